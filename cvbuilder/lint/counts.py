"""Numbers of papers that prose gives, against the list of publications.

Only sentences that count one's own papers are read, and only where the profile lists papers. A number with a
qualifier (at top conferences, 顶级会议) or an approximation (over 10, 10余篇) may be smaller than the list, not larger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuilder.lint.finding import Found
from cvbuilder.lint.people import listings
from cvbuilder.lint.subject import Subject, Words
from cvbuilder.profile import Profile

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ENGLISH = {word: number for number, word in enumerate(_WORDS, 1)}
_N = rf"(?P<n>\d{{1,4}}|{'|'.join(_ENGLISH)})"
_ABOUT = r"(?P<about>over |more than |at least |about |around |nearly |some |almost )?"
_PAPERS = re.compile(
    rf"\b(?:published|authored|co-authored|written|wrote|author of|has|have) {_ABOUT}{_N}(?P<plus>\+)? "
    r"(?:(?:peer-reviewed|research|scientific|academic|refereed|technical) )*(?:papers|articles|publications)\b"
    r"(?P<rest>(?: (?:at|in|on|with|by|for|to|about|as|that|which|since|from)\b)?)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?<=[,;(] ){_ABOUT}{_N}(?: of (?:them|which))? as (?:the )?first author\b", re.IGNORECASE)
_PAPERS_ZH = re.compile(
    r"(?P<rest>(?:在|于)[^，。；]{0,60})?(?:发表|發表|撰写)(?:了)?"
    r"(?:(?:学术|學術|科研)?(?:论文|論文)(?P<n>\d{1,4})(?P<plus>余|餘|多|\+)?篇(?P<above>以上)?"
    r"|(?P<m>\d{1,4})(?P<more>余|餘|多|\+)?篇(?:学术|學術|科研)?(?:论文|論文))"
)
_FIRST_ZH = re.compile(r"(?<=[，（(])其中(?:以)?第一作者(?:身份)?(?:发表)?(?:论文)?(?P<n>\d{1,4})(?P<plus>余|多)?篇")


class _Count(Struct, frozen=True):
    """A number that a text gives: how many, of which papers, and whether the list may hold more."""

    start: int
    end: int
    number: int
    first: bool
    at_least: bool


def counts_disagree(subject: Subject) -> Iterator[Found]:
    """Tell numbers of papers, and of first-authored ones, that are not those of the list."""
    papers = len(subject.profile.publications)
    firsts = _first_authored(subject.profile)
    if not papers:
        return
    for words in subject.prose:
        for count in _counts(words):
            listed = firsts if count.first else papers
            if listed is None or count.number == listed or (count.at_least and count.number < listed):
                continue
            what = "first-authored papers" if count.first else "papers"
            message = f"{count.number} {what} here, {listed} in the list of publications"
            place = words.where(count.start, count.end)
            yield Found(place, words.path, message, "mend the number, or complete the list")


def _counts(words: Words) -> Iterator[_Count]:
    patterns = (_PAPERS_ZH, _FIRST_ZH) if words.is_chinese else (_PAPERS, _FIRST)
    qualified = False
    for first, pattern in enumerate(patterns):
        for found in pattern.finditer(words.plain):
            given = found.groupdict()
            name = "n" if given.get("n") else "m"
            loose = any(given.get(each) for each in ("about", "plus", "above", "more"))
            qualified = bool(given.get("rest")) if not first else qualified
            number = _ENGLISH.get(given[name].lower()) or int(given[name])
            yield _Count(*found.span(name), number, bool(first), loose or qualified)


def _first_authored(profile: Profile) -> int | None:
    """How many papers the list says are first-authored; None where it does not say so of every paper."""
    papers = profile.publications
    if any(paper.group == "first_author" for paper in papers):
        return sum(paper.group == "first_author" for paper in papers)
    if all(paper.authors for paper in papers):
        return sum(any(0 in each.own for each in listings(profile, paper.authors)) for paper in papers)
    return None
