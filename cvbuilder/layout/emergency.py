"""Words wider than their column: cut between clusters, as nothing else can be done.

Takes items and a measure in pt, gives items in which no Latin piece is wider than the measure, and what
was cut, to be reported. UAX 14 leaves such breaks to the application (section 3, emergency breaks).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from msgspec.structs import replace

from cvbuilder.fonts.face import advance_of
from cvbuilder.layout.characters import BRACKETS_CLOSING, BRACKETS_OPENING, Kind
from cvbuilder.layout.items import Atom, Gap, Items
from cvbuilder.layout.pieces import cluster_pieces, text_of

EMERGENCY_PENALTY = 5000.0
SIGN_PENALTY, LAST_RESORT = 2000.0, 50000.0
"""The price of a cut after a sign such as a hyphen or a solidus, where a reader minds it least, and of one that
leaves a closing sign at a line's start or an opening one at its end."""
_SIGNS = "-/_=&?+–—"


def cut_wide_words(items: Items, measure: float) -> tuple[Items, tuple[str, ...]]:
    """Return the items with wide stretches cut, and what was; most paragraphs come back as they are.

    What is wider than the measure is parted between its atoms if that helps, then between clusters.
    """
    items, parted = _parted(items, measure)
    wide = [atom.text for atom in items.atoms if _is_wide(atom, measure)]
    if not wide:
        return items, parted
    atoms: list[Atom] = []
    gaps: list[Gap] = []
    for atom, gap in zip(items.atoms, items.gaps, strict=True):
        for piece, before in _clusters(atom, gap) if _is_wide(atom, measure) else ((atom, gap),):
            atoms.append(piece)
            gaps.append(before)
    return Items(tuple(atoms), tuple(gaps), items.em), (*parted, *wide)


def _parted(items: Items, measure: float) -> tuple[Items, tuple[str, ...]]:
    """Allow a line's end within unbreakable stretches that are too wide, such as a long number with its unit."""
    gaps = list(items.gaps)
    told: list[str] = []
    for start, end in _stretches(items):
        width = fsum(atom.width for atom in items.atoms[start:end]) + fsum(gap.natural for gap in gaps[start + 1 : end])
        if end - start < 2 or width <= measure:
            continue
        places = [at for at in range(start + 1, end) if _may_part(items.atoms[at - 1], items.atoms[at])]
        for at in places:
            gaps[at] = replace(gaps[at], penalty=EMERGENCY_PENALTY)
        if places:
            told.append(_words(items, start, end))
    return (Items(items.atoms, tuple(gaps), items.em), tuple(told)) if told else (items, ())


def _words(items: Items, start: int, end: int) -> str:
    """What stands between two atoms, the spaces between them included."""
    gaps = (gap.space for gap in items.gaps[start + 1 : end])
    spaces = ["", *(space.text if space is not None else "" for space in gaps)]
    return "".join(space + atom.text for space, atom in zip(spaces, items.atoms[start:end], strict=True))


def _stretches(items: Items) -> Iterator[tuple[int, int]]:
    """The stretches of atoms between places where a line may end."""
    places = [at for at, gap in enumerate(items.gaps) if at and gap.penalty is not None]
    return zip([0, *places], [*places, len(items.atoms)], strict=True)


def _may_part(before: Atom, after: Atom) -> bool:
    """True between letters, figures and Han characters: no mark begins or ends a line, even so."""
    words = (Kind.HAN, Kind.LATIN)
    if before.kind not in words or after.kind not in words:
        return False
    return after.text[0] not in BRACKETS_CLOSING and before.text[-1] not in BRACKETS_OPENING


def _is_wide(atom: Atom, measure: float) -> bool:
    return atom.kind == Kind.LATIN and atom.width > measure


def _clusters(atom: Atom, gap: Gap) -> Iterator[tuple[Atom, Gap]]:
    """One atom for each cluster with the gap before it, which is the kerning between two of them."""
    before, kerning = "", 0.0
    for piece in cluster_pieces(atom.glyphs):
        width = advance_of(piece.glyphs) * atom.size / 1000
        text = text_of(piece.glyphs)
        if before:
            gap = Gap(kerning, penalty=_price(before, text))
        yield replace(atom, text=text, glyphs=piece.glyphs, width=width), gap
        before, kerning = text, piece.kerning * atom.size / 1000


def _price(before: str, after: str) -> float:
    """What it costs to cut a word between two clusters."""
    if before in _SIGNS:
        return SIGN_PENALTY
    return LAST_RESORT if after[:1] in BRACKETS_CLOSING or before[-1:] in BRACKETS_OPENING else EMERGENCY_PENALTY
