"""Document and Style into Pages: the one entrance of the layout floor.

Pure: the same document, style and faces give the same pages. Fields of the body are resolved in a
bounded number of passes. Characters that no face draws end in one error that names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import Block, Choice, Document, Field, Section
from cvbuilder.errors import BoxTooLarge, Diagnostic, DoesNotFit, MissingGlyph, UnresolvedField
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.blocks import set_blocks
from cvbuilder.layout.boxes import (
    ORNAMENT,
    Bookmark,
    GlyphRun,
    LayoutWarning,
    Page,
    PageItem,
    Pages,
    PlacedItem,
    Rule,
)
from cvbuilder.layout.columns import Frames, set_frames
from cvbuilder.layout.fields import PageNumbers, choices_of, fields_of
from cvbuilder.layout.galley import Strip, moved, stacked
from cvbuilder.layout.paginate import paginate
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.theme.style import PageStyle, Style

PASSES = 4
"""How often the pages may be made anew until every field says what is true."""


def lay_out(document: Document, style: Style, faces: FaceSource) -> Pages:
    """Lay a document out.

    A document that must keep a page limit takes the longest versions of its choices with which it does.
    Raises MissingGlyph for characters without a face, UnresolvedField for a reference to nothing or one
    that does not settle, BoxTooLarge for what no page can hold, DoesNotFit for too many pages.
    """
    choices = list(choices_of(document.sections))
    skipped = {choice.key: 0 for choice in choices}
    while True:
        setting, frames = _settled(document, style, faces, skipped)
        if document.page_limit is None or frames.pages <= document.page_limit:
            break
        shortened = _shortened(choices, skipped)
        if shortened is None:
            raise _does_not_fit(document, frames)
        skipped = shortened
    if setting.missing:
        raise MissingGlyph(sorted(set(setting.missing), key=_order))
    pages = _pages(setting, document, frames)
    return replace(pages, warnings=(*pages.warnings, *_left_out(choices, frames)))


def _shortened(choices: Sequence[Choice], skipped: Mapping[str, int]) -> dict[str, int] | None:
    """The next attempt: the last choice that can still be shortened is, None if none can.

    What may be left out is no matter here: it gives way by itself where it does not fit.
    """
    for choice in reversed(choices):
        if choice.alternatives[-1] and skipped[choice.key] < len(choice.alternatives) - 1:
            return {**skipped, choice.key: skipped[choice.key] + 1}
    return None


def _left_out(choices: Sequence[Choice], frames: Frames) -> list[LayoutWarning]:
    """Sections that no page shows, as they were left out to keep the page limit."""
    shown = _numbers(frames).anchors
    optional = [choice.alternatives[0][0] for choice in choices if not choice.alternatives[-1]]
    lost = [section.key for section in optional if isinstance(section, Section) and not _starts(section, shown)]
    return [LayoutWarning("left out, so that the document keeps to its pages", key) for key in lost]


def _starts(section: Section, shown: Mapping[str, int]) -> bool:
    """True if the section's heading stands on some page."""
    return section.heading is None or section.heading.key in shown


def _settled(document: Document, style: Style, faces: FaceSource, skipped: Mapping[str, int]) -> tuple[Setting, Frames]:
    """Set a document again until every field says what is true."""
    numbers = PageNumbers()
    wanted = list(fields_of((document.masthead, *document.sections)))
    for _ in range(PASSES):
        setting = Setting(style, faces, numbers, [], [], skipped)
        frames = set_frames(setting, document)
        found = _numbers(frames)
        if not wanted or found == numbers:
            return setting, frames
        _require(found, wanted)
        numbers = found
    raise UnresolvedField(f"page numbers do not settle in {PASSES} passes")


def _does_not_fit(document: Document, frames: Frames) -> DoesNotFit:
    """Name what stands beyond the last page that the document may have."""
    limit = document.page_limit or 0
    spilt = [placement.strip for column in frames.columns for frame in column.frames[limit:] for placement in frame]
    keys = tuple(dict.fromkeys(key for strip in spilt for key in strip.keys))
    message = f"{len(spilt)} lines do not fit {limit} page" + ("s" if limit > 1 else "")
    key = keys[0] if keys else ""
    inside = (section for section in document.sections if key.startswith(section.role))
    origin = next((section.origin for section in inside), None)
    return DoesNotFit([Diagnostic(message, origin, key, hint="shorten or leave something out")])


