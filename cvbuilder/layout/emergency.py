"""Words wider than their column: cut between clusters, as nothing else can be done.

Takes items and a measure in pt, gives items in which no Latin piece is wider than the measure, and what
was cut, to be reported. UAX 14 leaves such breaks to the application (section 3, emergency breaks).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuilder.fonts.face import advance_of
from cvbuilder.layout.characters import Kind
from cvbuilder.layout.items import Atom, Gap, Items
from cvbuilder.layout.pieces import cluster_pieces, text_of

EMERGENCY_PENALTY = 5000.0


def cut_wide_words(items: Items, measure: float) -> tuple[Items, tuple[str, ...]]:
    """Return the items with wide pieces cut, and the words that were; most paragraphs come back as they are."""
    wide = [atom.text for atom in items.atoms if _is_wide(atom, measure)]
    if not wide:
        return items, ()
    atoms: list[Atom] = []
    gaps: list[Gap] = []
    for atom, gap in zip(items.atoms, items.gaps, strict=True):
        for piece, before in _clusters(atom, gap) if _is_wide(atom, measure) else ((atom, gap),):
            atoms.append(piece)
            gaps.append(before)
    return Items(tuple(atoms), tuple(gaps), items.em), tuple(wide)


def _is_wide(atom: Atom, measure: float) -> bool:
    return atom.kind == Kind.LATIN and atom.width > measure


def _clusters(atom: Atom, gap: Gap) -> Iterator[tuple[Atom, Gap]]:
    """One atom for each cluster with the gap before it, which is the kerning between two of them."""
    for piece in cluster_pieces(atom.glyphs):
        width = advance_of(piece.glyphs) * atom.size / 1000
        yield replace(atom, text=text_of(piece.glyphs), glyphs=piece.glyphs, width=width), gap
        gap = Gap(piece.kerning * atom.size / 1000, penalty=EMERGENCY_PENALTY)
