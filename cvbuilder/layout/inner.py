"""Links from one place of a document to another: takes pages and anchors, gives the pages with their targets.

A link to a key that no page holds keeps its words and leads nowhere that layout knows; the switch of a bilingual
edition, which leads to another document, is found by `editions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import INNER
from cvbuilder.layout.boxes import Anchor, Destination, Page, PlacedItem, is_inner


def led(pages: Sequence[Page], anchors: Sequence[Anchor]) -> tuple[Page, ...]:
    """Return pages whose inner links lead to the blocks that they name."""
    if not any(is_inner(placed.item) for page in pages for placed in page.items):
        return tuple(pages)
    highest: dict[int, float] = {}
    for anchor in anchors:
        highest[anchor.page] = min(anchor.y, highest.get(anchor.page, anchor.y))
    targets: dict[str, Destination] = {}
    for anchor in anchors:
        y = anchor.y if anchor.y > highest[anchor.page] else 0.0  # nothing is above it: the page's head is to be seen
        targets.setdefault(INNER + anchor.key, Destination(anchor.page, y))
    return tuple(replace(page, items=tuple(_led(each, targets) for each in page.items)) for page in pages)


def _led(placed: PlacedItem, targets: Mapping[str, Destination]) -> PlacedItem:
    item = placed.item
    if not is_inner(item) or item.url not in targets:
        return placed
    return replace(placed, item=replace(item, target=targets[item.url]))
