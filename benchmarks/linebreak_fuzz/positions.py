"""Where glyphs stand, judged: the measure, squeezed marks, the space between Han and Latin, justification.

Takes rows, gives faults. CLREQ 3.1.6 (width of marks), 3.2.4 (justification), 3.2.6 (mixed text). Lengths in pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from benchmarks.linebreak_fuzz import ruler, signs
from benchmarks.linebreak_fuzz.breaks import unbreakable
from benchmarks.linebreak_fuzz.reading import INVISIBLE, Fault, Row, Spot
from benchmarks.linebreak_fuzz.samples import Sample

NEAR = 0.1
"""How far (pt) a line's edge may be off."""
EXACT = 0.03
"""How far (pt) places within a line may be off."""
TAKES_SPACE = "+#%°$€£&@℃¥‰"
"""Signs of Latin text that may be set from Han as letters are; letters and digits must be."""
INTERPUNCT_CELL, INTERPUNCT_BLANK = 0.5, {"zh-Hant": 0.25}
"""The interpunct's cell when it has given way, and what it may have on either side beyond that, em (CLREQ 3.1.2)."""

Pair = tuple[Spot, Spot, str]
"""Two neighbours that are seen, and the text between them."""


def judge_positions(sample: Sample, rows: Sequence[Row], warnings: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the places of glyphs."""
    for number, row in enumerate(rows, 1):
        if not row.shown:
            continue
        last = number == len(rows)
        yield from (
            Fault(kind, number, f"{message}: {row.text}") for kind, message in _row(sample, row, last, warnings)
        )


def _row(sample: Sample, row: Row, last: bool, warnings: Sequence[str]) -> Iterator[tuple[str, str]]:
    text = sample.text
    filled = sample.justified and not last
    shown = row.shown
    pairs = [(one, two, _between(text, one, two)) for one, two in pairwise(shown)]
    tracking = _tracking(pairs, filled)
    if not any(spot.sort == "blank" for spot in (row.spots[0], row.spots[-1])):
        yield from _edges(sample, row, pairs, filled, warnings)
    for pair in pairs:
        yield from _gap(sample, pair, tracking, filled)
    yield from _alike(pairs, {spot.source: spot.face for spot in row.spots if spot.sort == "space"})
    natural = not filled and right_edge(shown[-1], sample.language) < sample.width - NEAR
    if natural:
        yield from _natural(pairs)


def _between(text: str, one: Spot, two: Spot) -> str:
    if one.source < 0 or two.source < 0:
        return ""
    return text[one.source + len(one.text) : two.source]


def gap(one: Spot, two: Spot, language: str = "") -> float:
    """The distance of two neighbours, the blanks of marks counted in."""
    return left_edge(two, language) - right_edge(one, language)


def _cell_of_dot(spot: Spot, language: str) -> float | None:
    """How wide the cell of a Chinese interpunct is, pt (CLREQ 3.1.2)."""
    return INTERPUNCT_CELL * spot.size if spot.sign == "·" and spot.sort == "joiner" else None


def _dot_blank(one: Spot, two: Spot, language: str) -> float:
    """What an interpunct may stand from its neighbour, pt."""
    dots = [spot for spot in (one, two) if _cell_of_dot(spot, language) is not None]
    return sum(INTERPUNCT_BLANK.get(language[:7], 0.0) * spot.size for spot in dots)


def left_edge(spot: Spot, language: str) -> float:
    """Where a spot begins, pt; an interpunct's cell is about its ink."""
    cell = _cell_of_dot(spot, language)
    if cell is None:
        return spot.left
    return spot.x + ruler.ink_centre(spot.face, spot.gid) * spot.size / 1000 - cell / 2


def right_edge(spot: Spot, language: str) -> float:
    """Where a spot ends, pt."""
    cell = _cell_of_dot(spot, language)
    return spot.right if cell is None else left_edge(spot, language) + cell


def _tracking(pairs: Sequence[Pair], filled: bool) -> float | None:
    """How far the line's Han characters stand apart; None if a filled line has no two neighbouring ones."""
    gaps = [
        gap(one, two) for one, two, between in pairs if one.sort == two.sort == "han" and not between.strip(INVISIBLE)
    ]
    return median(gaps) if gaps else None if filled else 0.0


def _edges(
    sample: Sample, row: Row, pairs: Sequence[Pair], filled: bool, warnings: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The line within the measure, flush at its start, and at its end where it is justified."""
    shown = row.shown
    start, end = left_edge(shown[0], sample.language), right_edge(shown[-1], sample.language)
    if abs(start) > NEAR:
        yield "flush", f"begins at {start:.2f} pt"
    told = row.overfull > 0 and any("passes the measure" in warning for warning in warnings)
    if end > sample.width + NEAR:
        whole = unbreakable(sample.text, shown[0].source, max(spot.source + len(spot.text) for spot in shown))
        if not (told and whole):
            yield "measure", f"passes {sample.width} pt by {end - sample.width:.2f}{'' if told else ', untold'}"
    elif filled and end < sample.width - NEAR and any(_gives(pair) for pair in pairs):
        yield "fill", f"falls short of {sample.width} pt by {sample.width - end:.2f}"
    if not row.overfull and abs(row.width - end) > NEAR:
        yield "width", f"is said to be {row.width:.2f} pt wide and is {end:.2f}"


def _gives(pair: Pair) -> bool:
    """True for a gap that justification may surely widen."""
    one, two, between = pair
    if one.sort == two.sort == "han":
        return True
    if one.sort == two.sort == "latin":
        return any(sign in signs.SPACES for sign in between) and "\u3000" not in between
    return {one.sort, two.sort} == {"han", "latin"} and (one if one.sort == "latin" else two).sign.isalnum()


def _gap(sample: Sample, pair: Pair, tracking: float | None, filled: bool) -> Iterator[tuple[str, str]]:
    one, two, between = pair
    width = gap(one, two, sample.language)
    what = f"{one.text}{two.text} stand {width:.2f} pt apart"
    spaced = bool(between.strip(INVISIBLE))
    if width < (-0.2 * one.size if one.sort == two.sort == "latin" else -EXACT):
        yield "overlap", what
    if any(sign in signs.BLANKS + "\u3000" for sign in between):
        return
    if {one.sort, two.sort} == {"han", "latin"}:
        yield from _autospace(sample, one, two, tracking, width, spaced)
    elif one.sort == two.sort == "han" and not spaced and tracking is not None and abs(width - tracking) > EXACT:
        yield "tracking", f"{what}, others {tracking:.2f}"
    elif one.cell is not None or two.cell is not None:
        yield from _beside_mark(one, two, tracking, width, _dot_blank(one, two, sample.language))
    elif "joiner" in (one.sort, two.sort) and not spaced and width > _dot_blank(one, two, sample.language) + EXACT:
        yield "joiner", what
    elif "whole" in (one.sort, two.sort) and not spaced and tracking is not None and width > tracking + EXACT:
        yield "tracking", f"{what}, others {tracking:.2f}"
    yield from _quotes(sample, pair)


def _autospace(
    sample: Sample, one: Spot, two: Spot, tracking: float | None, width: float, spaced: bool
) -> Iterator[tuple[str, str]]:
    """A quarter em, an eighth at least and a third at most, and the line's tracking (CLREQ 3.2.6)."""
    latin, han = (one, two) if one.sort == "latin" else (two, one)
    edge = latin.text if latin.source >= 0 else "-"
    sign = edge[0]
    most = han.size / 3 + (tracking or 0.0) + EXACT
    what = f"{one.text}{two.text} stand {width / han.size:.3f} em apart"
    if sign.isalnum() and width < han.size / 8 - EXACT:
        yield "autospace", what
    elif not sign.isalnum() and sign not in TAKES_SPACE and not spaced and width > (tracking or 0.0) + EXACT:
        if tracking is not None:
            yield "autospace", f"{what}, and it is no letter"
    elif tracking is not None and width > most:
        yield "autospace", f"{what}, tracking {tracking:.2f} pt"


def _beside_mark(one: Spot, two: Spot, tracking: float | None, width: float, blank: float) -> Iterator[tuple[str, str]]:
    """Marks keep their blanks and nothing else; two neighbours take an em and a half at most (CLREQ 3.1.6).

    Where one is centred in its cell (zh-Hant), there may be less than half an em between them: then all of it goes.
    """
    if width < -EXACT:
        yield "squeeze", f"{one.text}{two.text} stand {width:.2f} pt apart"
    if tracking is None:
        return
    room = one.trail + two.lead + blank
    what = f"{one.text}{two.text}: {width:.2f} pt between"
    if one.cell is not None and two.cell is not None:
        both = one.advance + two.advance - one.trail - two.lead + width - tracking
        if both > 0.75 * (one.advance + two.advance) + EXACT and width > tracking + EXACT:
            yield "squeeze", f"{what}, together {both / one.size:.2f} em"
    elif width > room + tracking + EXACT:
        yield "autospace" if "latin" in (one.sort, two.sort) else "squeeze", f"{what}, {room:.2f} is the mark's own"


def _quotes(sample: Sample, pair: Pair) -> Iterator[tuple[str, str]]:
    """Curly quotes are full-width beside Han on either side in a Chinese text (CLREQ 3.1.2)."""
    one, two, between = pair
    if between or not sample.language.startswith("zh"):
        return
    quote, other = (one, two) if one.sign in "“”‘’" else (two, one)
    if quote.sign in "“‘" and quote is one and other.sort == "han" and quote.sort == "latin":
        yield "quote", f"{one.text}{two.text}: proportional beside Han"


def _alike(pairs: Sequence[Pair], spaces: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """All spaces of one kind move together (CLREQ 3.2.4): typed or not, across every change of manner.

    `spaces`: the face of each space by its place in the source; those of one face are of one kind.
    """
    kinds: dict[tuple[str, str, float], list[tuple[float, Pair]]] = {}
    for pair in pairs:
        one, two, between = pair
        if {one.sort, two.sort} == {"han", "latin"}:
            latin, han = (one, two) if one.sort == "latin" else (two, one)
            if latin.source >= 0 and latin.sign.isalnum() and not between.strip(" " + INVISIBLE):
                kinds.setdefault(("autospace", "", han.size), []).append((gap(one, two), pair))
        elif one.sort == two.sort == "latin" and between == " " and one.size == two.size:
            face = spaces.get(two.source - 1, "")
            kinds.setdefault(("space", face, one.size), []).append((gap(one, two), pair))
    for (kind, _, size), found in kinds.items():
        least, most = min(found, key=lambda each: each[0]), max(found, key=lambda each: each[0])
        if most[0] - least[0] > EXACT + (0.02 * size if kind == "space" else 0.0):
            names = " and ".join(
                f"{one.text}{between}{two.text} {width:.2f}" for width, (one, two, between) in (least, most)
            )
            yield f"{kind}s", f"not alike: {names}"


def _natural(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """A line that is not filled keeps its natural spaces: a quarter em, marks' whole blanks."""
    for one, two, between in pairs:
        width = gap(one, two)
        if any(sign in signs.BLANKS + "\u3000" for sign in between):
            continue
        what = f"{one.text}{between}{two.text}: {width:.2f} pt in a line that is not filled"
        if {one.sort, two.sort} == {"han", "latin"}:
            latin, han = (one, two) if one.sort == "latin" else (two, one)
            if latin.source >= 0 and latin.sign.isalnum() and abs(width - han.size / 4) > EXACT:
                yield "natural", what
        elif (one.cell is None) != (two.cell is None) and not between:
            room = one.trail + two.lead
            if not {"joiner", "whole"} & {one.sort, two.sort} and abs(width - room) > EXACT:
                yield "natural", what
        elif one.sort == two.sort == "latin" and between == " " and width > 0.5 * one.size:
            yield "natural", what
