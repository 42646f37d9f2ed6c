"""The width of each gap of a line: natural, or stretched and shrunk to the measure in CLREQ's order.

Takes a line's gaps and the room that is left, gives their widths in pt. CLREQ 3.2.4: reduce marks
and spaces kind by kind, expand word spaces, then the space between Han and Latin, then all gaps
evenly; all spaces of one kind move together.
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.layout.items import EXPAND_ORDER, SHRINK_ORDER, Gap, Give


def gap_widths(gaps: Sequence[Gap], slack: float) -> list[float]:
    """Return the width of each gap of a line so that they take `slack` pt more in all than by nature."""
    if slack < 0:
        return _shrunk(gaps, -slack)
    if slack > 0:
        return _stretched(gaps, slack)
    return [gap.natural for gap in gaps]


def _shrunk(gaps: Sequence[Gap], excess: float) -> list[float]:
    widths = [gap.natural for gap in gaps]
    for give in SHRINK_ORDER:
        room = sum(gap.shrink for gap in gaps if gap.give == give)
        if room <= 0:
            continue
        part = min(1.0, excess / room)
        for index, gap in enumerate(gaps):
            if gap.give == give:
                widths[index] -= gap.shrink * part
        excess -= room * part
        if excess <= 1e-9:
            break
    return widths


def _stretched(gaps: Sequence[Gap], slack: float) -> list[float]:
    widths = [gap.natural for gap in gaps]
    for give in EXPAND_ORDER:
        room = sum(gap.stretch for gap in gaps if gap.give == give)
        if room <= 0:
            continue
        part = min(1.0, slack / room)
        for index, gap in enumerate(gaps):
            if gap.give == give:
                widths[index] += gap.stretch * part
        slack -= room * part
        if slack <= 1e-9:
            return widths
    rest = [index for index, gap in enumerate(gaps) if gap.tracks]
    if not rest:
        rest = [index for index, gap in enumerate(gaps) if gap.give == Give.WORD]
    for index in rest:
        widths[index] += slack / len(rest)
    return widths
