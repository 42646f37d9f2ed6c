"""Texts of two lengths: short from the last one upwards, no more than needed, never for want of room on one page."""

from __future__ import annotations

import pytest

from cvbuilder.document.nodes import (
    LENGTH,
    Choice,
    Document,
    EntryBlock,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
)
from cvbuilder.layout.fields import choices_of
from cvbuilder.layout.lay_out import _steps
from cvbuilder.layout.lengths import at_lengths, shortened


def said(words: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Text(words, "en"),), "body", f"p.{words[-1]}"),)


def two(name: str) -> Choice:
    return Choice((said(f"long {name}"), said(f"short {name}")), LENGTH, f"{name}.length")


def document() -> Document:
    """A summary, an entry with a paragraph and two points, a bio with three versions, one of them in two lengths."""
    items = tuple(ListItem((two(name),), name) for name in "BC")
    entry = EntryBlock((Heading((Text("Title", "en"),), 3),), (), (two("A"), List(items)), key="entry")
    bio = Choice(((two("D"),), said("medium"), said("small")), "bio", "bio")
    sections = (
        Section(None, (two("S"),), "summary", "summary"),
        Section(None, (entry,), "experience", "experience"),
        Section(None, (bio,), "bio", "bio"),
    )
    return Document("cv", "en", "T", "A", "S", (), Section(None, (), "masthead"), sections, page_limit=1)


def words(value: object) -> list[str]:
    if isinstance(value, Text):
        return [value.text]
    if isinstance(value, tuple):
        return [word for item in value for word in words(item)]
    names = getattr(value, "__struct_fields__", ())
    return [word for name in names for word in words(getattr(value, name))]


def test_every_choice_is_found_in_order() -> None:
    keys = [choice.key for choice in choices_of(document().sections)]
    assert keys == ["S.length", "A.length", "B.length", "C.length", "bio", "D.length"]


def test_the_last_gives_way_first_each_by_one_version() -> None:
    steps = [tuple(step.values()) for step in _steps(list(choices_of(document().sections)))]
    assert steps == [
        (0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 1), (0, 0, 0, 0, 1, 1), (0, 0, 0, 0, 2, 1), (0, 0, 0, 1, 2, 1),
        (0, 0, 1, 1, 2, 1), (0, 1, 1, 1, 2, 1), (1, 1, 1, 1, 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("skipped", "short"), [({}, ""), ({"C.length": 1}, "C"), ({"S.length": 1, "B.length": 1, "D.length": 1}, "SBD")]
)
def test_a_length_is_chosen_wherever_it_stands(skipped: dict[str, int], short: str) -> None:
    chosen = at_lengths(document(), skipped)
    assert words(chosen.sections) == [
        word if len(word) > 1 else f"{'short' if word in short else 'long'} {word}"
        for word in ("S", "Title", "A", "B", "C", "D", "medium", "small")
    ]
    assert [choice.key for choice in choices_of(chosen.sections)] == ["bio"], "other choices are the pages' to make"
    assert [warning.key for warning in shortened(document(), skipped)] == [f"p.{name}" for name in short]


def test_a_document_without_lengths_is_the_same_value() -> None:
    chosen = at_lengths(document(), {})
    assert at_lengths(chosen, {}) is chosen
