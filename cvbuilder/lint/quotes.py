"""Straight quotes and apostrophes where a text is to have curly ones (GB/T 15834-2011, 4.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject, Words

_PAIR = re.compile(r'(?<![0-9A-Za-z])"(?=[^\s"])[^"]*?(?<=[^\s"])"(?![0-9A-Za-z])|(?<=[^\x00-\x7f])"[^"]*"')
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|(?<=s)'(?=[ ,.;:)])|(?<![\w'])'(?=\d\ds?\b)")
_SINGLE = re.compile(r"(?<![\w'])'(?=[^\s'])([^']|(?<=[A-Za-z])'(?=[A-Za-z]))*?(?<=[^\s'])'(?![\w'])")


def straight_quotes(subject: Subject) -> Iterator[Found]:
    """Tell straight quotes and apostrophes; marks of feet, inches and minutes are left alone."""
    for words in subject.prose:
        if words.is_chinese or words.is_in("en"):
            yield from _double(words)
            yield from _single(words)


def _double(words: Words) -> Iterator[Found]:
    for found in _PAIR.finditer(words.plain):
        yield _pair(words, found.start(), found.end() - 1, _marks(words)[:2])


def _single(words: Words) -> Iterator[Found]:
    taken: set[int] = set()
    for found in _SINGLE.finditer(words.plain):
        if not re.match(r"'\d\ds?\b", found.group()):
            taken |= {found.start(), found.end() - 1}
            yield _pair(words, found.start(), found.end() - 1, _marks(words)[2:])
    for found in _APOSTROPHE.finditer(words.plain):
        if found.start() not in taken:
            at = found.start()
            edit = words.edit(at, at + 1, "’")
            yield Found(words.where(at, at + 1), words.path, "a straight apostrophe", "write ’", edit)


def _marks(words: Words) -> str:
    """Outer and inner quotes; Traditional Chinese has its own (CLREQ)."""
    return "「」『』" if words.is_in("zh-Hant") else "“”‘’"


def _pair(words: Words, first: int, last: int, curly: str) -> Found:
    edits = (words.edit(first, first + 1, curly[0]), words.edit(last, last + 1, curly[1]))
    fix = (*edits[0], *edits[1]) if edits[0] and edits[1] else None
    return Found(words.where(first, last + 1), words.path, "straight quotes", f"write {curly[0]} and {curly[1]}", fix)
