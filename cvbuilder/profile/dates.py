"""Dates as profiles write them: takes a scalar's text, gives a PartialDate, or says how the date is written.

ISO 8601 at three precisions, of the Gregorian calendar, in the years 1900 to 2100, and seasons by name
(`2024-spring`). Other habits (`Apr 2022`, `2022/04`, `2022年4月`) are recognised to tell the right form, never
accepted: a profile that two people write should not hold two forms of a date.
"""

from __future__ import annotations

import re

from cvbuilder.profile.text import FIRST_SEASON, SEASONS, PartialDate
from cvbuilder.profile.wrong import Wrong

FIRST_YEAR, LAST_YEAR = 1900, 2100
EXPECTED = "a date such as 2022, 2022-04, 2022-04-30 or 2022-spring"
DATE_PATTERN = (
    r"^(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-(spring|summer|autumn|winter))?$"
)

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-(spring|summer|autumn|winter))?")
_YEAR_FIRST = r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2})(?: ?[-/.月] ?([0-9]{1,2}))?[月日号]?|([0-9]{4})年"
_MONTH_FIRST = r"([0-9]{1,2})[-/.]([0-9]{4})"
_NAMED = r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3,9})\.?(?: ([0-9]{1,2}),?)?,? ([0-9]{4})"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ONGOING = frozenset(("present", "now", "today", "current", "currently", "ongoing", "to date", "至今", "现在", "迄今"))
_SEASONS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter",
}  # fmt: skip
_SEASON_FIRST = r"(spring|summer|autumn|fall|winter),? (?:of )?([0-9]{4})"
_SEASON_LAST = r"([0-9]{4})(?:[- ]|年)?(spring|summer|autumn|fall|winter|[春夏秋冬])[季天]?"
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_date(text: str) -> PartialDate:
    """Return the date that a text writes; raises Wrong where it is another form, or no day of the calendar."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise Wrong(f"`{_short(text)}` is not a date", EXPECTED, _hint(text))
    year = int(found[1])
    month = int(found[2]) if found[2] else None
    day = int(found[3]) if found[3] else None
    if found[4]:
        month = FIRST_SEASON + [str(season) for season in SEASONS].index(found[4])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Wrong(f"the year {year:04d} cannot be meant", f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    if found[2] and month is not None and not 1 <= month <= 12:
        raise Wrong(f"there is no month {found[2]}", "a month from 01 to 12")
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        raise Wrong(f"there is no day {text}", f"a day from 01 to {days_in_month(year, month)}")
    return PartialDate(year, month, day)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month in the Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def _hint(text: str) -> str:
    if text.lower() in _ONGOING:
        return "what still goes on is written `end: present`"
    meant = _meant(text)
    if meant is not None:
        return f"write {meant.iso}"
    season = _season_meant(text.lower())
    return f"write {season}" if season else ""


def _meant(text: str) -> PartialDate | None:
    """The date that another habit of writing means, where there is no doubt."""
    found = re.fullmatch(_YEAR_FIRST, text)
    if found:
        return _checked(found[1] or found[4], found[2], found[3])
    found = re.fullmatch(_MONTH_FIRST, text)
    if found:
        return _checked(found[2], found[1], None)
    found = re.fullmatch(_NAMED, text)
    month = found[2].lower()[:3] if found else ""
    if found and month in _MONTHS:
        return _checked(found[4], str(_MONTHS.index(month) + 1), found[1] or found[3])
    return None


def _season_meant(text: str) -> str:
    """The form of this house for a season that is written in another."""
    if found := re.fullmatch(_SEASON_FIRST, text):
        return f"{found[2]}-{_SEASONS[found[1]]}"
    if found := re.fullmatch(_SEASON_LAST, text):
        return f"{found[1]}-{_SEASONS[found[2]]}"
    return ""


def _checked(year: str, month: str | None, day: str | None) -> PartialDate | None:
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    try:
        return read_date("-".join(parts))
    except Wrong:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "..."
