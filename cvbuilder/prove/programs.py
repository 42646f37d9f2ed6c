"""The widths that an embedded font program has itself, read without a font library.

Takes a descriptor of a composite font, gives the advance of each of its character ids. TrueType programs tell them in
a table; a CFF program tells them at the beginning of what draws a glyph, which is followed only so far (Adobe Technical
Notes 5176 and 5177). Programs of simple fonts are not read: their codes lead to glyphs by names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import prod
from struct import error, unpack_from
from typing import Any

from msgspec import Struct

from cvbuilder.prove.entries import entry

BROKEN = (error, ValueError, IndexError, KeyError, ArithmeticError)
"""What comes of reading a program that is not whole."""
Dict = Mapping[int, list[float]]
"""Operators of a CFF dictionary with their operands; those of two bytes as 1200 and the second."""
CHARSET, CHAR_STRINGS, PRIVATE, SUBROUTINES, DEFAULT_WIDTH, NOMINAL_WIDTH = 15, 17, 18, 19, 20, 21
MATRIX, ROS, FONTS, FONT_OF_GLYPH = 1207, 1230, 1236, 1237
HINTS, ENDS, MOVES = (1, 3, 18, 23, 19, 20), 14, {21: 2, 22: 1, 4: 1}
"""Operators before which a width may stand: of hints and masks, of the end, of moves with their operands."""
DEEPEST = 10


def advances(descendant: Any) -> Callable[[int], float | None]:
    """Return a function from a character id to its advance in 1/1000 em, None for an id without a glyph.

    `descendant`: a CIDFont (ISO 32000-1, 9.7.4) with a program. Raises one of BROKEN if that is broken.
    """
    descriptor = descendant.FontDescriptor
    if entry(descriptor, "/FontFile2") is not None:
        return _by_map(descendant, _table_of_widths(bytes(descriptor.FontFile2.get_stream_buffer())))
    program = bytes(descriptor.FontFile3.get_stream_buffer())
    if program[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
        tables = _tables(program)
        if b"CFF " not in tables:
            return _by_map(descendant, _table_of_widths(program))
        start, length = tables[b"CFF "]
        program = program[start : start + length]
    return CompactFont(program).advance


def _by_map(descendant: Any, widths: list[float]) -> Callable[[int], float | None]:
    """Widths of glyphs by way of a CIDToGIDMap; without one, codes are glyphs."""
    from pikepdf import Stream

    mapping = descendant.get("/CIDToGIDMap")
    data = bytes(mapping.get_stream_buffer()) if isinstance(mapping, Stream) else None

    def advance(code: int) -> float | None:
        glyph = code if data is None else int.from_bytes(data[2 * code : 2 * code + 2], "big")
        return widths[glyph] if glyph < len(widths) else None

    return advance


def _tables(program: bytes) -> dict[bytes, tuple[int, int]]:
    """Place and length of the tables of an OpenType program."""
    if len(program) < 12:
        raise ValueError("it ends too early")
    count = unpack_from(">H", program, 4)[0]
    return {program[at : at + 4]: unpack_from(">II", program, at + 8) for at in range(12, 12 + 16 * count, 16)}


def _table_of_widths(program: bytes) -> list[float]:
    """The advances of a TrueType program's glyphs, in 1/1000 em."""
    tables = _tables(program)
    em: int = unpack_from(">H", program, tables[b"head"][0] + 18)[0]
    long: int = unpack_from(">H", program, tables[b"hhea"][0] + 34)[0]
    glyphs: int = unpack_from(">H", program, tables[b"maxp"][0] + 4)[0]
    start = tables[b"hmtx"][0]
    widths: list[float] = [unpack_from(">H", program, start + 4 * glyph)[0] * 1000 / em for glyph in range(long)]
    return widths + widths[-1:] * (glyphs - long)


class _Private(Struct, frozen=True):
    """Of a font's private dictionary: the width by default, the one that others are told from, the subroutines."""

    default: float
    nominal: float
    subroutines: list[bytes]
    scale: float


