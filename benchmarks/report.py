"""What a run found, as Markdown: the table of all programs, the aims, stages, growth. Takes figures, gives text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import fsum

from msgspec import Struct

from benchmarks.cold import ALONE, BARE, CARRIED, COMMAND, HELP, OURS, Cold
from benchmarks.figures import Spread, differences, line_through, ratios, spread
from benchmarks.growth import COLUMNS
from benchmarks.matter import LANGUAGES, Matter
from benchmarks.pictures import Plot, Series
from benchmarks.tables import NONE, both, number, spread_text, table
from benchmarks.warm import Made, Warm

HEAD = (
    "", "cold: wall, ms", "processor, ms", "peak, MiB", "warm: en, ms", "zh, ms", "a second: en / zh", "kB: en / zh",
    "pages: en / zh",
)  # fmt: skip
NAMES = {"en": "English", "zh": "Chinese"}
HELP_AIM, RATE_AIM = 60.0, 1.0
COMPARED = (
    (OURS, "Typst", "at most 1.2", 1.2),
    (ALONE, "Typst", "at most 1.2", 1.2),
    (OURS, "RenderCV", "at most a sixth: 0.167", 1 / 6),
    (OURS, COMMAND, "at most a sixth: 0.167", 1 / 6),
)
"""Whole processes: ours, theirs, how many times as long it may take."""


LEAST_SHARE = 0.01
"""Rooms with less of the time are not told."""


class Found(Struct, frozen=True):
    """What was measured with the documents of one length."""

    matter: Matter
    cold: Cold
    warm: Warm
    failed: dict[str, str]

    def walls(self, name: str) -> list[float]:
        """Wall milliseconds of a program's whole processes."""
        return [run.wall for run in self.cold.took.get(name, ())]

    def processors(self, name: str) -> list[float]:
        """Processor milliseconds of a program's whole processes."""
        return [run.processor for run in self.cold.took.get(name, ())]

    def times(self, name: str, language: str) -> list[float]:
        """Milliseconds of a program's documents in one language, warm."""
        return [made.ms for made in self.warm.get((name, language), ())]


def main_table(found: Sequence[Found], programs: Sequence[str]) -> str:
    """The one table: whole processes, memory, warm documents, sizes, pages."""
    rows = [row(name, found, found[0].matter, warm=False) for name in (BARE, HELP)]
    for each in found:
        for name in programs:
            rows.append(row(name, [each], each.matter, warm=True))
    return table(HEAD, rows)


def row(name: str, found: Sequence[Found], matter: Matter, *, warm: bool) -> list[str]:
    """One program's figures: the runs of all that was measured are taken together."""
    runs = [run for each in found for run in each.cold.took.get(name, ())]
    whole: list[list[float]] = [[r.wall for r in runs], [r.processor for r in runs], [r.peak for r in runs]]
    cells = [spread_text(spread(figures)) if figures else NONE for figures in whole[:2]]
    cells.append(number(spread(whole[2]).middle) if runs else NONE)
    made = [found[0].warm.get((name, language), ()) for language in LANGUAGES] if warm else [(), ()]
    cells += [spread_text(spread([one.ms for one in each])) if each else NONE for each in made]
    full = all(made)
    cells.append(both([rate(each) for each in made]) if full else NONE)
    cells.append(both([spread([one.bytes / 1000 for one in each]).middle for each in made]) if full else NONE)
    cells.append(pages_of(made) if full else NONE)
    return [f"{matter.told}: {name}" if warm else name, *cells]


def rate(made: Sequence[Made]) -> float:
    """Documents a second."""
    return 1000 * len(made) / sum(one.ms for one in made)


def pages_of(made: Sequence[Sequence[Made]]) -> str:
    """The mean pages of a document in each language."""
    means = [sum(one.pages for one in each) / len(each) for each in made]
    return " / ".join(f"{mean:.1f}".removesuffix(".0") for mean in means)


class Aim(Struct, frozen=True):
    """Something that the project set itself: at most (or least) a figure, and what was found."""

    what: str
    aim: str
    found: Spread
    bound: float
    least: bool = False

    @property
    def kept(self) -> bool:
        """True if the median keeps it."""
        return self.found.middle >= self.bound if self.least else self.found.middle <= self.bound


def aims(found: Sequence[Found]) -> Iterator[Aim]:
    """The aims for which there are figures."""
    bare = [wall for each in found for wall in each.walls(BARE)]
    shown = [wall for each in found for wall in each.walls(HELP)]
    yield Aim("`--help` over a bare interpreter, ms", "at most 60", differences(shown, bare), HELP_AIM)
    for each in found:
        for ours, program, aim, bound in COMPARED:
            if each.walls(ours) and each.walls(program):
                what = f"{each.matter.told}, two languages cold: {ours} / {program}"
                yield Aim(f"{what}, wall", aim, ratios(each.walls(ours), each.walls(program)), bound)
                processors = ratios(each.processors(ours), each.processors(program))
                yield Aim(f"{what}, processor", aim, processors, bound)
    for each in found:
        for ours, language in product(CARRIED, LANGUAGES):
            own, theirs = each.times(ours, language), each.times("Typst", language)
            if own and theirs:
                what = f"{each.matter.told}, warm, {NAMES[language]}: documents a second, {ours} / Typst"
                yield Aim(what, "at least 1.0", ratios(theirs, own), RATE_AIM, least=True)


