"""Font programs for the PDF: what is in them, that they draw the same, that they are the same each time."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from cvbuilder.errors import FontError, UnknownFace
from cvbuilder.fonts import FontLibrary, SubsetFace, subset
from cvbuilder.fonts import library as opened

FACES = [
    ("CVBSerifSC@400", "zh-Hans", "研究方向为机器学习，发表论文——若干。"),
    ("CVBSerifSC@650", "zh-Hans", "AV 中文"),
    ("NotoSansSC@600", "zh-Hans", "教授、博士 Wave 1999"),
    ("NotoSansTC@300", "zh-Hant", "專案經理"),
    ("CVBKaiSC-Regular", "zh-Hans", "楷体强调"),
    ("CVBSerifSCExtra-Bold", "zh-Hans", "𠮷"),
    ("SourceSerif4-Italic", "en", "office éñ AVA"),
    ("SourceSans3-Bold", "en", "Zhang San ffi"),
]
NEEDED = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}


def gids(library: FontLibrary, face_id: str, language: str, text: str) -> set[int]:
    return {glyph.gid for glyph in library.face(face_id).shape(text, language)}


def outline(font: hb.Font, gid: int) -> list[tuple[str, tuple[float, ...]]]:
    """A glyph's drawing commands as HarfBuzz gives them."""
    strokes: list[tuple[str, tuple[float, ...]]] = []
    functions = hb.DrawFuncs()
    for name, arity in (("move_to", 2), ("line_to", 2), ("quadratic_to", 4), ("cubic_to", 6), ("close_path", 0)):

        def note(*given: object, name: str = name, arity: int = arity) -> None:
            strokes.append((name, tuple(float(number) for number in given[:arity])))  # type: ignore[arg-type]

        getattr(functions, f"set_{name}_func")(note)
    font.draw_glyph(gid, functions, None)
    return strokes


@pytest.mark.parametrize(("face_id", "language", "text"), FACES, ids=[case[0] for case in FACES])
def test_a_subset_draws_what_the_face_draws(library: FontLibrary, face_id: str, language: str, text: str) -> None:
    face = library.face(face_id)
    wanted = gids(library, face_id, language, text)
    cut = subset(face_id, wanted, library)
    font = hb.Font(hb.Face(hb.Blob(cut.data)))
    assert {0} | wanted <= cut.glyph_map.keys()
    assert cut.glyph_map[0] == 0
    assert any(outline(font, gid) for gid in cut.glyph_map.values() if gid)
    for gid in wanted:
        new = cut.glyph_map[gid]
        assert font.get_glyph_h_advance(new) == cut.advance(gid) == face.advance(gid)
        assert font.get_glyph_extents(new) == pytest.approx(face.font.get_glyph_extents(gid), abs=1)
        drawn, original = outline(font, new), outline(face.font, gid)
        assert [name for name, _ in drawn] == [name for name, _ in original]
        for (_, points), (_, expected) in zip(drawn, original, strict=True):
            assert points == pytest.approx(expected, abs=1)  # an instance's points are whole units


@pytest.mark.parametrize(("face_id", "language", "text"), FACES, ids=[case[0] for case in FACES])
def test_a_subset_has_the_tables_of_an_embedded_program_only(
    library: FontLibrary, face_id: str, language: str, text: str
) -> None:
    cut = subset(face_id, gids(library, face_id, language, text), library)
    assert set(hb.Face(hb.Blob(cut.data)).table_tags) == NEEDED
    assert cut.data[:4] == b"\x00\x01\x00\x00"
    assert not cut.is_cff
    assert len(cut.data) < 40_000


@pytest.mark.parametrize("face_id", [case[0] for case in FACES])
def test_the_same_glyphs_give_the_same_bytes(face_id: str) -> None:
    chosen = [1, 5, 40, 200, 999]
    one = subset(face_id, frozenset(chosen), FontLibrary())
    other = subset(face_id, [*reversed(chosen), 5], FontLibrary())
    assert one == other


@pytest.mark.parametrize("face_id", [case[0] for case in FACES])
def test_no_glyph_but_notdef(library: FontLibrary, face_id: str) -> None:
    cut = subset(face_id, (), library)
    assert cut.glyph_map == {0: 0}
    assert set(hb.Face(hb.Blob(cut.data)).table_tags) == NEEDED


def test_two_weights_of_one_file_are_two_fonts(library: FontLibrary) -> None:
    wanted = gids(library, "CVBSerifSC@400", "zh-Hans", "永")
    regular, bold = (subset(f"CVBSerifSC@{weight}", wanted, library) for weight in (400, 700))
    assert (regular.postscript_name, bold.postscript_name) == ("CVBSerifSC-400", "CVBSerifSC-700")
    assert regular.data != bold.data
    assert regular.stem_v < bold.stem_v


@pytest.mark.parametrize(("face_id", "language", "text"), FACES, ids=[case[0] for case in FACES])
def test_the_box_holds_every_glyph(library: FontLibrary, face_id: str, language: str, text: str) -> None:
    cut: SubsetFace = subset(face_id, gids(library, face_id, language, text), library)
    font = hb.Font(hb.Face(hb.Blob(cut.data)))
    left, bottom, right, top = cut.bbox
    for gid in cut.glyph_map.values():
        box = font.get_glyph_extents(gid)
        if not box.width:  # a space has no outline, so its place says nothing
            continue
        assert left <= box.x_bearing and box.x_bearing + box.width <= right
        assert box.y_bearing <= top and bottom <= box.y_bearing + box.height


@pytest.mark.parametrize(
    ("face_id", "name", "flags", "angle"),
    [
        ("SourceSerif4-Italic", "SourceSerif4-Italic", 2 | 4 | 64, -12),
        ("SourceSans3-Regular", "SourceSans3-Regular", 4, 0),
        ("CVBSerifSC@400", "CVBSerifSC-400", 2 | 4, 0),
        ("NotoSansSC@600", "NotoSansSC-600", 4, 0),
        ("CVBKaiSC-Regular", "CVBKaiSC-Regular", 4, 0),
    ],
)
def test_descriptor(library: FontLibrary, face_id: str, name: str, flags: int, angle: float) -> None:
    cut = subset(face_id, (1,), library)
    assert (cut.postscript_name, cut.flags, cut.italic_angle) == (name, flags, angle)
    assert cut.descent < 0 < cut.cap_height < cut.ascent


def test_parts_of_composed_glyphs_come_along(library: FontLibrary) -> None:
    wanted = gids(library, "SourceSerif4-Italic", "en", "é")
    assert len(subset("SourceSerif4-Italic", wanted, library).glyph_map) > len(wanted | {0})


def test_a_glyph_that_the_face_does_not_have(library: FontLibrary) -> None:
    with pytest.raises(FontError, match="no glyph 60000"):
        subset("SourceSans3-Regular", (1, 60_000), library)
    with pytest.raises(UnknownFace):
        subset("SourceSans3-Ultra", (1,), library)


@pytest.mark.parametrize("face_id", [case[0] for case in FACES])
def test_a_file_that_was_prepared_for_many_subsets_gives_the_same(
    face_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "CUTS_BEFORE_PREPARING", 2)
    many = FontLibrary()
    count = many.face(face_id).program.glyph_count
    for step in (1009, 307, 53):
        assert subset(face_id, range(0, count, step), many) == subset(face_id, range(0, count, step), FontLibrary())
    assert many._prepared
