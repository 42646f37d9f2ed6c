"""Numbers and lists as a language writes them, by CLDR.

Takes numbers, or strings that hold one; gives strings. It never rounds: what the profile says stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from cvbuilder.locale import cldr

MAX_DIGITS = 100
"""More than any quantity has; a bound, so that 1e999999 does not fill the memory."""


def format_number(identifier: str, value: int | float | Decimal | str) -> str:
    """Return a number with the grouping and decimal marks of a CLDR locale, all its digits kept.

    Raises ValueError for what is not a finite number of at most `MAX_DIGITS` digits.
    """
    return _format(identifier, str(value))


@lru_cache(maxsize=1024)
def _format(identifier: str, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or number.adjusted() - min(exponent, 0) > MAX_DIGITS - 2:
        raise ValueError(f"not a number of at most {MAX_DIGITS} digits: {value!r}")
    locale = cldr.load(identifier)
    # CLDR's own pattern rounds to three digits and drops trailing zeros; of it come the groups and the sign.
    whole, _, decimals = f"{number.copy_abs():f}".partition(".")
    written = _grouped(whole, locale) + (locale.decimal + decimals if decimals else "")
    return locale.prefixes[number.is_signed()] + written + locale.suffixes[number.is_signed()]


def _grouped(digits: str, locale: cldr.Cldr) -> str:
    """Digits in groups from the right: the first of one size, all others of another (12,34,567 in Hindi)."""
    groups: list[str] = []
    size, further = locale.grouping
    while len(digits) > size:
        groups.append(digits[-size:])
        digits = digits[:-size]
        size = further
    return locale.group.join((digits, *reversed(groups)))


def format_list(identifier: str, items: Sequence[str]) -> str:
    """Return the items as one phrase: A, B, and C in `en`; A、B和C in `zh_Hans`; empty for none."""
    if len(items) < 2:
        return "".join(items)
    patterns = cldr.load(identifier).items
    if len(items) == 2 and "2" in patterns:
        return patterns["2"].format(*items)
    phrase = patterns["start"].format(*items[:2])
    for item in items[2:-1]:
        phrase = patterns["middle"].format(phrase, item)
    return patterns["end"].format(phrase, items[-1])
