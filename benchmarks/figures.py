"""What figures say together: medians with quartiles, ratios of what took turns, straight lines. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from statistics import median, quantiles

from msgspec import Struct


class Spread(Struct, frozen=True):
    """A median with the quartiles beside it."""

    low: float
    middle: float
    high: float


class Line(Struct, frozen=True):
    """A straight line through points by least squares; `fit` is R², 1 where all points lie on it."""

    slope: float
    start: float
    fit: float

    def at(self, x: float) -> float:
        """Its height at a place."""
        return self.start + self.slope * x


def spread(figures: Sequence[float]) -> Spread:
    """The median and quartiles of some figures, of which there is at least one."""
    if len(figures) == 1:
        return Spread(figures[0], figures[0], figures[0])
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return Spread(low, median(figures), high)


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times as much ours took, turn by turn, so that what disturbs a turn disturbs both sides of it.

    Where one had fewer turns, the others' later ones do not count.
    """
    return spread([mine / yours for mine, yours in zip(ours, theirs, strict=False)])


def differences(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How much more ours took, turn by turn."""
    return spread([mine - yours for mine, yours in zip(ours, theirs, strict=False)])


def line_through(points: Sequence[tuple[float, float]]) -> Line:
    """The straight line through at least two points that leaves the least sum of squares.

    Raises ValueError if all stand at one place.
    """
    count = len(points)
    mean_x, mean_y = fsum(x for x, _ in points) / count, fsum(y for _, y in points) / count
    across = fsum((x - mean_x) ** 2 for x, _ in points)
    if not across:
        raise ValueError("points at one place lie on no line that has a slope")
    slope = fsum((x - mean_x) * (y - mean_y) for x, y in points) / across
    start = mean_y - slope * mean_x
    total = fsum((y - mean_y) ** 2 for _, y in points)
    left = fsum((y - start - slope * x) ** 2 for x, y in points)
    return Line(slope, start, 1 - left / total if total else 1.0)
