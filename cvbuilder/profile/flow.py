"""Running text out of YAML scalars: takes a scalar, gives one line of normalised text.

A profile's texts have no line breaks of their own. Where a text is written over several lines, a break
becomes a space, but nothing between two characters of Chinese text: CLREQ 3.1 sets them without space,
and a space there would be the file's, not the writer's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category, is_normalized, normalize

from cvbuilder.source import Scalar, Source

_BREAK = re.compile("\r\n|[\n\r\x85]")
_ANY_BREAK = re.compile("[\n\r\x85]")
"""To tell whether there is a break: a class alone is searched for several times as fast."""
_SPACES = re.compile("[ \t]{2,}|\t")
# Ranges of ideographs, radicals, kana, bopomofo, CJK and full-width punctuation, first and last.
# U+3000, itself a space, is not among them; nor is Hangul: Korean has word spaces.
_FULL_WIDTH = (
    ("\u2e80", "\u2fff"),
    ("\u3001", "\u312f"),
    ("\u3190", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff01", "\uff60"),
    ("\uffe0", "\uffe6"),
    ("\U00020000", "\U0003ffff"),
)
# Marks that Chinese and Latin share; beside a full-width character they are the Chinese ones.
_SHARED = "‘’“”—…·"


def flow(scalar: Scalar, source: Source) -> str:
    """Return a scalar's text in Unicode NFC, without line breaks, leading or trailing space."""
    text, span = scalar.text, scalar.span
    written = source.text_of(span.file) if source.parts else source.text
    if _ANY_BREAK.search(written, span.start, span.end) or _ANY_BREAK.search(text):
        text = _unfold(text, written[span.start : span.end])
    return _trimmed(text)


def flowed(text: str) -> str:
    """Return a text that stands in no profile as it would read in one."""
    return _trimmed(_unfold(text, text) if _BREAK.search(text) else text)


def _trimmed(text: str) -> str:
    text = text.strip(" \t")
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def is_blank(text: str) -> bool:
    """True for a text of which nothing is seen: spaces of any kind, format characters such as U+200B and U+00AD."""
    if text[:1].isalnum():
        return False  # most texts
    return all(character.isspace() or category(character) == "Cf" for character in text)


def _unfold(text: str, written: str) -> str:
    """Join the lines of a text. `written` is its form in the file: it shows which spaces YAML made of breaks.

    A space that was typed is told from one of these by the characters beside it; between the same two
    characters as a break of the same text it is taken for one.
    """
    lines = _lines(text)
    parts = lines[:1]
    for before, after in pairwise(lines):
        parts += (_joint(before[-1], after[0]), after)
    joined = "".join(parts)
    for before, after in {(before[-1], after[0]) for before, after in pairwise(_lines(written))}:
        if not _joint(before, after):
            joined = joined.replace(f"{before} {after}", before + after)
    return joined


def _lines(text: str) -> list[str]:
    """The lines that are not blank, without the space around them."""
    return [line for line in (line.strip(" \t") for line in _BREAK.split(text)) if line]


def _joint(before: str, after: str) -> str:
    """What stands between two characters that a line break has parted."""
    wide = [_is_full_width(character) for character in (before, after)]
    tight = all(wide) or (any(wide) and (before in _SHARED or after in _SHARED))
    return "" if tight else " "


def _is_full_width(character: str) -> bool:
    return any(first <= character <= last for first, last in _FULL_WIDTH)
