"""Readers of PDF that are not ours: each gives the text of a file page by page, in the order of its content."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

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


@lru_cache(128)
def poppler_plain(pdf: bytes) -> tuple[str, ...]:
    """The pages by `pdftotext` as it is: poppler looks for columns and puts them in an order of its own."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return tuple(done.stdout.decode("utf-8").split("\f")[:-1])


@lru_cache(128)
def mupdf(pdf: bytes) -> tuple[str, ...]:
    """The pages by `mutool draw -F txt`; a wide gap is a space, be there one or not."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(["mutool", "draw", "-q", "-F", "txt", str(path)], capture_output=True, check=True)
    return tuple(done.stdout.decode("utf-8").split("\f")[:-1])


@lru_cache(128)
def pdfminer(pdf: bytes, layout: bool = False) -> tuple[str, ...]:
    """The pages by pdfminer: the characters in the order of the content, or in lines and boxes as it guesses them."""
    from pdfminer.converter import TextConverter
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources, found = PDFResourceManager(), []
    for page in PDFPage.get_pages(BytesIO(pdf)):
        out = StringIO()
        with TextConverter(resources, out, laparams=LAParams() if layout else None) as device:
            PDFPageInterpreter(resources, device).process_page(page)
        found.append(out.getvalue().replace("\f", ""))
    return tuple(found)


Extractor = Callable[[bytes, Area | None], tuple[str, ...]]
EXTRACTORS: Mapping[str, Extractor] = {"poppler": poppler, "pdfium": pdfium}

WHOLE: Mapping[str, Callable[[bytes], tuple[str, ...]]] = {
    "pdftotext -raw": poppler,
    "pdfium": pdfium,
    "mutool draw -F txt": mupdf,
    "pdfminer without layout analysis": pdfminer,
}
"""Readers that give what a file's content says, each string whole."""
BY_DEFAULT: Mapping[str, Callable[[bytes], tuple[str, ...]]] = {
    "pdftotext": poppler_plain,
    "pdfium": pdfium,
    "mutool draw -F txt": mupdf,
    "pdfminer with layout analysis": partial(pdfminer, layout=True),
}
"""The same readers as they are used where nobody thinks of it."""


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
