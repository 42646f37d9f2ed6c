"""A shaped word in pieces: cut at its break places, or cluster by cluster.

Takes glyphs as they were shaped in the word, gives stretches of them, each as wide as it is at a line's
end. What kerning there was between two pieces is told apart, so that it counts only where no line ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cvbuilder.fonts.face import Glyph

THIN_SPACES = "\u2009\u202f"
THIN_SPACE = 1000 / 6
"""The least advance of a thin space, 1/1000 em: Unicode has a fifth or a sixth of an em, our faces an eighth or
a tenth, which readers of PDF that go by distances take for none (poppler asks for 0.15)."""


class Piece(Struct, frozen=True, gc=False):
    """A stretch of a word: its glyphs, and where it begins in the word's text.

    `kerning`: what the word has between this piece and the next, 1/1000 em. `space`: the thin space that
    stood between them.
    """

    glyphs: tuple[Glyph, ...]
    index: int
    kerning: float = 0.0
    space: tuple[Glyph, ...] = ()


def pieces(glyphs: tuple[Glyph, ...], places: Iterable[int]) -> Iterator[Piece]:
    """Cut a word before the given places of its text; a place inside a ligature is passed over."""
    cuts = set(places)
    start = index = piece_index = 0
    for number, glyph in enumerate(glyphs):
        if number > start and glyph.text and index in cuts:
            yield _parted(glyphs[start:number], piece_index)
            start, piece_index = number, index
        index += len(glyph.text)
    yield Piece(glyphs[start:], piece_index)


def cluster_pieces(glyphs: tuple[Glyph, ...]) -> Iterator[Piece]:
    """Cut a word between any two clusters: a glyph with its text, and those after it that have none."""
    places, index = [], 0
    for glyph in glyphs:
        if glyph.text:
            places.append(index)
        index += len(glyph.text)
    return pieces(glyphs, places)


def _parted(glyphs: tuple[Glyph, ...], index: int) -> Piece:
    """A piece that another follows: its last letter has its own advance, a thin space at its end stands apart."""
    last = glyphs[-1]
    if last.text and last.text in THIN_SPACES and len(glyphs) > 1:
        return Piece(glyphs[:-1], index, space=(last,))
    if last.advance == last.natural:
        return Piece(glyphs, index)
    own = Glyph(last.gid, last.text, last.natural, last.natural, last.dx, last.dy)
    return Piece((*glyphs[:-1], own), index, kerning=last.advance - last.natural)


def widened(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """The same glyphs, thin spaces as wide as a reader of the PDF needs to tell them."""
    return tuple(_wide_enough(glyph) if glyph.text in THIN_SPACES else glyph for glyph in glyphs)


def _wide_enough(glyph: Glyph) -> Glyph:
    if not glyph.text or glyph.advance >= THIN_SPACE:
        return glyph
    return Glyph(glyph.gid, glyph.text, THIN_SPACE, glyph.natural, glyph.dx, glyph.dy)


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The text that glyphs stand for."""
    return glyphs[0].text if len(glyphs) == 1 else "".join([glyph.text for glyph in glyphs])
