"""What texts become: the table in shaping.yaml, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.fonts import bundled
from cvbuilder.fonts.library import FontLibrary
from cvbuilder.fonts.shaping import script_of

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("shaping.yaml").read_text(encoding="utf-8"))
MIXED = st.text(
    alphabet="afil VAe\u0301\u0323\u200d\u200b\u00ad\u2060\ufe0f\U000e0100中文，。——…“”·（）1-\u2011\u00a0\u2009葛",
    max_size=14,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['face']}-{case['language']}-{case['text']!a}")
def test_shape(library: FontLibrary, case: dict[str, Any]) -> None:
    glyphs = library.face(case["face"]).shape(case["text"], case["language"], tuple(case.get("features", ())))
    assert [[glyph.text, round(glyph.advance)] for glyph in glyphs] == case["glyphs"]
    assert all(glyph.gid for glyph in glyphs)


@given(MIXED, st.sampled_from(["SourceSerif4-Regular", "CVBSerifSC@400", "NotoSansSC@600", "CVBKaiSC-Regular"]))
def test_the_glyphs_texts_joined_are_the_text(text: str, face_id: str) -> None:
    glyphs = bundled().face(face_id).shape(text, "zh-Hans")
    assert "".join(glyph.text for glyph in glyphs) == text


def test_halt_moves_an_opening_mark_to_the_left(library: FontLibrary) -> None:
    (bracket,) = library.face("CVBSerifSC@400").shape("（", "zh-Hans", ("halt",))
    assert (bracket.advance, bracket.dx, bracket.natural) == (500, -500, 1000)


def test_kerning_leaves_the_natural_advance(library: FontLibrary) -> None:
    first, *_ = library.face("SourceSerif4-Regular").shape("AVA", "en")
    assert (first.advance, first.natural) == (593, 712)


def test_regional_forms_differ(library: FontLibrary) -> None:
    """骨 is drawn unlike in mainland China and in Taiwan: the outlines cannot be the same."""
    simplified, traditional = library.face("NotoSansSC@400"), library.face("NotoSansTC@400")
    boxes = [
        face.font.get_glyph_extents(face.shape("骨", language)[0].gid)
        for face, language in ((simplified, "zh-Hans"), (traditional, "zh-Hant"))
    ]
    assert boxes[0] != boxes[1]


@pytest.mark.parametrize(
    ("text", "language", "guessed", "script"),
    [
        ("中", "en", "Hani", "Hani"),
        ("A中", "en", "Latn", "Hani"),
        ("——", "zh-Hans", None, "Hani"),
        ("——", "en", None, "Latn"),
        ("β", "zh-Hans", "Grek", "Grek"),
        ("〇", "zh-Hans", None, "Hani"),
        ("𠮷", "en", None, "Hani"),
    ],
)
def test_script(text: str, language: str, guessed: str | None, script: str) -> None:
    assert script_of(text, language, guessed) == script


def test_empty_text_has_no_glyphs(library: FontLibrary) -> None:
    assert library.face("SourceSans3-Regular").shape("", "en") == ()
