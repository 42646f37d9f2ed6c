"""HTML: takes a card, gives a page of its passages with an h-card (microformats2) and JSON-LD (schema.org) inside."""

from __future__ import annotations

from html import escape

from msgspec import json

from cvbuilder.document.blurb.card import Passage, SpeakerCard, Wording
from cvbuilder.exchange.linked_data import graph
from cvbuilder.exchange.plain import heading


def write_html(card: SpeakerCard) -> bytes:
    """Return one page, complete and without anything from elsewhere; each text has its language."""
    main = card.main
    # `<` within a script would end it: JSON may write it by its number.
    data = json.format(json.encode(graph(card)), indent=2).decode().replace("<", "\\u003c")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{main.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(main.name)}</title>",
        f'<script type="application/ld+json">\n{data}\n</script>',
        "</head>",
        "<body>",
        *_h_card(card),
        *(line for passage in _others(card) for line in _passage(passage)),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _h_card(card: SpeakerCard) -> list[str]:
    main = card.main
    name = f'<a class="p-name u-url" href="{escape(card.website)}">' if card.website else '<span class="p-name">'
    lines = ['<article class="h-card">', f"<h1>{name}{escape(main.name)}{'</a>' if card.website else '</span>'}"]
    for other in card.wordings[1:]:
        if other.name != main.name:
            lines.append(f'<span class="p-nickname" lang="{other.language}">{escape(other.name)}</span>')
    lines.append("</h1>")
    for wording in card.wordings:
        lines.extend(_wording(wording))
    if card.email:
        lines.append(f'<a class="u-email" href="mailto:{escape(card.email)}">{escape(card.email)}</a>')
    for label, address in card.links:
        lines.append(f'<a class="u-url" rel="me" href="{escape(address)}">{escape(label or address)}</a>')
    return [*lines, "</article>"]


def _wording(wording: Wording) -> list[str]:
    parts = [
        f'<span class="{name}">{escape(text)}</span>'
        for name, text in (("p-job-title", wording.position), ("p-org", wording.organization))
        if text
    ]
    lines = [f'<p lang="{wording.language}">{" ".join(parts)}</p>'] if parts else []
    if wording.bio:
        lines.append(f'<p class="p-note" lang="{wording.language}">{escape(wording.bio)}</p>')
    return lines


def _others(card: SpeakerCard) -> list[Passage]:
    """The passages that are not the biographies of the h-card."""
    bios = {wording.bio for wording in card.wordings}
    return [passage for passage in card.passages if passage.text not in bios]


def _passage(passage: Passage) -> list[str]:
    text = escape(passage.text).replace("\n", "<br>\n")
    return [
        f'<section lang="{passage.language}">',
        f"<h2>{escape(heading(passage))}</h2>",
        f"<p>{text}</p>",
        "</section>",
    ]
