"""Words wider than their column: cut between clusters, told, and no others touched."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.layout.emergency import cut_wide_words
from cvbuilder.layout.linebreak import break_lines


def test_what_fits_comes_back_as_it_was(case_of_type: Any) -> None:
    items, _ = case_of_type.items("a word of 中文", "en")
    assert cut_wide_words(items, 30.0) == (items, ())


def test_a_wide_word_is_cut_and_its_neighbours_are_not(case_of_type: Any) -> None:
    items, _ = case_of_type.items("see incomprehensible now", "en")
    found, words = cut_wide_words(items, 40.0)
    assert words == ("incomprehensible",)
    assert [atom.text for atom in found.atoms] == ["see", *"incomprehensible", "now"]
    lines = [
        "".join(atom.text for atom in found.atoms[line.start : line.end]) for line in break_lines(found, 40.0, False)
    ]
    assert all(len(line) <= 8 for line in lines) and "".join(lines) == "seeincomprehensiblenow"


def test_a_mark_stays_with_its_letter(case_of_type: Any) -> None:
    items, _ = case_of_type.items("e\u0301" * 12, "en")
    found, _ = cut_wide_words(items, 40.0)
    assert {atom.text for atom in found.atoms} == {"e\u0301"}


@given(st.text("ab中，。 ", max_size=40), st.floats(11, 120))
def test_no_text_is_lost_and_no_piece_is_wider_than_its_column(case_of_type: Any, text: str, measure: float) -> None:
    items, _ = case_of_type.items(text)
    found, _ = cut_wide_words(items, measure)
    assert "".join(atom.text for atom in found.atoms) == "".join(atom.text for atom in items.atoms)
    assert all(atom.width <= measure for atom in found.atoms)
