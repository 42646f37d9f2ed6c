"""Quantities as profiles write them: takes a scalar's text, gives an Amount; says which units there are.

A number is written plainly (`2000000`, `0.5`), a range with a hyphen or an en dash (`37-71`); how a language
writes it is the locale's to say. Other habits (`2,000,000`, `2 million`, `200万`) are recognised to tell the
right form, never accepted.
"""

from __future__ import annotations

import re

from cvbuilder.profile.text import Amount
from cvbuilder.profile.wrong import Wrong

MAX_DIGITS = 15
"""Digits before the point at most: no quantity of a life has more."""
EXPECTED = "a number such as 40, 0.5 or 2000000, or a range such as 37-71"
_NUMBER = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"
AMOUNT_PATTERN = rf"^{_NUMBER}( ?[-–] ?{_NUMBER})?$"

TIMES: tuple[str, ...] = ("year", "month", "week", "day", "hour", "minute")
"""Units of time; their words are CLDR's."""
CURRENCIES: tuple[str, ...] = (
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "MOP", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "USD",
    "VND", "ZAR",
)  # fmt: skip
"""Codes of ISO 4217; their names and symbols are CLDR's."""
NOUNS: tuple[str, ...] = (
    "album", "algorithm", "article", "award", "book", "championship", "citation", "city", "client", "company",
    "competition", "conference", "country", "course", "customer", "dataset", "device", "download", "edition",
    "employee", "engineer", "event", "experiment", "grant", "journal", "language", "lecture", "medal", "member",
    "model", "monograph", "paper", "participant", "patent", "person", "presentation", "product", "project",
    "publication", "repository", "review", "school", "standard", "star", "startup", "student", "talk", "team",
    "thesis", "time", "university", "user", "vehicle", "visitor", "win", "work", "workshop",
)  # fmt: skip
"""What can be counted by name: each catalog's table has its words."""
UNITS: tuple[str, ...] = ("percent", *TIMES, *NOUNS, *CURRENCIES)

_MULTIPLES = {
    "k": 3, "thousand": 3, "m": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "万": 4, "萬": 4, "亿": 8, "億": 8,
}  # fmt: skip


def read_amount(text: str) -> Amount:
    """Return the number or range that a text writes; raises Wrong for anything else."""
    found = re.fullmatch(rf"({_NUMBER})(?: ?[-–] ?({_NUMBER}))?", text, re.ASCII)
    if not found:
        raise _wrong(text)
    low, high = found[1], found[2] or ""
    if high and not _less(low, high):
        raise Wrong(f"the range `{text}` does not rise", EXPECTED, "the smaller number comes first")
    return Amount(low, high)


def _wrong(text: str) -> Wrong:
    if re.fullmatch(r"[-−–] ?[0-9.]+", text):
        return Wrong(f"`{text}` is negative", EXPECTED, "a quantity is a count or a measure, never below zero")
    if re.fullmatch(r"[0-9]{16,}(?:\.[0-9]*)?", text):
        return Wrong(f"`{text[:40]}` has too many digits", f"at most {MAX_DIGITS} before the point")
    if re.fullmatch(rf"{_NUMBER}[0-9]+", text):
        return Wrong(f"`{text[:40]}` has too many digits", "at most 6 after the point")
    return Wrong(f"`{text[:40]}` is not a number that can stand here", EXPECTED, _hint(text))


def _hint(text: str) -> str:
    plain = text.replace(",", "").replace("，", "").replace("_", "").replace("\u00a0", " ").strip()
    if re.fullmatch(_NUMBER, plain, re.ASCII):
        return f"write `{plain}`"
    if re.fullmatch(rf"{_NUMBER} ?%", plain):
        return f"write `{plain[:-1].strip()}`, with `unit: percent`"
    if re.fullmatch(rf"{_NUMBER}\+", plain):
        return f"write `{plain[:-1]}`, with `approx: plus`"
    found = re.fullmatch(rf"({_NUMBER}) ?([a-z]+|[万萬亿億])", plain.lower())
    if found and found[2] in _MULTIPLES:
        return f"write `{_times(found[1], _MULTIPLES[found[2]])}`"
    return ""


def _times(number: str, power: int) -> str:
    """A number times a power of ten, by moving its point."""
    whole, _, decimals = number.partition(".")
    digits = whole + decimals.ljust(power, "0")
    point = len(whole) + power
    rest = digits[point:].rstrip("0")
    return (digits[:point].lstrip("0") or "0") + (f".{rest}" if rest else "")


def _less(low: str, high: str) -> bool:
    return _order(low) < _order(high)


def _order(number: str) -> tuple[int, str]:
    whole, _, decimals = number.partition(".")
    return int(whole), decimals.rstrip("0")
