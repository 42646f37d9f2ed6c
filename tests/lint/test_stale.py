"""Texts that have fallen behind: found in their field, however their entry moved; nothing else is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.lint import Before, Finding, Subject, examine
from cvbuilder.lint.stale import change_of, is_changed
from cvbuilder.profile import Profile, parse
from cvbuilder.source import read_bytes

ROOT = Path(__file__).parents[2]
HEAD = "name: { given: Yuan, family: Lin }\nsettings: { languages: [en, zh, fr] }\n"
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "stale.yaml").read_text(encoding="utf-8"))


def profile_of(text: str) -> Profile:
    return parse(read_bytes(text.encode("utf-8"), "me.yaml"))


def stale(old: str, new: str, *ignore: str) -> list[Finding]:
    source = read_bytes(new.encode("utf-8"), "me.yaml")
    before = Before(profile_of(old), "v1")
    return [each for each in examine(Subject(source, parse(source)), ignore, before=before) if each.code == "CVB401"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_what_is_stale(case: dict[str, Any]) -> None:
    head = "" if "settings" in case["old"] else HEAD
    name = "" if head else "name: Lin\n"
    found = stale(head + name + case["old"], head + name + case["new"])
    assert [each.path for each in found] == case.get("finds", [])


def test_a_finding_says_where_and_what() -> None:
    old = f"{HEAD}headline: {{ en: Engineer, zh: 工程师 }}\n"
    new = old.replace("Engineer", "Lead engineer")
    [found] = stale(old, new)
    assert new[found.span.start : found.span.end] == "工程师" and found.span.line == 3
    assert found.message == "en has changed since v1, zh has not: “Engineer” → “Lead engineer”"
    assert (found.path, found.severity, found.fix) == ("headline.zh", "warning", None)
    assert stale(old, new, "CVB401") == []


def test_long_texts_are_shown_where_they_differ() -> None:
    assert change_of("a" * 90 + "b", "a" * 90 + "c") == f"“…{'a' * 12}b” → “…{'a' * 12}c”"
    assert change_of("short", "b" * 60) == f"“short” → “{'b' * 48}…”"


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("甲,乙", "甲，乙", False),
        ("It's", "It’s", False),
        ('"a"', "“a”", False),
        ("a--b", "a—b", False),
        ("未完...", "未完……", False),
        ("8 年", "8年", False),
        ("２０２４", "2024", False),
        ("1.5", "15", True),
        ("3-5", "35", True),
        ("50%", "50", True),
        ("a **b**", "a b", True),
        ("Engineer", "engineer", True),
        ("C++", "C", True),
    ],
)
def test_the_manner_of_writing_is_no_change(old: str, new: str, changed: bool) -> None:
    assert is_changed(old, new) is is_changed(new, old) is changed


@pytest.mark.parametrize("path", sorted(ROOT.glob("profiles/*/*.yaml")), ids=lambda path: path.stem)
def test_a_sample_turned_around_is_as_true_as_before(path: Path) -> None:
    """Every list of entries is turned around, and one word is changed: that alone is found."""
    text = path.read_text(encoding="utf-8")
    turned = yaml.safe_load(text)
    for key, value in turned.items():
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            turned[key] = value[::-1]
    turned["experience"][0]["organization"]["en"] += " of Elsewhere"
    new = yaml.safe_dump(turned, allow_unicode=True, sort_keys=False)
    assert [each.path for each in stale(text, new)] == ["experience[0].organization.zh"]
    assert stale(text, text) == []
