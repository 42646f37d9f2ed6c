"""The fonts: embedded, as wide as they say, each character told.

Takes a PDF and what its pages show, gives findings. Widths of composite fonts are compared with the embedded program's
own, whether its outlines are TrueType or CFF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cvbuilder.prove.entries import entries, entry
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.marks import PageMarks
from cvbuilder.prove.programs import BROKEN, advances

if TYPE_CHECKING:
    from pikepdf import Pdf

BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
TOLERANCE = 1.0
"""By how much a width may differ from the program's, in 1/1000 em (ISO 19005-2, 6.2.11.5)."""
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
NO_TEXT = re.compile("[\0\ue000-\uf8ff\ufeff\ufffd\ufffe\u2e80-\u2fdf\U000f0000-\U0010ffff]")
"""What stands for no character, or for one that nobody types: private use, radicals, the sign of what is lost."""
UNICODE, EMBEDDED = "ISO 19005-2, 6.2.11.7.2", "ISO 14289-1, 7.21.4.1"


def fonts(pdf: Pdf, pages: Sequence[PageMarks]) -> Iterator[Finding]:
    """Yield what is wrong with the fonts that pages use."""
    shown: dict[tuple[int, int], set[int]] = {}
    known: dict[tuple[int, int], Any] = {}
    for page, marks in zip(pdf.pages, pages, strict=True):
        resources = entry(page.obj, "/Resources", "/Font")
        for name, codes in marks.codes.items():
            font = entry(resources, name)
            if font is None:
                yield Finding("font-missing", f"{name} is no font of the page", "ISO 32000-1, 9.3", marks.number)
                continue
            known[font.objgen] = font
            shown.setdefault(font.objgen, set()).update(codes)
    for place, font in known.items():
        yield from _font(font, shown[place])


def _font(font: Any, codes: set[int]) -> Iterator[Finding]:
    name = str(font.get("/BaseFont", "a font")).removeprefix("/")
    mapping = font.get("/ToUnicode")
    texts = unicode_map(bytes(mapping.get_stream_buffer())) if mapping is not None else {}
    if mapping is None:
        yield Finding("no-unicode-map", f"{name} does not tell its characters", UNICODE)
    elif lost := sorted(code for code in codes if not texts.get(code)):
        yield Finding("unmapped", f"{name} does not tell what {lost[:5]} stand for", UNICODE)
    if wrong := sorted({texts[code] for code in codes if NO_TEXT.search(texts.get(code, ""))}):
        yield Finding("not-text", f"{name} maps to {wrong[:5]!a}", UNICODE)
    composite = entries(font, "/DescendantFonts")
    descriptor = entry(composite[0] if composite else font, "/FontDescriptor")
    if all(entry(descriptor, key) is None for key in PROGRAMS):
        yield Finding("not-embedded", f"{name} is not embedded", EMBEDDED)
    elif composite:
        yield from _widths(name, composite[0], codes)


def unicode_map(cmap: bytes) -> dict[int, str]:
    """The texts of codes in a ToUnicode CMap (ISO 32000-1, 9.10.3); ranges count up in their last character."""
    texts: dict[int, str] = {}
    for kind, block in BLOCK.findall(cmap):
        values = [bytes.fromhex(found.decode("ascii")) for found in HEX.findall(block)]
        step = 2 if kind == b"char" else 3
        for at in range(0, len(values) - step + 1, step):
            first, last = int.from_bytes(values[at], "big"), int.from_bytes(values[at + step - 2], "big")
            text = values[at + step - 1].decode("utf-16-be", "replace")
            for code in range(first, min(last, first + 0xFFFF) + 1):
                texts[code] = text[:-1] + chr(ord(text[-1]) + code - first) if text else ""
    return texts


def _widths(name: str, descendant: Any, codes: set[int]) -> Iterator[Finding]:
    told, default = _told_widths(descendant), float(descendant.get("/DW", 1000))
    try:
        advance = advances(descendant)
        own = {code: advance(code) for code in sorted(codes)}
    except BROKEN as problem:
        yield Finding("not-embedded", f"{name} has a broken program: {problem}", EMBEDDED)
        return
    wrong = [code for code, width in own.items() if width is None or abs(told.get(code, default) - width) > TOLERANCE]
    if wrong:
        yield Finding("width", f"{name} says other widths than its program has, for {wrong[:5]}", "ISO 14289-1, 7.21.5")


def _told_widths(descendant: Any) -> dict[int, float]:
    """The widths of a /W array (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    told = entries(descendant, "/W")
    at = 0
    while at + 1 < len(told):
        first, second = int(told[at]), told[at + 1]
        if hasattr(second, "as_list"):
            found |= {first + place: float(width) for place, width in enumerate(second.as_list())}
            at += 2
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(told[at + 2]))
            at += 3
    return found
