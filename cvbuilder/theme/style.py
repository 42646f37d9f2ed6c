"""A resolved style: every measure of one document in one language on one page size.

Lengths are points, weights the OpenType scale (400 regular, 600 semibold), colours `#rrggbb`. Nothing
here is looked up again: `resolve` has merged theme, language and page before layout begins.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.errors import ThemeError

Align = Literal["justify", "left", "center", "right"]
Prohibition = Literal["strict", "gb", "basic"]
PhotoShape = Literal["rectangle", "square", "circle"]
RulePlace = Literal["below", "gutter"]
Side = Literal["left", "right"]
DatePlace = Literal["gutter", "right", "below"]


class TextStyle(Struct, frozen=True, cache_hash=True):
    """How words are set.

    Latin letters are set at `latin_scale` times `size`, Han characters at `han_scale` times, on the same
    baseline: the document's own script at 1. `leading`: pt from baseline to baseline.
    `prohibition` names the set of CLREQ for line breaking; `han_emphasis` what stands for italics;
    `cohesion` is the demerit of a line's end inside a phrase, where separators divide a line into phrases;
    `autospace` the space (em) between Han and Latin, a quarter but where a column is narrow; `hanging`
    lets commas and full stops at a line's end stand outside of the measure, in Simplified Chinese;
    `balance` makes the lines of a paragraph alike in length; `hyphenation` are words with the places
    where they may be divided (`data-base`), or with none.
    """

    family: str
    size: float
    leading: float
    weight: int
    strong_weight: int
    color: str
    link_color: str
    latin_scale: float = 1.0
    han_scale: float = 1.0
    align: Align = "left"
    hyphenate: bool = False
    han_emphasis: Literal["kai", "bold"] = "kai"
    features: tuple[str, ...] = ()
    prohibition: Prohibition = "strict"
    cohesion: float = 0.0
    autospace: float = 0.25
    hanging: bool = False
    balance: bool = False
    hyphenation: tuple[str, ...] = ()


class InlineStyle(Struct, frozen=True, cache_hash=True):
    """What a role changes within a line: None leaves it as it is, `scale` multiplies the size."""

    weight: int | None = None
    scale: float = 1.0
    color: str | None = None
    features: tuple[str, ...] = ()


class RuleStyle(Struct, frozen=True):
    """A hairline that goes with a heading.

    `place` is `below` (the whole measure, `offset` pt below the last baseline) or `gutter` (across the
    date gutter, `offset` pt above the first baseline).
    """

    thickness: float
    offset: float
    color: str
    place: RulePlace = "below"


class BlockStyle(Struct, frozen=True):
    """How a block stands among others: its text, the space around it (pt), what it clings to."""

    text: TextStyle
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    keep_with_next: bool = False
    rule: RuleStyle | None = None


class ListStyle(Struct, frozen=True):
    """How lists stand: indent of the text, gap between items, the bullet's radius and colour (pt)."""

    indent: float
    gap: float
    bullet_radius: float
    bullet_color: str


class PageStyle(Struct, frozen=True):
    """The page: size, margins, the date gutter with the space beside it, the baselines of head and foot."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    gutter: float
    gutter_gap: float
    head: float
    foot: float

    @property
    def measure(self) -> float:
        """Width of the text area, pt, gutter included."""
        return self.width - self.left - self.right


class PhotoStyle(Struct, frozen=True):
    """The portrait: its box in pt and the side of the masthead that it stands on; `ground` is a monogram's disc.

    `shape`: what of the box is seen; a square or a circle is as high as it is wide.
    """

    width: float
    height: float
    side: Side
    gap: float
    ground: str = "#000000"
    shape: PhotoShape = "rectangle"


class CoverStyle(Struct, frozen=True):
    """A title page: how far its title stands below the top margin, pt; `ground` is the tint down to it, '' for none."""

    drop: float = 170.0
    ground: str = ""


class SidebarStyle(Struct, frozen=True):
    """A column of its own beside the main one: its width and distance in pt, which sections stand there.

    `ground` is the tint behind it, '' for none.
    """

    width: float
    gap: float
    side: Side
    sections: tuple[str, ...]
    ground: str


class FitBounds(Struct, frozen=True):
    """How far a document may be squeezed to keep its pages: the least scale of each measure, 1 for not at all.

    `spacing`: the space between blocks; `leading`: that of all texts; `margins`: all four, with head and foot;
    `size`: all texts alike, so that they keep their relation. `least_size`: body text is never smaller, pt.
    """

    spacing: float = 1.0
    leading: float = 1.0
    margins: float = 1.0
    size: float = 1.0
    least_size: float = 8.5


class Style(Struct, frozen=True):
    """Everything that layout needs to know of a theme. `blocks` holds a BlockStyle for each role.

    `parts` are the styles of a parallel edition's languages, whose columns stand `parts_gap` pt apart and divide the
    page as their `share` says: a language that needs more room for the same words has a wider column.
    """

    name: str
    language: str
    page: PageStyle
    blocks: dict[str, BlockStyle]
    inlines: dict[str, InlineStyle]
    list: ListStyle
    photo: PhotoStyle
    entry_gap: float
    section_gap: float
    dates: DatePlace
    columns_gap: float
    sidebar: SidebarStyle | None = None
    fit: FitBounds = FitBounds()
    cover: CoverStyle = CoverStyle()
    parts_gap: float = 24.0
    share: float = 1.0
    parts: tuple[Style, ...] = ()
    code: float = 68.0
    """The width of a QR code with its border, pt; more where its modules would else be too fine."""

    def block(self, role: str) -> BlockStyle:
        """Return the style of a role; raises ThemeError for a role that the theme does not name."""
        try:
            return self.blocks[role]
        except KeyError:
            raise ThemeError(f"theme {self.name} has no style for {role}") from None
