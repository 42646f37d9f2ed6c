"""Dates as a language writes them, at the precision at which they are known.

Takes years, months and days; gives strings by CLDR's skeletons y, yMMM and yMMMd. It builds calendar dates
only, never instants, so no time zone has a say.
"""

from __future__ import annotations

from functools import lru_cache

from cvbuilder.locale import cldr

When = tuple[int, int | None, int | None]
"""Year, month and day; None for what is not known. There is no day without a month."""


@lru_cache(maxsize=4096)
def format_date(identifier: str, when: When) -> str:
    """Return a date in the words of a CLDR locale: Apr 2022 in `en`, 2022年4月 in `zh_Hans`.

    Raises ValueError for a day that the calendar does not have: what a profile says has been checked before.
    """
    import datetime

    from babel.dates import parse_pattern

    year, month, day = when
    if month is None and day is not None:
        raise ValueError(f"a day without a month: {when}")
    skeleton = "y" if month is None else "yMMM" if day is None else "yMMMd"
    locale = cldr.load(identifier)
    pattern = parse_pattern(locale.datetime_skeletons[skeleton])
    return pattern.apply(datetime.date(year, month or 1, day or 1), locale)
