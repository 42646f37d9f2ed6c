"""Quantities, seasons, expected dates, durations, countries and tests of languages in documents."""

from __future__ import annotations

from typing import Any

import pytest

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Quantity, Time
from cvbuilder.errors import ProfileError
from cvbuilder.locale import open_locale
from cvbuilder.profile.model import DocumentPlan
from cvbuilder.profile.text import PartialDate

STATS = """\
stats:
  - { value: { value: 40, unit: patent, approx: over }, label: { en: Inventions, zh: 发明专利 } }
  - { value: { value: 2000000, unit: CNY, approx: over }, label: { en: Funding, zh: 经费 } }
  - { value: { value: 5, approx: plus }, unit: { en: rivers, zh: 条 }, label: { en: Rivers, zh: 河流 } }
  - { value: "12", unit: { en: basins, zh: 个 }, label: { en: Basins, zh: 流域 } }
"""
POSTS = "experience:\n  - { organization: { und: Acme }, start: 2022-04, end: present }\n"
NAMED = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\nsettings: {languages: [en, zh], %s}\n"


def nodes(value: Any, kind: type) -> list[Any]:
    """Every node of a kind, in order."""
    if isinstance(value, kind):
        return [value]
    if isinstance(value, tuple):
        return [node for item in value for node in nodes(item, kind)]
    return [node for name in getattr(value, "__struct_fields__", ()) for node in nodes(getattr(value, name), kind)]


def on(draft: Any, day: PartialDate | None, text: str, settings: str, language: str = "en") -> list[str]:
    """The words of all dates of a document that is made on a day."""
    profile = draft.profile(text, NAMED % settings)
    document = compose(profile, open_locale(language), DocumentPlan(kind="cv"), None, day)
    return [time.text.replace("\u00a0", " ") for time in nodes(document.sections, Time)]