def _order(diagnostic: Diagnostic) -> tuple[int, str, str]:
    return (diagnostic.span.start if diagnostic.span else 0, diagnostic.path, diagnostic.message)


def _numbers(frames: Frames) -> PageNumbers:
    anchors = {key: 1 for strip in frames.masthead for key in strip.keys}
    for column in frames.columns:
        for number, frame in enumerate(column.frames, 1):
            for placement in frame:
                for key in placement.strip.keys:
                    anchors.setdefault(key, number)
    return PageNumbers(None, frames.pages, anchors)


def _require(found: PageNumbers, fields: Iterable[Field]) -> None:
    anchors = {field.anchor for field in fields if field.kind == "page_of_anchor"}
    lost = sorted(anchors - found.anchors.keys())
    if lost:
        raise UnresolvedField([Diagnostic("a page number refers to nothing", path=anchor) for anchor in lost])


def _pages(setting: Setting, document: Document, frames: Frames) -> Pages:
    style = setting.style.page
    pages: list[Page] = []
    bookmarks: list[Bookmark] = []
    found = _numbers(frames)
    _require(found, fields_of((*document.running_head, *document.running_foot)))
    for number in range(1, frames.pages + 1):
        setting.numbers = PageNumbers(number, frames.pages, found.anchors)
        items = _sidebar_ground(setting.style, frames, number)
        if number > 1:
            items += _running(setting, document.running_head, style.head)
        else:
            masthead = stacked(frames.masthead, style.top)
            items += [_placed(item, frames.x, 0.0) for item in masthead]
            bookmarks += _marks(frames.masthead, 1, style.top)
        for column in frames.columns:
            top = column.top if number == 1 else style.top
            for placement in column.frames[number - 1] if number <= len(column.frames) else ():
                y = top + placement.y
                items += [_placed(item, column.x, y) for item in placement.strip.items]
                bookmarks += _marks((placement.strip,), number, y)
        if frames.pages > 1:
            items += _running(setting, document.running_foot, style.height - style.foot)
        pages.append(Page(style.width, style.height, tuple(items)))
    return Pages(tuple(pages), tuple(bookmarks), _unique(setting.warnings))


def _placed(item: PageItem, x: float, y: float) -> PlacedItem:
    """An item of the body on its page; letters that are an ornament are no part of the text."""
    ornament = isinstance(item, GlyphRun) and item.role == ORNAMENT
    return PlacedItem(moved(item, x, y), "artifact" if ornament else "body")


def _marks(strips: Sequence[Strip], page: int, y: float) -> list[Bookmark]:
    marks = [strip.mark for strip in strips if strip.mark is not None]
    return [Bookmark(mark.title, mark.level, page, y, mark.key) for mark in marks]


def _sidebar_ground(style: Style, frames: Frames, number: int) -> list[PlacedItem]:
    """The tint behind a side bar, from edge to edge of each page on which something stands in it."""
    bar = style.sidebar
    if bar is None or not bar.ground or len(frames.columns) == 1 or number > len(frames.columns[1].frames):
        return []
    width = bar.width + style.page.right + bar.gap / 2
    x = 0.0 if bar.side == "left" else style.page.width - width
    return [PlacedItem(Rule(x, 0.0, width, style.page.height, bar.ground, "ground"), "artifact")]


def _running(setting: Setting, blocks: Sequence[Block], baseline: float) -> list[PlacedItem]:
    """Head or foot of one page, its first baseline at the y given; an artifact, as it is not part of the text."""
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
    return [PlacedItem(moved(item, page.left, 0.0), "artifact") for item in items]


def _unique(warnings: Sequence[LayoutWarning]) -> tuple[LayoutWarning, ...]:
    return tuple(dict.fromkeys(warnings))
