"""The columns of a document: which sections stand in the main one and which in the side bar.

Takes a setting and a document, gives its masthead and its columns, each a galley with its place. A side
bar flows over pages on its own; without a section for it the main column has the whole measure.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Block, Choice, Document, Section
from cvbuilder.layout.blocks import set_blocks
from cvbuilder.layout.galley import Strip, height_of
from cvbuilder.layout.masthead import of_portrait, set_masthead
from cvbuilder.layout.paginate import Placement, paginate
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.layout.parts import paginate_parts
from cvbuilder.theme.style import PageStyle, SidebarStyle, Style

SIDE = "side"
"""The region of a side bar: a role `side-body` is the style of `body` there."""
MASTHEAD_GAPS = 1.5
"""The space below the masthead, in gaps between sections."""


class Column(Struct, frozen=True):
    """A column over all pages: its place, and what stands in its frame on each page.

    `x`: from the page's left edge, pt; `top`: the y of its first frame, which on page 1 may be lower.
    """

    x: float
    top: float
    frames: tuple[tuple[Placement, ...], ...]


class Frames(Struct, frozen=True):
    """The masthead's strips, which stand at the top of page 1 from `x` pt on, and the columns."""

    masthead: tuple[Strip, ...]
    x: float
    columns: tuple[Column, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(len(column.frames) for column in self.columns)


class _Plan(Struct, frozen=True):
    """Which part of a document stands where: blocks of the masthead and the side bar, sections of the main column."""

    masthead: Section
    main: tuple[Section | Choice, ...]
    aside: tuple[Block, ...]


def set_frames(setting: Setting, document: Document, *, filled: bool = False) -> Frames:
    """Set a document and cut its columns into frames; `filled` makes pages full, however short the last one is."""
    page, bar = setting.style.page, setting.style.sidebar
    plan = _plan(document, bar)
    x, measure = page.left + page.gutter + page.gutter_gap, main_measure(document, setting.style)
    aside = None
    if bar is not None and plan.aside:
        on_left = bar.side == "left"
        aside = _side_column(setting, plan, page.left if on_left else page.width - page.right - bar.width, filled)
        x += bar.width + bar.gap if on_left else 0.0
    masthead = set_masthead(setting, plan.masthead, measure)
    taken = height_of(masthead) + setting.style.section_gap * MASTHEAD_GAPS if masthead else 0.0
    height = _height(page)
    galley = set_blocks(setting, plan.main, measure)
    main = Column(x, page.top + taken, paginate_parts(galley, setting.style, (height, height - taken), filled))
    return Frames(masthead, x, (main,) if aside is None else (main, aside))


def main_measure(document: Document, style: Style) -> float:
    """The width of a document's main column, pt; in a parallel edition all languages stand in it."""
    page, bar = style.page, style.sidebar
    aside = bar.width + bar.gap if bar is not None and _plan(document, bar).aside else 0.0
    return page.measure - page.gutter - page.gutter_gap - aside


def _plan(document: Document, bar: SidebarStyle | None) -> _Plan:
    """Sections go where the theme puts them; a portrait stands at the head of a side bar."""
    aside = [section for section in document.sections if bar is not None and section.role in bar.sections]
    if bar is None or not aside:
        return _Plan(document.masthead, document.sections, ())
    blocks = document.masthead.blocks
    pictures = [block for block in blocks if of_portrait(block)]
    words = tuple(block for block in blocks if block not in pictures)
    main = tuple(section for section in document.sections if section not in aside)
    return _Plan(replace(document.masthead, blocks=words), main, (*pictures, *aside))


def _side_column(setting: Setting, plan: _Plan, x: float, filled: bool) -> Column:
    page, bar = setting.style.page, setting.style.sidebar
    assert bar is not None, "only a theme with a side bar has one"
    setting.region = SIDE
    galley = set_blocks(setting, plan.aside, bar.width)
    setting.region = ""
    return Column(x, page.top, paginate(galley, _height(page), filled=filled))


def _height(page: PageStyle) -> float:
    return page.height - page.top - page.bottom
