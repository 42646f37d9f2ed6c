"""Words wider than their column: cut between clusters, as nothing else can be done.

Takes items and a measure in pt, gives items in which no Latin piece is wider than the measure, and what
was cut, to be reported. UAX 14 leaves such breaks to the application (section 3, emergency breaks).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuilder.fonts.face import advance_of
from cvbuilder.layout.characters import BRACKETS_CLOSING, BRACKETS_OPENING, GLUE, Kind
from cvbuilder.layout.items import Atom, Gap, Items, items_of
from cvbuilder.layout.pieces import cluster_pieces, text_of

EMERGENCY_PENALTY = 5000.0
SIGN_PENALTY, LAST_RESORT = 2000.0, 50000.0
"""The price of a cut after a sign such as a hyphen or a dash, where a reader minds it least, and of one that
leaves a closing sign at a line's start or an opening one at its end."""
_SIGNS = "-_=&?+–—"


def cut_wide_words(items: Items, measure: float) -> tuple[Items, tuple[str, ...]]:
    """Return the items with wide stretches cut, and what was; most paragraphs come back as they are.

    What is wider than the measure is parted between its atoms if that helps, then between clusters.
    """
    wide_ones = [each for each in _wide_stretches(items, measure) if _helps(items, *each)]
    told = tuple(_words(items, start, end) for start, end in wide_ones)
    if not told:
        return items, ()
    items = _parted(items, measure)
    wide = {at for start, end in _wide_stretches(items, measure) for at in range(start, end)}
    atoms: list[Atom] = []
    gaps: list[Gap] = []
    for at, (atom, gap) in enumerate(zip(items.atoms, items.gaps, strict=True)):
        cut = at in wide and atom.kind == Kind.LATIN
        for piece, before in _clusters(atom, gap) if cut else ((atom, gap),):
            atoms.append(piece)
            gaps.append(before)
    return items_of(atoms, gaps, items.em), told


def _helps(items: Items, start: int, end: int) -> bool:
    """True if a stretch can be cut at all: one Han character that is wider than the measure stays as it is."""
    return end - start > 1 or len(items.atoms[start].glyphs) > 1


def _parted(items: Items, measure: float) -> Items:
    """Allow a line's end within unbreakable stretches that are too wide, such as a long number with its unit."""
    gaps = list(items.gaps)
    for start, end in _wide_stretches(items, measure):
        for at in range(start + 1, end):
            if _may_part(items.atoms[at - 1], items.atoms[at]):
                gaps[at] = replace(gaps[at], penalty=EMERGENCY_PENALTY)
    return replace(items, gaps=tuple(gaps))


def _wide_stretches(items: Items, measure: float) -> Iterator[tuple[int, int]]:
    """The stretches of atoms between places where a line may end that are wider than the measure."""
    ends = items.widths
    start = 0
    places = [at for at, gap in enumerate(items.gaps) if at and gap.penalty is not None]
    for at in (*places, len(items.atoms)) if items.atoms else ():
        if ends[at - 1] - ends[start] + items.atoms[start].width > measure:
            yield start, at
        start = at


def _words(items: Items, start: int, end: int) -> str:
    """What stands between two atoms, the spaces between them included."""
    gaps = (gap.space for gap in items.gaps[start + 1 : end])
    spaces = ["", *(space.text if space is not None else "" for space in gaps)]
    return "".join(space + atom.text for space, atom in zip(spaces, items.atoms[start:end], strict=True))


def _may_part(before: Atom, after: Atom) -> bool:
    """True between letters, figures and Han characters: no mark begins or ends a line, even so."""
    words = (Kind.HAN, Kind.LATIN)
    if before.kind not in words or after.kind not in words:
        return False
    glued = before.text[-1] in GLUE or after.text[0] in GLUE
    return not glued and after.text[0] not in BRACKETS_CLOSING and before.text[-1] not in BRACKETS_OPENING


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
    glued = before[-1:] in GLUE or after[:1] in GLUE
    marked = after[:1] in BRACKETS_CLOSING or before[-1:] in BRACKETS_OPENING
    return LAST_RESORT if glued or marked else EMERGENCY_PENALTY
