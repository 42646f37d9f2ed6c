"""Small blocks that all sections share: paragraphs, point lists, entries.

Takes records of the profile and a composition, gives nodes; knows no section.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, EntryBlock, Inline, List, ListItem, Paragraph
from cvbuilder.document.phrases import Inlines, joined, labelled, when
from cvbuilder.errors import SourceSpan
from cvbuilder.profile.model import Dated, Point
from cvbuilder.profile.text import Localized


def paragraph(content: Sequence[Inline], role: str, key: str, origin: SourceSpan | None) -> tuple[Paragraph, ...]:
    """Return a paragraph, or nothing if it has no content."""
    return (Paragraph(tuple(content), role, key, origin),) if content else ()


def prose(c: Composition, value: Localized | None, role: str = "body") -> tuple[Paragraph, ...]:
    """Return an optional text as a paragraph of its own."""
    return () if value is None else paragraph(c.inlines(value), role, value.path, value.origin)


def point(c: Composition, item: Point) -> Inlines:
    """Return a point's label and text; () where it has no words in this language."""
    return labelled(c, c.inlines(item.label), c.inlines(item.text)) if c.told(item, item.text) else ()


def paragraphs(c: Composition, points: Sequence[Point], role: str = "body") -> tuple[Block, ...]:
    """Return each point as a paragraph."""
    found: list[Block] = []
    for item in points:
        found.extend(paragraph(point(c, item), role, item.path, item.origin))
    return tuple(found)


def bullets(c: Composition, points: Sequence[Point]) -> tuple[Block, ...]:
    """Return points as a list, or nothing if none has words in this language."""
    items = []
    for item in points:
        content = point(c, item)
        if content:
            items.append(list_item(content, item.path, item.origin))
    return (List(tuple(items), key=points[0].path.rpartition("[")[0], origin=points[0].origin),) if items else ()


def list_item(content: Inlines, key: str, origin: SourceSpan | None, role: str = "list-item") -> ListItem:
    """Return a list item of one paragraph."""
    return ListItem((Paragraph(content, role, key, origin),), key, origin)


def entry(
    c: Composition, record: Dated, title: Inlines, meta: Sequence[Inlines] = (), body: Sequence[Block] = ()
) -> EntryBlock:
    """Return an entry: its title with what belongs to it in a quieter manner, its date, its body."""
    quiet = tuple(_quiet(node) for node in joined(c, meta))
    line = joined(c, (title, quiet))
    head = paragraph(line, "entry-title", f"{record.path}.title", record.origin)
    return EntryBlock(head, when(c, record), tuple(body), "entry", record.path, record.origin)


def _quiet(node: Inline) -> Inline:
    return replace(node, role=node.role or "meta")


def title_line(c: Composition, title: Localized, url: str | None, *beside: Inlines) -> Inlines:
    """Return an entry's title, set strong and linked, with what stands beside it."""
    return joined(c, (c.inlines(title, "title", link=url), *beside), "entry", "separator")
