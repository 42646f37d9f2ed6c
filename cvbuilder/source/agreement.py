"""Whether a text reads as it should with additions in it: takes a source and a new text, gives yes or no.

Every node is compared: keys, values and styles of scalars, the order of all. What is new must be what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from cvbuilder.errors import ProfileError
from cvbuilder.source.nodes import Mapping, Node, Scalar, Source
from cvbuilder.source.nodes import Sequence as List
from cvbuilder.source.read import read_bytes

Reads = Callable[[Scalar, Source], str]
"""What a scalar of a source says."""


class Addition(Struct, frozen=True):
    """A text to be added under `key`: to a mapping, behind its key `after` or as the first (""), or beside a scalar.

    A scalar becomes a mapping in which it stands itself under `own`.
    """

    node: Scalar | Mapping
    key: str
    text: str
    own: str
    after: str = ""


def plainly(scalar: Scalar, source: Source) -> str:
    """What a scalar says: its value."""
    return scalar.text


def agrees(source: Source, text: str, additions: Sequence[Addition], reads: Reads) -> bool:
    """True if a text reads as a source does, with these additions and nothing else."""
    try:
        new = read_bytes(text.encode("utf-8"), source.file)
    except (ProfileError, UnicodeEncodeError):
        return False
    wanted = {id(addition.node): addition for addition in additions}
    if len(wanted) != len(additions):
        return False
    stack: list[tuple[Node, Node]] = [(source.root, new.root)]
    while stack:
        old, found = stack.pop()
        addition = wanted.get(id(old))
        pairs = _pairs(old, found) if addition is None else _with(addition, found, lambda value: reads(value, new))
        if pairs is None:
            return False
        stack.extend(pairs)
    return True


def _pairs(old: Node, found: Node) -> list[tuple[Node, Node]] | None:
    """The children of two nodes that are the same themselves; None for two that differ."""
    if isinstance(old, Scalar) and isinstance(found, Scalar):
        return [] if (old.text, old.style) == (found.text, found.style) else None
    if isinstance(old, Mapping) and isinstance(found, Mapping) and len(old.entries) == len(found.entries):
        both = zip(old.entries, found.entries, strict=True)
        return [pair for one, two in both for pair in ((one.key, two.key), (one.value, two.value))]
    if isinstance(old, List) and isinstance(found, List) and len(old.items) == len(found.items):
        return list(zip(old.items, found.items, strict=True))
    return None


def _with(addition: Addition, found: Node, says: Callable[[Scalar], str]) -> list[tuple[Node, Node]] | None:
    """The children of a node and of what it has become, without the new text; None if that is not as it should."""
    if not isinstance(found, Mapping):
        return None
    value = found.get(addition.key)
    if not isinstance(value, Scalar) or says(value) != addition.text or value.is_null:
        return None
    rest = tuple(entry for entry in found.entries if entry.key.text != addition.key)
    keys = [entry.key.text for entry in found.entries]
    if isinstance(addition.node, Scalar):
        return _pairs(addition.node, rest[0].value) if keys == [addition.own, addition.key] else None
    at = keys.index(addition.key)
    if (keys[at - 1] if at else "") != addition.after:
        return None
    return _pairs(addition.node, Mapping(rest, found.span))
