"""Dates that cannot be meant: a range in prose that ends before it starts, roles that overlap, the future.

The parser refuses a wrong order of `start` and `end`; here are the years of prose, and what only another entry or
the day of the build can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.profile.model import Dated, Experience, Record
from cvbuilder.profile.text import PartialDate

_YEAR = "(?:19|20)[0-9]{2}"
_RANGES = re.compile(
    rf"\b[Ff]rom (?P<a>{_YEAR}) (?:to|until) (?P<b>{_YEAR})\b"
    rf"|(?<![\w.-])(?P<c>{_YEAR})年?(?:\d\d?月)?(?:至|到| ?[–—～~] ?|--?)(?P<d>{_YEAR})(?:年|(?![\w.-]|–\d))"
)
LONGEST_OVERLAP = 6
"""Months that two positions may overlap: a notice period, a hand-over."""
# Words of positions that are held beside another one.
_BESIDE = re.compile(
    r"part[- ]time|adjunct|visit|guest|consult|advis|board|chair|committee|member|fellow|founder|mentor|lectur"
    r"|intern|student|assistant|freelanc|volunt|contract|honorary|affiliat|director|trustee|ambassador"
    r"|兼|客座|访问|訪問|顾问|顧問|讲席|講席|特聘|名誉|董事|理事|委员|会员|创始|导师|讲师|实习|学生|助教|博士后|志愿|荣誉|合伙",
    re.IGNORECASE,
)
_COMING = ("talks", "teaching", "grants", "service")
"""Sections whose entries are ordinary in the future: a talk that is announced, a course of next term."""


def range_ends_first(subject: Subject) -> Iterator[Found]:
    """Years of a range in prose whose second comes before the first."""
    for words in subject.prose:
        for found in _RANGES.finditer(words.plain):
            start, end = (int(year) for year in found.groups() if year)
            if end < start:
                message = f"the range {found.group()} ends before it starts"
                yield Found(words.where(*found.span()), words.path, message, "exchange the years, or mend one")


def overlapping_roles(subject: Subject) -> Iterator[Found]:
    """Two positions at different employers that overlap for more than half a year, neither of them a part-time one."""
    dated = [entry for entry in subject.profile.experience if _is_full(entry)]
    for first, second in combinations(dated, 2):
        months = min(_last(first, subject.day), _last(second, subject.day)) - max(_first(first), _first(second)) + 1
        if months > LONGEST_OVERLAP and not _names(first) & _names(second):
            message = f"this position and that of line {second.origin.line} overlap for {_length(months)}"
            hint = "close the older one with `end`, or say that one is part-time"
            yield Found(subject.at(f"{first.path}.start"), f"{first.path}.start", message, hint)


def future_dates(subject: Subject) -> Iterator[Found]:
    """Dates after the day of the build; the end of what has begun may lie ahead."""
    day = subject.day
    if day is None:
        return
    for path, date in _dates(subject):
        if date.earliest() > day.latest():
            message = f"{date.iso} lies after the day of the build, {day.iso}"
            yield Found(subject.at(path), path, message, "mend the date, or `updated`")


def _dates(subject: Subject) -> Iterator[tuple[str, PartialDate]]:
    profile = subject.profile
    if profile.updated:
        yield "updated", profile.updated
    if profile.personal and profile.personal.birth:
        yield "personal.birth", profile.personal.birth
    for name in profile.__struct_fields__:
        entries = getattr(profile, name)
        if name not in _COMING and isinstance(entries, tuple):
            yield from _dates_of(entries)
    yield from _dates_of(profile.patents.entries if profile.patents else ())
    for section in profile.custom:
        yield from _dates_of(section.entries)
    for paper in profile.publications:
        if paper.year and paper.status == "published":
            yield f"{paper.path}.year", PartialDate(paper.year)


def _dates_of(entries: Sequence[Record]) -> Iterator[tuple[str, PartialDate]]:
    for entry in entries:
        if isinstance(entry, Dated):
            if entry.date and not entry.expected:
                yield f"{entry.path}.date", entry.date
            if entry.start:
                yield f"{entry.path}.start", entry.start


def _is_full(entry: Experience) -> bool:
    """True for a position with months and without a word that says that it is held beside another."""
    texts = [text.text for value in (entry.position, entry.department, entry.summary) if value for text in value.texts]
    known = entry.start is not None and entry.start.month is not None
    return known and entry.end is not None and not any(_BESIDE.search(text) for text in texts)


def _first(entry: Experience) -> int:
    return _month(entry.start) if entry.start else 0


def _last(entry: Experience, day: PartialDate | None) -> int:
    """The last month of a position; without a day, what goes on has no end."""
    if isinstance(entry.end, PartialDate):
        return entry.end.latest()[0] * 12 + entry.end.latest()[1]
    return _month(day) if day else 12 * 10_000


def _month(date: PartialDate) -> int:
    return date.earliest()[0] * 12 + date.earliest()[1]


def _names(entry: Experience) -> set[str]:
    return {text.text.casefold() for text in entry.organization.texts}


def _length(months: int) -> str:
    return f"{months} months" if months < 12 * 100 else "as long as both go on"
