"""Markdown (CommonMark 0.31): takes a card, gives its passages with headings; marks within the words are escaped."""

from __future__ import annotations

import re

from cvbuilder.document.blurb.card import SpeakerCard
from cvbuilder.exchange.plain import heading

_MARKS = re.compile(r"([\\`*_\[\]<>])")
_STARTS = re.compile(r"^(?=(?:#{1,6}|[-+>])\s)", re.MULTILINE)


def write_markdown(card: SpeakerCard) -> bytes:
    """Return the passages; one alone has no heading."""
    if len(card.passages) == 1:
        return f"{escaped(card.passages[0].text)}\n".encode()
    parts = [f"## {card.main.name}\n"]
    parts.extend(f"### {escaped(heading(each))}\n\n{escaped(each.text)}\n" for each in card.passages)
    return "\n".join(parts).encode()


def escaped(text: str) -> str:
    """Return words that Markdown shows as they are; a list of numbered lines stays one."""
    return _STARTS.sub(r"\\", _MARKS.sub(r"\\\1", text))
