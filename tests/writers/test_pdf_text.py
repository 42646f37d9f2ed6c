"""What is written is what readers read, in order: by poppler and by pdfium."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import yaml

CASES = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text("utf-8"))


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def normal(text: str) -> str:
    """The text without the ends of pages and lines that extractors add, and with accents composed."""
    return unicodedata.normalize("NFC", text.replace("\f", "").replace("\r", "").rstrip("\n"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("extractor", ["poppler", "pdfium"])
def test_text_is_read_back(case, extractor, sheet, run_tool):
    # Among other lines: pdfium takes a page of a few narrow glyphs to run from top to bottom.
    above, below = (sheet.run("a line of plain words that is long", (60, y)) for y in (66, 94))
    pdf = sheet.pdf(sheet.pages(above, *sheet.line(case["line"], 80.0), below))
    found = run_tool(pdf, "pdftotext", "-raw") if extractor == "poppler" else by_pdfium(pdf)
    lines = [above.text, "".join(text for _, text in case["line"]), below.text]
    assert normal(found).split("\n") == [normal(line) for line in lines]


def test_spaces_of_equal_glyphs_stay_apart(sheet):
    # pdftotext gives a plain space for each.
    assert by_pdfium(sheet.pdf(sheet.pages(sheet.run("a b\u00a0c d")))) == "a b\u00a0c d"


@pytest.mark.parametrize("extractor", ["poppler", "pdfium"])
def test_a_hyphen_of_a_line_end_is_no_hyphen_of_the_word(extractor, sheet, run_tool):
    first = sheet.hyphenated(sheet.run("well-known repre-", (60, 80)))
    pdf = sheet.pdf(sheet.pages(first, sheet.run("sentation", (60, 94))))
    found = run_tool(pdf, "pdftotext", "-raw") if extractor == "poppler" else by_pdfium(pdf)
    # Readers give the soft hyphen as it is or join the word; pdfium marks the place with U+FFFE or U+0002.
    joined = found.replace("\r", "").rstrip("\f\n")
    for mark in ("\u00ad\n", "\u00ad", "\ufffe\n", "\ufffe", "\x02\n", "\x02"):
        joined = joined.replace(mark, "")
    assert joined == "well-known representation"


def test_reading_order_is_the_order_of_items(sheet, run_tool):
    right = sheet.run("second", (300, 80))
    left = sheet.run("third", (60, 80))
    pdf = sheet.pdf(sheet.pages(sheet.run("first", (60, 400)), right, left))
    assert run_tool(pdf, "pdftotext", "-raw").split() == ["first", "second", "third"]


def test_a_stretched_line_keeps_its_words(sheet, run_tool):
    pdf = sheet.pdf(sheet.pages(sheet.run("负责大规模分布式训练平台的设计与实现", face="han", stretch=0.9)))
    assert normal(run_tool(pdf, "pdftotext", "-raw")) == "负责大规模分布式训练平台的设计与实现"
    assert normal(by_pdfium(pdf)) == "负责大规模分布式训练平台的设计与实现"
