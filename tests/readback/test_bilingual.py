"""Bilingual editions, read back: each part is the document in its language, and the switch leads to the same block."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec import Struct

from cvbuilder.layout.boxes import GlyphRun, Pages
from tests.readback.editions import Made, each_edition, made
from tests.readback.extractors import EXTRACTORS

NEAR = 40.0
"""A block's first baseline is at most so far below its top, pt: a name of a speaker's sheet has a line of 42."""
LABELS = {"en": "English", "zh-Hans": "中文"}


class Jump(Struct, frozen=True):
    """A link within a file: its page, its words, and the page and height (pt from the top) that it leads to."""

    page: int
    says: str
    target: int
    y: float


@pytest.fixture
def both(path: Path, kind: str, theme: str) -> Made:
    return made(path, kind, theme)


@pytest.mark.parametrize("extractor", EXTRACTORS)
@each_edition()
def test_each_part_is_the_document_in_its_language(both: Made, extractor: str) -> None:
    """Page by page, but for the first line of each: the switch, on later pages after name and kind."""
    found = list(EXTRACTORS[extractor](both.bilingual.content, None))
    assert len(found) == sum(built.pages for built in both.single) == both.bilingual.pages
    for built in both.single:
        for number, page in enumerate(EXTRACTORS[extractor](built.content, None), 1):
            lines, switched = page.splitlines(), found.pop(0).splitlines()
            head = 0 if number == 1 else 1
            assert "English / 中文" in switched[0]
            assert switched[1:] == lines[head:]


@each_edition()
def test_the_switch_leads_to_the_same_block(both: Made) -> None:
    """The first block that begins on the page is told by the keys of what is painted, in files of one language."""
    jumps = list(_jumps(both.bilingual.content))
    counts = [len(pages.pages) for pages in both.laid_out]
    assert [jump.page for jump in jumps] == list(range(1, sum(counts) + 1))
    for jump in jumps:
        here = 0 if jump.page <= counts[0] else 1
        there = 1 - here
        assert jump.says == LABELS[both.documents[there].language]
        key = _first_shared(both.laid_out[here], jump.page - here * counts[0], both.laid_out[there])
        page, baseline, highest = _begins(both.laid_out[there], key)
        assert jump.target == page + there * counts[0]
        if jump.y == 0:
            assert baseline - highest < NEAR / 2, "something stands above the block"
        else:
            assert 0 < baseline - jump.y < NEAR


def _first_shared(here: Pages, number: int, there: Pages) -> str:
    """The key of the first block that begins on a page and stands in the other language too."""
    known = {run.key for page in there.pages for run in _runs(page)}
    before = {run.key for page in here.pages[: number - 1] for run in _runs(page)}
    own = [run.key for run in _runs(here.pages[number - 1]) if run.key not in before]
    return next(key for key in own if key in known)


def _begins(pages: Pages, key: str) -> tuple[int, float, float]:
    """The page and the baseline of a block's first line, and the highest baseline of that page's column."""
    for number, page in enumerate(pages.pages, 1):
        runs = list(_runs(page))
        for run in runs:
            if run.key == key:
                return number, run.y, min(each.y for each in runs)
    raise AssertionError(key)


def _runs(page: object) -> Iterator[GlyphRun]:
    """What is read on a page, dates beside titles aside: they bear the keys of entries."""
    for placed in page.items:  # type: ignore[attr-defined]
        if placed.part == "body" and isinstance(placed.item, GlyphRun) and placed.item.role != "date":
            yield placed.item


def _jumps(pdf: bytes) -> Iterator[Jump]:
    with pikepdf.open(BytesIO(pdf)) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        for number, page in enumerate(file.pages, 1):
            height = float(page.MediaBox[3])
            for one in page.get("/Annots", []):
                if one.A.S != "/GoTo":
                    continue
                target, fit, left, top, zoom = one.A.D
                assert fit == "/XYZ" and left is None and zoom is None
                yield Jump(number, str(one.Contents), numbers[target.objgen], round(height - float(top), 2))


@each_edition()
def test_the_outline_has_both_languages(both: Made) -> None:
    with pikepdf.open(BytesIO(both.bilingual.content)) as file, file.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["English", "中文"]
        for entry, pages in zip(outline.root, both.laid_out, strict=True):
            wanted = [mark.title for mark in pages.bookmarks if mark.level == 2]
            assert [child.title for child in entry.children] == wanted
        assert str(file.Root.Lang) == both.documents[0].language
        labels = [(int(number), str(label.P)) for number, label in _pairs(list(file.Root.PageLabels.Nums))]
        assert labels == [(0, "English "), (both.single[0].pages, "中文 ")]
        assert str(file.docinfo.Title) == " / ".join(dict.fromkeys(each.title for each in both.documents))


def _pairs(values: list[object]) -> Iterator[tuple[object, object]]:
    return zip(values[::2], values[1::2], strict=True)


@each_edition()
def test_no_line_is_overfull(both: Made) -> None:
    kinds = {warning.kind for built in (both.bilingual, both.parallel) for warning in built.warnings}
    assert kinds <= {"left-out"}
