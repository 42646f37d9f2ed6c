"""The part of a font that a PDF embeds: the glyphs in use, as a font program of its own.

Takes a face id and the gids that a document draws; gives the program's bytes and the measures of its
FontDescriptor (ISO 32000-1, 9.8). Never writes a PDF object and never reads text: what a glyph stands
for is the writer's to say, so the program has no cmap. The same gids give the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import Struct

from cvbuilder.errors import Diagnostic, FontError

if TYPE_CHECKING:
    import uharfbuzz as hb

    from cvbuilder.fonts.library import FontLibrary, LoadedFace

EMBEDDED_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "))
"""What a font program in a PDF needs (ISO 32000-1, 9.9); Identity-H and a CIDToGIDMap stand in for cmap."""
AXIS_TABLES = frozenset(("fvar", "avar", "gvar", "cvar", "HVAR", "MVAR"))
"""Read while an instance is cut from a variable font, and gone once every axis is pinned."""

SERIF, SYMBOLIC, ITALIC = 1 << 1, 1 << 2, 1 << 6
"""Font flags, ISO 32000-1, table 123. Symbolic: the glyphs are reached by CID, not by a standard encoding."""

STEM_PER_WEIGHT = 0.22
"""A vertical stem's width in 1/1000 em for one step of weight: 88 at 400, 154 at 700."""


class SubsetFace(Struct, frozen=True):
    """A font program with a few glyphs. Measures are in 1/1000 em.

    `glyph_map` leads from the face's gids to the program's; it holds .notdef (0) and the parts of composed
    glyphs besides what was asked for. `advances` are natural advances by the face's gids.
    `postscript_name` is ASCII, unlike for each weight, without the subset's six-letter prefix.
    """

    data: bytes
    glyph_map: dict[int, int]
    advances: dict[int, float]
    postscript_name: str
    is_cff: bool
    ascent: float
    descent: float
    cap_height: float
    bbox: tuple[int, int, int, int]
    italic_angle: float
    stem_v: int
    flags: int

    def advance(self, gid: int) -> float:
        """The natural advance of a glyph by the face's own gid; KeyError for a glyph that is not in it."""
        return self.advances[gid]


def subset(face_id: str, gids: Iterable[int], library: FontLibrary) -> SubsetFace:
    """Cut the glyphs with these gids, and .notdef, out of a face at its weight.

    Raises UnknownFace, and FontError for a gid that the face does not have.
    """
    face = library.face(face_id)
    wanted = {0, *gids}
    strangers = sorted(gid for gid in wanted if not 0 <= gid < face.program.glyph_count)
    if strangers:
        raise FontError((Diagnostic(f"{face_id} has no glyph {strangers[0]}"),))
    data, glyph_map = _cut(face, wanted)
    metrics = face.metrics
    return SubsetFace(
        data=data,
        glyph_map=glyph_map,
        advances={gid: face.advance(gid) for gid in sorted(glyph_map)},
        postscript_name=face_id.replace("@", "-"),
        is_cff=data[:4] == b"OTTO",
        ascent=metrics.ascent,
        descent=metrics.descent,
        cap_height=metrics.cap_height,
        bbox=_bbox(data, face.scale),
        italic_angle=_italic_angle(face.program),
        stem_v=round(face.spec.weight * STEM_PER_WEIGHT),
        flags=_flags(face),
    )


def _cut(face: LoadedFace, gids: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font program and the map from the face's gids to the program's."""
    import uharfbuzz as hb

    request = hb.SubsetInput()
    request.glyph_set.update(gids)
    request.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    unwanted = set(face.program.table_tags) - EMBEDDED_TABLES - AXIS_TABLES
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in unwanted)
    if face.spec.file.variable:
        request.pin_axis_location(face.program, "wght", float(face.spec.weight))
    plan = hb.SubsetPlan(face.program, request)
    data: bytes = plan.execute().blob.data
    mapping = plan.old_to_new_glyph_mapping
    return data, {int(old): int(mapping[old]) for old in sorted(mapping)}


def _bbox(data: bytes, scale: float) -> tuple[int, int, int, int]:
    """The bounding box in the program's head table, rounded outwards."""
    import uharfbuzz as hb

    head = hb.Face(hb.Blob(data)).reference_table("head").data
    left, bottom, right, top = (edge * scale for edge in struct.unpack_from(">4h", head, 36))
    return floor(left), floor(bottom), ceil(right), ceil(top)


def _italic_angle(program: hb.Face) -> float:
    """Degrees counter-clockwise from the vertical (negative for a slant to the right), from post."""
    post = program.reference_table("post").data
    return float(struct.unpack_from(">i", post, 4)[0] / 65536) if len(post) >= 8 else 0.0


def _flags(face: LoadedFace) -> int:
    file = face.spec.file
    serif = SERIF if file.family == "serif" else 0
    italic = ITALIC if file.role == "italic" else 0
    return SYMBOLIC | serif | italic
