"""The width of each gap of a line: natural, or stretched and shrunk to the measure in CLREQ's order.

Takes a line's gaps and the room that is left, gives their widths in pt. CLREQ 3.2.4: reduce marks
and spaces kind by kind, expand word spaces, then the space between Han and Latin, then all gaps
evenly; all spaces of one kind move together.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from cvbuilder.layout.items import EXPAND_ORDER, SHRINK_ORDER, Gap, Give

ENOUGH = 1e-9
"""What is left (pt) when a line counts as full."""


def gap_widths(gaps: Sequence[Gap], slack: float) -> list[float]:
    """Return the width of each gap of a line so that they take `slack` pt more in all than by nature."""
    if slack < 0:
        return _shrunk(gaps, -slack)
    if slack > 0:
        return _stretched(gaps, slack)
    return [gap.natural for gap in gaps]


def _shrunk(gaps: Sequence[Gap], excess: float) -> list[float]:
    widths = [gap.natural for gap in gaps]
    _give(gaps, widths, SHRINK_ORDER, [-gap.shrink for gap in gaps], -excess)
    return widths


def _stretched(gaps: Sequence[Gap], slack: float) -> list[float]:
    widths = [gap.natural for gap in gaps]
    slack = _give(gaps, widths, EXPAND_ORDER, [gap.stretch for gap in gaps], slack)
    if slack > ENOUGH:
        rest = [index for index, gap in enumerate(gaps) if gap.tracks]
        rest = rest or [index for index, gap in enumerate(gaps) if gap.give == Give.WORD]
        for index in rest:
            widths[index] += slack / len(rest)
    return widths


def _give(
    gaps: Sequence[Gap], widths: list[float], order: Sequence[Give], limits: Sequence[float], wanted: float
) -> float:
    """Let the kinds of gap give in order, each up to its limits and all of one kind alike; return what is left."""
    for give in order:
        room = fsum(limit for gap, limit in zip(gaps, limits, strict=True) if gap.give == give)
        if not room:
            continue
        part = min(1.0, wanted / room)
        for index, gap in enumerate(gaps):
            if gap.give == give:
                widths[index] += limits[index] * part
        wanted -= room * part
        if abs(wanted) <= ENOUGH:
            break
    return wanted
