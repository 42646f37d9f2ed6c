"""Styles of several languages made to stand side by side, line by line.

Takes the styles of the parts of a parallel edition, gives one style that has them all; pure. Each keeps its faces and
sizes; leading and the spaces between blocks become the larger of the two, as only then do lines stay level.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.theme.style import BlockStyle, DatePlace, PageStyle, Style

MOST_UPRIGHT = 2
"""So many languages have room on an upright page; for more it is turned on its side."""


def side_by_side(styles: Sequence[Style]) -> Style:
    """Return the first style with all of them as its parts, on one page without gutter and side bar."""
    page = styles[0].page
    page = _turned(page) if len(styles) > MOST_UPRIGHT else page
    page = replace(page, gutter=0.0, gutter_gap=0.0)
    parts = [replace(style, page=page, sidebar=None, dates=_dates(style)) for style in styles]
    levelled = tuple(_levelled(part, parts) for part in parts)
    return replace(levelled[0], parts=levelled)


def _dates(style: Style) -> DatePlace:
    """A column has no gutter: dates that would stand there stand below their titles."""
    return "below" if style.dates == "gutter" else style.dates


def _turned(page: PageStyle) -> PageStyle:
    """A page on its long side; margins stay where they are."""
    return replace(page, width=page.height, height=page.width)


def _levelled(style: Style, others: Sequence[Style]) -> Style:
    """A style with the leadings and spaces that serve all."""
    return replace(
        style,
        blocks={role: _block(block, [other.blocks[role] for other in others if role in other.blocks])
                for role, block in style.blocks.items()},
        list=replace(style.list, gap=max(other.list.gap for other in others)),
        entry_gap=max(other.entry_gap for other in others),
        section_gap=max(other.section_gap for other in others),
        columns_gap=max(other.columns_gap for other in others),
        parts_gap=max(other.parts_gap for other in others),
    )  # fmt: skip


def _block(block: BlockStyle, others: Sequence[BlockStyle]) -> BlockStyle:
    return replace(
        block,
        text=replace(block.text, leading=max(other.text.leading for other in others)),
        space_before=max(other.space_before for other in others),
        space_after=max(other.space_after for other in others),
        keep_with_next=any(other.keep_with_next for other in others),
    )
