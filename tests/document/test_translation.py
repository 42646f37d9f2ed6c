"""Which text a document shows: fallback, what is left out and listed, what is an error (DESIGN.md, Bilingual text)."""

from __future__ import annotations

from typing import Any

import pytest

from cvbuilder.errors import MissingTranslation, ProfileError
from cvbuilder.locale import resolve

ACME = "experience:\n  - organization: {en: Acme, zh: 顶峰}\n"


def test_each_language_has_its_own_words(draft: Any) -> None:
    assert draft.sections(ACME) == ["## Experience", "* Acme"]
    assert draft.sections(ACME, "zh") == ["## 工作经历", "* 顶峰"]


def test_a_plain_string_is_text_in_the_first_language(draft: Any) -> None:
    text = "interests: [Vision]\n"
    assert draft.sections(text) == ["## Research Interests", "Vision"]
    assert draft.sections(text, "zh") == []
    assert draft.omissions(text, "zh") == [("interests[0]", "untranslated")]


def test_the_first_language_is_the_one_that_the_profile_names_first(draft: Any) -> None:
    name = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\nsettings: {languages: [zh, en]}\n"
    document = draft.compose("interests: [视觉]\n", "en", name=name)
    assert document.sections == () and [each.path for each in document.omissions] == ["interests[0]"]
    assert len(draft.compose("interests: [视觉]\n", "zh", name=name).sections) == 1


def test_neutral_text_serves_all_languages(draft: Any) -> None:
    text = "experience:\n  - {organization: {und: SenseTime}, position: {en: Lead, zh: 负责人}}\n"
    assert draft.sections(text)[1] == "* SenseTime, Lead"
    assert draft.sections(text, "zh")[1] == "* SenseTime · 负责人"
    assert draft.omissions(text, "zh") == []


def test_neutral_text_has_the_language_of_its_script(draft: Any, find_texts: Any) -> None:
    text = "open_source:\n  - name: {und: Torchlight}\n  - name: {und: 火炬}\n"
    for language in ("en", "zh"):
        found = {each.text: each.language for each in find_texts(draft.compose(text, language).sections)}
        assert (found["Torchlight"], found["火炬"]) == ("en", "zh-Hans")


def test_a_field_that_is_neutral_by_nature_serves_all_languages(draft: Any) -> None:
    text = "publications:\n  - {title: Seeing, venue: CVPR, year: 2020}\n"
    assert draft.sections(text, "zh")[1] == "1. Seeing, CVPR 2020"
    assert draft.omissions(text, "zh") == []


def test_an_optional_text_that_is_missing_is_left_out_and_listed(draft: Any) -> None:
    text = "experience:\n  - {organization: {en: Acme, zh: 顶峰}, position: {en: Lead}, location: {en: Paris}}\n"
    assert draft.sections(text, "zh") == ["## 工作经历", "* 顶峰"]
    assert draft.omissions(text, "zh") == [
        ("experience[0].position", "untranslated"),
        ("experience[0].location", "untranslated"),
    ]
    assert draft.omissions(text) == []


def test_an_omission_names_its_place(draft: Any) -> None:
    (omission,) = draft.compose("headline: {zh: 研究员}\n").omissions
    assert (omission.path, omission.language, omission.reason) == ("headline", "en", "untranslated")
    assert (omission.origin.file, omission.origin.line) == ("me.yaml", 3)


def test_a_required_text_that_is_missing_is_an_error(draft: Any) -> None:
    text = """\
    experience:
      - organization: {en: Acme}
        position: {en: Lead, zh: 负责人}
    awards:
      - {title: {en: Prize}, issuer: {zh: 学会}}
    """
    with pytest.raises(MissingTranslation) as raised:
        draft.compose(text, "zh")
    first, second = raised.value.diagnostics
    assert (first.path, first.span.line) == ("experience[0].organization", 4)
    assert (second.path, second.span.line) == ("awards[0].title", 7)
    assert "`zh:`" in first.expected and "und" in first.hint
    assert len(draft.compose(text, "en").sections) == 2


