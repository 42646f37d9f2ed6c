"""The structure tree, read by poppler: everything that a document says, in the order of reading, under the right types.

The order is the document's own in every theme, wherever a side bar or a date stands on the page.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from cvbuilder.document.nodes import Choice, Document, Section
from tests.readback.editions import each_edition, made
from tests.readback.extractors import structure
from tests.readback.normal_form import Cursor, normal
from tests.readback.reading import settled, texts, words
from tests.readback.samples import THEMES, Sample, documents, shipped

TYPES = {"Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Figure", "Link", "Span"}
ROW = re.compile(r'^( *)(?:"(?P<text>.*)"|Object|(?P<type>\w+)(?: \((?:block|inline)\))?:?|/.*)$')


def rows(sample: Sample) -> list[tuple[int, str, str]]:
    """Depth, type and text of each row of the tree."""
    found = []
    for line in structure(sample.pdf).splitlines():
        row = ROW.match(line)
        assert row, line
        if row["type"] or row["text"]:
            found.append((len(row[1]) // 2, row["type"] or "", row["text"] or ""))
    return found


@documents()
def test_the_structure_says_what_the_document_says_in_its_order(sample: Sample) -> None:
    """A date stands between an entry's title and what is told of it, a number before its item."""
    lines: list[str] = []
    for _, kind, text in rows(sample):
        if kind in ("Link", "Span"):
            continue
        lines.append("\n" if kind else text)
    cursor = Cursor("".join(lines))
    ornaments = {block.key for block in sample.document.masthead.blocks if type(block).__name__ == "Monogram"}
    for key, text in texts((sample.document.masthead, *sample.document.sections)):
        if key not in ornaments:
            cursor.expect(text)
    assert cursor.rest == ""


@documents()
def test_types_are_known_and_headings_skip_no_level(sample: Sample) -> None:
    kinds = [kind for _, kind, _ in rows(sample) if kind]
    assert set(kinds) <= TYPES
    assert kinds.count("H1") == 1
    levels = [int(kind[1]) for kind in kinds if kind in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@documents("resume", "cv")
def test_every_theme_is_read_alike(sample: Sample, path: Path, name: str) -> None:
    """A side bar and the place of dates change what one sees, not what one hears."""
    first = shipped(path, THEMES[0])[name]
    assert [row[:2] for row in rows(sample)] == [row[:2] for row in rows(first)]
    assert _text(sample) == _text(first)


def _text(sample: Sample) -> str:
    """All words of the tree, wherever lines end."""
    return normal("".join(text for *_, text in rows(sample)).replace("\n", " "))


@each_edition()
def test_an_edition_is_read_language_by_language(path: Path, kind: str, theme: str) -> None:
    """Each part says what its document says, in order, one after another or side by side on the pages."""
    edition = made(path, kind, theme)
    for built in (edition.bilingual, edition.parallel):
        parts = _parts(structure(built.content))
        assert len(parts) == len(edition.documents)
        for part, document in zip(parts, edition.documents, strict=True):
            shown = settled(document, _left_out(document, part), part)
            blocks = shown.sections if built is edition.parallel else (shown.masthead, *shown.sections)
            cursor = Cursor(part)
            first = next(text for key, text in texts(blocks) if key != "monogram")
            cursor.place = cursor.find(first) - len(normal(first))  # after the switch, and the name that all share
            for key, text in texts(blocks):
                if key != "monogram":
                    cursor.expect(text)
            if built is edition.parallel:
                assert cursor.rest == ""


def _parts(tree: str) -> list[str]:
    """The text of each language's part of a structure tree."""
    parts: list[list[str]] = []
    for line in tree.splitlines():
        row = ROW.match(line)
        assert row, line
        if row["type"] == "Part":
            parts.append([])
        elif parts and (row["type"] or row["text"]):
            parts[-1].append(row["text"] or ("" if row["type"] in ("Link", "Span") else "\n"))
    return ["".join(part) for part in parts]


def _left_out(document: Document, text: str) -> set[str]:
    """The sections that may be left out, and are."""
    choices = [each.alternatives[0][0] for each in document.sections if isinstance(each, Choice)]
    found = {each.key: each for each in choices if isinstance(each, Section) and each.heading is not None}
    return {key for key, each in found.items() if f"\n{words(each.heading.content)}\n" not in text}
