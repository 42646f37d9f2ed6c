"""A user's own files: what they say of themselves, what is wrong with them, what of them a PDF embeds."""

from __future__ import annotations

import pickle
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.errors import CvBuilderError, FontError
from cvbuilder.fonts import FontFile, FontLibrary, bundled, subset, with_own
from cvbuilder.fonts.own import OwnFont, described
from tests.own_fonts import ASCII, HAN, HEAVIER, LATIN, advance, collection, ink, own_font, without

SIMPLIFIED, TRADITIONAL = "的一是人大们这个国说为", "的一是人大們這個國說為"


def read(tmp_path: Path, content: bytes, name: str = "Own.ttf", **asked: Any) -> FontFile:
    (tmp_path / name).write_bytes(content)
    return described(OwnFont(name, str(tmp_path / name), **asked))


def library_of(*files: FontFile) -> FontLibrary:
    return FontLibrary(with_own(files), shared=bundled())


@pytest.mark.parametrize(
    ("characters", "told", "role", "language", "weights"),
    [
        (LATIN, {}, "latin", "", (400, 400)),
        (LATIN, {"weight": 7}, "latin", "", (700, 700)),
        (LATIN, {"weight": 0}, "latin", "", (400, 400)),
        (LATIN, {"italic": True, "weight": 600}, "italic", "", (600, 600)),
        (LATIN, {"fixed": True}, "mono", "", (400, 400)),
        (LATIN, {"axis": (200, 900)}, "latin", "", (200, 900)),
        (SIMPLIFIED, {}, "han", "zh-Hans", (400, 400)),
        (TRADITIONAL, {}, "han", "zh-Hant", (400, 400)),
        (SIMPLIFIED + TRADITIONAL, {}, "han", "", (400, 400)),
        (SIMPLIFIED + TRADITIONAL, {"pages": [20]}, "han", "zh-Hant", (400, 400)),
        (SIMPLIFIED + TRADITIONAL, {"pages": [17]}, "han", "ja", (400, 400)),
        (SIMPLIFIED + TRADITIONAL, {"pages": [17, 18, 20]}, "han", "", (400, 400)),
        (LATIN + "가나다이는", {}, "extra", "", (400, 400)),
        ("☎✉", {}, "extra", "", (400, 400)),
    ],
)
def test_what_a_font_says_of_itself(
    tmp_path: Path, characters: str, told: dict[str, Any], role: str, language: str, weights: tuple[int, int]
) -> None:
    file = read(tmp_path, own_font(characters, **told))
    assert (file.role, file.language, file.weights) == (role, language, weights)


def test_what_the_user_says_goes_before(tmp_path: Path) -> None:
    file = read(tmp_path, own_font(HAN), role="kai", weight=600, language="zh-Hant", family="serif")
    assert (file.role, file.weights, file.language, file.family) == ("kai", (600, 600), "zh-Hant", "serif")


def test_ids_do_not_tell_where_a_file_stands_and_pickle(tmp_path: Path) -> None:
    file = read(tmp_path, own_font(axis=(300, 700)))
    assert file.face_id(450) == "Own.ttf@450"
    library = library_of(file)
    registry = pickle.loads(pickle.dumps(library.registry))
    assert registry == library.registry
    assert FontLibrary(registry).face("Own.ttf@450").shape("a", "en") == library.face("Own.ttf@450").shape("a", "en")


def test_a_face_of_a_collection(tmp_path: Path) -> None:
    both = collection(own_font(name="One"), own_font("abc", name="Two", weight=700))
    first, second = read(tmp_path, both, "Both.ttc"), read(tmp_path, both, "Both.ttc", number=2)
    assert (first.stem, second.stem) == ("Both.ttc", "Both.ttc#2")
    assert (first.postscript_name, second.postscript_name) == ("One-Regular", "Two-Regular")
    library = library_of(first, second)
    assert library.face("Both.ttc").covers("d") and not library.face("Both.ttc#2").covers("d")
    assert subset("Both.ttc#2", [1], library).postscript_name == "Two-Regular"


def test_bundled_faces_are_those_of_the_process(tmp_path: Path) -> None:
    library = library_of(read(tmp_path, own_font()))
    assert library.face("SourceSerif4-Regular") is bundled().face("SourceSerif4-Regular")


def test_a_file_that_is_written_over_does_no_harm(tmp_path: Path) -> None:
    file = read(tmp_path, own_font())
    library = library_of(file)
    face = library.face("Own.ttf")
    (tmp_path / "Own.ttf").write_bytes(b"")
    assert face.shape("a", "en")[0].advance == 500
    assert subset("Own.ttf", [1, 2, 3], library).data


