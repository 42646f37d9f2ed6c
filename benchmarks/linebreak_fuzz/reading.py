"""Placed lines read back against the source text: which glyph stands for which character, and where.

Takes the text and the glyph runs of each line, gives `Spot`s; tells of text that is lost, doubled or out of order.
Widths are the font file's own (`ruler`), not those that the layout worked with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from benchmarks.linebreak_fuzz import ruler, signs
from cvbuilder.layout.boxes import GlyphRun
from cvbuilder.layout.place import PlacedLine

INVISIBLE = signs.ZERO_WIDTH_SPACE + signs.SOFT_HYPHEN + "\u2060\u200c\u200d\ufeff"


class Fault(Struct, frozen=True):
    """What is wrong: `kind` is one word, `line` counts from 1, 0 for the paragraph."""

    kind: str
    line: int
    message: str


class Spot(Struct, frozen=True, dict=True):
    """One cluster as it stands: its text and where that begins in the source (-1: not of the source), x and
    advance in pt from the left edge of the measure, its face, size and glyph.
    """

    text: str
    source: int
    gid: int
    x: float
    advance: float
    face: str
    size: float
    inline: int
    kern: float = 0.0

    @property
    def sign(self) -> str:
        """The character that the cluster begins with."""
        return self.text[0]

    @cached_property
    def sort(self) -> str:
        """`space`, `blank` (an ideographic space), `han`, `latin`; and for marks `open`, `close`, `whole` (a mark that
        its font cannot halve) and `joiner` (one that opens no gap beside it).
        """
        sign = self.sign
        if sign in signs.SPACES:
            return "space"
        if sign == "\u3000":
            return "blank"
        if signs.is_wide(sign):
            return "han"
        han_face = any(part in self.face for part in ("SC", "TC", "Kai"))
        if han_face and self.cell is not None and sign in signs.OPENERS:
            return "open"
        if han_face and self.cell is not None and sign in signs.CLOSERS:
            return "close"
        if han_face and sign in signs.JOINERS:
            return "joiner"
        if signs.is_full_width(sign) or (han_face and sign in signs.OPENERS + signs.CLOSERS):
            return "whole"
        return "latin"

    @cached_property
    def cell(self) -> tuple[float, float] | None:
        """A mark's half cell: where it starts from the origin, and its width, pt."""
        if self.advance < 0.9 * self.size or self.sign not in signs.OPENERS + signs.CLOSERS:
            return None
        half = ruler.half_cell(self.face, self.sign)
        return None if half is None else (half[0] * self.size / 1000, half[1] * self.size / 1000)

    @property
    def lead(self) -> float:
        """The blank of a mark before its half cell, pt."""
        return self.cell[0] if self.cell is not None else 0.0

    @property
    def trail(self) -> float:
        """The blank of a mark after its half cell, pt."""
        return self.advance - self.cell[0] - self.cell[1] if self.cell is not None else 0.0

    @property
    def left(self) -> float:
        """Where it begins, blanks left out, pt."""
        return self.x + self.lead

    @property
    def right(self) -> float:
        """Where it ends, blanks left out, pt."""
        return self.x + self.advance - self.trail + self.kern


class Row(Struct, frozen=True):
    """One line: its spots in order, and where in the source the next line begins."""

    spots: tuple[Spot, ...]
    width: float
    overfull: float
    end: int

    @property
    def shown(self) -> tuple[Spot, ...]:
        """The spots that can be seen."""
        return tuple(
            spot
            for spot in self.spots
            if spot.sort not in ("space", "blank")
            and (spot.text.strip(INVISIBLE + signs.BLANKS) or (spot.text == signs.SOFT_HYPHEN and spot.advance > 0))
        )

    @property
    def text(self) -> str:
        """The line's text, a hyphen put in by the layout as ¬."""
        return "".join("¬" if spot.source < 0 else spot.text for spot in self.spots)


def _spots(line: PlacedLine) -> Iterator[Spot]:
    """A line's clusters; a glyph without text belongs to the cluster before it."""
    for item in line.items:
        if not isinstance(item, GlyphRun):
            continue
        for glyph in item.glyphs:
            if glyph.text:
                width = ruler.advance(item.face, glyph.gid) * item.size / 1000
                if not glyph.text.strip(INVISIBLE):
                    width = width if glyph.gid in ruler.hyphens(item.face) else 0.0
                yield Spot(glyph.text, -1, glyph.gid, item.x + glyph.x, width, item.face, item.size, item.inline)


def read(text: str, lines: Sequence[PlacedLine]) -> tuple[list[Row], list[Fault]]:
    """Return the rows, each spot with its place in the text, and what of the text is not where it should be."""
    rows: list[Row] = []
    faults: list[Fault] = []
    at = 0
    for number, line in enumerate(lines, 1):
        placed: list[Spot] = []
        spots = list(_spots(line))
        for index, spot in enumerate(spots):
            found = _found(text, at, spot)
            if found is None and spot.text == signs.SOFT_HYPHEN and index == len(spots) - 1:
                placed.append(spot)
                continue
            if found is None:
                faults.append(Fault("text", number, f"{spot.text!r} is set where {text[at : at + 8]!r} should follow"))
                return rows, faults
            start, after = found
            if number > 1 and not placed and start > at and text[at:start].strip(signs.SPACES + INVISIBLE):
                faults.append(Fault("text", number, f"{text[at:start]!r} is lost"))
            seen = [other for other in placed if other.text.strip(INVISIBLE)]
            if seen and _lost_space(text, at, start, seen[-1], spot):
                faults.append(Fault("text", number, f"the space before {text[start : start + 8]!r} is lost"))
            placed.append(_sourced(spot, start))
            at = after
        if not placed:
            faults.append(Fault("text", number, "a line of nothing"))
        rows.append(Row(tuple(placed), line.width, line.overfull, at))
    if text[at:].strip(signs.SPACES + INVISIBLE):
        faults.append(Fault("text", len(lines), f"{text[at:]!r} is lost at the end"))
    return rows, faults


def _sourced(spot: Spot, start: int) -> Spot:
    return Spot(spot.text, start, spot.gid, spot.x, spot.advance, spot.face, spot.size, spot.inline)


def _found(text: str, at: int, spot: Spot) -> tuple[int, int] | None:
    """Where a spot's text stands and where the text goes on; several spaces are one, and may be left out.

    A soft hyphen is no text: it may be left out, or be the hyphen of a line's end.
    """
    start = at
    while start < len(text) and text[start] in signs.SPACES + signs.ZERO_WIDTH_SPACE + signs.SOFT_HYPHEN:
        start += 1
    if spot.sort == "space":
        return (at, start) if text[at:start].strip(signs.ZERO_WIDTH_SPACE + signs.SOFT_HYPHEN) else None
    if text.startswith(spot.text, at):
        return at, at + len(spot.text)
    end = start
    for character in spot.text:
        while text.startswith(signs.SOFT_HYPHEN, end):
            end += 1
        if not text.startswith(character, end):
            return None
        end += 1
    return start, end


def _lost_space(text: str, at: int, start: int, before: Spot, after: Spot) -> bool:
    """A space between Latin words must be set; beside a full-width character it is layout's to leave out."""
    skipped = text[at:start].strip(signs.ZERO_WIDTH_SPACE + signs.SOFT_HYPHEN)
    return bool(skipped) and before.sort == after.sort == "latin"
