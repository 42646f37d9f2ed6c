"""How a document is read: the tree of its structure, and which content of it each item of a page is.

Takes a Document, gives the tree of Elements and the numbers of contents by key. The tree follows the Document and
never the drawing: a side bar's sections stand where the document has them, an entry's date between its title and
what is told of it, ornaments nowhere. All versions of a choice are in it at first; `shown` keeps what stands on
pages. Pure. Source of the types and their nesting: ISO 32000-1, 14.8.4; ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, groupby
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import (
    PORTRAIT,
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
    Text,
)
from cvbuilder.layout.boxes import NOT_READ, ORNAMENT, Element, ElementRole, GlyphRun, LinkArea, PageItem, Picture
from cvbuilder.layout.markers import NUMBER

DEEPEST = 3
"""The lowest level of a heading."""

Children = tuple[Element | int, ...]


class Structure(Struct, frozen=True):
    """The tree, how many contents it has, and those of each block, one for each inline node.

    A block is found by its side in a parallel edition and the version of a choice that it stands in, from 0, and its
    key; the number before an item of a list under the item's key and NUMBER.
    """

    root: Element
    count: int
    contents: Mapping[tuple[int, int, str, str], tuple[int, ...]]


def structure_of(document: Document, languages: Sequence[str] = ()) -> Structure:
    """Return how a document is read, whatever of it pages will show.

    `languages`: those of a parallel edition, in the order of its cells. Each is read as a whole, one after another;
    what stands once for all of them belongs to the first.
    """
    walk = _Walk(document.language)
    blocks = (document.masthead, *document.sections)
    children: Children = ()
    for side, language in enumerate(languages):
        walk.turn_to(side, language)
        children += (Element("Part", walk.blocks(side_of(blocks, side)), language),)
    return Structure(Element("Document", children or walk.blocks(blocks)), walk.count, walk.contents)


def content_of(structure: Structure, item: PageItem) -> int:
    """Return the number of the content that an item of a page is, NOT_READ for ink that means nothing."""
    if not isinstance(item, GlyphRun | LinkArea | Picture):
        return NOT_READ
    role = item.role if isinstance(item, GlyphRun) else ""
    if role == ORNAMENT:
        return NOT_READ
    side, version = (0, 0) if isinstance(item, Picture) else (item.side, item.version)
    numbers = structure.contents.get((side, version, item.key, NUMBER if role == NUMBER else ""))
    if numbers is None:
        return NOT_READ
    return numbers[0 if isinstance(item, Picture) else min(item.inline, len(numbers) - 1)]


def shown(element: Element, numbers: Collection[int]) -> Element:
    """Return an element without the contents that no page holds, and without elements that are then empty."""
    children: list[Element | int] = []
    for child in element.children:
        if isinstance(child, int):
            if child in numbers:
                children.append(child)
            continue
        kept = shown(child, numbers)
        if kept.children:
            children.append(kept)
    return replace(element, children=tuple(children))


def side_of(blocks: Sequence[Block], side: int) -> tuple[Block, ...]:
    """The blocks of one language of a parallel edition; the first has those that stand once for all."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Row(role="parallel", cells=cells):
                cell = cells[side]
                found.extend(cell.blocks if cell is not None else ())
            case Section(heading=heading, blocks=inner):
                title = heading if side == 0 else None
                found.append(replace(block, heading=title, blocks=_name_first(side_of(inner, side))))
            case Choice(alternatives=alternatives):
                versions = tuple(side_of(version, side) for version in alternatives)
                found.append(replace(block, alternatives=versions))
            case _ if side == 0:
                found.append(block)
    return tuple(found)


