"""The galley into pages: where each page ends.

Takes strips and the height of a page's frame in pt, gives for each page its strips with their y. The ends
of all pages are chosen together (forward over legal breaks, backward for the least cost): as few pages as can
be, then the least of what breaks cost, of what pages leave empty, and of a last page that is a mere stub.
No break is made where a strip forbids it. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from cvbuilder.errors import BoxTooLarge, Diagnostic
from cvbuilder.layout.galley import Alternatives, Galley, Strip, height_of

EMPTY_COST = 4000.0
"""Cost of a page that ends empty; it grows with the square of the empty part."""
STUB = 1 / 3
"""A last page that is filled less than this is a stub."""
STUB_COST = 400.0
"""Cost of a last page without anything; it falls with the square of what a third of the page lacks."""
TOLERANCE = 0.01
"""What a frame may hold beyond its height, pt: sums of floats."""


class Placement(Struct, frozen=True):
    """A strip and the y of its top in its frame, pt."""

    strip: Strip
    y: float


class _Plan(NamedTuple):
    """The best way to cut what begins at some strip: so many pages, at such a cost, the first up to `end`."""

    pages: int
    cost: float
    end: int


def paginate(
    galley: Galley, height: float, first: float | None = None, *, filled: bool = False
) -> tuple[tuple[Placement, ...], ...]:
    """Cut a galley into frames of `height` pt, the first of `first` pt if it is lower.

    `filled` asks for pages as full as they go, however short the last one is. Raises BoxTooLarge if an
    unbreakable stretch exceeds a whole frame. What does not fit a lower first frame goes to the next and
    leaves it empty.
    """
    frames = _Frames(min(height, height if first is None else first), height, 0.0 if filled else STUB_COST)
    return frames.cut(frames.resolved(galley))


class _Frames(Struct, frozen=True):
    """The heights of the first frame and of all others, pt, and what a stub costs."""

    first: float
    height: float
    stub_cost: float

    def room(self, begin: int) -> float:
        """The height of the frame that begins with a strip."""
        return self.height if begin else self.first

    def resolved(self, galley: Galley) -> list[Strip]:
        """The strips of a galley; of ranked versions the first that fits the room where it stands, else the last."""
        strips: list[Strip] = []
        for part in galley:
            if isinstance(part, Strip):
                strips.append(part)
            else:
                strips.extend(self._chosen(part, strips))
        return strips

    def _chosen(self, part: Alternatives, above: Sequence[Strip]) -> tuple[Strip, ...]:
        room = self.first
        if above:
            pages = _Frames(self.first, self.height, 0.0).cut(above)
            last = pages[-1][-1]
            room = (self.height if len(pages) > 1 else self.first) - last.y - last.strip.height
        for version in part.versions:
            space = version[0].space_before if version and above else 0.0
            if space + height_of(version) <= room + TOLERANCE:
                return version
        return part.versions[-1]

    def cut(self, strips: Sequence[Strip]) -> tuple[tuple[Placement, ...], ...]:
        """The frames that strips make."""
        if not strips or height_of(strips) <= self.first + TOLERANCE:
            return (_placed(strips),)
        _require_room(strips, self.height)
        plans = self._plans(strips)
        pages: list[tuple[Placement, ...]] = []
        begin = 0
        if 0 not in plans:  # what stands first fits only a whole frame
            pages.append(())
            plans = _Frames(self.height, self.height, self.stub_cost)._plans(strips)
        while begin < len(strips):
            end = plans[begin].end
            pages.append(_placed(strips[begin:end]))
            begin = end
        return tuple(pages)

    def _plans(self, strips: Sequence[Strip]) -> dict[int, _Plan]:
        """The best plan for each strip that a page may begin with, found from the last to the first."""
        plans = {len(strips): _Plan(0, 0.0, len(strips))}
        for begin in range(len(strips) - 1, -1, -1):
            if begin and strips[begin].penalty is None:
                continue
            best: _Plan | None = None
            for end, cost in self._pages(strips, begin):
                rest = plans.get(end)
                if rest is None:
                    continue
                pages, whole = rest.pages + 1, rest.cost + cost
                if best is None or pages < best.pages or (pages == best.pages and whole <= best.cost):
                    best = _Plan(pages, whole, end)
            if best is not None:
                plans[begin] = best
        return plans

    def _pages(self, strips: Sequence[Strip], begin: int) -> Iterator[tuple[int, float]]:
        """Where a page may end that begins with a strip, the fullest last, and what that costs."""
        room, used = self.room(begin), 0.0
        if room <= 0:  # the masthead has taken the page
            return
        for end in range(begin + 1, len(strips) + 1):
            strip = strips[end - 1]
            used += strip.height + strip.space_before if end > begin + 1 else strip.height
            if used > room + TOLERANCE:
                return
            if end == len(strips):
                yield end, self._stub(used / room) if begin else 0.0
                return
            penalty = strips[end].penalty
            if penalty is not None:
                empty = 1.0 - used / room
                yield end, penalty + EMPTY_COST * empty**2 if empty > 0.0 else penalty

    def _stub(self, part: float) -> float:
        """The cost of a last page that is filled to this part."""
        return self.stub_cost * max(0.0, 1.0 - part / STUB) ** 2


def _placed(strips: Sequence[Strip]) -> tuple[Placement, ...]:
    """Strips that stand above each other in one frame."""
    placed: list[Placement] = []
    y = 0.0
    for strip in strips:
        y += strip.space_before if placed else 0.0
        placed.append(Placement(strip, y))
        y += strip.height
    return tuple(placed)


def _require_room(strips: Sequence[Strip], height: float) -> None:
    """Raise BoxTooLarge for a stretch without a break that is taller than a frame."""
    begin = 0
    for end in range(1, len(strips) + 1):
        if end == len(strips) or strips[end].penalty is not None:
            if height_of(strips[begin:end]) > height + TOLERANCE:
                raise _too_large(strips[begin:end], height)
            begin = end


def _too_large(stretch: Sequence[Strip], height: float) -> BoxTooLarge:
    key = next((key for strip in stretch for key in strip.keys), "")
    return BoxTooLarge(
        [Diagnostic(f"what stands here cannot be split and is taller than a page ({height:.0f} pt)", path=key)]
    )
