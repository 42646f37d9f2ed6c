"""Characters of one writing alone: the table against CLDR's texts and legacy standards, and what the functions say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.locale import simplified_only, traditional_only
from cvbuilder.locale.variant_table import SIMPLIFIED, TRADITIONAL
from cvbuilder.locale.variants import written_in
from cvbuilder.source import Mapping, Node, Scalar, read

ROOT = Path(__file__).resolve().parents[2]
MISTAKES_OF_CLDR = {"卡布佛得鲁向風群島方言", "卡布佛得鲁背風群島方言"}
"""Names of two languages that CLDR 47 writes with a Simplified 鲁 in zh_Hant."""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def scalars(node: Node, tags: frozenset[str], inside: bool = False) -> Iterator[str]:
    """Every string under a key that is one of these languages."""
    if isinstance(node, Scalar):
        if inside:
            yield node.text
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value, tags, inside or entry.key.text in tags)
    else:
        for each in node.items:
            yield from scalars(each, tags, inside)


@pytest.mark.parametrize(
    ("locale", "foreign"), [("zh", traditional_only), ("zh_Hant", simplified_only), ("zh_Hant_HK", simplified_only)]
)
def test_cldr_writes_no_character_of_the_other_writing(locale: str, foreign: Any) -> None:
    texts = set(strings(localedata.load(locale, merge_inherited=False))) - MISTAKES_OF_CLDR
    assert len(texts) > 400
    assert {text: foreign(text) for text in texts if foreign(text)} == {}


def test_cldr_writes_characters_of_its_own_writing() -> None:
    # The table would pass the test above if it were empty; most long texts of CLDR have one of its characters.
    for locale, own in (("zh", simplified_only), ("zh_Hant", traditional_only)):
        texts = [text for text in strings(localedata.load(locale, merge_inherited=False)) if len(text) > 5]
        assert sum(bool(own(text)) for text in texts) > len(texts) * 0.6, locale


def test_the_table_is_of_two_parts() -> None:
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
    for part in (TRADITIONAL, SIMPLIFIED):
        assert part == "".join(sorted(set(part)))
        assert len(part) > 2000


def test_the_table_is_that_of_its_dictionaries() -> None:
    import opencc

    simplify, traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
    assert not [each for each in TRADITIONAL if simplify.convert(each) == each]
    assert not [each for each in SIMPLIFIED if traditional.convert(each) == each]


@pytest.mark.parametrize(
    ("text", "traditional", "simplified"),
    [
        ("實驗室", "實驗", ""),
        ("实验室", "", "实验"),
        ("人工智慧與軟體", "與軟體", ""),
        ("皇后在里弄的台上云云", "", ""),  # words of both writings, though often conversions of 後 裡 臺 雲
        ("昇腾", "", "腾"),
        ("溫州和温州", "溫", ""),
        ("后與後", "與後", ""),
        ("乾隆、徵羽、著作、瞭望", "", ""),
        ("C++ and R&D", "", ""),
        ("", "", ""),
        ("國國國", "國", ""),
    ],
)
def test_what_a_text_has_of_one_writing(text: str, traditional: str, simplified: str) -> None:
    assert (traditional_only(text), simplified_only(text)) == (traditional, simplified)


@given(st.text(alphabet=st.sampled_from(TRADITIONAL[:300] + SIMPLIFIED[:300] + "中文 ab，")))
def test_the_writing_is_told_where_the_characters_agree(text: str) -> None:
    found = {("Hant" if each in TRADITIONAL else "Hans") for each in text if each in TRADITIONAL + SIMPLIFIED}
    assert written_in(text) == (found.pop() if len(found) == 1 else "")


MIXED = ("locale", "layout", "lint", "writers", "fonts", "property", "readback")
"""Rooms of tests whose cases mix languages on purpose."""
OF_TESTS = [path for path in ROOT.glob("tests/*/*.yaml") if path.parent.name not in MIXED]
PROFILES = sorted([*ROOT.glob("profiles/*/*.yaml"), *ROOT.glob("starter/*.yaml"), *OF_TESTS])
HANS, HANT = frozenset({"zh", "zh-Hans", "zh-CN"}), frozenset({"zh-Hant", "zh-TW", "zh-HK", "zh-Hant-HK"})


@pytest.mark.parametrize("file", [*PROFILES, *ROOT.glob("cvbuilder/theme/themes/*.yaml")], ids=lambda file: file.name)
def test_our_own_texts_keep_to_their_writing(file: Path) -> None:
    root = read(file, file.name).root
    wrong = {text: traditional_only(text) for text in scalars(root, HANS) if traditional_only(text)}
    wrong |= {text: simplified_only(text) for text in scalars(root, HANT) if simplified_only(text)}
    assert wrong == {}
