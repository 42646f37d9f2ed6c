"""Document and Style into Pages: the one entrance of the layout floor.

Pure: the same document, style and faces give the same pages. Fields of the body are resolved in a
bounded number of passes. Characters that no face draws end in one error that names them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import Block, Document
from cvbuilder.errors import Diagnostic, MissingGlyph, UnresolvedField
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.blocks import set_blocks, set_masthead
from cvbuilder.layout.boxes import Bookmark, LayoutWarning, Page, Pages, PlacedItem
from cvbuilder.layout.fields import PageNumbers, fields_of
from cvbuilder.layout.galley import Strip, moved, stacked
from cvbuilder.layout.paginate import Placement, paginate
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.theme.style import PageStyle, Style

MASTHEAD_GAPS = 1.5
"""The space below the masthead, in gaps between sections."""
PASSES = 4
"""How often the pages may be made anew until every field says what is true."""


def lay_out(document: Document, style: Style, faces: FaceSource) -> Pages:
    """Lay a document out.

    Raises MissingGlyph for characters without a face, UnresolvedField for a reference to nothing or
    one that does not settle, BoxTooLarge for what no page can hold.
    """
    numbers = PageNumbers()
    for _ in range(PASSES):
        setting = Setting(style, faces, numbers, [], [])
        frames = _frames(setting, document)
        found = _numbers(frames)
        wanted = list(fields_of((document.masthead, *document.sections)))
        if not wanted or found == numbers:
            break
        _require(found, [field.anchor for field in wanted if field.kind == "page_of_anchor"])
        numbers = found
    else:
        raise UnresolvedField(f"page numbers do not settle in {PASSES} passes")
    pages = _pages(setting, document, frames)
    if setting.missing:
        raise MissingGlyph(sorted(set(setting.missing), key=_order))
    return pages


def _order(diagnostic: Diagnostic) -> tuple[int, str, str]:
    return (diagnostic.span.start if diagnostic.span else 0, diagnostic.path, diagnostic.message)


def _frames(setting: Setting, document: Document) -> tuple[tuple[Placement, ...], ...]:
    page = setting.style.page
    gutter = page.gutter + page.gutter_gap
    measure = page.measure - gutter
    masthead = set_masthead(setting, document.masthead, measure)
    sections = set_blocks(setting, document.sections, measure)
    if masthead and sections and isinstance(sections[0], Strip):
        sections = (replace(sections[0], space_before=setting.style.section_gap * MASTHEAD_GAPS), *sections[1:])
    return paginate(masthead + sections, page.height - page.top - page.bottom)


def _numbers(frames: Sequence[Sequence[Placement]]) -> PageNumbers:
    anchors: dict[str, int] = {}
    for number, frame in enumerate(frames, 1):
        for placement in frame:
            for key in placement.strip.keys:
                anchors.setdefault(key, number)
    return PageNumbers(None, len(frames), anchors)


def _require(found: PageNumbers, anchors: Sequence[str]) -> None:
    lost = sorted({anchor for anchor in anchors if anchor not in found.anchors})
    if lost:
        raise UnresolvedField([Diagnostic("a page number refers to nothing", path=anchor) for anchor in lost])


def _pages(setting: Setting, document: Document, frames: Sequence[Sequence[Placement]]) -> Pages:
    style = setting.style.page
    pages: list[Page] = []
    bookmarks: list[Bookmark] = []
    left = style.left + style.gutter + style.gutter_gap
    for number, frame in enumerate(frames, 1):
        setting.numbers = PageNumbers(number, len(frames), setting.numbers.anchors)
        items: list[PlacedItem] = []
        if number > 1:
            items += _running(setting, document.running_head, style.head)
        for placement in frame:
            top = style.top + placement.y
            items += [PlacedItem(moved(item, left, top)) for item in placement.strip.items]
            if placement.strip.mark is not None:
                mark = placement.strip.mark
                bookmarks.append(Bookmark(mark.title, mark.level, number, top, mark.key))
        if len(frames) > 1:
            items += _running(setting, document.running_foot, style.height - style.foot)
        pages.append(Page(style.width, style.height, tuple(items)))
    return Pages(tuple(pages), tuple(bookmarks), _unique(setting.warnings))


def _running(setting: Setting, blocks: Sequence[Block], baseline: float) -> list[PlacedItem]:
    """Head or foot of one page, its first baseline at the y given; an artifact, as it is not part of the text."""
    page: PageStyle = setting.style.page
    galley = set_blocks(setting, blocks, page.measure)
    (frame,) = paginate(galley, page.height) if galley else ((),)
    if not frame:
        return []
    top = baseline - frame[0].strip.baseline
    items = stacked([placement.strip for placement in frame], top)
    return [PlacedItem(moved(item, page.left, 0.0), "artifact") for item in items]


def _unique(warnings: Sequence[LayoutWarning]) -> tuple[LayoutWarning, ...]:
    return tuple(dict.fromkeys(warnings))
