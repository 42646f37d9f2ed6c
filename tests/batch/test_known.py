"""The table of names: it answers as a dictionary would, and takes little room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.batch.known import Known


@given(st.lists(st.tuples(st.text(max_size=4), st.integers(0, 2**63)), max_size=3000))
def test_it_answers_as_a_dictionary(pairs: list[tuple[str, int]]) -> None:
    known, expected = Known(), {}
    for name, place in pairs:
        known.remember(name, place)
        expected[name] = place
    assert len(known) == len(expected)
    assert {name: known.place(name) for name in expected} == expected
    assert known.place("never said") is None


def test_many_names_take_little_room() -> None:
    known = Known()
    for number in range(100_000):
        known.remember(f"person-{number}.resume.en.pdf", number)
    assert all(known.place(f"person-{number}.resume.en.pdf") == number for number in range(0, 100_000, 997))
    assert known._keys.itemsize * (len(known._keys) + len(known._places)) <= 48 * 100_000
