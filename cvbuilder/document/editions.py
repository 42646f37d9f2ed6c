"""Editions: documents of one profile in several languages, put into one file.

Takes composed documents, each with its locale, gives an Edition. Pure; says nothing that the documents do not
say, but for the switch between languages. Knows no pages: where a switch leads is found in layout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    INNER,
    SWITCH,
    Cell,
    Document,
    Edition,
    Inline,
    Paragraph,
    Part,
    Row,
    Text,
)
from cvbuilder.document.rows import side_by_side
from cvbuilder.locale import Locale

HEAD = "running-head"
BETWEEN = " / "


def bilingual(documents: Sequence[Document], locales: Sequence[Locale]) -> Edition:
    """Put documents one after another, each with a switch to the others at the head of its pages."""
    labels = labels_of(locales)
    parts = [
        Part(label, _switched(document, locale, _switch(locale, labels, locales)))
        for label, document, locale in zip(labels, documents, locales, strict=True)
    ]
    return Edition("bilingual", tuple(parts))


def parallel(documents: Sequence[Document], locales: Sequence[Locale]) -> Edition:
    """Put documents side by side, what has one key in one row."""
    parts = tuple(Part(label, document) for label, document in zip(labels_of(locales), documents, strict=True))
    return Edition("parallel", parts, side_by_side(documents))


def labels_of(locales: Sequence[Locale]) -> tuple[str, ...]:
    """The name of each language in itself: English, 中文; with the script where one language stands in two."""
    plain = [locale.language_name(_language(locale)) for locale in locales]
    counts = Counter(plain)
    names = [name if counts[name] == 1 else locale.language_name(locale.tag)
             for name, locale in zip(plain, locales, strict=True)]  # fmt: skip
    counts = Counter(names)
    return tuple(name if counts[name] == 1 else f"{name} ({locale.asked})"
                 for name, locale in zip(names, locales, strict=True))  # fmt: skip


def _language(locale: Locale) -> str:
    return locale.tag.partition("-")[0]


def _switched(document: Document, locale: Locale, words: tuple[Inline, ...]) -> Document:
    """A document with the switch at the right end of its heads; on the first page it stands there alone."""
    switch = Cell((Paragraph(words, "running-switch", f"{HEAD}.switch"),))
    return replace(
        document,
        opening_head=(Row((None, switch), HEAD, HEAD),),
        running_head=(Row((_name_and_kind(document, locale), switch), HEAD, HEAD),),
    )


def _name_and_kind(document: Document, locale: Locale) -> Cell | None:
    """What the running head says at its two ends, as one paragraph at the left."""
    cells = [cell for block in document.running_head if isinstance(block, Row) for cell in block.cells]
    found = [block for cell in cells if cell is not None for block in cell.blocks if isinstance(block, Paragraph)]
    if not found:
        return None
    content = list(found[0].content)
    for block in found[1:]:
        content += [Text(locale.text("punctuation", "fact"), document.language), *block.content]
    return Cell((replace(found[0], content=tuple(content)),))


def _switch(here: Locale, labels: Sequence[str], locales: Sequence[Locale]) -> tuple[Inline, ...]:
    """The names of all languages; those of the others lead to them."""
    found: list[Inline] = []
    for label, locale in zip(labels, locales, strict=True):
        if found:
            found.append(Text(BETWEEN, here.tag, SWITCH))
        link = None if locale.tag == here.tag else INNER + locale.tag
        found.append(Text(label, locale.tag, SWITCH, link=link))
    return tuple(found)
