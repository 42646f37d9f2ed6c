"""A text as a YAML scalar: takes words and a manner of writing, gives the ways in which it could stand in a file.

    forms(text, hand)       the ways, the wanted one first, one that can hold any text last
    folded(text, ...)       the lines of a text that runs over several

Whether a way reads as the text is the caller's to try: plain scalars and folds have more traps than rules (YAML
1.1, 7.3, 9.1). Never looks at a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from cvbuilder.source.nodes import ScalarStyle

BLOCK_STYLES = ("literal", "folded")
NO_WORDS = re.compile(
    r"[-+.]?[0-9][0-9a-fxo_.,:eE+TZ -]*|[-+]?\.(inf|nan)|y|yes|n|no|on|off|true|false|null|~|=|<<", re.IGNORECASE
)
"""What another reader of YAML would take for a number, date, truth value or nothing (YAML 1.1, types)."""
_CLOSING = "、。，．：；！？）」』】〉》〕"


class Hand(Struct, frozen=True):
    """A manner of writing a scalar.

    `header` is the first line of a block scalar (`>-`), `width` the cells of a line, 0 for a text on one line, `quotes`
    the style of a text that cannot be plain.
    """

    style: ScalarStyle
    header: str = ""
    width: int = 0
    quotes: ScalarStyle = "double-quoted"


class Spot(Struct, frozen=True):
    """Where a scalar is to stand: the cells before it on its line, the column of its further lines."""

    first: int
    indent: int
    in_flow: bool


def forms(text: str, hand: Hand, spot: Spot) -> Iterator[str]:
    """Yield the ways to write a text, their lines parted by LF."""
    if hand.style in BLOCK_STYLES and not spot.in_flow:
        lines = folded(text, spot.indent, spot.indent, hand.width)
        yield "\n".join((hand.header, *(" " * spot.indent + line for line in lines)))
        yield "\n".join((hand.header, " " * spot.indent + text))
    styles: tuple[ScalarStyle, ...] = ("plain", hand.quotes, "double-quoted", "single-quoted")
    if hand.quotes == "double-quoted" and ('"' in text or "\\" in text):
        styles = ("plain", "single-quoted", "double-quoted")
    if hand.style in styles[1:]:
        styles = (hand.style, *styles)
    elif NO_WORDS.fullmatch(text) or "\t" in text or (spot.in_flow and "?" in text):
        # Not every parser reads a tab in a plain scalar, nor a question mark in one within brackets.
        styles = styles[1:]
    for style in styles:
        words = _escaped(text, style)
        if hand.width:
            yield ("\n" + " " * spot.indent).join(folded(words, spot.first, spot.indent, hand.width))
        yield words


def folded(text: str, first: int, indent: int, width: int) -> list[str]:
    """Cut a text into lines at its spaces, and between characters of Chinese; a width of 0 leaves it whole."""
    if not width:
        return [text]
    lines, line, room = list[str](), "", width - first
    for word in _pieces(text):
        if line and cells(line + word.rstrip(" ")) > room:
            lines.append(line.rstrip(" "))
            line, room = "", width - indent
        line += word
    return [*lines, line.rstrip(" ")]


def cells(text: str) -> int:
    """How many cells of an editor a text takes: wide and full-width characters take two (UAX 11)."""
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def _pieces(text: str) -> Iterator[str]:
    """What stays together on a line: words with the spaces after them, characters of Chinese with their marks."""
    piece = ""
    for character in text:
        tight = piece and _is_han(piece[-1]) and _is_han(character) and character not in _CLOSING
        if piece and (tight or (piece[-1] == " " and character != " ")):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _is_han(character: str) -> bool:
    """True for ideographs, kana and full-width marks, which a line's end parts without a space."""
    return "\u3001" <= character <= "\u312f" or "\u3400" <= character <= "\u9fff" or "\uff01" <= character <= "\uff60"


def _escaped(text: str, style: ScalarStyle) -> str:
    if style == "single-quoted":
        return "'" + text.replace("'", "''") + "'"
    if style == "double-quoted":
        return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
    return text
