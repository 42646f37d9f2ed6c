"""The words of a file against those of its document: each string once, whole, in order, and nothing else.

Takes columns, gives findings. Where all is well one walk shows it; else the longest chain of strings that stand in
order is found, and what is not in it is told: missing, out of order, run together or torn, twice, of nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.prove.columns import Column
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import canonical, letters
from cvbuilder.prove.reading import LINE_HYPHEN, PageRead
from cvbuilder.prove.said import said

ORDER, WORDS, UNICODE = "ISO 32000-1, 14.8.2.3", "ISO 32000-1, 14.8.2.5", "ISO 32000-1, 9.10"
SHOWN = 60
"""How much of a text a finding quotes, in characters."""
_IN_ADDRESS = re.compile(r"(?<=\w) (?=[/?&=#._~%]\w)")
_AT_LINE_END = re.compile("([-–—/]) ")
MOST_PLACES = 64
"""How many places of one string are looked at."""


class Match(Struct, frozen=True):
    """A string, by its number, at a place of the text."""

    string: int
    start: int
    end: int


class Count(Struct, frozen=True):
    """How many strings were looked for, and how many were found whole and in order."""

    strings: int
    found: int


def compare(column: Column) -> tuple[Count, list[Finding]]:
    """Compare what a column says with what it is to say."""
    strings = [text for each in said(column.blocks) if (text := canonical(each.text))]
    chain = _walk(strings, column.text)
    if chain is not None:
        return Count(len(strings), len(strings)), []
    chain = _longest(strings, column.text)
    return Count(len(strings), len(chain)), list(_told(strings, column, chain))


def compare_level(column: Column) -> tuple[Count, list[Finding]]:
    """Compare what stands side by side, where lines of one string may stand between those of another.

    Strings are sought whole without regard to order, and the letters of all are counted: none may be lost or added.
    """
    strings = [text for each in said(column.blocks) if (text := letters(each.text))]
    text = letters(column.text)
    found = sum(string in text for string in strings)
    lost = Counter("".join(strings))
    lost.subtract(Counter(text))
    findings = []
    if any(count > 0 for count in lost.values()):
        away = next((string for string in strings if string not in text), "")
        signs = "".join(sign for sign, count in lost.items() if count > 0)
        findings.append(Finding("missing", f"letters are not found: {_quoted(signs)}, as of {_quoted(away)}", UNICODE))
    if any(count < 0 for count in lost.values()):
        signs = "".join(sign for sign, count in lost.items() if count < 0)
        findings.append(Finding("unexpected", f"there are more than there should be of {_quoted(signs)}", ORDER))
    return Count(len(strings), found), findings


def _walk(strings: Sequence[str], text: str) -> list[Match] | None:
    """Each string right after the one before, nothing between or after; None if it is not so."""
    place, found = 0, []
    for number, string in enumerate(strings):
        if text[place : place + 1] == " ":
            place += 1
        if not text.startswith(string, place):
            return None
        found.append(Match(number, place, place + len(string)))
        place += len(string)
    return found if not text[place:].strip() else None


def _longest(strings: Sequence[str], text: str) -> list[Match]:
    """The chain of strings in order that covers most of the text (weighted longest increasing subsequence)."""
    # By the place where a chain ends: its weight and its last link; only chains that weigh more than all before stay.
    ends: list[int] = [0]
    best: list[tuple[int, Match | None, int]] = [(0, None, -1)]
    links: list[tuple[Match, int]] = []
    for number, string in enumerate(strings):
        fresh = []
        for start in _places(string, text):
            weight, _, before = best[bisect_right(ends, start) - 1]
            match = Match(number, start, start + len(string))
            links.append((match, before))
            fresh.append((match.end, (weight + len(string), match, len(links) - 1)))
        for end, chain in fresh:
            at = bisect_right(ends, end)
            if best[at - 1][0] >= chain[0]:
                continue
            while at < len(ends) and best[at][0] <= chain[0]:
                del ends[at], best[at]
            ends.insert(at, end)
            best.insert(at, chain)
    found: list[Match] = []
    at = best[-1][2]
    while at >= 0:
        match, at = links[at]
        found.append(match)
    return found[::-1]


def _places(string: str, text: str) -> Iterator[int]:
    """The places where a string stands as words of its own, at most so many."""
    place = text.find(string)
    for _ in range(MOST_PLACES):
        if place < 0:
            return
        yield place
        place = text.find(string, place + 1)


def _told(strings: Sequence[str], column: Column, chain: Sequence[Match]) -> Iterator[Finding]:
    """Tell of the strings that are not in the chain, and of the text that no string covers."""
    gaps = _gaps(column.text, chain)
    kept = {match.string: match for match in chain}
    for number, string in enumerate(strings):
        if number in kept:
            continue
        gap = next((gap for gap in gaps if string in gap.text), None)
        if gap is not None:
            gap.text = gap.text.replace(string, " ", 1)
            yield Finding("order", f"out of order: {_quoted(string)}", ORDER, column.page_of(gap.start))
            continue
        after = max((match.end for match in chain if match.string < number), default=0)
        before = min((match.start for match in chain if match.string > number), default=len(column.text))
        near = next((gap for gap in gaps if after <= gap.start <= before and gap.text.strip()), None)
        like = next((gap for gap in gaps if letters(string) in letters(gap.text)), None)
        found = like or near
        page = column.page_of(found.start if found else after)
        stands = "" if found is None or found.told else _quoted(canonical(found.text))
        rest = f"; there stands {stands}" if stands else ""
        if like is not None:
            yield Finding("spaces", f"run together or torn: {_quoted(string)}{rest}", WORDS, page)
        else:
            yield Finding("missing", f"not found: {_quoted(string)}{rest}", UNICODE, page)
        if found is not None:
            found.told = True
    for gap in gaps:
        rest = canonical(gap.text)
        if rest and not gap.told:
            code, word = ("twice", "said twice") if rest in strings else ("unexpected", "not of the document")
            yield Finding(code, f"{word}: {_quoted(rest)}", ORDER, column.page_of(gap.start))


class _Gap(Struct):
    """What stands between two links of the chain and is still to be told."""

    start: int
    text: str
    told: bool = False


def _gaps(text: str, chain: Sequence[Match]) -> list[_Gap]:
    place, found = 0, []
    for match in chain:
        found.append(_Gap(place, text[place : match.start]))
        place = match.end
    found.append(_Gap(place, text[place:]))
    return [gap for gap in found if gap.text.strip()]


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[: SHOWN - 1]}…”"


def copied(columns: Sequence[Column], pages: Sequence[PageRead]) -> Iterator[Finding]:
    """Yield the strings that a reader who copies a page does not get whole, though the content has them.

    A paragraph that goes over to another page is looked for in the pages together, with nothing but its parts' order.
    """
    text = canonical(" ".join(page.shown for page in pages))
    plain = _hyphenless(text)
    whole = letters(text)
    for column in columns:
        for each in said(column.blocks):
            string = canonical(each.text)
            if not string or string not in column.text or string in text or _hyphenless(string) in plain:
                continue
            if letters(string) in whole and " " in string:
                message = f"a reader copies it run together or torn: {_quoted(string)}"
                yield Finding("copied", message, WORDS, column.page_of(column.text.find(string)))


def _hyphenless(text: str) -> str:
    """A text without hyphens, and without the spaces after dashes and before the marks of an address.

    A line may end there, and no space is needed.
    """
    text = _IN_ADDRESS.sub("", text)
    return _AT_LINE_END.sub(r"\1", text.replace(LINE_HYPHEN, "-")).replace("-", "")
