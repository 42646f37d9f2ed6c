"""The part of a font that a PDF embeds: the glyphs in use, as a font program of its own.

Takes a face id and the gids that a document draws; gives the program's bytes and the measures of its
FontDescriptor (ISO 32000-1, 9.8). Never writes a PDF object and never reads text: what a glyph stands
for is the writer's to say, so the program has no cmap. The same gids give the same bytes.
TrueType outlines are cut out by HarfBuzz; CFF outlines are drawn anew (`cff`).
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

EMBEDDED_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))
"""What a font program in a PDF needs (ISO 32000-1, 9.9); Identity-H and a CIDToGIDMap stand in for cmap."""
AXIS_TABLES = frozenset(("fvar", "avar", "gvar", "cvar", "HVAR", "MVAR"))
"""Read while an instance is cut from a variable font, and gone once every axis is pinned."""

SERIF, SYMBOLIC, ITALIC = 1 << 1, 1 << 2, 1 << 6
"""Font flags, ISO 32000-1, table 123. Symbolic: the glyphs are reached by CID, not by a standard encoding."""

LARGEST_GLYPH = 0xFFFE
STEM_PER_WEIGHT = 0.22
"""A vertical stem's width in 1/1000 em for one step of weight: 88 at 400, 154 at 700."""


class SubsetFace(Struct, frozen=True):
    """A font program with a few glyphs. Measures are in 1/1000 em.

    `glyph_map` leads from the face's gids to the program's; it holds .notdef (0) and the parts of composed
    glyphs besides what was asked for. `advances` are natural advances by the face's gids.
    `postscript_name` is ASCII, unlike for each weight, without the subset's six-letter prefix. A CFF
    program (`is_cff`) has the glyphs in the order in which they were asked for, from 1, some more than once;
    its `glyph_map` leads to the first of each. `whole`: the face may only be embedded with all its glyphs.
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
    whole: bool = False

    def advance(self, gid: int) -> float:
        """The natural advance of a glyph by the face's own gid; KeyError for a glyph that is not in it."""
        return self.advances[gid]


def subset(face_id: str, gids: Iterable[int], library: FontLibrary) -> SubsetFace:
    """Cut the glyphs with these gids, and .notdef, out of a face at its weight.

    Raises UnknownFace, and FontError for a gid that the face does not have or a face that cannot be cut.
    """
    face = library.face(face_id)
    ordered = list(gids)
    strangers = sorted(gid for gid in ordered if not 0 <= gid < face.program.glyph_count)
    if strangers:
        raise FontError((Diagnostic(f"{face_id} has no glyph {strangers[0]}"),))
    whole = face.spec.file.own and _must_be_whole(face)
    if whole:
        ordered += sorted(set(range(face.program.glyph_count)).difference(ordered))
    is_cff = not len(face.program.reference_table("glyf"))  # its length alone: a Chinese face has 14 MB of outlines
    program = library.program_to_cut(face)
    data, glyph_map, bbox = _redrawn(face, ordered) if is_cff else _cut(face, program, {0, *ordered})
    metrics = face.metrics
    return SubsetFace(
        data=data,
        glyph_map=glyph_map,
        advances={gid: face.advance(gid) for gid in sorted(glyph_map)},
        postscript_name=_postscript_name(face),
        is_cff=is_cff,
        ascent=metrics.ascent,
        descent=metrics.descent,
        cap_height=metrics.cap_height,
        bbox=bbox,
        italic_angle=_italic_angle(face.program),
        stem_v=round(face.spec.weight * STEM_PER_WEIGHT),
        flags=_flags(face),
        whole=whole,
    )


def _redrawn(face: LoadedFace, gids: list[int]) -> tuple[bytes, dict[int, int], tuple[int, int, int, int]]:
    """A CFF program of .notdef and these glyphs, the first place of each in it, and its bounding box."""
    if len(gids) > LARGEST_GLYPH:
        raise FontError((Diagnostic(f"{face.id}: more than {LARGEST_GLYPH} glyphs in one program"),))
    from cvbuilder.fonts import cff

    outlines = {gid: cff.drawn(face.font, gid, face.scale, face.advance(gid)) for gid in {0, *gids}}
    glyphs = [outlines[gid] for gid in (0, *gids)]
    places = {gid: place for place, gid in reversed(list(enumerate((0, *gids))))}
    return cff.program(_postscript_name(face), glyphs), dict(sorted(places.items())), cff.bounds(glyphs)


def _must_be_whole(face: LoadedFace) -> bool:
    from cvbuilder.fonts.own import may_be_subset

    return not may_be_subset(face.program)


def _postscript_name(face: LoadedFace) -> str:
    file = face.spec.file
    if not file.own:
        return face.id.replace("@", "-")
    return f"{file.postscript_name}-{face.spec.weight}" if file.variable else file.postscript_name


def _cut(face: LoadedFace, program: hb.Face, gids: set[int]) -> tuple[bytes, dict[int, int], tuple[int, int, int, int]]:
    """The font program, the map from the face's gids to the program's, and the bounding box."""
    import uharfbuzz as hb

    request = hb.SubsetInput()
    request.glyph_set.update(gids)
    request.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    unwanted = set(program.table_tags) - EMBEDDED_TABLES - AXIS_TABLES
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in unwanted)
    if program.axis_infos:
        request.pin_all_axes_to_default(program)
    if face.spec.file.variable:
        request.pin_axis_location(program, "wght", float(face.spec.weight))
    try:
        plan = hb.SubsetPlan(program, request)
        data: bytes = plan.execute().blob.data
    except (hb.HarfBuzzError, RuntimeError, ValueError, MemoryError):
        hint = "it may be damaged; try another copy"
        raise FontError((Diagnostic(f"no glyphs can be cut out of the font {face.id}", hint=hint),)) from None
    mapping = plan.old_to_new_glyph_mapping
    return data, {int(old): int(mapping[old]) for old in sorted(mapping)}, _bbox(data, face.scale)


def _bbox(data: bytes, scale: float) -> tuple[int, int, int, int]:
    """The bounding box in the program's head table, rounded outwards."""
    import uharfbuzz as hb

    head = hb.Face(hb.Blob(data)).reference_table("head").data
    if len(head) < 44:
        raise FontError((Diagnostic("the font has no sound table `head`"),))
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
