"""Columns of one text in several languages, paired: what has one key begins on one line.

Takes the strips of each language, gives strips across all of them. A page may end wherever all of the columns allow
it, also within what stands in a row; then both sides go on at the head of the next page. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.layout.boxes import PageItem
from cvbuilder.layout.galley import Mark, Strip, moved
from cvbuilder.theme.style import Style

BETWEEN = " / "
ROW_BREAK = 100.0
"""Cost of a page break inside a row, beside what the lines of each language ask for it."""


class Side(Struct, frozen=True):
    """One language: its strips, the x of its column in pt, and the keys of the blocks that are read as a whole."""

    strips: tuple[Strip, ...]
    x: float
    units: tuple[str, ...]


Stretch = tuple[Strip, ...]
"""Strips of one language from the beginning of one block to that of the next."""
Stretches = list[Stretch | None]
"""What stands in one row, a stretch for each language; None leaves its place blank."""


def columns_of(style: Style) -> tuple[tuple[float, float], ...]:
    """The place and the width of each language's column, pt."""
    parts = style.parts or (style,)
    room = style.page.measure - style.parts_gap * (len(parts) - 1)
    whole = fsum(part.share for part in parts)
    found: list[tuple[float, float]] = []
    x = 0.0
    for part in parts:
        width = room * part.share / whole
        found.append((x, width))
        x += width + style.parts_gap
    return tuple(found)


def abreast(sides: Sequence[Side]) -> tuple[Strip, ...]:
    """Return the strips of all languages, those that begin with one key level."""
    units = {key for side in sides for key in side.units}
    found: list[Strip] = []
    unit = ""
    for row in _rows([_stretches(side.strips) for side in sides]):
        keys = [key for stretch in row if stretch for key in stretch[0].keys]
        unit = next((key for key in keys if key in units), unit)
        for line in range(max(len(stretch) for stretch in row if stretch)):
            cells = [stretch[line] if stretch and line < len(stretch) else None for stretch in row]
            band = _band(cells, [side.x for side in sides], unit or "row")
            inside = line and band.penalty is not None
            found.append(replace(band, penalty=(band.penalty or 0.0) + ROW_BREAK) if inside else band)
    return tuple(found)


def _stretches(strips: Sequence[Strip]) -> list[Stretch]:
    """Cut strips where a block begins that has not begun before: an entry's date belongs to its title."""
    cuts: list[int] = []
    seen: set[str] = set()
    for number, strip in enumerate(strips):
        if not number or not seen.issuperset(strip.keys):
            cuts.append(number)
        seen.update(strip.keys)
    return [tuple(strips[start:end]) for start, end in pairwise((*cuts, len(strips)))]


def _rows(columns: Sequence[Sequence[Stretch]]) -> list[Stretches]:
    """Pair stretches by their keys, in the first language's order; what it lacks stands where others have it."""
    rows: list[Stretches] = []
    for column, stretches in enumerate(columns):
        last = -1
        for stretch in stretches:
            keys = set(stretch[0].keys)
            place = next((at for at in range(last + 1, len(rows)) if keys & _keys(rows[at])), None)
            if place is None:
                place = last + 1
                rows.insert(place, [None] * len(columns))
            rows[place][column] = stretch
            last = place
    return rows


def _keys(row: Stretches) -> set[str]:
    return {key for stretch in row if stretch for key in stretch[0].keys}


def _band(cells: Sequence[Strip | None], places: Sequence[float], row: str) -> Strip:
    """One line of all languages, their baselines level; a page ends before it only if all allow it."""
    strips = [cell for cell in cells if cell is not None]
    baseline = max(strip.baseline for strip in strips)
    items: list[PageItem] = []
    ends: list[int] = []
    for cell, x in zip(cells, places, strict=True):
        if cell is not None:
            items.extend(moved(item, x, baseline - cell.baseline) for item in cell.items)
        ends.append(len(items))
    penalties = [strip.penalty for strip in strips]
    return Strip(
        height=max(baseline - strip.baseline + strip.height for strip in strips),
        items=tuple(items),
        baseline=baseline,
        space_before=max(strip.space_before for strip in strips),
        penalty=None if None in penalties else max(each or 0.0 for each in penalties),
        keys=tuple(dict.fromkeys(key for strip in strips for key in strip.keys)),
        mark=_mark([strip.mark for strip in strips if strip.mark is not None]),
        lines=max(strip.lines for strip in strips),
        row=row,
        cells=tuple(ends),
    )


def _mark(marks: Sequence[Mark]) -> Mark | None:
    """One bookmark for the headings of one row, its words in all languages."""
    if not marks:
        return None
    titles = dict.fromkeys(mark.title for mark in marks)
    return Mark(BETWEEN.join(titles), marks[0].level, marks[0].key)
