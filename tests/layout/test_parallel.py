"""Two languages side by side, in type of exact widths: two columns of nine em, lines of 16 pt, ten lines to a page."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest
from msgspec.structs import replace

from cvbuilder.document.nodes import PARALLEL, Block, Cell, Choice, Document, Paragraph, Row, Section, Text
from cvbuilder.errors import DoesNotFit
from cvbuilder.layout.boxes import GlyphRun, Pages
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.layout.parallel import columns_of
from cvbuilder.theme import Style
from cvbuilder.theme.level import side_by_side

COLUMNS = "columns: { gap: 10, languages: 20, share: 1 }"


def said(name: str, lines: int) -> Paragraph:
    """A paragraph of so many lines of nine characters, named by its key."""
    return Paragraph((Text((name + "字" * 8) * lines, "zh-Hans"),), "body", f"key.{name}")


def style(press: Any, *tokens: str, count: int = 2) -> Style:
    return side_by_side([press.style(theme=press.theme(COLUMNS, *tokens))] * count)


def rows(press: Any, *cells: tuple[Block, ...] | None, **fields: Any) -> Document:
    found = tuple(None if blocks is None else Cell(blocks) for blocks in cells)
    section = Section(None, (Row(found, PARALLEL, "main.row"),), "main", "main")
    return press.document(**({"sections": (section,)} | fields))


def laid_out(press: Any, *cells: tuple[Block, ...] | None, **fields: Any) -> Pages:
    return lay_out(rows(press, *cells, **fields), style(press), press.faces)


def lines(pages: Pages) -> list[list[str]]:
    """The first character of each line of each page, `·` for a column that is blank there."""
    found = []
    for page in pages.pages:
        runs = [placed.item for placed in page.items if placed.part == "body" and isinstance(placed.item, GlyphRun)]
        levels = groupby(sorted(runs, key=lambda run: (run.y, run.x)), key=lambda run: run.y)
        found.append(
            ["".join(next((run.text[0] for run in level if start <= run.x < start + 90), "·") for start in (20, 130))
             for level in (list(runs) for _, runs in levels)]
        )  # fmt: skip
    return found


def test_what_has_one_key_begins_level(press) -> None:
    pages = laid_out(
        press, (said("甲", 1), said("乙", 3), said("丙", 1)), (said("甲", 2), said("乙", 1), said("丙", 1))
    )
    assert lines(pages) == [["甲甲", "·甲", "乙乙", "乙·", "乙·", "丙丙"]]


def test_a_block_that_one_language_lacks_leaves_its_place_blank(press) -> None:
    pages = laid_out(press, (said("甲", 1), said("丙", 1)), (said("甲", 1), said("乙", 2), said("丙", 1)))
    assert lines(pages) == [["甲甲", "·乙", "·乙", "丙丙"]]
    assert lines(laid_out(press, None, (said("甲", 1),))) == [["·甲"]]
    assert lines(laid_out(press, (said("甲", 1), said("乙", 1)), (said("乙", 1), said("丁", 1)))) == [
        ["甲·", "乙乙", "·丁"]
    ]


def test_a_page_ends_between_rows_rather_than_inside_one(press) -> None:
    document = rows(press, (said("甲", 36), said("乙", 8)), (said("甲", 1), said("乙", 8)))
    tall = press.style(theme=press.theme(COLUMNS).replace("height: 200", "height: 680"))
    pages = lay_out(document, side_by_side([tall, tall]), press.faces)
    assert lines(pages) == [["甲甲", *["甲·"] * 35], ["乙乙"] * 8]


def test_a_row_longer_than_a_page_goes_on_in_both_columns(press) -> None:
    """No page begins or ends with a single line of a paragraph, on either side."""
    pages = laid_out(press, (said("甲", 14),), (said("甲", 13),))
    assert [len(page) for page in lines(pages)] == [10, 4]
    assert lines(pages)[1] == ["甲甲"] * 3 + ["甲·"]
    shorter = laid_out(press, (said("甲", 14),), (said("甲", 11),))
    assert [page[0] for page in lines(shorter)] == ["甲甲", "甲甲"]


def test_a_row_is_read_through_in_one_language_before_the_other(press) -> None:
    pages = laid_out(press, (said("甲", 2), said("乙", 2)), (said("甲", 2), said("乙", 2)))
    (page,) = pages.pages
    order = [(item.key[-1], item.x) for item in (placed.item for placed in page.items) if isinstance(item, GlyphRun)]
    assert [(key, x < 100) for (key, x), _ in groupby(order)] == [
        ("甲", True), ("甲", False), ("乙", True), ("乙", False),
    ]  # fmt: skip


def test_headings_side_by_side_are_one_bookmark(press, make) -> None:
    pages = laid_out(press, (make.heading("甲"), said("乙", 1)), (make.heading("甲"), said("乙", 1)))
    assert [mark.title for mark in pages.bookmarks] == ["甲"]
    other = replace(make.heading("甲"), content=(Text("丙", "zh-Hans"),))
    pages = laid_out(press, (make.heading("甲"), said("乙", 1)), (other, said("乙", 1)))
    assert [mark.title for mark in pages.bookmarks] == ["甲 / 丙"]


def test_a_choice_is_made_for_all_languages_at_once(press) -> None:
    """What fits on one page in one language alone is too long."""
    long, short = (
        Choice(((said("甲", 8),), (said("甲", 2),)), key="c"),
        Choice(((said("甲", 12),), (said("甲", 3),)), key="c"),
    )
    document = rows(press, (long,), (short,), page_limit=1)
    assert lines(lay_out(document, style(press), press.faces)) == [["甲甲", "甲甲", "·甲"]]


def test_what_does_not_fit_is_named_by_its_block(press) -> None:
    with pytest.raises(DoesNotFit) as caught:
        laid_out(press, (said("甲", 8), said("乙", 4)), (said("甲", 8), said("乙", 4)), page_limit=1)
    assert "key.乙" in [diagnostic.path for diagnostic in caught.value.diagnostics]


def test_figures_break_alike_in_columns_of_unequal_width(press) -> None:
    """Three figures have room in the wider column alone."""
    cells = tuple(Cell((Paragraph((Text(sign, "zh-Hans"),), "stat-value", f"k.{sign}"),)) for sign in "甲乙丙")
    figures = (Row(cells, "stats", "row"),)
    themes = [press.theme(f"columns: {{ gap: 0, share: {share} }}") for share in (1.8, 1.0)]
    styles = [press.style(theme=theme.replace("width: 240", "width: 420")) for theme in themes]
    (page,) = lay_out(rows(press, figures, figures), side_by_side(styles), press.faces).pages
    runs = [placed.item for placed in page.items if isinstance(placed.item, GlyphRun)]
    assert len({run.y for run in runs if run.text == "乙"}) == len({run.y for run in runs if run.text == "丙"}) == 1
    assert {run.y for run in runs if run.text == "乙"} < {run.y for run in runs}


def test_three_languages_turn_the_page(press) -> None:
    two, three = style(press), style(press, count=3)
    assert (two.page.width, two.page.height) == (three.page.height, three.page.width) == (240, 200)
    assert [width for _, width in columns_of(two)] == [90, 90]
    assert [round(x) for x, _ in columns_of(three)] == [0, 60, 120]


def test_the_larger_leading_and_space_serve_both(press) -> None:
    loose, dense = (
        press.style(theme=press.theme("entry: { gap: 0.5 }").replace("leading: 16", f"leading: {leading}"))
        for leading in (20, 16)
    )
    for part in side_by_side([dense, loose]).parts:
        assert part.block("body").text.leading == 20
        assert part.entry_gap == 10
