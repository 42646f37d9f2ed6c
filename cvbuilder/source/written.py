"""How a scalar is written: takes a scalar and its file's text, gives for each character of its value the
stretch of the file that it comes from; never changes anything.

A character that is written as itself comes from one character. An escape, a doubled quote and a fold (a line
break with the space around it, which YAML reads as one space) come from several. What these rules do not
explain is refused with Unmapped, so that nobody mends a place that is only guessed (YAML 1.1, 5.6, 9.1, 9.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cvbuilder.source.nodes import Scalar

Stretch = tuple[int, int]
"""Offsets into the file's text, the end exclusive."""

_BREAK = "\r\n|[\n\r\x85]"
_LINE = re.compile(f"([^\n\r\x85]*)({_BREAK}|$)")
_ANY_BREAK = re.compile(_BREAK)
_FOLD = rf"[ \t]*(?:{_BREAK})(?:[ \t]|{_BREAK})*"
_PLAIN = re.compile(f"(?P<fold>{_FOLD})|(?P<one>.)", re.DOTALL)
_SINGLE = re.compile(f"(?P<fold>{_FOLD})|(?P<escape>'')|(?P<one>.)", re.DOTALL)
_DOUBLE = re.compile(
    rf"(?P<joined>\\(?:{_BREAK})(?:[ \t]|{_BREAK})*)|(?P<fold>{_FOLD})"
    r"|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))|(?P<one>.)",
    re.DOTALL,
)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Unmapped(Exception):
    """A scalar is written in a way that the rules here do not explain. It never leaves this room."""


@lru_cache(maxsize=64)
def stretches(scalar: Scalar, text: str) -> tuple[Stretch, ...]:
    """Return a stretch of the file's text for each character of the scalar's value.

    The characters of one fold share its stretch. Raises Unmapped.
    """
    if scalar.style in ("literal", "folded"):
        return _block(scalar, text)
    quoted = scalar.style != "plain"
    pattern = {"plain": _PLAIN, "single-quoted": _SINGLE}.get(scalar.style, _DOUBLE)
    found: list[Stretch] = []
    value: list[str] = []
    for match in pattern.finditer(text, scalar.span.start + quoted, scalar.span.end - quoted):
        read = _read(match)
        value.append(read)
        found.extend([match.span()] * len(read))
    if "".join(value) != scalar.text:
        raise Unmapped
    return tuple(found)


def is_fold(text: str, stretch: Stretch) -> bool:
    """True where a line of the file ends within a stretch."""
    return _ANY_BREAK.search(text, *stretch) is not None


def _read(match: re.Match[str]) -> str:
    """What a piece of a flow scalar is read as."""
    written = match.group()
    if match.lastgroup == "one":
        return written
    breaks = len(_ANY_BREAK.findall(written))
    if match.lastgroup == "fold":
        return " " if breaks == 1 else "\n" * (breaks - 1)
    if match.lastgroup == "joined":
        return "\n" * (breaks - 1)
    if written == "''":
        return "'"
    if len(written) == 2:
        return _ESCAPES.get(written[1], written)
    return chr(int(written[2:], 16))


def _block(scalar: Scalar, text: str) -> tuple[Stretch, ...]:
    """The stretches of a literal or folded scalar: its lines without their indentation, and what parts them."""
    lines = list(_lines(text, scalar.span.start, scalar.span.end))[1:]
    first = next((text[start:end] for start, end, _ in lines if text[start:end].strip(" ")), "")
    deepest = len(first) - len(first.lstrip(" "))
    # With an indentation indicator the text's own spaces follow; which is which, only the value tells.
    for indent in range(deepest, -1, -1):
        found = _aligned(scalar, text, lines, indent)
        if found is not None:
            return found
    raise Unmapped


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield each line between two offsets: where it starts, where its text ends, where its break ends."""
    at = start
    while at < end:
        found = _LINE.match(text, at, end)
        assert found
        yield at, found.end(1), found.end()
        at = found.end()


def _aligned(scalar: Scalar, text: str, lines: list[tuple[int, int, int]], indent: int) -> tuple[Stretch, ...] | None:
    """The stretches of a block scalar's value if its lines have this indentation, else None."""
    value, found = scalar.text, list[Stretch]()
    gap_start = lines[0][0] if lines else scalar.span.end
    for start, end, _ in lines:
        content = text[start + indent : end]
        if text[start:end].strip(" ") == "" and len(content) == 0:
            continue  # an empty line is part of the gap between two others
        gap = _gap(value, len(found), content)
        if gap is None:
            return None
        found.extend([(gap_start, start + indent)] * gap)
        found.extend((at, at + 1) for at in range(start + indent, end))
        gap_start = end
    rest = value[len(found) :]
    if rest.strip("\n"):
        return None
    found.extend([(gap_start, scalar.span.end)] * len(rest))
    return tuple(found)


def _gap(value: str, at: int, content: str) -> int | None:
    """How many characters of the value part what was read from the line that begins with `content`."""
    breaks = len(value) - at - len(value[at:].lstrip("\n"))
    if value.startswith(content, at + breaks):
        return breaks
    # A fold: one space in place of one break; before the first line there is none.
    return 1 if 0 < at < len(value) and value[at] == " " and value.startswith(content, at + 1) else None
