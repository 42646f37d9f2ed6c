"""Pages: where everything stands; all decisions are made.

Lengths are points (1/72 inch); the origin of a page is its top left corner, x grows to the right and
y downwards. Glyph advances and offsets are font units per 1000 em. Each box keeps the `key` of the
block that it came from and, for words, the place of the inline node in that block's content.
Boxes stand on a page in reading order. Values pickle: a face is named by its id.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.document.nodes import Image, QrCode
from cvbuilder.errors import SourceSpan

ORNAMENT = "ornament"
"""The role of a run whose letters are painted and not read, such as a monogram's."""


QUIET = 4
"""Light modules around a QR code (ISO/IEC 18004, 6.3.8)."""


class PlacedGlyph(Struct, frozen=True, gc=False):
    """A glyph of a run. `text` is what it stands for ('' for all but the first glyph of a cluster).

    `x` is the glyph origin's distance from the run's x in pt, `advance` the font's own advance in
    1/1000 em, `dy` the rise above the baseline in 1/1000 em.
    """

    gid: int
    text: str
    x: float
    advance: float
    dy: float = 0.0


class GlyphRun(Struct, frozen=True):
    """Glyphs of one face, size and colour on one baseline, of one inline node, on one line.

    `x`, `y`: pt, the first glyph's origin and the baseline. `width`: pt. `language`: BCP 47.
    """

    face: str
    size: float
    x: float
    y: float
    width: float
    glyphs: tuple[PlacedGlyph, ...]
    color: str
    language: str
    key: str = ""
    inline: int = -1
    link: str | None = None
    role: str = ""

    @property
    def text(self) -> str:
        """The characters that the run stands for, in order."""
        return "".join(glyph.text for glyph in self.glyphs)


class Rule(Struct, frozen=True):
    """A filled rectangle that means nothing: a line, a bar, a bullet's ink. `color` is `#rrggbb`."""

    x: float
    y: float
    width: float
    height: float
    color: str
    role: str = ""


class Disc(Struct, frozen=True):
    """A filled circle that means nothing: a list's bullet. x, y: its centre; radius in pt."""

    x: float
    y: float
    radius: float
    color: str


PictureShape = Literal["rectangle", "circle"]


class Picture(Struct, frozen=True):
    """An image in a rectangle, with the words that stand in for it and its place in the profile.

    An image of other proportions fills its rectangle: what stands out is cut off. `shape` `circle` shows the ellipse
    within the rectangle. A code is drawn in `color`, with its border of QUIET modules inside the rectangle.
    """

    image: Image | QrCode
    x: float
    y: float
    width: float
    height: float
    alternative: str
    language: str
    key: str = ""
    origin: SourceSpan | None = None
    shape: PictureShape = "rectangle"
    color: str = "#000000"


class LinkArea(Struct, frozen=True):
    """A rectangle that leads to a URL; `text` is what is shown there. One area for each line of a link."""

    x: float
    y: float
    width: float
    height: float
    url: str
    text: str
    key: str = ""
    inline: int = -1


class Bookmark(Struct, frozen=True):
    """An entry of the outline: where a heading stands. `level` begins at 1."""

    title: str
    level: int
    page: int
    y: float
    key: str = ""


PageItem = GlyphRun | Rule | Disc | Picture | LinkArea


class PlacedItem(Struct, frozen=True):
    """An item of a page with its part in reading: `artifact` is repeated or ornamental, `body` is read."""

    item: PageItem
    part: Literal["body", "artifact"] = "body"


class Page(Struct, frozen=True):
    """One page: width and height in pt, items in reading order."""

    width: float
    height: float
    items: tuple[PlacedItem, ...]


WarningKind = Literal["overfull", "cut", "left-out", "measure"]


class LayoutWarning(Struct, frozen=True):
    """Something that a reader could see and nobody asked for.

    `kind`: `overfull` (a line passes its measure), `cut` (a word is wider than its column), `left-out` (a section
    gave way to a page limit), `measure` (lines too short or too long to be read with ease). `key` is the field's path
    in the profile, `origin` where it stands in the source.
    """

    message: str
    key: str
    origin: SourceSpan | None = None
    kind: WarningKind = "overfull"


class FitChange(Struct, frozen=True):
    """A measure that gave way: its name in the theme's `fit`, its scale (below 1), from and to in pt.

    The points are those of the space between sections, the body's leading, the top margin, the body's size.
    """

    measure: Literal["spacing", "leading", "margins", "size"]
    scale: float
    before: float
    after: float


class FitReport(Struct, frozen=True):
    """How a document came to keep its pages: how many it may have, has as the theme sets it, and has now.

    `changes` are in the order in which measures give way; none where the document keeps its pages by itself.
    """

    limit: int
    natural: int
    pages: int
    changes: tuple[FitChange, ...] = ()


class Pages(Struct, frozen=True):
    """A laid-out document. `fit` is told where a number of pages was asked for."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    warnings: tuple[LayoutWarning, ...] = ()
    fit: FitReport | None = None
