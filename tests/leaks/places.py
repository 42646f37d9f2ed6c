"""Everything that a PDF says, place by place, each as one string in which words are looked for.

Texts by four extractors, properties, packet, links, outline, codes off the pages, attached files and what is
in their pictures, every object with its streams decoded, and the bytes as they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

from tests.readback.extractors import mupdf, pdfium, pdfminer, poppler

LINE_END = re.compile("[\u00ad\ufffe\x02-]\\s*\n|[\u00ad\ufffe\x02\\s]")
"""What stands within words of which a line has ended in the midst, and what stands between words."""


AS_THEY_ARE = ("objects", "bytes")
"""Places in which no line ends within a word."""


def places(pdf: bytes, name: str = "") -> dict[str, str]:
    """What a file says in each place, in small letters and, where it stands in lines, without spaces."""
    said = {**texts(pdf), **_inside(pdf), "name": [name]}
    return {
        place: "\n".join(told).lower() if place in AS_THEY_ARE else plain("\n".join(told))
        for place, told in said.items()
    }


def texts(pdf: bytes) -> dict[str, list[str]]:
    """What is read off the pages."""
    return {
        "pdftotext": [*poppler(pdf)],
        "pdfium": [*pdfium(pdf)],
        "mutool": [*mupdf(pdf)],
        "pdfminer": [*pdfminer(pdf)],
        "codes": [*_codes(pdf)],
    }


def plain(text: str) -> str:
    return LINE_END.sub("", text).lower()


def _codes(pdf: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for code in zxingcpp.read_barcodes(page.render(scale=1.5).to_pil().convert("L")):
                yield code.text


def _inside(pdf: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in ("links", "words", "outline", "attached", "objects")}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found["properties"] = [str(value) for value in file.docinfo.values()]
        found["packet"] = [file.Root.Metadata.read_bytes().decode("utf-8")]
        for item in (*file.objects, file.trailer):
            found["objects"] += _said(item)
            if isinstance(item, pikepdf.Dictionary):
                found["links"] += [str(item.A.get("/URI", "")) for _ in [0] if "/A" in item and "/Rect" in item]
                found["words"] += [str(item[key]) for key in ("/Alt", "/ActualText", "/E", "/Contents")
                                   if key in item and isinstance(item[key], pikepdf.String)]  # fmt: skip
                found["outline"] += [str(item.Title)] if "/Title" in item and "/Parent" in item else []
        for name, attachment in file.attachments.items():
            content = attachment.get_file().read_bytes()
            found["attached"] += [name, attachment.description, content.decode("utf-8", "ignore"), *_notes(content)]
    found["bytes"] = _decoded(pdf)
    return found


def _notes(content: bytes) -> Iterator[str]:
    """What a picture's file says besides the picture."""
    try:
        picture = Image.open(io.BytesIO(content))
    except OSError:
        return
    yield from map(str, picture.getexif().values())
    yield from map(str, picture.info.values())


def _said(item: Any, inside: bool = False) -> Iterator[str]:
    """The names and strings of an object and its stream, decoded; what it refers to is an object of its own."""
    if isinstance(item, pikepdf.Object) and inside and item.is_indirect:
        return
    if isinstance(item, pikepdf.Stream) and "/Length1" not in item:  # a font program has no words
        yield from _decoded(item.read_raw_bytes() if item.get("/Subtype") == "/Image" else item.read_bytes())
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in item.items():
            yield key
            yield from _said(value, inside=True)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from _said(value, inside=True)
    else:
        yield str(item)


def _decoded(content: bytes) -> list[str]:
    return [content.decode(coding, "ignore") for coding in ("latin-1", "utf-16-be", "utf-8")]
