"""Dates and periods as the reader of applications finds them, in English and in Chinese.

Takes a line, gives what stands beside its date and the date in ISO 8601. Pure.
"""

from __future__ import annotations

import re

from msgspec import Struct

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}},\s*{_YEAR}|{_MONTH}\s+{_YEAR}|{_YEAR}\s*年(?:\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?)?"
    rf"|{_YEAR}[-./]\d{{1,2}}(?![\d])|\d{{1,2}}/{_YEAR}|{_YEAR}(?![\d年]))"
)
_NOW = "(?:present|now|current|today|至今|迄今|现在|現在|目前|今)"
_TO = r"\s*(?:–|—|-|~|～|〜|to|until|至|到)\s*"
_NOTE = r"(?:\s*[（(](?:expected|预计|預計|[^()（）]*(?:years?|yrs?|months?|mos?|个月|個月|年|月))[)）])?"
_PERIOD = re.compile(
    rf"(?:expected\s+|since\s+|预计|預計)?(?P<start>{_DATE})(?:{_TO}(?P<end>{_DATE}|{_NOW})|\s*(?P<now>至今|迄今)"
    rf"|\s*起)?{_NOTE}",
    re.IGNORECASE,
)
_AFTER_PROSE = re.compile(
    r"(?:\b(?:in|since|by|of|from|at|to|and|for|the|on|until|before|after)|[于於在自从從，。；、,;(（])$"
)
_BEFORE_PROSE = re.compile(r"^[)）,.，。、；;]|^(?:年|月|至|度|级|届)")


class Dated(Struct, frozen=True):
    """A line with a date at its start or end: what else it says, and the date; `end` is `..` for what goes on."""

    rest: str
    start: str
    end: str = ""
    closes: bool = False

    @property
    def iso(self) -> str:
        """The date or period by ISO 8601."""
        return f"{self.start}/{self.end}" if self.end else self.start


def dated(line: str) -> Dated | None:
    """Return a line's date, if one stands at its start or end as a reader of forms expects it, else None."""
    line = re.sub(r"\s+", " ", line).strip()
    found = list(_PERIOD.finditer(line))
    for match in (*found[-1:], *found[:1]):
        before, after = line[: match.start()].rstrip(), line[match.end() :].lstrip()
        marks = "|·•,，" if match["end"] or match["now"] else "|·•"  # a comma may well stand before a year in prose
        before, after = before.rstrip(marks), after.lstrip(marks)
        if before.strip() and after.strip():
            continue
        if _AFTER_PROSE.search(before.strip()) or _BEFORE_PROSE.match(after):
            continue
        start, end = _iso(match["start"]), match["end"] or match["now"] or ""
        end = "" if not end else _iso(end) or ".."
        return Dated((before or after).strip(), start, end, bool(before.strip()))
    return None


def _iso(words: str) -> str:
    """A date by ISO 8601 as far as it is known; '' for a word for now."""
    year = re.search(_YEAR, words)
    if year is None:
        return ""
    numbers = [int(each) for each in re.findall(r"\d+", words.replace(year[0], " ", 1))]
    month = re.match(r"[a-z]{3}", words.lower())
    if month is not None:
        numbers.insert(0, _MONTHS.index(month[0]) + 1)
    return "-".join((year[0], *(f"{each:02}" for each in numbers)))
