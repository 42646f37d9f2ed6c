"""The rules of lines, case by case, in a face whose widths are round numbers (lines.yaml)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.layout.boxes import GlyphRun, LinkArea

RULES = yaml.safe_load(Path(__file__).with_name("lines.yaml").read_text("utf-8"))
CASES = [
    pytest.param(case, id=f"{rule['rule'].partition(':')[0]}-{number}")
    for rule in RULES
    for number, case in enumerate(rule["cases"], 1)
]


@pytest.mark.parametrize("case", CASES)
def test_lines(case: list[Any], case_of_type: Any, places: Callable[..., list[tuple[str, float]]]) -> None:
    text, width, expected, *rest = case
    options: dict[str, Any] = dict(rest[0]) if rest else {}
    at, overfull = options.pop("at", None), options.pop("overfull", 0.0)
    if not isinstance(text, str):
        text = [{key: tuple(value) if isinstance(value, list) else value for key, value in part.items()} for part in text]
    lines = case_of_type.lines(text, width * case_of_type.em, **options)
    assert [line.text.replace("\u00ad", "¬") for line in lines] == expected
    assert max(line.overfull for line in lines) == pytest.approx(overfull)
    if at is not None:
        told = [" ".join(f"{cluster}@{x:g}" for cluster, x in places(line)) for line in lines]
        assert told == at
