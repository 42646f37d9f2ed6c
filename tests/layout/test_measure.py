"""How long lines are, in characters: of the themes as they ship, and of themes that break the bounds."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from cvbuilder.document.nodes import Document, Paragraph, Section, Text
from cvbuilder.fonts import bundled
from cvbuilder.layout.columns import main_measure
from cvbuilder.layout.measure import PER, WEIGHTS, character_width, measures_of, readable
from cvbuilder.theme import Style, list_themes, load_theme, resolve
from cvbuilder.theme.squeeze import Squeeze, squeezed

KINDS, PAGES, LANGUAGES = ("resume", "cv", "bio"), ("a4", "letter"), ("en", "zh-Hans")
EVERY = list(product(list_themes(), KINDS, PAGES, LANGUAGES))


def document(kind: str, language: str, *sections: str) -> Document:
    blocks = (Paragraph((Text("text", language),)),)
    return Document(
        kind, language, "T", "A", "", (), Section(None, (), "masthead"),
        tuple(Section(None, blocks, name, name) for name in sections),
    )  # fmt: skip


def style_of(name: str, kind: str, page: str, language: str) -> Style:
    return resolve(load_theme(name), language, page, kind)


@pytest.mark.parametrize(("name", "kind", "page", "language"), EVERY)
@pytest.mark.parametrize("sections", [("bio", "experience", "interests"), ("bio", "experience")])
def test_the_lines_of_every_theme_are_of_a_length_to_be_read(
    name: str, kind: str, page: str, language: str, sections: tuple[str, ...]
) -> None:
    """With something for the side bar, and with nothing for it."""
    written = document(kind, language, *sections)
    style = readable(written, style_of(name, kind, page, language), bundled())
    for found in measures_of(written, style, bundled()):
        assert found.readable, found


@pytest.mark.parametrize(("name", "kind", "page", "language"), EVERY)
def test_the_lines_of_a_squeezed_page_grow_no_longer(name: str, kind: str, page: str, language: str) -> None:
    written, style = document(kind, language, "bio", "experience", "interests"), style_of(name, kind, page, language)
    bounds = style.fit
    tight = squeezed(style, Squeeze(bounds.spacing, bounds.leading, bounds.margins, bounds.size))
    tight = readable(written, tight, bundled(), 90.0 if language == "en" else 45.0)
    for found in measures_of(written, tight, bundled()):
        assert found.readable, found
    assert min(tight.page.left, tight.page.right) >= 28, "a printer can do a centimetre"


@pytest.mark.parametrize(("name", "language"), list(product(list_themes(), LANGUAGES)))
def test_the_leading_of_a_squeezed_page_can_still_be_read(name: str, language: str) -> None:
    """Han lines stand at least 0.4 em apart, as they lack the white that Latin lines have above small letters."""
    style = style_of(name, "resume", "a4", language)
    text = style.block("body").text
    ratio = text.leading * style.fit.leading / text.size
    assert ratio >= (1.4 if language == "zh-Hans" else 1.24)
    assert text.size * style.fit.size < 9.0 and style.fit.least_size >= 8.5


def test_an_average_character_of_an_exact_face(press: Any) -> None:
    """Letters are half an em wide, the space a quarter: 0.834 * 5 + 0.166 * 2.5 pt at 10 pt."""
    assert sum(WEIGHTS.values()) == PER
    text = press.style("en").block("body").text
    assert character_width(text, "en", press.faces) == pytest.approx(4.585)
    assert character_width(text, "zh-Hans", press.faces) == 10.0


def test_a_measure_too_long_or_too_short(press: Any) -> None:
    for width, characters, sound in ((240, 20, False), (300, 26, True), (500, 46, False)):
        style = press.style(theme=press.theme().replace("width: 240", f"width: {width}"))
        (found,) = measures_of(document("cv", "zh-Hans", "main"), style, press.faces)
        assert (found.characters, found.script, found.readable) == (pytest.approx(characters), "Han", sound)


SIDEBAR = "sidebar: { width: 100, gap: 20, side: right, sections: [skills] }"


def test_the_room_of_a_side_bar_without_text_goes_to_the_margins(press: Any) -> None:
    theme = press.theme().replace("width: 240", "width: 640") + SIDEBAR + "\n"
    style = press.style(theme=theme)
    with_bar, without = document("cv", "zh-Hans", "main", "skills"), document("cv", "zh-Hans", "main")
    assert readable(with_bar, style, press.faces) == style
    wider = readable(without, style, press.faces)
    assert main_measure(without, wider) == pytest.approx(450)
    assert wider.page.left == wider.page.right == pytest.approx(95)
    other = document("bio", "en", "main")
    assert main_measure(other, readable(other, style, press.faces)) <= 600
