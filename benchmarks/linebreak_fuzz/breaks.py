"""Where lines break, judged: forbidden starts and ends, broken words, torn numbers.

Takes rows and the source, gives faults. A word may be cut anywhere if it is wider than the measure and was reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.linebreak_fuzz import ruler, signs
from benchmarks.linebreak_fuzz.reading import Fault, Row
from benchmarks.linebreak_fuzz.samples import Sample


def judge_breaks(sample: Sample, rows: Sequence[Row], warnings: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong at the ends of lines."""
    text = sample.text
    widths = _widths(rows)
    for number, (row, following) in enumerate(pairwise(rows), 1):
        place = next((spot.source for spot in following.spots if spot.source >= 0), len(text))
        last = row.spots[-1]
        hyphen = last.text == signs.SOFT_HYPHEN and last.gid in ruler.hyphens(last.face) and last.advance > 0
        fault = signs.wrong_end(text, place, hyphen)
        if fault and _was_cut(text, place, widths, sample.width, warnings):
            continue
        if hyphen and not fault and not text[:place].endswith(signs.SOFT_HYPHEN) and _unhyphenated(sample, place):
            fault = "word: code, a link or a word of a text that is not hyphenated is"
        if fault:
            kind, _, message = fault.partition(": ")
            yield Fault(kind, number, f"{message}: {row.text[-14:]}|{following.text[:14]}")


def _unhyphenated(sample: Sample, place: int) -> bool:
    """True within code and links, and where the style does not hyphenate."""
    end = 0
    for node in sample.content:
        end += len(node.text)
        if place < end:
            return node.code or node.link is not None or not sample.hyphenate
    return False


def _widths(rows: Sequence[Row]) -> dict[int, float]:
    """The width of each cluster by its place in the source."""
    return {spot.source: spot.advance for row in rows for spot in row.spots if spot.source >= 0}


def _was_cut(text: str, place: int, widths: dict[int, float], measure: float, warnings: Sequence[str]) -> bool:
    """True if a warning names a stretch around the place that is wider than the measure."""
    for warning in warnings:
        told = warning.partition(" is cut: ")[2]
        start = text.rfind(told, 0, place + len(told)) if told else -1
        while start > place:
            start = text.rfind(told, 0, start + len(told) - 1)
        if told and 0 <= start < place < start + len(told):
            return sum(widths.get(index, 0.0) for index in range(start, start + len(told))) > 0.98 * measure
    return False


def unbreakable(text: str, start: int, end: int) -> bool:
    """True if no line could end anywhere between two places of the source."""
    return all(signs.wrong_end(text, place) for place in range(start + 1, end) if text[place - 1 : place + 1].strip())
