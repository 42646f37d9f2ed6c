"""Numbers and lists as a language writes them, by CLDR.

Takes numbers, or strings that hold one; gives strings. It never rounds: what the profile says stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from decimal import Decimal, InvalidOperation, localcontext
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
    from babel.numbers import parse_pattern

    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or number.adjusted() - min(exponent, 0) > MAX_DIGITS - 2:
        raise ValueError(f"not a number of at most {MAX_DIGITS} digits: {value!r}")
    locale = cldr.load(identifier)
    pattern = copy(parse_pattern(locale.decimal_formats[None]))
    digits = max(0, -exponent)
    pattern.frac_prec = (digits, digits)  # CLDR's own pattern rounds to three digits and drops trailing zeros
    with localcontext(prec=MAX_DIGITS):
        formatted: str = pattern.apply(number, locale)
    return formatted


def format_list(identifier: str, items: Sequence[str]) -> str:
    """Return the items as one phrase: A, B, and C in `en`; A、B和C in `zh_Hans`; empty for none."""
    from babel.lists import format_list as format_by_cldr

    return format_by_cldr(items, locale=cldr.load(identifier))
