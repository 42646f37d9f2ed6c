"""Frames into pages: what stands in the columns, and what runs at the head and foot of each page.

Takes a setting, a document and its frames, gives Pages. Decides nothing but where the parts of a page stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from cvbuilder.document.nodes import COVER, SWITCH, Block, Document
from cvbuilder.errors import BoxTooLarge, Diagnostic
from cvbuilder.layout.blocks import set_blocks
from cvbuilder.layout.boxes import (
    ORNAMENT,
    Anchor,
    Artifact,
    Bookmark,
    GlyphRun,
    LayoutWarning,
    Page,
    PageItem,
    Pages,
    PlacedItem,
    Rule,
    is_inner,
)
from cvbuilder.layout.columns import Frames
from cvbuilder.layout.fields import PageNumbers, fields_of
from cvbuilder.layout.galley import Strip, moved, placed_from, read_through, stacked
from cvbuilder.layout.heads import heads_of
from cvbuilder.layout.inner import led
from cvbuilder.layout.navigation import with_navigation
from cvbuilder.layout.paginate import paginate
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.layout.settle import numbers_of, require_anchors
from cvbuilder.layout.structure import Structure, content_of, structure_of
from cvbuilder.theme.style import PageStyle, Style


def assemble(setting: Setting, document: Document, frames: Frames) -> Pages:
    """Return the pages that frames make, each with its running head and foot, and how they are read."""
    structure = structure_of(document, [part.language for part in setting.style.parts])
    style = setting.style.page
    pages: list[Page] = []
    bookmarks: list[Bookmark] = []
    anchors: list[Anchor] = []
    found, heads = numbers_of(frames), heads_of(frames)
    require_anchors(found, fields_of((*document.opening_head, *document.running_head, *document.running_foot)))
    for number in range(1, frames.pages + 1):
        setting.numbers = PageNumbers(number, frames.pages, found.anchors, heads.get(number, ""))
        items = _sidebar_ground(setting.style, frames)
        head = document.running_head if number > 1 else document.opening_head
        items += _running(setting, head, style.head, "header")
        for x, strips in _columns(frames, number, style.top):
            items += [_placed(structure, item) for item in read_through(strips, x)]
            for strip, y in strips:
                anchors += [Anchor(key, number, y) for key in strip.keys]
                bookmarks += _marks(strip, number, y)
        if frames.pages > 1 and (number > 1 or document.masthead.role != COVER):
            items += _running(setting, document.running_foot, style.height - style.foot, "footer")
        pages.append(Page(style.width, style.height, tuple(items)))
    tagged, root = with_navigation(led(pages, anchors), structure, document.language)
    return Pages(tagged, tuple(bookmarks), _unique(setting.warnings), anchors=tuple(anchors), structure=root)


def _columns(frames: Frames, number: int, top: float) -> Iterator[tuple[float, list[tuple[Strip, float]]]]:
    """What stands on a page: the masthead and each column, by its x and the y of each strip."""
    if number == 1:
        yield frames.x, placed_from(frames.masthead, top)
    for column in frames.columns:
        begin = column.top if number == 1 else top
        if number <= len(column.frames):
            yield column.x, [(each.strip, begin + each.y) for each in column.frames[number - 1]]


def _placed(structure: Structure, item: PageItem) -> PlacedItem:
    """An item of the body on its page; letters that are an ornament are no part of the text."""
    ornament = isinstance(item, GlyphRun) and item.role == ORNAMENT
    return PlacedItem(item, "artifact" if ornament else "body", content_of(structure, item))


def _marks(strip: Strip, page: int, y: float) -> list[Bookmark]:
    mark = strip.mark
    return [] if mark is None else [Bookmark(mark.title, mark.level, page, y, mark.key)]


def _sidebar_ground(style: Style, frames: Frames) -> list[PlacedItem]:
    """The tint behind a side bar, from edge to edge of every page of a document that has one.

    It goes on where the bar's own text has ended, so that all pages have one shape: the main column cannot take the
    room, as its lines would be longer than one reads with ease, and without the tint the room would look forgotten.
    """
    bar = style.sidebar
    if bar is None or not bar.ground or len(frames.columns) == 1:
        return []
    width = bar.width + style.page.right + bar.gap / 2
    x = 0.0 if bar.side == "left" else style.page.width - width
    return [PlacedItem(Rule(x, 0.0, width, style.page.height, bar.ground, "ground"), "artifact", artifact="background")]


def _running(setting: Setting, blocks: Sequence[Block], baseline: float, artifact: Artifact) -> list[PlacedItem]:
    """Head or foot of one page, its first baseline at the y given; an artifact, as it is not part of the text.

    A switch between languages is none: it is there to be used.
    """
    page: PageStyle = setting.style.page
    galley = set_blocks(setting, blocks, page.measure)
    frame, *others = paginate(galley, page.height) if galley else ((),)
    if not frame:
        return []
    if others:
        key = "".join(frame[0].strip.keys)
        raise BoxTooLarge([Diagnostic(f"what every page has is taller than a page ({page.height:.0f} pt)", path=key)])
    top = baseline - frame[0].strip.baseline
    items = stacked([placement.strip for placement in frame], top)
    return [PlacedItem(moved(item, page.left, 0.0), _part(item), artifact=artifact) for item in items]


def _part(item: PageItem) -> Literal["artifact", "navigation"]:
    switch = (isinstance(item, GlyphRun) and item.role == SWITCH) or is_inner(item)
    return "navigation" if switch else "artifact"


def _unique(warnings: Sequence[LayoutWarning]) -> tuple[LayoutWarning, ...]:
    return tuple(dict.fromkeys(warnings))
