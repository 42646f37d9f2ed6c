"""Documents out of short profiles, and documents as lines that a test can compare."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import (
    Block,
    Cell,
    Choice,
    Document,
    EntryBlock,
    Field,
    Figure,
    Heading,
    Image,
    Inline,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.locale import open_locale
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.model import DocumentPlan
from cvbuilder.source import read_bytes

NAME = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\nsettings: {languages: [en, zh]}\n"


class Draft:
    """Composes profiles that are written in a test; `told` gives what a document says."""

    def profile(self, text: str, name: str = NAME) -> Profile:
        """Parse a profile; a name and the languages en and zh stand before the text."""
        return parse(read_bytes((name + textwrap.dedent(text)).encode(), "me.yaml"))

    def compose(self, text: str, language: str = "en", kind: str = "cv", name: str = NAME, **plan: Any) -> Document:
        """Compose a profile in one language; the profile's own plan of the kind, or one of the fields given."""
        profile = self.profile(text, name)
        own = next((each for each in profile.documents if each.kind == kind), None)
        chosen = DocumentPlan(kind=kind, **plan) if plan or own is None else own  # type: ignore[arg-type]
        portrait = Image(profile.photo.file, b"bytes") if profile.photo is not None else None
        return compose(profile, open_locale(language), chosen, portrait)

    def sections(self, text: str, language: str = "en", kind: str = "cv", **plan: Any) -> list[str]:
        """The lines of a document's sections."""
        return told(self.compose(text, language, kind, **plan).sections)

    def omissions(self, text: str, language: str = "en", kind: str = "cv", **plan: Any) -> list[tuple[str, str]]:
        """Paths that a document leaves out, with the reason."""
        return [(each.path, each.reason) for each in self.compose(text, language, kind, **plan).omissions]


def told(blocks: Iterable[Block | None]) -> list[str]:
    """Blocks as lines: `## ` a section's title, `### ` a group's, `* ` an entry with ` | ` its date, `- ` an item."""
    return [line for block in blocks if block is not None for line in _lines(block)]


def _lines(block: Block | ListItem | Cell) -> Iterator[str]:
    match block:
        case Heading():
            yield "#" * block.level + " " + marked(block.content)
        case Paragraph():
            yield marked(block.content)
        case List():
            for number, item in enumerate(block.items, 1):
                first, *others = told(item.blocks)
                yield f"{number}. {first}" if block.ordered else f"- {first}"
                yield from others
        case EntryBlock():
            (head,) = told(block.head)
            yield f"* {head}" + (f" | {marked(block.when)}" if block.when else "")
            yield from told(block.body)
        case Row():
            yield " || ".join(" / ".join(told(cell.blocks)) if cell is not None else "" for cell in block.cells)
        case Section():
            yield from told((block.heading, *block.blocks))
        case Figure():
            yield f"[{block.alternative}]"
        case Choice():
            for alternative in block.alternatives:
                yield from told(alternative)
        case ListItem() | Cell():
            yield from told(block.blocks)


def marked(content: Sequence[Inline]) -> str:
    """The words of inline content; the no-break space of a date as a space."""
    words = "".join(node.message if isinstance(node, Field) else node.text for node in content)
    return words.replace("\u00a0", " ").replace("\u2009", " ")


def texts_in(blocks: Iterable[Any]) -> Iterator[Text]:
    """Every Text below these blocks, in order."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        elif isinstance(block, tuple):
            yield from texts_in(block)
        elif hasattr(block, "__struct_fields__"):
            yield from texts_in(getattr(block, name) for name in block.__struct_fields__)


def keys_in(blocks: Iterable[Any]) -> Iterator[str]:
    """Every key of these blocks, in order."""
    for block in blocks:
        if isinstance(block, tuple):
            yield from keys_in(block)
        elif hasattr(block, "__struct_fields__"):
            key = getattr(block, "key", "")
            if key:
                yield key
            yield from keys_in(getattr(block, name) for name in block.__struct_fields__)


@pytest.fixture(scope="session")
def draft() -> Draft:
    return Draft()


@pytest.fixture(scope="session")
def lines_of() -> Callable[[Iterable[Block | None]], list[str]]:
    return told


@pytest.fixture(scope="session")
def find_texts() -> Callable[[Iterable[Any]], Iterator[Text]]:
    return texts_in


@pytest.fixture(scope="session")
def find_keys() -> Callable[[Iterable[Any]], Iterator[str]]:
    return keys_in
