"""The coverage of a profile as a table: a line for each section, a bar for each language."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cvbuilder.pipeline.checking import Coverage

BAR = 10
"""Cells of a bar."""


def coverage_lines(languages: Sequence[Coverage]) -> Iterator[str]:
    """Yield the table; nothing for a profile in one language, of which there is nothing to compare."""
    names = tuple(dict.fromkeys(section.section for each in languages for section in each.sections))
    if len(languages) < 2 or not names:
        return
    head = "texts"
    rows = [(name, [_section(each, name) for each in languages]) for name in names]
    rows.append(("all", [(each.texts, each.of) for each in languages]))
    width = max(len(name) for name in (*names, head))
    cells = max(len(_cell(*counts)) for _, row in rows for counts in row)
    yield f"  {head:<{width}}  {'  '.join(f'{each.language:<{cells}}' for each in languages)}".rstrip()
    for name, row in rows:
        yield f"  {name:<{width}}  {'  '.join(f'{_cell(*counts):<{cells}}' for counts in row)}".rstrip()


def _section(language: Coverage, name: str) -> tuple[int, int]:
    return next(((each.texts, each.of) for each in language.sections if each.section == name), (0, 0))


def _cell(texts: int, of: int) -> str:
    """A bar with its numbers; a bar is full only where nothing is missing. A language without fields has no bar."""
    if not of:
        return "-"
    full, empty = ("█", "░") if sys.stdout.isatty() else ("#", ".")
    done = texts * BAR // of
    return f"{full * done}{empty * (BAR - done)} {texts}/{of}"
