"""The proof of one file: everything that is checked, put together.

Takes a file as it was read back, and the Document that it is to show where there is one; gives a Proof. A fault of
the file is a finding, never an error.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, islice, product

from msgspec import Struct

from cvbuilder.document.nodes import Document, Edition
from cvbuilder.prove import ats_compare, links, text
from cvbuilder.prove.about import about
from cvbuilder.prove.ats import Taken, take
from cvbuilder.prove.characters import characters
from cvbuilder.prove.columns import columns
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import letters
from cvbuilder.prove.reading import FileRead, PageRead
from cvbuilder.prove.said import Shown, by_letters, choices, shown, strings_of
from cvbuilder.prove.standards import Standard, checked

NO_SIDE_BAR: Collection[str] = frozenset()


PRESS = "press"
"""The kind of document that no employer reads: what a machine takes it for is told, and is no finding."""
MOST_VERSIONS = 256
"""How many versions of an edition side by side are tried."""


class Proof(Struct, frozen=True):
    """What came of the proof of a file; `compared`: there was a document to compare it with.

    `strings` of the document were looked for and `found` whole and in order. `taken`: what the reader of applications
    takes each part for, one for a document, one for each language of a bilingual edition. `unknown` are headings that
    it does not know.
    """

    file: str
    pages: int
    compared: bool
    strings: int
    found: int
    links: int
    standards: tuple[Standard, ...]
    findings: tuple[Finding, ...]
    taken: tuple[Taken, ...]
    unknown: tuple[str, ...] = ()


class _Compared(Struct, frozen=True):
    """What came of a comparison on the assumption that these sections stand in a side bar."""

    document: Shown
    count: text.Count
    findings: tuple[Finding, ...]


def prove(
    read: FileRead, said: Document | Edition | None = None, side_bars: Sequence[Collection[str]] = (NO_SIDE_BAR,)
) -> Proof:
    """Prove a file that was read back.

    `side_bars`: which sections may stand in a side bar, as themes have it: a file does not say by which it was made,
    and that with the fewest findings is taken.
    """
    standards, broken = checked(read.content, read.standards)
    findings = [*read.faults, *characters(read), *about(read, said), *links.sound(read)]
    taken: list[Taken] = []
    unknown: list[str] = []
    strings = found = 0
    parts = _parts(said, read)
    shown_by: list[Shown] = []
    for document, pages in parts:
        tried = _level(document, pages) if _is_parallel(said) else [_compare(document, pages, bar) for bar in side_bars]
        best = min(tried, key=lambda each: len(each.findings))
        strings, found = strings + best.count.strings, found + best.count.found
        findings += best.findings
        shown_by.append(best.document)
        taken.append(take([page.shown for page in pages]))
        if not _is_parallel(said):  # the lines of two languages are read as one: nobody reads such a text by machine
            findings += ats_compare.compare(best.document, taken[-1]) if document.kind != PRESS else ()
            unknown += ats_compare.unknown_headings(best.document, taken[-1])
    findings += links.compare(shown_by, read, level=_is_parallel(said)) if shown_by else ()
    return Proof(
        file=read.name,
        pages=len(read.pages),
        compared=said is not None,
        strings=strings,
        found=found,
        links=len(read.links),
        standards=standards,
        findings=tuple(dict.fromkeys((*findings, *broken))),
        taken=tuple(taken) or (take([page.shown for page in read.pages]),),
        unknown=tuple(unknown),
    )


def _is_parallel(said: Document | Edition | None) -> bool:
    return isinstance(said, Edition) and said.rows is not None


def _parts(said: Document | Edition | None, read: FileRead) -> list[tuple[Document, Sequence[PageRead]]]:
    """What the file says, in the parts that are laid out each for itself, with their pages."""
    if said is None:
        return []
    if isinstance(said, Document):
        return [(said, read.pages)]
    if said.rows is not None:
        return [(said.rows, read.pages)]
    documents = [part.document for part in said.parts]
    ends = _ends(documents, read)
    starts = (0, *ends)
    return [(each, read.pages[start:end]) for each, start, end in zip(documents, starts, ends, strict=False)]


def _ends(documents: Sequence[Document], read: FileRead) -> tuple[int, ...]:
    """Where each part of a bilingual edition ends: as most of their strings stand on their pages."""
    pages = [letters(page.content) for page in read.pages]
    wanted = [{letters(each.text) for each in strings_of(document)} for document in documents]
    score = [[sum(len(string) for string in strings if string in page) for page in pages] for strings in wanted]
    cuts = combinations(range(1, max(len(pages), len(documents))), len(documents) - 1)

    def told(cut: Sequence[int]) -> int:
        bounds = (0, *cut, len(pages))
        return sum(sum(row[start:end]) for row, start, end in zip(score, bounds, bounds[1:], strict=False))

    return (*max(cuts, key=told), len(pages))


def _compare(document: Document, pages: Sequence[PageRead], beside: Collection[str]) -> _Compared:
    contents = [page.content for page in pages]
    wanted = shown(document, beside, by_letters(letters("".join(contents))))
    found, findings = columns(wanted, contents)
    strings = matched = 0
    for column in found:
        count, faults = text.compare(column)
        strings, matched = strings + count.strings, matched + count.found
        findings += faults
    return _Compared(wanted, text.Count(strings, matched), (*findings, *text.copied(found, pages)))


def _level(document: Document, pages: Sequence[PageRead]) -> list[_Compared]:
    """Compare languages side by side with their pages, for each version that may be shown."""
    tried = []
    several = list(choices(document.sections))
    for picked in islice(product(*(choice.alternatives for choice in several)), MOST_VERSIONS):
        versions = {id(choice): version for choice, version in zip(several, picked, strict=True)}
        wanted = shown(document, NO_SIDE_BAR, lambda choice, versions=versions: versions[id(choice)])  # type: ignore[misc]
        (column,), findings = columns(wanted, [page.content for page in pages])
        count, faults = text.compare_level(column)
        tried.append(_Compared(wanted, count, (*findings, *faults)))
        if not tried[-1].findings:
            break
    return tried
