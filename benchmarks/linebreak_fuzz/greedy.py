"""How far our justified lines stretch, beside those of two greedy breakers over the same items.

All get the same atoms, gaps and limits, and end lines at the same places. The greedy ones go line by line and never
look back: best fit takes, of all places where the line could end, the one with the least |ratio|, whatever penalty it
has; first fit takes the last one up to which the line fits without shrinking, as word processors do. Where nothing
fits, they take the first place.

The measure. For a line set to a measure m, with natural width w (its hyphen counted in, the gaps at its ends not),
all its gaps together able to stretch by s and to shrink by k: ratio = (m - w) / s where m > w, else (m - w) / k.
`stretch` of a line is (m - w) / s where m > w and 0 where m <= w: what it uses of the stretch that it has; `points`
is max(0, m - w) divided by the number of its gaps that stretch; `|ratio|` counts shrunk lines by what they use of
their shrink. Medians are over all lines of justified paragraphs of two lines and more, but for each paragraph's last
line, lines that nothing can stretch (s = 0), and lines wider than they can shrink to. `stretched` is the median of
`stretch` over the lines with m > w alone: it is what to look at where half of all lines are tight and the plain
median says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import fsum
from statistics import median

from msgspec import Struct

from benchmarks.linebreak_fuzz.samples import Sample
from benchmarks.linebreak_fuzz.setting import items_and_lines
from cvbuilder.layout.items import Items

ROOM = 0.05
"""How far (pt) a line may pass the measure by rounding: the layout's own allowance."""
FIGURES = ("stretch", "points", "|ratio|", "stretched")


class Looseness(Struct, frozen=True):
    """One justified line: its paragraph's width, `stretch`, `points` and signed `ratio`, as told above."""

    width: float
    stretch: float
    points: float
    ratio: float


class _Table(Struct, frozen=True):
    """Widths, stretch, shrink and stretching gaps summed up to each atom, so that any line is a difference."""

    width: list[float]
    stretch: list[float]
    shrink: list[float]
    giving: list[int]


class Compared(Struct, frozen=True):
    """The same paragraphs' lines as three breakers make them."""

    ours: tuple[Looseness, ...] = ()
    best_fit: tuple[Looseness, ...] = ()
    first_fit: tuple[Looseness, ...] = ()

    def __add__(self, other: Compared) -> Compared:
        return Compared(
            self.ours + other.ours, self.best_fit + other.best_fit, self.first_fit + other.first_fit
        )  # fmt: skip


def compare(sample: Sample) -> Compared:
    """Return the lines of a sample by the three breakers; none for a ragged one."""
    if not sample.justified:
        return Compared()
    items, lines = items_and_lines(sample)
    if len(lines) < 2:
        return Compared()
    table = _table(items)
    ends = ([line.end for line in lines], greedy_ends(items, sample.width), first_fit_ends(items, sample.width))
    return Compared(*(tuple(_looseness(items, table, each, sample.width)) for each in ends))


def first_fit_ends(items: Items, measure: float) -> list[int]:
    """Return the ends of the lines that first fit makes."""
    count = len(items.atoms)
    table = _table(items)
    places = [index for index in range(1, count) if items.gaps[index].penalty is not None] + [count]
    ends: list[int] = []
    start = number = 0
    while start < count:
        chosen = number
        for other in range(number, len(places)):
            width = _line(items, table, start, places[other])[0]
            if width <= measure + ROOM:
                chosen = other
            elif width > measure + 3 * items.em:
                break
        ends.append(places[chosen])
        start, number = places[chosen], chosen + 1
    return ends


def _table(items: Items) -> _Table:
    gaps = items.gaps
    widths = (
        atom.width + (gap.natural if index else 0.0)
        for index, (atom, gap) in enumerate(zip(items.atoms, gaps, strict=True))
    )
    return _Table(
        list(accumulate(widths, initial=0.0)),
        list(accumulate((gap.stretch for gap in gaps), initial=0.0)),
        list(accumulate((gap.shrink for gap in gaps), initial=0.0)),
        list(accumulate((int(gap.stretch > 0) for gap in gaps), initial=0)),
    )


