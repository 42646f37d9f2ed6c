"""The structure tree, read by poppler: everything that a document says, in the order of reading, under the right types.

The order is the document's own in every theme, wherever a side bar or a date stands on the page.
"""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.readback.extractors import structure
from tests.readback.normal_form import Cursor, normal
from tests.readback.reading import texts
from tests.readback.samples import PROFILES, THEMES, Sample, documents, shipped

GOLDEN = Path(__file__).with_name("structure")
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


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tree_of_a_resume(path: Path, language: str) -> None:
    """Golden files, as `pdfinfo -struct-text` prints them: CVBUILDER_REGEN=1 writes them anew."""
    name = f"{path.stem}.resume.{language}"
    found = structure(shipped(path, "classic")[f"{name}.pdf"].pdf)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        golden.write_text(found, "utf-8", newline="\n")
    assert found == golden.read_text("utf-8")
