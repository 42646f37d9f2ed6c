"""How a file is written: takes a Source, gives the manner in which something new would not look strange in it.

What two languages have side by side elsewhere in the file is the example: the nearest one that is like the place.
Where there is none, the text beside the new one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from cvbuilder.source.nodes import Mapping, Node, Scalar, Source
from cvbuilder.source.nodes import Sequence as List
from cvbuilder.source.writing import BLOCK_STYLES, Hand, cells

_NARROW, _LEAST, _MOST, _USUAL = 60, 80, 120, 100
_LINE_END = re.compile("\r\n|[\n\r\x85]")


class Manners:
    """The manners of one file."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._mappings = list(_mappings(source.root))

    @cached_property
    def limit(self) -> int:
        """The cells that a line with braces may take: as many as the longest one has, within reason."""
        ends = [node.entries[-1].value.span.end for node in self._mappings if node.entries and self._braced(node)]
        return max(_LEAST, self.width, *(width for width in map(self._width_at, ends) if width <= _MOST))

    @cached_property
    def width(self) -> int:
        """The cells of a line of a text over several lines: as many as the longest of them has."""
        values = (entry.value for node in self._mappings for entry in node.entries)
        long = [value for value in values if isinstance(value, Scalar) and self._is_long(value)]
        lines = (line for value in long for line in _LINE_END.split(self._lines_of(value)))
        return min(_MOST, max(_NARROW, *(cells(line.rstrip()) for line in lines), 0) if long else _USUAL)

    @cached_property
    def step(self) -> int:
        """How many columns deeper a block mapping stands than the key above it, by the first of the file."""
        for outer in self._mappings:
            for entry in outer.entries:
                inner = entry.value
                if isinstance(inner, Mapping) and inner.span.line > entry.key.span.line and not self._braced(inner):
                    return max(1, inner.span.column - entry.key.span.column)
        return 2

    @cached_property
    def spaced(self) -> bool:
        """True for `{ a: b }`, False for `{a: b}`."""
        braces = [
            self._text[node.span.start + 1 : node.span.start + 2] for node in self._mappings if self._braced(node)
        ]
        return 2 * sum(after in " \n\r" for after in braces) >= len(braces)

    def hand(self, node: Scalar | Mapping, own: str, key: str, length: int) -> Hand:
        """How a text of so many cells is written under `key` beside that under `own`.

        `node` is the mapping of both, or the latter. Long texts go by long ones, short texts by short ones.
        """
        beside = node.get(own) if isinstance(node, Mapping) else node
        in_braces = isinstance(node, Mapping) and self._braced(node)
        fits = node.span.column + len(key) + 2 + length <= self.width
        known = [
            (self._is_long(value) == fits, abs(each.span.start - node.span.start), value)
            for each, value, other in self._pairs(own, key)
            if isinstance(beside, Scalar) and self._alike(other, beside) and self._braced(each) == in_braces
        ]
        model = min(known, key=lambda each: each[:2])[2] if known else beside
        if not isinstance(model, Scalar) or (fits and model.style == "folded"):
            return Hand("plain")  # what has room on a line needs no folding
        quotes = ("single-quoted", "double-quoted")
        if model.style in quotes and isinstance(beside, Scalar) and beside.style not in quotes:
            return Hand("plain", "", self.width if self._is_long(model) else 0)  # it had a reason of its own
        header = ""
        if model.style in BLOCK_STYLES:
            first = _LINE_END.split(self._text[model.span.start : model.span.end], maxsplit=1)[0]
            header = re.sub("[0-9+]", "", first.split("#")[0].strip())
        return Hand(model.style, header, self.width if self._is_long(model) else 0)

    def is_flow(self, scalar: Scalar, own: str, key: str) -> bool:
        """True where two texts as short as this would stand in braces: as the nearest such pair of the file does."""
        near = [(each.span.start, each) for each, _, other in self._pairs(own, key) if self._alike(other, scalar)]
        if not near:
            return True
        return self._braced(min(near, key=lambda pair: abs(pair[0] - scalar.span.start))[1])

    def _pairs(self, own: str, key: str) -> Iterator[tuple[Mapping, Scalar, Scalar]]:
        """The mappings that have both keys, with the texts under `key` and under `own`."""
        for each in self._mappings:
            value, other = each.get(key), each.get(own)
            if isinstance(value, Scalar) and isinstance(other, Scalar):
                yield each, value, other

    def _alike(self, one: Scalar, other: Scalar) -> bool:
        return one.style == other.style and self._is_long(one) == self._is_long(other)

    def _is_long(self, scalar: Scalar) -> bool:
        return _LINE_END.search(self._text, scalar.span.start, scalar.span.end) is not None

    def _braced(self, mapping: Mapping) -> bool:
        return self._text[mapping.span.start] == "{"

    def _lines_of(self, scalar: Scalar) -> str:
        """The text of the file from the line on which a scalar begins."""
        start = max(self._text.rfind(mark, 0, scalar.span.start) for mark in "\n\r\x85") + 1
        return self._text[start : scalar.span.end]

    def _width_at(self, at: int) -> int:
        start = max(self._text.rfind(mark, 0, at) for mark in "\n\r\x85") + 1
        found = _LINE_END.search(self._text, at)
        return cells(self._text[start : found.start() if found else len(self._text)])


def _mappings(root: Node) -> Iterator[Mapping]:
    """Yield every mapping, in the order of the file."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        children: Sequence[Node] = ()
        if isinstance(node, Mapping):
            yield node
            children = [entry.value for entry in node.entries]
        elif isinstance(node, List):
            children = node.items
        stack.extend(reversed(children))
