"""Sections that take room of their own: those that begin a page, have a share of one, or flow through columns.

Takes a galley whose strips say where such sections begin, the style and the heights of frames in pt; gives the strips
of each page. Each stretch between two such places is cut into pages by itself, so that a document of hundreds of
pages costs what its pages cost, and not the square of it. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from cvbuilder.document.nodes import Begins
from cvbuilder.errors import BoxTooLarge
from cvbuilder.layout.boxes import Rule
from cvbuilder.layout.galley import Alternatives, Galley, Strip, shifted
from cvbuilder.layout.paginate import Placement, paginate
from cvbuilder.theme.style import Style

Frame = tuple[Placement, ...]
SHARED_HEAD = 0.25
"""What may stand above the first share of a page, as a part of the page: a heading."""
STEP = 0.5
"""How exactly the height of the last page's columns is found, pt."""


def begun(galley: Galley, begins: Begins | None) -> Galley:
    """Return a section's galley whose first strip says how the section takes its room."""
    if begins is None or not galley or not isinstance(galley[0], Strip):
        return galley
    return (replace(galley[0], begins=begins), *galley[1:])


def column_width(style: Style, begins: Begins | None, measure: float) -> float:
    """The width of a section's lines: the measure, or that of one of its columns, pt."""
    if begins is None or begins.kind != "columns":
        return measure
    return (measure - style.parts_gap * (begins.count - 1)) / begins.count


def paginate_parts(galley: Galley, style: Style, heights: tuple[float, float], filled: bool) -> tuple[Frame, ...]:
    """Cut a galley into frames, as `paginate` does; `heights` are those of all frames and of the first one, pt."""
    height, first = heights
    parts = _parts(galley)
    if len(parts) == 1 and parts[0][0] is None:
        return paginate(galley, height, first, filled=filled)
    book = _Book(style, height, first)
    for begins, part in parts:
        book.add(begins, part)
    return tuple(book.frames)


def _parts(galley: Galley) -> list[tuple[Begins | None, Galley]]:
    """The stretches of a galley, each with how it takes its room."""
    parts: list[tuple[Begins | None, list[Strip | Alternatives]]] = [(None, [])]
    for strip in galley:
        if isinstance(strip, Strip) and strip.begins is not None:
            parts.append((strip.begins, []))
        parts[-1][1].append(strip)
    found = [(begins, tuple(part)) for begins, part in parts if part]
    return found or [(None, ())]


class _Book:
    """Frames in the making."""

    def __init__(self, style: Style, height: float, first: float) -> None:
        self.frames: list[Frame] = []
        self._style = style
        self._measure = style.page.measure - style.page.gutter - style.page.gutter_gap
        self._height = height
        self._first = first
        self._used = 0.0
        self._room = 0.0
        self._shares: list[float] = []

    def add(self, begins: Begins | None, part: Galley) -> None:
        """Add a stretch where it belongs."""
        if begins is not None and begins.kind == "share" and self._in_share(part, begins.count):
            return
        self._shares = []
        if begins is not None and begins.kind == "columns" and self.frames:
            self._columns(part, begins.count)
            return
        self._pages(part)

    def _pages(self, part: Galley) -> None:
        """A stretch that begins a page."""
        if not self.frames and self._first < self._height:
            self.frames.append(())  # the masthead has the first page to itself
        frames = paginate(part, self._height)
        self.frames.extend(frames)
        self._used = _foot(frames[-1])

    def _in_share(self, part: Galley, count: int) -> bool:
        """Place a stretch in the next free share of the page, or of a new one; False if a share is too little."""
        gap = self._style.section_gap * (count > 1)  # what is left free between two shares
        below = self._used + self._style.section_gap if 0 < self._used <= self._height * SHARED_HEAD else 0.0
        for top in (below, 0.0) if not self._shares else (None,):
            if top is not None:
                self._room = (self._height - top) / count
            found = _fitting(part, self._room - gap)
            if found is None:
                continue
            if top is not None:
                self._shares = [top + self._room * number for number in range(count)]
            if top == 0.0:
                self.frames.append(())
            here = self._shares.pop(0)
            placed = tuple(Placement(each.strip, each.y + here) for each in found)
            self.frames[-1] += placed if top is not None else self._divided(placed)
            self._used = self._height
            return True
        return False

    def _divided(self, placed: Frame) -> Frame:
        """A share below another, with the theme's rule between them."""
        rule = self._style.block("speaker").rule
        if rule is None or not placed:
            return placed
        item = Rule(0.0, -rule.offset, self._measure, rule.thickness, rule.color)
        first = replace(placed[0].strip, items=(item, *placed[0].strip.items))
        return (Placement(first, placed[0].y), *placed[1:])

    def _columns(self, part: Galley, count: int) -> None:
        """A stretch that flows through columns below what stands on the page."""
        step = column_width(self._style, Begins("columns", count), self._measure) + self._style.parts_gap
        top = self._used + self._style.section_gap if self._used else 0.0
        strips = [placed.strip for frame in paginate(part, self._height, filled=True) for placed in frame]
        while strips:
            room = self._height - top
            columns = list(paginate(tuple(strips), room, filled=True))
            if len(columns) <= count:
                columns = _balanced(strips, room, count)
            if not top:
                self.frames.append(())
            for number, column in enumerate(columns[:count]):
                self.frames[-1] += tuple(
                    Placement(shifted((each.strip,), step * number)[0], each.y + top) for each in column
                )
            self._used = top + max(map(_foot, columns[:count]))
            strips, top = [placed.strip for column in columns[count:] for placed in column], 0.0


def _fitting(part: Galley, height: float) -> Frame | None:
    """A stretch in one frame of a height; None if it needs more."""
    try:
        frames = paginate(part, height)
    except BoxTooLarge:
        return None
    return frames[0] if len(frames) == 1 else None


def _foot(frame: Frame) -> float:
    """Where a frame's last strip ends, pt."""
    return frame[-1].y + frame[-1].strip.height if frame else 0.0


def _balanced(strips: Sequence[Strip], room: float, count: int) -> list[Frame]:
    """The lowest columns, at most `count`, that hold all strips: what is read on is then not far away."""
    low, high = 0, ceil(room / STEP)
    best = list(paginate(tuple(strips), room, filled=True))
    while high - low > 1:
        middle = (low + high) // 2
        try:
            found = list(paginate(tuple(strips), middle * STEP, filled=True))
        except BoxTooLarge:
            found = []
        if found and len(found) <= count:
            best, high = found, middle
        else:
            low = middle
    return best
