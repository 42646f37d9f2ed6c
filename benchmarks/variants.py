"""Distinct profiles out of one: the same fields and lengths, other words in other places.

`write_variants` writes as many as it is asked for; each has its own words, so that no cache of whole documents helps
anybody. The same number gives the same profile on every machine.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "zh")


def write_variants(profile: Path, count: int, folder: Path) -> list[Path]:
    """Write variants of a profile into a folder that holds its pictures; give their paths."""
    paths = []
    for number in range(count):
        whole = yaml.compose(profile.read_text(encoding="utf-8"))
        _vary(whole, random.Random(number))
        path = folder / f"variant-{number}.yaml"
        path.write_text(yaml.serialize(whole, allow_unicode=True, width=10**6), encoding="utf-8")
        paths.append(path)
    return paths


def _vary(node: Any, chance: random.Random) -> None:
    """Give the prose of each language within a node its words in another order."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _vary(item, chance)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in LANGUAGES and isinstance(value, yaml.ScalarNode):
                value.value = _shuffled(value.value, chance)
            _vary(value, chance)


def _shuffled(text: str, chance: random.Random) -> str:
    """The words of a text of some length in another order, Chinese by its characters; marks stay where they are."""
    if len(text) < 12 or any(sign in text for sign in "*`[]\\{}@/"):
        return text
    words = text.split(" ") if " " in text else list(text)
    places = [place for place, word in enumerate(words) if word.isalpha()]
    moved = [words[place] for place in places]
    chance.shuffle(moved)
    for place, word in zip(places, moved, strict=True):
        words[place] = word
    return (" " if " " in text else "").join(words)
