"""What counts as a text that a language has, and what is no gap (docs/profile.md, Languages)."""

from __future__ import annotations

import pytest

from cvbuilder.lint import coverage
from cvbuilder.profile import parse
from cvbuilder.source import read_bytes

BOTH = "name: A\nsettings: { languages: [en, zh] }\n"

# The profile after BOTH; texts and fields in en and in zh; the paths of the gaps, with their languages.
CASES: tuple[tuple[str, str, tuple[int, int], tuple[int, int], list[str]], ...] = (
    ("both", "headline: { en: X, zh: 甲 }", (1, 1), (1, 1), []),
    ("one", "headline: { en: X }", (1, 1), (0, 1), ["zh headline"]),
    ("plain is the first language's", "headline: X", (1, 1), (0, 1), ["zh headline"]),
    ("und", "headline: { und: X }", (0, 0), (0, 0), []),
    ("und beside a language", "headline: { und: X, zh: 甲 }", (0, 0), (0, 0), []),
    ("a region", "headline: { en: X, zh: 甲 }\nsummary: [{ en: X, zh: 甲 }]", (2, 2), (2, 2), []),
    ("neutral by nature", "projects: [{ name: X }]", (0, 0), (0, 0), []),
    ("neutral by language", "projects: [{ name: { en: X } }]", (0, 0), (0, 0), []),
    ("an entry of one language", "awards: [{ title: { zh: 甲 }, issuer: { zh: 乙 } }]", (0, 0), (2, 2), []),
    ("an entry by plain strings", "awards: [{ title: X }]", (1, 1), (0, 1), ["zh awards[0].title"]),
    ("an entry that lacks a field", "awards: [{ title: { en: X, zh: 甲 }, issuer: { zh: 乙 } }]", (1, 2), (2, 2),
     ["en awards[0].issuer"]),
    ("a neutral title", "press: [{ title: X, outlet: { en: Y } }]", (1, 1), (0, 1), ["zh press[0].outlet"]),
    ("shown in one language", "awards: [{ title: X, show: { languages: [en] } }]", (1, 1), (0, 0), []),
    ("shown in some kinds", "awards: [{ title: X, show: { kinds: [cv] } }]", (1, 1), (0, 1), ["zh awards[0].title"]),
    ("private", "personal: { gender: { zh: 女 } }", (0, 0), (1, 1), []),
    ("private in both", "personal: { languages: [zh, en], gender: { zh: 女 } }", (0, 1), (1, 1),
     ["en personal.gender"]),
    ("a point", "experience: [{ organization: { en: X, zh: 甲 }, highlights: [{ en: Y }] }]", (2, 2), (1, 2),
     ["zh experience[0].highlights[0].text"]),
    ("a label", "summary: [{ label: { en: L }, text: { en: X, zh: 甲 } }]", (2, 2), (1, 2), ["zh summary[0].label"]),
    ("a skill's label", "skills: [{ label: { en: L }, items: [Python] }]", (1, 1), (0, 1), ["zh skills[0].label"]),
    ("a section for one language", "objective: { zh: 甲 }\ndocuments: [{ kind: cv, sections: [{ section: objective, "
     "languages: [zh] }] }]", (0, 0), (1, 1), []),
    ("the same, but not everywhere", "objective: { zh: 甲 }\ndocuments: [{ kind: cv, sections: [{ section: objective, "
     "languages: [zh] }] }, { kind: resume, sections: [objective] }]", (0, 1), (1, 1), ["en objective"]),
    ("a custom section of one language", "custom: [{ key: x, title: { zh: 甲 }, items: [{ zh: 乙 }] }]", (0, 0),
     (2, 2), []),
    ("a title in a list of sections", "summary: [{ und: X }]\ndocuments: [{ kind: cv, sections: [{ section: summary, "
     "title: { en: T } }] }]", (1, 1), (0, 1), ["zh documents[0].sections[0].title"]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "rest", "english", "chinese", "gaps"), CASES, ids=[case[0] for case in CASES])
def test_coverage(name: str, rest: str, english: tuple[int, int], chinese: tuple[int, int], gaps: list[str]) -> None:
    found = coverage(parse(read_bytes(f"{BOTH}{rest}\n".encode(), "a.yaml")))
    assert [(each.texts, each.of) for each in found] == [english, chinese]
    assert [f"{gap.language} {gap.path}" for each in found for gap in each.gaps] == gaps
    for each in found:
        assert sum(section.texts for section in each.sections) == each.texts
        assert sum(section.of for section in each.sections) == each.of


def test_sections_stand_in_the_models_order_and_custom_ones_under_their_keys() -> None:
    rest = "custom: [{ key: outside, title: { en: X, zh: 甲 } }]\nawards: [{ title: { en: X, zh: 甲 } }]\nheadline: X\n"
    english, _ = coverage(parse(read_bytes(f"{BOTH}{rest}".encode(), "a.yaml")))
    assert [section.section for section in english.sections] == ["headline", "awards", "outside"]


def test_a_text_in_another_region_serves() -> None:
    text = "name: A\nsettings: { languages: [en-GB, zh-CN] }\nheadline: { en-GB: X, zh-CN: 甲 }\n"
    assert [(each.language, each.texts) for each in coverage(parse(read_bytes(text.encode(), "a.yaml")))] == [
        ("en-GB", 1), ("zh-CN", 1),
    ]  # fmt: skip


def test_traditional_is_a_language_of_its_own() -> None:
    text = "name: A\nsettings: { languages: [zh, zh-Hant] }\nheadline: { zh: 甲 }\n"
    simplified, traditional = coverage(parse(read_bytes(text.encode(), "a.yaml")))
    assert (simplified.texts, traditional.texts, traditional.of) == (1, 0, 1)
