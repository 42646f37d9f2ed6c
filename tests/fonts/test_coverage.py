"""Every character that fonts/README.md promises is drawn by some face of its chain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvbuilder.fonts import FontLibrary, han_faces, latin_faces, missing

ROOT = Path(__file__).resolve().parents[2]
RARE = "喆堃㛃䶮𠮷𬬭𬍛鿏〇"
FAMILIES = ("serif", "sans")
TAGS = ("zh-Hans", "zh-Hant")


def two_byte(codec: str) -> str:
    """All that a codec writes in two bytes, private use left out."""
    found = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.append(bytes((lead, trail)).decode(codec))
            except UnicodeDecodeError:
                continue
    return "".join(found)


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af"


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("family", FAMILIES)
def test_rare_han_of_names(library: FontLibrary, family: str, language: str) -> None:
    assert missing(RARE, han_faces(family, language, 400), library) == ()
    assert missing(RARE, han_faces(family, language, 700, kai=True), library) == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_rare_han_need_the_other_family_nowhere(library: FontLibrary, family: str) -> None:
    assert missing(RARE, han_faces(family, "zh-Hans", 400)[:2], library) == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_gb2312_is_complete_with_its_marks(library: FontLibrary, family: str) -> None:
    characters = two_byte("gb2312")
    assert sum(map(is_han, characters)) == 6763
    assert missing(characters, han_faces(family, "zh-Hans", 400), library) == ()


@pytest.mark.parametrize("codec", ["gbk", "big5", "big5hkscs"])
@pytest.mark.parametrize("family", FAMILIES)
def test_han_of_the_larger_sets(library: FontLibrary, family: str, codec: str) -> None:
    characters = "".join(filter(is_han, two_byte(codec)))
    assert len(characters) > 13_000
    chain = han_faces(family, "zh-Hant" if codec.startswith("big5") else "zh-Hans", 400)
    assert missing(characters, chain, library) == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_general_standard_characters(library: FontLibrary, family: str) -> None:
    """通用规范汉字表: what of its 8105 is outside of GBK; GBK itself is tested above."""
    codes = json.loads((ROOT / "tools" / "tgscc_outside_gbk.json").read_text())
    assert len(codes) > 190
    assert missing("".join(map(chr, codes)), han_faces(family, "zh-Hans", 400), library) == ()


@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("family", FAMILIES)
def test_latin_chain_draws_names_of_europe_and_signs(library: FontLibrary, family: str, italic: bool) -> None:
    text = (
        "Łukasz Žižek Øyvind Đorđević Nguyễn Thị Ánh ÀÉÎÕÜ ßæœ αβγ Дмитрий – — ‘’ “” … · • → ≥ × ± € £ ¥ § ™ © ° № ● ★"
    )
    assert missing(text, latin_faces(family, 400, italic), library) == ()


def test_what_no_face_draws_is_named(library: FontLibrary) -> None:
    assert missing("김🙂a김", han_faces("serif", "zh-Hans", 400), library) == ("김", "🙂")


@pytest.mark.parametrize("character", "\u200b\u200d\u2060\u00ad\ufe0f\U000e0101")
def test_ignorable_characters_count_as_drawn(library: FontLibrary, character: str) -> None:
    assert library.face("SourceSans3-Regular").covers(character)
    assert library.face("CVBSansSCExtra-Regular").covers(character)


def test_a_space_of_any_width_needs_a_space(library: FontLibrary) -> None:
    assert library.face("CVBSerifSC@400").covers("\u2009")
    assert not library.face("CVBSerifSCExtra-Regular").covers("\u2009")


def test_a_cluster_is_covered_as_it_is_composed(library: FontLibrary) -> None:
    face = library.face("CVBSerifSC@400")
    assert face.covers("e\u0301")
    assert not face.covers("中김")


@pytest.mark.parametrize("mark", "“”‘’·")
def test_kai_leaves_its_narrow_marks_to_the_next_face(library: FontLibrary, mark: str) -> None:
    assert not library.face("CVBKaiSC-Regular").covers(mark)
    assert library.face("CVBSerifSC@400").covers(mark)