WRONG = {
    "empty": (b"", "is not a font"),
    "text": (b"This is no font at all.", "is not a font"),
    "woff": (b"wOFF" + bytes(60), "is a web font (WOFF)"),
    "woff2": (b"wOF2" + bytes(60), "is a web font (WOFF2)"),
    "half": (own_font()[: len(own_font()) // 2], "is cut short"),
    "header": (own_font()[:20], "is cut short"),
    "tables": (b"\0\1\0\0\xff\xff" + bytes(40), "is cut short"),
    "cmap": (without(own_font(), "cmap"), "cmap"),
    "outlines": (without(own_font(), "glyf", "loca"), "no outlines"),
    "metrics": (without(own_font(), "hhea", "hmtx"), "lacks the tables hhea, hmtx"),
    "restricted": (own_font(embedding=0x2), "may not be embedded"),
    "bitmaps": (own_font(embedding=0x200), "pictures of it"),
}


@pytest.mark.parametrize(("content", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(FontError) as caught:
        read(tmp_path, content)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "asked", "words"),
    [
        (own_font(), {"number": 2}, "not a collection"),
        (collection(own_font(), own_font(name="Two")), {"number": 3}, "holds 2 faces, not 3"),
        (own_font(axis=(300, 700)), {"weight": 400}, "every one from 300 to 700"),
    ],
)
def test_what_is_asked_wrongly(tmp_path: Path, content: bytes, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(FontError) as caught:
        read(tmp_path, content, **asked)
    assert words in str(caught.value)


@pytest.mark.parametrize("embedding", [0, 0x4, 0x8, 0x6, 0x100])
def test_what_may_be_embedded(tmp_path: Path, embedding: int) -> None:
    library = library_of(read(tmp_path, own_font(embedding=embedding)))
    cut = subset("Own.ttf", [1, 2], library)
    whole = embedding == 0x100
    assert cut.whole is whole
    assert len(cut.glyph_map) == (len(LATIN) + 1 if whole else 3)


@pytest.mark.parametrize("em", [1000, 2048])
@pytest.mark.parametrize(("outlines", "axis"), [("cff", None), ("cff2", None), ("cff2", (300, 700))])
def test_cff_outlines_are_those_of_the_font(tmp_path: Path, outlines: str, axis: Any, em: int) -> None:
    """fontTools reads the program back: CIDs are the codes, a glyph that was asked for twice is there twice."""
    characters = LATIN + HAN
    library = library_of(read(tmp_path, own_font(characters, outlines, em=em, axis=axis), "Own.otf", role="latin"))
    face_id = library.registry.files[0].face_id(700)
    text = "aB 洪" + "a（，"
    gids = [glyph.gid for sign in text for glyph in library.face(face_id).shape(sign, "zh-Hans")]
    cut = subset(face_id, gids, library)
    assert cut.is_cff
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(cut.data), None)
    top = fonts[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    assert list(top.CharStrings.keys()) == [".notdef", *(f"cid{code:05d}" for code in range(1, len(text) + 1))]
    for code, sign in enumerate(text, 1):
        pen = RecordingPen()
        string = top.CharStrings[f"cid{code:05d}"]
        string.draw(pen)
        assert string.width == pytest.approx(advance(sign, em) * 1000 / em, abs=0.001)
        assert cut.advance(gids[code - 1]) == pytest.approx(string.width)
        points = [point for _, ends in pen.value for point in ends]
        box = ink(sign, em)
        if box is None:
            assert not points
            continue
        left, bottom, right, top_edge = (edge * 1000 / em for edge in box)
        heavier = HEAVIER * 1000 / em if axis else 0
        found = (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )
        assert found == pytest.approx((left, bottom, right + heavier, top_edge), abs=0.01)
        assert cut.bbox[0] <= found[0] and found[3] <= cut.bbox[3]


def test_an_instance_of_a_variable_font(tmp_path: Path) -> None:
    library = library_of(read(tmp_path, own_font(axis=(300, 700))))
    gid = library.face("Own.ttf@300").shape("a", "en")[0].gid
    widths = []
    for weight in (300, 500, 700):
        cut = subset(f"Own.ttf@{weight}", [gid], library)
        assert set(hb.Face(hb.Blob(cut.data)).table_tags) == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}
        box = hb.Font(hb.Face(hb.Blob(cut.data))).get_glyph_extents(cut.glyph_map[gid])
        widths.append(box.width)
        assert cut.postscript_name == f"Own-{weight}"
    assert widths == [400, 400 + HEAVIER // 2, 400 + HEAVIER]


def test_ink(tmp_path: Path) -> None:
    library = library_of(read(tmp_path, own_font(HAN, em=2000), role="han", language="zh-Hans"))
    face = library.face("Own.ttf:zh-Hans")
    for sign in "洪，（":
        left, _, right, _ = ink(sign, 2000) or (0, 0, 0, 0)
        assert face.ink(face.shape(sign, "zh-Hans")[0].gid) == (left / 2, right / 2)


FILES = {
    "glyf": own_font(ASCII),
    "cff": own_font(ASCII, "cff"),
    "variable": own_font(ASCII, axis=(300, 700)),
    "cff2": own_font(ASCII, "cff2", axis=(300, 700)),
    "collection": collection(own_font("ab"), own_font("abc")),
}
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=30)


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(FILES)), changes=CHANGES, cut=st.integers(0, 5000) | st.none())
def test_a_damaged_file_is_an_error_or_a_font(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[int, int]], cut: int | None
) -> None:
    content = bytearray(FILES[kind])
    for place, value in changes:
        content[place % len(content)] = value
    try:
        file = read(tmp_path_factory.getbasetemp(), bytes(content[:cut]), f"{kind}.ttf")
        library = library_of(file)
        face = library.face(file.face_id(400))
        glyphs = face.shape("Level 2 (a-b)", "en")
        assert face.metrics and "".join(glyph.text for glyph in glyphs) == "Level 2 (a-b)"
        subset(face.id, [glyph.gid for glyph in glyphs], library)
    except CvBuilderError:
        return


def test_a_hostile_directory_is_refused(tmp_path: Path) -> None:
    """A table of four GiB, and one beyond the end of the file."""
    content = bytearray(own_font())
    struct.pack_into(">L", content, 12 + 12, 0xFFFFFFFF)
    with pytest.raises(FontError, match="cut short"):
        read(tmp_path, bytes(content))
