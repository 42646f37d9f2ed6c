"""A paragraph's text cut into tokens: words, Han characters, marks, spaces.

Takes stretches of text with their manner, gives tokens in order. What a sign is depends on the language
of its stretch and, for quotes, on the whole paragraph. Knows no face and no size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.layout.characters import (
    HAN,
    LATIN,
    PLAIN,
    QUOTES_OPENING,
    SPACE,
    Kind,
    attached_start,
    class_of,
    is_chinese,
    is_latin,
    latin_quotes,
    tokens,
)
from cvbuilder.layout.items import Manner
from cvbuilder.layout.words import SOFT_HYPHEN

_KINDS = {kind.name: kind for kind in Kind}
_WORDS = re.compile("[^ ]+| +")
"""What a stretch of plain words is made of."""


class Token(Struct, frozen=True, gc=False):
    """A stretch of one kind within one manner."""

    kind: Kind
    text: str
    manner: Manner


def tokenize(stretches: Sequence[tuple[str, Manner]]) -> Iterator[Token]:
    """Cut each stretch by the conventions of its language; quotes are judged in the whole paragraph.

    A dot with a space on either side divides phrases, in any language; the interpunct of names has none.
    """
    stretches = _clusters_whole(stretches)
    whole = "".join(text for text, _ in stretches)
    latin = latin_quotes(whole) if any(sign in whole for sign in "“”‘’") else frozenset()
    only_latin = not whole.isascii() and is_latin(whole)
    offset = 0
    for text, manner in stretches:
        wide = is_chinese(manner.language) and not only_latin and not manner.divides
        if _is_plain(text, wide):
            for word in _WORDS.findall(text):
                yield Token(SPACE if word[0] == " " else LATIN, word, manner)
            offset += len(text)
            continue
        pending = ""
        classes = "".join(map(class_of, text))
        for match in tokens(wide).finditer(classes):
            kind = match.lastgroup or ""
            start, end = match.span()
            word = text[start:end]
            spaced = kind == "INTERPUNCT" and text[start - 1 : end + 1] == " · "
            if kind == "LATIN" or spaced or (kind == "QUOTE" and offset + start in latin):
                pending += word
                continue
            if pending:
                yield Token(LATIN, pending, manner)
                pending = ""
            if kind == "RUN":
                for character in word:
                    yield Token(HAN, character, manner)
                continue
            if kind == "QUOTE":
                kind = "OPENING" if word[0] in QUOTES_OPENING else "CLOSING"
            yield Token(_KINDS[kind], word if word == SOFT_HYPHEN else word.replace(SOFT_HYPHEN, ""), manner)
        if pending:
            yield Token(LATIN, pending, manner)
        offset += len(text)


def _is_plain(text: str, wide: bool) -> bool:
    """True for letters, signs and spaces alone, which need no pattern: most of a Latin text, ASCII in any.

    What Python does not print are the spaces but the plain one, and what is invisible.
    """
    return text.isprintable() and (text.isascii() or (not wide and PLAIN.issuperset(map(class_of, text))))


def _clusters_whole(stretches: Sequence[tuple[str, Manner]]) -> list[tuple[str, Manner]]:
    """The same stretches, marks and joiners at the start of one moved to the end of the one before it."""
    found: list[tuple[str, Manner]] = []
    for text, manner in stretches:
        start = attached_start(text) if found else 0
        if start:
            found[-1] = (found[-1][0] + text[:start], found[-1][1])
            text = text[start:]
        found.append((text, manner))
    return found
