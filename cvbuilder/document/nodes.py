"""A document: what is said, in order, as frozen values; no points, fonts or colours.

Inline nodes make up the content of paragraphs, headings and cells; block nodes make up the document.
Every string is final. Words that are only known once pages exist stand as a `Field` and are filled in
layout. `role` tells a theme and a writer what a node is; `key` is a block's path in the profile, the
same in all languages; `origin` is where its words stand in the source.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.document.provenance import Provenance
from cvbuilder.errors import SourceSpan

INNER = "#"
"""How a link begins that leads to a place in the file: a language's part, or a block's key; no URL of a profile can."""
SWITCH = "switch"
"""The role of the words by which a reader goes from one language to another."""
COVER = "cover"
"""The role of a masthead that has the first page to itself."""
PORTRAIT = "portrait"
"""The role of a row of two cells: a picture, and the words that stand beside it."""
PORTRAITS = "portraits"
"""The role of a row of pictures with what stands below each: as many side by side as have room."""
PAGE_ENTRIES = ("contents-line", "index-line")
"""The roles of entries whose `when` is the page that they lead to; it stands at the right end of the line."""
PARALLEL = "parallel"
"""The role of a row whose cells are the languages of a parallel edition: what has one key stands level."""


class Text(Struct, frozen=True):
    """A run of words in one language (BCP 47) and one manner of emphasis.

    `path` and `origin` name the field of the profile that the words come from, where they come from one.
    `link` is a URL, or `INNER` and a language: it leads to the same place in the part of that language; or `INNER` and
    the key of a block, to which it leads.
    """

    text: str
    language: str
    role: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str | None = None
    path: str = ""
    origin: SourceSpan | None = None


class Time(Struct, frozen=True):
    """A date or interval as words, its machine value beside them (ISO 8601, `start/end` for an interval)."""

    text: str
    iso: str
    language: str
    role: str = ""


class Quantity(Struct, frozen=True):
    """A figure as words, with its value and what it counts."""

    text: str
    value: str
    unit: str
    language: str
    role: str = ""


FieldKind = Literal["page", "pages", "page_of_total", "page_of_anchor", "running_head"]


class Field(Struct, frozen=True):
    """Words that layout completes: `message` is the whole localised pattern with `{page}`, `{pages}` and `{head}`.

    `anchor` is the key of a block for `page_of_anchor`; `link` as that of a Text. References settle in a bounded number
    of passes. `{head}` is what the page at hand holds: of its headings of level 3 the first and the last, else the
    heading of level 2 that it belongs to.
    """

    kind: FieldKind
    message: str
    language: str
    role: str = ""
    anchor: str = ""
    link: str | None = None


Inline = Text | Time | Quantity | Field


class Paragraph(Struct, frozen=True):
    """A paragraph of prose, or any single stretch of inline content with a role."""

    content: tuple[Inline, ...]
    role: str = "body"
    key: str = ""
    origin: SourceSpan | None = None


class Heading(Struct, frozen=True):
    """A heading; level 1 is the document's title, 2 a section's, 3 a group's within a section."""

    content: tuple[Inline, ...]
    level: int
    role: str = "section-title"
    key: str = ""
    origin: SourceSpan | None = None


class ListItem(Struct, frozen=True):
    """One item of a list: its blocks, without the bullet."""

    blocks: tuple[Block, ...]
    key: str = ""
    origin: SourceSpan | None = None


