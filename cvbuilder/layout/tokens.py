"""A paragraph's text cut into tokens: words, Han characters, marks, spaces.

Takes stretches of text with their manner, gives tokens in order. What a sign is depends on the language
of its stretch and, for quotes, on the whole paragraph. Knows no face and no size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.layout.characters import (
    QUOTES_OPENING,
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
    only_latin = is_latin(whole)
    offset = 0
    for text, manner in stretches:
        pending = ""
        classes = "".join(map(class_of, text))
        for match in tokens(is_chinese(manner.language) and not only_latin and not manner.divides).finditer(classes):
            kind = match.lastgroup or ""
            word = text[match.start() : match.end()]
            spaced = kind == "INTERPUNCT" and text[match.start() - 1 : match.end() + 1] == " · "
            if kind == "LATIN" or spaced or (kind == "QUOTE" and offset + match.start() in latin):
                pending += word
                continue
            if pending:
                yield Token(Kind.LATIN, pending, manner)
                pending = ""
            if kind == "QUOTE":
                kind = "OPENING" if word[0] in QUOTES_OPENING else "CLOSING"
            yield Token(_KINDS[kind], word if word == SOFT_HYPHEN else word.replace(SOFT_HYPHEN, ""), manner)
        if pending:
            yield Token(Kind.LATIN, pending, manner)
        offset += len(text)


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
