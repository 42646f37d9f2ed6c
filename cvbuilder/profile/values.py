"""Single values: takes a scalar and the kind that its field needs, gives the value.

Scalars come as text and are typed by the field alone: `2022` is a date, a number or a text by where it
stands, and `no` is never a truth value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cvbuilder.profile import addresses
from cvbuilder.profile.amounts import EXPECTED as AMOUNT
from cvbuilder.profile.amounts import read_amount
from cvbuilder.profile.dates import EXPECTED as DATE
from cvbuilder.profile.dates import read_date
from cvbuilder.profile.fields import ValueKind
from cvbuilder.profile.languages import check_tag
from cvbuilder.profile.sections import read_tag
from cvbuilder.profile.text import NEUTRAL, CountryCode, LanguageTag
from cvbuilder.profile.wrong import Wrong
from cvbuilder.source import Scalar

MAX_NUMBER = 999_999
_NUMBER = re.compile("[1-9][0-9]{0,5}")
COUNTRY_PATTERN = "^[A-Z]{2}$"
_UNQUOTED = "write it without quotes"

EXPECTED: dict[ValueKind, str] = {
    "text": "a text",
    "number": "a whole number",
    "truth": "true or false",
    "date": DATE,
    "url": "a link such as https://example.org",
    "email": "an e-mail address",
    "phone": "a telephone number",
    "language": "a language tag such as en or zh",
    "path": "a path below the profile's folder",
    "tag": "a tag such as research",
    "amount": AMOUNT,
    "country": "a country's code of two capital letters, such as CN or GB",
}
"""What each kind is called where something else stands."""


def read_value(scalar: Scalar, text: str, kind: ValueKind) -> Any:
    """Return the value of a kind; `text` is the scalar's running text. Raises Wrong."""
    if kind == "text":
        return text
    if kind == "number":
        return _number(scalar, text)
    if kind == "truth":
        return _truth(scalar, text)
    return _READERS[kind](text)


def _number(scalar: Scalar, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise Wrong(f"`{text[:40]}` is not a number that can stand here", f"a whole number from 1 to {MAX_NUMBER}")
    if scalar.style != "plain":
        raise Wrong("the number stands in quotes, as a text", EXPECTED["number"], _UNQUOTED)
    return int(text)


def _truth(scalar: Scalar, text: str) -> bool:
    if text in ("true", "false"):
        if scalar.style != "plain":
            raise Wrong(f"`{text}` stands in quotes, as a text", EXPECTED["truth"], _UNQUOTED)
        return text == "true"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false", "true": "true", "false": "false"}
    hint = f"write `{meant[text.lower()]}`" if text.lower() in meant else ""
    raise Wrong(f"`{text[:40]}` is neither true nor false", EXPECTED["truth"], hint)


def _language(text: str) -> LanguageTag:
    if text.lower() == NEUTRAL:
        raise Wrong(f"`{NEUTRAL}` stands for no language in particular", EXPECTED["language"])
    return LanguageTag(check_tag(text))


def _country(text: str) -> CountryCode:
    if not re.fullmatch(COUNTRY_PATTERN, text):
        hint = f"write `{text.upper()}`" if re.fullmatch(COUNTRY_PATTERN, text.upper()) else ""
        raise Wrong(f"`{text[:40]}` is not a country's code", EXPECTED["country"], hint)
    return CountryCode(text)


_READERS: dict[ValueKind, Callable[[str], Any]] = {
    "date": read_date,
    "url": addresses.read_url,
    "email": addresses.read_email,
    "phone": addresses.read_phone,
    "language": _language,
    "path": addresses.read_path,
    "tag": read_tag,
    "amount": read_amount,
    "country": _country,
}
