"""Author lists as one text: their names, marks, and whether there are more."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.document.author_lists import Listed, read_author, split_authors

CASES: list[tuple[str, str]] = yaml.safe_load(Path(__file__).with_name("author_lists.yaml").read_text("utf-8"))


def told(text: str) -> str:
    names, more = split_authors(text)
    found = [read_author(name) for name in names]
    words = [
        each.name + f" <{each.marks}>" * bool(each.marks) + f" ({each.remark})" * bool(each.remark) for each in found
    ]
    return " | ".join([*words, *["..."] * more])


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_names_and_marks(text: str, expected: str) -> None:
    assert told(text) == expected


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    names, _ = split_authors(text)
    assert all(name.strip() for name in names)
    assert all(isinstance(read_author(name), Listed) for name in names)
