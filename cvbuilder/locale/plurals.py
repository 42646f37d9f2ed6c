"""Which plural form a number takes: CLDR's rules as trees (UTS 35, part 3, 5.1).

Takes a locale's trees and a number; gives a category. Compact exponents (c, e) are nought: no number here has one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def plural_form(rules: list[Any], number: Decimal) -> str:
    """Return `zero`, `one`, `two`, `few`, `many` or `other` for a number, its zeros after the point counted."""
    operands = operands_of(number)
    return next((category for category, tree in rules if _holds(tree, operands)), "other")


def operands_of(number: Decimal) -> dict[str, Decimal | int]:
    """Return the operands of the rules: n, i, v, w, f, t, c, e."""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    shown = decimals.rstrip("0")
    return {
        "n": abs(number), "i": int(whole), "v": len(decimals), "w": len(shown), "f": int(decimals or 0),
        "t": int(shown or 0), "c": 0, "e": 0,
    }  # fmt: skip


def _holds(tree: Any, operands: dict[str, Decimal | int]) -> bool:
    kind, parts = tree
    if kind == "and":
        return all(_holds(part, operands) for part in parts)
    if kind == "or":
        return any(_holds(part, operands) for part in parts)
    if kind == "not":
        return not _holds(parts[0], operands)
    how, left, (_, ranges) = parts  # a relation: `in` is of whole numbers, `within` of all
    value = _value(left, operands)
    inside = any(_value(low, operands) <= value <= _value(high, operands) for low, high in ranges)
    return inside and (how == "within" or value == int(value))


def _value(tree: Any, operands: dict[str, Decimal | int]) -> Decimal | int:
    kind, parts = tree
    if kind == "value":
        return int(parts[0])
    if kind == "mod":
        return _value(parts[0], operands) % _value(parts[1], operands)
    return operands[kind]
