"""Values as a YAML file: takes mappings, lists and words, gives the text of a file that reads as them.

    dump({"name": "Ada Lin", "settings": {"languages": ["en"]}})

One form for each value: block mappings and lists, two spaces for each level, a text on one line, plain where it can be
nothing else and double-quoted otherwise (YAML 1.1, 7.3.1 and 9.1), so that equal values make equal files. No comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from cvbuilder.source.nodes import Mapping as MappingNode
from cvbuilder.source.nodes import Node, Scalar
from cvbuilder.source.writing import NO_WORDS


class Bare(str):
    """A word that stands without quotes whatever it looks like: a number, a date, a truth value."""

    __slots__ = ()


Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A text, a `Bare` word, a list, or a mapping."""

_INDENT = "  "
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029:#\\]|:(?=[^\s,\]}])|(?<=\S)#)*")
"""A text that begins with a letter or digit and holds neither `: ` nor ` #` is plain in a block (YAML 1.1, 9.1.3)."""
_INVISIBLE = re.compile("[\x7f-\xa0\xad\u2028\u2029\ufeff]")


def dump(value: Mapping[str, Value]) -> str:
    """Return the text of a file that holds a mapping, its last line ended."""
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def value_of(node: Node) -> Value:
    """Return a node as it was read, to be written again."""
    if isinstance(node, Scalar):
        return Bare(node.text) if node.is_null else node.text
    if isinstance(node, MappingNode):
        return {entry.key.text: value_of(entry.value) for entry in node.entries}
    return [value_of(item) for item in node.items]


def _mapping(value: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, below in value.items():
        head = f"{indent}{_scalar(key)}:"
        if isinstance(below, str) or not below:
            yield f"{head} {_on_one_line(below)}"
        else:
            yield head
            yield from _below(below, indent + _INDENT)


def _sequence(value: Sequence[Value], indent: str) -> Iterator[str]:
    """Each item behind its dash; the further lines of an item stand below its first."""
    for item in value:
        if isinstance(item, str) or not item:
            yield f"{indent}- {_on_one_line(item)}"
            continue
        lines = _below(item, indent + _INDENT)
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines


def _below(value: Value, indent: str) -> Iterator[str]:
    """The lines of a list or a mapping that is not empty."""
    return _mapping(value, indent) if isinstance(value, Mapping) else _sequence(value, indent)


def _on_one_line(value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _scalar(text: str) -> str:
    if isinstance(text, Bare) or (_PLAIN.fullmatch(text) and not text.endswith(" ") and not NO_WORDS.fullmatch(text)):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
