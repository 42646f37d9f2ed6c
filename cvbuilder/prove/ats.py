"""What an applicant tracking system takes a file for, from its text alone.

Takes the pages of a text as an extractor gives them, in lines; gives name, e-mail, phone, links, sections, positions
and degrees. Pure: knows no profile, no place on a page, no font. It reads as such systems do, by headings, dates,
separators and words for titles, in English and in Chinese; what it takes wrongly, they may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from msgspec import Struct

from cvbuilder.prove.ats_entries import Position, entries
from cvbuilder.prove.ats_words import HEADINGS, TITLE

_EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"(?<![\w./-])(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)[ -]?)?\d(?:[ -]?\d){5,13}(?![\w/-])")
_WEB = re.compile(r"(?<![\w@.])(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./~%#?=&+-]*)?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s*-\s*(?:19|20)\d\d")
_COUNTER = re.compile(
    r"\s*(?:第\s*\d+\s*[页頁][，,]?\s*共\s*\d+\s*[页頁]|page\s+\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s*/\s*\d+)$", re.IGNORECASE
)
_MARKS = re.compile(r"^[•‣◦●○▪■–*\-]\s+")
_KNOWN = {words: kind for kind, line in HEADINGS.items() for words in line.split("|")}
LONGEST_HEAD = 60
"""The longest line that is taken for a running head, in characters."""
POSITIONS = ("experience", "internships", "volunteering")


class Heading(Struct, frozen=True):
    """A heading that was known, and what kind of section it opens."""

    kind: str
    words: str


class Taken(Struct, frozen=True):
    """What was taken out of a text; empty where nothing was found."""

    name: str
    email: str
    phone: str
    links: tuple[str, ...]
    sections: tuple[Heading, ...]
    positions: tuple[Position, ...]
    degrees: tuple[Position, ...]


def take(pages: Sequence[str]) -> Taken:
    """Read a text page by page, each in its lines."""
    read = [_lines(pages, number) for number in range(len(pages))]
    sections = list(_sections(read))
    head = sections[0].lines
    contact = "\n".join(line for section in sections if section.kind in ("", "contact") for line in section.lines)
    everything = "\n".join(line for page in read for line in page)
    email = _EMAIL.search(contact) or _EMAIL.search(everything)
    return Taken(
        name=_name(head),
        email=email[0] if email else "",
        phone=_phone(contact),
        links=tuple(dict.fromkeys(_links(contact))),
        sections=tuple(Heading(section.kind, section.heading) for section in sections[1:]),
        positions=tuple(each for kind in POSITIONS for each in entries(_body(sections, kind), school=False)),
        degrees=tuple(entries(_body(sections, "education"), school=True)),
    )


def kind_of(line: str) -> str:
    """Return the kind of section that a line is the heading of, '' if it is none."""
    words = normalize("NFKC", line).casefold().strip(" :·|#-–—")
    words = re.sub(r"\s+", " ", words.replace("&", " and ")).strip()
    bare = words.replace(" ", "")
    return _KNOWN.get(words) or (_KNOWN.get(bare, "") if not bare.isascii() else "")


def _lines(pages: Sequence[str], number: int) -> list[str]:
    """The lines of a page without what stands on each: the number of the page, the name over further pages."""
    text = re.sub(r"\u00ad\s*|[\ufffe\x02]\s*", "", pages[number])
    lines = [re.sub(r"[^\S\t]+", " ", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    if lines:
        lines[-1] = _COUNTER.sub("", lines[-1])
    name = pages[0].strip().split("\n")[0].split(" ")[0].strip()
    if number and lines and name and lines[0].startswith(name) and len(lines[0]) < LONGEST_HEAD:
        del lines[0]
    return [line for line in lines if line]


class _Section(Struct):
    """A section that is being read; the first has no kind: what stands before any heading."""

    kind: str
    heading: str
    lines: list[str]


def _sections(pages: Iterable[Sequence[str]]) -> list[_Section]:
    """The sections in order. What a page begins with goes on with the section before, or with one that it is like."""
    found = [_Section("", "", [])]
    for page in pages:
        top = next((place for place, line in enumerate(page) if kind_of(line)), len(page))
        _resumed(found, page[:top]).lines.extend(page[:top])
        for line in page[top:]:
            if kind := kind_of(line):
                found.append(_Section(kind, line, []))
            else:
                found[-1].lines.append(line)
    return found


def _resumed(sections: Sequence[_Section], lines: Sequence[str]) -> _Section:
    """The section that a page goes on with: a side bar may stand between the two parts of a career."""
    if sections[-1].kind in (*POSITIONS, "education", ""):
        return sections[-1]
    work = [section for section in sections if section.kind in POSITIONS]
    positions = entries(lines, school=False)
    if work and any("/" in each.when and TITLE.search(each.title) for each in positions):
        return work[-1]
    return sections[-1]


def _body(sections: Iterable[_Section], kind: str) -> list[str]:
    return [_MARKS.sub("• ", line) for section in sections if section.kind == kind for line in section.lines]


def _name(head: Sequence[str]) -> str:
    """The first line that is no way to reach a person, nor a choice of languages."""
    return next((line for line in head if not re.search(r"[@/|\d]", line)), "")


def _phone(text: str) -> str:
    for match in _PHONE.finditer(_YEARS.sub(" ", _EMAIL.sub(" ", text))):
        if 7 <= sum(map(str.isdigit, match[0])) <= 15:
            return match[0]
    return ""


def _links(text: str) -> Iterator[str]:
    for match in _WEB.finditer(_EMAIL.sub(" ", text)):
        if "/" in match[0] or match[0].lower() == match[0]:
            yield match[0].rstrip(".,;")
