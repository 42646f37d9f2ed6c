"""Dots and hyphens that stand for an ellipsis or a dash (GB/T 15834-2011, 4.10 and 4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.characters import HAN
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject, Words

_DOTS = re.compile(r"\.{3,}|。{2,}|…+|・{3,}|·{3,}")
_HYPHENS = re.compile(r"(?<=[^\s-]) --+ (?=[^\s-])|(?<=[^\s-])--+(?=[^\s-])")
# What explains or turns begins so; a single dash between two nouns joins them (GB/T 15834-2011, 4.13) and is right.
_TURN = "即|也就是|就是|这|那|它|他|她|但|而|因为|所以|包括|例如|尤其"
_SINGLE = re.compile(
    rf"(?<=[{HAN}]) +[—–] *(?=[{HAN}])|(?<=[{HAN}])[—–] +(?=[{HAN}])"
    rf"|(?<![—–])[—–](?=(?:{_TURN}))|(?<=[，。；：！？])[—–](?![—–])|(?<![—–])[—–](?=[，。；：！？])"
)


def wrong_ellipsis(subject: Subject) -> Iterator[Found]:
    """Tell dots that are no ellipsis: …… in Chinese, … in English."""
    for words in subject.prose:
        if not (words.is_chinese or words.is_in("en")):
            continue
        right = "……" if words.is_chinese else "…"
        for found in _DOTS.finditer(words.plain):
            if found.group() != right and not _is_number(words, found):
                yield _told(words, found.span(), f"`{found.group()}` for an ellipsis", right)


def wrong_dash(subject: Subject) -> Iterator[Found]:
    """Tell hyphens that stand for a dash, and in Chinese a single dash that breaks a sentence."""
    for words in subject.prose:
        if not (words.is_chinese or words.is_in("en")):
            continue
        right = "——" if words.is_chinese else "—"
        for found in _HYPHENS.finditer(words.plain):
            yield _told(words, found.span(), f"`{found.group().strip()}` for a dash", right)
        if words.is_chinese:
            for found in _SINGLE.finditer(words.plain):
                yield _told(words, found.span(), "a single dash breaks a Chinese sentence", right)


def _is_number(words: Words, found: re.Match[str]) -> bool:
    """True for dots between digits or in a path: `1...9`, `../..`."""
    beside = words.plain[: found.start()][-1:] + words.plain[found.end() :][:1]
    return found.group().startswith(".") and re.search(r"[0-9/\\]", beside) is not None


def _told(words: Words, span: tuple[int, int], message: str, right: str) -> Found:
    start, end = span
    inner = words.plain[start:end]
    at = start + len(inner) - len(inner.lstrip())
    return Found(
        words.where(at, at + len(inner.strip())), words.path, message, f"write {right}", words.edit(start, end, right)
    )
