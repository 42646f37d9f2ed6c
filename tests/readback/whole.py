"""How much of a document an extractor gives back: strings whole, and in the order of the document.

A string is whole if it stands in the text in normal form from its first character to its last; where the page ends
within it, if its parts end the one page and begin the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from tests.readback.columns import streams
from tests.readback.extractors import as_read
from tests.readback.normal_form import LINE_HYPHEN, normal, pattern
from tests.readback.reading import texts
from tests.readback.samples import Sample


class Given(Struct, frozen=True):
    """What an extractor gave of one document: how many strings there are, which are not whole, how many in order."""

    strings: int
    torn: tuple[str, ...]
    in_order: int


def given(sample: Sample, pages: Sequence[str], extractor: str) -> Given:
    """Compare the pages of an extractor with the strings of a document."""
    whole = normal("\n".join(pages))
    torn: list[str] = []
    count = in_order = 0
    for stream in streams(sample):  # a side bar has an order of its own
        chain: list[int] = []  # the least last place of a rising chain of each length
        for _, said in texts(stream):
            text = as_read(said, extractor)
            count += 1
            places = [found.start() for found in pattern(text).finditer(whole)]
            if not places and _over_pages(text, pages):
                in_order += 1
            elif not places:
                torn.append(text)
            for place in reversed(places):  # each string once at most: its places falling
                at = bisect_left(chain, place)
                chain[at : at + 1] = [place]
        in_order += len(chain)
    return Given(count, tuple(torn), in_order)


def _over_pages(text: str, pages: Sequence[str]) -> bool:
    """True if a text begins on one page and ends on the next, with what stands at foot and head between."""
    wanted = _signs(normal(text))
    for one, other in zip(map(_signs, map(normal, pages)), map(_signs, map(normal, pages[1:])), strict=False):
        longest = next((cut for cut in range(len(wanted) - 1, 0, -1) if wanted[:cut] in one), 0)
        if longest and wanted[longest:] in other:
            return True
    return False


def _signs(text: str) -> str:
    return re.sub(rf"[\s\-{LINE_HYPHEN}]", "", text)