def _line(items: Items, table: _Table, start: int, end: int) -> tuple[float, float, float, int]:
    """Natural width, stretch, shrink and number of stretching gaps of the line from atom `start` to before `end`."""
    lead = items.gaps[start].natural if start else 0.0
    width = table.width[end] - table.width[start] - lead
    hyphen = items.gaps[end].hyphen if end < len(items.gaps) else None
    return (
        width + (hyphen.width if hyphen is not None else 0.0),
        table.stretch[end] - table.stretch[start + 1],
        table.shrink[end] - table.shrink[start + 1],
        table.giving[end] - table.giving[start + 1],
    )


def _ratio(measure: float, width: float, stretch: float, shrink: float) -> float:
    slack = measure - width
    if slack >= 0:
        return slack / stretch if stretch > 0 else (0.0 if slack <= ROOM else 1e6)
    return slack / shrink if shrink > 0 else 0.0


def greedy_ends(items: Items, measure: float) -> list[int]:
    """Return the ends of the lines that greedy best fit makes."""
    count = len(items.atoms)
    table = _table(items)
    places = [index for index in range(1, count) if items.gaps[index].penalty is not None] + [count]
    ends: list[int] = []
    start = number = 0
    while start < count:
        best, chosen = None, number
        for other in range(number, len(places)):
            width, stretch, shrink, _ = _line(items, table, start, places[other])
            if width - shrink > measure + ROOM:
                if width - shrink > measure + items.em:
                    break
                continue
            if places[other] == count and width <= measure + ROOM:
                chosen = other
                break
            ratio = abs(_ratio(measure, width, stretch, shrink))
            if best is None or ratio <= best:
                best, chosen = ratio, other
        ends.append(places[chosen])
        start, number = places[chosen], chosen + 1
    return ends


def _looseness(items: Items, table: _Table, ends: Sequence[int], measure: float) -> list[Looseness]:
    found = []
    for start, end in zip([0, *ends], ends[:-1], strict=False):
        width, stretch, shrink, giving = _line(items, table, start, end)
        if stretch <= 0 or width - shrink > measure + ROOM:
            continue
        room = max(0.0, measure - width)
        found.append(Looseness(measure, room / stretch, room / giving, _ratio(measure, width, stretch, shrink)))
    return found


def figures(lines: Sequence[Looseness]) -> tuple[float, ...]:
    """The medians of FIGURES, in their order."""
    stretched = [line.stretch for line in lines if line.ratio > 0]
    plain = ([line.stretch for line in lines], [line.points for line in lines], [abs(line.ratio) for line in lines])
    return tuple(median(group) if group else 0.0 for group in (*plain, stretched))


def report(compared: Compared) -> str:
    """The figures side by side with best fit's, then with first fit's."""
    parts = [("best fit", compared.best_fit), ("first fit", compared.first_fit)]
    return "\n".join(f"ours / {name} = quotient\n{_table_of(compared.ours, lines)}" for name, lines in parts)


def _table_of(ours: Sequence[Looseness], greedy: Sequence[Looseness]) -> str:
    """All widths, 200 pt and more, below 200 pt; `stretch` as a mean and ninth decile too."""
    rows = [
        f"{'':18}{'lines':>14}"
        + "".join(f"{name:>24}" for name in FIGURES)
        + f"{'mean stretch':>24}{'ninth decile':>24}"
    ]
    for name, low, high in (("all widths", 0.0, 1e9), ("200 to 460 pt", 200.0, 1e9), ("90 to 200 pt", 0.0, 200.0)):
        one = [line for line in ours if low <= line.width < high]
        two = [line for line in greedy if low <= line.width < high]
        if not one or not two:
            continue
        cells = [*zip(figures(one), figures(two), strict=True), (_mean(one), _mean(two)), (_decile(one), _decile(two))]
        shown = "".join(f"{_cell(mine, theirs):>24}" for mine, theirs in cells)
        rows.append(f"{name:18}{f'{len(one)}/{len(two)}':>14}{shown}")
    return "\n".join(rows)


def _mean(lines: Sequence[Looseness]) -> float:
    return fsum(line.stretch for line in lines) / len(lines)


def _decile(lines: Sequence[Looseness]) -> float:
    """What nine lines of ten do not pass."""
    return sorted(line.stretch for line in lines)[len(lines) * 9 // 10]


def _cell(ours: float, greedy: float) -> str:
    return f"{ours:.3f} / {greedy:.3f} = {ours / greedy:.2f}" if greedy else f"{ours:.3f} / {greedy:.3f}"
