"""Where pages end, case by case (pages.yaml), and what a document's last page looks like."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.document.nodes import Cell, Row
from cvbuilder.layout.galley import Strip, height_of
from cvbuilder.layout.paginate import EMPTY_COST, STUB, STUB_COST, paginate

CASES = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_text("utf-8"))
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


def block(make: Any, number: int, words: str) -> Any:
    kind, *sizes = words.split()
    lines = [int(size) for size in sizes]
    if kind == "p":
        return make.paragraph(NAMES[number], *lines)
    if kind == "l":
        return make.bullets(NAMES[number], *lines)
    if kind == "h":
        return make.heading(f"标题{NAMES[number]}")
    return make.entry(f"录{NAMES[number]}", *(make.paragraph(NAMES[number], size) for size in lines))


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_page_ends_where_the_rule_says(case: Any, press: Any, make: Any) -> None:
    blocks = [block(make, number, words) for number, words in enumerate(case["blocks"])]
    assert [len(page) for page in press.lines(*blocks)] == case["pages"]


LINES = st.lists(st.sampled_from([None, 0.0, 0.0, 20.0, 120.0]), min_size=1, max_size=26)


def galley(penalties: list[float | None]) -> tuple[Strip, ...]:
    return tuple(Strip(10.0, (), penalty=penalty, space_before=2.0) for penalty in penalties)


def cost_of(pages: list[tuple[Strip, ...]], height: float) -> tuple[int, float]:
    """What some pages cost, told apart from the paginator: how many they are, then the rest."""
    cost = 0.0
    for page, following in pairwise(pages):
        cost += (following[0].penalty or 0.0) + EMPTY_COST * (1 - height_of(page) / height) ** 2
    if len(pages) > 1:
        cost += STUB_COST * max(0.0, 1 - height_of(pages[-1]) / height / STUB) ** 2
    return len(pages), cost


def every_way(strips: tuple[Strip, ...], height: float) -> list[list[tuple[Strip, ...]]]:
    """All pages that strips may be cut into."""
    if not strips:
        return [[]]
    found = []
    for end in range(1, len(strips) + 1):
        if height_of(strips[:end]) > height + 0.01:
            break
        if end == len(strips) or strips[end].penalty is not None:
            found += [[strips[:end], *rest] for rest in every_way(strips[end:], height)]
    return found


@given(LINES)
def test_no_other_way_to_cut_the_pages_costs_less(penalties: list[float | None]) -> None:
    strips, height = galley([0.0, *penalties[:13]]), 58.0
    ways = every_way(strips, height)
    if not ways:
        return
    frames = paginate(strips, height)
    pages = [tuple(placement.strip for placement in frame) for frame in frames]
    assert [strip for page in pages for strip in page] == list(strips)
    found, best = cost_of(pages, height), min(cost_of(way, height) for way in ways)
    assert found[0] == best[0] and found[1] == pytest.approx(best[1])


def test_pages_may_be_filled_to_their_ends() -> None:
    strips = galley([0.0] * 11)
    assert [len(frame) for frame in paginate(strips, 118.0)] == [9, 2]
    assert [len(frame) for frame in paginate(strips, 118.0, filled=True)] == [10, 1]


def test_a_lower_first_frame_stays_empty_if_nothing_fits_it() -> None:
    strips = galley([0.0, None, None, 0.0])
    assert [len(frame) for frame in paginate(strips, 100.0, 20.0)] == [0, 4]
    for lowest in (0.0, -5.0):
        assert [len(frame) for frame in paginate(strips, 100.0, lowest)] == [0, 4]
        assert paginate((), 100.0, lowest) == ((),)


def test_cells_that_are_too_many_for_the_measure_stand_in_balanced_rows(press: Any, make: Any) -> None:
    """Three of four cells would have room side by side."""
    row = Row(tuple(Cell((make.paragraph(name),)) for name in "甲乙丙丁"), key="stats")
    (page,) = press.pages(row, theme=press.theme().replace("width: 240", "width: 320")).pages
    first = [placed.item for placed in page.items if placed.item.text[0] in "甲乙丙丁"]
    assert [(run.text[0], round(run.x)) for run in first if run.text[1:2] == "一"] == [
        ("甲", 20), ("乙", 165), ("丙", 20), ("丁", 165),
    ]  # fmt: skip
