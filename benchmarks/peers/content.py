"""What the peers are to set: documents as cvbuilder composes them, with the styles that they are set in.

Everything that a peer's source says of words, faces, sizes, leadings, colours and margins comes from here, so that it
follows the theme. It writes files; it never measures.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from cvbuilder import Request, compose, load_theme, resolve_style
from cvbuilder.document.nodes import Block, Choice, Document, Field, Inline, Row, Section
from cvbuilder.pipeline import jobs, load
from cvbuilder.resources import resource
from cvbuilder.theme import Style
from cvbuilder.theme.style import BlockStyle, TextStyle

LATIN, HAN = "Source Serif 4", "CVB Serif SC"
FACES = ("SourceSerif4-Light.ttf", "SourceSerif4-Regular.ttf", "SourceSerif4-SemiBold.ttf", "CVBSerifSC[[]wght].ttf")
HEADINGS = ("name", "section-title", "group-title")


class Asked(Struct, frozen=True):
    """One document that a peer is to make: `language` is the two letters of its name."""

    language: str
    document: Document
    style: Style


def asked(profile: Path, kind: Any) -> Iterator[Asked]:
    """The documents of a profile, one for each language, in the classic theme on A4."""
    loaded, theme = load(profile), load_theme("classic")
    for job in jobs(loaded, Request(kinds=(kind,)), profile.parent):
        document = compose(loaded, job.locale, job.plan)
        yield Asked(job.asked, document, resolve_style(theme, job.locale.tag, "a4", (kind, "")))


def put_faces(folder: Path) -> None:
    """Copy the faces that the classic theme needs into a folder: each peer may find these and no others."""
    folder.mkdir(parents=True)
    for face in (face for pattern in FACES for face in resource("fonts").glob(pattern)):
        shutil.copy(face, folder)


def blocks_of(document: Document) -> tuple[Section | Choice, ...]:
    """All that stands in the pages, the masthead first."""
    return (document.masthead, *document.sections)


def roles_of(nodes: Sequence[Block]) -> set[str]:
    """The roles of all texts within some blocks, for which a peer's template has to have a style."""
    found: set[str] = set()
    for node in nodes:
        if getattr(node, "content", None) is not None:
            found.add(str(getattr(node, "role", "body")))
        found |= roles_of(within(node))
    return found


def within(node: Block) -> list[Block]:
    """The blocks within a block, in order; of a choice the first version."""
    if isinstance(node, Choice):
        return list(node.alternatives[0])
    if isinstance(node, Row):
        return [block for cell in node.cells if cell for block in cell.blocks]
    heading = getattr(node, "heading", None)
    items = [block for item in getattr(node, "items", ()) for block in item.blocks]
    inner = [*getattr(node, "head", ()), *getattr(node, "blocks", ()), *getattr(node, "body", ())]
    return [*filter(None, [heading]), *inner, *items]


def weight_of(node: Inline, style: Style, text: TextStyle) -> int:
    """The weight of some words."""
    look = style.inlines.get(node.role)
    if getattr(node, "strong", False):
        return text.strong_weight
    return look.weight if look and look.weight else text.weight


def gaps(style: BlockStyle) -> tuple[float, float]:
    """The space above and below a block, pt, for lines that are as high as their text: the leading is in it."""
    slack = style.text.leading - style.text.size
    return round(slack + style.space_before, 3), round(slack + style.space_after, 3)


def plain(content: Sequence[Inline]) -> str:
    """The words of some inline nodes."""
    return "".join(node.message if isinstance(node, Field) else node.text for node in content)
