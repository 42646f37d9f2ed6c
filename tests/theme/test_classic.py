"""The theme that ships: it serves both languages and both pages, and its lines are of a length to be read."""

from __future__ import annotations

from itertools import product

import pytest

from cvbuilder.fonts import bundled, han_faces, latin_faces
from cvbuilder.theme import Style, describe, list_themes, load_theme, resolve
from cvbuilder.theme.resolve import ROLES
from cvbuilder.theme.style import TextStyle

LANGUAGES = ("en", "zh-Hans")
SIZES = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
ENGLISH = "She led the work on training large models and their use in products; the results were shown to many."


def style_of(name: str, language: str, page: str) -> Style:
    return resolve(load_theme(name), language, page)


CLASSIC = list(product(LANGUAGES, SIZES))


@pytest.mark.parametrize("name", list_themes())
@pytest.mark.parametrize(("language", "page"), CLASSIC)
def test_every_theme_resolves_with_every_role(name: str, language: str, page: str) -> None:
    style = style_of(name, language, page)
    assert (style.name, style.language) == (name, language)
    assert set(ROLES) <= set(style.blocks)
    assert (style.page.width, style.page.height) == pytest.approx(SIZES[page], abs=0.01)
    assert style.page.measure == pytest.approx(style.page.width - style.page.left - style.page.right)


@pytest.mark.parametrize("name", list_themes())
@pytest.mark.parametrize(("language", "page"), CLASSIC)
def test_every_face_that_a_theme_asks_for_exists(name: str, language: str, page: str) -> None:
    library = bundled()
    for block in style_of(name, language, page).blocks.values():
        for weight in (block.text.weight, block.text.strong_weight):
            for face in (*latin_faces(block.text.family, weight), *han_faces(block.text.family, language, weight)):
                assert library.face(face).id == face


@pytest.mark.parametrize("name", list_themes())
@pytest.mark.parametrize(("language", "page"), CLASSIC)
def test_lines_are_of_a_length_to_be_read(name: str, language: str, page: str) -> None:
    """45 to 90 Latin characters (Bringhurst, 2.1.2), half as many Han, in the column beside the date gutter."""
    style = style_of(name, language, page)
    column = style.page.measure - style.page.gutter - style.page.gutter_gap
    if style.sidebar is not None:
        column -= style.sidebar.width + style.sidebar.gap
    text = style.block("body").text
    if language == "en":
        assert 45 <= column / average_advance(text) <= 90
    else:
        assert 22 <= column / (text.size * text.han_scale) <= 45


def average_advance(text: TextStyle) -> float:
    face = bundled().face(latin_faces(text.family, text.weight)[0])
    glyphs = face.shape(ENGLISH, "en", text.features)
    return sum(glyph.advance for glyph in glyphs) / len(ENGLISH) * text.size * text.latin_scale / 1000


@pytest.mark.parametrize("page", SIZES)
def test_the_languages_are_tuned_apart(page: str) -> None:
    english, chinese = (style_of("classic", language, page).block("body").text for language in LANGUAGES)
    assert chinese.leading / chinese.size > english.leading / english.size > 1.2
    assert english.latin_scale == 1 and chinese.han_scale == 1


@pytest.mark.parametrize("name", list_themes())
@pytest.mark.parametrize(("language", "page"), CLASSIC)
def test_margins_hold_head_and_foot(name: str, language: str, page: str) -> None:
    place = style_of(name, language, page).page
    assert 0 < place.head < place.top and 0 < place.foot < place.bottom
    assert min(place.left, place.right) >= 36  # half an inch: what any printer can do


def test_a_region_of_a_language_takes_the_values_of_the_language() -> None:
    chinese = style_of("classic", "zh-Hans", "a4").block("body").text
    assert style_of("classic", "zh-Hant-TW", "a4").block("body").text == chinese


def test_describe() -> None:
    for name in list_themes():
        told, description = describe(load_theme(name))
        assert told == name and len(description) > 10
