"""The characters of mixed Chinese and Latin text, and where a line may end, written from the sources alone.

Takes a text and a place in it, gives what is wrong with a line's end there. The sets are those of CLREQ 3.1.3
(strict), GB/T 15834 5.1; the order of the rules is that of UAX 14; addresses go by the Chicago
Manual of Style, 7.46. Nothing of cvbuilder is imported here: this is what cvbuilder is judged by.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

SPACES = "\u2009 \t\n\r\u2002\u2003\u2004\u2005\u2006\u2008\u200a"
"""Spaces that end a word; those that do not are in GLUE."""
ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\u00ad"
GLUE = "\u00a0\u202f\u2007\u2060"
BLANKS = "\u00a0\u202f\u2007\u2009"
"""Spaces of a fixed width, which stand within a word."""
OPENERS = "（《〈「『【〔〖［｛“‘"
CLOSERS = "）》〉」』】〕〗］｝”’，、；。．！？："
JOINERS = "—…·～％／"
"""Full-width marks that keep their width and open no gap beside them."""
NEVER_FIRST = CLOSERS + JOINERS + "⸺⋯‰℃℉\u3000ー々"
NEVER_FIRST_HALF = ")]},.;:!?%°/–-~"
NEVER_LAST = OPENERS + "／([{"
CURRENCY = "¥￥$＄€£"
UNIT_AFTER_NUMBER = re.compile(
    r"[余多]?(?:万亿?|亿|千|百)?[余多]?(?:人民币|元|美元|年|月|日|号|时|小时|分钟|分|秒|天|周|岁|人|名|位|项|篇|个|次|届|款|种|台|条|家|所|倍|级|米|公里|度)"
    r"|[余多]?(?:万|亿)|[℃%％‰°℉]|(?:km|kg|GB|TB|MB|ms|cm|mm|GHz|kW|pt|K|h|s|m)(?![A-Za-z\d])"
)
"""What counts or measures the number before it."""
_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,/_×+-])([$€£¥￥±-]?\d[\d.,]*(?:[–～~-][\d.,]+)?)([余多]?(?:万|亿|千|百)?[余多]?)$"
)
"""A number, which is no part of a name as in GPT-4, and how many thousands of it."""
_ADDRESS = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+|(?:[a-z\d-]+\.)+[a-z]{2,}/[!-~]*", re.ASCII
)
_BEFORE_IN_ADDRESS = "/~.,-_?#%=&@"
_AFTER_IN_ADDRESS = ":=&@"


def is_wide(character: str) -> bool:
    """True for a Han character or kana, in any plane; for marks see OPENERS, CLOSERS and JOINERS."""
    return unicodedata.east_asian_width(character) == "W" and unicodedata.category(character)[0] in "LN"


def is_full_width(character: str) -> bool:
    """True for what stands in a cell of one em wherever it stands, curly quotes and dashes left out."""
    return is_wide(character) or unicodedata.east_asian_width(character) in "WF"


def attaches(character: str) -> bool:
    """True for what belongs to the character before it (UAX 14 LB 9): marks, joiners, variation selectors."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or character == "\u200d"


def is_latin(character: str) -> bool:
    """True for a letter or digit that is not Han."""
    return character.isalnum() and not is_wide(character)


