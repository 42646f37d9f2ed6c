"""Optimal line breaking: forward dynamic programming over the break places of a paragraph.

Takes items and a measure, gives for each line its first and last atom. In the manner of Knuth and
Plass (Breaking Paragraphs into Lines, 1981), with costs for what a Chinese reader minds: a lone
character on the last line (孤字), a number torn from its unit. Pure; lengths in pt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from cvbuilder.layout.characters import Kind
from cvbuilder.layout.items import Items

JUSTIFIED_PASSES = ((1.6, 0.3), (4.0, 0.3), (12.0, 0.3))
RAGGED_PASSES = ((12.0, 0.3), (12.0, 0.0))
"""For each pass the largest stretch ratio of a line, and the shortest line as a part of the measure.

What no pass can break is broken by first fit.
"""
LINE_PENALTY = 10.0
HYPHEN_PAIR = 3000.0
ORPHAN = 40000.0
LONE_WORD = 10000.0
SHORT_LONE_WORD = 15000.0
STUB, STUB_COST = 0.1, 6000.0
"""A last line below this part of the measure, and its cost."""
RAGGED_SLACK = 6.0
"""Em that a line set flush left may fall short before it counts as ragged."""
SLACK = 0.05
"""How far (pt) a line may pass the measure by rounding."""


class Line(Struct, frozen=True, gc=False):
    """Atoms `start` to `end` (exclusive) of one line; `overfull` in pt, 0 for all lines that fit."""

    start: int
    end: int
    overfull: float = 0.0


class _Sums(Struct, frozen=True):
    """Cumulative widths up to and including each atom, its gap included."""

    width: list[float]
    stretch: list[float]
    shrink: list[float]


def break_lines(items: Items, measure: float, justified: bool) -> tuple[Line, ...]:
    """Break a paragraph for a measure in pt; a paragraph without atoms has no line."""
    count = len(items.atoms)
    if not count:
        return ()
    sums = _sums(items)
    if sums.width[-1] <= measure + SLACK:
        return (Line(0, count),)
    breaker = _Breaker(items, sums, measure, justified)
    for tolerance, shortest in JUSTIFIED_PASSES if justified else RAGGED_PASSES:
        starts = breaker.optimum(tolerance, shortest)
        if starts is not None:
            return tuple(Line(a, b) for a, b in zip(starts, [*starts[1:], count], strict=True))
    return _greedy(items, sums, measure)


def _sums(items: Items) -> _Sums:
    gaps = items.gaps[1:]
    first = items.atoms[0].width
    width = accumulate(
        (atom.width + gap.natural for atom, gap in zip(items.atoms[1:], gaps, strict=True)), initial=first
    )
    stretch = accumulate((gap.stretch for gap in gaps), initial=0.0)
    shrink = accumulate((gap.shrink for gap in gaps), initial=0.0)
    return _Sums(list(width), list(stretch), list(shrink))


class _Node(Struct, gc=False):
    """A feasible break before an atom: the least cost to get here, from where, and whether by a hyphen."""

    cost: float
    previous: int
    hyphenated: bool


class _Breaker:
    """One paragraph, one measure, one manner of alignment: costs of lines, and the cheapest set of breaks."""

    def __init__(self, items: Items, sums: _Sums, measure: float, justified: bool) -> None:
        self.items = items
        self.sums = sums
        self.measure = measure
        self.justified = justified
        count = len(items.atoms)
        self.places = [index for index in range(1, count) if items.gaps[index].penalty is not None]
        self.places.append(count)
        self.ends = [sums.width[place - 1] + self._hyphen_width(place) for place in self.places]

    def optimum(self, tolerance: float, shortest: float) -> list[int] | None:
        """Return the starts of the lines of the cheapest set of breaks, or None if none is within tolerance.

        No line but the last is shorter than `shortest`, a part of the measure.
        """
        count = len(self.items.atoms)
        nodes: dict[int, _Node] = {0: _Node(0.0, -1, False)}
        for number in range(-1, len(self.places) - 1):
            start = 0 if number < 0 else self.places[number]
            node = nodes.get(start)
            if node is None:
                continue
            for place, ratio in self._lines(start, number + 1, tolerance, shortest):
                cost = node.cost + self._cost(start, place, ratio, node.hyphenated)
                known = nodes.get(place)
                if known is None or cost < known.cost:
                    hyphenated = place < count and self.items.gaps[place].hyphen is not None
                    nodes[place] = _Node(cost, start, hyphenated)
        return _trace(nodes, count)

    def _lines(self, start: int, first: int, tolerance: float, shortest: float) -> Iterator[tuple[int, float]]:
        """Yield each place where a line from `start` can end, with how far the line gives for it."""
        places, ends, stretch, shrink = self.places, self.ends, self.sums.stretch, self.sums.shrink
        base = self.sums.width[start] - self.items.atoms[start].width
        room, far = self.measure + SLACK, self.measure + self.items.em
        first = min(bisect_right(ends, base + shortest * self.measure, first), len(places) - 1)
        for number in range(first, len(places)):
            place = places[number]
            natural = ends[number] - base
            give = shrink[place - 1] - shrink[start]
            if natural - give > room:
                if natural - give > far:
                    return
                continue
            ratio = self._ratio(place, natural, stretch[place - 1] - stretch[start], give)
            if ratio <= tolerance:
                yield place, ratio

    def _hyphen_width(self, place: int) -> float:
        hyphen = self.items.gaps[place].hyphen if place < len(self.items.atoms) else None
        return hyphen.width if hyphen is not None else 0.0

    def _ratio(self, place: int, natural: float, stretch: float, shrink: float) -> float:
        """How far a line gives: above 0 as part of its stretch, below 0 as part of its shrink."""
        slack = self.measure - natural
        if slack < 0:
            return slack / shrink if shrink > 0 else 0.0
        if place == len(self.items.atoms):
            return 0.0
        if not self.justified:
            return slack / (RAGGED_SLACK * self.items.em)
        return slack / stretch if stretch > 0 else (0.0 if slack < SLACK else 1e6)

    def _cost(self, start: int, place: int, ratio: float, after_hyphen: bool) -> float:
        """The demerits of a line."""
        badness = 100.0 * abs(ratio) ** 3 if self.justified or ratio < 0 else 50.0 * ratio * ratio
        if place == len(self.items.atoms):
            return (LINE_PENALTY + badness) ** 2 + _last_line_cost(self.items, start) + self._stub_cost(start)
        gap = self.items.gaps[place]
        cost = (LINE_PENALTY + badness + (gap.penalty or 0.0)) ** 2
        return cost + HYPHEN_PAIR if gap.hyphen is not None and after_hyphen else cost

    def _stub_cost(self, start: int) -> float:
        """A last line of a few characters under a full one is a stub."""
        if start == 0:
            return 0.0
        width = self.sums.width[-1] - self.sums.width[start] + self.items.atoms[start].width
        return STUB_COST if width < STUB * self.measure else 0.0


def _last_line_cost(items: Items, start: int) -> float:
    """A last line of one Han character (孤字, CLREQ 3.1.3 note) or of one word is to be avoided."""
    if start == 0 or len(items.atoms) - start > 6:
        return 0.0
    words = [atom for atom in items.atoms[start:] if atom.kind in (Kind.HAN, Kind.LATIN)]
    if all(atom.kind == Kind.HAN for atom in words):
        return ORPHAN if len(words) <= 1 else 0.0
    if len(words) > 1:
        return 0.0
    return SHORT_LONE_WORD if len(words[0].text) < 4 else LONE_WORD


def _trace(nodes: dict[int, _Node], count: int) -> list[int] | None:
    node = nodes.get(count)
    if node is None:
        return None
    starts = []
    while node.previous >= 0:
        starts.append(node.previous)
        node = nodes[node.previous]
    return starts[::-1]


def _greedy(items: Items, sums: _Sums, measure: float) -> tuple[Line, ...]:
    """First fit, for what no optimum exists: a piece wider than the measure. Its line says how much."""
    lines: list[Line] = []
    start, candidate = 0, None
    count = len(items.atoms)
    index = 1
    while index <= count:
        base = sums.width[start] - items.atoms[start].width
        too_wide = sums.width[index - 1] - base > measure + SLACK
        if too_wide and candidate is not None:
            lines.append(_line(items, sums, start, candidate, measure))
            start, index, candidate = candidate, candidate + 1, None
            continue
        if index < count and items.gaps[index].penalty is not None:
            candidate = index
        index += 1
    lines.append(_line(items, sums, start, count, measure))
    return tuple(lines)


def _line(items: Items, sums: _Sums, start: int, end: int, measure: float) -> Line:
    width = sums.width[end - 1] - sums.width[start] + items.atoms[start].width
    gap = items.gaps[end] if end < len(items.atoms) else None
    if gap is not None and gap.hyphen is not None:
        width += gap.hyphen.width
    shrink = sums.shrink[end - 1] - sums.shrink[start]
    return Line(start, end, max(0.0, width - shrink - measure - SLACK))
