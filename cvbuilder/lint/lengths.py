"""Texts that are longer than their field says: biographies, whose lengths programmes of events ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cvbuilder.lint.characters import HAN
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject

BIO: Mapping[str, tuple[int, int]] = {"bio.short": (50, 80), "bio.medium": (100, 150), "bio.long": (200, 300)}
"""Words of English and 字 of Chinese that each length of a biography is meant for."""
SLACK = 0.5
"""The lengths are said to be about so much: so much more of them is let pass."""
_WORD = re.compile(r"[^\W_]+(?:[’'.\-–/&+][^\W_]+)*[+%]?")
_ZI = re.compile(rf"[{HAN}]|[A-Za-z0-9][A-Za-z0-9’'.\-+%]*")


def too_long(subject: Subject) -> Iterator[Found]:
    """Tell a biography that is more than half as long again as it is meant to be."""
    for words in subject.texts:
        limit = BIO.get(words.field)
        if limit is None:
            continue
        most, unit = (limit[1], "字") if words.is_chinese else (limit[0], "words")
        count = length(words.plain, words.is_chinese)
        if count > most * (1 + SLACK):
            message = f"{count} {unit}, where about {most} are meant"
            yield Found(words.span, words.path, message, "shorten it, or put it under a longer length")


def length(text: str, chinese: bool) -> int:
    """How long a text is: words of English; 字 of Chinese, where a Latin word or a number counts as one."""
    return len((_ZI if chinese else _WORD).findall(text))
