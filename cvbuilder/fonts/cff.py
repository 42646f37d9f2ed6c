"""A CFF font program drawn anew: a glyph for each character code, in the order of the codes.

Takes outlines; gives a CID-keyed program (Adobe Technical Note 5176). In a PDF a CIDFont with CFF outlines
has no CIDToGIDMap: the program's own charset leads from CIDs to glyphs (ISO 32000-1, 9.7.4.2), each glyph
with one CID. So that a glyph can stand for two texts, a space and a no-break space, it is put in twice.
Outlines come from HarfBuzz, so that CFF, CFF2 and instances of variable fonts are all written alike; hints
are left out, as they are of TrueType outlines. Never reads a font file.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import uharfbuzz as hb

RMOVETO, RLINETO, RRCURVETO, ENDCHAR = b"\x15", b"\x05", b"\x08", b"\x0e"
HLINETO, VLINETO = b"\x06", b"\x07"
STACK = 48
"""How many numbers a Type 2 charstring may have before an operator (Adobe Technical Note 5177, appendix B)."""
FIRST_STRING = 391
"""The first number of a program's own strings; those below are standard."""

Step = tuple[bytes, tuple[float, ...]]


class Outline(Struct, frozen=True):
    """A glyph: its advance, and its contours as operators of a charstring with their relative numbers, 1/1000 em.

    `box` is left, bottom, right, top of all its points; None for a glyph that draws nothing.
    """

    advance: float
    steps: tuple[Step, ...]
    box: tuple[float, float, float, float] | None


def drawn(font: hb.Font, gid: int, scale: float, advance: float) -> Outline:
    """The outline of a glyph as HarfBuzz draws it; `scale` leads from font units to 1/1000 em."""
    import uharfbuzz as hb

    points: list[tuple[bytes, tuple[float, ...]]] = []
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: points.append((RMOVETO, (x, y))))
    functions.set_line_to_func(lambda x, y, _: points.append((RLINETO, (x, y))))
    functions.set_cubic_to_func(lambda *given: points.append((RRCURVETO, given[:6])))
    functions.set_close_path_func(lambda _: None)  # a charstring closes a contour by itself
    font.draw_glyph(gid, functions, None)
    steps: list[Step] = []
    here = [0.0, 0.0]
    edges: list[tuple[float, float]] = []
    for operator, numbers in points:
        relative: list[float] = []
        for place, number in enumerate(numbers):
            # Differences of rounded places, so that rounding never adds up.
            there = round(number * scale * 65536) / 65536
            relative.append(there - here[place % 2])
            here[place % 2] = there
            if place % 2:
                edges.append((here[0], here[1]))
        steps.append((operator, tuple(relative)))
    across, up = [x for x, _ in edges], [y for _, y in edges]
    box = (min(across), min(up), max(across), max(up)) if edges else None
    return Outline(advance, tuple(steps), box)


def program(name: str, glyphs: Sequence[Outline]) -> bytes:
    """The program of these glyphs, the first of which is .notdef; a glyph's CID is its place."""
    usual = Counter(glyph.advance for glyph in glyphs).most_common(1)[0][0]
    charstrings = _index([_charstring(glyph, usual) for glyph in glyphs])
    others = len(glyphs) - 1
    charset = b"\2" + (struct.pack(">HH", 1, others - 1) if others else b"")
    selection = struct.pack(">BHHBH", 3, 1, 0, 0, len(glyphs))
    private = _number(usual) + b"\x14"
    head = b"\1\0\4\4" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    size = len(head) + len(_index([_top(glyphs, (0, 0, 0, 0))])) + len(strings)
    places = []
    for part in (charset, selection, charstrings, private):
        places.append(size)
        size += len(part)
    fonts = _index([_long(len(private)) + _long(places[3]) + b"\x12"])
    top = _index([_top(glyphs, (places[0], places[1], places[2], size))])
    return head + top + strings + charset + selection + charstrings + private + fonts


