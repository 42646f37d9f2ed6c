"""The outline: the headings of a document as nested entries that lead to their places.

Takes bookmarks in reading order and the references and heights of pages; gives the outline's root.
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.layout.boxes import Bookmark
from cvbuilder.writers.pdf.links import PageReference, destination
from cvbuilder.writers.pdf.objects import Body, PdfFile, text_string


class _Entry:
    """An entry in the making: its bookmark, its object, the entries below it."""

    def __init__(self, bookmark: Bookmark | None, body: Body, reference: bytes) -> None:
        self.bookmark = bookmark
        self.body = body
        self.reference = reference
        self.below: list[_Entry] = []


def write_outline(file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[PageReference]) -> bytes:
    """Add the outline (ISO 32000-1, 12.3.3); give the reference of its root.

    `pages`: each page's reference and height in pt; a bookmark's `page` counts from 1. Entries of the
    first level are seen, what is below them is folded.
    """
    root = _tree(file, bookmarks)
    root.body.content = b"<< /Type /Outlines %s /Count %d >>" % (_ends(root), len(root.below))
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for place, entry in enumerate(parent.below):
            entry.body.content = _entry(entry, parent, place, pages)
        waiting += parent.below
    return root.reference


def _tree(file: PdfFile, bookmarks: Sequence[Bookmark]) -> _Entry:
    root = _Entry(None, *file.reserve())
    path = [root]
    for bookmark in bookmarks:
        # An entry belongs to the nearest one before it of a lower level, even where a level is skipped.
        while path[-1].bookmark is not None and path[-1].bookmark.level >= bookmark.level:
            path.pop()
        entry = _Entry(bookmark, *file.reserve())
        path[-1].below.append(entry)
        path.append(entry)
    return root


def _ends(entry: _Entry) -> bytes:
    return b"/First %s /Last %s" % (entry.below[0].reference, entry.below[-1].reference)


def _entry(entry: _Entry, parent: _Entry, place: int, pages: Sequence[PageReference]) -> bytes:
    bookmark = entry.bookmark
    assert bookmark is not None
    parts = [b"/Title %s /Parent %s" % (text_string(bookmark.title), parent.reference)]
    parts.append(b"/Dest " + destination(bookmark.page, bookmark.y, pages))
    if place > 0:
        parts.append(b"/Prev " + parent.below[place - 1].reference)
    if place + 1 < len(parent.below):
        parts.append(b"/Next " + parent.below[place + 1].reference)
    if entry.below:
        parts.append(b"%s /Count %d" % (_ends(entry), -len(entry.below)))
    return b"<< " + b" ".join(parts) + b" >>"
