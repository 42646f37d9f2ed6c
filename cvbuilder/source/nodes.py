"""Marked nodes: what a YAML file says, untyped, each node with its place in the file.

Scalars stay strings; the schema of the reader types them. Later commands mend a file in place by
these spans, so a node knows where its text starts and ends and how its scalar was written.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.errors import SourceSpan

ScalarStyle = Literal["plain", "single-quoted", "double-quoted", "literal", "folded"]


class Scalar(Struct, frozen=True):
    """A leaf: its decoded text, never converted to a number, date or truth value."""

    text: str
    style: ScalarStyle
    span: SourceSpan

    @property
    def is_null(self) -> bool:
        """True for a plain empty scalar, `~` or `null`: a key without a value."""
        return self.style == "plain" and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(Struct, frozen=True):
    """A list of nodes, in block or flow form."""

    items: tuple[Node, ...]
    span: SourceSpan


class Entry(Struct, frozen=True):
    """One key of a mapping with its value; keys are scalars and differ within a mapping."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    """Keys with values, in the order of the file."""

    entries: tuple[Entry, ...]
    span: SourceSpan

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


class Source(Struct, frozen=True, cache_hash=True):
    """A file as it was read: its name as the user gave it, its decoded text, its root node.

    `parts` are the other texts that nodes of it come from, where it was put together of several.
    """

    file: str
    text: str
    root: Node
    parts: tuple[Source, ...] = ()

    def text_of(self, file: str) -> str:
        """Return the text that a span's offsets count in, by the span's file."""
        return next((part.text for part in self.parts if part.file == file), self.text)
