"""Characters of the wrong form: full-width letters and digits, Traditional in Simplified text and the reverse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import normalize

from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.locale.variants import simplified_only, traditional_only

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋＆＠＃]+(?:[．－／][０-９Ａ-Ｚａ-ｚ％＋＆＠＃]+)*")


def full_width_letters(subject: Subject) -> Iterator[Found]:
    """Tell runs of full-width digits and letters (U+FF01 to U+FF5E) in prose of any language."""
    for words in subject.prose:
        for found in _WIDE.finditer(words.plain):
            right = normalize("NFKC", found.group())
            edit = words.edit(*found.span(), right)
            message = f"full-width `{found.group()}`"
            yield Found(words.where(*found.span()), words.path, message, f"write `{right}`", edit)


def traditional_characters(subject: Subject) -> Iterator[Found]:
    """Tell characters of Traditional Chinese alone in a text that is said to be Simplified."""
    return _foreign(subject, "zh-Hans", traditional_only, "Traditional")


def simplified_characters(subject: Subject) -> Iterator[Found]:
    """Tell characters of Simplified Chinese alone in a text that is said to be Traditional."""
    return _foreign(subject, "zh-Hant", simplified_only, "Simplified")


def _foreign(subject: Subject, language: str, only: Callable[[str], str], script: str) -> Iterator[Found]:
    other = "Simplified" if script == "Traditional" else "Traditional"
    for words in subject.prose:
        if not words.is_in(language):
            continue
        foreign = only(words.plain)
        for found in re.finditer(f"[{foreign}]+", words.plain) if foreign else ():
            message = f"`{found.group()}` is {script}, in a text in {words.language}"
            yield Found(words.where(*found.span()), words.path, message, f"write the {other} form")
