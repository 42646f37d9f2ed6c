"""What is told of YAML that cannot be read, from the table `syntax.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.source import read_bytes

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "syntax.yaml").read_text(encoding="utf-8"))


def told(problem: Diagnostic) -> str:
    assert problem.span
    return f"{problem.span.line}:{problem.span.column} | {problem.message} | {problem.hint}"


@pytest.mark.parametrize("name", CASES)
def test_table(name: str, parser: str) -> None:
    case = CASES[name]
    with pytest.raises(ProfileError) as caught:
        read_bytes(case["text"].encode(), "a.yaml")
    expected = case["told"]
    if parser == "python" and "pure" in case:
        expected = [
            " | ".join([place, *line.split(" | ")[1:]]) for place, line in zip(case["pure"], expected, strict=True)
        ]
    assert [told(problem) for problem in caught.value.diagnostics] == expected


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_beyond_unicode(escape: str, parser: str) -> None:
    with pytest.raises(ProfileError, match="this escape in double quotes"):
        read_bytes(f'a: "{escape}"'.encode(), "a.yaml")


def test_a_surrogate_pair_written_as_escapes(parser: str) -> None:
    with pytest.raises(ProfileError):
        read_bytes(rb'a: "\ud83d\ude00"', "a.yaml")
