"""Optimal line breaking: forward dynamic programming over the break places of a paragraph.

Takes items and a measure, gives for each line its first and last atom. In the manner of Knuth and
Plass (Breaking Paragraphs into Lines, 1981), with costs for what a Chinese reader minds: a lone
character on the last line (孤字), a break inside a Latin phrase. Pure; lengths in pt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from math import inf

from msgspec import Struct

from cvbuilder.layout.characters import Kind
from cvbuilder.layout.items import Items

JUSTIFIED_PASSES = ((1.6, 0.3), (4.0, 0.3), (12.0, 0.3), (inf, 0.0))
RAGGED_PASSES = ((12.0, 0.3), (inf, 0.0))
"""For each pass the largest stretch ratio of a line, and the shortest line as a part of the measure.

What no pass can break, as a piece is wider than the measure, is broken by first fit.
"""
LOOSEST = 20.0
"""The stretch ratio from which a line does not get worse: one word, or an address, alone on its line."""
LINE_PENALTY = 10.0
HYPHEN_PAIR, HYPHEN_LAST = 30000.0, 10000.0
"""Costs of two lines in a row that end in a hyphen, and of one before the last line."""
HANGING = frozenset("，。、")
"""What may hang: the marks that take the lower left of their cell; never a dash, a bracket or a quote."""
SEPARATORS = frozenset("·•|")
"""Signs between phrases that a line's end stands for."""
BALANCE_STEPS = 7
"""How often the measure of a balanced paragraph is halved towards the narrowest that will do."""
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


def break_lines(items: Items, measure: float, justified: bool, balanced: bool = False) -> tuple[Line, ...]:
    """Break a paragraph for a measure in pt; a paragraph without atoms has no line.

    `balanced` makes lines of like length, as in a heading: the narrowest measure that asks for no more lines.
    """
    count = len(items.atoms)
    if not count:
        return ()
    sums = _sums(items)
    if sums.width[-1] - overhang(items, count) <= measure + SLACK:
        return (Line(0, count),)
    lines = _broken(_Breaker(items, sums, measure, justified))
    return _balanced(items, sums, measure, lines) if balanced else lines


def _broken(breaker: _Breaker) -> tuple[Line, ...]:
    count = len(breaker.items.atoms)
    for tolerance, shortest in JUSTIFIED_PASSES if breaker.justified else RAGGED_PASSES:
        starts = breaker.optimum(tolerance, shortest)
        if starts is not None:
            return tuple(Line(a, b) for a, b in zip(starts, [*starts[1:], count], strict=True))
    return breaker.first_fit()


