"""The normal form in which what a document says is compared with what an extractor gives.

NFC; each kind of space is one space; no space beside a Han character or full-width mark, where none is needed; a soft
hyphen is dropped with the space after it, so that the word is whole. Spaces between Latin words are never dropped.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from cvbuilder.prove.reading import LINE_HYPHEN

_WIDE = "\u2e80-\u2fff\u3001-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_SPACES = re.compile(r"\s+")
_SOFT_HYPHEN = re.compile(r"\u00ad\s*")
_BESIDE_WIDE = re.compile(f" (?=[{_WIDE}])|(?<=[{_WIDE}]) ")
_NO_LETTER = re.compile(rf"[\s\u00ad\-{LINE_HYPHEN}]+")


def canonical(text: str) -> str:
    """Return a text in normal form, without space at its ends."""
    text = _SPACES.sub(" ", _SOFT_HYPHEN.sub("", normalize("NFC", text))).strip()
    return _BESIDE_WIDE.sub("", text)


def letters(text: str) -> str:
    """Return a text without spaces and hyphens: what is left where nothing is known of its lines.

    Compatibility characters are taken apart, so that a ligature is its letters.
    """
    return _NO_LETTER.sub("", normalize("NFKC", text))