def _name_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A portrait that stands for all languages of an edition, after the name of who bears it."""
    if len(blocks) > 1 and isinstance(blocks[0], Figure) and isinstance(blocks[1], Heading):
        return (blocks[1], blocks[0], *blocks[2:])
    return blocks


def _is_of_figures(block: Block) -> bool:
    """True for a row of figures with their labels."""
    return isinstance(block, Row) and block.role not in (PORTRAIT, "code")


class _Walk:
    """What is known on the way through a document: contents by side, version and key, the level of the last heading."""

    def __init__(self, language: str) -> None:
        self.contents: dict[tuple[int, int, str, str], tuple[int, ...]] = {}
        self.count = 0
        self._language = language
        self._side = 0
        self._version = 0
        self._level = 0

    def turn_to(self, side: int, language: str) -> None:
        """Go on with another language of a parallel edition."""
        self._side, self._language = side, language

    def blocks(self, blocks: Sequence[Block]) -> Children:
        """The elements of blocks; rows of figures that follow each other are one list."""
        found: list[Element | int] = []
        for are_rows, group in groupby(blocks, key=_is_of_figures):
            if are_rows:
                found.append(self._rows([block for block in group if isinstance(block, Row)]))
                continue
            for block in group:
                found.extend(self._block(block))
        return tuple(found)

    def _block(self, block: Block) -> Children:
        match block:
            case Paragraph(content=content, key=key):
                return (self._words("P", content, key),)
            case Heading(content=content, key=key):
                # No level is skipped, whatever sections a profile has (ISO 14289-1, 7.4.2).
                self._level = min(block.level, self._level + 1, DEEPEST)
                return (self._words(cast(ElementRole, f"H{self._level}"), content, key),)
            case List(items=items, ordered=ordered, key=key):
                return (Element("L", tuple(self._item(item, ordered) for item in items), ordered=ordered, key=key),)
            case EntryBlock():
                return self._entry(block)
            case Section(heading=heading, blocks=inner, key=key):
                return (Element("Sect", self.blocks(inner if heading is None else (heading, *inner)), key=key),)
            case Choice(alternatives=alternatives):
                return self._versions(alternatives)
            case Figure(key=key):
                language = "" if block.language == self._language else block.language
                return (Element("Figure", (self._number(key, ""),), language, block.alternative, key=key),)
            case Row(role="portrait", cells=cells):  # the name comes before the picture of who bears it
                return tuple(
                    child for cell in reversed(cells) if cell is not None for child in self.blocks(cell.blocks)
                )
            case Row(role="code", cells=cells, key=key):  # a code, what it is for, where it leads
                told = [child for cell in cells if cell is not None for child in self.blocks(cell.blocks)]
                return (Element("Div", tuple(told), key=key),)
            case Row():
                return (self._rows((block,)),)
            case Monogram():
                return ()

    def _versions(self, alternatives: Sequence[Sequence[Block]]) -> Children:
        """All versions of a choice, told apart, as they may have one key."""
        around = self._version
        found: list[Element | int] = []
        for self._version, version in enumerate(alternatives):
            found += self.blocks(version)
        self._version = around
        return tuple(found)

    def _entry(self, entry: EntryBlock) -> Children:
        """Title, date, what is told of it, as one group."""
        head = self.blocks(entry.head)
        date = (self._words("P", entry.when, entry.key),) if entry.when else ()
        children = (*head, *date, *self.blocks(entry.body))
        return children if len(children) == 1 else (Element("Div", children, key=entry.key),)

    def _item(self, item: ListItem, ordered: bool) -> Element:
        """A drawn bullet is an ornament; a number is read."""
        label = (Element("Lbl", (self._number(item.key, NUMBER),)),) if ordered else ()
        return Element("LI", (*label, self._body(item.blocks)), key=item.key)

    def _body(self, blocks: Sequence[Block]) -> Element:
        """What an item says; the words of a single paragraph without one of their own."""
        children = self.blocks(blocks)
        only = children[0] if len(children) == 1 else None
        if isinstance(only, Element) and only.role == "P":
            return replace(only, role="LBody")
        return Element("LBody", children)

    def _rows(self, rows: Sequence[Row]) -> Element:
        """Figures side by side are a list: there are no columns of which a cell could be part."""
        cells = [cell for row in rows for cell in row.cells if isinstance(cell, Cell)]
        items = tuple(Element("LI", (self._body(cell.blocks),)) for cell in cells)
        return Element("L", items, key=rows[0].key)

    def _words(self, role: ElementRole, content: Sequence[Inline], key: str) -> Element:
        """The element of some words: in their language if all have one, with spans for others if not."""
        languages = _languages(content, self._language)
        own = languages[0] if len(set(languages)) == 1 else self._language
        children: list[Element | int] = []
        numbers: list[int] = []
        nodes = zip(content, languages, strict=True)
        for (link, language), group in groupby(nodes, key=lambda each: (_link(each[0]), each[1])):
            inline = [node for node, _ in group]
            number = self._next()
            numbers += [number] * len(inline)
            other = "" if language == own else language
            if link is not None:
                words = _title(inline, link)
                children.append(Element("Link", (number,), other, words))
            else:
                children.append(Element("Span", (number,), other) if other else number)
        self.contents.setdefault((self._side, self._version, key, ""), tuple(numbers))
        return Element(role, tuple(children), "" if own == self._language else own, key=key)

    def _number(self, key: str, kind: str) -> int:
        number = self._next()
        self.contents.setdefault((self._side, self._version, key, kind), (number,))
        return number

    def _next(self) -> int:
        self.count += 1
        return self.count - 1


def _languages(content: Sequence[Inline], language: str) -> list[str]:
    """The language of each inline node.

    Marks and figures by themselves, which any language has, are in that of the words on both sides of them if it is
    one; else in the block's own, so that a dot between two links, a year after a foreign title or a telephone number
    is read as the text around is.
    """
    spoken = [_spoken(node) for node in content]
    known = set(filter(None, spoken))
    own = known.pop() if len(known) == 1 else language
    before, after = list(accumulate(spoken, _latest)), list(accumulate(reversed(spoken), _latest))[::-1]
    found: list[str] = []
    for place, (said, last, following) in enumerate(zip(spoken, before, after, strict=True)):
        within = last == following and not _by_itself(content, place)
        found.append(said or (last if within and last else own))
    return found


def _latest(last: str, this: str) -> str:
    return this or last


def _spoken(node: Inline) -> str:
    """The language in which a node has words; none of figures and marks."""
    return node.language if any(map(str.isalpha, _text(node))) else ""


def _by_itself(content: Sequence[Inline], place: int) -> bool:
    """True for a link, and for what stands between a link and another, or a paragraph's end."""
    beside = (*content[max(place - 1, 0) : place], *content[place + 1 : place + 2])
    return _link(content[place]) is not None or all(_link(node) is not None for node in beside)


def _link(node: Inline) -> str | None:
    return node.link if isinstance(node, Text | Field) else None


def _text(node: Inline) -> str:
    return node.message if isinstance(node, Field) else node.text


def _title(inline: Sequence[Inline], link: str) -> str:
    """What a link is called: its words, or where it leads; a number that only pages know says it by itself."""
    if any(isinstance(node, Field) for node in inline):
        return ""
    return "".join(map(_text, inline)).strip() or link
