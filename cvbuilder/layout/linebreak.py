"""Optimal line breaking: forward dynamic programming over the break places of a paragraph.

Takes items and a measure, gives for each line its first and last atom. In the manner of Knuth and
Plass (Breaking Paragraphs into Lines, 1981), with costs for what a Chinese reader minds: a lone
character on the last line (孤字), a break inside a Latin phrase. Pure; lengths in pt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf

from msgspec import Struct

from cvbuilder.layout.characters import HAN, LATIN
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
BEGIN = -1
"""The number of the place that a paragraph begins at."""
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
    """Cumulative widths, and what they may give, up to and including each atom, its gap included."""

    width: Sequence[float]
    stretch: list[float]
    shrink: list[float]


def break_lines(items: Items, measure: float, justified: bool, balanced: bool = False) -> tuple[Line, ...]:
    """Break a paragraph for a measure in pt; a paragraph without atoms has no line.

    `balanced` makes lines of like length, as in a heading: the narrowest measure that asks for no more lines.
    """
    count = len(items.atoms)
    if not count:
        return ()
    if items.widths[-1] - overhang(items, count) <= measure + SLACK:
        return (Line(0, count),)
    sums = _sums(items)
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
    before = items.atoms[end - 2].kind if end > 1 else HAN
    return last.width if before is HAN or before is LATIN else 0.0


def _sums(items: Items) -> _Sums:
    gaps = items.gaps[1:]
    stretch = accumulate([gap.stretch for gap in gaps], initial=0.0)
    shrink = accumulate([gap.shrink for gap in gaps], initial=0.0)
    return _Sums(items.widths, list(stretch), list(shrink))


class _Node(Struct, gc=False):
    """A feasible break at a place: the least cost to get here, and the number of the place from where."""

    cost: float
    previous: int


class _Breaker:
    """One paragraph, one measure, one manner of alignment: costs of lines, and the cheapest set of breaks."""

    def __init__(self, items: Items, sums: _Sums, measure: float, justified: bool) -> None:
        self.items = items
        self.sums = sums
        self.measure = measure
        self.justified = justified
        self.places = [place for place, gap in enumerate(items.gaps) if place and gap.penalty is not None]
        gaps = [items.gaps[place] for place in self.places]
        self.places.append(len(items.atoms))
        self.penalties = [gap.penalty or 0.0 for gap in gaps]
        self.hyphens = [gap.hyphen is not None for gap in gaps] + [False]
        hyphens = [gap.hyphen.width if gap.hyphen is not None else 0.0 for gap in gaps] + [0.0]
        self.last = [place - 1 for place in self.places]
        for number, last in enumerate(self.last):
            if items.atoms[last].text in SEPARATORS:
                self.last[number] = shown_end(items, last + 1) - 1
        self.ends = [sums.width[last] + hyphen for last, hyphen in zip(self.last, hyphens, strict=True)]
        for number, last in enumerate(self.last):
            if items.atoms[last].text[0] in HANGING:
                self.ends[number] -= overhang(items, last + 1)
        self.least = [(LINE_PENALTY + penalty) ** 2 for penalty in (*self.penalties, 0.0)]

    def optimum(self, tolerance: float, shortest: float) -> list[int] | None:
        """Return the starts of the lines of the cheapest set of breaks, or None if none is within tolerance.

        No line but the last is shorter than `shortest`, a part of the measure.
        """
        nodes: dict[int, _Node] = {BEGIN: _Node(0.0, BEGIN)}
        last, least, bound = len(self.places) - 1, self.least, self._bound(tolerance, shortest)
        for number in range(BEGIN, last):
            node = nodes.get(number)
            if node is None:
                continue
            start, hyphenated = (0, False) if number == BEGIN else (self.places[number], self.hyphens[number])
            for end, ratio in self._lines(start, number + 1, tolerance, shortest):
                known = nodes.get(end)
                if known is not None and known.cost <= node.cost + least[end]:
                    continue  # no line costs less than an even one
                cost = node.cost + self._cost(start, end, ratio, hyphenated)
                if cost <= bound and (known is None or cost < known.cost):
                    nodes[end] = _Node(cost, number)
        return self._trace(nodes)

    def _bound(self, tolerance: float, shortest: float) -> float:
        """What the cheapest set of breaks costs at most: what taking the cheapest line each time does; inf if it fails.

        What is dearer on its way than this need not be gone on from, which is two places of three.
        """
        whole, number, last = 0.0, BEGIN, len(self.places) - 1
        while number < last:
            start, hyphenated = (0, False) if number == BEGIN else (self.places[number], self.hyphens[number])
            lines = self._lines(start, number + 1, tolerance, shortest)
            found = [(self._cost(start, end, ratio, hyphenated), end) for end, ratio in lines]
            if not found:
                return inf
            cost, number = min(found)
            whole += cost
        return whole

    def _trace(self, nodes: dict[int, _Node]) -> list[int] | None:
        """The starts of the lines that lead to the last place, None if none do."""
        node = nodes.get(len(self.places) - 1)
        if node is None:
            return None
        starts = []
        while node.previous != BEGIN:
            starts.append(self.places[node.previous])
            node = nodes[node.previous]
        return [0, *reversed(starts)]

    def _lines(self, start: int, first: int, tolerance: float, shortest: float) -> Iterator[tuple[int, float]]:
        """Yield the number of each place where a line from `start` can end, with how far the line gives for it.

        That is above 0 as part of its stretch, below 0 as part of its shrink. One loop without a call: most of line
        breaking is spent here.
        """
        ends, lasts, stretch, shrink = self.ends, self.last, self.sums.stretch, self.sums.shrink
        measure, justified, ragged = self.measure, self.justified, RAGGED_SLACK * self.items.em
        room, far = measure + SLACK, measure + self.items.em
        base = self.sums.width[start] - self.items.atoms[start].width
        stretched, shrunk = stretch[start], shrink[start]
        final = len(ends) - 1
        first = min(bisect_right(ends, base + shortest * measure, first), final)
        for number in range(first, len(ends)):
            last = lasts[number] if lasts[number] > start else start
            natural = ends[number] - base
            slack = measure - natural
            if slack < 0:
                give = shrink[last] - shrunk
                if natural - give > room:
                    if natural - give > far:
                        return
                    continue
                ratio = slack / give if give > 0 else 0.0
            elif number == final:
                ratio = 0.0
            elif justified:
                give = stretch[last] - stretched
                ratio = slack / give if give > 0 else (0.0 if slack < SLACK else inf)
            else:
                ratio = slack / ragged
            if ratio <= tolerance:
                yield number, ratio

    def _cost(self, start: int, number: int, ratio: float, after_hyphen: bool) -> float:
        """The demerits of a line that ends at the place of this number.

        How bad it is that a line gives goes by the squares of what it takes up to its limits, so that most lines are
        even, beyond them much more strictly; to reduce is better than to expand (CLREQ 3.2.4). Flush left, what is
        missing is only white.
        """
        if ratio > LOOSEST:
            ratio = LOOSEST
        if ratio < 0:
            badness = (60.0 if self.justified else 100.0) * abs(ratio) ** 3
        elif self.justified:
            badness = 100.0 * ratio if ratio < 1 else 100.0 * ratio**3
        else:
            badness = 50.0 * ratio * ratio
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


def _last_line_cost(items: Items, start: int) -> float:
    """A last line of one Han character (孤字, CLREQ 3.1.3 note) or of one word is to be avoided."""
    if start == 0 or len(items.atoms) - start > 6:
        return 0.0
    words = [atom for atom in items.atoms[start:] if atom.kind in (HAN, LATIN)]
    if all(atom.kind == HAN for atom in words):
        return ORPHAN if len(words) <= 1 else 0.0
    if len(words) > 1:
        return 0.0
    return SHORT_LONE_WORD if len(words[0].text) < 4 else LONE_WORD
