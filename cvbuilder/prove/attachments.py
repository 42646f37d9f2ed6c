"""Files that go with a document: each is named, described, of a kind, as long as it says, and associated with it.

Takes a PDF, gives findings. Which files there ought to be nobody knows who has the PDF alone.
Sources: ISO 19005-3, 6.8; ISO 32000-1, 7.11.3 and 7.11.4; ISO 32000-2, 14.13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cvbuilder.prove.entries import entries, entry
from cvbuilder.prove.finding import Finding

if TYPE_CHECKING:
    from pikepdf import Pdf

CLAUSE, FILE = "ISO 19005-3, 6.8", "ISO 32000-1, 7.11.4"
RELATIONS = frozenset(("Source", "Data", "Alternative", "Supplement", "Unspecified"))
"""What a file may be to a document (ISO 19005-3, 6.8)."""
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
DATE = re.compile(r"D:\d{4}(\d{2}){0,5}(Z|[+-]\d{2}'(\d{2}'?)?)?")
MOST = 10_000


def attachments(pdf: Pdf) -> Iterator[Finding]:
    """Yield what is wrong with the files that a PDF carries."""
    named = list(_named(entry(pdf.Root, "/Names", "/EmbeddedFiles")))
    associated = entries(pdf.Root, "/AF")
    keys = [key for key, _ in named]
    if keys != sorted(keys, key=lambda key: key.encode("utf-16-be")) or len(set(keys)) < len(keys):
        yield Finding("file-order", "the names of files are not in order, or one is there twice", "ISO 32000-1, 7.9.6")
    linked = {_identity(file) for file in associated}
    for key, file in named:
        yield from _specification(key, file)
        if _identity(file) not in linked:
            yield Finding("file-unassociated", f"{key} is not associated with the document", CLAUSE)
    reached = {_identity(file) for _, file in named}
    for file in associated:
        if _identity(file) not in reached:
            yield Finding("file-unreached", f"{file.get('/UF', 'a file')} is among no list of files", CLAUSE)


def _named(node: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Names and specifications in a name tree (ISO 32000-1, 7.9.6)."""
    if node is None or depth > 10:
        return
    told = entries(node, "/Names")[:MOST]
    for name, file in zip(told[::2], told[1::2], strict=False):
        yield str(name), file
    for kid in entries(node, "/Kids"):
        yield from _named(kid, depth + 1)


def _identity(file: Any) -> object:
    return file.objgen if getattr(file, "is_indirect", False) else id(file)


def _specification(key: str, file: Any) -> Iterator[Finding]:
    names = {str(file.get(name, "")) for name in ("/F", "/UF")}
    if str(entry(file, "/Type")) != "/Filespec" or names != {key}:
        yield Finding("file-unnamed", f"{key} is not called so by its own entries", "ISO 32000-1, table 44")
    relation = str(file.get("/AFRelationship", "")).removeprefix("/")
    if relation not in RELATIONS:
        yield Finding("file-relation", f"what {key} is to the document is not told: {relation or 'nothing'}", CLAUSE)
    if not str(file.get("/Desc", "")).strip():
        yield Finding("file-undescribed", f"{key} has no description", CLAUSE)
    content = entry(file, "/EF", "/F")
    if content is None or not hasattr(content, "get_stream_buffer"):
        yield Finding("file-missing", f"{key} is not in the file", FILE)
        return
    if not MEDIA_TYPE.fullmatch(str(content.get("/Subtype", "")).removeprefix("/")):
        yield Finding("file-type", f"{key} tells no media type", CLAUSE)
    if not DATE.fullmatch(str(entry(content, "/Params", "/ModDate") or "")):
        yield Finding("file-date", f"{key} does not tell when it was changed", CLAUSE)
    told, size = entry(content, "/Params", "/Size"), len(bytes(content.get_stream_buffer()))
    if told != size:
        yield Finding("file-size", f"{key} has {size} bytes and says {told}", "ISO 32000-1, table 46")