def bounds(glyphs: Iterable[Outline]) -> tuple[int, int, int, int]:
    """The box around all points of all glyphs, rounded outwards, 1/1000 em."""
    boxes = [glyph.box for glyph in glyphs if glyph.box is not None]
    if not boxes:
        return 0, 0, 0, 0
    left, bottom, right, top = zip(*boxes, strict=True)
    return floor(min(left)), floor(min(bottom)), ceil(max(right)), ceil(max(top))


def _top(glyphs: Sequence[Outline], places: tuple[int, int, int, int]) -> bytes:
    """The Top DICT; `places` are those of charset, FDSelect, CharStrings and FDArray in the program."""
    charset, selection, charstrings, fonts = places
    order = _long(FIRST_STRING) + _long(FIRST_STRING + 1) + _long(0) + b"\x0c\x1e"
    box = b"".join(map(_long, bounds(glyphs))) + b"\x05"
    count = _long(len(glyphs)) + b"\x0c\x22"
    where = (charset, b"\x0f"), (selection, b"\x0c\x25"), (charstrings, b"\x11"), (fonts, b"\x0c\x24")
    return order + box + count + b"".join(_long(place) + operator for place, operator in where)


def _charstring(glyph: Outline, usual: float) -> bytes:
    """A Type 2 charstring. Its width comes before the first operator's numbers, unless it is the usual one."""
    written = bytearray()
    waiting: list[float] = [] if glyph.advance == usual else [glyph.advance]
    pending = b""
    for operator, numbers in glyph.steps:
        # Numbers of equal neighbours share one operator.
        if pending and (operator != pending or operator == RMOVETO or len(waiting) + len(numbers) > STACK):
            written += _operated(waiting, pending)
            waiting = []
        waiting += numbers
        pending = operator
    if pending:
        written += _operated(waiting, pending)
        waiting = []
    return bytes(written) + b"".join(map(_charstring_number, waiting)) + ENDCHAR


def _operated(numbers: list[float], operator: bytes) -> bytes:
    if operator == RLINETO and len(numbers) == 2 and 0.0 in numbers:
        numbers, operator = ([numbers[0]], HLINETO) if numbers[1] == 0.0 else ([numbers[1]], VLINETO)
    return b"".join(map(_charstring_number, numbers)) + operator


def _charstring_number(value: float) -> bytes:
    """A number of a charstring: whole ones as short as they can be, others with 16 bits after the point."""
    if value == int(value):
        return _number(value)
    return b"\xff" + struct.pack(">l", round(value * 65536))


def _number(value: float) -> bytes:
    """A number of a DICT, or a whole one of a charstring (both write those alike)."""
    whole = int(value)
    if whole != value:
        return _real(value)
    if -107 <= whole <= 107:
        return bytes((whole + 139,))
    if 108 <= whole <= 1131:
        return bytes((247 + (whole - 108 >> 8), whole - 108 & 255))
    if -1131 <= whole <= -108:
        return bytes((251 + (-whole - 108 >> 8), -whole - 108 & 255))
    return b"\x1c" + struct.pack(">h", whole)


def _real(value: float) -> bytes:
    """A DICT's real number: a digit in each half byte, 10 for the point, 14 for the minus, 15 at the end."""
    digits = [{".": 10, "-": 14}.get(sign) or int(sign) for sign in f"{value:.5f}".rstrip("0")]
    digits += [15] * (2 - len(digits) % 2)
    return b"\x1e" + bytes(high << 4 | low for high, low in zip(digits[::2], digits[1::2], strict=True))


def _long(value: int) -> bytes:
    """A DICT's number in five bytes, whatever it is, so that the place of what follows is known."""
    return b"\x1d" + struct.pack(">l", value)


def _index(entries: Sequence[bytes]) -> bytes:
    """An INDEX: count, size of offsets, offsets from 1, entries."""
    if not entries:
        return b"\0\0"
    ends = [1]
    for entry in entries:
        ends.append(ends[-1] + len(entry))
    size = (ends[-1].bit_length() + 7) // 8
    offsets = b"".join(end.to_bytes(size, "big") for end in ends)
    return struct.pack(">HB", len(entries), size) + offsets + b"".join(entries)
