"""The measures of a style: page, list, portrait, side bar, and the space between entries, sections, columns.

Takes nodes and a Reader, gives values; what is wrong is noted in the Reader.
"""

from __future__ import annotations

from msgspec import Struct

from cvbuilder.errors import Diagnostic
from cvbuilder.source import Node
from cvbuilder.theme import tokens
from cvbuilder.theme.style import (
    CoverStyle,
    DatePlace,
    FitBounds,
    ListStyle,
    PageStyle,
    PhotoShape,
    PhotoStyle,
    Side,
    SidebarStyle,
)
from cvbuilder.theme.tokens import Reader, number_of

SMALLEST = {"spacing": 0.2, "leading": 0.85, "margins": 0.5, "size": 0.75, "least-size": 6.0}
"""The least that a theme may allow to squeezed documents: below it no page is worth reading."""
PAGE_SIZES = ("a4", "letter")
LEAST_ROOM = 72.0
"""Width and height (pt) that a page must leave to its main column."""
_PAGE = {
    "width": tokens.length(200, 1500),
    "height": tokens.length(200, 1500),
    **{
        side: tokens.length(0, 300)
        for side in ("top", "right", "bottom", "left", "gutter", "gutter-gap", "head", "foot")
    },
}
_SHAPES: dict[str, PhotoShape] = {"rectangle": "rectangle", "square": "square", "circle": "circle"}
_PLACES: dict[str, DatePlace] = {"gutter": "gutter", "right": "right", "below": "below"}


def page_of(reader: Reader, node: Node | None, size: str) -> PageStyle:
    """The page of the size asked for."""
    pages = reader.entries(node, "pages")
    found: dict[str, PageStyle] = {}
    for key, value in pages.items():
        if key not in PAGE_SIZES:
            reader.unknown(value, f"pages.{key}", key, dict.fromkeys(PAGE_SIZES))
            continue
        values = reader.values(value, f"pages.{key}", _PAGE)
        lengths = {name.replace("-", "_"): number_of(values, name, 0.0) for name in _PAGE}
        found[key] = PageStyle(**lengths)
    if size not in found:
        reader.problems.append(Diagnostic(f"the theme has no page size {size}", path="pages"))
        return PageStyle(*([0.0] * len(_PAGE)))
    return found[size]


def require_room(reader: Reader, page: PageStyle, bar: SidebarStyle | None, node: Node) -> None:
    """Note a page whose margins, gutter and side bar leave the main column less than LEAST_ROOM; `node` is to blame."""
    width = page.measure - page.gutter - page.gutter_gap - (bar.width + bar.gap if bar is not None else 0.0)
    for what, room in (("wide", width), ("high", page.height - page.top - page.bottom)):
        if room < LEAST_ROOM:
            message = f"the page leaves a column {max(0.0, room):.0f} pt {what} for text"
            reader.problems.append(Diagnostic(message, node.span, "pages", f"{LEAST_ROOM:.0f} pt or more"))


def list_of(reader: Reader, node: Node | None, palette: dict[str, str], leading: float) -> ListStyle:
    """How lists stand."""
    known = {
        "indent": tokens.length(0, 60),
        "gap": tokens.SPACE,
        "bullet-radius": tokens.number(0.2, 6),
        "bullet-color": tokens.color(palette),
    }
    values = reader.values(node, "list", known)
    return ListStyle(
        number_of(values, "indent", 11.0),
        round(number_of(values, "gap", 0.0) * leading, 3),
        number_of(values, "bullet-radius", 1.1),
        str(values.get("bullet-color", "#000000")),
    )


def photo_of(reader: Reader, node: Node | None, palette: dict[str, str]) -> PhotoStyle:
    """Where the portrait stands and how large it is."""
    known = {
        "width": tokens.length(20, 300),
        "height": tokens.length(20, 400),
        "side": tokens.one_of("left", "right"),
        "gap": tokens.length(0, 100),
        "ground": tokens.color(palette),
        "shape": tokens.one_of(*_SHAPES),
    }
    values = reader.values(node, "photo", known)
    width = number_of(values, "width", 76.0)
    shape = _SHAPES[str(values.get("shape", "rectangle"))]
    return PhotoStyle(
        width,
        number_of(values, "height", 102.0) if shape == "rectangle" else width,
        _side(values.get("side")),
        number_of(values, "gap", 16.0),
        str(values.get("ground", "#000000")),
        shape,
    )


def code_of(reader: Reader, node: Node | None) -> float:
    """How wide a QR code is with its border, pt."""
    return number_of(reader.values(node, "code", {"size": tokens.length(40, 200)}), "size", 68.0)


def sidebar_of(reader: Reader, node: Node | None, palette: dict[str, str]) -> SidebarStyle | None:
    """The side bar, or None for a theme without one."""
    if node is None:
        return None
    known = {
        "width": tokens.length(80, 300),
        "gap": tokens.length(0, 80),
        "side": tokens.one_of("left", "right"),
        "sections": tokens.NAMES,
        "ground": tokens.color(palette),
    }
    values = reader.values(node, "sidebar", known)
    sections = values.get("sections", ())
    return SidebarStyle(
        number_of(values, "width", 150.0),
        number_of(values, "gap", 20.0),
        _side(values.get("side")),
        sections if isinstance(sections, tuple) else (),
        str(values.get("ground", "")),
    )


def cover_of(reader: Reader, node: Node | None, palette: dict[str, str]) -> CoverStyle:
    """The title page of documents that have one."""
    known = {"drop": tokens.length(0, 600), "ground": tokens.color(palette)}
    values = reader.values(node, "cover", known)
    return CoverStyle(number_of(values, "drop", CoverStyle().drop), str(values.get("ground", "")))


def _side(value: object) -> Side:
    return "left" if value == "left" else "right"


def entry_of(reader: Reader, node: Node | None, leading: float) -> tuple[float, DatePlace]:
    """The space between entries in pt, and where their dates stand."""
    values = reader.values(node, "entry", {"gap": tokens.SPACE, "dates": tokens.one_of(*_PLACES)})
    return round(number_of(values, "gap", 0.5) * leading, 3), _PLACES[str(values.get("dates", "gutter"))]


def section_gap_of(reader: Reader, node: Node | None, leading: float) -> float:
    """The space between sections, pt."""
    return round(number_of(reader.values(node, "section", {"gap": tokens.SPACE}), "gap", 1.0) * leading, 3)


class Columns(Struct, frozen=True):
    """Things side by side: the space between cells and between languages (pt), a language's share of the page."""

    gap: float
    languages: float
    share: float


def columns_of(reader: Reader, node: Node | None) -> Columns:
    """How cells and languages stand side by side."""
    known = {"gap": tokens.length(0, 100), "languages": tokens.length(0, 100), "share": tokens.number(0.5, 2)}
    values = reader.values(node, "columns", known)
    return Columns(*(number_of(values, name, usual) for name, usual in (("gap", 12), ("languages", 24), ("share", 1))))


def fit_of(reader: Reader, node: Node | None) -> FitBounds:
    """How far a document may be squeezed to keep its pages: scales, and the least size of body text in pt."""
    known = {key: tokens.number(least, 12 if key == "least-size" else 1) for key, least in SMALLEST.items()}
    values = reader.values(node, "fit", known)
    default = FitBounds()
    return FitBounds(
        number_of(values, "spacing", default.spacing),
        number_of(values, "leading", default.leading),
        number_of(values, "margins", default.margins),
        number_of(values, "size", default.size),
        number_of(values, "least-size", default.least_size),
    )
