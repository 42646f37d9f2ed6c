"""The structure tree: which elements there are, how they nest, what they say.

Takes a PDF, gives its elements in reading order; findings about them. Sources are named at each rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cvbuilder.prove.entries import entry
from cvbuilder.prove.finding import Finding

if TYPE_CHECKING:
    from pikepdf import Pdf

_STANDARD = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl"
    " LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP"
    " WT WP Figure Formula Form"
)
STANDARD = frozenset(_STANDARD.split())
"""The standard structure types (ISO 32000-1, 14.8.4)."""
GROUPS = frozenset(("Document", "Part", "Art", "Sect", "Div"))
BLOCKS = GROUPS | {"P", "L", "H1", "H2", "H3", "H4", "H5", "H6", "Table", "Figure", "Note", "BlockQuote", "Caption"}
NESTING = {
    "L": frozenset(("LI", "L", "Caption")),
    "LI": frozenset(("Lbl", "LBody")),
    "Table": frozenset(("TR", "THead", "TBody", "TFoot", "Caption")),
    "TR": frozenset(("TH", "TD")),
    **{role: frozenset(("Span", "Link", "Figure", "Quote", "Code", "Reference", "Note", "Formula", "Annot", "Lbl"))
       for role in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link")},
}  # fmt: skip
"""What an element may hold, where that is said (ISO 32000-1, tables 333 to 338)."""
ONLY_WITHIN = {"LI": ("L",), "Lbl": ("LI", "Note", "P"), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot")}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""BCP 47, in short (ISO 32000-1, 14.9.2.1)."""
MOST = 100_000


class Node(Struct, frozen=True):
    """An element: its own type and the standard one that it stands for, its object, its parent's type, its children.

    `children` are nodes; `marks` are pairs of a page's object and an id of marked content there; `annotations` objects.
    """

    role: str
    standard: str
    object: Any
    parent: str
    children: tuple[Node, ...]
    marks: tuple[tuple[Any, int], ...]
    annotations: tuple[Any, ...]
    findings: tuple[Finding, ...] = ()


def read_tree(pdf: Pdf) -> tuple[Node, ...]:
    """Return the elements at the root of a file's structure; none where it has no structure."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    roles = {str(name): str(role) for name, role in (entry(root, "/RoleMap") or {}).items()}
    seen: set[tuple[int, int]] = set()
    return tuple(_node(child, root, "", (roles, seen)) for child in _list(root.get("/K")) if _is_element(child))


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield elements in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def tree(roots: Sequence[Node]) -> Iterator[Finding]:
    """Yield what is wrong with the elements themselves."""
    if not roots:
        yield Finding("no-structure", "there is no structure tree", "ISO 14289-1, 7.1")
        return
    level, titles = 0, 0
    for node in walk(roots):
        yield from node.findings
        yield from _nesting(node)
        yield from _said(node)
        if node.standard == "Part":
            titles = 0
        if re.fullmatch("H[1-6]", node.standard):
            deeper, level = int(node.standard[1]) - level, int(node.standard[1])
            titles += level == 1
            if level == 1 and titles > 1:
                yield Finding("heading-twice", "a part has a second heading of level 1", "one document has one title")
            if deeper > 1:
                yield Finding("heading-skipped", f"{node.role} skips a level", "ISO 14289-1, 7.4.2")


def _nesting(node: Node) -> Iterator[Finding]:
    clause = "ISO 32000-1, 14.8.4"
    if node.standard not in STANDARD:
        yield Finding("role-unknown", f"{node.role} is no standard type and stands for none", "ISO 14289-1, 7.1")
        return
    for child in node.children:
        if child.standard not in NESTING.get(node.standard, STANDARD):
            yield Finding("nesting", f"{child.role} stands in {node.role}", clause)
    if node.parent not in ONLY_WITHIN.get(node.standard, (node.parent,)):
        yield Finding("nesting", f"{node.role} stands in {node.parent or 'the root'}", clause)
    if node.standard in GROUPS and (node.marks or node.annotations):
        yield Finding("nesting", f"{node.role} holds content of its own", "ISO 32000-1, 14.8.4.2")
    if not node.parent and node.standard != "Document":
        yield Finding("nesting", f"{node.role} is at the root, not Document", "ISO 32000-1, table 333")


def _said(node: Node) -> Iterator[Finding]:
    language = node.object.get("/Lang")
    if language is not None and not LANGUAGE.fullmatch(str(language)):
        yield Finding("language-malformed", f"{node.role} is in {str(language)!r}", "ISO 14289-1, 7.2")
    if node.standard == "Figure" and not (str(node.object.get("/Alt", "")) or str(node.object.get("/ActualText", ""))):
        yield Finding("figure-without-words", "a figure has no words that stand in for it", "ISO 14289-1, 7.3")
    if node.standard == "Link" and not (node.annotations and (node.marks or node.children)):
        yield Finding("link-incomplete", "a link lacks its annotation or its words", "ISO 14289-1, 7.18.5")
    if not (node.children or node.marks or node.annotations) and node.standard not in ("TD", "TH", "Document"):
        yield Finding("element-empty", f"{node.role} has nothing in it", "ISO 14289-1, 7.1")


def _node(element: Any, parent: Any, around: str, known: tuple[dict[str, str], set[tuple[int, int]]]) -> Node:
    roles, seen = known
    role = str(element.get("/S", "")).removeprefix("/")
    standard = roles.get(f"/{role}", f"/{role}").removeprefix("/")
    findings: list[Finding] = []
    if element.get("/P") is None or element.P.objgen != parent.objgen:
        findings.append(Finding("parent-wrong", f"{role} names another parent", "ISO 32000-1, table 323"))
    if element.objgen in seen or len(seen) > MOST:
        findings.append(Finding("element-twice", f"{role} is there twice", "ISO 32000-1, 14.7.2"))
        return Node(role, standard, element, around, (), (), (), tuple(findings))
    seen.add(element.objgen)
    children: list[Node] = []
    marks: list[tuple[Any, int]] = []
    annotations: list[Any] = []
    for kid in _list(element.get("/K")):
        if isinstance(kid, int):
            marks.append((element.get("/Pg"), int(kid)))
        elif kid.get("/MCID") is not None:
            marks.append((kid.get("/Pg", element.get("/Pg")), int(kid.MCID)))
        elif kid.get("/Obj") is not None:
            annotations.append(kid.Obj)
        else:
            children.append(_node(kid, element, standard, known))
    return Node(role, standard, element, around, tuple(children), tuple(marks), tuple(annotations), tuple(findings))


def _list(value: Any) -> list[Any]:
    from pikepdf import Array

    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _is_element(value: Any) -> bool:
    return hasattr(value, "get") and value.get("/S") is not None
