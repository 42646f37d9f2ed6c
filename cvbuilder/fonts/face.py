"""What a face is to the rest of the house: metrics, coverage, shaping. No HarfBuzz type leaves the room.

`Face` and `FaceSource` are protocols: layout takes a FaceSource, tests feed it a faked one.
All measures are in 1/1000 em, whatever the font file's own units.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Protocol

from msgspec import Struct

from cvbuilder.fonts.registry import FontRegistry


class Glyph(Struct, frozen=True, gc=False):
    """A shaped glyph. `text` is its cluster's text, '' for all but the cluster's first glyph.

    `advance` is how far the pen moves (kerning and features included), `natural` the advance that the
    font file gives the glyph on its own (what the PDF's /W array will say), `dx` and `dy` the glyph's
    offset from the pen; 1/1000 em.
    """

    gid: int
    text: str
    advance: float
    natural: float
    dx: float = 0.0
    dy: float = 0.0


def advance_of(glyphs: Sequence[Glyph]) -> float:
    """Return how far the pen moves over glyphs, 1/1000 em.

    Exactly rounded: Python's `sum` adds floats in another way from 3.12 on, and the same input is to
    give the same bytes on all of them.
    """
    return glyphs[0].advance if len(glyphs) == 1 else fsum([glyph.advance for glyph in glyphs])


class FaceMetrics(Struct, frozen=True):
    """A face's own measures in 1/1000 em above (positive) and below (negative) the baseline."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


class Face(Protocol):
    """One face at one weight, by its id."""

    @property
    def id(self) -> str:
        """The face's id, as a registry names it."""
        ...

    def __hash__(self) -> int:
        """By what the face is, not by what it says of itself: layout keeps what it has made of a face."""
        ...

    @property
    def metrics(self) -> FaceMetrics:
        """The face's own measures."""
        ...

    def covers(self, character: str) -> bool:
        """True if the face draws this character, or every character of a cluster.

        Default ignorable characters (joiners, variation selectors, soft hyphen) count as drawn.
        """
        ...

    def shape(self, text: str, language: str, features: tuple[str, ...] = ()) -> tuple[Glyph, ...]:
        """Shape a text of one script from left to right.

        `language` is BCP 47 and chooses the region's glyphs; `features` are OpenType tags to turn on
        (`halt`, `tnum`), or off with a leading minus (`-liga`). The glyphs' texts joined are the text.
        """
        ...

    def ink(self, gid: int) -> tuple[float, float]:
        """How far the ink of a glyph reaches from the glyph's origin: to the left edge, to the right, 1/1000 em.

        Both are 0 for a glyph that draws nothing.
        """
        ...


class FaceSource(Protocol):
    """Where faces come from."""

    @property
    def registry(self) -> FontRegistry:
        """The files that there are, of which `chains` makes chains of face ids."""
        ...

    def face(self, face_id: str) -> Face:
        """Return the face with this id; raises UnknownFace."""
        ...
