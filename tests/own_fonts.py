"""Small fonts made for tests: every character is a box, so that what is drawn can be worked out.

A Han character or full-width mark is an em wide, any other half an em. The ink of a letter begins 50 units from
its left edge and ends 50 from its right one; that of an opening mark lies in the right half of its cell, that of a
closing mark in the left. No font has OpenType features. Two outlines never look alike: the height of a box is the
character's code, counted over again from 600.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN = ASCII + "\u00a0–—“”‘’·•"
MARKS = "，。、；：？！（）《》"
HAN = "的一是人大们这个国说为洪水预报" + MARKS
OPENING = "（《"
HEAVIER = 40
"""How much wider the box of a variable font is at its heaviest."""


def is_wide(character: str) -> bool:
    return character >= "\u2e80"


def advance(character: str, em: int = 1000) -> int:
    return em if is_wide(character) else em // 2


def ink(character: str, em: int = 1000) -> tuple[int, int, int, int] | None:
    """The box of a character: left, bottom, right, top in font units; None for a space."""
    if character in " \u00a0":
        return None
    left, right = em // 20, advance(character, em) - em // 20
    if character in MARKS:
        left, right = (em * 13 // 20, right) if character in OPENING else (left, em * 7 // 20)
    return left, 0, right, (100 + ord(character) % 600) * em // 1000


def own_font(characters: Iterable[str] = LATIN, outlines: str = "glyf", **told: Any) -> bytes:
    """A font file. `outlines`: glyf, cff or cff2; `told`: em, weight, axis (lightest, heaviest), italic, embedding
    (OS/2 fsType), fixed (monospaced), pages (bits of OS/2.ulCodePageRange1), name.
    """  # fmt: skip
    signs = list(dict.fromkeys(characters))
    em, name = told.get("em", 1000), told.get("name", "Own")
    builder = FontBuilder(em, isTTF=outlines == "glyf")
    glyphs = {".notdef": "\u25a1"} | {f"g{ord(sign):04X}": sign for sign in signs}
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(sign): glyph for glyph, sign in glyphs.items() if glyph != ".notdef"})
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    axis = told.get("axis")
    if axis:
        builder.setupFvar([("wght", axis[0], axis[0], axis[1], "Weight")], [])
    _outlines(builder, glyphs, outlines, em, bool(axis))
    metrics = {glyph: (advance(sign, em), (ink(sign, em) or (0,))[0]) for glyph, sign in glyphs.items()}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=em * 9 // 10, descent=-em // 5)
    builder.setupOS2(
        version=4,
        usWeightClass=told.get("weight", 400),
        fsType=told.get("embedding", 0),
        fsSelection=1 if told.get("italic") else 0x40,
        ulCodePageRange1=sum(1 << bit for bit in told.get("pages", ())),
        sxHeight=em // 2,
        sCapHeight=em * 7 // 10,
    )
    builder.setupPost(isFixedPitch=int(told.get("fixed", False)))
    file = BytesIO()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()


def without(content: bytes, *tables: str) -> bytes:
    """The font with some of its tables under a name that nobody looks for."""
    end = 12 + 16 * int.from_bytes(content[4:6], "big")
    directory = content[:end]
    for table in tables:
        directory = directory.replace(table.encode(), b"zzzz")
    return directory + content[end:]


def collection(*files: bytes) -> bytes:
    """The fonts in one file."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(file), recalcTimestamp=False) for file in files]
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _outlines(builder: FontBuilder, glyphs: dict[str, str], outlines: str, em: int, variable: bool) -> None:
    if outlines == "glyf":
        builder.setupGlyf({glyph: _drawn(TTGlyphPen(None), sign, em).glyph() for glyph, sign in glyphs.items()})
        if variable:
            deltas = [(0, 0), (0, 0), (HEAVIER, 0), (HEAVIER, 0)]
            phantoms = [(0, 0)] * 4
            peak = {"wght": (0.0, 1.0, 1.0)}
            builder.setupGvar(
                {
                    glyph: [TupleVariation(peak, deltas + phantoms)] if ink(sign, em) else []
                    for glyph, sign in glyphs.items()
                }
            )
    elif outlines == "cff":
        pens = {
            glyph: _drawn(T2CharStringPen(advance(sign, em), None), sign, em).getCharString()
            for glyph, sign in glyphs.items()
        }
        name = str(builder.font["name"].getDebugName(6))
        builder.setupCFF(name, {"FullName": name}, pens, {})
    else:
        strings = {glyph: T2CharString(program=_blended(sign, em, variable)) for glyph, sign in glyphs.items()}
        builder.setupCFF2(strings, regions=[{"wght": (0.0, 1.0, 1.0)}] if variable else None)


def _drawn(pen: Any, sign: str, em: int) -> Any:
    box = ink(sign, em)
    if box:
        left, bottom, right, top = box
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen


def _blended(sign: str, em: int, variable: bool) -> list[Any]:
    """A charstring of CFF2 whose box grows to the right with the weight."""
    box = ink(sign, em)
    if not box:
        return []
    left, bottom, right, top = box
    wide = [right - left, HEAVIER, 1, "blend"] if variable else [right - left]
    back = [left - right, -HEAVIER, 1, "blend"] if variable else [left - right]
    return [
        left,
        bottom,
        "rmoveto",
        top - bottom,
        "vlineto",
        *wide,
        "hlineto",
        bottom - top,
        "vlineto",
        *back,
        "hlineto",
    ]
