"""What is written is what readers read, in order: by poppler and by pdfium."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import yaml
from conftest import Sheet  # type: ignore[import-not-found]

CASES = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text("utf-8"))


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\f", "").replace("\r", "").strip("\n")
