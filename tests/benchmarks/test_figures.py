"""Medians, ratios turn by turn, straight lines; held to numpy's way of least squares written out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import Spread, differences, line_through, ratios, spread

FIGURES = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([3.0], Spread(3.0, 3.0, 3.0)),
        ([1.0, 3.0], Spread(1.5, 2.0, 2.5)),
        ([5.0, 1.0, 2.0, 4.0, 3.0], Spread(2.0, 3.0, 4.0)),
    ],
)
def test_a_spread_is_the_median_between_the_quartiles(figures: list[float], expected: Spread) -> None:
    assert spread(figures) == expected


def test_a_ratio_is_taken_turn_by_turn() -> None:
    # The median of ratios, not the ratio of medians: the second turn was disturbed on both sides.
    assert ratios([2.0, 20.0, 2.0], [1.0, 10.0, 4.0]).middle == 2.0
    assert differences([5.0, 50.0], [1.0, 45.0]).middle == 4.5


def test_later_turns_of_one_side_alone_do_not_count() -> None:
    assert ratios([2.0, 2.0, 900.0], [1.0, 1.0]) == Spread(2.0, 2.0, 2.0)


@given(slope=FIGURES, start=FIGURES, places=st.sets(st.integers(-1000, 1000), min_size=2, max_size=20))
def test_points_on_a_line_give_that_line(slope: float, start: float, places: set[int]) -> None:
    line = line_through([(x, start + slope * x) for x in places])
    size = max(1.0, abs(slope) * 1000, abs(start))
    assert math.isclose(line.slope, slope, abs_tol=1e-6 * size)
    assert math.isclose(line.at(7), start + 7 * slope, abs_tol=1e-5 * size)


def test_a_line_through_points_beside_it_by_hand() -> None:
    # Means 2 and 3; sums of products 3, of squares 2: slope 1.5, start 0; left over 1/6 + 2/3 + ... = 1.5 of 6.
    line = line_through([(1, 2), (2, 2), (3, 5)])
    assert (line.slope, line.start) == (1.5, 0.0)
    assert line.fit == pytest.approx(0.75)


def test_level_points_lie_on_a_level_line() -> None:
    line = line_through([(1, 4), (2, 4), (9, 4)])
    assert (line.slope, line.start, line.fit) == (0, 4, 1)


def test_points_at_one_place_have_no_line() -> None:
    with pytest.raises(ValueError, match="no line"):
        line_through([(1, 2), (1, 3)])
