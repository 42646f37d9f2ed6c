"""iCalendar (RFC 5545): takes a card whose talk has a day, gives one event of whole days.

No clock is asked: the stamp is the day that the profile was last true, else that of the talk. Raises EventError for a
talk without a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from cvbuilder.document.blurb.card import SpeakerCard
from cvbuilder.errors import Diagnostic, EventError
from cvbuilder.exchange.lines import escaped, folded


def write_calendar(card: SpeakerCard) -> bytes:
    """Return a calendar with the talk."""
    talk, main = card.talk, card.main
    if talk is None or len(talk.start) != 10:
        message = "no talk with a day: a calendar needs one"
        raise EventError([Diagnostic(message, path="talks", hint="write `date: 2026-05-20` below the talk")])
    first = date.fromisoformat(talk.start)
    last = date.fromisoformat(talk.end) if len(talk.end) == 10 else first
    stamp = (card.updated if len(card.updated) == 10 else talk.start).replace("-", "")
    uid = sha256(f"{card.slug}/{main.title}/{talk.start}".encode()).hexdigest()[:32]
    about = f"{main.name}: {main.bio}" if main.bio else ""
    described = "\n\n".join(filter(None, (main.subtitle, main.abstract, about)))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cvbuilder//cvbuilder//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}@cvbuilder",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",  # the day after: RFC 5545, 3.6.1
        f"SUMMARY;LANGUAGE={main.language}:{escaped(main.title)}",
        *([f"DESCRIPTION;LANGUAGE={main.language}:{escaped(described)}"] if described else []),
        *([f"LOCATION:{escaped(place)}"] if (place := ", ".join(filter(None, (main.event, main.venue)))) else []),
        *([f"URL:{talk.url}"] if talk.url else []),
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return folded(lines)
