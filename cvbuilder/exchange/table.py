"""CSV (RFC 4180): takes a card, gives a row of headings and one of values, UTF-8 with the mark that Excel looks for."""

from __future__ import annotations

import csv
import io

from cvbuilder.document.blurb.card import SpeakerCard


def write_table(card: SpeakerCard) -> bytes:
    """Return two lines. An event's fields are the columns, else what a card holds; in several languages with tags."""
    columns: dict[str, str] = {}
    several = len(card.wordings) > 1
    for wording in card.wordings:
        fields = wording.answers or tuple(
            (name, getattr(wording, name))
            for name in ("name", "headline", "position", "organization", "location", "bio", "title", "abstract")
        )
        columns.update({f"{key} ({wording.language})" if several else key: value for key, value in fields})
    if not card.main.answers:
        columns.update({"email": card.email, "phone": card.phone, "website": card.website})
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerow(columns.values())
    return b"\xef\xbb\xbf" + text.getvalue().encode()
