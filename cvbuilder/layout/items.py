"""Atoms and gaps: a paragraph as what cannot be broken and what stands between.

Lengths are points. An atom is one Han character, one mark or an unbreakable piece of a Latin word,
shaped; the gap before it says how wide the space is, how far it may give, and whether a line may
end there.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate

from msgspec import Struct

from cvbuilder.fonts.face import Glyph
from cvbuilder.layout.characters import Kind

SEPARATOR = "separator"
"""The role of what stands between phrases; it is set as in Latin text, whatever the language."""


class Manner(Struct, frozen=True, cache_hash=True):
    """How a stretch of a paragraph is set and where it comes from; all its atoms share it.

    `size` is the size of Han characters, `latin_size` that of Latin beside them, pt. `exceptions`: words with
    their own hyphenation. `hangs`: commas and full stops at a line's end stand outside of the measure.
    """

    inline: int
    language: str
    latin_faces: tuple[str, ...]
    han_faces: tuple[str, ...]
    size: float
    latin_size: float
    color: str
    features: tuple[str, ...]
    hyphenate: bool
    cohesion: float = 0.0
    autospace: float = 0.25
    exceptions: tuple[str, ...] = ()
    hangs: bool = False
    link: str | None = None
    role: str = ""

    @property
    def divides(self) -> bool:
        """True for what stands between phrases and says nothing but that one ends and the next begins."""
        return self.role == SEPARATOR


class Atom(Struct, frozen=True, gc=False, cache_hash=True):
    """One unbreakable piece of text.

    `width` is what it takes on the line without its blanks; `lead` and `trail` are the blank halves of
    a full-width mark (CLREQ 3.1.6), which belong to the gaps and vanish at the ends of a line.
    `shift` moves the glyphs so that the ink of an opening mark starts at the atom's left edge.
    """

    kind: Kind
    text: str
    face: str
    size: float
    glyphs: tuple[Glyph, ...]
    width: float
    manner: Manner
    lead: float = 0.0
    trail: float = 0.0
    shift: float = 0.0


class Give(IntEnum):
    """What a gap is, which decides when it stretches and shrinks (CLREQ 3.2.4, justification)."""

    NONE = 0
    WORD = 1
    AUTOSPACE = 2
    TRACK = 3
    BRACKET = 4
    COMMA = 5
    STOP = 6
    INTERPUNCT = 7


EXPAND_ORDER = (Give.WORD, Give.AUTOSPACE)
"""These grow first, each to its limit; what is left is spread evenly over all gaps that may track."""
SHRINK_ORDER = (Give.WORD, Give.INTERPUNCT, Give.BRACKET, Give.COMMA, Give.AUTOSPACE)
"""These give way in turn; full stops never do."""


class Gap(Struct, frozen=True, gc=False):
    """What stands before an atom.

    `natural`, `stretch`, `shrink`: pt. `penalty`: the demerit of a break here, None where a line may not
    end. `space`: the space that the text has here, kept so that extraction is exact. `hyphen`: what is
    shown at the line's end if it breaks here. `tracks`: may be widened between Han characters.
    """

    natural: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0
    give: Give = Give.NONE
    penalty: float | None = None
    space: Atom | None = None
    hyphen: Atom | None = None
    tracks: bool = False


class Items(Struct, frozen=True):
    """A paragraph's atoms, each with the gap before it (`gaps[0]` counts for nothing); `em` in pt.

    `widths`: the width (pt) up to and including each atom, all gaps as they are by nature; lines are cut by these sums.
    """

    atoms: tuple[Atom, ...]
    gaps: tuple[Gap, ...]
    em: float
    widths: tuple[float, ...]


def items_of(atoms: Sequence[Atom], gaps: Sequence[Gap], em: float) -> Items:
    """Return the items of a paragraph, their widths summed."""
    parts = [atom.width + gap.natural for atom, gap in zip(atoms, gaps, strict=True)]
    if parts:
        parts[0] = atoms[0].width
    return Items(tuple(atoms), tuple(gaps), em, tuple(accumulate(parts)))
