"""The lists that lead to pages: contents and index. Takes an event as it is told, gives sections with page numbers.

Page numbers are fields, which layout fills; each is a link, and so are the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cvbuilder.document.booklet.speakers import linked_name
from cvbuilder.document.booklet.values import Speaker, Told
from cvbuilder.document.nodes import Begins, Block, EntryBlock, Field, Heading, Paragraph, Section, Text
from cvbuilder.document.person import name_nodes
from cvbuilder.document.phrases import Inlines

CONTENTS_COLUMNS, INDEX_COLUMNS = 2, 3


def contents(told: Told, parts: Sequence[Section]) -> tuple[Section, ...]:
    """Return the contents: the parts of the booklet, then all speakers in the order of their pages."""
    own = told.own
    lines = []
    for part in parts:
        title = "".join(node.text for node in part.heading.content if isinstance(node, Text)) if part.heading else ""
        words: Inlines = (Text(title, own.language, "title", link=told.link(part.key)),)
        lines.append(_line(told, words, part.key, f"contents.{part.key}", "contents-line"))
    heading = Heading((own.message("booklet", "contents"),), 2, "section-title", "contents.heading")
    first = Section(heading, tuple(lines), "contents", "contents", begins=Begins("page"))
    if "speakers" not in told.event.programme.parts:
        return (first,)
    people = tuple(
        _line(
            told, linked_name(told, name_nodes(told.of(each)), each), each.key, f"contents.{each.key}", "contents-line"
        )
        for each in told.event.speakers
    )
    listed = Section(None, people, "contents-list", "contents.list", begins=Begins("columns", CONTENTS_COLUMNS))
    return (first, listed)


def index(told: Told) -> Section:
    """Return the index by family name, in groups by letter."""
    speakers = sorted(told.event.speakers, key=lambda each: (each.filed.key, each.slug))
    blocks: list[Block] = []
    for letter, group in groupby(speakers, key=lambda each: each.filed.letter):
        blocks.append(Paragraph((Text(letter, "en"),), "index-letter", f"index.{letter}"))
        blocks += [_line(told, _filed_name(told, each), each.key, f"index.{each.slug}", "index-line") for each in group]
    return Section(None, tuple(blocks), "index-list", "index.list", begins=Begins("columns", INDEX_COLUMNS))


def _filed_name(told: Told, speaker: Speaker) -> Inlines:
    """A name with the family name first, and the form in the other script behind it."""
    c = told.of(speaker)
    own, both = name_nodes(c, "citation"), name_nodes(c, "title")
    return linked_name(told, (*own, c.plain(" "), both[-1]) if len(both) > 1 else own, speaker)


def _line(told: Told, words: Inlines, anchor: str, key: str, role: str) -> EntryBlock:
    """Words that lead to a page, and its number."""
    own = told.own
    number = Field("page_of_anchor", "{page}", own.language, "page-number", anchor, told.link(anchor))
    return EntryBlock((Paragraph(words, role, f"{key}.words"),), (number,), (), role, key)