def aims_table(found: Sequence[Found]) -> str:
    """The aims, what was found (median of the turns, with quartiles), and whether they are kept."""
    rows = [(aim.what, aim.aim, spread_text(aim.found), "yes" if aim.kept else "no") for aim in aims(found)]
    return table(("aim", "", "found", "kept"), rows)


def stages_table(passes: Sequence[Mapping[str, Sequence[float]]]) -> str:
    """Each stage in a fresh process and in one that has made the document before."""
    rows = []
    totals = [0.0, 0.0]
    for stage in passes[0]:
        cold = spread([each[stage][0] for each in passes]).middle
        warm = spread([time for each in passes for time in each[stage][1:]]).middle
        totals = [totals[0] + cold, totals[1] + warm]
        rows.append((stage, number(cold), number(warm)))
    rows.append(("all", number(totals[0]), number(totals[1])))
    return table(("stage", "first, ms", "again, ms"), rows)


def parts_table(parts: Mapping[str, Spread]) -> str:
    """Of what a cold build is made."""
    rows = [(part, spread_text(found)) for part, found in parts.items()]
    return table(("part of a cold build", "processor, ms"), rows)


def profile_table(places: Mapping[str, Sequence[float]]) -> str:
    """Where warm documents spend their time: each room with its share and calls, its two dearest modules."""
    whole = fsum(own for own, _ in places.values())
    rooms: dict[str, list[tuple[float, float, str]]] = {}
    for place, (own, calls) in places.items():
        rooms.setdefault(place.partition("/")[0], []).append((own, calls, place.partition("/")[2]))
    rows = []
    for room, found in sorted(rooms.items(), key=lambda each: -fsum(own for own, *_ in each[1])):
        own, calls = fsum(each[0] for each in found), fsum(each[1] for each in found)
        dearest = sorted((each for each in found if each[2]), reverse=True)[:2]
        told = ", ".join(f"{name} {100 * part / whole:.0f}%" for part, _, name in dearest)
        if own / whole >= LEAST_SHARE:
            rows.append((room, f"{100 * own / whole:.0f}%", f"{calls:,.0f}", told or NONE))
    return table(("room", "share", "calls a document", "dearest modules"), rows)


Rows = Sequence[Sequence[float]]


def plots(growth: Mapping[str, Rows]) -> tuple[Plot, ...]:
    """Time on the left, size or memory on the right; one row for each thing that grows."""
    pages = {name: [row[1:] for row in growth["pages"] if row[0] == place] for place, name in enumerate(NAMES.values())}

    def series(column: int, bent: str = "") -> tuple[Series, ...]:
        return tuple(
            Series(name, tuple((row[0], row[column]) for row in rows), name != bent) for name, rows in pages.items()
        )

    def of(what: str, column: int, name: str, *, fitted: bool = True) -> tuple[Series, ...]:
        return (Series(name, tuple((row[0], row[column]) for row in growth[what]), fitted),)

    return (
        Plot("Time against length", "pages", "processor time, ms", series(1)),
        Plot("Size against length", "pages", "size of the file, kB", series(2, bent="Chinese")),
        Plot(
            "Time against distinct Han characters", "distinct characters among 6,000", "processor time, ms",
            of("characters", 1, "a text of 6,000 characters"),
        ),
        Plot(
            "Size against distinct Han characters", "distinct characters among 6,000", "size of the file, kB",
            of("characters", 2, "a text of 6,000 characters"),
        ),
        Plot(
            "Time against documents", "documents, each of another person", "processor time, s",
            of("documents", 1, "one process"),
        ),
        Plot(
            "Memory against documents", "documents, each of another person", "memory held, MiB",
            of("documents", 2, "one process", fitted=False),
        ),
    )  # fmt: skip


def lines_table(drawn: Sequence[Plot]) -> str:
    """The straight line through each plot's points."""
    rows = []
    for plot in drawn:
        for series in plot.series:
            if series.fitted:
                line = line_through(series.points)
                name = plot.title if len(plot.series) == 1 else f"{plot.title}, {series.name}"
                rows.append((name, plot.up.split(", ")[-1], number(line.slope), number(line.start), f"{line.fit:.4f}"))
    return table(("straight line", "unit", "each one more", "at none", "R²"), rows)


def documents_table(rows: Rows) -> str:
    """How much time and memory so many documents take."""
    shown = []
    before = (0.0, 0.0)
    for count, seconds, held, size in rows:
        each = 1000 * (seconds - before[1]) / (count - before[0])
        shown.append((f"{count:,.0f}", number(seconds), number(each), number(held), number(size)))
        before = (count, seconds)
    return table((COLUMNS["documents"][0], "seconds", "ms each, since the last row", "MiB held", "kB each"), shown)
