"""Classes of characters for mixed Chinese and Latin text: what may begin or end a line, what is squeezed.

Sources: CLREQ (Requirements for Chinese Text Layout) 3.1.3 and 3.1.6 for the sets of prohibition and
for punctuation width, UAX 14 for Latin, GB/T 15834 for the marks. Nothing here knows faces or sizes.
"""

from __future__ import annotations

import re
from enum import IntEnum

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U00020000-\U0003ffff"
)
OPENING = "（《〈「『【〔〖［｛"
CLOSING = "）》〉」』】〕〗］｝"
COMMAS = "，、；"
STOPS = "。．！？："
CONNECTORS = "～／％‰℃"
QUOTES_OPENING = "“‘"
QUOTES_CLOSING = "”’"
_MARKS = "\u0300-\u036f\u20d0-\u20f0\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d"

LATIN_OPENING = frozenset("([{<$£€¥#@\"'“‘§±")
LATIN_CLOSING = frozenset(")]}>.,;:!?%’”\"'…–—-/°‰")


class Kind(IntEnum):
    """The class of an atom of text."""

    SPACE = 0
    HAN = 1
    OPENING = 2
    CLOSING = 3
    DASH = 4
    ELLIPSIS = 5
    INTERPUNCT = 6
    CONNECTOR = 7
    LATIN = 8


_HAN_PATTERN = (
    rf"(?P<HAN>[{HAN}\u3000][{_MARKS}]*)"
    rf"|(?P<OPENING>[{OPENING}])"
    rf"|(?P<CLOSING>[{CLOSING}{COMMAS}{STOPS}])"
    rf"|(?P<CONNECTOR>[{CONNECTORS}])"
)
_FULL_WIDTH = f"{HAN}\u3000{OPENING}{CLOSING}{COMMAS}{STOPS}{CONNECTORS}"
_SPACES = " \t\n\r\u2002-\u2008\u200a\u200b"
_CONTEXTUAL = "—⸺…·“”‘’"

IN_CHINESE = re.compile(
    rf"(?P<SPACE>[{_SPACES}]+)|{_HAN_PATTERN}"
    rf"|(?P<DASH>——|[—⸺])|(?P<ELLIPSIS>……|…)|(?P<INTERPUNCT>·)|(?P<QUOTE>[“”‘’])"
    rf"|(?P<LATIN>[^{_SPACES}{_FULL_WIDTH}{_CONTEXTUAL}]+)"
)
"""Tokens of a run in a Chinese language: dash, ellipsis, interpunct and quotes are full-width marks."""

IN_LATIN = re.compile(rf"(?P<SPACE>[{_SPACES}]+)|{_HAN_PATTERN}|(?P<LATIN>[^{_SPACES}{_FULL_WIDTH}]+)")
"""Tokens of a run in any other language: the same signs belong to the Latin word that they touch."""

_LATIN_NEIGHBOUR = re.compile(rf"[^\s{_FULL_WIDTH}{_CONTEXTUAL}]")


def is_chinese(language: str) -> bool:
    """True for the languages whose runs are set by Chinese conventions."""
    return language.partition("-")[0] in ("zh", "ja")


def latin_quotes(text: str) -> frozenset[int]:
    """Return the places of those curly quotes of a Chinese text that stand in a Latin context.

    A quote is Latin between two Latin neighbours (spaces passed over), as in `don’t` or `the “big” one`;
    a closing quote goes with its opening one. CLREQ 3.1.2: one code point, two widths.
    """
    found: set[int] = set()
    open_quotes: list[tuple[str, bool]] = []
    for match in re.finditer("[“”‘’]", text):
        place, mark = match.start(), match.group()
        between = _is_latin(text[:place].rstrip(" ")[-1:]) and _is_latin(text[place + 1 :].lstrip(" ")[:1])
        if mark in QUOTES_OPENING:
            open_quotes.append((mark, between))
            latin = between
        elif mark == "’" and between and not (open_quotes and open_quotes[-1][0] == "‘"):
            latin = True
        else:
            latin = open_quotes.pop()[1] if open_quotes else between
        if latin:
            found.add(place)
    return frozenset(found)


def _is_latin(character: str) -> bool:
    return bool(character) and _LATIN_NEIGHBOUR.match(character) is not None


def takes_autospace(character: str) -> bool:
    """True for a Latin letter, digit or sign that keeps a quarter em from a Han character (CLREQ 3.2.6)."""
    return character.isalnum() or character in "+#%°&@_=*$€£¥`"