@lru_cache(256)
def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that are addresses, sentence marks after them left out."""
    found = []
    for match in _ADDRESS.finditer(text):
        shown = match.group().rstrip(".,;:!?'\"")
        if shown.endswith(")") and "(" not in shown:
            shown = shown.rstrip(").,;:")
        found.append((match.start(), match.start() + len(shown)))
    return tuple(found)


def wrong_end(text: str, place: int, hyphenates: bool = False) -> str:
    """Say what is wrong with ending a line before `text[place]`, '' for nothing.

    The first word says the kind: `start`, `end`, `word`, `unit`, `range`, `glue` or `cluster`. `hyphenates`: a hyphen
    is put there, so that a word may be divided where its syllables allow.
    """
    before = text[:place].rstrip(SPACES + ZERO_WIDTH_SPACE)
    after = text[place:].lstrip(SPACES + ZERO_WIDTH_SPACE)
    if not before or not after:
        return ""
    between = text[len(before) : len(text) - len(after)]
    spaced = bool(between.strip(ZERO_WIDTH_SPACE)) or before.endswith("\u3000")
    if ZERO_WIDTH_SPACE in between:
        return ""  # UAX 14 LB 8: whatever stands beside it
    if not between and attaches(after[0]):
        return "cluster: a mark is torn from its letter"
    if not spaced and (after[0] in GLUE or before[-1] in GLUE):
        return "glue: a space that holds together is torn (UAX 14 LB 12)"
    if any(start < len(before) < end for start, end in addresses(text)):
        return _wrong_in_address(before, after)
    return _wrong_first(before, after, spaced) or _wrong_last(before, after, spaced) or _torn(
        before, after, between, hyphenates
    )  # fmt: skip


def _wrong_in_address(before: str, after: str) -> str:
    if before.endswith(("//", *_AFTER_IN_ADDRESS)):
        return ""
    if after[0] in _BEFORE_IN_ADDRESS and not (before[-1] == "/" and after[0] == "/"):
        return ""
    return "word: an address is broken where no reader expects it (Chicago 7.46)"


def _wrong_first(before: str, after: str, spaced: bool) -> str:
    """What never begins a line. After a space a mark may open a Latin word: `.NET`, `-5`, `…and`."""
    first, second = after[0], after[1:2]
    opens_word = spaced and second.isascii() and second.isalnum()
    if first in NEVER_FIRST and not (opens_word and first in "…’"):
        return f"start: {first} begins a line (CLREQ 3.1.3)"
    if first == "\u2009":
        return "start: a thin space begins a line (UAX 14 LB 21)"
    if first in NEVER_FIRST_HALF and not (opens_word and first in ".-~/"):
        return f"start: {first} begins a line (CLREQ 3.1.3, UAX 14 LB 13)"
    return ""


def _wrong_last(before: str, after: str, spaced: bool) -> str:
    """What never ends a line. A solidus with a space on either side divides and may."""
    last = before[-1]
    if last in NEVER_LAST:
        return f"end: {last} ends a line (CLREQ 3.1.3)"
    if last in CURRENCY and after[0].isdigit():
        return f"end: {last} ends a line before its number (UAX 14 LB 25)"
    if last == "/" and not spaced:
        return "end: / ends a line (CLREQ 3.1.3, GB set)"
    return ""


def _torn(before: str, after: str, between: str, hyphenates: bool) -> str:
    """Numbers torn from their units, ranges, words."""
    base = re.sub(r"[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]+$", "", before)
    if number := _NUMBER.search(base):
        counted = UNIT_AFTER_NUMBER.match(number.group(2) + after)
        if counted is not None and counted.end() > len(number.group(2)):
            return f"unit: {number.group()}|{counted.group()[len(number.group(2)) :]} is torn"
    if between:
        return ""
    if re.search(r"\d[%％‰℃]?[～–—~-]$", before) and after[0].isdigit():
        return "range: a range of numbers is torn (UAX 14 LB 25)"
    if is_full_width(base[-1]) or is_full_width(after[0]) or base[-1] in "”…·\u2009":
        return ""
    if after[0] in "“‘" and not (is_latin(base[-1]) and is_latin(after[1:2])):
        return ""
    if base[-1] == "’" and not (is_latin(base[-2:-1]) and is_latin(after[0])):
        return ""
    return _torn_word(base, after, hyphenates)


def _torn_word(before: str, after: str, hyphenates: bool) -> str:
    """A Latin word ends a line after its own hyphen or dash, after a soft hyphen, or by hyphenation."""
    said = before.rstrip(SOFT_HYPHEN)
    if said[-1:] in SPACES or (said != before and is_full_width(said[-1])):
        return ""
    if before.endswith(SOFT_HYPHEN):
        return "" if hyphenates else "word: divided at a soft hyphen, and no hyphen is seen"
    if before.endswith(("-", "\u2010")) and not hyphenates:
        if re.search(r"[^\W\d_]{2}[-‐]$", before) and re.match(r"[^\W\d_]{2}", after):
            return ""
        return "word: broken at a hyphen without two letters on either side (UAX 14 LB 21a)"
    if before.endswith(("–", "—")) and not hyphenates:
        return ""
    if not hyphenates:
        return f"word: {_piece(before, after)} is broken and no hyphen is seen"
    return _wrong_hyphen(before, after)


def _piece(before: str, after: str) -> str:
    head, tail = re.search(r"\S{0,12}$", before), re.match(r"\S{0,12}", after)
    return f"{head.group() if head else ''}|{tail.group() if tail else ''}"


def _wrong_hyphen(before: str, after: str) -> str:
    """Hyphenation of plain words in small letters alone, at the places of Liang's patterns."""
    head, tail = re.search(r"[^\s\u200b\u2e80-\uffff“”‘’]*$", before), re.match(r"[^\s\u200b\u2e80-\uffff“”‘’]*", after)
    left, right = head.group() if head else "", tail.group() if tail else ""
    letters = re.search(r"[a-z]+$", left), re.match(r"[a-z]+", right)
    if not letters[0] or not letters[1]:
        return f"word: a hyphen at {left}|{right}"
    word, place = letters[0].group() + letters[1].group(), len(letters[0].group())
    if sum(map(str.isalnum, left + right)) != len(word):
        return f"word: {left}-{right} is a name or a compound and is hyphenated"
    if place not in _syllables(word):
        return f"word: {left}-{right} is hyphenated where its syllables do not allow it"
    return ""


@lru_cache(4096)
def _syllables(word: str) -> tuple[int, ...]:
    return tuple(_dictionary().positions(word))


@lru_cache(1)
def _dictionary() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US", left=2, right=3)
