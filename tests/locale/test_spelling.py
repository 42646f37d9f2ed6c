"""Spellings: what is the same word of a name, and what is not."""

import pytest

from cvbuilder.locale.spelling import fold, spellings, syllables


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lei", "lei"), ("xiangxiang", "xiang xiang"), ("xiang-xiang", "xiang xiang"), ("xian", "xian"),
        ("xi'an", "xi an"), ("xinan", "xi nan"), ("chang'an", "chang an"), ("ouyang", "ou yang"), ("zhuge", "zhu ge"),
        ("jinguang", "jin guang"), ("danian", "da nian"), ("lv", "lv"), ("smith", ""), ("mary", ""), ("", ""),
    ],
)  # fmt: skip
def test_syllables_of_pinyin(word: str, expected: str) -> None:
    assert " ".join(syllables(word)) == expected


@pytest.mark.parametrize(
    ("own", "listed", "same"),
    [
        ("josé", "jose", True), ("jose", "josé", True), ("müller", "mueller", True), ("mueller", "müller", True),
        ("søren", "soren", True), ("łukasz", "lukasz", True), ("lü", "lu", True), ("lü", "lyu", True),
        ("lü", "lv", True), ("lyu", "lü", True), ("lu", "lü", False), ("nu", "nü", False), ("luther", "lüther", True),
        ("lei", "li", False),
    ],
)  # fmt: skip
def test_accents_tell_nobody_apart_but_for_the_u_of_pinyin(own: str, listed: str, same: bool) -> None:
    assert bool(spellings(own) & spellings(listed, listed=True)) is same


def test_folding() -> None:
    assert fold("Ｌｅｉ\u00a0 Zhang") == "lei zhang"
    assert fold("Jose\u0301") == fold("JOSÉ") == "josé"
    assert fold("O\u2019Brien\u200b") == "o'brien"
    assert fold("Xiang\u2010Xiang") == "xiang-xiang"
