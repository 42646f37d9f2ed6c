"""Tags: their form, the locale that they mean, and which text serves which document."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.errors import UnknownLocale
from cvbuilder.locale import tags

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("tags.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("asked", "chain"), CASES["resolved"].items())
def test_a_tag_means_a_locale_and_has_a_fallback_chain(asked: str, chain: list[str]) -> None:
    assert tags.resolve(asked) == chain[0]
    assert tags.fallback_chain(asked) == tuple(chain)


@pytest.mark.parametrize(("asked", "expected"), CASES["canonical"].items())
def test_canonical_case(asked: str, expected: str) -> None:
    assert tags.canonical(asked) == expected


@pytest.mark.parametrize("wrong", [str(tag) for tag in CASES["ill_formed"]])
def test_an_ill_formed_tag_is_an_error_that_names_it(wrong: str) -> None:
    with pytest.raises(UnknownLocale) as raised:
        tags.resolve(wrong)
    assert f"“{wrong}”" in raised.value.diagnostics[0].message


def test_an_underscore_gets_a_hint() -> None:
    with pytest.raises(UnknownLocale) as raised:
        tags.parse("zh_hant_hk")
    assert raised.value.diagnostics[0].hint == "write zh-Hant-HK"


@pytest.mark.parametrize(("text", "document", "expected"), CASES["matches"])
def test_which_text_serves_which_document(text: str, document: str, expected: bool) -> None:
    assert tags.matches(text, document) is expected


@pytest.mark.parametrize(("at_hand", "document", "expected"), CASES["best"])
def test_the_best_text_for_a_document(at_hand: list[str], document: str, expected: str | None) -> None:
    assert tags.best_match(at_hand, document) == expected


@pytest.mark.parametrize(("text", "document", "expected"), CASES["script"])
def test_the_script_tells_the_language(text: str, document: str, expected: str) -> None:
    assert tags.script_language(str(text), document) == expected


@given(st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True))
def test_resolving_twice_changes_nothing(tag: str) -> None:
    once = tags.resolve(tag)
    assert tags.resolve(once) == once
    assert tags.canonical(once) == once
    assert tags.matches(tag, once)
