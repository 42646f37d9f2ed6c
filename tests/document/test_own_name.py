"""One's own name in author lists: a table of lists, and any form of any name among others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.document.own_name import OwnName, find_own, make_own_name
from cvbuilder.locale.names import NameParts

TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("authors.yaml").read_text("utf-8"))


def lists_of(person: dict[str, Any]) -> list[tuple[Any, str | None]]:
    """Each list with the words that are strong in it."""
    return [(entry[0], entry[1] if len(entry) > 1 else None) for entry in person["lists"]]


def test_the_table_is_large_enough() -> None:
    expected = [strong for person in TABLE for _, strong in lists_of(person)]
    assert len(expected) >= 80
    assert 30 <= expected.count(None) <= len(expected) - 80


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("person", TABLE, ids=lambda person: json.dumps(person["name"], ensure_ascii=False))
def test_ones_own_name_and_no_other_is_strong(draft: Any, find_texts: Any, person: Any, language: str) -> None:
    papers = [{"title": "t", "authors": authors} for authors, _ in lists_of(person)]
    text = json.dumps({"publications": papers}, ensure_ascii=False)
    name = {"name": person["name"], "settings": {"languages": ["en", "zh"]}}
    document = draft.compose(yaml.safe_dump(json.loads(text), allow_unicode=True), language,
                             name=yaml.safe_dump(name, allow_unicode=True))  # fmt: skip
    found = [
        [each.text for each in find_texts((item,)) if each.strong] for item in document.sections[0].blocks[0].items
    ]
    wrong = []
    for (authors, strong), own in zip(lists_of(person), found, strict=True):
        if isinstance(authors, dict) and language == "zh":
            strong = "张磊"
        if own != ([strong] if strong else []):
            wrong.append((authors, strong, own))
    assert wrong == []


Writing = Callable[[str, str], str]
# Written out here, so that the forms of `locale.names` are not their own measure.
FORMS: list[Writing] = [
    lambda given, family: f"{given} {family}",
    lambda given, family: f"{family} {given}",
    lambda given, family: f"{family}, {given}",
    lambda given, family: f"{family.upper()} {given}",
    lambda given, family: f"{given} {family.upper()}",
    lambda given, family: f"{given} {family}".upper(),
    lambda given, family: f"{given[0]}. {family}",
    lambda given, family: f"{given[0]} {family}",
    lambda given, family: f"{family}, {given[0]}.",
    lambda given, family: f"{family} {given[0]}",
    lambda given, family: f"{family.upper()} {given[0]}.",
    lambda given, family: f"{given}\u00a0 {family}",
]
FAMILIES = ["Zhang", "Wang", "Li", "Ouyang", "van der Berg", "de la Cruz", "Müller", "O'Brien", "Smith", "García", "Lü"]
GIVENS = ["Lei", "Xiangxiang", "Xiao-Ming", "Mary Jane", "Xi'an", "José", "Anna", "Jean-Paul", "Ø", "Wei"]
HAN_FAMILIES = ["张", "王", "李", "欧阳", "诸葛", "和"]
HAN_GIVENS = ["磊", "伟", "若汐", "和平", "明", "雅"]


@st.composite
def people(draw: st.DrawFn, families: list[str], givens: list[str]) -> list[tuple[str, str]]:
    """One's own name, then others of other families."""
    chosen = draw(st.lists(st.sampled_from(families), min_size=2, max_size=6, unique=True))
    return [(draw(st.sampled_from(givens)), family) for family in chosen]


def sought(given_name: str, family: str) -> OwnName:
    return make_own_name([NameParts(given_name, family)], [])


@settings(max_examples=400, deadline=None)
@given(people(FAMILIES, GIVENS), st.data())
def test_any_name_in_any_form_is_found_once_among_others(names: list[tuple[str, str]], data: st.DataObject) -> None:
    written = [data.draw(st.sampled_from(FORMS))(*name) for name in names]
    place = data.draw(st.integers(0, len(names) - 1))
    listed = [*written[1:]]
    listed.insert(place, written[0])
    assert find_own(listed, sought(*names[0])) == {place}


@settings(max_examples=200, deadline=None)
@given(people(FAMILIES, GIVENS), st.data())
def test_nobody_of_another_name_is_found(names: list[tuple[str, str]], data: st.DataObject) -> None:
    listed = [data.draw(st.sampled_from(FORMS))(*name) for name in names[1:]]
    assert find_own(listed, sought(*names[0])) == frozenset()


@settings(max_examples=200, deadline=None)
@given(people(HAN_FAMILIES, HAN_GIVENS), st.integers(0, 5))
def test_any_han_name_is_found_once(names: list[tuple[str, str]], turn: int) -> None:
    own = sought(*names[0])
    listed = [family + given_name for given_name, family in names]
    listed = listed[turn % len(listed) :] + listed[: turn % len(listed)]
    assert find_own(listed, own) == {listed.index(names[0][1] + names[0][0])}
