"""Readers of PDF that are not ours: each gives the text of a file page by page, in the order of its content."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from functools import lru_cache
from tempfile import NamedTemporaryFile

from msgspec import Struct

from tests.readback.normal_form import LINE_HYPHEN

# pdfium gives the letters of the ligature characters, poppler the characters themselves.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


class Area(Struct, frozen=True):
    """A rectangle of a page, in pt from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@lru_cache(512)
def poppler(pdf: bytes, area: Area | None = None) -> tuple[str, ...]:
    """The pages by `pdftotext -raw`; of an area the words that stand in it."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8"]
    if area is not None:
        lengths = {"-x": area.left, "-y": area.top, "-W": area.right - area.left, "-H": area.bottom - area.top}
        command += [word for name, length in lengths.items() for word in (name, str(round(length)))]
    done = subprocess.run([*command, "-", "-"], input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return tuple(done.stdout.decode("utf-8").split("\f")[:-1])


@lru_cache(512)
def pdfium(pdf: bytes, area: Area | None = None) -> tuple[str, ...]:
    """The pages by pdfium, as a browser copies them; runs on one baseline come in their order on the page."""
    from pypdfium2 import PdfDocument

    found = []
    with PdfDocument(pdf) as document:
        for page in document:
            text, height = page.get_textpage(), page.get_height()
            if area is None:
                found.append(text.get_text_range())
            else:
                words = text.get_text_bounded(area.left, height - area.bottom, area.right, height - area.top)
                found.append(words.replace("\x02", LINE_HYPHEN))  # which pdfium has two signs for
    return tuple(found)


Extractor = Callable[[bytes, Area | None], tuple[str, ...]]
EXTRACTORS: Mapping[str, Extractor] = {"poppler": poppler, "pdfium": pdfium}


def as_read(text: str, extractor: str) -> str:
    """A text as an extractor must give it."""
    return text.translate(_LIGATURES) if extractor == "pdfium" else text


@lru_cache(512)
def structure(pdf: bytes) -> str:
    """The structure tree by `pdfinfo -struct-text`: a type a line, the text of contents in quotes below it.

    Of annotations that belong to an element it names the object, whose number says nothing.
    """
    return re.sub(r"Object \d+ 0", "Object", _printed(pdf, "pdfinfo", "-struct-text"))


def _printed(pdf: bytes, program: str, option: str) -> str:
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        done = subprocess.run([program, option, file.name], capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode("utf-8")
