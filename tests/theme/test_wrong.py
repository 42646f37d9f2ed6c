"""A theme with wrong tokens is refused, with the place of each of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.errors import ThemeError
from cvbuilder.source import read_bytes
from cvbuilder.theme import load_theme, resolve

PLAIN = Path(__file__).with_name("plain.yaml").read_text("utf-8")
CASES = yaml.safe_load(Path(__file__).with_name("wrong.yaml").read_text("utf-8"))


def with_part(part: str) -> str:
    """The part in front of what is left of the plain theme without the keys that the part has."""
    kept: list[str] = []
    own = {line.partition(":")[0] for line in part.splitlines() if not line.startswith(" ")}
    keeping = False
    for line in PLAIN.splitlines():
        if line and not line.startswith((" ", "#")):
            keeping = line.partition(":")[0] not in own
        if keeping:
            kept.append(line)
    return part + "\n".join(kept) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_wrong_tokens(case: dict[str, Any]) -> None:
    source = read_bytes(with_part(case["part"]).encode(), "mine.yaml")
    with pytest.raises(ThemeError) as raised:
        resolve(source, case.get("language", "en"), "a4")
    found = [
        (f"{each.span.line}:{each.span.column}" if each.span else "", each.path, str(each))
        for each in raised.value.diagnostics
    ]
    assert [(place, path) for place, path, _ in found] == [(place, path) for place, path, *_ in case["says"]]
    for (_, _, told), (_, _, *words) in zip(found, case["says"], strict=True):
        assert all(word in told for word in words), told


def test_the_other_language_is_not_to_blame() -> None:
    part = "list: { indent: { en: 11, zh: wide } }\n"
    source = read_bytes(with_part(part).encode(), "mine.yaml")
    assert resolve(source, "en", "a4").list.indent == 11
    with pytest.raises(ThemeError):
        resolve(source, "zh-Hans", "a4")


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(ThemeError, match=r"there is no theme fancy.*classic"):
        load_theme("fancy")


def test_a_role_without_a_style_is_an_error_of_the_theme() -> None:
    with pytest.raises(ThemeError, match="theme classic has no style for sidebar"):
        resolve(load_theme("classic"), "en", "a4").block("sidebar")
