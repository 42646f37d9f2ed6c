"""The content of a file's pages, its running heads and feet taken off, a side bar told from the main column.

Takes what a document shows and the content of pages, gives the text of each column over all pages. The order within
a page is that of its content: head, main column, side bar, foot. Where the main column of a page ends is found by
comparing letters, as nothing else tells it in a text without places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from cvbuilder.document.nodes import Block
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import canonical, letters
from cvbuilder.prove.said import Shown, said

ORDER = "ISO 32000-1, 14.8.2.3"
SPACE = " \u00a0\u2009\u202f\u00ad"
"""What ends a line of a paragraph that goes on, besides letters."""


class Column(Struct, frozen=True):
    """A column: what is to stand there, and what does, in normal form; `starts`: where each page begins in it."""

    blocks: tuple[Block, ...]
    text: str
    starts: tuple[int, ...]

    def page_of(self, place: int) -> int:
        """The page, from 1, that a place of the text is on."""
        return max(1, bisect_right(self.starts, place))


def columns(document: Shown, pages: Sequence[str]) -> tuple[list[Column], list[Finding]]:
    """Return the columns of a file, and a finding for each page without its running head or foot."""
    bodies, findings = _bodies(document, pages)
    if not document.side:
        return [_column(document.main, bodies)], findings
    left = [letters("".join(each.text for each in said(part))) for part in (document.main, document.side)]
    before: list[str] = []
    beside: list[str] = []
    for body in bodies:
        cut = _cut(body, left[0], left[1])
        before.append(body[:cut])
        beside.append(body[cut:])
        left = [rest[len(letters(part)) :] for rest, part in zip(left, (body[:cut], body[cut:]), strict=True)]
    return [_column(document.main, before), _column(document.side, beside)], findings


def _column(blocks: tuple[Block, ...], parts: Sequence[str]) -> Column:
    """Put a column's parts together; nothing is put between them, since a paragraph that goes on brings its space."""
    starts = tuple(len(canonical("".join(parts[:number]))) for number in range(len(parts)))
    return Column(blocks, canonical("".join(parts)), starts)


def _bodies(document: Shown, pages: Sequence[str]) -> tuple[list[str], list[Finding]]:
    bodies, findings = [], []
    for number, page in enumerate(pages, 1):
        body = page.strip()
        if len(pages) > 1 and document.foot:
            pattern = _loose(document.foot.replace("{page}", str(number)).replace("{pages}", str(len(pages))))
            found = re.search(f"{pattern}$", body)
            if found is None:
                findings.append(
                    Finding("foot", f"the page does not end with its number: {body[-30:]!r}", ORDER, number)
                )
            body = body[: found.start()] if found else body
        head = document.head if number > 1 else document.opening
        if head:
            found = re.match(_loose(head), body)
            if found is None:
                findings.append(Finding("head", f"the page has no running head: {body[:30]!r}", ORDER, number))
            body = body[found.end() :] if found else body
        bodies.append(body)
    return bodies, findings


def _loose(text: str) -> str:
    """A pattern for the letters of a text, with any space between them."""
    return r"[\s\u00ad]*".join(map(re.escape, re.sub(r"\s", "", text)))


def _cut(body: str, main: str, side: str) -> int:
    """Where a page's main column ends: where most letters agree with what is left of main column and side bar."""
    signs = letters(body)
    agreed = _agree(signs, main)
    # Latest first: what agrees with both belongs to the main column.
    best = max(range(len(signs), -1, -1), key=lambda cut: min(cut, agreed) + _agree(signs[cut:], side))
    count = place = 0
    while place < len(body) and (count < best or body[place] in SPACE):
        count += len(letters(body[place]))
        place += 1
    return place


def _agree(text: str, wanted: str) -> int:
    """How many letters two texts have in common from the start."""
    for place, (one, other) in enumerate(zip(text, wanted, strict=False)):
        if one != other:
            return place
    return min(len(text), len(wanted))
