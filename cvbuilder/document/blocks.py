"""Small blocks that all sections share: paragraphs, point lists, entries.

Takes records of the profile and a composition, gives nodes; knows no section.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import LENGTH, Block, Choice, EntryBlock, Inline, List, ListItem, Paragraph
from cvbuilder.document.phrases import Inlines, joined, labelled, when
from cvbuilder.errors import SourceSpan
from cvbuilder.profile.model import Dated, Point, Record
from cvbuilder.profile.text import Localized, Prose


def paragraph(content: Sequence[Inline], role: str, key: str, origin: SourceSpan | None) -> tuple[Paragraph, ...]:
    """Return a paragraph, or nothing if it has no content."""
    return (Paragraph(tuple(content), role, key, origin),) if content else ()


def prose(c: Composition, value: Localized | None, role: str = "body") -> tuple[Block, ...]:
    """Return an optional text as a paragraph of its own."""
    if value is None:
        return ()
    return _at_its_length(in_lengths(c, value, lambda: c.inlines(value)), role, value.path, value.origin)


def in_lengths(c: Composition, value: Localized, say: Callable[[], Inlines]) -> tuple[Inlines, ...]:
    """Return what is said at the document's length; where layout may shorten it, the short one after the long."""
    told = say()
    if not told or not c.shortens or not isinstance(value, Prose) or value.short is None:
        return (told,)
    c.length = "short"
    short = say()
    c.length = "long"
    return (told,) if short == told else (told, short)


def _at_its_length(told: tuple[Inlines, ...], role: str, key: str, origin: SourceSpan | None) -> tuple[Block, ...]:
    """A paragraph, or the choice of it at several lengths; nothing without content."""
    versions = tuple(paragraph(content, role, key, origin) for content in told if content)
    return versions[0] if len(versions) == 1 else (Choice(versions, LENGTH, f"{key}.length", origin),) * bool(versions)


def point(c: Composition, item: Point) -> Inlines:
    """Return a point's label and text; () where it has no words in this language."""
    return labelled(c, c.inlines(item.label), c.inlines(item.text)) if c.told(item, item.text) else ()


def _point(c: Composition, item: Point, role: str) -> tuple[Block, ...]:
    return _at_its_length(in_lengths(c, item.text, lambda: point(c, item)), role, item.path, item.origin)


def paragraphs(c: Composition, points: Sequence[Point], role: str = "body") -> tuple[Block, ...]:
    """Return each point as a paragraph."""
    return tuple(block for item in c.of_variant(points) for block in _point(c, item, role))


def bullets(c: Composition, points: Sequence[Point]) -> tuple[Block, ...]:
    """Return points as a list, or nothing if none has words in this language."""
    told = [(item, _point(c, item, "list-item")) for item in c.of_variant(points)]
    items = tuple(ListItem(blocks, item.path, item.origin) for item, blocks in told if blocks)
    return (List(items, key=points[0].path.rpartition("[")[0], origin=points[0].origin),) if items else ()


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


def leave_out(c: Composition, record: Record, *names: str) -> None:
    """List fields of a record that this kind of document does not show."""
    for name in names:
        if getattr(record, name):
            c.omit(f"{record.path}.{name}", "not-in-kind", record.origin)
