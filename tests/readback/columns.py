"""The text of a file by columns and sections: running heads and feet taken off, a side bar told from the main column.

What stands in which column is read off the theme; the order of a page is that of its content: the
masthead, the main column, the side bar.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Block, Figure, Section
from cvbuilder.layout.masthead import of_portrait
from cvbuilder.theme import Style
from tests.readback.extractors import EXTRACTORS, Area
from tests.readback.normal_form import Cursor, normal, pattern
from tests.readback.reading import texts, words
from tests.readback.samples import Sample


class Column(Struct, frozen=True):
    """A column over all pages: what is to stand there, in order, and the lines that a reader finds there."""

    blocks: tuple[Block, ...]
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def columns(sample: Sample, extractor: str) -> tuple[Column, ...]:
    """Return the main column and, where the document has one, the side bar, which ends the text of each page."""
    main, side = streams(sample)
    pages = rows(sample, extractor)
    if not side:
        return (Column(main, [row for page in pages for row in page]),)
    bar = EXTRACTORS[extractor](sample.pdf, side_bar(sample.style))
    before: list[str] = []
    beside: list[str] = []
    for page, text in zip(pages, bar, strict=True):
        cut = len(page) - len(_rows_of(text))
        told, wanted = (list(map(normal, part)) for part in (page[cut:], _rows_of(text)))
        assert told == wanted, "the side bar is not read last"
        before += page[:cut]
        beside += page[cut:]
    return Column(main, before), Column(side, beside)


def said(sample: Sample) -> list[str]:
    """Return what a document says, column after column; the file must say it so, by poppler, and nothing else."""
    found = []
    for column in columns(sample, "poppler"):
        cursor = Cursor(column.text)
        for _, text in texts(column.blocks):
            cursor.expect(text)
            found.append(text)
        assert cursor.rest == ""
    return found


def streams(sample: Sample) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What a document says in its main column and in its side bar; a monogram stands at the head of a side bar."""
    bar, document = sample.style.sidebar, sample.document
    beside = [part.role for part in sample.composed.sections if bar is not None and part.role in bar.sections]
    if not beside:
        return (document.masthead, *document.sections), ()
    pictures = tuple(
        block for block in document.masthead.blocks if of_portrait(block) and not isinstance(block, Figure)
    )
    others = tuple(block for block in document.masthead.blocks if not of_portrait(block))
    main = tuple(section for section in document.sections if section.role not in beside)
    side = tuple(section for section in document.sections if section.role in beside)
    return (replace(document.masthead, blocks=others), *main), (*pictures, *side)


def side_bar(style: Style) -> Area:
    """The area of a theme's side bar between head and foot, to the middle of the gap beside it."""
    page, bar = style.page, style.sidebar
    assert bar is not None
    top, bottom = (page.head + page.top) / 2, page.height - (page.foot + page.bottom) / 2
    if bar.side == "left":
        return Area(0.0, top, page.left + bar.width + bar.gap / 2, bottom)
    return Area(page.width - page.right - bar.width - bar.gap / 2, top, page.width, bottom)


def rows(sample: Sample, extractor: str) -> list[list[str]]:
    """Return the lines of each page as a reader gives them, the running head and foot taken off and checked."""
    pages = EXTRACTORS[extractor](sample.pdf, None)
    found: list[list[str]] = []
    for number, page in enumerate(pages, 1):
        lines = _rows_of(page)
        if number > 1:
            lines = _without_head(lines, " ".join(text for _, text in texts(sample.document.running_head)))
        if len(pages) > 1:
            (foot,) = (text for _, text in texts(sample.document.running_foot))
            foot = foot.replace("{page}", str(number)).replace("{pages}", str(len(pages)))
            lines = _without_foot(lines, foot)
        found.append(lines)
    return found


def _rows_of(page: str) -> list[str]:
    text = page.replace("\r\n", "\n").rstrip("\n")
    return text.split("\n") if text else []


def _without_head(lines: list[str], head: str) -> list[str]:
    """Take off the first line, which must be the running head."""
    assert pattern(head).fullmatch(normal(lines[0]).strip()), f"no head {head!r} before {lines[0]!r}"
    return lines[1:]


def _without_foot(lines: list[str], foot: str) -> list[str]:
    """Take off the last line, which must end with the foot; pdfium joins it now and then to the line before."""
    last = normal(lines[-1]).strip()
    found = next((match for match in pattern(foot).finditer(last) if match.end() == len(last)), None)
    assert found, f"no foot {foot!r} in {last!r}"
    rest = last[: found.start()].strip()
    return [*lines[:-1], *([rest] if rest else [])]


def sections(sample: Sample, extractor: str) -> dict[str, str]:
    """Return a document's text by section, the masthead first; each begins with the line of its heading."""
    found: dict[str, str] = {}
    for column in columns(sample, extractor):
        found |= _sections_of(column)
    return found


def _sections_of(column: Column) -> dict[str, str]:
    """A column's text by section; what has no heading is told with what is before it, a masthead or a section."""
    at = column.blocks[0].key
    found = {} if _heading_of(column.blocks[0]) else {at: ""}
    pending = [block for block in column.blocks if _heading_of(block)]
    for line in column.lines:
        if pending and normal(line) == normal(_heading_of(pending[0])):
            at = pending.pop(0).key
            found[at] = ""
        else:
            assert at in found, f"{line!r} stands before the heading of {at}"
            found[at] += f"{line}\n"
    assert not pending, f"no line is the heading of {pending[0].key}"
    told: dict[str, str] = {}
    for block in column.blocks:  # a section without a heading stands in the text of what is before it
        told[block.key] = found.get(block.key) or next(reversed(told.values()), "")
    return told


def _heading_of(block: Block) -> str:
    return words(block.heading.content) if isinstance(block, Section) and block.heading is not None else ""
