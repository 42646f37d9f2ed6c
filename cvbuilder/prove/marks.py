"""The content of pages: what paints, under which mark.

Takes a PDF, gives for each page the ids of its marked content, the character codes that it shows, and findings:
ink that is neither tagged nor an artifact, marks that are not closed, ids used twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cvbuilder.prove.entries import entry
from cvbuilder.prove.finding import Finding

if TYPE_CHECKING:
    from pikepdf import Pdf

TEXT = frozenset(("Tj", "TJ", "'", '"'))
INK = TEXT | frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"))
"""Operators that paint (ISO 32000-1, annex A)."""
ARTIFACT, CONTENT, OTHER = "artifact", "content", "other"
UA_TAGGED = "ISO 14289-1, 7.1"


class PageMarks(Struct, frozen=True):
    """What one page's content says: its number from 1, its tags by id, the codes shown by font resource, findings."""

    number: int
    tags: Mapping[int, str]
    codes: Mapping[str, frozenset[int]]
    findings: tuple[Finding, ...]


def marks_of(pdf: Pdf) -> tuple[PageMarks, ...]:
    """Return what the content of each page says."""
    from pikepdf import parse_content_stream

    found = []
    for number, page in enumerate(pdf.pages, 1):
        reader = _Reader(number)
        for instruction in parse_content_stream(page):
            reader.read(str(instruction.operator), list(instruction.operands))
        found.append(reader.finish())
    return tuple(found)


class _Reader:
    """What is open while a content stream is read."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._open: list[str] = []
        self._tags: dict[int, str] = {}
        self._codes: dict[str, set[int]] = {}
        self._font = ""
        self._findings: dict[str, Finding] = {}

    def read(self, operator: str, operands: list[Any]) -> None:
        """Take one operator."""
        if operator in ("BDC", "BMC"):
            self._begin(str(operands[0]), operands[1] if operator == "BDC" else None)
        elif operator == "EMC":
            if not self._open:
                self._tell("marks-unbalanced", "marked content ends that has not begun", "ISO 32000-1, 14.6.1")
            else:
                self._open.pop()
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator in INK:
            if ARTIFACT not in self._open and CONTENT not in self._open:
                self._tell("untagged-ink", f"{operator} paints what is neither tagged nor an artifact", UA_TAGGED)
            if operator in TEXT:
                self._show(operands[-1])

    def finish(self) -> PageMarks:
        """Everything that was read."""
        if self._open:
            self._tell("marks-unbalanced", "marked content does not end", "ISO 32000-1, 14.6.1")
        codes = {font: frozenset(shown) for font, shown in self._codes.items()}
        return PageMarks(self._number, self._tags, codes, tuple(self._findings.values()))

    def _begin(self, tag: str, properties: Any) -> None:
        mark = entry(properties, "/MCID")
        kind = ARTIFACT if tag == "/Artifact" else OTHER if mark is None else CONTENT
        if kind != OTHER and {ARTIFACT, CONTENT} & set(self._open):
            self._tell("marks-nested", f"{tag} stands within tagged content or an artifact", UA_TAGGED)
        if kind == CONTENT:
            if int(mark) in self._tags:
                self._tell("mark-twice", f"marked content {int(mark)} is there twice", "ISO 32000-1, 14.7.4.2")
            self._tags[int(mark)] = tag
        self._open.append(kind)

    def _show(self, operand: Any) -> None:
        """Note the codes of a string, or of the strings of an array: two bytes each, as Identity-H has them."""
        from pikepdf import Array, String

        shown = self._codes.setdefault(self._font, set())
        for part in operand if isinstance(operand, Array) else [operand]:
            if isinstance(part, String | str | bytes):
                data = bytes(part) if not isinstance(part, str) else part.encode("latin-1")
                shown.update(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))

    def _tell(self, code: str, message: str, clause: str) -> None:
        self._findings.setdefault(code, Finding(code, message, clause, self._number))
