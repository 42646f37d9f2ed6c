"""The galley into pages: where each page ends.

Takes strips and the height of a page's frame in pt, gives for each page its strips with their y. A
page ends where the empty rest and the cost of the break there are least; no break is made where a
strip forbids it. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cvbuilder.errors import BoxTooLarge, Diagnostic
from cvbuilder.layout.galley import Alternatives, Galley, Strip, height_of

EMPTY_COST = 4000.0
"""Cost of a page that ends empty; it grows with the square of the empty part."""


class Placement(Struct, frozen=True):
    """A strip and the y of its top in its frame, pt."""

    strip: Strip
    y: float


def paginate(galley: Galley, height: float, first: float | None = None) -> tuple[tuple[Placement, ...], ...]:
    """Cut a galley into frames of `height` pt, the first of `first` pt if it is lower.

    Raises BoxTooLarge if an unbreakable stretch exceeds a whole frame. What does not fit a lower first
    frame goes to the next and leaves it empty.
    """
    rest = list(galley)
    frames: list[tuple[Placement, ...]] = []
    while rest:
        lower = not frames and first is not None and first < height
        placements, rest = _fill(rest, first if lower and first is not None else height, may_be_empty=lower)
        frames.append(placements)
    return tuple(frames) or ((),)


def _fill(
    parts: Sequence[Strip | Alternatives], height: float, may_be_empty: bool
) -> tuple[tuple[Placement, ...], list[Strip | Alternatives]]:
    """Fill one frame; return what stands in it and what is left."""
    pending = list(parts)
    placed: list[Placement] = []
    y = 0.0
    index = 0
    while index < len(pending):
        part = pending[index]
        if isinstance(part, Alternatives):
            pending[index : index + 1] = _chosen(part, height - y, first=not placed)
            continue
        top = y + (part.space_before if placed else 0.0)
        if top + part.height > height + 0.01:
            break
        placed.append(Placement(part, top))
        y = top + part.height
        index += 1
    if index == len(pending):
        return tuple(placed), []
    cut = _cheapest(pending, placed, height)
    if cut == 0 and not may_be_empty:
        raise _too_large(pending[0], height)
    return tuple(placed[:cut]), pending[cut:]


def _chosen(part: Alternatives, room: float, first: bool) -> tuple[Strip, ...]:
    """The first version that fits the room that is left on the page, else the last."""
    for version in part.versions:
        space = version[0].space_before if version and not first else 0.0
        if space + height_of(version) <= room + 0.01:
            return version
    return part.versions[-1]


def _cheapest(pending: Sequence[Strip | Alternatives], placed: Sequence[Placement], height: float) -> int:
    """How many strips stay on the page: the break with the least cost, the latest of equals; 0 if none may be."""
    best, best_cost = 0, float("inf")
    for cut in range(len(placed), 0, -1):
        strip = pending[cut]
        penalty = strip.penalty if isinstance(strip, Strip) else 0.0
        if penalty is None:
            continue
        last = placed[cut - 1]
        empty = 1.0 - (last.y + last.strip.height) / height
        cost = penalty + EMPTY_COST * max(0.0, empty) ** 2
        if cost < best_cost:
            best, best_cost = cut, cost
    return best


def _too_large(part: Strip | Alternatives, height: float) -> BoxTooLarge:
    key = part.keys[0] if isinstance(part, Strip) and part.keys else ""
    return BoxTooLarge(
        [Diagnostic(f"what stands here cannot be split and is taller than a page ({height:.0f} pt)", path=key)]
    )
