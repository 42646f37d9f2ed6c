"""Which sections and entries a document shows: order, titles, limits, visibility, the choice of a resume."""

from __future__ import annotations

from typing import Any

import pytest

BASE = """\
summary: [{en: Hello., zh: 你好。}]
education: [{institution: {en: School, zh: 学校}}]
experience: [{organization: {en: Acme, zh: 顶峰}}]
"""


def titles(draft: Any, text: str, language: str = "en", kind: str = "cv") -> list[str]:
    return [line for line in draft.sections(text, language, kind) if line.startswith("## ")]


def test_a_cv_puts_learning_first_and_a_resume_work(draft: Any) -> None:
    assert titles(draft, BASE) == ["## Summary", "## Education", "## Experience"]
    assert titles(draft, BASE, kind="resume") == ["## Summary", "## Experience", "## Education"]
    assert titles(draft, BASE, "zh") == ["## 个人简介", "## 教育背景", "## 工作经历"]


def test_a_plan_says_which_sections_in_which_order(draft: Any) -> None:
    text = BASE + "documents: [{kind: cv, sections: [experience, summary]}]\n"
    assert titles(draft, text) == ["## Experience", "## Summary"]
    assert draft.omissions(text) == [("education", "not-in-kind")]


def test_a_plan_may_give_another_title_in_each_language(draft: Any) -> None:
    text = BASE + "documents: [{kind: cv, sections: [{section: experience, title: {en: Work, zh: 履历}}]}]\n"
    assert titles(draft, text) == ["## Work"]
    assert titles(draft, text, "zh") == ["## 履历"]


def test_a_title_that_lacks_the_language_gives_way_to_the_usual_one(draft: Any) -> None:
    text = BASE + "documents: [{kind: cv, sections: [{section: experience, title: {en: Work}}]}]\n"
    assert titles(draft, text, "zh") == ["## 工作经历"]
    assert ("documents[0].sections[0].title", "untranslated") in draft.omissions(text, "zh")


def test_a_section_may_stand_in_some_languages_alone(draft: Any) -> None:
    text = BASE + "documents: [{kind: cv, sections: [summary, {section: experience, languages: [zh]}]}]\n"
    assert titles(draft, text) == ["## Summary"]
    assert titles(draft, text, "zh") == ["## 个人简介", "## 工作经历"]


def test_a_section_of_another_language_is_listed(draft: Any) -> None:
    text = BASE + "documents: [{kind: cv, sections: [education, summary, {section: experience, languages: [zh]}]}]\n"
    assert [path for path, _ in draft.omissions(text)] == ["experience"]


def test_a_limit_leaves_out_the_last_ones(draft: Any) -> None:
    text = "awards: [{title: {und: A}}, {title: {und: B}}, {title: {und: C}}]\n"
    plan = "documents: [{kind: cv, sections: [{section: awards, limit: 2}]}]\n"
    assert draft.sections(text + plan) == ["## Awards", "* A", "* B"]
    assert draft.omissions(text + plan) == [("awards[2]", "limit")]
    assert len(draft.sections(text)) == 4


def test_a_limit_on_paragraphs_is_listed(draft: Any) -> None:
    text = "interests: [{und: A}, {und: B}]\ndocuments: [{kind: cv, sections: [{section: interests, limit: 1}]}]\n"
    assert draft.sections(text) == ["## Research Interests", "A"]
    assert draft.omissions(text) == [("interests[1]", "limit")]


def test_a_resume_shows_the_selected_entries_where_any_is(draft: Any) -> None:
    text = "awards: [{title: {und: A}}, {title: {und: B}, selected: true}]\nprojects: [{name: {und: P}}]\n"
    assert draft.sections(text, kind="resume") == ["## Projects", "* P", "## Awards", "* B"]
    assert draft.omissions(text, kind="resume") == [("awards[0]", "not-selected")]
    assert "* A" in draft.sections(text, kind="cv") and draft.omissions(text) == []


def test_a_resume_limits_long_sections_of_its_own_accord(draft: Any) -> None:
    papers = "".join(f"  - {{title: Paper {number}}}\n" for number in range(12))
    assert len(draft.sections("publications:\n" + papers, kind="resume")) == 1 + 8
    assert len(draft.sections("publications:\n" + papers, kind="cv")) == 1 + 12
    assert [reason for _, reason in draft.omissions("publications:\n" + papers, kind="resume")] == ["limit"] * 4


def test_a_selection_is_not_limited_further(draft: Any) -> None:
    papers = "".join(f"  - {{title: Paper {number}, selected: true}}\n" for number in range(12))
    assert len(draft.sections("publications:\n" + papers, kind="resume")) == 1 + 12


def test_an_entry_may_be_kept_to_kinds_and_languages(draft: Any) -> None:
    text = """\
    awards:
      - {title: {und: A}, show: {kinds: [cv]}}
      - {title: {und: B}, show: {languages: [zh]}}
      - {title: {und: C}}
    """
    assert draft.sections(text)[1:] == ["* A", "* C"]
    assert draft.sections(text, "zh", "resume")[1:] == ["* B", "* C"]
    assert draft.omissions(text) == [("awards[1]", "hidden")]
    assert draft.omissions(text, "zh", "resume") == [("awards[0]", "hidden")]


def test_custom_sections_follow_unless_a_plan_places_them(draft: Any) -> None:
    text = BASE + "custom: [{key: chess, title: {en: Chess, zh: 棋}, paragraphs: [{und: Elo 2000}]}]\n"
    assert titles(draft, text)[-1] == "## Chess"
    assert titles(draft, text + "documents: [{kind: cv, sections: [chess, summary]}]\n") == ["## Chess", "## Summary"]
    left_out = draft.omissions(text + "documents: [{kind: cv, sections: [summary]}]\n")
    assert left_out == [("education", "not-in-kind"), ("experience", "not-in-kind"), ("custom[0]", "not-in-kind")]


