"""The proof of one file: everything that is checked, put together.

Takes a file as it was read back, and the Document that it is to show where there is one; gives a Proof. A fault of
the file is a finding, never an error.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from cvbuilder.document.nodes import Document
from cvbuilder.prove import ats_compare, links, text
from cvbuilder.prove.about import about
from cvbuilder.prove.ats import Taken, take
from cvbuilder.prove.characters import characters
from cvbuilder.prove.columns import columns
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import letters
from cvbuilder.prove.reading import FileRead
from cvbuilder.prove.said import Shown, shown
from cvbuilder.prove.standards import Standard, checked

NO_SIDE_BAR: Collection[str] = frozenset()


class Proof(Struct, frozen=True):
    """What came of the proof of a file; `compared`: there was a document to compare it with.

    `strings` of the document were looked for and `found` whole and in order. `unknown` are headings that the reader
    of applications does not know.
    """

    file: str
    pages: int
    compared: bool
    strings: int
    found: int
    links: int
    standards: tuple[Standard, ...]
    findings: tuple[Finding, ...]
    taken: Taken
    unknown: tuple[str, ...] = ()


class _Compared(Struct, frozen=True):
    """What came of a comparison on the assumption that these sections stand in a side bar."""

    document: Shown
    count: text.Count
    findings: tuple[Finding, ...]


def prove(
    read: FileRead, document: Document | None = None, side_bars: Sequence[Collection[str]] = (NO_SIDE_BAR,)
) -> Proof:
    """Prove a file that was read back.

    `side_bars`: which sections may stand in a side bar, as themes have it: a file does not say by which it was made,
    and that with the fewest findings is taken.
    """
    taken = take([page.shown for page in read.pages])
    standards, broken = checked(read.content, read.standards)
    findings = [*characters(read), *about(read, document), *links.sound(read)]
    unknown: tuple[str, ...] = ()
    count = text.Count(0, 0)
    if document is not None:
        compared = min((_compare(document, read, beside) for beside in side_bars), key=lambda each: len(each.findings))
        count = compared.count
        findings += [*compared.findings, *links.compare(compared.document, read)]
        findings += ats_compare.compare(compared.document, taken)
        unknown = ats_compare.unknown_headings(compared.document, taken)
    return Proof(
        file=read.name,
        pages=len(read.pages),
        compared=document is not None,
        strings=count.strings,
        found=count.found,
        links=len(read.links),
        standards=standards,
        findings=tuple(dict.fromkeys((*findings, *broken))),
        taken=taken,
        unknown=unknown,
    )


def _compare(document: Document, read: FileRead, beside: Collection[str]) -> _Compared:
    contents = [page.content for page in read.pages]
    wanted = shown(document, beside, letters("".join(contents)))
    found, findings = columns(wanted, contents)
    strings = matched = 0
    for column in found:
        count, faults = text.compare(column)
        strings, matched = strings + count.strings, matched + count.found
        findings += faults
    return _Compared(wanted, text.Count(strings, matched), (*findings, *text.copied(found, read)))
