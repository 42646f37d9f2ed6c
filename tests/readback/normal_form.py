"""The normal form in which texts are compared with what a reader takes out of a PDF.

NFC; every kind of space is a space; a space or line end beside a Han character or a full-width mark is
dropped; a soft hyphen with the line end after it is dropped, so that the word is whole again. Line ends
stay in an extracted text as such: `pattern` lets a space of the wanted text stand there, or nothing where
a line may end without one (after a hyphen or dash, outside of quotation marks, within an address). Spaces
between Latin words are never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

WIDE = "\u2e80-\u2fff\u3001-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
"""Han characters, kana and full-width marks, as ranges of a character class."""
LINE_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen and the line end after it, be it a soft hyphen or a real one."""

_SPACES = re.compile("[\t\u00a0\u2009\u202f\u3000]")
_SOFT_HYPHEN = re.compile("\u00ad[ \n]*")
_LINE_END = re.compile("[ \r\f]*\n[ \n\r\f]*")
_BESIDE_WIDE = re.compile(f"(?<=[{WIDE}])[ \n]+|[ \n]+(?=[{WIDE}])")
_DASHES = "-–—/"
_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+/")
"""An address as a page shows it: example.org/path."""


def normal(text: str) -> str:
    """Return a text in normal form; line ends that are not beside a Han character stay."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    text = _LINE_END.sub("\n", _SOFT_HYPHEN.sub("", text))
    return _BESIDE_WIDE.sub("", text)


def pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text in another one that is in normal form."""
    parts = [_stretch(word) for word in re.split("[ \n]+", normal(text).strip())]
    return re.compile("[ \n]".join(parts))


def _stretch(word: str) -> str:
    """One word: a hyphen may be pdfium's sign for one, and a line may end where no space is needed for it."""
    address = "://" in word or "@" in word or _ADDRESS.match(word)
    parts = [_sign(word[0])] if word else []
    for before, after in pairwise(word):
        if before.isalpha() and after.isalpha():
            parts.append(f"{LINE_HYPHEN}?")
        if address or before in _DASHES or before in "”’" or after in "“‘":
            parts.append("\n?")
        parts.append(_sign(after))
    return "".join(parts)


def _sign(character: str) -> str:
    return f"[-{LINE_HYPHEN}]" if character == "-" else re.escape(character)


class Cursor:
    """Walks through a text in normal form, forward alone; says what it does not find and what stands there."""

    def __init__(self, text: str) -> None:
        self.text = normal(text)
        self.place = 0

    def expect(self, text: str) -> None:
        """Step over a text that must stand here, after nothing but space."""
        place = self.place
        while self.text[place : place + 1] in (" ", "\n"):
            place += 1
        found = pattern(text).match(self.text, place)
        assert found, f"wanted {text!r}, found {self.text[place : place + len(text) + 30]!r}"
        self.place = found.end()

    def find(self, text: str) -> int:
        """Return where a text ends that stands here or further on; the cursor stays."""
        found = pattern(text).search(self.text, self.place)
        assert found, f"{text!r} is not in {self.text[self.place :]!r}"
        return found.end()

    @property
    def rest(self) -> str:
        """What the cursor has not passed yet, without space around it."""
        return self.text[self.place :].strip()