def test_publications_stand_in_the_order_of_their_groups(draft: Any) -> None:
    text = """\
    publication_groups: [{key: late, title: {en: Late, zh: 近期}}, {key: early, title: {en: Early, zh: 早期}}]
    publications:
      - {title: One, group: early}
      - {title: Two, group: late}
      - {title: Three}
      - {title: Four, group: early}
    """
    assert draft.sections(text)[1:] == [
        "### Late", "1. Two", "### Early", "1. One", "2. Four", "### Other Publications", "1. Three",
    ]  # fmt: skip
    assert draft.sections(text, "zh")[1] == "### 近期"
    assert draft.sections(text, kind="resume")[1:] == ["1. One", "2. Two", "3. Three", "4. Four"]


def test_one_group_alone_needs_no_heading(draft: Any) -> None:
    assert draft.sections("publications: [{title: One, group: journal}]\n")[1:] == ["1. One"]


def test_the_parts_of_a_reference(draft: Any) -> None:
    text = """\
    publications:
      - title: One
        authors: [A. Li, B. Wu]
        venue: CVPR
        year: 2020
        status: accepted
        note: {en: Oral, zh: 口头报告}
        links: [{url: "https://a.org", label: PDF}, https://b.org/x/]
      - {title: Two, year: 2021}
    """
    assert draft.sections(text)[1:] == [
        "1. A. Li, B. Wu, One, CVPR 2020, accepted, Oral, PDF · b.org/x",
        "2. Two, 2021",
    ]
    assert draft.sections(text, "zh")[1] == "1. A. Li, B. Wu, One, CVPR 2020，已录用，口头报告，PDF · b.org/x" or (
        draft.sections(text, "zh")[1].startswith("1. A. Li, B. Wu, One, CVPR 2020, ")
    )


def test_a_resume_leaves_the_text_of_talks_to_a_cv(draft: Any) -> None:
    text = "talks: [{title: {und: T}, abstract: {en: Words.}, takeaways: [{en: One}]}]\n"
    assert draft.sections(text, kind="resume") == ["## Talks", "* T"]
    assert draft.omissions(text, kind="resume") == [
        ("talks[0].abstract", "not-in-kind"),
        ("talks[0].takeaways[0]", "not-in-kind"),
    ]
    assert draft.sections(text) == ["## Talks", "* T", "Words.", "Takeaways", "- One"]


def test_degrees_are_the_languages_own(draft: Any) -> None:
    text = """\
    education:
      - {institution: {en: North, zh: 北大}, degree: master, field: {en: Physics, zh: 物理学}}
      - {institution: {en: North, zh: 北大}, degree: {en: Licence, zh: 执照}, field: {en: Law, zh: 法学}}
      - {institution: {en: North, zh: 北大}, field: {en: Art, zh: 艺术}}
    """
    english, chinese = draft.sections(text), draft.sections(text, "zh")
    assert english[1:] == ["* North, Master’s Degree in Physics", "* North, Licence in Law", "* North, Art"]
    assert chinese[1:] == ["* 北大 · 物理学硕士", "* 北大 · 法学执照", "* 北大 · 艺术"]


@pytest.mark.parametrize(
    ("dates", "english", "chinese", "iso"),
    [
        ("date: 2022", "2022", "2022年", "2022"),
        ("date: 2022-04", "Apr 2022", "2022年4月", "2022-04"),
        ("date: 2022-04-30", "Apr 30, 2022", "2022年4月30日", "2022-04-30"),
        ("start: 2022-04, end: present", "Apr 2022 – Present", "2022年4月至今", "2022-04/.."),
        ("start: 2020-09, end: 2022-06", "Sep 2020 – Jun 2022", "2020年9月至2022年6月", "2020-09/2022-06"),
        ("start: 2020, end: 2022", "2020 – 2022", "2020年至2022年", "2020/2022"),
        ("start: 2020-09", "Sep 2020", "2020年9月", "2020-09"),
    ],
)
def test_dates(draft: Any, dates: str, english: str, chinese: str, iso: str) -> None:
    text = f"experience: [{{organization: {{und: Acme}}, {dates}}}]\n"
    for language, words in (("en", english), ("zh", chinese)):
        assert draft.sections(text, language)[1] == f"* Acme | {words}"
        (time,) = draft.compose(text, language).sections[0].blocks[0].when
        assert (time.iso, time.role) == (iso, "date")
        assert " " not in time.text, "a date breaks at its dash alone"


def test_figures_stand_four_in_a_row(draft: Any) -> None:
    stats = "".join(f"  - {{value: {number}, label: {{und: L}}}}\n" for number in range(6))
    first, second = draft.compose("stats:\n" + stats).sections[0].blocks
    assert (len(first.cells), len(second.cells)) == (4, 2)
    assert draft.sections("stats:\n" + stats)[1] == "0 / L || 1 / L || 2 / L || 3 / L"


def test_skills_run_on_until_one_has_a_label(draft: Any) -> None:
    text = "skills: [Rust, Go, {label: {en: Data}, items: [SQL, R]}, Lua]\n"
    assert draft.sections(text)[1:] == ["Rust · Go", "Data: SQL · R", "Lua"]


def test_a_users_own_words_for_a_message(draft: Any) -> None:
    from cvbuilder.document.compose import compose
    from cvbuilder.locale import open_locale
    from cvbuilder.profile.model import DocumentPlan

    locale = open_locale("en", {"section.experience": "Where I Worked"})
    document = compose(draft.profile(BASE), locale, DocumentPlan(kind="cv"))
    assert document.sections[-1].heading.content[0].text == "Where I Worked"
