"""How long a text is, as those who ask for one count: words, 字, characters, seconds.

Takes plain strings, gives numbers; knows no limit and cuts nothing. Where programs count differently, the larger
count is given, so that what fits here fits there.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

Unit = Literal["words", "zi", "han", "chars", "seconds"]
"""`words` of a text in letters, `zi` 字数 as Word and WPS count, `han` Han characters alone, `chars` everything."""
UNITS: tuple[Unit, ...] = ("words", "zi", "han", "chars", "seconds")

WORDS_A_MINUTE = 130
ZI_A_MINUTE = 240
"""Reading aloud without haste."""
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = f"{_HAN}\u3001-\u303f\u3040-\u30ff\u3100-\u312f\uac00-\ud7a3\uff01-\uff60\uffe0-\uffe6"
_SHARED = "“”‘’—…·–"
"""Marks of both writings: 字 beside Han or a full-width mark, parts of a word elsewhere."""
_MARKED = re.compile(rf"(?<=[{_WIDE}])[{_SHARED}]+|[{_SHARED}]+(?=[{_WIDE}])")
_ZI = re.compile(rf"[{_WIDE}\ue000]|[^\s{_WIDE}\ue000]+")
_HAN_ALONE = re.compile(f"[{_HAN}]")
_LETTER = f"(?![{_WIDE}])[^\\W_]"
_WORD = re.compile(
    rf"[{_HAN}\u3040-\u30ff\uac00-\ud7a3\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|[^\s—{_WIDE}]*{_LETTER}[^\s—{_WIDE}]*"
)


def count_words(text: str) -> int:
    """Return how many words: runs between spaces that hold a letter or a digit; a dash (—) divides two.

    `R&D`, `8+`, `image-to-image` and `2018–2022` are one each. A Han character is a word of its own, as in Word.
    """
    return len(_WORD.findall(text))


def count_zi(text: str) -> int:
    """Return 字数 as Word and WPS give it: each Han character and full-width mark, each run of Latin or digits.

    `——` and `……` are two marks each. Quotes and dashes count as marks where they touch Chinese.
    """
    return len(_ZI.findall(_MARKED.sub(lambda found: "\ue000" * len(found[0]), text)))


def count_han(text: str) -> int:
    """Return how many Han characters, marks and Latin left out."""
    return len(_HAN_ALONE.findall(text))


def seconds(text: str, language: str) -> Fraction:
    """Return how long a text takes to read aloud: 130 words or, of a Chinese text, 240 字 a minute."""
    if language.partition("-")[0] == "zh":
        return Fraction(count_zi(text) * 60, ZI_A_MINUTE)
    return Fraction(count_words(text) * 60, WORDS_A_MINUTE)


def count(text: str, unit: Unit, language: str) -> Fraction:
    """Return the length of a text in a unit; whole but for seconds."""
    if unit == "seconds":
        return seconds(text, language)
    counts = {"words": count_words, "zi": count_zi, "han": count_han, "chars": len}
    return Fraction(counts[unit](text))
