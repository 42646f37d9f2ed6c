"""Atoms of words, Han characters and marks, each made once in a manner: neighbours have no part in what they are.

Takes a face, a text and its manner; gives atoms, and the gaps within a word. What is made is kept, within bounds, over
paragraphs and documents: most words and characters of one document occur in the next. Never looks for another face:
what the given one does not draw is None.
"""

from __future__ import annotations

from functools import lru_cache

from cvbuilder.fonts.face import Face, Glyph, advance_of
from cvbuilder.layout.blanks import without_blanks
from cvbuilder.layout.characters import CLOSING, COMMAS, OPENING, STOPS, Kind
from cvbuilder.layout.items import Atom, Gap, Manner
from cvbuilder.layout.pieces import THIN_SPACES, Piece, pieces, text_of, widened
from cvbuilder.layout.words import SOFT_HYPHEN, WordBreak, divided

INTERPUNCT_CORE = 0.5
INTERPUNCT_CELL = {"zh-Hant": 1.0}
"""The interpunct's cell in em, and what it gives way to; the one is the other if no language is named (CLREQ 3.1.2)."""
FULL_WIDTH = frozenset(OPENING + CLOSING + COMMAS + STOPS + "“”‘’")
"""Marks that are full-width in a Chinese text."""
LEAST_FULL_WIDTH = 900
"""What a full-width mark takes at least, 1/1000 em: a face that draws it narrower draws the Latin one."""


def atom_of(kind: Kind, face: Face, glyphs: tuple[Glyph, ...], manner: Manner) -> Atom:
    """Return glyphs as an atom: Han and full-width marks in the one size of the manner, all else in the other."""
    size = manner.latin_size if kind == Kind.LATIN or kind == Kind.SPACE else manner.size
    return Atom(kind, text_of(glyphs), face.id, size, glyphs, advance_of(glyphs) * size / 1000, manner)


@lru_cache(1024)
def word_space(face: Face, text: str, manner: Manner) -> Atom:
    """Return the space between words, `text` being the plain space or a thin one."""
    return atom_of(Kind.SPACE, face, widened(face.shape(text, manner.language, manner.features)), manner)


@lru_cache(8192)
def wide_atom(face: Face, kind: Kind, text: str, manner: Manner) -> Atom | None:
    """Return a Han character or full-width mark, None if the face does not draw it, or not in full width."""
    if not all(map(face.covers, text)):
        return None
    glyphs = face.shape(text, manner.language, ())
    narrow = text[0] in FULL_WIDTH and advance_of(glyphs) <= LEAST_FULL_WIDTH
    return None if narrow else finished_wide(kind, face, glyphs, manner)


def finished_wide(kind: Kind, face: Face, glyphs: tuple[Glyph, ...], manner: Manner) -> Atom:
    """Return the glyphs of a Han character or mark as an atom, the blank halves of a mark set apart."""
    if kind == Kind.INTERPUNCT:
        return _interpunct(face, glyphs, manner)
    atom = atom_of(kind, face, glyphs, manner)
    return without_blanks(atom, face) if atom.text[:1] in FULL_WIDTH else atom


def _interpunct(face: Face, glyphs: tuple[Glyph, ...], manner: Manner) -> Atom:
    """Centre the interpunct in its regional cell, whatever the face's advance; it keeps half an em when it gives way.

    What a cell has beyond that are the blanks on either side.
    """
    own = advance_of(glyphs) * manner.size / 1000
    core = INTERPUNCT_CORE * manner.size
    blank = max(0.0, INTERPUNCT_CELL.get(manner.language[:7], INTERPUNCT_CORE) * manner.size - core) / 2
    return Atom(
        Kind.INTERPUNCT, text_of(glyphs), face.id, manner.size, glyphs, core, manner,
        lead=blank, trail=blank, shift=(core - own) / 2,
    )  # fmt: skip


@lru_cache(8192)
def whole_word(face: Face, word: str, manner: Manner) -> tuple[tuple[Atom, Gap | None], ...] | None:
    """Return a word of one manner as `word_pieces` gives it, None if the face does not draw it with its hyphens."""
    text = word.replace(SOFT_HYPHEN, "")
    if not text or not all(map(face.covers, f"{text}-")):
        return None
    return word_pieces(text, face, manner, divided(word, manner.hyphenate, manner.exceptions), face)


@lru_cache(8192)
def word_pieces(
    text: str, face: Face, manner: Manner, breaks: tuple[WordBreak, ...], hyphens: Face
) -> tuple[tuple[Atom, Gap | None], ...]:
    """Return the pieces of a word, or of its part in one face, each with the gap before it if a line may end there.

    The kerning between two pieces is in their gap; `hyphens` is the face of the hyphen at a line's end.
    """
    places = {place.index: place for place in breaks}
    found: list[tuple[Atom, Gap | None]] = []
    glyphs = face.shape(text, manner.language, manner.features)
    if not text.isascii() and any(space in text for space in THIN_SPACES):
        glyphs = widened(glyphs)
    above = Piece((), 0)
    for piece in pieces(glyphs, places):
        place = places.get(piece.index)
        gap = None if place is None else _gap_inside(above, place, (face, hyphens), manner)
        found.append((atom_of(Kind.LATIN, face, piece.glyphs, manner), gap))
        above = piece
    return tuple(found)


def _gap_inside(piece: Piece, place: WordBreak, faces: tuple[Face, Face], manner: Manner) -> Gap:
    """The gap after a piece of a word: its kerning, its thin space, and its hyphen if a line ends there."""
    hyphen = _hyphen(faces[1], manner) if place.hyphen else None
    penalty = place.penalty + manner.cohesion
    if piece.space:
        space = atom_of(Kind.SPACE, faces[0], piece.space, manner)
        return Gap(space.width, penalty=penalty, space=space)
    return Gap(piece.kerning * manner.latin_size / 1000, penalty=penalty, hyphen=hyphen)


@lru_cache(1024)
def _hyphen(face: Face, manner: Manner) -> Atom:
    """The hyphen at a line's end: it stands for a soft hyphen, so that readers rejoin the word."""
    glyphs = face.shape("-", manner.language, manner.features)
    soft = tuple(Glyph(g.gid, SOFT_HYPHEN, g.advance, g.natural, g.dx, g.dy) for g in glyphs)
    return atom_of(Kind.LATIN, face, soft, manner)
