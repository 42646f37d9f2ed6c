"""The blanks of full-width marks, which vanish at the ends of a line and beside each other (CLREQ 3.1.6).

Takes a mark as an atom with its face, gives it with its blank halves set apart. The font's `halt` data say where
they are; of a font without such data, as a user's may be, the ink of the mark does.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.fonts.face import Face, advance_of
from cvbuilder.layout.characters import Kind
from cvbuilder.layout.items import Atom

HALF, LEAST_BEARING = 500.0, 50.0
"""The blank that a mark may lose, and what is left beside its ink, 1/1000 em."""
_CURRENCY = "￥＄￡"
"""Signs that no line ends with, but that fill their cell: what is beside them is no blank."""


def without_blanks(atom: Atom, face: Face) -> Atom:
    """Set the blank halves of a mark apart: by the font's `halt` data, else by where the mark's ink is."""
    half = face.shape(atom.text, atom.manner.language, ("halt",))
    narrow = advance_of(half) * atom.size / 1000
    blank = atom.width - narrow
    if blank <= 0:
        return _by_ink(atom, face)
    shift = half[0].dx * atom.size / 1000
    lead = min(blank, -shift)
    return Atom(
        atom.kind, atom.text, atom.face, atom.size, atom.glyphs, narrow, atom.manner,
        lead=lead, trail=blank - lead, shift=shift,
    )  # fmt: skip


def _by_ink(atom: Atom, face: Face) -> Atom:
    """Set the blanks of a mark apart by its ink.

    Half an em at most, as CLREQ 3.1.6 lets a mark lose, and a little stays beside the ink. The blank is the one
    away from the text that the mark encloses; of a mark in the middle of its cell, as in zh-Hant, both sides alike.
    """
    glyph = atom.glyphs[0]
    left, right = face.ink(glyph.gid)
    if len(atom.glyphs) > 1 or left >= right or atom.text in _CURRENCY:
        return atom
    before, after = (max(side - LEAST_BEARING, 0.0) for side in (left, glyph.advance - right))
    if atom.kind == Kind.OPENING:
        lead, trail = min(before, HALF), 0.0
    elif min(before, after) > HALF / 3:
        lead = trail = min(before, after, HALF / 2)
    else:
        lead, trail = 0.0, min(after, HALF)
    em = atom.size / 1000
    width = atom.width - (lead + trail) * em
    return replace(atom, width=width, lead=lead * em, trail=trail * em, shift=-lead * em)
