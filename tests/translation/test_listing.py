"""What a translator is asked for, and what is said beside it."""

from __future__ import annotations

import pytest

from cvbuilder.errors import UnknownLocale
from cvbuilder.profile import Profile, parse
from cvbuilder.source import read_bytes
from cvbuilder.translation import PoEntry, listed, own_language

HEAD = "name: { given: Yuan, family: Lin }\nsettings: { languages: [en, zh, fr] }\n"


def profile_of(rest: str, head: str = HEAD) -> Profile:
    return parse(read_bytes(f"{head}{rest}".encode(), "me.yaml"))


def list_of(rest: str, language: str = "zh") -> list[PoEntry]:
    return list(listed(profile_of(rest), language))


def test_a_text_with_its_place_and_its_words() -> None:
    [entry] = list_of("headline: Engineer\n")
    assert (entry.context, entry.text, entry.answer, entry.place) == ("headline", "Engineer", "", ("me.yaml", 3))
    assert entry.comments == ("headline: The line under the name",)


def test_the_order_is_the_models_and_every_kind_of_place_is_named() -> None:
    rest = (
        "talks: [{ title: T, takeaways: [A] }]\nbio: { short: S }\n"
        "experience:\n  - organization: O\n    highlights: [H, { label: L, text: X }]\ninterests: [I]\n"
    )
    assert [entry.context for entry in list_of(rest)] == [
        "bio.short", "interests[0]", "experience[0].organization", "experience[0].highlights[0].text",
        "experience[0].highlights[1].label", "experience[0].highlights[1].text", "talks[0].title",
        "talks[0].takeaways[0]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rest", "comments"),
    [
        ("bio: { short: S }", ["bio: About 50 words, or 80 字"]),
        (
            "experience: [{ organization: { zh: 甲, en: O }, position: P }]",
            ["experience “O”: Title held"],
        ),
        (
            "experience: [{ organization: { und: O }, highlights: [H] }]",
            ["experience “O”: Achievements, each with a lead-in if you like"],
        ),
        ("awards: [{ title: A }]", ["awards: What was won"]),
        ("open_source: [{ name: N, summary: S }]", ["open source “N”: A sentence or two"]),
        ("custom: [{ key: x, title: { und: T }, items: [I] }]", ["custom “T”: List items"]),
        ("headline: { en: Engineer, fr: Ingénieur }", ["headline: The line under the name", "fr: Ingénieur"]),
        (
            "headline: a **b** *c* `d` [e](https://f.g)",
            [
                "headline: The line under the name",
                "Keep the marks: **strong**; *emphasis*; `code`; [words](address), the address as it is",
            ],
        ),
    ],
)
def test_what_is_told_beside_it(rest: str, comments: list[str]) -> None:
    assert list(list_of(f"{rest}\n")[-1].comments) == comments


def test_placeholders_are_kept() -> None:
    message = "{ message: page.of, text: { en: '{page}/{pages}' } }"
    head = f"name: Lin\nsettings:\n  languages: [en, zh]\n  messages: [{message}]\n"
    [entry] = listed(profile_of("", head), "zh")
    assert entry.context == "settings.messages[0].text"
    assert entry.comments[-1] == "Keep what stands in braces: {page} {pages}"


def test_the_first_language_that_has_a_text_is_the_source() -> None:
    rest = "headline: { fr: Ingénieur, zh: 工程师 }\nobjective: { zh: 职位, en: Job }\n"
    assert [(entry.text, entry.comments[1:]) for entry in list_of(rest, "fr")] == [("Job", ("zh: 职位",))]
    assert [entry.text for entry in list_of(rest, "en")] == ["工程师"]


def test_names_by_language_are_listed_and_neutral_ones_are_not() -> None:
    skills = "skills: [{ label: { und: L }, items: [Python, { en: Retrieval }] }]\n"
    stats = "stats: [{ value: { en: 5+ }, label: { und: x } }]\n"
    assert [entry.context for entry in list_of(skills + stats)] == ["stats[0].value", "skills[0].items[1]"]


def test_what_belongs_to_other_languages_is_not_asked_for() -> None:
    assert list_of("awards: [{ title: { en: A } }, { title: B, show: { languages: [en] } }]\n") == []


def test_the_language_is_one_of_the_profiles() -> None:
    profile = profile_of("headline: X\n")
    assert own_language(profile, "zh-Hans") == own_language(profile, "ZH") == "zh"
    with pytest.raises(UnknownLocale) as error:
        own_language(profile, "zh-Hant")
    [problem] = error.value.diagnostics
    assert problem.message == "`zh-Hant` is not one of the profile's languages (en, zh, fr)"
    assert problem.hint == "write settings.languages: [en, zh, fr, zh-Hant] into the profile"
