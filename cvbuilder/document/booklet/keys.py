"""Keys of blocks within a booklet: what is composed of one profile gets the speaker's key before its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import Block, Choice, List


def under(key: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks of a profile with the key of its section before each of theirs."""
    return tuple(_under(key, block) for block in blocks)


def _under(key: str, block: Block) -> Block:
    if isinstance(block, Choice):
        versions = tuple(under(key, version) for version in block.alternatives)
        return replace(block, key=f"{key}.{block.key}", alternatives=versions)
    if isinstance(block, List):
        items = tuple(replace(each, key=f"{key}.{each.key}", blocks=under(key, each.blocks)) for each in block.items)
        return replace(block, key=f"{key}.{block.key}", items=items)
    return replace(block, key=f"{key}.{block.key}")