def test_an_entry_of_one_language_is_left_to_it(draft: Any) -> None:
    text = """\
    awards:
      - {title: {zh: 三好学生}, issuer: {zh: 学校}, date: 2010}
      - {title: {en: Best Paper, zh: 最佳论文}}
      - {title: {en: Dean's List}}
    """
    assert draft.sections(text) == ["## Awards", "* Best Paper", "* Dean's List"]
    assert draft.sections(text, "zh") == ["## 获奖情况", "* 三好学生 · 学校 | 2010年", "* 最佳论文"]
    assert draft.omissions(text) == [("awards[0]", "untranslated")]
    assert draft.omissions(text, "zh") == [("awards[2]", "untranslated")]


def test_a_point_of_one_language_is_left_to_it(draft: Any) -> None:
    text = """\
    experience:
      - organization: {en: Acme, zh: 顶峰}
        highlights:
          - {en: Both, zh: 都有}
          - {zh: 只有中文}
    """
    assert draft.sections(text)[2:] == ["- Both"]
    assert draft.omissions(text) == [("experience[0].highlights[1]", "untranslated")]
    assert draft.sections(text, "zh")[2:] == ["- 都有", "- 只有中文"]


def test_a_section_without_words_is_no_section(draft: Any) -> None:
    text = "interests: [{zh: 视觉}]\nobjective: {zh: 岗位}\ntalks:\n  - title: {zh: 论}\n"
    assert draft.sections(text) == [] and draft.sections(text, kind="resume") == []
    assert len(draft.compose(text, "zh", "resume").sections) == 3


FALLBACK = "settings: {languages: [en, zh], fallback: [{language: en, chain: [zh]}]}\n"
PERSON = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\n"


def test_the_profiles_own_chain_stands_in(draft: Any, find_texts: Any) -> None:
    text = "headline: {zh: 研究员}\nexperience:\n  - {organization: {zh: 顶峰}, position: {en: Lead}}\n"
    document = draft.compose(text, name=PERSON + FALLBACK)
    found = {each.text: each.language for each in find_texts((document.masthead, *document.sections))}
    assert resolve(found["顶峰"]) == resolve(found["研究员"]) == "zh-Hans" and found["Lead"] == "en"
    assert {(each.path, each.reason) for each in document.omissions} == {
        ("headline", "fallback"),
        ("experience[0].organization", "fallback"),
    }


def test_a_chain_of_one_language_does_not_serve_another(draft: Any) -> None:
    text = "headline: {en: Researcher}\n"
    document = draft.compose(text, "zh", name=PERSON + FALLBACK)
    assert [(each.path, each.reason) for each in document.omissions] == [("headline", "untranslated")]


def test_a_link_that_may_not_be_written_is_an_error_with_its_place(draft: Any) -> None:
    text = """\
    summary: ["see [me](javascript:x)"]
    experience:
      - organization: {en: Acme}
        highlights: ["on [it](acme.org)"]
    """
    with pytest.raises(ProfileError) as raised:
        draft.compose(text)
    first, second = raised.value.diagnostics
    assert (first.path, first.span.line) == ("summary[0].text", 3)
    assert "javascript" in first.message and "https://acme.org" in second.hint
    assert second.span.line == 6


def test_markup_is_read_in_prose_and_not_in_data(draft: Any, find_texts: Any) -> None:
    text = "summary: ['**a** b']\npublications:\n  - {title: 'On *P*', authors: ['A*', 'B*'], venue: 'C*'}\n"
    summary, papers = draft.compose(text).sections
    assert [(each.text, each.strong) for each in find_texts(summary.blocks)] == [("a", True), (" b", False)]
    assert "".join(each.text for each in find_texts(papers.blocks)).startswith("A*, B*, On ")


def test_words_that_only_look_like_markup_are_kept(draft: Any) -> None:
    text = "summary: ['R&D <3 C++ #hash a_b x - y **Acme**(2020)']\n"
    assert draft.sections(text)[1] == "R&D <3 C++ #hash a_b x - y Acme(2020)"
