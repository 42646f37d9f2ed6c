"""Quantities as profiles write them, and where in a profile they may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cvbuilder.profile.amounts import AMOUNT_PATTERN, read_amount
from cvbuilder.profile.fields import Either, Fields, Many, Shape, TextOr, field, plan
from cvbuilder.profile.measured import HOLDERS
from cvbuilder.profile.model import Profile, Quantity, Record
from cvbuilder.profile.text import Amount
from cvbuilder.profile.wrong import Wrong


def test_quantities_stand_only_where_they_are_judged() -> None:
    held = {
        name
        for name in plan(Profile).names
        if Quantity in set(reached(field(Profile, name).shape)) and name != "settings"
    }
    assert held == set(HOLDERS)


def reached(shape: Shape, seen: frozenset[type[Record]] = frozenset()) -> Iterator[type[Record]]:
    """Every class that a shape can hold."""
    match shape:
        case Many():
            yield from reached(shape.item, seen)
        case Either():
            yield from reached(shape.other, seen)
        case TextOr():
            yield from reached(shape.record, seen)
        case Fields() if shape.cls not in seen:
            yield shape.cls
            for name in plan(shape.cls).names:
                yield from reached(field(shape.cls, name).shape, seen | {shape.cls})


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40", "40", ""),
        ("0.5", "0.5", ""),
        ("37-71", "37", "71"),
        ("3 – 5", "3", "5"),
        ("999999999999999", "9" * 15, ""),
    ],
)
def test_amounts(text: str, low: str, high: str) -> None:
    assert read_amount(text) == Amount(low, high)
    assert re.search(AMOUNT_PATTERN, text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2,000,000", "write `2000000`"),
        ("2 million", "write `2000000`"),
        ("2.5M", "write `2500000`"),
        ("1.25亿", "write `125000000`"),
        ("200万", "write `2000000`"),
        ("0.5k", "write `500`"),
        ("37%", "write `37`, with `unit: percent`"),
        ("5+", "write `5`, with `approx: plus`"),
        ("many", ""),
        ("007", ""),
        ("١٢", ""),
    ],
)
def test_the_hint_of_an_amount(text: str, hint: str) -> None:
    with pytest.raises(Wrong) as caught:
        read_amount(text)
    assert caught.value.hint == hint
