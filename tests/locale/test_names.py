"""Names: order by script, and the forms in which one name is met."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.locale import open_locale

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["whole"] or "empty")
def test_whole_name_and_forms(tag: str, case: dict[str, Any]) -> None:
    locale = open_locale(tag)
    assert locale.name(case["given"], case["family"]) == case["whole"]
    assert locale.name_forms(case["given"], case["family"]) == tuple(case["forms"])


@pytest.mark.parametrize(
    ("tag", "people", "expected"),
    [
        ("en", ["Ada Li", "Lin Yuan"], ", "),
        ("zh", ["Ada Li", "Lin Yuan"], ", "),
        ("zh", ["李雅", "袁林"], "，"),
        ("zh", ["李雅", "Lin Yuan"], ", "),
        ("en", ["李雅", "袁林"], ", "),
    ],
)
def test_what_stands_between_names(tag: str, people: list[str], expected: str) -> None:
    assert open_locale(tag).name_separator(people) == expected
