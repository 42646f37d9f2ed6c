"""Tables of Markdown and the figures in them."""

from __future__ import annotations

import pytest

from benchmarks.figures import Spread
from benchmarks.tables import both, number, spread_text, table


@pytest.mark.parametrize(
    ("figure", "expected"),
    [(0.0234, "0.023"), (0.5, "0.500"), (4.567, "4.57"), (78.94, "78.9"), (1234.5, "1,234"), (-12.34, "-12.3")],
)
def test_a_figure_has_the_digits_that_count(figure: float, expected: str) -> None:
    assert number(figure) == expected


def test_a_table_is_markdown_with_words_left_and_figures_right() -> None:
    assert table(("what", "ms"), [("a", "1.0"), ("long name", "23.0")]).splitlines() == [
        "| what      |   ms |",
        "| --------- | ---: |",
        "| a         |  1.0 |",
        "| long name | 23.0 |",
    ]


def test_a_row_with_other_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        table(("a", "b"), [("c",)])


def test_what_is_not_known_is_a_dash() -> None:
    assert spread_text(None) == both(None) == both([]) == "–"
    assert spread_text(Spread(1.0, 2.0, 3.0)) == "2.00 (1.00–3.00)"
    assert both([45.67, 8.0]) == "45.7 / 8.00"
