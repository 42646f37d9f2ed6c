"""Fields: words that are complete only once pages exist.

Takes inline content and what is known of the pages, gives content without fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuilder.document.nodes import (
    Block,
    Cell,
    Choice,
    EntryBlock,
    Field,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Text,
)

UNKNOWN = "0"
"""Stands for a number in the pass before it is known."""


class PageNumbers(Struct, frozen=True):
    """What is known of the pages: the page at hand, how many there are, the page of each key (all from 1).

    The page at hand is known in head and foot; in the body, a field stands on the page on which its block begins.
    `head` is what the page at hand holds, by its headings.
    """

    page: int | None = None
    pages: int | None = None
    anchors: Mapping[str, int] = {}
    head: str = ""


def fill_fields(content: Sequence[Inline], numbers: PageNumbers, key: str = "") -> tuple[Inline, ...]:
    """Return the content of the block with a key, each Field's message completed; unknown numbers read as 0."""
    if not any(isinstance(node, Field) for node in content):
        return tuple(content)
    return tuple(_filled(node, numbers, key) if isinstance(node, Field) else node for node in content)


def _filled(field: Field, numbers: PageNumbers, key: str) -> Text:
    page = numbers.anchors.get(field.anchor if field.kind == "page_of_anchor" else key)
    if field.kind != "page_of_anchor" and numbers.page is not None:
        page = numbers.page
    words = field.message.replace("{page}", UNKNOWN if page is None else str(page))
    words = words.replace("{pages}", UNKNOWN if numbers.pages is None else str(numbers.pages))
    return Text(words.replace("{head}", numbers.head), field.language, field.role, link=field.link)


def fields_of(blocks: Sequence[Block | Cell | ListItem | None]) -> Iterator[Field]:
    """Walk blocks and yield every field in them."""
    for block in blocks:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                yield from (node for node in content if isinstance(node, Field))
            case List(items=inner) | Row(cells=inner):
                yield from fields_of(inner)
            case ListItem(blocks=inner) | Cell(blocks=inner):
                yield from fields_of(inner)
            case EntryBlock(head=head, when=when, body=body):
                yield from fields_of(head)
                yield from (node for node in when if isinstance(node, Field))
                yield from fields_of(body)
            case Choice(alternatives=alternatives):
                for alternative in alternatives:
                    yield from fields_of(alternative)
            case Section(heading=heading, blocks=inner):
                yield from fields_of(inner if heading is None else (heading, *inner))


def choices_of(blocks: Sequence[Block]) -> Iterator[Choice]:
    """Walk blocks and yield every choice in them, the outer one of a choice within a choice first."""
    for block in blocks:
        match block:
            case Choice(alternatives=alternatives):
                yield block
                for alternative in alternatives:
                    yield from choices_of(alternative)
            case Section(blocks=inner) | EntryBlock(body=inner):
                yield from choices_of(inner)
            case List(items=items):
                for item in items:
                    yield from choices_of(item.blocks)
            case Row(cells=cells):
                for cell in cells:
                    yield from choices_of(cell.blocks if cell is not None else ())
