"""Optimal line breaking: forward dynamic programming over the break places of a paragraph.

Takes items and a measure, gives for each line its first and last atom. In the manner of Knuth and
Plass (Breaking Paragraphs into Lines, 1981), with costs for what a Chinese reader minds: a lone
character on the last line (孤字), a number torn from its unit. Pure; lengths in pt.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

from cvbuilder.layout.characters import Kind
from cvbuilder.layout.items import Items

TOLERANCES = (1.6, 4.0, 12.0)
"""Largest stretch ratio in each pass, before the emergency pass takes any."""
LINE_PENALTY = 10.0
HYPHEN_PAIR = 3000.0
ORPHAN = 40000.0
SHORT_LAST_WORD = 1500.0
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
    if sums.width[-1] - sums.shrink[-1] * 0 <= measure + SLACK:
        return (Line(0, count),)
    for tolerance in TOLERANCES:
        starts = _optimum(items, sums, measure, tolerance if justified else tolerance * 2, justified)
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
    """A feasible break before atom `start`: the least cost to get here, and from where."""

    start: int
    cost: float
    previous: int
    hyphenated: bool
    lines: int


def _optimum(items: Items, sums: _Sums, measure: float, tolerance: float, justified: bool) -> list[int] | None:
    """Return the starts of the lines of the cheapest set of breaks, or None if none is within tolerance."""
    atoms, gaps = items.atoms, items.gaps
    count = len(atoms)
    places = [index for index in range(1, count) if gaps[index].penalty is not None]
    places.append(count)
    ends = [sums.width[place - 1] for place in places]
    nodes: dict[int, _Node] = {0: _Node(0, 0.0, -1, False, 0)}
    for number in range(-1, len(places) - 1):
        start = 0 if number < 0 else places[number]
        node = nodes.get(start)
        if node is None:
            continue
        base = sums.width[start] - atoms[start].width
        room = measure + SLACK
        low = bisect_right(ends, base + 0.3 * measure, number + 1) if justified else number + 1
        for place_number in range(min(low, len(places) - 1), len(places)):
            place = places[place_number]
            natural = ends[place_number] - base
            gap = gaps[place] if place < count else None
            hyphen = gap.hyphen.width if gap is not None and gap.hyphen is not None else 0.0
            natural += hyphen
            shrink = sums.shrink[place - 1] - sums.shrink[start]
            if natural - shrink > room:
                if natural - shrink > room + 3 * items.em:
                    break
                continue
            last = place == count
            ratio = _ratio(
                measure - natural, sums.stretch[place - 1] - sums.stretch[start], shrink, last, justified, items.em
            )
            if ratio > tolerance:
                continue
            cost = node.cost + _cost(items, start, place, ratio, node.hyphenated)
            known = nodes.get(place)
            if known is None or cost < known.cost:
                nodes[place] = _Node(place, cost, start, hyphen > 0, node.lines + 1)
    return _trace(nodes, count)


def _ratio(slack: float, stretch: float, shrink: float, last: bool, justified: bool, em: float) -> float:
    """How far a line gives: above 0 as part of its stretch, below 0 as part of its shrink."""
    if slack < 0:
        return slack / shrink if shrink > 0 else 0.0
    if last:
        return 0.0
    if not justified:
        return slack / (3.0 * em)
    return slack / stretch if stretch > 0 else (0.0 if slack < SLACK else 1e6)


def _cost(items: Items, start: int, place: int, ratio: float, after_hyphen: bool) -> float:
    """The demerits of a line."""
    badness = 100.0 * abs(ratio) ** 3
    if place == len(items.atoms):
        return (LINE_PENALTY + badness) ** 2 + _last_line_cost(items, start)
    gap = items.gaps[place]
    penalty = gap.penalty or 0.0
    cost = (LINE_PENALTY + badness + penalty) ** 2
    if gap.hyphen is not None and after_hyphen:
        cost += HYPHEN_PAIR
    return cost


def _last_line_cost(items: Items, start: int) -> float:
    """A last line of one Han character (孤字, CLREQ 3.1.3 note) or of one short word is to be avoided."""
    if start == 0:
        return 0.0
    words = [atom for atom in items.atoms[start:] if atom.kind in (Kind.HAN, Kind.LATIN)]
    if len(words) > 3:
        return 0.0
    if all(atom.kind == Kind.HAN for atom in words):
        return ORPHAN if len(words) <= 1 else 0.0
    return SHORT_LAST_WORD if sum(len(atom.text) for atom in words) < 4 else 0.0


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
