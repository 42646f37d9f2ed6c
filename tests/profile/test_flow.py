"""Running text out of every style of scalar, from a table."""

from __future__ import annotations

from pathlib import Path
from unicodedata import is_normalized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.profile.flow import flow
from cvbuilder.source import Entry, Mapping, Scalar, read, read_bytes

TABLE = read(Path(__file__).parent / "flow.yaml", "flow.yaml")
assert isinstance(TABLE.root, Mapping)
CASES = TABLE.root.entries


@pytest.mark.parametrize("case", CASES, ids=[case.key.text for case in CASES])
def test_table(case: Entry) -> None:
    assert isinstance(case.value, Mapping)
    written, wanted = case.value.get("text"), case.value.get("flow")
    assert isinstance(written, Scalar) and isinstance(wanted, Scalar)
    # The wanted text stands between bars, so that spaces at its ends would show.
    assert f"|{flow(written, TABLE)}|" == wanted.text


def test_text_is_composed() -> None:
    source = read_bytes("Inge\u0301nieur".encode(), "a.yaml")
    assert isinstance(source.root, Scalar)
    assert flow(source.root, source) == "Ing\u00e9nieur"


@given(st.lists(st.text("ab 中，。“—한\t", min_size=1), min_size=1), st.sampled_from(["|", ">", "|-", ">+"]))
@settings(deadline=None)
def test_any_block_becomes_one_line(lines: list[str], header: str) -> None:
    source = read_bytes((f"{header}2\n" + "".join(f"  {line}\n" for line in lines)).encode(), "a.yaml")
    assert isinstance(source.root, Scalar)
    text = flow(source.root, source)
    assert "\n" not in text and "\t" not in text and "  " not in text
    assert text == text.strip()
    assert is_normalized("NFC", text)
    assert text.replace(" ", "") == "".join("".join(lines).split())
