"""What a file says of itself: catalog, metadata, output intent, and what an archive may not hold.

Takes a PDF, gives findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cvbuilder.prove.entries import entries, entry
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.tree import LANGUAGE

if TYPE_CHECKING:
    from pikepdf import Pdf

FORBIDDEN = ("/OpenAction", "/AA", "/AcroForm", "/XFA", "/OCProperties", "/Requirements", "/NeedsRendering")
"""What a catalog of ours has no use for; most of it PDF/A forbids (ISO 19005-2, 6.5, 6.9, 6.10)."""
ACTIONS = frozenset(("/URI", "/GoTo"))
UA, A = "ISO 14289-1", "ISO 19005-3"


def declarations(pdf: Pdf) -> Iterator[Finding]:
    """Yield what a file does not say of itself, or ought not to have."""
    root = pdf.Root
    if pdf.is_encrypted:
        yield Finding("encrypted", "the file is encrypted", f"{A}, 6.1.3")
    if entry(root, "/MarkInfo", "/Marked") is not True:
        yield Finding("not-marked", "the file does not say that it is tagged", f"{UA}, 7.1")
    language = root.get("/Lang")
    if language is None or not LANGUAGE.fullmatch(str(language)):
        yield Finding("no-language", "the file has no language", f"{UA}, 7.2")
    if entry(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield Finding("title-hidden", "a reader shows the file's name for its title", f"{UA}, 7.1")
    for key in FORBIDDEN:
        if key in root:
            yield Finding("forbidden", f"the catalog has {key}", f"{A}, 6.5")
    if entry(root, "/Names", "/JavaScript") is not None:
        yield Finding("forbidden", "the file has scripts", f"{A}, 6.5.1")
    yield from _intent(entries(root, "/OutputIntents"))
    yield from _metadata(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for annotation in entries(page.obj, "/Annots"):
            action = entry(annotation, "/A", "/S")
            if action is not None and str(action) not in ACTIONS:
                yield Finding("forbidden", f"an annotation does {action}", f"{A}, 6.5.1", number)


def _intent(intents: list[Any]) -> Iterator[Finding]:
    from pikepdf import Stream

    clause = f"{A}, 6.2.3"
    found = [intent for intent in intents if entry(intent, "/S") == "/GTS_PDFA1"]
    if not found:
        yield Finding("no-output-intent", "nothing tells what colours mean", clause)
        return
    profile = found[0].get("/DestOutputProfile")
    data = bytes(profile.get_stream_buffer()) if isinstance(profile, Stream) else b""
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data) or data[16:20] != b"RGB ":
        yield Finding("no-output-intent", "the output intent has no sound profile of RGB", clause)


def _metadata(pdf: Pdf) -> Iterator[Finding]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        title = str(metadata.get("dc:title", ""))
        part, level = str(metadata.get("pdfaid:part", "")), str(metadata.get("pdfaid:conformance", ""))
        accessible = str(metadata.get("pdfuaid:part", ""))
    if not title:
        yield Finding("no-title", "the metadata have no title", f"{UA}, 7.1")
    if (part, level) != ("3", "A"):
        yield Finding("not-identified", "the metadata do not say PDF/A-3a", f"{A}, 6.6.4")
    if accessible != "1":
        yield Finding("not-identified", "the metadata do not say PDF/UA-1", f"{UA}, 5")
    told = str(pdf.docinfo.get("/Title", title)) if pdf.trailer.get("/Info") is not None else title
    if told != title:
        yield Finding("title-differs", f"the file's title is {told!r} and {title!r}", "ISO 16684-1")
