"""Putting inline nodes together: separators, brackets, labels, patterns, dates.

All words and punctuation come from the catalog, so that a Chinese line has Chinese marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Inline, Text, Time
from cvbuilder.profile.model import Contact, Dated, Education, Experience
from cvbuilder.profile.text import PartialDate, Present

Inlines = tuple[Inline, ...]


def joined(c: Composition, parts: Iterable[Inlines], separator: str = "fact", role: str = "separator") -> Inlines:
    """Return the parts that are not empty with the catalog's separator between them."""
    found: list[Inline] = []
    for part in parts:
        if part:
            if found:
                found.append(c.message("punctuation", separator, role))
            found.extend(part)
    return tuple(found)


def bracketed(c: Composition, content: Inlines, role: str = "") -> Inlines:
    """Return the content in the language's brackets, () if there is none."""
    if not content:
        return ()
    return (c.message("punctuation", "open_bracket", role), *content, c.message("punctuation", "close_bracket", role))


def labelled(c: Composition, label: Inlines, content: Inlines) -> Inlines:
    """Return a strong label, the language's colon and the content; either may be empty."""
    if not label or not content:
        return label + content
    strong = tuple(replace(node, strong=True) if isinstance(node, Text) else node for node in label)
    colon = replace(c.message("punctuation", "label"), strong=True)
    space = "" if colon.text.endswith((" ", "：")) else " "
    return (*strong, replace(colon, text=colon.text + space), *content)


def with_label(c: Composition, name: str, content: Inlines) -> Inlines:
    """Return a label of the catalog, not strong, and the content; () without content."""
    if not content:
        return ()
    return (c.message("label", name), c.message("punctuation", "label"), *content)


def filled(c: Composition, pattern: str, values: Mapping[str, Inlines], role: str = "") -> Inlines:
    """Return a pattern of the catalog with nodes in its places."""
    found: list[Inline] = []
    for piece in re.split(r"(\{\w+\})", pattern):
        if piece[:1] == "{" and piece[1:-1] in values:
            found.extend(values[piece[1:-1]])
        elif piece:
            found.append(Text(piece, c.language, role))
    return tuple(found)


def when(c: Composition, entry: Dated) -> Inlines:
    """Return an entry's date or period as words with its machine value, () if it has none."""
    if entry.date is not None:
        words = _date(c, entry.date)
        if entry.expected:
            words = c.locale.format("date", "expected", date=words)
        return (Time(words, entry.date.iso, c.language, "date"),)
    if entry.start is None:
        return ()
    if entry.end is None:
        return (Time(_date(c, entry.start), entry.start.iso, c.language, "date"),)
    machine = ".." if entry.end == "present" else entry.end.iso
    words = _with_duration(c, entry, _period(c, entry.start, entry.end, entry.expected))
    return (Time(words, f"{entry.start.iso}/{machine}", c.language, "date"),)


def _period(c: Composition, start: PartialDate, end: PartialDate | Present, expected: bool) -> str:
    if end == "present":
        return _unbroken(c.locale.interval(_parts(start), "present"))
    if expected:
        return c.locale.format("date", "expected_interval", start=_date(c, start), end=_date(c, end))
    return _unbroken(c.locale.interval(_parts(start), _parts(end)))


def _with_duration(c: Composition, entry: Dated, period: str) -> str:
    """The period with how long it was, where the profile asks for that; what goes on lasts until the build's day."""
    manner = c.profile.settings.dates
    end = c.day if entry.end == "present" else entry.end
    if manner is None or not manner.durations or entry.start is None or not isinstance(end, PartialDate):
        return period
    duration = c.locale.duration(_parts(entry.start), _parts(end))
    return c.locale.format("date", "with_duration", period=period, duration=_unbroken(duration)) if duration else period


def place(c: Composition, record: Contact | Education | Experience) -> Inlines:
    """Return a record's location with its country, in the order of the language: London, United Kingdom; 英国伦敦."""
    words = c.inlines(record.location)
    if record.country is None:
        return words
    country: Inlines = (Text(c.country_name(record.country, record), c.language),)
    return filled(c, c.locale.text("label", "place"), {"location": words, "country": country}) if words else country


def date_words(c: Composition, date: PartialDate, role: str = "") -> Inlines:
    """Return a date as a node."""
    return (Time(_date(c, date), date.iso, c.language, role),)


def _date(c: Composition, date: PartialDate) -> str:
    return _unbroken(c.locale.date(*_parts(date)))


def _unbroken(date: str) -> str:
    """A date breaks at its dash, never between month and year."""
    return date.replace(" ", "\u00a0")


def _parts(date: PartialDate) -> tuple[int, int | None, int | None]:
    return (date.year, date.month, date.day)


def words_of(content: Sequence[Inline]) -> str:
    """Return the plain words of inline content; fields count for nothing."""
    return "".join(getattr(node, "text", "") for node in content)
