"""The galley: a column of strips that is not yet cut into pages.

A strip is a band that no page break cuts: one line, a row of figures, a picture. Lengths in pt; the
items of a strip are placed from its top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Begins
from cvbuilder.layout.boxes import PageItem


class Mark(Struct, frozen=True):
    """A bookmark in the making: a heading's words, its level, its key."""

    title: str
    level: int
    key: str


class Strip(Struct, frozen=True):
    """A band of a column.

    `space_before` vanishes at the top of a page. `baseline`: from the strip's top to its (first)
    baseline. `penalty`: the cost of a page break before the strip; None forbids it. `keys`: blocks that
    begin here. `lines`: how many lines of text stand in it. Of things side by side, such as two languages, strips that
    belong together have one `row`; `cells` tells where in `items` each cell ends: what is in a cell is read through all
    strips of the row before the next one is. `begins`: a section begins here that takes room of its own.
    """

    height: float
    items: tuple[PageItem, ...]
    baseline: float = 0.0
    space_before: float = 0.0
    penalty: float | None = 0.0
    keys: tuple[str, ...] = ()
    mark: Mark | None = None
    lines: int = 1
    row: str = ""
    cells: tuple[int, ...] = ()
    begins: Begins | None = None


class Alternatives(Struct, frozen=True):
    """Ranked versions of one stretch of the galley; the paginator takes the first that fits."""

    versions: tuple[tuple[Strip, ...], ...]


Galley = tuple[Strip | Alternatives, ...]


def keyed(part: Strip | Alternatives, key: str) -> Strip | Alternatives:
    """Return the beginning of a block with the block's key, so that pages know where the block begins."""
    if isinstance(part, Strip):
        return replace(part, keys=(key, *part.keys)) if key and key not in part.keys else part
    return Alternatives(tuple(_keyed_version(version, key) for version in part.versions))


def _keyed_version(version: tuple[Strip, ...], key: str) -> tuple[Strip, ...]:
    first = keyed(version[0], key) if version else None
    return (first, *version[1:]) if isinstance(first, Strip) else version


def lines_of(strips: Iterable[Strip]) -> int:
    """How many lines of text stand in strips."""
    return sum(strip.lines for strip in strips)


def moved(item: PageItem, dx: float, dy: float) -> PageItem:
    """Return a page item displaced by dx, dy pt."""
    return replace(item, x=item.x + dx, y=item.y + dy) if dx or dy else item


def shifted(strips: Iterable[Strip], dx: float) -> list[Strip]:
    """Return strips with their items displaced to the right by dx pt."""
    if not dx:
        return list(strips)
    return [replace(strip, items=tuple([moved(item, dx, 0.0) for item in strip.items])) for strip in strips]


def height_of(strips: Iterable[Strip]) -> float:
    """The height of strips that stand above each other, the first one's space before left out."""
    total = 0.0
    for number, strip in enumerate(strips):
        total += strip.height + (strip.space_before if number else 0.0)
    return total


def stacked(strips: Iterable[Strip], top: float) -> list[PageItem]:
    """Return the items of strips that stand above each other from `top` on."""
    return read_through(placed_from(strips, top))


def placed_from(strips: Iterable[Strip], top: float) -> list[tuple[Strip, float]]:
    """Return strips that stand above each other from `top` on, each with its y."""
    placed: list[tuple[Strip, float]] = []
    y = top
    for number, strip in enumerate(strips):
        y += strip.space_before if number else 0.0
        placed.append((strip, y))
        y += strip.height
    return placed


def read_through(placed: Iterable[tuple[Strip, float]], x: float = 0.0) -> list[PageItem]:
    """Return the items of strips, each at its y, their left edges at x, in reading order.

    That is cell by cell where strips make up one row.
    """
    items: list[PageItem] = []
    for row, group in groupby(placed, key=lambda each: each[0].row):
        strips = list(group)
        if not row:
            items += [moved(item, x, y) for strip, y in strips for item in strip.items]
            continue
        for cell in range(max(len(strip.cells) for strip, _ in strips)):
            for strip, y in strips:
                start = strip.cells[cell - 1] if cell else 0
                items += [moved(item, x, y) for item in strip.items[start : strip.cells[cell]]]
    return items


def spaced(part: Strip | Alternatives, space: float, keep: bool) -> Strip | Alternatives:
    """The beginning of a block with the space before it; `keep` forbids a page break there."""
    if isinstance(part, Strip):
        penalty = None if keep else part.penalty
        return replace(part, space_before=max(space, part.space_before), penalty=penalty)
    return Alternatives(tuple(_spaced_version(version, space, keep) for version in part.versions))


def _spaced_version(version: tuple[Strip, ...], space: float, keep: bool) -> tuple[Strip, ...]:
    first = spaced(version[0], space, keep) if version else None
    return (first, *version[1:]) if isinstance(first, Strip) else version
