"""How long the lines of the main column are, in characters, and what one reads with ease.

Takes a document, its style and faces; gives numbers, or a style whose margins keep the measure readable.
The bounds are those of issue 4 and of the handbooks: 45 to 90 Latin characters, 22 to 45 Han. A Latin
character is the average of xAvgCharWidth in versions 0 to 2 of the OpenType OS/2 table: the small letters and
the space, weighted by how often English has them. A Han character is as wide as the type is large.
"""

from __future__ import annotations

from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Document
from cvbuilder.fonts import latin_faces
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.characters import is_chinese
from cvbuilder.layout.columns import main_measure
from cvbuilder.layout.parallel import columns_of
from cvbuilder.theme.style import Style, TextStyle

LATIN, HAN = (45.0, 90.0), (22.0, 45.0)
"""The least and most characters of a line of the main column."""
PER = 1000
WEIGHTS = {
    "a": 64, "b": 14, "c": 27, "d": 35, "e": 100, "f": 20, "g": 14, "h": 42, "i": 63, "j": 3, "k": 6, "l": 35,
    "m": 20, "n": 56, "o": 56, "p": 17, "q": 4, "r": 49, "s": 56, "t": 71, "u": 31, "v": 10, "w": 18, "x": 3,
    "y": 18, "z": 2, " ": 166,
}  # fmt: skip
"""Of `PER` characters of English, how many are each (OpenType 1.9, OS/2, xAvgCharWidth before version 3)."""
NEARLY = 0.01
"""Sums of floats: so much of a character is none."""
PROSE = {"bio": ("bio-text", "talk-text")}
"""The roles of the prose that the main column of a kind of document is made of; `body` for all others."""


class Measure(Struct, frozen=True):
    """A line of the main column: how many characters it holds, and how many it may hold at least and most."""

    characters: float
    least: float
    most: float
    script: str

    @property
    def readable(self) -> bool:
        """True if lines are neither too short nor too long to be read with ease."""
        return self.least - NEARLY <= self.characters <= self.most + NEARLY


def measures_of(document: Document, style: Style, faces: FaceSource) -> tuple[Measure, ...]:
    """The measure of the main column, or of each language's, for each role of prose in it."""
    if style.parts:
        columns = zip(style.parts, columns_of(style), strict=True)
        return tuple(each for part, (_, width) in columns for each in _measures(document.kind, part, faces, width))
    return _measures(document.kind, style, faces, main_measure(document, style))


def _measures(kind: str, style: Style, faces: FaceSource, width: float) -> tuple[Measure, ...]:
    least, most = HAN if is_chinese(style.language) else LATIN
    script = "Han" if is_chinese(style.language) else "Latin"
    texts = [style.block(role).text for role in PROSE.get(kind, ("body",))]
    return tuple(Measure(width / character_width(text, style.language, faces), least, most, script) for text in texts)


def character_width(text: TextStyle, language: str, faces: FaceSource) -> float:
    """The width of an average character of a language's script, pt."""
    if is_chinese(language):
        return text.size * text.han_scale
    face = faces.face(latin_faces(text.family, text.weight, False)[0])
    widths = [weight * fsum(glyph.advance for glyph in face.shape(letter, "en")) for letter, weight in WEIGHTS.items()]
    return fsum(widths) / PER / 1000 * text.size * text.latin_scale


def readable(document: Document, style: Style, faces: FaceSource, most: float | None = None) -> Style:
    """Return a style whose side margins grow until the main column's lines can be read.

    Without `most` that concerns only a theme with a side bar for which the document has nothing: the main column
    would take its room. `most` is how many characters the lines of any document may then have.
    """
    if most is None and (style.sidebar is None or main_measure(document, style) < style.page.measure):
        return style
    found = max(measures_of(document, style, faces), key=lambda each: each.characters)
    limit = found.most if most is None else most
    if found.characters <= limit:
        return style
    excess = main_measure(document, style) * (1 - limit / found.characters)
    page = style.page
    sides = page.left + page.right
    share = page.left / sides if sides else 0.5
    return replace(style, page=replace(page, left=page.left + excess * share, right=page.right + excess * (1 - share)))
