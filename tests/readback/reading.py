"""Documents as the texts that a reader meets, in order; which of its versions a document shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    Block,
    Cell,
    Choice,
    Document,
    EntryBlock,
    Field,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Monogram,
    Paragraph,
    Row,
    Section,
)
from tests.readback.normal_form import Cursor

Content = tuple[str, tuple[Inline, ...]]


def words(content: Sequence[Inline]) -> str:
    """The words of inline content."""
    return "".join(node.message if isinstance(node, Field) else node.text for node in content)


def texts(blocks: Sequence[Block | Cell | ListItem | None]) -> Iterator[tuple[str, str]]:
    """Walk blocks and yield each stretch of words with its block's key, in the order of reading.

    A monogram's letters are no part of the text, but a reader of the page's content meets them.
    """
    for block in blocks:
        match block:
            case List(items=items, ordered=True):
                for number, item in enumerate(items, 1):
                    yield item.key, f"{number}."
                    yield from texts(item.blocks)
            case Monogram(letters=letters, key=key):
                yield key, letters
            case Paragraph() | Heading():
                yield block.key, words(block.content)
            case EntryBlock(head=head, when=when, body=body, key=key):
                yield from texts(head)
                if when:
                    yield key, words(when)
                yield from texts(body)
            case Figure() | None:
                pass
            case _:
                yield from texts(parts(block))


def contents(blocks: Sequence[Block | Cell | ListItem | None]) -> Iterator[Content]:
    """Walk blocks and yield the inline content of each with the block's key."""
    for block in blocks:
        match block:
            case Paragraph(content=content, key=key) | Heading(content=content, key=key):
                yield key, content
            case Figure() | Monogram() | None:
                pass
            case _:
                yield from contents(parts(block))


def parts(block: Block | Cell | ListItem) -> Sequence[Block | Cell | ListItem | None]:
    """What a block is made of, dates and words aside; of a choice, all versions."""
    match block:
        case List(items=inner) | Row(cells=inner) | ListItem(blocks=inner) | Cell(blocks=inner):
            return inner
        case EntryBlock(head=head, body=body):
            return (*head, *body)
        case Section(heading=heading, blocks=inner):
            return inner if heading is None else (heading, *inner)
        case Choice(alternatives=alternatives):
            return [inner for version in alternatives for inner in version]
        case _:
            return ()


def settled(document: Document, left_out: Collection[str], text: str) -> Document:
    """The document without choices: as it was laid out, and as the text of the file has it.

    `left_out`: the sections that layout has told to be left out. Of other choices the first version stands
    that is found in the text; that no other does is for the tests to show.
    """
    sections: list[Section] = []
    for section in document.sections:
        if isinstance(section, Choice):
            ((first, *others), *_) = section.alternatives
            assert isinstance(first, Section) and not others
            if first.key in left_out:
                continue
            section = first
        blocks = [inner for block in section.blocks for inner in _versions(block, text)]
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(document, sections=tuple(sections))


def _versions(block: Block, text: str) -> Sequence[Block]:
    if not isinstance(block, Choice):
        return (block,)
    found = next((version for version in block.alternatives if _is_in(text, version)), None)
    assert found is not None, f"no version of {block.key} is in the file"
    return found


def _is_in(text: str, blocks: Sequence[Block]) -> bool:
    cursor = Cursor(text)
    try:
        for _, wanted in texts(blocks):
            cursor.place = cursor.find(wanted)
    except AssertionError:
        return False
    return True
