"""Pages: where everything stands; all decisions are made.

Lengths are points (1/72 inch); the origin of a page is its top left corner, x grows to the right and
y downwards. Glyph advances and offsets are font units per 1000 em. Each box keeps the `key` of the
block that it came from and, for words, the place of the inline node in that block's content.
Boxes stand on a page in reading order, column by column; how a document is read as a whole is its structure.
Values pickle: a face is named by its id.
"""

from __future__ import annotations

from typing import Literal, TypeGuard

from msgspec import Struct

from cvbuilder.document.nodes import INNER, Image, QrCode
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

    `x`, `y`: pt, the first glyph's origin and the baseline. `width`: pt. `language`: BCP 47. `side`: the language of a
    parallel edition to which the words belong, `version`: which of a choice's, both from 0; keys are the same in all.
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
    side: int = 0
    version: int = 0

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


class Destination(Struct, frozen=True):
    """A place within the file: a page, from 1, and the height (pt from its top) that a reader is to see first."""

    page: int
    y: float


class LinkArea(Struct, frozen=True):
    """A rectangle that leads to a URL, or to a place in the file, its `target`; one for each line of a link.

    `text` is what is shown there. The `url` of an area with a target is that of the words, `#` and a language.
    """

    x: float
    y: float
    width: float
    height: float
    url: str
    text: str
    key: str = ""
    inline: int = -1
    target: Destination | None = None
    side: int = 0
    version: int = 0


class Anchor(Struct, frozen=True):
    """Where a block begins: its key, its page, from 1, and the y of its top there, pt."""

    key: str
    page: int
    y: float


class Bookmark(Struct, frozen=True):
    """An entry of the outline: where a heading stands. `level` begins at 1."""

    title: str
    level: int
    page: int
    y: float
    key: str = ""


PageItem = GlyphRun | Rule | Disc | Picture | LinkArea


NOT_READ = -1
"""The content of an item that is no part of the text."""
Artifact = Literal["layout", "background", "header", "footer"]
"""What an item that is not read is there for: to part and adorn, to stand behind, to be repeated on each page."""


def is_inner(item: PageItem) -> TypeGuard[LinkArea]:
    """True for a link from one part of an edition to another."""
    return isinstance(item, LinkArea) and item.url.startswith(INNER)


class PlacedItem(Struct, frozen=True):
    """An item of a page with its part in reading.

    `body` is read; `artifact` is repeated or ornamental; `navigation` are the words of links from one part of an
    edition to another: no part of the text, yet to be reached and used by one who hears the page (ISO 14289-1, 7.18).
    `content` is its place in the structure of the pages, NOT_READ for what has none; `artifact` tells what that is.
    """

    item: PageItem
    part: Literal["body", "artifact", "navigation"] = "body"
    content: int = NOT_READ
    artifact: Artifact = "layout"


class Page(Struct, frozen=True):
    """One page: width and height in pt, items in reading order."""

    width: float
    height: float
    items: tuple[PlacedItem, ...]


ElementRole = Literal[
    "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Figure", "Link", "Span"
]  # fmt: skip
"""The standard structure types that documents are made of (ISO 32000-1, 14.8.4)."""


class Element(Struct, frozen=True):
    """An element of the structure: what is read, in order, whatever stands where on the pages.

    `children`: elements, and the numbers of contents: the items of all pages that have that number. `language`
    (BCP 47) is told where it is another than that of the element around. `words`: what stands in for a figure, what a
    link shows as a whole. `ordered`: a list that is numbered. `key`: of the block that the element comes from.
    """

    role: ElementRole
    children: tuple[Element | int, ...] = ()
    language: str = ""
    words: str = ""
    ordered: bool = False
    key: str = ""


WarningKind = Literal["overfull", "cut", "left-out", "shortened", "measure"]


class LayoutWarning(Struct, frozen=True):
    """Something that a reader could see and nobody asked for.

    `kind`: `overfull` (a line passes its measure), `cut` (a word is wider than its column), `left-out` (a section
    gave way to a page limit), `shortened` (its short text stands for the long one, for the same reason), `measure`
    (lines too short or too long to be read with ease). `key` is the field's path in the profile, `origin` where it
    stands in the source.
    """

    message: str
    key: str
    origin: SourceSpan | None = None
    kind: WarningKind = "overfull"


class FitChange(Struct, frozen=True):
    """A measure that gave way: its name in the theme's `fit`, its scale (below 1), from and to in pt.

    The points are those of the space between sections, the body's leading, the top margin, the body's size.
    `language` is told where a file has parts in several.
    """

    measure: Literal["spacing", "leading", "margins", "size"]
    scale: float
    before: float
    after: float
    language: str = ""


class FitReport(Struct, frozen=True):
    """How a document came to keep its pages: how many it may have, has as the theme sets it, and has now.

    `changes` are in the order in which measures give way; none where the document keeps its pages by itself.
    """

    limit: int
    natural: int
    pages: int
    changes: tuple[FitChange, ...] = ()


class Pages(Struct, frozen=True):
    """A laid-out document. `fit` is told where a number of pages was asked for; `structure` is how it is read.

    `anchors`: where each block begins, in reading order. `labels`: for each part of an edition its name and its first
    page, from 1; each part counts its own pages.
    """

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    warnings: tuple[LayoutWarning, ...] = ()
    fit: FitReport | None = None
    anchors: tuple[Anchor, ...] = ()
    labels: tuple[tuple[str, int], ...] = ()
    structure: Element = Element("Document")
