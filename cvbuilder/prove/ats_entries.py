"""The entries of a section as the reader of applications finds them: who, as what, from when to when.

Takes the lines of a section, gives entries. An entry begins with a line that has a date at its start or end, or
above a line that is a date alone; without a date, with a short line that names a title or a school and is no
sentence. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.prove.ats_dates import Dated, dated
from cvbuilder.prove.ats_words import DEGREE, LABELS, SCHOOL, TITLE

_HAN = "[\u4e00-\u9fff]"
_SEPARATORS = re.compile(rf"\s*[·|｜•\t]\s*|\s+—\s+|\s{{2,}}|(?<={_HAN})\s+(?={_HAN})")
_WITH_DASHES = re.compile(rf"{_SEPARATORS.pattern}|\s+[–-]\s+")
_GOES_ON = re.compile(r"(?:[·|｜,&/、]|\b(?:of|in|and|for|the|at))$")
_CONTINUES = re.compile(r"^(?:[·|｜,&/、]|(?:of|in|and|for)\b|(?:Co|Ltd|Inc|Corp)\.|(?:LLC|GmbH)\b)")
_SENTENCE = re.compile(r"[.!?。！？；;]$")
_LEAD_IN = re.compile(r"^[^:：]{1,40}[:：]")
_MARK = "• "
LONGEST = 90
"""The longest line that is taken for the head of an entry, in characters."""


class Position(Struct, frozen=True):
    """An entry: an employer and a title, or a school and a degree; `when` by ISO 8601. Empty where not found."""

    organization: str
    title: str
    when: str


class _Entry(Struct):
    """An entry that is being read."""

    head: list[str]
    date: Dated | None = None


def entries(lines: Sequence[str], *, school: bool) -> Iterator[Position]:
    """Yield the entries of a section's lines; `school`: they are of schools and degrees."""
    for entry in _read(lines, school):
        organization, title = _parted(_joined(entry.head), school)
        if organization or title:
            yield Position(organization, title, entry.date.iso if entry.date else "")


def _read(lines: Sequence[str], school: bool) -> list[_Entry]:
    found: list[_Entry] = []
    told = 0  # how many lines belong to what was read before
    for place, line in enumerate(lines):
        if place < told:
            continue
        date = _date(line, school)
        if date is not None and not date.rest and found and found[-1].date is None and told == place:
            found[-1].date = date
            told = place + 1
        elif date is not None and (first := _start(lines, place, told, bool(date.rest))) < place + bool(date.rest):
            head = [*lines[first:place], *([date.rest] if date.rest else [])]
            told = _end(lines, place, head, school)
            found.append(_Entry(head, date))
        elif date is None and _opens(lines, place, told, school):
            head = [line]
            told = _end(lines, place, head, school)
            found.append(_Entry(head))
    return found


def _date(line: str, school: bool) -> Dated | None:
    """The date of a line that an entry begins with; a year alone may stand in any sentence."""
    date = None if line.startswith(_MARK) else dated(line)
    if date is None or len(date.rest) > LONGEST or _SENTENCE.search(date.rest.removesuffix("Ltd.")):
        return None
    sure = not date.rest or date.end or "-" in date.start or _SEPARATORS.search(date.rest)
    named = (SCHOOL if school else TITLE).search(date.rest) and not _LEAD_IN.match(date.rest)
    return date if sure or named else None


def _start(lines: Sequence[str], place: int, told: int, has_rest: bool) -> int:
    """The first line of the head that ends at `place`: lines that go on, and the line over a date that stands alone."""
    first = place
    while first > told:
        above = lines[first - 1]
        if above.startswith(_MARK) or dated(above) or LABELS.match(above):
            break
        alone = first == place and not has_rest
        if not (alone or _GOES_ON.search(above) or _CONTINUES.match(lines[first]) or _is_name(above)):
            break
        first -= 1
    return first


def _is_name(line: str) -> bool:
    """True for a line of names with a comma, all words with capitals, such as the first line of a long head."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    plain = _SENTENCE.search(line) or _LEAD_IN.match(line) or not line.isascii()
    return len(words) > 1 and "," in line and not plain and all(word[:1].isupper() for word in words)


def _end(lines: Sequence[str], place: int, head: list[str], school: bool) -> int:
    """Where a head ends: it takes the lines that its last one goes on to, and a title that stands below its date."""
    place += 1
    while place < len(lines) and _GOES_ON.search(head[-1]) and not lines[place].startswith(_MARK):
        head.append(lines[place])
        place += 1
    known = DEGREE if school else TITLE
    if place < len(lines) and not any(known.search(line) for line in head):
        below = lines[place]
        short = len(below) <= 60 and not _SENTENCE.search(below) and not below.startswith(_MARK)
        if short and known.search(below) and not _LEAD_IN.match(below) and not dated(below):
            head.append(f"· {below}")
            place += 1
    return place


def _opens(lines: Sequence[str], place: int, told: int, school: bool) -> bool:
    """True if a line without a date begins an entry."""
    line = lines[place]
    if line.startswith(_MARK) or _SENTENCE.search(line) or len(line) > LONGEST or _LEAD_IN.match(line):
        return False
    after_end = place == 0 or place == told or bool(_SENTENCE.search(lines[place - 1]))
    if school:
        return bool(SCHOOL.search(line)) and line[:1] == line[:1].upper()
    parts = _SEPARATORS.split(line)
    pieces = parts if len(parts) > 1 else line.split(", ")
    if after_end and len(pieces) > 1 and any(TITLE.search(piece) for piece in pieces[1:]) and "，" not in line:
        return True
    below = lines[place + 1] if place + 1 < len(lines) else ""
    few = len(line.split()) <= 3 if line.isascii() else len(line) <= 12
    return few and after_end and place != told and bool(below) and (bool(_SENTENCE.search(below)) or len(below) > 40)


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += (" " if text[-1:].isascii() or line[:1].isascii() else "") + line
    return text


def _groups(separators: re.Pattern[str], text: str) -> list[str]:
    return [group.strip(" ,，") for group in separators.split(text) if group.strip(" ,，")]


def _parted(text: str, school: bool) -> tuple[str, str]:
    """The employer and the title in a head, or the school and the degree."""
    known = DEGREE if school else TITLE
    groups = _groups(_SEPARATORS, text)
    if not any(known.search(group) for group in groups):
        groups = _groups(_WITH_DASHES, text)
    if not groups:
        return "", ""
    pieces = groups[0].split(", ")
    for place, piece in enumerate(pieces[1:], 1):
        if known.search(piece):
            return ", ".join(pieces[:place]), ", ".join(pieces[place:])
    titles = [group for group in groups[1:] if known.search(group)]
    if not titles and known.search(pieces[0]) and (len(pieces) > 1 or len(groups) > 1):
        others = pieces[1:] + groups[1:]
        return others[0], pieces[0]
    if titles:
        return groups[0], titles[0]
    if len(pieces) > 1:
        return pieces[0], ", ".join(pieces[1:])
    return groups[0], groups[1] if len(groups) > 1 else ""
