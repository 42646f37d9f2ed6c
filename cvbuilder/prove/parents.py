"""The way back: from what stands on a page, and from a link, to the element that it belongs to.

Takes a PDF, its elements and its pages' marks, gives findings. It goes both ways: each id of marked content has one
element and one entry of the parent tree, which agree, and neither names what is not there (ISO 32000-1, 14.7.4.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cvbuilder.prove.entries import entries, entry
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.marks import PageMarks
from cvbuilder.prove.tree import MOST, Node, walk

if TYPE_CHECKING:
    from pikepdf import Pdf

CLAUSE = "ISO 32000-1, 14.7.4.4"
Ids = tuple[int, int]
"""An object's number and generation."""


def parents(pdf: Pdf, roots: Sequence[Node], pages: Sequence[PageMarks]) -> Iterator[Finding]:
    """Yield where marks, elements and the parent tree do not agree."""
    owned = _entries(pdf)
    owners: dict[tuple[Ids, int], Node] = {}
    links: dict[Ids, Node] = {}
    for node in walk(roots):
        links |= {annotation.objgen: node for annotation in node.annotations}
        for page, mark in node.marks:
            place = (page.objgen if page is not None else (0, 0), mark)
            if place in owners:
                yield Finding("mark-owned-twice", f"content {mark} belongs to two elements", CLAUSE)
            owners[place] = node
    known: set[tuple[Ids, int]] = set()
    keys: set[int] = set()
    for page, marks in zip(pdf.pages, pages, strict=True):
        key = page.obj.get("/StructParents")
        if key is not None:
            keys.add(int(key))
        known |= {(page.obj.objgen, mark) for mark in marks.tags}
        yield from _page(page.obj, marks, owned.get(int(key)) if key is not None else None, owners)
        yield from _links(page.obj, marks.number, owned, links)
    for place in owners.keys() - known:
        yield Finding("mark-missing", f"{owners[place].role} refers to content {place[1]} that no page has", CLAUSE)
    following = entry(pdf.Root, "/StructTreeRoot", "/ParentTreeNextKey")
    if following is not None and owned and int(following) <= max(owned):
        yield Finding("parent-tree", "the next key of the parent tree is taken", "ISO 32000-1, table 322")


def _page(page: Any, marks: PageMarks, owned: Any, owners: Mapping[tuple[Ids, int], Node]) -> Iterator[Finding]:
    from pikepdf import Array

    if page.get("/Tabs") != "/S":
        message = "one does not go through links in the order of the tags"
        yield Finding("tabs", message, "ISO 14289-1, 7.18.3", marks.number)
    if not marks.tags:
        return
    listed = list(owned) if isinstance(owned, Array) else []
    if not listed:
        yield Finding("parent-tree", "a page's content leads to no element", CLAUSE, marks.number)
    for mark, tag in marks.tags.items():
        owner = owners.get((page.objgen, mark))
        if owner is None:
            yield Finding("mark-orphan", f"{tag} {mark} belongs to no element", CLAUSE, marks.number)
        elif listed and (mark >= len(listed) or not _is(listed[mark], owner)):
            yield Finding("parent-tree", f"content {mark} leads to another element than its own", CLAUSE, marks.number)
        elif tag.removeprefix("/") != owner.role:
            yield Finding("mark-tag", f"content {mark} of {owner.role} is marked {tag}", CLAUSE, marks.number)
    if listed and len(listed) > max(marks.tags) + 1:
        yield Finding("parent-tree", "the parent tree has more entries than the page content", CLAUSE, marks.number)


def _links(page: Any, number: int, owned: Mapping[int, Any], links: Mapping[Ids, Node]) -> Iterator[Finding]:
    for annotation in entries(page, "/Annots"):
        if annotation.get("/Subtype") != "/Link":
            continue
        if not str(annotation.get("/Contents", "")):
            yield Finding("link-without-words", "a link's annotation has no words", "ISO 14289-1, 7.18.5", number)
        owner, key = links.get(annotation.objgen), annotation.get("/StructParent")
        if owner is None or owner.standard != "Link":
            yield Finding("link-untagged", "an annotation belongs to no link", "ISO 14289-1, 7.18.5", number)
            continue
        leads = owned.get(int(key)) if key is not None else None
        if not _is(leads, owner):
            yield Finding("parent-tree", "a link's annotation leads to another element", CLAUSE, number)


def _is(value: Any, node: Node) -> bool:
    return bool(getattr(value, "objgen", None) == node.object.objgen)


def _entries(pdf: Pdf) -> dict[int, Any]:
    """The parent tree's entries by key, whether it is flat or has branches."""
    root = entry(pdf.Root, "/StructTreeRoot", "/ParentTree")
    found: dict[int, Any] = {}
    waiting = [root] if root is not None else []
    for node in waiting:
        numbers = entries(node, "/Nums")
        found |= {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=False)}
        waiting += entries(node, "/Kids")[: MOST - len(waiting)]
    return found
