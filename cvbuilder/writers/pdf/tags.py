"""The tags of a PDF: marked content by its number, structure elements, and the way back from a page to them.

Takes the structure of the pages and, while they are painted, where each content stands; gives the entries of pages
and annotations, and at the end the structure tree. Which element is what has been decided in layout.
Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuilder.layout.boxes import Element, Picture
from cvbuilder.writers.pdf.objects import Body, PdfFile, number, text_string


class _Kid(Struct, frozen=True):
    """A piece of content: its page's reference, and the id of its marked content or the annotation that it is."""

    page: bytes
    mark: int = -1
    annotation: bytes = b""


class _Node(Struct, frozen=True):
    """An element with its object and those of its parent."""

    element: Element
    body: Body
    reference: bytes
    parent: bytes


class TagTree:
    """The structure of one file, while its pages are painted."""

    def __init__(self, file: PdfFile, root: Element, pages: int) -> None:
        self._root, self._reference = file.reserve()
        self._nodes: list[_Node] = []
        self._gather(file, root, self._reference)
        self._owners: Mapping[int, _Node] = {
            child: node for node in self._nodes for child in node.element.children if isinstance(child, int)
        }
        self._kids: dict[int, list[_Kid]] = {content: [] for content in self._owners}
        self._boxes: dict[int, bytes] = {}
        self._marks: list[list[bytes]] = [[] for _ in range(pages)]
        self._annotations: list[bytes] = []

    def _gather(self, file: PdfFile, element: Element, parent: bytes) -> None:
        """Make nodes of an element and all below it, in reading order, each with an object of its own."""
        body, reference = file.reserve()
        self._nodes.append(_Node(element, body, reference, parent))
        for child in element.children:
            if isinstance(child, Element):
                self._gather(file, child, reference)

    def mark(self, content: int, page: int, reference: bytes) -> str:
        """Note that content stands on a page, from 0; give how its marked content begins."""
        owner, marks = self._owners[content], self._marks[page]
        self._kids[content].append(_Kid(reference, mark=len(marks)))
        marks.append(owner.reference)
        return f"/{owner.element.role} <</MCID {len(marks) - 1}>>BDC"

    def box(self, content: int, picture: Picture, height: float) -> None:
        """Note where a picture stands on its page, of which `height` is the height, pt."""
        bottom = height - picture.y - picture.height
        corners = (picture.x, bottom, picture.x + picture.width, bottom + picture.height)
        self._boxes[content] = " ".join(map(number, corners)).encode("ascii")

    def is_read(self, content: int) -> bool:
        """True for content that has a place in the structure."""
        return content in self._owners

    def words(self, content: int) -> str:
        """What the element around some content shows as a whole."""
        return self._owners[content].element.words

    def annotation_entry(self, content: int) -> bytes:
        """The key of the next annotation, which belongs to the element around some content."""
        self._annotations.append(self._owners[content].reference)
        return b" /StructParent %d" % (len(self._marks) + len(self._annotations) - 1)

    def annotate(self, content: int, annotation: bytes, page: bytes) -> None:
        """Note the object of an annotation of some content and the page that it is on."""
        self._kids[content].append(_Kid(page, annotation=annotation))

    def write(self, file: PdfFile) -> bytes:
        """Add the tree and the way back; give the reference of the tree's root (ISO 32000-1, table 322)."""
        for node, kids in zip(self._nodes, _kids_of(self._nodes), strict=True):
            node.body.content = self._element(node, kids)
        entries = [b"%d [%s]" % (page, b" ".join(marks)) for page, marks in enumerate(self._marks)]
        entries += [b"%d %s" % (key, owner) for key, owner in enumerate(self._annotations, len(self._marks))]
        parents = file.add(b"<< /Nums [%s] >>" % b"\n".join(entries))
        self._root.content = b"<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d >>" % (
            self._nodes[0].reference,
            parents,
            len(entries),
        )
        return self._reference

    def _element(self, node: _Node, kids: list[_Node | int]) -> bytes:
        """The object of an element (ISO 32000-1, table 323)."""
        element = node.element
        parts = [b"<< /S /%s /P %s" % (element.role.encode("ascii"), node.parent)]
        first = next((kid.page for child in kids if isinstance(child, int) for kid in self._kids[child]), b"")
        if first:
            parts.append(b" /Pg " + first)
        if element.language:
            parts.append(b" /Lang " + text_string(element.language))
        if element.role == "Figure":
            parts.append(b" /Alt " + text_string(element.words))
        if element.role == "L" or element.role == "Figure":
            parts += [b" /A " + attributes for attributes in self._attributes(element)]
        pieces: list[bytes] = []
        for child in kids:
            pieces += (child.reference,) if isinstance(child, _Node) else self._pieces(child, first)
        parts.append(b" /K %s >>" % (pieces[0] if len(pieces) == 1 else b"[" + b" ".join(pieces) + b"]"))
        return b"".join(parts)

    def _attributes(self, element: Element) -> Iterator[bytes]:
        """What readers are told besides (ISO 32000-1, 14.8.5): how a list is numbered, where a figure stands."""
        if element.role == "L" and element.ordered:
            yield b"<< /O /List /ListNumbering /Decimal >>"
        if element.role == "Figure":
            boxes = [self._boxes[child] for child in element.children if child in self._boxes]
            yield from (b"<< /O /Layout /Placement /Block /BBox [%s] >>" % box for box in boxes)

    def _pieces(self, content: int, first: bytes) -> Iterator[bytes]:
        """Where content stands: an id on the element's own page, or with the page that it is on."""
        for kid in self._kids[content]:
            page = b"" if kid.page == first else b" /Pg " + kid.page
            if kid.annotation:
                yield b"<< /Type /OBJR /Obj %s%s >>" % (kid.annotation, page)
            else:
                yield b"<< /Type /MCR%s /MCID %d >>" % (page, kid.mark) if page else b"%d" % kid.mark


def _kids_of(nodes: list[_Node]) -> Iterator[list[_Node | int]]:
    """The children of each node, as nodes; nodes stand in the order in which they are met."""
    below: dict[bytes, list[_Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    for node in nodes:
        own = iter(below.get(node.reference, ()))
        yield [child if isinstance(child, int) else next(own) for child in node.element.children]
