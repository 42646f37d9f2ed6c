"""What stands before the items of a list: bullets and numbers.

Takes a setting and an item, gives page items placed from the list's left edge; numbers end at one place.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.document.nodes import ListItem, Text
from cvbuilder.layout.boxes import Disc, PageItem
from cvbuilder.layout.characters import is_chinese
from cvbuilder.layout.galley import moved
from cvbuilder.layout.paragraphs import Setting, Words, set_lines

MARKER = 0.38
"""Where a bullet's centre stands, as a part of the list's indent."""
FIGURE, NUMBER_GAP, NUMBER_SPACE = 0.56, 0.72, 0.4
"""Widths (em) of a figure of a number, of its stop with the space after it, of that space alone."""
NUMBER_ROOM = 10.0
"""Width (em) that a list's number may take to the left: four digits and a stop, twice as large as the text."""
NUMBER = "list-number"
"""The role of the number before an item of a list."""
HAN_MIDDLE, X_MIDDLE = 0.37, 0.24
"""The middle of Han characters and of small letters above the baseline, em."""


def set_bullet(setting: Setting, baseline: float) -> Disc:
    """A bullet at the middle of the letters: of Han characters, or of the x-height."""
    style = setting.style.list
    chinese = is_chinese(setting.style.language)
    rise = (HAN_MIDDLE if chinese else X_MIDDLE) * setting.block("list-item").text.size
    return Disc(style.indent * MARKER, baseline - rise, style.bullet_radius, style.bullet_color)


def number_indent(setting: Setting, count: int) -> float:
    """The indent of a numbered list: room for its longest number and its stop, so that none hangs out."""
    digits = len(str(count))
    return (digits * FIGURE + NUMBER_GAP) * setting.block("list-item").text.size


def set_number(setting: Setting, item: ListItem, number: int, baseline: float, indent: float) -> list[PageItem]:
    """A number whose full stop stands at the same place for every item."""
    text = replace(setting.block("list-item").text, align="right")
    words = Words((Text(f"{number}.", "en", NUMBER),), item.key, item.origin)
    room = NUMBER_ROOM * text.size
    (line,) = set_lines(setting, words, text, room)
    right = indent - NUMBER_SPACE * text.size
    return [moved(piece, right - room, baseline) for piece in line.items]
