"""How long a period was, and in words.

Takes dates at their precision; gives years and months by the calendar, and CLDR's words for them. Both ends count:
from March to May are three months, as résumés reckon. It asks no clock: what still goes on ends on the day that
it is given.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from cvbuilder.locale import cldr
from cvbuilder.locale.dates import When, season
from cvbuilder.locale.plurals import plural_form

Span = tuple[int, int, int]
"""Whole years, months and days."""


def span_of(start: When, end: When) -> Span:
    """Return how long a period is, as precisely as both ends are known; nothing for an end before its start.

    Years and seasons give the difference of the years alone; months count both ends; days do too.
    """
    if start[1] is None or end[1] is None or season(start) or season(end):
        return (max(0, end[0] - start[0]), 0, 0)
    if start[2] is None or end[2] is None:
        months = 12 * (end[0] - start[0]) + end[1] - start[1] + 1
        return (months // 12, months % 12, 0) if months > 0 else (0, 0, 0)
    first, after = datetime.date(start[0], start[1], start[2]), _next_day(end[0], end[1], end[2])
    months = 12 * (after.year - first.year) + after.month - first.month - (after.day < first.day)
    if after <= first:
        return (0, 0, 0)
    return (months // 12, months % 12, 0) if months else (0, 0, (after - first).days)


def _next_day(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day) + datetime.timedelta(days=1)


def format_span(identifier: str, span: Span) -> str:
    """Return a length of time in words: 3 years 2 months, 3年2个月; an empty string for no time at all."""
    parts = [
        unit_phrase(identifier, unit, count)
        for unit, count in zip(("year", "month", "day"), span, strict=True)
        if count
    ]
    if len(parts) < 2:
        return "".join(parts)
    return cldr.load(identifier).pair.format(*parts)


def unit_phrase(identifier: str, unit: str, count: int) -> str:
    """Return a number of units of time by CLDR's plural rules: 1 year, 2 months, 2个月."""
    return f"{count}{unit_words(identifier, unit, Decimal(count))}"


def unit_words(identifier: str, unit: str, count: Decimal) -> str:
    """Return what follows a number of units of time, a space included where the language has one: ` years`, 个月.

    zh-Hant's CLDR types a space after a digit; it goes, since layout sets the distance of Han and digits (CLREQ).
    """
    locale = cldr.load(identifier)
    patterns = locale.units[unit]
    words = (patterns.get(plural_form(locale.plurals, count)) or patterns["other"]).replace("{0}", "")
    return words.strip() if locale.language in ("zh", "yue") else words
