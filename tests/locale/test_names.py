"""Names: order by script, and the forms in which one name is written."""

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from cvbuilder.locale import open_locale
from cvbuilder.locale.names import NameForm, NameParts, one_word, write_name
from cvbuilder.profile import model

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["usual"] or "empty")
def test_a_name_in_each_form(case: dict[str, Any]) -> None:
    name = NameParts(**case["name"])
    for form in get_args(NameForm):
        assert write_name(name, form) == case.get(form, case["usual"]), form


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_a_locale_keeps_the_order_of_the_script(tag: str) -> None:
    assert open_locale(tag).name("Lei", "Zhang") == "Lei Zhang"
    assert open_locale(tag).name("磊", "张") == "张磊"


def test_the_model_offers_the_forms_that_can_be_written() -> None:
    assert {*get_args(NameForm), "both"} == set(get_args(model.NameForm))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Xiao-Ming", "Xiaoming"), ("Chang-An", "Chang'an"), ("Bai-E", "Bai'e"), ("Jian-Ou", "Jian'ou"),
        ("Lei", "Lei"), ("Xi'an", "Xi'an"), ("Mary Jane", "Mary Jane"),
    ],
)  # fmt: skip
def test_pinyin_is_one_word_with_its_apostrophe(given: str, expected: str) -> None:
    assert one_word(given) == expected


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
