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

EMERGENCY_PENALTY = 5000.0


def cut_wide_words(items: Items, measure: float) -> tuple[Items, tuple[str, ...]]:
    """Return the items with wide pieces cut, and the words that were; most paragraphs come back as they are."""
    wide = [atom.text for atom in items.atoms if _is_wide(atom, measure)]
    if not wide:
        return items, ()
    atoms: list[Atom] = []
    gaps: list[Gap] = []
    for atom, gap in zip(items.atoms, items.gaps, strict=True):
        for number, piece in enumerate(_clusters(atom) if _is_wide(atom, measure) else (atom,)):
            atoms.append(piece)
            gaps.append(Gap(penalty=EMERGENCY_PENALTY) if number else gap)
    return Items(tuple(atoms), tuple(gaps), items.em), tuple(wide)


def _is_wide(atom: Atom, measure: float) -> bool:
    return atom.kind == Kind.LATIN and atom.width > measure


def _clusters(atom: Atom) -> Iterator[Atom]:
    """One atom for each cluster: a glyph with its text, and those after it that have none."""
    starts = [number for number, glyph in enumerate(atom.glyphs) if glyph.text] or [0]
    for start, end in zip(starts, [*starts[1:], len(atom.glyphs)], strict=True):
        glyphs = atom.glyphs[start:end]
        width = advance_of(glyphs) * atom.size / 1000
        yield replace(atom, text="".join(glyph.text for glyph in glyphs), glyphs=glyphs, width=width)
