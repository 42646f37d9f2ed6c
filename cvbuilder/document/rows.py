"""Documents side by side: one document whose blocks are rows, with a cell for each language.

Takes documents of one profile, gives the document of a parallel edition. Sections are paired by their keys; what
stands in them is paired in layout, line by line, as only there one knows how tall things are. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    PARALLEL,
    Block,
    Cell,
    Choice,
    Document,
    Figure,
    Heading,
    Monogram,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.document.phrases import words_of

BETWEEN = " / "
Sections = Sequence[Section | Choice | None]


def side_by_side(documents: Sequence[Document]) -> Document:
    """Return the document that holds all of these side by side; what it says of itself is the first one's."""
    first = documents[0]
    return replace(
        first,
        masthead=_masthead([document.masthead for document in documents]),
        sections=tuple(_abreast(sections) for sections in _paired([document.sections for document in documents])),
        running_head=_running_head(documents),
        running_foot=(_row([document.running_foot for document in documents], "running-foot"),),
        squeezable=first.squeezable or first.page_limit is not None,  # a sheet of one page holds twice as much
        omissions=tuple(dict.fromkeys(each for document in documents for each in document.omissions)),
    )


def _row(cells: Sequence[Sequence[Block] | None], key: str) -> Row:
    """A row with a cell for each language, blank where there is nothing."""
    found = tuple(Cell(tuple(blocks)) if blocks else None for blocks in cells)
    origin = next((block.origin for blocks in cells for block in blocks or ()), None)
    return Row(found, PARALLEL, key, origin)


def _masthead(mastheads: Sequence[Section]) -> Section:
    """One for all languages: a portrait once, the name once if it is the same in all, all else in its column."""
    pictures = [block for block in mastheads[0].blocks if isinstance(block, (Figure, Monogram))]
    columns = [
        [_plain_name(block) if isinstance(block, Heading) else block
         for block in masthead.blocks if not isinstance(block, (Figure, Monogram))]
        for masthead in mastheads
    ]  # fmt: skip
    shared: list[Block] = []
    if all(words_of(_name(column)) == words_of(_name(columns[0])) for column in columns):
        shared = [block for block in columns[0] if isinstance(block, Heading)]
        columns = [[block for block in column if not isinstance(block, Heading)] for column in columns]
    row = [_row(columns, "masthead.row")] if any(columns) else []
    return replace(mastheads[0], blocks=(*pictures, *shared, *row))


def _plain_name(heading: Heading) -> Heading:
    """The name without its form in another script: that stands in the column beside it."""
    content = list(heading.content)
    while len(content) > 1 and (getattr(content[-1], "role", "") == "other-name" or words_of(content[-1:]).isspace()):
        content.pop()
    return replace(heading, content=tuple(content))


def _name(blocks: Sequence[Block]) -> Sequence[Text]:
    heading = next((block for block in blocks if isinstance(block, Heading)), None)
    return [node for node in heading.content if isinstance(node, Text)] if heading is not None else ()


def _paired(columns: Sequence[Sequence[Section | Choice]]) -> list[list[Section | Choice | None]]:
    """Sections by their keys, in the first language's order; what it lacks follows what stands before it elsewhere."""
    order: list[str] = []
    for sections in columns:
        place = 0
        for section in sections:
            if section.key in order:
                place = order.index(section.key) + 1
            else:
                order.insert(place, section.key)
                place += 1
    known = [{section.key: section for section in sections} for sections in columns]
    return [[column.get(key) for column in known] for key in order]


def _abreast(sections: Sequence[Section | Choice | None]) -> Section | Choice:
    """One section of all languages; one that may be left out is left out in all of them."""
    choice = next((section for section in sections if isinstance(section, Choice)), None)
    if choice is not None:
        inner = [_first(section) if isinstance(section, Choice) else section for section in sections]
        return replace(choice, alternatives=((_section(inner),), ()))
    return _section([section for section in sections if not isinstance(section, Choice)])


def _first(choice: Choice) -> Section | None:
    """The section that may be left out."""
    block = next(iter(choice.alternatives[0]), None)
    return block if isinstance(block, Section) else None


def _section(sections: Sequence[Section | None]) -> Section:
    columns = [None if section is None else _blocks(section) for section in sections]
    first = next(section for section in sections if section is not None)
    return replace(first, heading=None, blocks=(_row(columns, f"{first.key}.row"),))


def _blocks(section: Section) -> Sequence[Block]:
    return section.blocks if section.heading is None else (section.heading, *section.blocks)


def _running_head(documents: Sequence[Document]) -> tuple[Block, ...]:
    """The name and the kind of document in all languages, what is the same in two of them once."""
    rows = [block for document in documents for block in document.running_head if isinstance(block, Row)]
    if len(rows) != len(documents):
        return documents[0].running_head
    cells = [_merged([row.cells[place] for row in rows]) for place in range(len(rows[0].cells))]
    return (replace(rows[0], cells=tuple(cells)),)


def _merged(cells: Sequence[Cell | None]) -> Cell | None:
    """One cell of one paragraph, with the words of all."""
    found = [block for cell in cells if cell is not None for block in cell.blocks if isinstance(block, Paragraph)]
    if not found:
        return None
    different = {words_of(block.content): block for block in found}
    content = list(found[0].content)
    for block in list(different.values())[1:]:
        content += [Text(BETWEEN, found[0].content[0].language), *block.content]
    return Cell((replace(found[0], content=tuple(content)),))
