"""Schema.org: takes a card, gives its Person, and the Event of a talk with a date, as plain values of JSON-LD 1.1."""

from __future__ import annotations

from typing import Any

from cvbuilder.document.blurb.card import SpeakerCard, Wording

Node = dict[str, Any]


def graph(card: SpeakerCard) -> Node:
    """Return the whole: a Person, and an Event if the talk has a date and a title."""
    nodes = [person(card)]
    if card.talk is not None and card.talk.start and card.main.title:
        nodes.append(event(card))
    return {"@context": "https://schema.org", "@graph": nodes}


def person(card: SpeakerCard) -> Node:
    """Return the Person; texts carry their language, empty properties are left out."""
    main = card.main
    others = [each.name for each in card.wordings[1:] if each.name != main.name]
    found: Node = {
        "@type": "Person",
        "@id": f"#{card.slug}",
        "name": main.name,
        "alternateName": others,
        "givenName": main.given,
        "familyName": main.family,
        "jobTitle": _texts(card, "position"),
        "worksFor": {"@type": "Organization", "name": main.organization} if main.organization else "",
        "description": _texts(card, "bio"),
        "email": card.email,
        "url": card.website,
        "sameAs": [address for _, address in card.links],
        "knowsLanguage": list(card.spoken),
    }
    return {key: value for key, value in found.items() if value}


def event(card: SpeakerCard) -> Node:
    """Return the Event of the talk."""
    talk, main = card.talk, card.main
    assert talk is not None, "asked for a card with a talk"
    found: Node = {
        "@type": "Event",
        "name": _texts(card, "title"),
        "description": _texts(card, "abstract"),
        "startDate": talk.start,
        "endDate": talk.end,
        "location": {"@type": "Place", "name": main.venue} if main.venue else "",
        "superEvent": {"@type": "Event", "name": main.event, "startDate": talk.start} if main.event else "",
        "performer": {"@id": f"#{card.slug}"},
        "inLanguage": talk.language,
        "url": talk.url,
    }
    return {key: value for key, value in found.items() if value}


def _texts(card: SpeakerCard, name: str) -> list[Node] | Node | str:
    """A property in each language that has it: one value, or a list."""
    found = [_value(each, getattr(each, name)) for each in card.wordings if getattr(each, name)]
    return found[0] if len(found) == 1 else found or ""


def _value(wording: Wording, text: str) -> Node:
    return {"@value": text, "@language": wording.language}
