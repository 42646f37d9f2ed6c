"""The inline markup: a table of cases, and what holds for any string."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.document.markup import Span, parse_markup, plain_text

GROUPS = yaml.safe_load(Path(__file__).with_name("markup.yaml").read_text("utf-8"))
CASES = [case for group in GROUPS for case in group["cases"]]
# The same examples on every run; others with CVBUILDER_EXPLORE=1.
ANY = settings(max_examples=400, deadline=None, derandomize=not os.environ.get("CVBUILDER_EXPLORE"))

SIGNS = st.text("*`[]()\\ ab:/.好，\n", max_size=60)
WORDS = st.text(st.characters(exclude_characters="*`[\\", exclude_categories=["Cs"]), max_size=60)


def span_of(words: str, *manners: str) -> Span:
    given: dict[str, Any] = {}
    for manner in manners:
        given |= {manner: True} if manner in ("strong", "emphasis", "code") else {"link": manner}
    return Span(words, **given)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0] or "nothing")
def test_table(case: list[Any]) -> None:
    text, spans, *refused = case
    found = parse_markup(text)
    assert list(found.spans) == [span_of(*span) for span in spans]
    assert [[problem.target for problem in found.problems]] == (refused or [[]])


def test_a_run_of_three_may_be_closed_in_two_steps() -> None:
    strong = Span("a", strong=True, emphasis=True)
    assert parse_markup("***a** b*").spans == (strong, Span(" b", emphasis=True))


def test_what_is_wrong_with_a_link_is_told() -> None:
    without, other = parse_markup("[a](acme.org) [b](javascript:x)").problems
    assert without.message == "a link without a scheme" and "https://acme.org" in without.hint
    assert other.message == "a link with the scheme javascript" and "mailto" in other.hint


@ANY
@given(st.one_of(SIGNS, st.text(max_size=80)))
def test_it_never_raises_and_spans_are_never_empty(text: str) -> None:
    found = parse_markup(text)
    assert all(span.text for span in found.spans)
    assert plain_text(text) == found.text


@ANY
@given(WORDS)
def test_text_without_signs_of_markup_is_as_it_was(text: str) -> None:
    assert parse_markup(text).spans == ((Span(text),) if text else ())


@ANY
@given(SIGNS)
def test_the_words_are_the_text_without_the_signs_that_were_read(text: str) -> None:
    """Every character that is gone is a sign of markup or belongs to a link's target."""
    found = parse_markup(text)
    rest = iter(text)
    assert all(character in rest for character in found.text), "the words stand in the text, in order"
    targets = "".join(span.link or "" for span in found.spans) + "".join(each.target for each in found.problems)
    for sign in set(text) - set("*`[]()\\"):
        assert text.count(sign) - found.text.count(sign) <= targets.count(sign)


@ANY
@given(st.text("*`\\ ab好，", max_size=40))
def test_what_is_escaped_is_literal(text: str) -> None:
    escaped = re.sub(r"([\\*`\[\]()])", r"\\\1", text)
    assert parse_markup(escaped).spans == ((Span(text),) if text else ())


@ANY
@given(st.lists(st.sampled_from(["**", "*", " ", "a", "b好", "，"]), max_size=24))
def test_stars_are_kept_or_read_in_pairs(pieces: list[str]) -> None:
    text = "".join(pieces)
    words = plain_text(text)
    assert (text.count("*") - words.count("*")) % 2 == 0
    assert words.replace("*", "") == text.replace("*", "")


@ANY
@given(st.text("ab好 ，", min_size=1, max_size=20).filter(lambda text: text == text.strip()))
def test_a_phrase_in_stars_is_strong(text: str) -> None:
    assert parse_markup(f"**{text}**").spans == (Span(text, strong=True),)
    assert parse_markup(f"（**{text}**）").spans == (Span("（"), Span(text, strong=True), Span("）"))


@pytest.mark.parametrize("piece", ["**a *b ", "[a](", "[a](b(", "`a\n", "*a", "a* ", "\\", "[\\", "***a** b*"])
def test_long_texts_are_read(piece: str) -> None:
    assert len(plain_text(piece * 2000)) <= len(piece) * 2000