class CompactFont:
    """A CFF program: widths of its glyphs by character id."""

    def __init__(self, program: bytes) -> None:
        self._program = program
        _, at = _index(program, program[2])
        tops, at = _index(program, at)
        _, at = _index(program, at)
        self._shared, _ = _index(program, at)
        top = _dictionary(tops[0])
        self._glyphs, _ = _index(program, int(top[CHAR_STRINGS][0]))
        self._ids = _charset(program, top, len(self._glyphs)) if ROS in top else range(len(self._glyphs))
        self._places = {code: glyph for glyph, code in enumerate(self._ids)}
        if FONTS in top:
            fonts, _ = _index(program, int(top[FONTS][0]))
            self._fonts = [_private(program, _dictionary(font), top) for font in fonts]
            self._chosen = _select(program, int(top[FONT_OF_GLYPH][0]), len(self._glyphs))
        else:
            self._fonts, self._chosen = [_private(program, top, {})], [0] * len(self._glyphs)

    def advance(self, code: int) -> float | None:
        """The advance of a character id in 1/1000 em, None if the program has no such glyph."""
        glyph = self._places.get(code)
        if glyph is None:
            return None
        font = self._fonts[self._chosen[glyph]]
        told = self._width([], self._glyphs[glyph], font, 0)
        return (font.default if told is None else font.nominal + told) * font.scale * 1000

    def _width(self, stack: list[float], code: bytes, font: _Private, depth: int) -> float | None:
        """The number before the operands of a glyph's first operator, if there is one. Raises ValueError."""
        found = self._run(stack, code, font, depth)
        if found is None:
            raise ValueError("a glyph draws nothing and does not end")
        operator, operands = found
        if operator in HINTS or operator == ENDS:
            return operands[0] if len(operands) % 2 else None
        return operands[0] if len(operands) > MOVES[operator] else None

    def _run(self, stack: list[float], code: bytes, font: _Private, depth: int) -> tuple[int, list[float]] | None:
        """Go on until the first operator that takes the stack; give it with the stack, None if there is none."""
        if depth > DEEPEST:
            raise ValueError("its subroutines are too deep")
        at = 0
        while at < len(code):
            byte = code[at]
            if byte == 28 or byte >= 32:
                value, at = _number(code, at)
                stack.append(value)
                continue
            at += 1
            if byte in HINTS or byte == ENDS or byte in MOVES:
                return byte, stack
            if byte == 11:  # return
                return None
            if byte not in (10, 29):
                raise ValueError(f"a glyph begins with the operator {byte}")
            routines = font.subroutines if byte == 10 else self._shared
            bias = 107 if len(routines) < 1240 else 1131 if len(routines) < 33900 else 32768
            found = self._run(stack, routines[int(stack.pop()) + bias], font, depth + 1)
            if found is not None:
                return found
        return None


def _index(program: bytes, at: int) -> tuple[list[bytes], int]:
    """The parts of an INDEX, and where it ends."""
    count = unpack_from(">H", program, at)[0]
    if not count:
        return [], at + 2
    size, base = program[at + 2], at + 3
    places = [int.from_bytes(program[base + size * n : base + size * (n + 1)], "big") for n in range(count + 1)]
    start = base + size * (count + 1) - 1
    if start + places[-1] > len(program):
        raise ValueError("it ends too early")
    return [program[start + one : start + other] for one, other in pairwise(places)], start + places[-1]


def _dictionary(data: bytes) -> Dict:
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            operator = byte if byte != 12 else 1200 + data[at + 1]
            at += 1 if byte != 12 else 2
            found[operator], operands = operands, []
        elif byte == 30:
            value, at = _decimal(data, at + 1)
            operands.append(value)
        elif byte == 29:
            operands.append(unpack_from(">i", data, at + 1)[0])
            at += 5
        else:
            value, at = _number(data, at)
            operands.append(value)
    return found


def _number(data: bytes, at: int) -> tuple[float, int]:
    """An operand and where it ends; 255 begins a number of 16 bits and 16 behind the point."""
    byte = data[at]
    if byte == 28:
        return unpack_from(">h", data, at + 1)[0], at + 3
    if byte < 247:
        return byte - 139, at + 1
    if byte < 251:
        return (byte - 247) * 256 + data[at + 1] + 108, at + 2
    if byte < 255:
        return -(byte - 251) * 256 - data[at + 1] - 108, at + 2
    return unpack_from(">i", data, at + 1)[0] / 65536, at + 5


def _decimal(data: bytes, at: int) -> tuple[float, int]:
    """A number in nibbles, which 15 ends."""
    signs = "0123456789.ee -"
    text = ""
    while True:
        for nibble in divmod(data[at], 16):
            if nibble == 15:
                return float(text), at + 1
            text += "e-" if nibble == 12 else signs[nibble]
        at += 1


def _private(program: bytes, font: Dict, whole: Dict) -> _Private:
    """The private dictionary of a font. Its matrix applies before that of the whole; without any, an em has 1000."""
    size, start = map(int, font.get(PRIVATE, [0, 0]))
    private = _dictionary(program[start : start + size])
    routines = _index(program, start + int(private[SUBROUTINES][0]))[0] if SUBROUTINES in private else []
    matrices = [each[MATRIX][0] for each in (font, whole) if MATRIX in each]
    return _Private(
        default=(private.get(DEFAULT_WIDTH) or [0.0])[0],
        nominal=(private.get(NOMINAL_WIDTH) or [0.0])[0],
        subroutines=routines,
        scale=prod(matrices) if matrices else 0.001,
    )


def _charset(program: bytes, top: Dict, count: int) -> list[int]:
    """The character ids of glyphs in order, of which the first is 0."""
    at = int(top[CHARSET][0])
    ids, kind, at = [0], program[at], at + 1
    while len(ids) < count:
        first = unpack_from(">H", program, at)[0]
        left = 0 if kind == 0 else program[at + 2] if kind == 1 else unpack_from(">H", program, at + 2)[0]
        at += 2 + (0, 1, 2)[kind]
        ids += range(first, first + left + 1)
    return ids[:count]


def _select(program: bytes, at: int, count: int) -> list[int]:
    """Which font each glyph is of."""
    if program[at] == 0:
        return list(program[at + 1 : at + 1 + count])
    ranges = unpack_from(">H", program, at + 1)[0]
    starts = [unpack_from(">HB", program, at + 3 + 3 * number) for number in range(ranges)]
    ends = [first for first, _ in starts[1:]] + [count]
    return [font for (first, font), end in zip(starts, ends, strict=True) for _ in range(first, end)]