class List(Struct, frozen=True):
    """A list; an ordered one is numbered from 1 by its items' places."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    role: str = "list"
    key: str = ""
    origin: SourceSpan | None = None


class Cell(Struct, frozen=True):
    """One cell of a row: blocks that stand above each other."""

    blocks: tuple[Block, ...]
    role: str = ""


class Row(Struct, frozen=True):
    """Things that stand side by side: title and date, label and value, figures; None is a cell left blank."""

    cells: tuple[Cell | None, ...]
    role: str = "row"
    key: str = ""
    origin: SourceSpan | None = None


class EntryBlock(Struct, frozen=True):
    """An entry of a section: its head (what, beside it when) and what is told of it.

    `when` may be empty. Readers and extractors meet head, when, body in this order.
    """

    head: tuple[Block, ...]
    when: tuple[Inline, ...]
    body: tuple[Block, ...]
    role: str = "entry"
    key: str = ""
    origin: SourceSpan | None = None


LENGTH = "length"
"""The role of a choice between the long and the short text of one field."""


class Choice(Struct, frozen=True):
    """Ranked versions of the same thing; layout takes the first that fits where it stands, else the last.

    A last version without blocks means that the thing may be left out. Its role is that of what it holds; those with
    the role LENGTH are a text at two lengths, and stand anywhere: the long one stays until pages are too many.
    """

    alternatives: tuple[tuple[Block, ...], ...]
    role: str = "choice"
    key: str = ""
    origin: SourceSpan | None = None


class Image(Struct, frozen=True):
    """An image file: its name as the profile has it, and its bytes."""

    name: str
    content: bytes


class QrCode(Struct, frozen=True):
    """A QR code: what a reader of it finds, and its rows of modules, `1` for a dark one, without a border."""

    content: str
    rows: tuple[str, ...]


class Figure(Struct, frozen=True):
    """A picture, or a code for cameras, with the words that stand in for it."""

    image: Image | QrCode
    alternative: str
    language: str
    role: str = "photo"
    key: str = ""
    origin: SourceSpan | None = None


class Monogram(Struct, frozen=True):
    """Initials that stand where a portrait would; an ornament, as the name beside it says the same."""

    letters: str
    language: str
    role: str = "monogram"
    key: str = ""
    origin: SourceSpan | None = None


class Begins(Struct, frozen=True):
    """How a section takes its room, where it does not simply follow what stands above it.

    `page`: it begins a page. `share`: it has one of `count` equal parts of a page, or whole pages where that is too
    little; the first of several shares the page of a heading above it. `columns`: its blocks flow through `count`
    columns down to the foot of each page, those of the last page alike in length.
    """

    kind: Literal["page", "share", "columns"]
    count: int = 1


class Section(Struct, frozen=True):
    """A part of the document under a heading; `role` is the section's name in the model.

    Sections that begin a page, a share or columns stand in the main column, each followed by another such one.
    """

    heading: Heading | None
    blocks: tuple[Block, ...]
    role: str
    key: str = ""
    origin: SourceSpan | None = None
    begins: Begins | None = None


Block = Paragraph | Heading | List | Row | EntryBlock | Choice | Figure | Monogram | Section


Reason = Literal[
    "untranslated", "fallback", "converted", "guessed", "not-selected", "limit", "hidden", "variant", "private",
    "redacted", "not-in-kind", "absent",
]  # fmt: skip


IN_OTHER_WORDS: tuple[Reason, ...] = ("fallback", "converted", "guessed", "absent")
"""The reasons of what a document shows all the same, in another language or by another's word."""


class Omission(Struct, frozen=True):
    """Something of the profile that the document does not show, or shows in another language, and why.

    `reason`: `untranslated` (no text in this language), `fallback` (shown in another), `converted` (shown in
    `language` as a machine made it), `guessed` (a Chinese name that an index has by a reading of its characters),
    `not-selected` (left to a longer document), `limit` (beyond the section's
    limit), `hidden` (the profile says so), `variant` (for another variant), `private`, `redacted` (the document, the
    settings or the user said so), `not-in-kind` (a section that this kind does not have), `absent` (an optional file).
    """

    path: str
    reason: Reason
    language: str
    origin: SourceSpan


class Attachment(Struct, frozen=True):
    """A file that goes with a document: what it was made of, for those who make it again.

    `relation` is what it is to the document (ISO 32000-2, 7.11.3): its source, or something that belongs to it.
    """

    name: str
    content: bytes
    media_type: str
    relation: Literal["Source", "Supplement"]
    description: str


class Document(Struct, frozen=True):
    """One document in one language.

    `masthead` is the block of name and contacts; `running_head` stands on every page but the first, `opening_head`
    on the first, `running_foot` on every page of a document of several pages. `page_limit` is how many pages it may
    have; `squeezable`: to keep it, space and sizes may give way as far as the theme allows, once no choice is left;
    `sheet`: the limit is the kind's own, and never more.
    `date` is the build's day (ISO 8601); None for no limit and no day. `titles` are those in other languages in which
    the name is shown, by language. `made_of` is what of the profile it was made of,
    `attachments` the files that go with it.
    """

    kind: str
    language: str
    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    masthead: Section
    sections: tuple[Section | Choice, ...]
    page_limit: int | None = None
    squeezable: bool = False
    sheet: bool = False
    running_head: tuple[Block, ...] = ()
    running_foot: tuple[Block, ...] = ()
    opening_head: tuple[Block, ...] = ()
    date: str | None = None
    omissions: tuple[Omission, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    made_of: Provenance = Provenance()
    attachments: tuple[Attachment, ...] = ()


EditionForm = Literal["bilingual", "parallel"]


class Part(Struct, frozen=True):
    """One language of an edition: the language's name in itself, and the document."""

    label: str
    document: Document


class Edition(Struct, frozen=True):
    """Documents of one profile in one file, one for each language, in the profile's order.

    `bilingual`: one after another, with a switch at the head of each page. `parallel`: side by side; `rows` is then
    the one document that is laid out, its blocks rows of the role `PARALLEL` with a cell for each part.
    """

    form: EditionForm
    parts: tuple[Part, ...]
    rows: Document | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of document that all parts are."""
        return self.parts[0].document.kind

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """What the parts leave out, each once."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part.document.omissions))


def documents_of(said: Document | Edition) -> tuple[Document, ...]:
    """The documents that a file holds: one, or one for each language."""
    return (said,) if isinstance(said, Document) else tuple(part.document for part in said.parts)
