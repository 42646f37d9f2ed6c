"""Lines and columns of offsets, as the reader of the file counts them."""

from __future__ import annotations

import pytest

from cvbuilder.source.places import Places

CASES = (
    ("", 0, (1, 1)),
    ("ab", 1, (1, 2)),
    ("ab", 2, (1, 3)),
    ("a\nb", 2, (2, 1)),
    ("a\r\nb", 3, (2, 1)),
    ("a\rb", 2, (2, 1)),
    ("a\x85b", 2, (2, 1)),
    ("a\n\nb\n", 4, (3, 2)),
    ("a\n", 2, (2, 1)),
    ("中\n文字", 3, (2, 2)),
    ("a\x0bb\u2028c", 4, (1, 5)),
)


@pytest.mark.parametrize(("text", "offset", "place"), CASES)
def test_places(text: str, offset: int, place: tuple[int, int]) -> None:
    span = Places(text, "a.yaml").span(offset, offset)
    assert (span.line, span.column) == place
    assert (span.file, span.start, span.end) == ("a.yaml", offset, offset)
