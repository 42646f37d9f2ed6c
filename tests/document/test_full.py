"""A profile with everything in it, composed: held by golden files, one for each kind and language.

After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/document/test_full.py`, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.document.nodes import Document, Section, Time
from cvbuilder.document.sections import DEFAULT_SECTIONS
from cvbuilder.profile import SECTIONS

HERE = Path(__file__).parent
FULL = (HERE / "full.yaml").read_text("utf-8")
KINDS = [(kind, language) for kind in ("cv", "resume", "bio", "press") for language in ("en", "zh")]


@pytest.fixture(scope="module")
def full(draft: Any) -> dict[tuple[str, str], Document]:
    return {(kind, language): draft.compose(FULL, language, kind, name="") for kind, language in KINDS}


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_golden(kind: str, language: str, full: Any, lines_of: Any) -> None:
    document = full[kind, language]
    parts = (document.masthead, *document.sections, *document.running_head, *document.running_foot)
    omitted = [f"left out: {each.path} ({each.reason})" for each in document.omissions]
    head = [f"title: {document.title}", f"subject: {document.subject}", f"keywords: {'; '.join(document.keywords)}", ""]
    told = "\n".join([*head, *lines_of(parts), "", *omitted]) + "\n"
    golden = HERE / f"full.{kind}.{language}.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


def test_all_sections_appear(full: Any) -> None:
    shown = {section.role for document in full.values() for section in document.sections}
    assert shown == {*SECTIONS, "hobbies"}


@pytest.mark.parametrize("kind", ["cv", "resume"])
def test_each_kind_has_its_sections_in_its_order(kind: str, full: Any) -> None:
    for language in ("en", "zh"):
        assert [section.role for section in full[kind, language].sections] == [*DEFAULT_SECTIONS[kind], "hobbies"]


def test_a_speakers_sheet_has_its_own_sections_and_one_page(full: Any) -> None:
    for language in ("en", "zh"):
        sheet = full["bio", language]
        assert [section.role for section in sheet.sections] == list(DEFAULT_SECTIONS["bio"])
        assert sheet.page_limit == 1


def test_every_section_is_in_one_kind_at_least() -> None:
    assert set(SECTIONS) == {name for names in DEFAULT_SECTIONS.values() for name in names}


@pytest.mark.parametrize("kind", ["cv", "resume"])
def test_keys_are_the_same_in_all_languages(kind: str, full: Any, find_keys: Any) -> None:
    english, chinese = (
        list(find_keys((full[kind, language].masthead, *full[kind, language].sections))) for language in ("en", "zh")
    )
    assert english == chinese


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_keys_name_one_block_each(kind: str, language: str, full: Any, find_keys: Any) -> None:
    """Blocks share a key with the block that holds them alone: a list item's or a section's one paragraph."""
    document = full[kind, language]
    found = list(find_keys((document.masthead, *document.sections)))
    doubled = {key for key in found if found.count(key) > 1}
    assert all(found.count(key) == 2 for key in doubled)
    assert all(key.endswith("]") or key in SECTIONS for key in doubled), doubled


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_every_block_knows_where_it_comes_from(kind: str, language: str, full: Any) -> None:
    for section in full[kind, language].sections:
        assert section.origin is not None and section.origin.file == "me.yaml"
        for block in section.blocks if isinstance(section, Section) else ():
            assert block.origin is not None and block.origin.line > 1, block


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_every_text_has_the_language_of_its_words(kind: str, language: str, full: Any, find_texts: Any) -> None:
    document = full[kind, language]
    for text in find_texts((document.masthead, *document.sections)):
        assert text.language in ("en", "zh-Hans"), text
        if any("\u4e00" <= character <= "\u9fff" for character in text.text):
            assert text.language == "zh-Hans"
    if language == "en":
        assert {text.language for text in find_texts(document.sections)} == {"en"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_is_empty(language: str, full: Any, find_texts: Any) -> None:
    assert all(text.text for text in find_texts(full["cv", language].sections))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_dates_keep_their_machine_value(language: str, full: Any) -> None:
    times = {node.iso for node in inlines(full["cv", language]) if isinstance(node, Time)}
    assert {"2012-09/2017-06", "2022-04/..", "2016", "2020-01-02", "2023-05", "2021"} <= times


def inlines(node: Any) -> Any:
    if isinstance(node, tuple):
        for each in node:
            yield from inlines(each)
    elif isinstance(node, Time):
        yield node
    elif hasattr(node, "__struct_fields__"):
        yield from inlines(tuple(getattr(node, name) for name in node.__struct_fields__))


def test_a_document_is_a_value(full: Any, draft: Any) -> None:
    import pickle

    document = full["cv", "zh"]
    assert draft.compose(FULL, "zh", "cv", name="") == document
    assert pickle.loads(pickle.dumps(document)) == document
