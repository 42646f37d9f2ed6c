"""Dates and periods as a language writes them, at the precision at which they are known.

Takes years, months and days; gives strings by CLDR's skeletons, or by patterns of the user's own. It builds
calendar dates only, never instants, so no time zone has a say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cvbuilder.locale import cldr
from cvbuilder.locale.patterns import DateForms, is_skeleton, pattern_for, skeleton_of, tokens_of

if TYPE_CHECKING:
    import datetime

When = tuple[int, int | None, int | None]
"""Year, month and day; None for what is not known. There is no day without a month; a month from 21 is a season."""

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""ISO 8601-2, 4.8. Their names are the catalog's: CLDR has none."""


def season(when: When) -> str:
    """Return the name of a date's season, '' if it has none."""
    return SEASONS.get(when[1] or 0, "")


def precision(when: When) -> str:
    """Return how precise a date is: `year`, `month` or `day`. Raises ValueError for a day without a month."""
    if when[1] is None and when[2] is not None:
        raise ValueError(f"a day without a month: {when}")
    return "year" if when[1] is None else "month" if when[2] is None else "day"


@lru_cache(maxsize=4096)
def format_date(identifier: str, when: When, form: str = "") -> str:
    """Return a date in the words of a CLDR locale: Apr 2022 in `en`, 2022年4月 in `zh_Hans`.

    `form` is a skeleton or a pattern, the usual one if empty. Raises ValueError for a day that the calendar
    does not have: what a profile says has been checked before.
    """
    known = precision(when)
    locale = cldr.load(identifier)
    return _apply(locale, pattern_for(locale, form or DateForms().of(known), known), when)


def format_short_interval(identifier: str, start: When, end: When, forms: DateForms) -> str:
    """Return a period that says once what its ends have in common, by CLDR: Jul – Sep 2016, 2016年7月至9月.

    An empty string where CLDR has nothing shorter: ends of different precision or different years, a pattern of
    the user's own.
    """
    known = precision(start)
    form = forms.of(known)
    if known == "year" or start[0] != end[0] or precision(end) != known or not is_skeleton(form):
        return ""
    locale = cldr.load(identifier)
    field = "M" if start[1] != end[1] else "d"
    pieces = locale.intervals.get(skeleton_of(form, known), {}).get(field)
    if not pieces:
        return ""
    return "".join(_apply(locale, piece, when) for piece, when in zip(pieces, (start, end), strict=True))


def _apply(locale: cldr.Cldr, pattern: str, when: When) -> str:
    """Fill a pattern (UTS 35, part 4, 8). Raises ValueError for no real day, or a field of no such width."""
    import datetime

    day = datetime.date(when[0], when[1] or 1, when[2] or 1)
    return "".join(text if text is not None else _field(locale, field, day) for field, text in tokens_of(pattern))


def _field(locale: cldr.Cldr, field: str, day: datetime.date) -> str:
    letter, width = field[0], len(field)
    if letter == "y":
        year = f"{day.year:0{width}d}"
        return year[-2:] if width == 2 else year
    if letter in "dML" and width < 3:
        return f"{day.day if letter == 'd' else day.month:0{width}d}"
    width = 3 if letter == "E" and width < 3 else width
    words = (locale.months if letter in "ML" else locale.days).get(letter, {}).get(str(width))
    if words is None:
        raise ValueError(f"no field of a date: {field!r}")
    return words[day.month - 1 if letter in "ML" else day.weekday()]