def _balanced(items: Items, sums: _Sums, measure: float, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines for the narrowest measure with which there are as few of them; not where one passes the measure."""
    if any(line.overfull for line in lines):
        return lines
    narrow, wide = sums.width[-1] / len(lines), measure
    for _ in range(BALANCE_STEPS):
        middle = (narrow + wide) / 2
        tried = _broken(_Breaker(items, sums, middle, justified=False))
        if len(tried) > len(lines) or any(line.overfull for line in tried):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def shown_end(items: Items, end: int) -> int:
    """The end (exclusive) of what is shown of a line whose next begins with the atom `end`.

    A sign between phrases at a line's end is not shown: the line's end divides them.
    """
    if end < 2 or end == len(items.atoms):
        return end
    last = items.atoms[end - 1]
    spaced = items.gaps[end - 1].space is not None and items.gaps[end].space is not None
    return end - 1 if spaced and last.manner.divides and last.text in SEPARATORS else end


def overhang(items: Items, end: int) -> float:
    """How far (pt) the last mark of a line that ends before the atom `end` stands outside of the measure.

    A theme's choice for Simplified Chinese: one comma or full stop alone, never two marks in a row.
    """
    last = items.atoms[end - 1]
    if not last.manner.hangs or last.text[0] not in HANGING or not last.manner.language.startswith("zh-Hans"):
        return 0.0
    before = items.atoms[end - 2].kind if end > 1 else Kind.HAN
    return last.width if before in (Kind.HAN, Kind.LATIN) else 0.0


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
        self.penalties = [items.gaps[place].penalty or 0.0 for place in self.places[:-1]]
        self.hyphens = [items.gaps[place].hyphen is not None for place in self.places[:-1]] + [False]
        self.last = [shown_end(items, place) - 1 for place in self.places]
        self.ends = [
            sums.width[last] + self._hyphen_width(place) - overhang(items, last + 1)
            for place, last in zip(self.places, self.last, strict=True)
        ]

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
            for end, ratio in self._lines(start, number + 1, tolerance, shortest):
                known = nodes.get(self.places[end])
                if known is not None and known.cost <= node.cost:
                    continue  # no line costs less than nothing
                cost = node.cost + self._cost(start, end, ratio, node.hyphenated)
                if known is None or cost < known.cost:
                    nodes[self.places[end]] = _Node(cost, start, self.hyphens[end])
        return _trace(nodes, count)

    def _lines(self, start: int, first: int, tolerance: float, shortest: float) -> Iterator[tuple[int, float]]:
        """Yield the number of each place where a line from `start` can end, with how far the line gives for it."""
        ends, lasts, stretch, shrink = self.ends, self.last, self.sums.stretch, self.sums.shrink
        base = self.sums.width[start] - self.items.atoms[start].width
        room, far = self.measure + SLACK, self.measure + self.items.em
        first = min(bisect_right(ends, base + shortest * self.measure, first), len(ends) - 1)
        for number in range(first, len(ends)):
            last = lasts[number] if lasts[number] > start else start
            natural = ends[number] - base
            give = shrink[last] - shrink[start]
            if natural - give > room:
                if natural - give > far:
                    return
                continue
            ratio = self._ratio(number, natural, stretch[last] - stretch[start], give)
            if ratio <= tolerance:
                yield number, ratio

    def _hyphen_width(self, place: int) -> float:
        hyphen = self.items.gaps[place].hyphen if place < len(self.items.atoms) else None
        return hyphen.width if hyphen is not None else 0.0

    def _ratio(self, number: int, natural: float, stretch: float, shrink: float) -> float:
        """How far a line gives: above 0 as part of its stretch, below 0 as part of its shrink."""
        slack = self.measure - natural
        if slack < 0:
            return slack / shrink if shrink > 0 else 0.0
        if number == len(self.penalties):
            return 0.0
        if not self.justified:
            return slack / (RAGGED_SLACK * self.items.em)
        return slack / stretch if stretch > 0 else (0.0 if slack < SLACK else inf)

    def _cost(self, start: int, number: int, ratio: float, after_hyphen: bool) -> float:
        """The demerits of a line that ends at the place of this number."""
        badness = _badness(ratio if ratio < LOOSEST else LOOSEST, self.justified)
        if number == len(self.penalties):
            last = _last_line_cost(self.items, start) + self._stub_cost(start) + HYPHEN_LAST * after_hyphen
            return (LINE_PENALTY + badness) ** 2 + last
        cost = (LINE_PENALTY + badness + self.penalties[number]) ** 2
        return cost + HYPHEN_PAIR if after_hyphen and self.hyphens[number] else cost

    def first_fit(self) -> tuple[Line, ...]:
        """Fill line after line, for what has no optimum: a piece wider than the measure. Its line says how much."""
        lines: list[Line] = []
        start = number = 0
        while start < len(self.items.atoms):
            over = self._over(start, number)
            while number + 1 < len(self.places) and over <= 0 and self._over(start, number + 1) <= 0:
                number += 1
            lines.append(Line(start, self.places[number], max(0.0, over)))
            start, number = self.places[number], number + 1
        return tuple(lines)

    def _over(self, start: int, number: int) -> float:
        """By how much a line passes the measure, pt, when it has shrunk as far as it may; below 0 if it fits."""
        last = max(start, self.last[number])
        natural = self.ends[number] - self.sums.width[start] + self.items.atoms[start].width
        return natural - (self.sums.shrink[last] - self.sums.shrink[start]) - self.measure - SLACK

    def _stub_cost(self, start: int) -> float:
        """A last line of a few characters under a full one is a stub."""
        if start == 0:
            return 0.0
        width = self.sums.width[-1] - self.sums.width[start] + self.items.atoms[start].width
        return STUB_COST if width < STUB * self.measure else 0.0


def _badness(ratio: float, justified: bool) -> float:
    """How bad a line is that gives by a ratio of its stretch (above 0) or shrink.

    To reduce is better than to expand (CLREQ 3.2.4); up to its limits a line is judged by the squares of what it
    takes, so that most lines are even, beyond them much more strictly. Flush left, what is missing is only white.
    """
    if not justified:
        return 50.0 * ratio * ratio if ratio > 0 else 100.0 * abs(ratio) ** 3
    if ratio < 0:
        return 60.0 * abs(ratio) ** 3
    return 100.0 * ratio if ratio < 1 else 100.0 * ratio**3


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
