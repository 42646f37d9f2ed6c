"""A PDF read back by extractors that are not ours: pdfminer.six for its content, pdfium for what a reader copies.

Takes bytes, gives values; compares nothing. Two texts are taken of each page, since no extractor has both right:
`content` is the characters in the order in which the file has them, by pdfminer without layout analysis; `shown` is
what pdfium gives when a page is copied, in its lines; a wide gap within a line is a tab.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from msgspec import Struct

from cvbuilder.errors import Diagnostic, ProofError
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.structure import examine

if TYPE_CHECKING:
    import pikepdf
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

LIBRARIES = ("pypdfium2", "pdfminer", "pikepdf")
HINT = "pip install 'cvbuilder[prove]'"
LINE_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen and the line end after it."""


WIDE_GAP = 2.0
"""From how wide on a gap within a line sets things apart, in em; one to the left is the end of a line."""


class LinkRead(Struct, frozen=True):
    """A link of a page (from 1): where it leads, the words that stand under it; `action` for one that is no address."""

    page: int
    url: str
    words: str
    action: str = ""


class PageRead(Struct, frozen=True):
    """What two extractors take out of a page, its label, and the fonts that it uses without having them."""

    content: str
    shown: str
    label: str
    foreign_fonts: tuple[str, ...]


class FileRead(Struct, frozen=True):
    """What a file says: its pages, its links, and what it says of itself. Empty where it says nothing.

    `faults`: what is wrong with its objects, whatever it says.
    """

    name: str
    content: bytes
    pages: tuple[PageRead, ...]
    links: tuple[LinkRead, ...]
    title: str
    xmp_title: str
    language: str
    shows_title: bool
    standards: tuple[str, ...]
    faults: tuple[Finding, ...] = ()


def require_extractors() -> None:
    """Raise ProofError where the extractors are not installed."""
    from importlib.util import find_spec

    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        raise ProofError([Diagnostic(f"a proof needs {', '.join(missing)}, not installed here", hint=HINT)])


def read_back(content: bytes, name: str) -> FileRead:
    """Read a PDF. `name` is for errors. Raises ProofError for what no extractor can read, or without extractors."""
    require_extractors()
    import pikepdf
    from pypdfium2 import PdfDocument, PdfiumError

    empty: dict[str, object] = {}
    try:
        with pikepdf.open(BytesIO(content)) as objects, PdfDocument(content) as file:
            pages = tuple(_pages(file, _content(content)))
            links = tuple(_links(objects, file))
            title, standards = _metadata(objects)
            return FileRead(
                name=name,
                content=content,
                pages=pages,
                links=links,
                title=str(objects.docinfo.get("/Title", "")),
                xmp_title=title,
                language=str(objects.Root.get("/Lang", "")),
                shows_title=objects.Root.get("/ViewerPreferences", empty).get("/DisplayDocTitle") is True,
                standards=standards,
                faults=examine(objects),
            )
    except (pikepdf.PdfError, PdfiumError) as problem:
        raise ProofError([Diagnostic(f"{name} cannot be read as a PDF: {problem}")]) from None


def _content(content: bytes) -> list[str]:
    """The characters of each page in the order of its content, nothing put between them."""
    from pdfminer.converter import TextConverter
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it warns of is found by the checks
    resources, found = PDFResourceManager(), []
    for page in PDFPage.get_pages(BytesIO(content)):
        text = StringIO()
        with TextConverter(resources, text, laparams=None) as device:
            PDFPageInterpreter(resources, device).process_page(page)
        found.append(text.getvalue().replace("\f", ""))
    return found


def _pages(file: PdfDocument, contents: list[str]) -> Iterator[PageRead]:
    for number, (page, content) in enumerate(zip(file, contents, strict=True)):
        yield PageRead(content, _shown(page.get_textpage()), file.get_page_label(number), tuple(_foreign(page)))


def _shown(text: PdfTextPage) -> str:
    """The text of a page as pdfium has it, a wide gap in a line as a tab."""
    import pypdfium2.raw as raw

    signs = [chr(raw.FPDFText_GetUnicode(text.raw, place)) for place in range(raw.FPDFText_CountChars(text.raw))]
    for place in range(1, len(signs) - 1):
        beside = (place - 1, place + 1)  # what pdfium has put there itself stands at no place
        if signs[place] != " " or any(raw.FPDFText_IsGenerated(text.raw, each) for each in beside):
            continue
        right, left = text.get_charbox(place - 1)[2], text.get_charbox(place + 1)[0]
        gap, wide = left - right, WIDE_GAP * raw.FPDFText_GetFontSize(text.raw, place - 1)
        if abs(gap) > wide:
            signs[place] = "\t" if gap > 0 else "\n"  # pdfium joins a line now and then to the one before
    return "".join(signs).replace("\r\n", "\n").replace("\x02", LINE_HYPHEN)


def _foreign(page: PdfPage) -> list[str]:
    """The fonts of a page that the file does not hold, by name."""
    import pypdfium2.raw as raw

    found: dict[str, None] = {}
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font = raw.FPDFTextObj_GetFont(piece.raw)
        if not raw.FPDFFont_GetIsEmbedded(font):
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, 128)
            found[name.value.decode("utf-8", "replace")] = None
    return list(found)


def _links(objects: pikepdf.Pdf, file: PdfDocument) -> Iterator[LinkRead]:
    empty: dict[str, object] = {}
    for number, page in enumerate(objects.pages, 1):
        text = file[number - 1].get_textpage()
        for each in page.get("/Annots", ()):
            if each.get("/Subtype") != "/Link":
                continue
            action = each.get("/A", empty)
            kind = str(action.get("/S", "/GoTo"))
            if kind == "/GoTo":
                continue
            rest = "" if kind == "/URI" else kind.removeprefix("/")
            yield LinkRead(number, str(action.get("/URI", "")), _under(text, each), rest)


def _under(text: PdfTextPage, annotation: pikepdf.Object) -> str:
    """The words that stand under an annotation."""
    left, bottom, right, top = map(float, annotation["/Rect"])
    words: str = text.get_text_bounded(left, bottom, right, top)
    return words.replace("\x02", LINE_HYPHEN)


def _metadata(objects: pikepdf.Pdf) -> tuple[str, tuple[str, ...]]:
    """The title of the XMP packet, and the standards that it says the file keeps: ua1, a3a."""
    if "/Metadata" not in objects.Root:
        return "", ()
    with objects.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        title = str(packet.get("dc:title") or "")
        part, level = str(packet.get("pdfaid:part") or ""), str(packet.get("pdfaid:conformance") or "").lower()
        accessible = str(packet.get("pdfuaid:part") or "")
    standards = [f"ua{accessible}"] if accessible else []
    return title, (*standards, *([f"a{part}{level}"] if part else []))
