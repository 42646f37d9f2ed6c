"""Plots: what is drawn stands where its figures say."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from benchmarks.figures import Line
from benchmarks.pictures import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Plot, Series, ends, sheet, ticks

SVG = "{http://www.w3.org/2000/svg}"
PLOT = Plot("Time", "pages", "time, ms", (Series("ours <now>", ((0, 0), (50, 100), (100, 200))),))


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (100, [0, 20, 40, 60, 80, 100]),
        (48, [0, 10, 20, 30, 40, 50]),
        (9999, [0, 2000, 4000, 6000, 8000, 10000]),
        (0.9, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0, [0, 1]),
    ],
)
def test_ticks_are_round_and_reach_the_most(most: float, expected: list[float]) -> None:
    assert ticks(most) == expected


def test_points_stand_where_their_figures_say() -> None:
    root = ElementTree.fromstring(sheet([PLOT]))
    dots = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in root.iter(f"{SVG}circle")]
    right, top, foot = WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    assert dots[:3] == [(LEFT, foot), ((LEFT + right) / 2, (top + foot) / 2), (right, top)]


def test_a_plot_says_what_its_axes_are_and_the_lines_equation() -> None:
    root = ElementTree.fromstring(sheet([PLOT]))
    said = {"".join(node.itertext()) for node in root.iter(f"{SVG}text")}
    assert {"Time", "pages", "time, ms", "ours <now>: 2.00 x + 0.000, R² 1.000"} <= said


def test_pictures_are_dark_on_white_and_the_same_each_time() -> None:
    drawn = sheet([PLOT, PLOT, PLOT])
    assert drawn == sheet([PLOT, PLOT, PLOT])
    assert f'<rect width="{2 * WIDTH}" height="{2 * HEIGHT}" fill="#ffffff"/>' in drawn
    assert len(re.findall("<g ", drawn)) == 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line(1, 0, 1), ((0, 0), (10, 10))),
        (Line(2, 0, 1), ((0, 0), (5, 10))),
        (Line(1, -4, 1), ((4, 0), (10, 6))),
        (Line(-1, 8, 1), ((0, 8), (10, 0))),
    ],
)
def test_a_line_ends_at_the_frame(line: Line, expected: object) -> None:
    assert ends(line, 10, 10) == expected
