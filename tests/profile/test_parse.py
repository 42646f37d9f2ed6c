"""Profiles that are right: what the parser makes of each way of writing."""

from __future__ import annotations

import pytest

from cvbuilder.errors import SourceSpan
from cvbuilder.profile import SECTIONS, Profile, parse
from cvbuilder.profile.languages import NOT_TAGS, is_tag
from cvbuilder.profile.model import Record, SectionPlan, SkillGroup
from cvbuilder.profile.text import Localized, Neutral, PartialDate, Prose
from cvbuilder.source import read_bytes


def profile(text: str) -> Profile:
    return parse(read_bytes(text.encode(), "lin.yaml"))


def texts(localized: Localized | None) -> dict[str, str]:
    assert localized is not None
    return {text.language: text.text for text in localized.texts}


def test_the_least_profile_and_its_defaults() -> None:
    found = profile("name: Lin Yuan\n")
    assert texts(found.name.display) == {"und": "Lin Yuan"}
    assert found.headline is None
    assert found.education == ()
    assert found.settings.theme == "classic"
    assert found.settings.page == "a4"
    assert found.settings.languages == ("en",)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("name: 林源\n", ("zh",)),
        ("name: {given: 源, family: 林}\n", ("zh",)),
        ("name: Lin Yuan\nheadline: 工程师\n", ("en",)),
        ("name: {zh: 林源, en: Lin Yuan}\nheadline: {de: Ingenieurin, zh: 工程师}\n", ("zh", "en", "de")),
        ("name: Lin Yuan\nheadline: {und: CTO}\n", ("en",)),
        ("name: Lin Yuan\nheadline: {zh: 工程师}\nobjective: {zh-Hans: 职位, en: A position}\n", ("zh", "en")),
        ("settings: {languages: [zh-Hant, en]}\nname: Lin Yuan\n", ("zh-Hant", "en")),
        ("name: {zh: 林源}\nsettings: {languages: [en, zh]}\n", ("en", "zh")),
    ],
)
def test_the_languages_of_a_profile(text: str, languages: tuple[str, ...]) -> None:
    assert profile(text).settings.languages == languages


def test_plain_prose_is_in_the_first_language_and_plain_neutral_text_in_none() -> None:
    found = profile(
        "settings: {languages: [zh, en]}\nname: Lin Yuan\nheadline: 工程师\npublications: [{title: A Study}]\n"
    )
    assert isinstance(found.headline, Prose)
    assert texts(found.headline) == {"zh": "工程师"}
    assert isinstance(found.publications[0].title, Neutral)
    assert texts(found.publications[0].title) == {"und": "A Study"}


def test_a_tag_is_kept_in_the_form_in_which_the_profile_lists_it() -> None:
    found = profile("settings: {languages: [en, zh]}\nname: Lin\nheadline: {zh-Hans: 工程师, EN: Engineer, und: CTO}\n")
    assert texts(found.headline) == {"zh": "工程师", "en": "Engineer", "und": "CTO"}


def test_points_in_each_of_their_forms() -> None:
    found = profile(
        """
name: Lin Yuan
summary:
  - A plain point
  - {en: Hello, zh: 你好}
  - {label: Work, text: {en: Robots, zh: 机器人}}
"""
    )
    assert [texts(point.text) for point in found.summary] == [
        {"en": "A plain point"},
        {"en": "Hello", "zh": "你好"},
        {"en": "Robots", "zh": "机器人"},
    ]
    assert texts(found.summary[2].label) == {"en": "Work"}


@pytest.mark.parametrize("written", ["Hello", "[Hello]", "{en: Hello}", "{text: Hello}", "[{text: {en: Hello}}]"])
def test_a_single_point_needs_no_list(written: str) -> None:
    found = profile(f"name: Lin Yuan\nsettings: {{languages: [en]}}\nsummary: {written}\n")
    assert [texts(point.text) for point in found.summary] == [{"en": "Hello"}]
    assert found.summary[0].path == "summary[0]"
    assert found.summary[0].text.path == "summary[0].text"


@pytest.mark.parametrize("written", ["{en: Robots, zh: 机器人}", "[{en: Robots, zh: 机器人}]"])
def test_single_prose_needs_no_list(written: str) -> None:
    assert [texts(item) for item in profile(f"name: Lin\ninterests: {written}\n").interests] == [
        {"en": "Robots", "zh": "机器人"}
    ]


def skill(group: SkillGroup) -> list[dict[str, str]]:
    return [texts(item) for item in group.items]


def test_skills_grouped_or_not() -> None:
    found = profile(
        """
name: Lin Yuan
skills:
  - Python
  - {en: Teaching, zh: 教学}
  - [C++, Rust]
  - {label: Languages, items: [Go, Zig]}
  - items: Make
"""
    )
    assert [skill(group) for group in found.skills] == [
        [{"und": "Python"}],
        [{"en": "Teaching", "zh": "教学"}],
        [{"und": "C++"}, {"und": "Rust"}],
        [{"und": "Go"}, {"und": "Zig"}],
        [{"und": "Make"}],
    ]
    assert texts(found.skills[3].label) == {"en": "Languages"}
    assert found.skills[0].items[0].path == "skills[0].items[0]"


