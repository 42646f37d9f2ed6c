"""Each rule on its table of hits and near misses, and the registry as a whole."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.errors import ProfileError
from cvbuilder.lint import CODES, RULES, Finding, Rule, Subject, examine, mended
from cvbuilder.profile import parse
from cvbuilder.source import read_bytes

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8")
)
ELSEWHERE = ("CVB301", "CVB401", "CVB501", "CVB502", "CVB503", "CVB504")
"""Rules that need more than a profile: tests/pipeline/test_links.py, tests/lint/test_stale.py."""
LANGUAGES = ("en", "zh", "zh-CN", "zh-Hant", "zh-TW", "zh-HK", "und")


def subject_of(text: str) -> Subject:
    source = read_bytes(text.encode("utf-8"), "a.yaml")
    profile = parse(source)
    return Subject(source, profile, profile.updated)


def look(text: str, code: str) -> list[Finding]:
    return [each for each in examine(subject_of(text)) if each.code == code]


def profile_of(case: dict[str, Any]) -> str:
    """The profile that a case stands for."""
    if "profile" in case:
        return str(case["profile"])
    if "authors" in case:
        return f"name: {case['name']}\npublications: [{{ title: T, authors: {case['authors']} }}]\n"
    if "bio" in case:
        text = "word " * case["words"] if "words" in case else f"{{ zh: {'字' * case['zi']} }}"
        return f"name: A\nsettings: {{ languages: [en, zh] }}\nbio: {{ {case['bio']}: {text} }}\n"
    tag = next(tag for tag in LANGUAGES if tag in case)
    text = f"name: A\nheadline: {{ {tag}: {json.dumps(case[tag], ensure_ascii=False)} }}\n"
    if case.get("papers"):
        firsts = case.get("first", 0)
        papers = [
            f"{{ title: T{n}, group: {'first_author' if n < firsts else 'other'} }}" for n in range(case["papers"])
        ]
        text += f"publications: [{', '.join(papers)}]\n"
    return text


def cases() -> list[Any]:
    return list(_cases())


def _cases() -> Iterator[Any]:
    for code, listed in CASES.items():
        for number, case in enumerate(listed):
            yield pytest.param(code, case, id=f"{code}-{number}")


@pytest.mark.parametrize(("code", "case"), cases())
def test_what_a_rule_finds(code: str, case: dict[str, Any]) -> None:
    text = profile_of(case)
    found = look(text, code)
    if any(tag in case for tag in LANGUAGES):
        assert [text[each.span.start : each.span.end] for each in found] == [
            json.dumps(words, ensure_ascii=False)[1:-1] for words in case["finds"]
        ]
    else:
        assert [re.sub(r"\[(\d+)\]", r".\1", each.path) for each in found] == case["finds"]


@pytest.mark.parametrize(("code", "case"), [each for each in cases() if "fixed" in each.values[1]])
def test_what_fix_makes_of_it(code: str, case: dict[str, Any]) -> None:
    """The fix of the rule alone; a second run finds nothing."""
    text = profile_of(case)
    tag = next(tag for tag in LANGUAGES if tag in case)
    for _ in range(3):
        done = mended(subject_of(text).source, look(text, code))
        text = done.text
    headline = parse(read_bytes(text.encode("utf-8"), "a.yaml")).headline
    assert headline is not None
    assert headline.texts[0].text == case["fixed"]
    assert [each for each in look(text, code) if each.fix] == []
    assert tag == headline.texts[0].language


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_has_its_cases(rule: Rule) -> None:
    if rule.code in ELSEWHERE:
        return
    listed = CASES[rule.code]
    assert len(listed) >= 8
    assert sum(not case["finds"] for case in listed) >= 3
    assert rule.mends == any("fixed" in case for case in listed)


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_the_example_of_a_rule(rule: Rule) -> None:
    if rule.code in ELSEWHERE:
        return
    assert look(f"name: Lin Yuan\n{rule.wrong}\n", rule.code)
    assert examine(subject_of(f"name: {{ given: Yuan, family: Lin }}\n{rule.right}\n")) == ()


def test_codes_are_stable() -> None:
    assert " ".join(CODES) == (
        "CVB101 CVB102 CVB103 CVB104 CVB105 CVB106 CVB107 CVB108 CVB109 CVB110 "
        "CVB201 CVB202 CVB203 CVB204 CVB205 CVB206 CVB207 CVB208 CVB209 CVB210 CVB301 CVB401 "
        "CVB501 CVB502 CVB503 CVB504"
    )
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_rule_is_switched_off_in_the_profile_or_by_the_caller() -> None:
    text = "name: A\nheadline: { zh: '甲,乙' }\n"
    assert len(look(text, "CVB101")) == 1
    assert examine(subject_of(text), ["CVB101"]) == ()
    assert look(f"{text}settings: {{ lint: {{ ignore: [CVB101] }} }}\n", "CVB101") == []


def test_an_unknown_code_is_an_error() -> None:
    text = "name: A\nsettings: { lint: { ignore: [CVB101, CVB999] } }\n"
    with pytest.raises(ProfileError) as error:
        examine(subject_of(text))
    [problem] = error.value.diagnostics
    assert problem.path == "settings.lint.ignore[1]"
    assert problem.span and text[problem.span.start : problem.span.end] == "CVB999"


def test_the_page_of_rules_is_current() -> None:
    root = Path(__file__).parents[2]
    spec = importlib.util.spec_from_file_location("write_lint_docs", root / "tools" / "write_lint_docs.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (root / "docs" / "lint.md").read_text(encoding="utf-8")
    assert written == tool.page(), "run python tools/write_lint_docs.py"
