"""Content lines, as vCard (RFC 6350, 3.2) and iCalendar (RFC 5545, 3.1) have them: escaped, folded at 75 octets."""

from __future__ import annotations

from collections.abc import Iterable

OCTETS = 75


def escaped(text: str) -> str:
    """Return a text value: backslash, comma and semicolon behind a backslash, a line's end as a backslash and n."""
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def folded(lines: Iterable[str]) -> bytes:
    """Return content lines with CRLF ends, none longer than 75 octets; a character is never divided."""
    found: list[bytes] = []
    for line in lines:
        piece, room = b"", OCTETS
        for character in line:
            octets = character.encode()
            if len(piece) + len(octets) > room:
                found.append(piece)
                piece, room = b" ", OCTETS
            piece += octets
        found.append(piece)
    return b"".join(line + b"\r\n" for line in found)
