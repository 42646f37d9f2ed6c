"""Tables of Markdown, and figures as people read them. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.figures import Spread

NONE = "–"
"""What stands in a cell for which there is no figure."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; its first column holds words, the others figures. Raises ValueError where a row has other cells."""
    if any(len(row) != len(head) for row in rows):
        raise ValueError("a row of a table has as many cells as its head")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = ["-" * max(3, widths[0]), *("-" * max(2, width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        (_row(head, widths), "|" + "|".join(f" {cell} " for cell in rule) + "|", *(_row(row, widths) for row in rows))
    )


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(max(3, widths[0]))
    return (
        "|"
        + "|".join((f" {first} ", *(f" {c.rjust(max(3, w))} " for c, w in zip(cells[1:], widths[1:], strict=True))))
        + "|"
    )


def number(figure: float) -> str:
    """A figure with three digits that count: 0.123, 4.56, 78.9, 1,234."""
    size = abs(figure)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3
    return f"{figure:,.{places}f}"


def spread_text(found: Spread | None) -> str:
    """A median with its quartiles: `12.3 (11.9–13.0)`."""
    if found is None:
        return NONE
    return f"{number(found.middle)} ({number(found.low)}–{number(found.high)})"


def both(figures: Sequence[float] | None) -> str:
    """A figure for each language, in their order."""
    return " / ".join(map(number, figures)) if figures else NONE
