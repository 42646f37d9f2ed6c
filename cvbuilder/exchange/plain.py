"""Plain text: takes a card, gives its passages as UTF-8; one passage alone has no heading, ready to paste."""

from __future__ import annotations

from cvbuilder.document.blurb.card import Passage, SpeakerCard


def write_plain(card: SpeakerCard) -> bytes:
    """Return the passages one after the other, each with its heading where there are several."""
    passages = card.passages
    if len(passages) == 1:
        return f"{passages[0].text}\n".encode()
    return "\n".join(f"{heading(each)}\n{each.text}\n" for each in passages).encode()


def heading(passage: Passage) -> str:
    """Return a heading such as `Biography (en): 96 of 100 words`."""
    return f"{passage.label} ({passage.language})" + (f": {passage.measure}" if passage.measure else "")
