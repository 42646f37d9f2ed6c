"""Variants: what has tags is shown by a table of truth, what comes first, texts of two lengths."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cvbuilder.document.nodes import LENGTH, Choice

TABLE = yaml.safe_load(Path(__file__).with_name("variants.yaml").read_text(encoding="utf-8"))
PLACES = {
    "entry": ("service:\n- {{role: Reviewer{keys}}}\n- {{role: Editor}}\n", "service[0]"),
    "highlight": (
        "projects:\n- name: Toolkit\n  highlights:\n  - {{text: Reviewer{keys}}}\n  - Editor\n",
        "projects[0].highlights[0]",
    ),
    "paragraph": ("summary:\n- {{text: Reviewer{keys}}}\n- Editor\n", "summary[0]"),
    "section of one's own": (
        "custom:\n- {{key: one, title: One, items: [Reviewer]{keys}}}\n- {{key: two, title: Two, items: [Editor]}}\n",
        "custom[0]",
    ),
}


def flow(words: list[str]) -> str:
    return f"[{', '.join(words)}]"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['asked']} {case['tags']} not {case['not_for']}")
def test_table(case: dict, place: str, draft) -> None:
    form, path = PLACES[place]
    keys = f", tags: {flow(case['tags'])}, not_for: {flow(case['not_for'])}"
    text = form.format(keys=keys)
    lines = "\n".join(draft.sections(text, tags=tuple(case["asked"])))
    omitted = draft.omissions(text, tags=tuple(case["asked"]))
    assert ("Reviewer" in lines) == case["shown"]
    assert ((path, "variant") in omitted) == (not case["shown"])
    assert "Editor" in lines, "what has no tags is always there"


def test_the_table_is_whole() -> None:
    """Every combination of asked or not, tagged with it, with another, with none, and not for it or another."""
    found = {
        (bool(case["asked"]), bool(set(case["tags"]) & set(case["asked"])), bool(case["tags"]),
         bool(set(case["not_for"]) & set(case["asked"])), bool(case["not_for"]))
        for case in TABLE
    }  # fmt: skip
    assert len(found) >= 10


SECTION = "documents:\n- kind: cv\n  tags: [{asked}]\n  sections: [summary, {{section: service, tags: [research]}}]\n"


@pytest.mark.parametrize(("asked", "shown"), [("research", True), ("industry", False)])
def test_a_section_of_a_document_has_tags(asked: str, shown: bool, draft) -> None:
    text = "summary: Hello\nservice: [{role: Reviewer}, {role: Editor, tags: [industry]}]\n" + SECTION.format(
        asked=asked
    )
    lines = draft.sections(text)
    assert ("## Professional Service" in lines) == shown
    assert (("service", "variant") in draft.omissions(text)) == (not shown)


def test_what_comes_first_comes_first_and_the_rest_keeps_its_order(draft) -> None:
    text = (
        "service:\n- {role: A}\n- {role: B, first_for: [x]}\n- {role: C}\n- {role: D, first_for: [y, x]}\n"
        "- {role: E, tags: [y]}\n"
    )
    order = {
        (): "ABCDE", ("x",): "BDAC", ("y",): "DABCE", ("x", "y"): "BDACE", ("untagged",): "ABCD",
    }  # fmt: skip
    for asked, roles in order.items():
        lines = draft.sections(text, tags=asked)
        assert "".join(line[2] for line in lines if line.startswith("* ")) == roles, asked


def test_a_limit_keeps_what_comes_first(draft) -> None:
    text = "service:\n- {role: A}\n- {role: B}\n- {role: C, first_for: [x]}\n"
    text += "documents: [{kind: cv, tags: [x], sections: [{section: service, limit: 2}]}]\n"
    assert draft.sections(text) == ["## Professional Service", "* C", "* A"]
    assert ("service[1]", "limit") in draft.omissions(text)


def test_a_resume_shows_what_is_selected_and_what_is_asked_for(draft) -> None:
    text = "awards:\n- {title: A, selected: true}\n- {title: B}\n- {title: C, tags: [x]}\n- {title: D, tags: [y]}\n"
    told = {asked: draft.sections(text, kind="resume", tags=asked) for asked in ((), ("x",))}
    assert [line for line in told[()] if line[0] == "*"] == ["* A"]
    assert [line for line in told["x",] if line[0] == "*"] == ["* A", "* C"]


def test_an_entry_that_is_asked_for_selects_nothing_by_itself(draft) -> None:
    text = "awards:\n- {title: A}\n- {title: B, tags: [x]}\n"
    assert draft.sections(text, kind="resume", tags=("x",)) == ["## Awards", "* A", "* B"]


def test_the_files_keywords_hold_no_skill_of_another_variant(draft) -> None:
    text = "skills: [{label: A, items: [Rust], tags: [x]}, {label: B, items: [Zig], tags: [y]}]\n"
    assert draft.compose(text, tags=("y",)).keywords == ("Zig",)


TWO = """
summary:
- long: {en: Builds robots that walk on ice and get up when they fall, zh: 研制能在冰面行走、跌倒后自行爬起的机器人}
  short: {en: Builds robots, zh: 研制机器人}
headline: {long: {en: Engineer for robots, zh: 机器人工程师}, short: {en: Engineer, zh: 工程师}}
"""


@pytest.mark.parametrize(
    ("length", "language", "words"),
    [
        (None, "en", ["Engineer for robots", "Builds robots that walk on ice and get up when they fall"]),
        ("long", "en", ["Engineer for robots", "Builds robots that walk on ice and get up when they fall"]),
        ("short", "en", ["Engineer", "Builds robots"]),
        ("short", "zh", ["工程师", "研制机器人"]),
    ],
)
def test_a_document_says_which_length_it_shows(length: str | None, language: str, words: list[str], draft) -> None:
    document = draft.compose(TWO, language, length=length)
    lines = draft.sections(TWO, language, length=length)
    assert [document.subject, *lines[1:]] == words


def test_without_a_short_text_in_the_language_the_long_one_stays(draft) -> None:
    text = "headline: {long: {en: Engineer for robots, zh: 机器人工程师}, short: {en: Engineer}}\n"
    assert draft.compose(text, "zh", length="short").subject == "机器人工程师"


def test_a_bounded_document_leaves_the_choice_to_layout(draft) -> None:
    (section,) = draft.compose(TWO, pages=1).sections
    (choice,) = section.blocks
    assert isinstance(choice, Choice)
    assert choice.role == LENGTH
    assert [version[0].content[0].text for version in choice.alternatives] == [
        "Builds robots that walk on ice and get up when they fall", "Builds robots",
    ]  # fmt: skip


@pytest.mark.parametrize("plan", [{}, {"pages": 1, "length": "long"}, {"pages": 1, "length": "short"}])
def test_any_other_document_has_no_choice(plan: dict, draft) -> None:
    (section,) = draft.compose(TWO, **plan).sections
    assert not any(isinstance(block, Choice) for block in section.blocks)
