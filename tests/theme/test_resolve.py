"""What tokens become: values per language, styles that begin as `body`, spaces in leadings, lengths in mm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvbuilder.errors import ThemeError
from cvbuilder.source import read_bytes
from cvbuilder.theme import Style, resolve

PLAIN = Path(__file__).with_name("plain.yaml").read_text("utf-8")
QUOTE = "  quote: { text: loud, space-before: 0.5, space-after: { en: 1, zh: 2 }, indent: 5mm, rule: { thickness: 1 } }"
THEME = PLAIN.replace("\nblocks:", f"\n  loud: {{ weight: 700, size: 12 }}\nblocks:\n{QUOTE}") + (
    'inlines:\n  title: { weight: 600, scale: 1.1, color: "#ABCDEF", features: [smcp, -liga] }\n'
)


def style(language: str = "en", page: str = "a4", text: str = THEME) -> Style:
    return resolve(read_bytes(text.encode(), "plain.yaml"), language, page)


def test_a_value_may_be_told_apart_by_language() -> None:
    english, chinese = (style(language).block("body").text for language in ("en-GB", "zh-Hans"))
    assert (english.size, english.leading) == (10, 14)
    assert (chinese.size, chinese.leading) == (11, 16)
    assert english.align == chinese.align == "left"  # the first language serves those that are not named


@pytest.mark.parametrize(
    ("language", "size"),
    [("zh-Hans", 11), ("zh-Hant", 12), ("zh-Hant-HK", 13), ("zh-Hant-MO", 12), ("en", 10), ("fr", 10)],
)
def test_traditional_chinese_may_have_values_of_its_own(language: str, size: float) -> None:
    text = THEME.replace("size: { en: 10, zh: 11 }", "size: { en: 10, zh: 11, zh-Hant: 12, zh-Hant-HK: 13 }")
    assert text != THEME
    assert style(language, text=text).block("body").text.size == size


def test_text_styles_begin_as_body() -> None:
    loud = style("zh-Hans").block("quote").text
    assert (loud.weight, loud.size, loud.leading, loud.color) == (700, 12, 16, "#010203")


def test_spaces_are_in_leadings_of_the_body() -> None:
    english, chinese = style("en"), style("zh-Hans")
    assert (english.block("quote").space_before, english.block("quote").space_after) == (7, 14)
    assert (chinese.block("quote").space_before, chinese.block("quote").space_after) == (8, 32)
    assert (english.entry_gap, english.section_gap, english.list.gap) == (14, 28, 3.5)


def test_lengths_are_points_or_millimetres() -> None:
    found = style()
    assert (found.page.left, found.page.right) == (72, 72)
    assert found.page.top == pytest.approx(56.693, abs=0.001)
    assert found.block("quote").indent == pytest.approx(14.173, abs=0.001)


def test_what_is_not_said_has_a_value() -> None:
    found = style()
    assert found.photo.side == "right" and found.columns_gap == 12
    assert found.block("body").rule is None and not found.block("body").keep_with_next
    assert found.block("quote").rule is not None and found.block("quote").rule.place == "below"


def test_inlines_change_what_they_name() -> None:
    title = style().inlines["title"]
    assert (title.weight, title.scale, title.color) == (600, 1.1, "#ABCDEF")
    assert title.features == ("smcp", "-liga")


def test_dates_stand_where_the_theme_says() -> None:
    assert style().dates == "right"
    assert style(text=THEME.replace("dates: right", "dates: gutter")).dates == "gutter"


def test_a_page_size_that_the_theme_lacks() -> None:
    with pytest.raises(ThemeError, match="no page size letter"):
        style(page="letter")


def test_a_missing_role_is_named() -> None:
    with pytest.raises(ThemeError, match=r"blocks without a style: stat-value$"):
        style(text=THEME.replace("  stat-value: { text: body }\n", ""))


def test_the_same_theme_gives_the_same_style() -> None:
    assert style("zh-Hans") == style("zh-Hans")


@pytest.mark.parametrize(("shape", "size"), [("rectangle", (80, 100)), ("square", (80, 80)), ("circle", (80, 80))])
def test_a_square_and_a_circle_are_as_high_as_wide(shape: str, size: tuple[float, float]) -> None:
    """What the layer above says of the shape holds for the height that the theme below it has."""
    text = re.sub(r"(?m)^photo:.*\n", "", THEME) + f"photo: {{ width: 80, height: 100, shape: {shape} }}\n"
    photo = style(text=text).photo
    assert (photo.width, photo.height, photo.shape) == (*size, shape)


def test_a_code_is_as_wide_as_the_theme_says() -> None:
    assert style(text=THEME + "code: { size: 30mm }\n").code == pytest.approx(30 * 72 / 25.4, abs=0.001)
    assert style().code == 68
