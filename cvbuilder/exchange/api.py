"""JSON in the shape of pretalx's and of Sessionize's API: takes a card, gives a speaker with the talk.

The fields are those that the two document; ids are made of the slug, so that the same speaker keeps them.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgspec import json

from cvbuilder.document.blurb.card import SpeakerCard

_CODES = "ABCDEFGHJKLMNPQRSTUVWXYZ3789"
"""The letters and digits of pretalx's codes; those that look alike are left out."""
Json = dict[str, Any]


def write_api(card: SpeakerCard) -> bytes:
    """Return the JSON of the tool that the card's shape names; pretalx's where it names none."""
    value = sessionize(card) if card.shape == "sessionize" else pretalx(card)
    return json.format(json.encode(value), indent=2) + b"\n"


def pretalx(card: SpeakerCard) -> Json:
    """Return a speaker of pretalx's API, with the talk as an expanded submission; languages stand one below another."""
    submissions = [_submission(card)] if card.main.title else []
    return {
        "code": _code(card.slug),
        "name": card.main.name,
        "biography": _all(card, "bio", "\n\n"),
        "avatar_url": None,
        "email": card.email or None,
        "timezone": None,
        "locale": card.main.language.lower(),
        "availabilities": [],
        "answers": [],
        "submissions": submissions,
    }


def _submission(card: SpeakerCard) -> Json:
    links = card.talk.links if card.talk is not None else ()
    return {
        "code": _code(f"{card.slug}/{card.main.title}"),
        "title": _all(card, "title", " / "),
        "speakers": [_code(card.slug)],
        "submission_type": None,
        "track": None,
        "tags": [],
        "state": "submitted",
        "abstract": _all(card, "abstract", "\n\n"),
        "description": "",
        "duration": None,
        "slot_count": 1,
        "content_locale": ((card.talk.language if card.talk else "") or card.main.language).lower(),
        "do_not_record": False,
        "image": None,
        "resources": [{"link": url, "description": label, "is_public": True} for label, url in links],
        "slots": [],
        "answers": [],
    }


def sessionize(card: SpeakerCard) -> Json:
    """Return the view `All` of Sessionize's API: one speaker, and the talk as a session."""
    main, speaker = card.main, str(uuid5(NAMESPACE_URL, f"speaker:{card.slug}"))
    session = str(int(sha256(f"{card.slug}/{main.title}".encode()).hexdigest()[:8], 16) % 900_000 + 100_000)
    sessions = [_session(card, session, speaker)] if main.title else []
    sites = [("Website", card.website)] if card.website else []
    return {
        "sessions": sessions,
        "speakers": [
            {
                "id": speaker,
                "firstName": main.given or main.name,
                "lastName": main.family,
                "bio": _all(card, "bio", "\n\n"),
                "tagLine": main.headline,
                "profilePicture": None,
                "isTopSpeaker": False,
                "links": [
                    {"title": label or "Link", "url": url, "linkType": "Blog" if label == "Website" else "Other"}
                    for label, url in (*sites, *card.links)
                ],
                "sessions": [int(session)] if sessions else [],
                "fullName": main.name,
                "categoryItems": [],
                "questionAnswers": [],
            }
        ],
        "questions": [],
        "categories": [],
        "rooms": [],
    }


def _session(card: SpeakerCard, number: str, speaker: str) -> Json:
    talk = card.talk
    start, end = (talk.start, talk.end) if talk is not None else ("", "")
    return {
        "id": number,
        "title": _all(card, "title", " / "),
        "description": _all(card, "abstract", "\n\n"),
        "startsAt": f"{start}T00:00:00" if len(start) == 10 else None,
        "endsAt": f"{end}T00:00:00" if len(end) == 10 else None,
        "isServiceSession": False,
        "isPlenumSession": False,
        "speakers": [speaker],
        "categoryItems": [],
        "questionAnswers": [],
        "roomId": None,
        "liveUrl": None,
        "recordingUrl": None,
        "status": None,
        "isInformed": False,
        "isConfirmed": False,
    }


def _all(card: SpeakerCard, name: str, between: str) -> str:
    """A text in each language, each text once."""
    return between.join(dict.fromkeys(text for each in card.wordings if (text := getattr(each, name))))


def _code(seed: str) -> str:
    """Six signs of pretalx's alphabet that belong to a seed."""
    number = int.from_bytes(sha256(seed.encode()).digest()[:8])
    signs = []
    for _ in range(6):
        number, sign = divmod(number, len(_CODES))
        signs.append(_CODES[sign])
    return "".join(signs)
