"""The switch between languages at the head of pages, as part of how a file is read.

Takes pages and their structure, gives both with a place for the switch: as the first thing on the first page, and
after the text for all pages that follow, so that it stands in the midst of no sentence. Drops from the structure
what no page holds. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.layout.boxes import NOT_READ, Element, GlyphRun, LinkArea, Page, PlacedItem
from cvbuilder.layout.structure import Structure, shown


def with_navigation(pages: Sequence[Page], structure: Structure, language: str) -> tuple[tuple[Page, ...], Element]:
    """Return the pages, their switches numbered, and the structure of what they show; `language`: the document's."""
    tagged: list[Page] = []
    switches: list[Element] = []
    count = structure.count
    for page in pages:
        items, switch, count = _switch(page.items, count, language)
        tagged.append(replace(page, items=items) if switch.children else page)
        switches += [switch] if switch.children else []
    numbers = {placed.content for page in tagged for placed in page.items} - {NOT_READ}
    root = shown(structure.root, numbers)
    return tuple(tagged), replace(root, children=(*switches[:1], *root.children, *switches[1:]))


def _switch(items: Sequence[PlacedItem], count: int, language: str) -> tuple[tuple[PlacedItem, ...], Element, int]:
    """The items of a page with contents from `count` on for its switch, the switch, and the count after it."""
    found: list[PlacedItem] = []
    words: dict[int, list[GlyphRun]] = {}
    numbers: dict[int, int] = {}
    for placed in items:
        item = placed.item
        if placed.part == "navigation" and isinstance(item, GlyphRun | LinkArea):
            number = numbers.setdefault(item.inline, count + len(numbers))
            placed = replace(placed, content=number)
            if isinstance(item, GlyphRun):
                words.setdefault(number, []).append(item)
        found.append(placed)
    switch = Element("P", tuple(_words(number, runs, language) for number, runs in words.items()))
    return tuple(found), switch, count + len(numbers)


def _words(number: int, runs: Sequence[GlyphRun], language: str) -> Element | int:
    """The name of a language, as a link if it leads there."""
    text = "".join(run.text for run in runs).strip()
    other = "" if runs[0].language == language or not any(map(str.isalpha, text)) else runs[0].language
    if runs[0].link:
        return Element("Link", (number,), other, text)
    return Element("Span", (number,), other) if other else number
