"""The parts of a bilingual edition as one file: pages one after another, outline, and where the switch leads.

Takes an edition and the pages of each of its parts, gives Pages. Every page keeps its own head, foot and number: a
part printed alone is a whole document. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import INNER, Edition
from cvbuilder.layout.boxes import (
    NOT_READ,
    Anchor,
    Bookmark,
    Destination,
    Element,
    FitReport,
    LayoutWarning,
    Page,
    Pages,
    PlacedItem,
    is_inner,
)


class _Part(Struct, frozen=True):
    """A part of the file: its language, its pages, and how many pages and numbers of contents stand before it."""

    language: str
    label: str
    pages: Pages
    before: int
    contents: int


def bind(edition: Edition, laid_out: Sequence[Pages]) -> Pages:
    """Return the pages of all parts as one; a switch leads to the block of the same key in the other language.

    The block is the one that stands at the head of the page; where the other language has none of the page's blocks,
    the nearest before them that it has.
    """
    parts: list[_Part] = []
    before = contents = 0
    for part, pages in zip(edition.parts, laid_out, strict=True):
        parts.append(_Part(part.document.language, part.label, pages, before, contents))
        before += len(pages.pages)
        contents += 1 + max((placed.content for page in pages.pages for placed in page.items), default=0)
    by_language = {part.language: part for part in parts}
    return Pages(
        pages=tuple(_switched(part, number, by_language)
                    for part in parts for number in range(1, len(part.pages.pages) + 1)),
        bookmarks=tuple(mark for part in parts for mark in _bookmarks(part)),
        warnings=_warnings(parts),
        fit=_fit(parts),
        anchors=tuple(replace(each, page=each.page + part.before) for part in parts for each in part.pages.anchors),
        labels=tuple((part.label, part.before + 1) for part in parts),
        structure=_structure(parts),
    )  # fmt: skip


def _switched(part: _Part, number: int, parts: Mapping[str, _Part]) -> Page:
    """A page of a part with the targets of its switch, its contents counted through the file."""
    page = part.pages.pages[number - 1]
    items = tuple(_counted(_resolved(placed, part, number, parts), part.contents) for placed in page.items)
    return replace(page, items=items)


def _counted(placed: PlacedItem, before: int) -> PlacedItem:
    return replace(placed, content=placed.content + before) if before and placed.content != NOT_READ else placed


def _structure(parts: Sequence[_Part]) -> Element:
    """The parts one after another, each in its language."""
    return Element("Document", tuple(_part_of(part) for part in parts))


def _part_of(part: _Part) -> Element:
    return replace(_renumbered(part.pages.structure, part.contents), role="Part", language=part.language)


def _renumbered(element: Element, before: int) -> Element:
    children = tuple(
        child + before if isinstance(child, int) else _renumbered(child, before) for child in element.children
    )
    return replace(element, children=children)


def _resolved(placed: PlacedItem, part: _Part, number: int, parts: Mapping[str, _Part]) -> PlacedItem:
    item = placed.item
    if not is_inner(item):
        return placed
    if item.target is not None:  # within the part, and found already
        return replace(placed, item=replace(item, target=replace(item.target, page=item.target.page + part.before)))
    other = parts[item.url.removeprefix(INNER)]
    return replace(placed, item=replace(item, target=target(part.pages, number, other.pages, other.before)))


def target(here: Pages, number: int, there: Pages, before: int = 0) -> Destination:
    """Where the switch of a page leads: to what stands at the head of the page, as the other language has it."""
    known: dict[str, Anchor] = {}
    for anchor in there.anchors:
        known.setdefault(anchor.key, anchor)
    on_page = [anchor.key for anchor in here.anchors if anchor.page == number]
    earlier = [anchor.key for anchor in reversed(here.anchors) if anchor.page < number]
    wanted = next((known[key] for key in (*on_page, *earlier) if key in known), Anchor("", 1, 0.0))
    highest = min((each.y for each in there.anchors if each.page == wanted.page), default=0.0)
    y = wanted.y if wanted.y > highest else 0.0  # nothing is above it: the head of the page is to be seen
    return Destination(wanted.page + before, y)


def _bookmarks(part: _Part) -> list[Bookmark]:
    """The outline of a part: the language stands for the document's title, its sections below it."""
    own = [mark for mark in part.pages.bookmarks if mark.level > 1]
    marks = [replace(mark, page=mark.page + part.before) for mark in own]
    return [Bookmark(part.label, 1, part.before + 1, 0.0), *marks]


def _warnings(parts: Sequence[_Part]) -> tuple[LayoutWarning, ...]:
    return tuple(dict.fromkeys(warning for part in parts for warning in part.pages.warnings))


def _fit(parts: Sequence[_Part]) -> FitReport | None:
    """What gave way in all parts, which keep their pages each for itself; the counts are those of the file."""
    fits = [(part.language, part.pages.fit) for part in parts if part.pages.fit is not None]
    if not fits:
        return None
    changes = tuple(replace(change, language=language) for language, fit in fits for change in fit.changes)
    return FitReport(
        limit=sum(fit.limit for _, fit in fits),
        natural=sum(fit.natural for _, fit in fits),
        pages=sum(fit.pages for _, fit in fits),
        changes=changes,
    )
