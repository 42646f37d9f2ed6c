"""Keys: a document has the same in each of its languages, so that one can be turned into the other at any place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest

from cvbuilder.document.nodes import Block, Cell, Document, EntryBlock, Heading, ListItem, Row, Section
from tests.readback.reading import parts
from tests.readback.samples import PROFILES, STARTER, names_of, shipped

PAIRS = [
    pytest.param(path, name, name.replace(".en.pdf", ".zh.pdf"), id=name.removesuffix(".en.pdf"))
    for path in (*PROFILES, STARTER)
    for name in names_of(path)
    if name.endswith(".en.pdf")
]
Kept = tuple[str, str]
"""The class of a block and its key."""


@pytest.mark.parametrize(("path", "english", "chinese"), PAIRS)
def test_the_languages_have_the_same_keys(path: Path, english: str, chinese: str) -> None:
    """In the same order, those aside that one of them lists as left out."""
    one, other = (shipped(path, "classic")[name].composed for name in (english, chinese))
    lost = {omission.path for document in (one, other) for omission in document.omissions}
    assert _keys(one, lost) == _keys(other, lost)
    assert len(_keys(one, lost)) > len(one.sections)


@pytest.mark.parametrize(("path", "english", "chinese"), PAIRS)
def test_a_key_leads_to_one_place(path: Path, english: str, chinese: str) -> None:
    for name in (english, chinese):
        document = shipped(path, "classic")[name].composed
        assert [key for key, count in Counter(_keys(document, ())).items() if count > 1] == []


def _keys(document: Document, lost: Collection[str]) -> list[Kept]:
    blocks = (document.masthead, *document.sections)
    return [(kind, key) for kind, key in _walked(blocks) if not any(_is_below(key, path) for path in lost)]


def _walked(blocks: Sequence[Block | Cell | ListItem | None]) -> Iterator[Kept]:
    """Yield the sections, headings, entries, rows and items of a document with their keys."""
    for block in blocks:
        if block is None:
            continue
        if isinstance(block, Section | Heading | EntryBlock | Row | ListItem):
            assert block.key, block
            yield type(block).__name__, block.key
        yield from _walked(parts(block))


def _is_below(key: str, path: str) -> bool:
    return key == path or key.startswith((f"{path}.", f"{path}["))