def test_figures_are_put_into_words(draft: Any) -> None:
    row = ["40+ patents / Inventions", "RMB 2 million+ / Funding", "5+ rivers / Rivers", "12 basins / Basins"]
    assert draft.sections(STATS) == ["## Key Figures", " || ".join(row)]
    row = ["40余项 / 发明专利", "200余万元 / 经费", "5条以上 / 河流", "12个 / 流域"]
    assert draft.sections(STATS, "zh") == ["## 关键数据", " || ".join(row)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_machines_value_stays_beside_the_words(draft: Any, language: str) -> None:
    found = nodes(draft.compose(STATS, language).sections, Quantity)
    assert [(node.value, node.unit) for node in found][:2] == [("40", "patent"), ("2000000", "CNY")]
    assert [node.role for node in found] == ["stat-value"] * 4


def test_counts_grants_and_prizes(draft: Any) -> None:
    text = """\
    patents: { counts: [{ value: { value: 40, unit: patent, approx: over }, label: { en: Granted, zh: 授权 } }] }
    grants: [{ title: { und: Rivers }, amount: { value: 1200000-2000000, unit: CNY } }]
    awards: [{ title: { und: Prize }, prize: { value: 50000, unit: CNY } }]
    """
    lines = ["Granted: over 40 patents", "* Rivers · RMB 1.2–2 million", "* Prize · Prize: RMB 50,000"]
    assert [line for line in draft.sections(text) if line[:3] != "## "] == lines
    lines = ["授权：40余项", "* Rivers · 120万～200万元", "* Prize · 奖金：5万元"]
    assert [line for line in draft.sections(text, "zh") if line[:3] != "## "] == lines
    amount = nodes(draft.compose(text).sections, Quantity)[1]
    assert (amount.text, amount.value, amount.unit) == ("RMB\u00a01.2–2\u00a0million", "1200000/2000000", "CNY")


def test_nouns_and_measure_words_of_ones_own(draft: Any) -> None:
    noun = "nouns: [{noun: turbine, name: {en: turbines, zh: 风机}, singular: {en: turbine}, measure: {zh: 台}}]"
    text = "stats: [{value: {value: %s, unit: %s, measure: {zh: 座}}, label: {en: A, zh: 甲}}]"
    bare = "stats: [{value: {value: %s, unit: %s}, label: {en: A, zh: 甲}}]"
    name = NAMED % noun

    assert first_figure(draft, name, bare % (1, "turbine"), "en") == "1 turbine"
    assert first_figure(draft, name, bare % (7, "turbine"), "en") == "7 turbines"
    assert first_figure(draft, name, bare % (7, "turbine"), "zh") == "7台"
    assert first_figure(draft, name, text % (7, "turbine"), "zh") == "7座"
    assert first_figure(draft, name, text % (7, "patent"), "zh") == "7座"
    assert first_figure(draft, name, text % (7, "patent"), "en") == "7 patents"


def first_figure(draft: Any, name: str, text: str, language: str) -> str:
    """The words of the first figure of a document."""
    cell = draft.compose(text, language, name=name).sections[0].blocks[0].cells[0]
    return "".join(node.text for node in cell.blocks[0].content).replace("\u00a0", " ")


def test_expected_dates_and_seasons(draft: Any) -> None:
    text = """\
    education:
      - { institution: { und: A }, date: 2027-06, expected: true }
      - { institution: { und: B }, start: 2023-autumn, end: 2027-06, expected: true }
    """
    assert draft.sections(text)[1:] == ["* A | Expected Jun 2027", "* B | Fall 2023 – Jun 2027 (expected)"]
    assert draft.sections(text, "zh")[1:] == ["* A | 预计2027年6月", "* B | 2023年秋至2027年6月（预计）"]
    dates = nodes(draft.compose(text).sections, Time)
    assert [date.iso for date in dates] == ["2027-06", "2023-23/2027-06"]
    assert " (expected)" in dates[1].text  # the line may end before it, and nowhere within a date
    assert "Jun\u00a02027" in dates[1].text


def test_a_duration_that_goes_on_is_as_long_as_the_builds_day_says(draft: Any) -> None:
    durations = "dates: {durations: true}"
    for_ever, day = "Apr 2022\u2009–\u2009Present", PartialDate(2025, 5, 20)
    assert on(draft, day, POSTS, durations) == [f"{for_ever} (3 years 2 months)"]
    assert on(draft, day, POSTS, durations, "zh") == ["2022年4月至今（3年2个月）"]
    assert on(draft, None, POSTS, durations) == [for_ever]
    assert on(draft, PartialDate(2021, 1, 1), POSTS, durations) == [for_ever]
    assert on(draft, day, POSTS, "dates: {}") == [for_ever]
    ended = POSTS.replace("present", "2022-06")
    assert on(draft, None, ended, durations, "zh") == ["2022年4月至2022年6月（3个月）"]


def test_dates_in_the_manner_that_a_profile_asks_for(draft: Any) -> None:
    ended = POSTS.replace("present", "2022-06")
    manner = "dates: {month: {en: MMMM, zh: yyyy.MM}, ranges: short, open_end: since}"
    assert on(draft, None, ended, manner) == ["April\u2009–\u2009June 2022"]
    assert on(draft, None, ended, manner, "zh") == ["2022.04至2022.06"]
    assert on(draft, None, POSTS, manner) == ["Since April 2022"]
    assert on(draft, None, POSTS, "dates: {month: {en: MM/yyyy}}", "zh") == ["2022年4月至今"]


def test_countries_and_tests_of_languages(draft: Any) -> None:
    text = """\
    experience: [{ organization: { und: Acme }, location: { en: London, zh: 伦敦 }, country: GB }]
    education: [{ institution: { und: U }, country: CN }]
    languages: [{ language: en, level: c1, test: cet6, score: { en: 580, zh: 580分 } }, { language: ja, test: jlpt_n1 }]
    """
    lines = ["* U · China", "* Acme · London, United Kingdom", "English (C1, CET-6 580) · Japanese (JLPT N1)"]
    assert [line for line in draft.sections(text) if line[:3] != "## "] == lines
    lines = ["* U · 中国", "* Acme · 英国伦敦", "英语（C1，大学英语六级580分） · 日语（日本语能力测试N1）"]
    assert [line for line in draft.sections(text, "zh") if line[:3] != "## "] == lines


def test_a_country_without_a_name_is_told_at_its_place(draft: Any) -> None:
    with pytest.raises(ProfileError, match=r"“XQ” has no name in en") as caught:
        draft.sections("education: [{ institution: { und: U }, country: XQ }]")
    assert [problem.path for problem in caught.value.diagnostics] == ["education[0].country"]


def test_in_one_profile_for_two_languages_nothing_is_missing(draft: Any) -> None:
    for language in ("en", "zh"):
        assert not [path for path, reason in draft.omissions(STATS, language) if reason in ("untranslated", "fallback")]
