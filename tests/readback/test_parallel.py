"""Parallel editions, read back: each column says what the document of its language says, block beside block."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.document.nodes import Choice, Document, Heading, Section
from cvbuilder.layout.boxes import GlyphRun
from cvbuilder.layout.parallel import columns_of
from tests.readback.editions import Made, each_edition, made
from tests.readback.extractors import EXTRACTORS, Area, as_read
from tests.readback.normal_form import Cursor
from tests.readback.reading import settled, texts, words

LEVEL = 0.01
"""Baselines that differ by less, pt, are one."""


@pytest.fixture
def both(path: Path, kind: str, theme: str) -> Made:
    return made(path, kind, theme)


@pytest.mark.parametrize("extractor", EXTRACTORS)
@each_edition()
def test_each_column_says_what_its_language_says(both: Made, extractor: str) -> None:
    """All of it, once, in order; a name that is the same in both stands over both columns, a monogram at the right."""
    lost = {warning.key for warning in both.parallel.warnings if warning.kind == "left-out"}
    shared = len({_name(document) for document in both.documents}) == 1
    for number, document in enumerate(both.documents):
        column = "\n".join(EXTRACTORS[extractor](both.parallel.content, _area(both, number)))
        shown = settled(document, lost, column)
        cursor = Cursor(column)
        for key, text in texts((shown.masthead, *shown.sections)):
            if (key == "monogram" and number < len(both.documents) - 1) or (key == "name" and shared and number):
                continue
            letters = dict(texts((both.documents[0].masthead,))).get(key, "") if key == "monogram" else text
            cursor.expect(as_read(_name(document) if key == "name" else letters, extractor))
        assert cursor.rest == ""


def _area(both: Made, number: int) -> Area:
    """The area of a language's column between head and foot, to the middle of the gap on either side."""
    page, gap = both.style.page, both.style.parts_gap / 2
    x, width = columns_of(both.style)[number]
    top, bottom = (page.head + page.top) / 2, page.height - (page.foot + page.bottom) / 2
    return Area(page.left + x - gap, top, page.left + x + width + gap, bottom)


def _name(document: Document) -> str:
    """The name as it stands in a column: in one script, as the other column has the other."""
    heading = next(block for block in document.masthead.blocks if isinstance(block, Heading))
    return words([node for node in heading.content if getattr(node, "role", "") != "other-name"]).strip()


@each_edition()
def test_blocks_of_one_key_are_level(both: Made) -> None:
    """The first line of each block stands on one baseline in all languages that have it."""
    places: dict[str, dict[str, tuple[int, float]]] = {}
    languages = [document.language for document in both.documents]
    left = both.style.page.left
    edges = [left + x + width + both.style.parts_gap / 2 for x, width in columns_of(both.style)]
    for number, page in enumerate(both.pages.pages):
        for placed in page.items:
            run = placed.item
            if placed.part == "body" and isinstance(run, GlyphRun) and run.role not in ("date", "list-number"):
                column = next(at for at, edge in enumerate(edges) if run.x < edge)
                places.setdefault(run.key, {}).setdefault(languages[column], (number, run.y))
    shared = {key: found for key, found in places.items() if len(found) == len(languages)}
    uneven = {
        key: found
        for key, found in shared.items()
        if len({page for page, _ in found.values()}) > 1
        or max(y for _, y in found.values()) - min(y for _, y in found.values()) > LEVEL
    }
    assert uneven == {}
    assert len(shared) > len(both.edition.parts[0].document.sections)


@each_edition()
def test_no_heading_stands_alone_at_the_foot(both: Made) -> None:
    headings = {section.key for section in both.pages.bookmarks}
    for page in both.pages.pages:
        keys = [placed.item.key for placed in page.items if isinstance(placed.item, GlyphRun) and placed.part == "body"]
        assert keys and keys[-1] not in headings


@each_edition()
def test_bookmarks_have_the_words_of_all_languages(both: Made) -> None:
    """A section that only one language has keeps its own title."""
    found = [mark.title for mark in both.pages.bookmarks if mark.level == 2]
    titles: dict[str, list[str]] = {}
    for document in both.documents:
        for section in document.sections:
            inner = section.alternatives[0][0] if isinstance(section, Choice) else section
            assert isinstance(inner, Section)
            own = [block for block in inner.blocks if isinstance(block, Heading) and block.level == 2]
            for heading in (inner.heading,) if inner.heading is not None else own:
                key = inner.key if inner.heading is not None else heading.key
                titles.setdefault(key, []).append(words(heading.content))
    lost = {warning.key for warning in both.parallel.warnings if warning.kind == "left-out"}
    assert sorted(found) == sorted(" / ".join(told) for key, told in titles.items() if key not in lost)
