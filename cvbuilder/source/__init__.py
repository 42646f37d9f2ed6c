"""Strict YAML: takes the bytes of a file, gives nodes that know their place; never types a value.

    read(path) -> Source            reads a file
    read_bytes(content, file)       the same from bytes

PyYAML is imported by the first reading, not by this package. `cvbuilder.source.edits` changes words of a source by
their place, `cvbuilder.source.places` tells the line of an offset; few commands need them.
"""

from __future__ import annotations

from cvbuilder.source.nodes import Entry, Mapping, Node, Scalar, ScalarStyle, Sequence, Source
from cvbuilder.source.read import MAX_BYTES, MAX_DEPTH, MAX_NODES, read, read_bytes

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "ScalarStyle",
    "Sequence",
    "Source",
    "read",
    "read_bytes",
]
