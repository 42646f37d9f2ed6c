"""A file's structure tree as a person can read it in a diff: what poppler tells, with the languages of the elements.

    LI / LBody "How to test a page at the hour when it is read"

`pdfinfo -struct-text` gives types, order and words; languages, words for pictures and numbering are read from the
elements themselves, which must be the same in the same order. Long texts are cut in the middle: that each is said
whole is tested elsewhere. An element without a language has that of the one around it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
from msgspec import Struct

from tests.readback.extractors import structure

ROW = re.compile(r'^( *)(?:"(?P<text>.*)"|(?P<object>Object)|(?P<type>\w+)(?: \((?:block|inline)\))?:?|/.*)$')
LONGEST, HEAD, TAIL = 48, 28, 12
"""A text of more characters is shown by its first and last ones."""


class Node(Struct):
    """An element: its type, what is told of it besides, what it holds: texts and elements; its annotations' number."""

    role: str
    told: str
    holds: list[Any]
    annotations: int = 0


@lru_cache(None)
def tree(pdf: bytes) -> Node:
    """The tree of a file; fails where poppler reads other elements than the file has."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        elements = list(_elements(file.Root.StructTreeRoot.K))
        language = str(file.Root.Lang)
    root = Node("", "", [])
    path = [(-1, root)]
    for line in structure(pdf).splitlines():
        row = ROW.match(line)
        assert row, line
        depth = len(row[1]) // 2
        while path[-1][0] >= depth:
            path.pop()
        around = path[-1][1]
        if row["object"]:
            around.annotations += 1
        elif row["text"]:  # of a picture there is none
            around.holds.append(row["text"])
        elif row["type"]:
            role, told = elements.pop(0)
            assert role == row["type"]
            node = Node(role, told, [])
            around.holds.append(node)
            path.append((depth, node))
    assert not elements
    (top,) = root.holds
    top.told = language
    return top


def _elements(element: Any) -> Iterator[tuple[str, str]]:
    """Type and attributes of each element, in order."""
    attributes = element.get("/A", {})
    told = (
        str(element.get("/Lang", "")),
        str(attributes.get("/ListNumbering", ""))[1:].lower(),
        f"alt={_short(str(element.Alt))}" if "/Alt" in element else "",
    )
    yield str(element.S)[1:], " ".join(filter(None, told))
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


def rows(node: Node, depth: int = 0) -> Iterator[str]:
    """The lines of an element; what it holds stands on its line if it is one thing."""
    head = " " * depth + f"{node.role} {node.told}".rstrip()
    while len(node.holds) == 1 and isinstance(node.holds[0], Node):
        node = node.holds[0]
        head += " / " + f"{node.role} {node.told}".rstrip()
    texts = [text for text in node.holds if isinstance(text, str)]
    if len(texts) == len(node.holds):
        yield f"{head} {_short(_joined(texts))}" if texts else head
        return
    yield head
    pending: list[str] = []
    for held in (*node.holds, None):
        if isinstance(held, str):
            pending.append(held)
            continue
        if pending:
            yield " " * (depth + 1) + _short(_joined(pending))
            pending = []
        if held is not None:
            yield from rows(held, depth + 1)


def _joined(texts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(texts))


def _short(text: str) -> str:
    if len(text) > LONGEST:
        text = f"{text[:HEAD]}…{text[-TAIL:]}"
    return f'"{text}"'
