"""How long texts are, by a table of cases that were counted by hand after Word's rules."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.locale.counting import UNITS, count, count_han, count_words, count_zi, seconds

CASES = yaml.safe_load(Path(__file__).with_name("counting.yaml").read_text("utf-8"))


def test_there_are_sixty_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("text", "words", "zi", "han", "chars"), CASES, ids=[case[0][:20] for case in CASES])
def test_lengths(text: str, words: int, zi: int, han: int, chars: int) -> None:
    assert (count_words(text), count_zi(text), count_han(text), len(text)) == (words, zi, han, chars)


def test_reading_aloud() -> None:
    assert seconds("word " * 130, "en") == 60
    assert seconds("字" * 240, "zh-Hans") == 60
    assert seconds("字" * 60, "zh-Hant") == 15
    assert seconds("one", "en") == Fraction(60, 130)


@given(st.text(alphabet="ab 张，。“”—·…1%", max_size=40), st.sampled_from(UNITS))
def test_a_longer_text_is_never_shorter(text: str, unit: str) -> None:
    for language in ("en", "zh-Hans"):
        assert count(text + " 甲", unit, language) >= count(text, unit, language)  # type: ignore[arg-type]
