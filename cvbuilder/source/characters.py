"""Characters that a profile may not hold, since nobody can see what they do.

Takes text, gives the places of refused characters and a text with harmless ones in their stead. The
refused: C0 but tab and line breaks, DEL, C1 but NEL (as YAML 1.1, 5.1), surrogates, U+FFFE and U+FFFF,
the bidirectional embeddings, overrides and isolates (UAX 9, 2.1 to 2.4; they can make a reader see
another order than the file has), U+FEFF within the text, and U+2028 and U+2029, which YAML 1.1 takes
for line breaks and editors do not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.errors import Diagnostic, SourceSpan

REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAK = re.compile("\r\n|[\n\r\x85]")


def refused(text: str, file: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each refused character of a file's text."""
    line, line_start, breaks = 1, 0, _BREAK.finditer(text)
    next_break = next(breaks, None)
    for found in REFUSED.finditer(text):
        at = found.start()
        while next_break and next_break.end() <= at:
            line, line_start = line + 1, next_break.end()
            next_break = next(breaks, None)
        span = SourceSpan(file, at, at + 1, line, at - line_start + 1)
        yield Diagnostic(f"{describe(found.group())} is not allowed", span, hint=remedy(found.group()))


def describe(character: str) -> str:
    """Name a refused character so that its reader can search for it."""
    code = ord(character)
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        kind = "bidirectional control character"
    elif code in (0x2028, 0x2029):
        kind = "invisible line separator"
    elif code == 0xFEFF:
        kind = "byte order mark within the text"
    elif 0xD800 <= code <= 0xDFFF:
        kind = "surrogate"
    else:
        kind = "control character" if code < 0xA0 else "noncharacter"
    return f"{kind} U+{code:04X}"


def remedy(character: str) -> str:
    """Say what to do about a refused character."""
    if character in "\u2028\u2029":
        return "write a space or an ordinary line break in its place"
    return "delete it; it is invisible in most editors"


def harmless(text: str) -> str:
    """Return the text with U+FFFD for each refused character, so that reading can go on at the same offsets."""
    return REFUSED.sub("\ufffd", text)
