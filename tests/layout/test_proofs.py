"""Small documents, laid out with the bundled faces: held by proofs that a person can read in a diff.

After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/layout/test_proofs.py`, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.document.markup import parse_markup
from cvbuilder.document.nodes import (
    Block,
    Cell,
    Document,
    EntryBlock,
    Field,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Text,
    Time,
)
from cvbuilder.fonts import bundled
from cvbuilder.layout.boxes import GlyphRun, Pages
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.locale import script_language
from cvbuilder.source import read_bytes
from cvbuilder.theme import resolve
from cvbuilder.writers.proof import proof

HERE = Path(__file__).parent
TOLD = yaml.safe_load((HERE / "proofs.yaml").read_text("utf-8"))


class Composer:
    """Turns the data of proofs.yaml into a document."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, prose: str, role: str = "") -> tuple[Text, ...]:
        language = script_language(prose, self.language) if self.language != "en" else "en"
        return tuple(
            Text(span.text, language, role, span.strong, span.emphasis, span.code, span.link)
            for span in parse_markup(prose).spans
        )

    def paragraph(self, prose: str, role: str, key: str) -> Paragraph:
        return Paragraph(self.text(prose), role, key)

    def section(self, told: dict[str, Any], key: str) -> Section:
        heading = Heading(self.text(told["title"]), 2, "section-title", f"{key}.heading")
        blocks: list[Block] = [self.paragraph(prose, "body", f"{key}.body") for prose in told.get("body", [])]
        blocks += [self.entry(entry, f"{key}[{number}]") for number, entry in enumerate(told.get("entries", []))]
        if "numbered" in told:
            blocks.append(self.items(told["numbered"], key, "reference", True))
        if "stats" in told:
            blocks.append(Row(tuple(self.figure(*stat, f"{key}.{n}") for n, stat in enumerate(told["stats"])), key=key))
        return Section(heading, tuple(blocks), key, key)

    def figure(self, value: str, label: str, key: str) -> Cell:
        return Cell((self.paragraph(value, "stat-value", f"{key}.value"), self.paragraph(label, "stat-label", key)))

    def items(self, prose: list[str], key: str, role: str = "list-item", ordered: bool = False) -> List:
        keys = [f"{key}.{number}" for number in range(len(prose))]
        items = (ListItem((self.paragraph(each, role, own),), own) for each, own in zip(prose, keys, strict=True))
        return List(tuple(items), ordered, key=key)

    def entry(self, told: dict[str, Any], key: str) -> EntryBlock:
        head = Paragraph((*self.text(told["title"], "title"), *self.text(told["meta"], "meta")), "entry-title", key)
        when = (Time(told["when"].replace(" ", "\u00a0"), "", self.language, "date"),)
        return EntryBlock((head,), when, (self.items(told["bullets"], f"{key}.items"),), key=key)

    def document(self, told: dict[str, Any]) -> Document:
        name = Heading(self.text(told["name"]), 1, "name", "name")
        cells = tuple(
            Cell((self.paragraph(words, role, role),))
            for words, role in zip(told["head"], ("running-name", "running-kind"), strict=True)
        )
        foot = Field("page_of_total", told["foot"], self.language)
        return Document(
            kind="cv",
            language=self.language,
            title=told["name"],
            author=told["name"],
            subject="",
            keywords=(),
            masthead=Section(None, (name, self.paragraph(told["contact"], "contact", "contact")), "masthead"),
            sections=tuple(self.section(each, f"part{number}") for number, each in enumerate(told["sections"])),
            running_head=(Row(cells, "running-head", "running-head"),),
            running_foot=(Paragraph((foot,), "running-foot", "running-foot"),),
        )


def laid(language: str) -> tuple[Document, Pages]:
    told = TOLD[language]
    document = Composer(told["language"]).document(told)
    style = resolve(read_bytes(TOLD["theme"].encode(), "proofs.yaml"), told["language"], "a4")
    return document, lay_out(document, style, bundled())


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_proof(language: str) -> None:
    found = proof(*laid(language))
    golden = HERE / f"proof.{language}.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_proof_is_of_several_pages_without_a_warning(language: str) -> None:
    _, pages = laid(language)
    assert len(pages.pages) >= 2 and pages.warnings == ()
    assert [mark.level for mark in pages.bookmarks] == [1, 2, 2, 2, 2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_stands_outside_its_page(language: str) -> None:
    _, pages = laid(language)
    for page in pages.pages:
        for placed in page.items:
            item = placed.item
            if isinstance(item, GlyphRun):
                space = sum(glyph.advance for glyph in item.glyphs[-1:] if glyph.text == " ") * item.size / 1000
                assert item.x >= 30 - 0.05 and item.x + item.width - space <= page.width - 30 + 0.05
                assert 0 < item.y < page.height


def test_emphasis_is_kai_in_chinese_and_italic_in_english() -> None:
    faces = {
        language: {
            placed.item.face
            for page in laid(language)[1].pages
            for placed in page.items
            if isinstance(placed.item, GlyphRun)
        }
        for language in ("en", "zh")
    }
    assert "CVBKaiSC-Regular" in faces["zh"] and "SourceSerif4-Italic" in faces["en"]
    assert {"CVBSerifSC@600", "SourceSerif4-SemiBold", "SourceSans3-Regular"} <= faces["zh"]