def test_other_shorthands() -> None:
    found = profile(
        """
name: Lin Yuan
photo: pictures/lin.jpg
contact:
  phone: 13800138000
  links: [https://example.org/a, {url: "mailto:lin@example.org", label: Mail}, tel:+86-10-5550-0100]
patents:
  - {title: A patent, number: CN1}
documents:
  - {kind: cv, sections: [education, {section: summary, limit: 2}]}
"""
    )
    assert found.photo and found.photo.file == "pictures/lin.jpg"
    assert found.contact and found.contact.phone == "13800138000"
    assert [link.url for link in found.contact.links] == [
        "https://example.org/a",
        "mailto:lin@example.org",
        "tel:+86-10-5550-0100",
    ]
    assert found.patents and texts(found.patents.entries[0].number) == {"und": "CN1"}
    plans: tuple[SectionPlan, ...] = found.documents[0].sections
    assert [(plan.section, plan.limit) for plan in plans] == [("education", None), ("summary", 2)]


def test_dates_numbers_words_and_truth_values() -> None:
    found = profile(
        """
name: Lin Yuan
education:
  - {institution: Example University, degree: ms, start: 2018-09, end: present}
  - {institution: Example University, degree: Diplom, date: 2016}
experience:
  - {organization: Example Robotics, start: "2016-02-29", end: 2018, team_size: 7, selected: true}
"""
    )
    first, second = found.education
    assert (first.start, first.end, first.date) == (PartialDate(2018, 9), "present", None)
    assert first.degree == "ms"
    assert isinstance(second.degree, Prose) and texts(second.degree) == {"en": "Diplom"}
    assert second.date == PartialDate(2016)
    job = found.experience[0]
    assert (job.start, job.end, job.team_size, job.selected) == (PartialDate(2016, 2, 29), PartialDate(2018), 7, True)


def test_scalars_are_typed_by_their_field_alone() -> None:
    found = profile("name: 007\nheadline: yes\neducation: [{institution: 2022-04-30, grade: 3.90}]\n")
    assert texts(found.name.display) == {"und": "007"}
    assert texts(found.headline) == {"en": "yes"}
    assert texts(found.education[0].institution) == {"en": "2022-04-30"}
    assert texts(found.education[0].grade) == {"und": "3.90"}


def test_custom_sections_and_groups_can_be_named() -> None:
    found = profile(
        """
name: Lin Yuan
custom: [{key: openings, title: Openings, items: One place}]
documents: [{kind: resume, sections: [openings]}]
publication_groups: [{key: vision, title: Vision}]
publications: [{title: A, group: vision}]
"""
    )
    assert found.custom[0].key == found.documents[0].sections[0].section
    assert found.publications[0].group == "vision"


def test_paths_and_origins() -> None:
    text = """# Lin
name: Lin Yuan
experience:
  - organization: Example Robotics
    highlights:
      - Built a robot
      - {label: Led, text: {en: seven people, zh: 七人}}
"""
    found = profile(text)
    job = found.experience[0]
    assert job.path == "experience[0]"
    assert job.highlights[1].path == "experience[0].highlights[1]"
    point = job.highlights[1].text
    assert point.path == "experience[0].highlights[1].text"
    assert text[point.origin.start : point.origin.end] == "{en: seven people, zh: 七人}"
    chinese = point.get("zh")
    assert chinese and text[chinese.origin.start : chinese.origin.end] == "七人"
    assert (chinese.origin.line, chinese.origin.column) == (7, text.splitlines()[6].index("七人") + 1)
    plain = job.highlights[0]
    assert plain.origin == plain.text.origin == SourceSpan("lin.yaml", plain.origin.start, plain.origin.end, 6, 9)
    assert found.origin.start == len("# Lin\n") and found.origin.end == len(text) - 1


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    text = "name: 林源\nheadline: {zh: 工程师}\nsummary: |\n  一行\n  又一行\n"
    plain = parse(read_bytes(text.encode(), "a.yaml"))
    marked = parse(read_bytes(b"\xef\xbb\xbf" + text.encode(), "a.yaml"))
    assert marked == plain
    windows = parse(read_bytes(text.replace("\n", "\r\n").encode(), "a.yaml"))
    assert texts(windows.summary[0].text) == texts(plain.summary[0].text) == {"zh": "一行又一行"}
    assert windows.headline and (windows.headline.origin.line, windows.headline.origin.column) == (2, 11)


def test_sections_are_the_fields_of_the_model_in_its_order() -> None:
    others = {
        "path", "origin", "name", "headline", "slug", "updated", "photo", "contact", "personal",
        "publication_groups", "custom", "documents", "settings", "include",
    }  # fmt: skip
    assert tuple(name for name in Profile.__struct_fields__ if name not in others) == SECTIONS


def test_no_key_of_the_model_passes_for_a_language() -> None:
    classes = [Record]
    for cls in classes:
        classes.extend(cls.__subclasses__())
    keys = {name for cls in classes for name in cls.__struct_fields__}
    assert not {key for key in keys if is_tag(key)}
    assert keys >= NOT_TAGS
