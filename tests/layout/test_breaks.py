"""Where a line may end, case by case (breaks.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

RULES = yaml.safe_load(Path(__file__).with_name("breaks.yaml").read_text("utf-8"))
CASES = [
    pytest.param(case, id=f"{rule['rule'].partition(':')[0]} {case if isinstance(case, str) else case[0]}")
    for rule in RULES
    for case in rule["cases"]
]
AT_A_PRICE = 100.0


def told(marked: str) -> tuple[str, set[int]]:
    """The text of a case, and the places where a line may end at a price or not at all."""
    text, dear = "", set()
    for character in marked:
        if character == "¦":
            dear.add(len(text))
        elif character != "|":
            text += character
    return text, dear


def penalties(text: str, case_of_type: Any, **options: Any) -> dict[int, float]:
    """The places where a line may end, as indexes of the text, with what each costs."""
    items, _ = case_of_type.items(text, **options)
    found, place = {}, 0
    for atom, gap in zip(items.atoms, items.gaps, strict=True):
        start = text.index(atom.text, place)
        if start and gap.penalty is not None:
            found[start] = gap.penalty
        place = start + len(atom.text)
    return found


@pytest.mark.parametrize("case", CASES)
def test_breaks(case: str | list[Any], case_of_type: Any) -> None:
    marked, options = (case, {}) if isinstance(case, str) else case
    text, dear = told(marked)
    found = penalties(text, case_of_type, **options)
    cheap = set(found) - {place for place in dear if found.get(place, 0.0) >= AT_A_PRICE}
    shown = "".join("|" * (place in cheap) + each for place, each in enumerate(text))
    assert shown == marked.replace("¦", "")


def test_a_soft_hyphen_that_the_author_typed_shows_a_hyphen_at_the_lines_end(case_of_type: Any) -> None:
    """UAX 14, 5.3: at the line's end it is drawn, elsewhere it is not."""
    first, second = case_of_type.lines("representa\u00adtion", 60.0, "en", "left")
    assert (first.text, second.text) == ("representa\u00ad", "tion")
    last = first.items[-1].glyphs[-1]
    assert (last.text, last.gid) == ("\u00ad", ord("-"))
    (whole,) = case_of_type.lines("representa\u00adtion", 100.0, "en", "left")
    assert [glyph.gid for run in whole.items for glyph in run.glyphs].count(ord("-")) == 0
