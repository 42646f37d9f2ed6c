"""Editions as they are composed: what the switch says and where it leads, which sections stand side by side."""

from __future__ import annotations

import pytest

from cvbuilder.document.editions import bilingual, labels_of, parallel
from cvbuilder.document.nodes import Cell, Document, Edition, Heading, Paragraph, Row, Section, documents_of
from cvbuilder.document.phrases import words_of
from cvbuilder.locale import open_locale
from cvbuilder.profile.model import SectionPlan

BOTH = ("en", "zh")


def composed(draft, text: str, kind: str = "cv", languages: tuple[str, ...] = BOTH, **fields: str) -> list[Document]:
    return [draft.compose(text, language, kind, **fields) for language in languages]


def edition(draft, put, text: str, kind: str = "cv", **fields: str) -> Edition:
    return put(composed(draft, text, kind, **fields), [open_locale(language) for language in BOTH])


@pytest.mark.parametrize(
    ("tags", "labels"),
    [
        (("en", "zh"), ("English", "中文")),
        (("zh-CN", "en-GB"), ("中文", "English")),
        (("en", "zh", "zh-Hant"), ("English", "简体中文", "繁體中文")),
        (("zh-Hant", "zh-HK", "en"), ("繁體中文 (zh-Hant)", "繁體中文 (zh-HK)", "English")),
    ],
)
def test_languages_are_named_in_themselves(tags: tuple[str, ...], labels: tuple[str, ...]) -> None:
    assert labels_of([open_locale(tag) for tag in tags]) == labels


def test_the_switch_links_to_the_other_languages(draft) -> None:
    english, chinese = (part.document for part in edition(draft, bilingual, "headline: {en: A, zh: 甲}\n").parts)
    assert switch(english) == [("English", None), (" / ", None), ("中文", "#zh-Hans")]
    assert switch(chinese) == [("English", "#en"), (" / ", None), ("中文", None)]


def switch(document: Document) -> list[tuple[str, str | None]]:
    """The words of the switch on the first page, with where they lead; on others they are the same."""
    (first,), (later,) = document.opening_head, document.running_head
    assert isinstance(first, Row) and isinstance(later, Row) and first.cells[-1] == later.cells[-1]
    cell = first.cells[-1]
    assert first.cells[0] is None and isinstance(cell, Cell)
    (block,) = cell.blocks
    assert isinstance(block, Paragraph) and {node.role for node in block.content} == {"switch"}
    return [(node.text, node.link) for node in block.content]


def test_the_running_head_is_in_the_language_of_its_part(draft) -> None:
    heads = []
    for part in edition(draft, bilingual, "headline: {en: A, zh: 甲}\n").parts:
        (row,) = part.document.running_head
        (block,) = row.cells[0].blocks
        heads.append(words_of(block.content))
    assert heads == ["Lei Zhang · Curriculum Vitae", "张磊 · 个人履历"]


def test_sections_are_paired_by_their_keys(draft) -> None:
    made = edition(
        draft,
        parallel,
        """
        objective: {zh: 研究岗位}
        summary: [{en: Hello, zh: 你好}]
        talks: [{title: {en: A talk}}]
        interests: [{en: Vision, zh: 视觉}]
        """,
        sections=tuple(SectionPlan(section=name) for name in ("objective", "summary", "talks", "interests")),
    )
    assert made.rows is not None
    told = [(section.key, [cell is not None for cell in row(section).cells]) for section in made.rows.sections]
    assert told == [
        ("objective", [False, True]),
        ("summary", [True, True]),
        ("talks", [True, False]),
        ("interests", [True, True]),
    ]


def row(section) -> Row:
    assert isinstance(section, Section) and section.heading is None
    (block,) = section.blocks
    assert isinstance(block, Row) and block.role == "parallel"
    return block


def test_a_name_that_is_the_same_stands_once(draft) -> None:
    text = "headline: {en: Engineer, zh: 工程师}\n"
    made = edition(draft, parallel, text, name="name: Lin Yuan\nsettings: {languages: [en, zh]}\n")
    assert made.rows is not None
    heading, beside = made.rows.masthead.blocks
    assert isinstance(heading, Heading) and isinstance(beside, Row)
    assert [[words_of(block.content) for block in cell.blocks] for cell in beside.cells if cell] == [
        ["Engineer"],
        ["工程师"],
    ]


@pytest.mark.parametrize("kind", ["cv", "bio"])
def test_names_in_two_scripts_stand_side_by_side(draft, kind: str) -> None:
    """Also on a speaker's sheet, which alone would have both scripts in one line."""
    made = edition(draft, parallel, "headline: {en: Engineer, zh: 工程师}\n", kind)
    assert made.rows is not None
    beside = made.rows.masthead.blocks[-1]
    assert isinstance(beside, Row)
    names = [words_of(cell.blocks[0].content) for cell in beside.cells if cell]
    assert names == ["Lei Zhang", "张磊"]


def test_head_and_foot_are_in_both_languages(draft) -> None:
    made = edition(draft, parallel, "headline: {en: A, zh: 甲}\n")
    assert made.rows is not None
    (head,), (foot,) = made.rows.running_head, made.rows.running_foot
    assert [words_of(cell.blocks[0].content) for cell in head.cells] == [
        "Lei Zhang / 张磊", "Curriculum Vitae / 个人履历",
    ]  # fmt: skip
    assert [cell.blocks[0].content[0].message for cell in foot.cells] == [
        "Page {page} of {pages}",
        "第{page}页，共{pages}页",
    ]


def test_an_edition_tells_what_each_part_leaves_out(draft) -> None:
    for put in (bilingual, parallel):
        made = edition(draft, put, "headline: {en: A}\nsummary: [{zh: 你好}]\n")
        assert [(each.path, each.language) for each in made.omissions] == [
            ("summary[0]", "en"),
            ("headline", "zh-Hans"),
        ]
        assert [document.language for document in documents_of(made)] == ["en", "zh-Hans"]
