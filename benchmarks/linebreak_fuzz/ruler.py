"""Advances and half cells of glyphs, read from the font files by HarfBuzz itself.

Takes a face's id and a glyph's number or character; gives 1/1000 em. It opens the bundled files by their names and
shares no code with cvbuilder.fonts. A mark's half cell is what the font's own `halt` leaves of it, or, where the
font says nothing, its ink with a twentieth of an em beside it: never less than half an em.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parents[2] / "fonts"


@lru_cache(64)
def _font(face: str) -> tuple[hb.Font, float]:
    stem, _, weight = face.partition("@")
    path = FONTS / (f"{stem}[wght].ttf" if weight else f"{stem}.ttf")
    program = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(program)
    if weight:
        font.set_variations({"wght": float(weight)})
    return font, 1000 / program.upem


@lru_cache(20_000)
def advance(face: str, gid: int) -> float:
    """The advance of a glyph by itself, 1/1000 em."""
    font, scale = _font(face)
    return float(font.get_glyph_h_advance(gid) * scale)


@lru_cache(2_000)
def half_cell(face: str, character: str) -> tuple[float, float] | None:
    """Where the half cell of a full-width mark starts, and its width, 1/1000 em; None for what has no blank."""
    font, scale = _font(face)
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    buffer.direction, buffer.script = "ltr", "Hani"
    buffer.language = "zh-Hant" if "TC" in face else "zh-Hans"
    hb.shape(font, buffer, {"halt": True})
    glyph, place = buffer.glyph_infos[0].codepoint, buffer.glyph_positions[0]
    if place.x_advance >= font.get_glyph_h_advance(glyph):
        return _cell_by_ink(face, glyph, character in "（《〈「『【〔〖［｛“‘")
    return -place.x_offset * scale, place.x_advance * scale


def _cell_by_ink(face: str, gid: int, opens: bool) -> tuple[float, float] | None:
    """The half cell by ink: away from what a mark encloses, or alike on both sides of one that stands in the middle."""
    font, scale = _font(face)
    extents, whole = font.get_glyph_extents(gid), advance(face, gid)
    if extents is None:
        return None
    before = max(extents.x_bearing * scale - 50, 0.0)
    after = max(whole - (extents.x_bearing + extents.width) * scale - 50, 0.0)
    if opens:
        return min(before, 500.0), whole - min(before, 500.0)
    if min(before, after) > 500 / 3:
        side = min(before, after, 250.0)
        return side, whole - 2 * side
    return 0.0, whole - min(after, 500.0)


@lru_cache(256)
def hyphens(face: str) -> frozenset[int]:
    """The glyphs that a face has for a hyphen."""
    font, _ = _font(face)
    return frozenset(filter(None, (font.get_nominal_glyph(ord(sign)) for sign in "-\u2010\u00ad")))


@lru_cache(1_000)
def ink_centre(face: str, gid: int) -> float:
    """The middle of a glyph's ink, 1/1000 em from its origin."""
    font, scale = _font(face)
    extents = font.get_glyph_extents(gid)
    return float((extents.x_bearing + extents.width / 2) * scale) if extents else 0.0
