"""What a document says, string by string, in the order in which a reader meets it.

Takes a Document, gives strings with the keys of their blocks. Pure; nothing is read from a file but the letters by
which the versions that are shown are told from those that are not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct
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
from cvbuilder.prove.normal import letters

Part = Block | Cell | ListItem | None
Pick = Callable[[Choice], Sequence[Block]]
"""Which version of a choice a file shows."""


class Said(Struct, frozen=True):
    """A string that the document shows, and the block that it belongs to."""

    key: str
    text: str


class Shown(Struct, frozen=True):
    """A document without choices: its main column and side bar, and what stands at head and foot of its pages.

    `opening` stands at the head of the first.
    """

    main: tuple[Block, ...]
    side: tuple[Block, ...]
    head: str
    foot: str
    opening: str = ""


def shown(document: Document, beside: Collection[str], pick: Pick) -> Shown:
    """Return what of a document a file shows.

    `beside`: the roles of sections that stand in a side bar. `pick` tells which version of a choice the file has.
    """
    sections = [section for part in document.sections if (section := _settled(part, pick)) is not None]
    main = [section for section in sections if section.role not in beside]
    side: list[Block] = [section for section in sections if section.role in beside]
    masthead = list(document.masthead.blocks)
    if side:
        side = [*(block for block in masthead if isinstance(block, Monogram)), *side]
        masthead = [block for block in masthead if not isinstance(block, Monogram)]
    head = " ".join(each.text for each in said(document.running_head))
    foot = " ".join(each.text for each in said(document.running_foot))
    opening = " ".join(each.text for each in said(document.opening_head))
    return Shown((*masthead, *main), tuple(side), head, foot, opening)


def choices(blocks: Sequence[Part]) -> Iterator[Choice]:
    """Yield what blocks say in one of several versions, versions of such parts too."""
    for block in blocks:
        if isinstance(block, Choice):
            yield block
            for version in block.alternatives:
                yield from choices(version)
        else:
            yield from choices(inner(block))


def _settled(part: Section | Choice, pick: Pick) -> Section | None:
    """A section as it is shown, None for one that is left out."""
    found = _versions((part,), pick)
    return found[0] if found and isinstance(found[0], Section) else None


def _versions(blocks: Sequence[Block], pick: Pick) -> tuple[Block, ...]:
    """Blocks without choices."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Choice():
                found += _versions(pick(block), pick)
            case Section(blocks=inside):
                found.append(replace(block, blocks=_versions(inside, pick)))
            case Row(cells=cells):
                settled = [cell and replace(cell, blocks=_versions(cell.blocks, pick)) for cell in cells]
                found.append(replace(block, cells=tuple(settled)))
            case _:
                found.append(block)
    return tuple(found)


def by_letters(text: str) -> Pick:
    """Pick the version that is in a file's letters, else the first."""

    def pick(choice: Choice) -> Sequence[Block]:
        for version in choice.alternatives:
            if all(letters(each.text) in text for each in said(_signs(version))):
                return version
        return choice.alternatives[0]

    return pick


def _signs(blocks: Sequence[Block]) -> Sequence[Block]:
    """By what a version is known: a section by its heading, so that a fault within it is found; else by its words."""
    return [block.heading if isinstance(block, Section) and block.heading else block for block in blocks]


def strings_of(document: Document) -> Iterator[Said]:
    """Yield the strings of a whole document; of a choice, those of its first version."""
    for block in (document.masthead, *document.sections):
        yield from said((block,))


def words(content: Sequence[Inline]) -> str:
    """Return the words of inline content; of a field, its pattern."""
    return "".join(node.message if isinstance(node, Field) else node.text for node in content)


def said(blocks: Sequence[Part]) -> Iterator[Said]:
    """Yield each string of blocks; a monogram's letters too, since they are painted."""
    for block in blocks:
        match block:
            case List(items=items, ordered=True):
                for number, item in enumerate(items, 1):
                    yield Said(item.key, f"{number}.")
                    yield from said(item.blocks)
            case Monogram(letters=initials, key=key):
                yield Said(key, initials)
            case Paragraph() | Heading():
                yield Said(block.key, words(block.content))
            case EntryBlock(head=head, when=when, body=body, key=key):
                yield from said(head)
                if when:
                    yield Said(key, words(when))
                yield from said(body)
            case Figure() | None:
                pass
            case _:
                yield from said(inner(block))


def contents(blocks: Sequence[Part]) -> Iterator[tuple[Inline, ...]]:
    """Yield the inline content of each block, dates aside."""
    for block in blocks:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                yield content
            case _:
                yield from contents(inner(block))


def inner(block: Part) -> Sequence[Part]:
    """Return what a block is made of, dates and words aside; of a choice, its first version."""
    match block:
        case List(items=parts) | Row(cells=parts) | ListItem(blocks=parts) | Cell(blocks=parts):
            return parts
        case EntryBlock(head=head, body=body):
            return (*head, *body)
        case Section(heading=heading, blocks=parts):
            return parts if heading is None else (heading, *parts)
        case Choice(alternatives=alternatives):
            return alternatives[0]
        case _:
            return ()
