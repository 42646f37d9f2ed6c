"""The dates of entries: in a gutter of their own, at the right end of the title's line, or below it.

Takes an entry and a setting, gives the strips of its date, or its items as part of the title's last strip.
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.document.nodes import EntryBlock
from cvbuilder.layout.boxes import GlyphRun, PageItem
from cvbuilder.layout.galley import Strip, height_of, moved, stacked
from cvbuilder.layout.paragraphs import Setting, Words, set_lines, set_paragraph
from cvbuilder.theme.style import DatePlace


def set_date(setting: Setting, entry: EntryBlock, place: DatePlace, measure: float) -> list[Strip]:
    """The strips of an entry's date: as wide as the gutter, as the date itself, or as the column; none without."""
    if not entry.when:
        return []
    words = Words(entry.when, entry.key, entry.origin)
    if place != "right":
        return set_paragraph(setting, words, "date", setting.style.page.gutter if place == "gutter" else measure)
    lines = set_lines(setting, words, setting.block("date").text, measure / 2)
    return set_paragraph(setting, words, "date", max(line.width for line in lines) + 0.1)


def width_of(strips: Sequence[Strip]) -> float:
    """How far the runs of some strips reach to the right, pt."""
    runs = [item for strip in strips for item in strip.items if isinstance(item, GlyphRun)]
    return max(run.x + run.width for run in runs)


def beside(
    setting: Setting, head: Sequence[Strip], date: Sequence[Strip], place: DatePlace, measure: float
) -> list[PageItem]:
    """The items of a date whose first line is level with the head's first, as part of the head's last strip.

    They stand after the head's own in reading order: title, date, then what is told.
    """
    page = setting.style.page
    x = -page.gutter - page.gutter_gap if place == "gutter" else measure - width_of(date)
    top = head[0].baseline - date[0].baseline - (height_of(head) - head[-1].height)
    return [moved(item, x, 0.0) for item in stacked(date, top)]
