"""Texts of two lengths: takes a document whose texts may stand in both, gives it with one of them for each.

Unlike other choices, these are not made by the room that is left on a page: a paragraph is not short because it
stands at a page's foot, but because the document has too many pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    LENGTH,
    Block,
    Cell,
    Choice,
    Document,
    EntryBlock,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
)
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.layout.fields import choices_of


def at_lengths(document: Document, skipped: Mapping[str, int]) -> Document:
    """Return a document without choices of length; `skipped`: how many versions are passed over, by key."""
    if not any(choice.role == LENGTH for choice in choices_of(document.sections)):
        return document
    return replace(document, sections=_chosen(document.sections, skipped))


def _chosen(blocks: Sequence[Block], skipped: Mapping[str, int]) -> tuple[Any, ...]:
    found: list[Block] = []
    for block in blocks:
        match block:
            case Choice(alternatives=alternatives, role=role, key=key) if role == LENGTH:
                found.extend(alternatives[skipped.get(key, 0)])
            case Choice(alternatives=alternatives):
                versions = tuple(_chosen(version, skipped) for version in alternatives)
                found.append(replace(block, alternatives=versions))
            case Section(blocks=inner):
                found.append(replace(block, blocks=_chosen(inner, skipped)))
            case EntryBlock(body=body):
                found.append(replace(block, body=_chosen(body, skipped)))
            case Row(cells=cells):
                found.append(replace(block, cells=tuple(_cell(cell, skipped) for cell in cells)))
            case List(items=items):
                found.append(replace(block, items=tuple(_item(item, skipped) for item in items)))
            case _:
                found.append(block)
    return tuple(found)


def _cell(cell: Cell | None, skipped: Mapping[str, int]) -> Cell | None:
    return None if cell is None else replace(cell, blocks=_chosen(cell.blocks, skipped))


def _item(item: ListItem, skipped: Mapping[str, int]) -> ListItem:
    return replace(item, blocks=_chosen(item.blocks, skipped))


def shortened(document: Document, skipped: Mapping[str, int]) -> list[LayoutWarning]:
    """Tell which texts were set short, so that the document keeps to its pages."""
    message = "the short text is shown, so that the document keeps to its pages"
    found = [choice for choice in choices_of(document.sections) if choice.role == LENGTH and skipped.get(choice.key)]
    return [LayoutWarning(message, _path(choice), choice.origin, "shortened") for choice in found]


def _path(choice: Choice) -> str:
    first = choice.alternatives[0][0]
    return first.key if isinstance(first, Paragraph) else choice.key
