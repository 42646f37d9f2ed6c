"""From the events of a YAML parser to nodes, with a diagnostic for each construct that profiles do without.

Takes events one by one, gives the root node when the document is complete. It keeps its own stack, so
that depth is a matter of a limit and never of recursion.
"""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from cvbuilder.errors import Diagnostic, SourceSpan
from cvbuilder.source.characters import REFUSED, describe, remedy
from cvbuilder.source.nodes import Entry, Mapping, Node, Scalar, ScalarStyle, Sequence

_STYLES: dict[str, ScalarStyle] = {"'": "single-quoted", '"': "double-quoted", "|": "literal", ">": "folded"}
_BREAK = re.compile("[\n\r\x85]")
_QUOTE = "a text that begins with `{}` must stand in quotes"


class _Open:
    """A collection whose end has not come yet. `key` is the mapping's key that waits for its value."""

    __slots__ = ("children", "entries", "first", "flow", "is_mapping", "key", "mark")

    def __init__(self, mark: Any, is_mapping: bool, flow: bool) -> None:
        self.mark = mark
        self.is_mapping = is_mapping
        self.flow = flow
        self.children: list[Node] = []
        self.entries: list[Entry] = []
        self.first: dict[str, SourceSpan] = {}
        self.key: Node | None = None


class Builder:
    """Takes the events of one file in order. `root` is the document's node once it is complete."""

    def __init__(self, file: str, text: str, problems: list[Diagnostic], max_depth: int, max_nodes: int) -> None:
        self.root: Node | None = None
        self._file = file
        self._text = text
        self._length = len(text)
        self._problems = problems
        self._max_depth = max_depth
        self._max_nodes = max_nodes
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._takers = {
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._open,
            "MappingStartEvent": self._open,
            "SequenceEndEvent": self._close,
            "MappingEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> bool:
        """Take the parser's next event; False when a limit is passed and reading ends."""
        taker = self._takers.get(type(event).__name__)
        return True if taker is None else taker(event)

    def _report(self, message: str, span: SourceSpan, hint: str = "") -> None:
        self._problems.append(Diagnostic(message, span, hint=hint))

    def _span(self, mark: Any, end: int) -> SourceSpan:
        index = mark.index
        if index < self._length:
            return SourceSpan(self._file, index, end, mark.line + 1, mark.column + 1)
        # At the end of a text whose last line does not end, libyaml's mark stands on the line after it.
        lines = _BREAK.split(self._text.replace("\r\n", "\n"))
        return SourceSpan(self._file, len(self._text), end, len(lines), len(lines[-1]) + 1)

    def _document(self, event: Any) -> bool:
        self._documents += 1
        span = self._span(event.start_mark, event.end_mark.index)
        if self._documents > 1:
            self._report("a second document begins here", span, "a file holds one document; delete the line `---`")
            return False
        if event.version or event.tags:
            self._report("YAML directives are not allowed", span, "delete the line that begins with `%`")
        return True

    def _scalar(self, event: Any) -> bool:
        mark = event.start_mark
        style = _STYLES.get(event.style, "plain")
        end = event.end_mark.index
        if style == "literal" or style == "folded":
            end = self._block_end(mark.index, end)
        node = Scalar(event.value, style, self._span(mark, end))
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, node.span)
        if style == "double-quoted":
            self._refuse_escapes(node)
        elif not self._stack and node.is_null:
            return True  # `---` alone: an empty file
        return self._add(node)

    def _block_end(self, start: int, end: int) -> int:
        """The end of a block scalar: after its last line, without the empty lines that are no part of its text."""
        written = self._text[start:end]
        header = _BREAK.split(written, maxsplit=1)[0]
        if "+" in header.split("#", 1)[0]:
            return end
        trailing = _BREAK.search(written, len(written.rstrip(" \t\r\n\x85")))
        return start + trailing.start() if trailing else end

    def _refuse_properties(self, event: Any, span: SourceSpan) -> None:
        if event.anchor is not None:
            self._report(f"anchors (`&{event.anchor}`) are not allowed", span, _QUOTE.format("&"))
        if event.tag is not None:
            self._report("tags are not allowed", span, _QUOTE.format("!"))

    def _refuse_escapes(self, scalar: Scalar) -> None:
        for character in dict.fromkeys(REFUSED.findall(scalar.text)):
            message = f"the escape of the {describe(character)} is not allowed"
            self._report(message, scalar.span, remedy(character).split(";")[0])

    def _alias(self, event: Any) -> bool:
        span = self._span(event.start_mark, event.end_mark.index)
        self._report(f"aliases (`*{event.anchor}`) are not allowed", span, _QUOTE.format("*"))
        return self._add(Scalar(f"*{event.anchor}", "plain", span))

    def _open(self, event: Any) -> bool:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, self._span(mark, event.end_mark.index))
        if len(self._stack) >= self._max_depth:
            message = f"lists and mappings are nested more than {self._max_depth} deep"
            self._report(message, self._span(mark, mark.index))
            return False
        is_mapping = type(event).__name__ == "MappingStartEvent"
        self._stack.append(_Open(mark, is_mapping, bool(event.flow_style)))
        return True

    def _close(self, event: Any) -> bool:
        opened = self._stack.pop()
        end = event.end_mark.index
        if opened.is_mapping:
            entries = tuple(opened.entries)
            if not opened.flow:
                # The parser sees the end of a block at the next token, after comments; ours is that of its last value.
                end = max(entries[-1].key.span.end, entries[-1].value.span.end) if entries else opened.mark.index
            return self._add(Mapping(entries, self._span(opened.mark, end)))
        if not opened.flow:
            end = opened.children[-1].span.end if opened.children else end
        return self._add(Sequence(tuple(opened.children), self._span(opened.mark, end)))

    def _add(self, node: Node) -> bool:
        """Put a complete node where it belongs: into the list, under the key, or at the root."""
        self._nodes += 1
        if self._nodes > self._max_nodes:
            self._report(f"the file has more than {self._max_nodes:,} values", node.span)
            return False
        if not self._stack:
            self.root = node
            return True
        top = self._stack[-1]
        if not top.is_mapping:
            top.children.append(node)
        elif top.key is None:
            top.key = node
        else:
            key, top.key = top.key, None
            if self._is_key(key, top.first):
                top.entries.append(Entry(key, node))
        return True

    def _is_key(self, key: Node, first: dict[str, SourceSpan]) -> TypeGuard[Scalar]:
        """True for a key that may stand in a mapping; else a problem is reported and its entry left out."""
        if not isinstance(key, Scalar):
            self._report("a key must be a word, not a list or a mapping", key.span)
            return False
        if key.text == "<<" and key.style == "plain":
            self._report("merge keys (`<<`) are not allowed", key.span, "write the keys out")
            return False
        if key.is_null:
            self._report("a key is missing before the colon", key.span)
            return False
        earlier = first.setdefault(key.text, key.span)
        if earlier is not key.span:
            message = f"the key `{key.text}` stands twice; first on line {earlier.line}, column {earlier.column}"
            self._report(message, key.span, "merge the two or delete one")
            return False
        return True
