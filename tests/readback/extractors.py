"""Readers of PDF that are not ours: each gives the text of a file page by page, in the order of its content."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping

# pdfium gives the letters of the ligature characters, poppler the characters themselves.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


def poppler(pdf: bytes) -> list[str]:
    """The pages by `pdftotext -raw`."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode("utf-8").split("\f")[:-1]


def pdfium(pdf: bytes) -> list[str]:
    """The pages by pdfium, as a browser copies them; runs on one baseline come in their order on the page."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


EXTRACTORS: Mapping[str, Callable[[bytes], list[str]]] = {"poppler": poppler, "pdfium": pdfium}


def as_read(text: str, extractor: str) -> str:
    """A text as an extractor must give it."""
    return text.translate(_LIGATURES) if extractor == "pdfium" else text
