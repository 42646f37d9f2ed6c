"""The columns of a document: which sections stand in the main one and which in the side bar.

Takes a setting and a document, gives its masthead and its columns, each a galley with its place. A side
bar flows over pages on its own; without a section for it the main column has the whole measure.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cvbuilder.document.nodes import Document, Section
from cvbuilder.layout.blocks import set_blocks, set_masthead
from cvbuilder.layout.galley import Galley, Strip, height_of
from cvbuilder.layout.paginate import Placement, paginate
from cvbuilder.layout.paragraphs import Setting

MASTHEAD_GAPS = 1.5
"""The space below the masthead, in gaps between sections."""


class Column(Struct, frozen=True):
    """A galley and where it stands: `x` from the page's left edge and its width, pt; '' names the main one."""

    name: str
    x: float
    measure: float
    galley: Galley


class Frames(Struct, frozen=True):
    """The frames of all pages.

    `masthead`: strips at the top of page 1, from `x` pt; `top`: the y of the first page's frames below
    it; `columns` and `placements`: for each column its frames, page by page.
    """

    masthead: tuple[Strip, ...]
    x: float
    top: float
    columns: tuple[Column, ...]
    placements: tuple[tuple[tuple[Placement, ...], ...], ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(len(frames) for frames in self.placements)


def set_frames(setting: Setting, document: Document) -> Frames:
    """Set a document and cut its columns into frames."""
    page = setting.style.page
    indent = page.gutter + page.gutter_gap
    masthead = set_masthead(setting, document.masthead, page.measure - indent)
    columns = _columns(setting, document.sections)
    taken = height_of(masthead) + setting.style.section_gap * MASTHEAD_GAPS if masthead else 0.0
    height = page.height - page.top - page.bottom
    placements = tuple(paginate(column.galley, height, height - taken) for column in columns)
    return Frames(masthead, page.left + indent, page.top + taken, columns, placements)


def _columns(setting: Setting, sections: Sequence[Section]) -> tuple[Column, ...]:
    style = setting.style
    page, bar = style.page, style.sidebar
    indent = page.gutter + page.gutter_gap
    aside = [section for section in sections if bar is not None and section.role in bar.sections]
    if bar is None or not aside:
        measure = page.measure - indent
        return (Column("", page.left + indent, measure, set_blocks(setting, sections, measure)),)
    measure = page.measure - indent - bar.width - bar.gap
    main = [section for section in sections if section not in aside]
    left = page.left + indent + (bar.width + bar.gap if bar.side == "left" else 0.0)
    x = page.left if bar.side == "left" else page.width - page.right - bar.width
    first = Column("", left, measure, set_blocks(setting, main, measure))
    setting.region = "side"
    second = Column("side", x, bar.width, set_blocks(setting, aside, bar.width))
    setting.region = ""
    return (first, second)
