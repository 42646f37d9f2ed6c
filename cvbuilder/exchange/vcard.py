"""vCard 4.0 (RFC 6350) and 3.0 (RFC 2426): takes a card, gives its bytes; names in each script, the portrait inside.

The portrait goes without its metadata, so that no place leaks (`exchange.photo`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from cvbuilder.document.blurb.card import SpeakerCard, Wording
from cvbuilder.exchange.lines import escaped, folded
from cvbuilder.exchange.photo import media_type, without_metadata


def write_vcard4(card: SpeakerCard) -> bytes:
    """Return a vCard 4.0: what is said in several languages is one property by its ALTID (RFC 6350, 5.4)."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual"]
    several = len({(each.name, each.position, each.organization, each.bio) for each in card.wordings}) > 1
    for name, key in (("FN", "name"), ("N", ""), ("TITLE", "position"), ("ORG", "organization"), ("NOTE", "bio")):
        seen: set[str] = set()
        for wording in card.wordings:
            value = _value(wording, key)
            if value and value not in seen:
                seen.add(value)
                tag = f";ALTID=1;LANGUAGE={wording.language}" if several else ""
                sort = f';SORT-AS="{card.sort_as}"' if name == "N" and card.sort_as and len(seen) == 1 else ""
                lines.append(f"{name}{tag}{sort}:{value}")
    if card.phone:
        lines.append(f"TEL;VALUE=uri:tel:{_dialled(card.phone)}")
    lines.extend(_shared(card))
    lines.extend(f"LANG;PREF={number}:{tag}" for number, tag in enumerate(card.spoken, 1))
    if card.photo is not None:
        kind = media_type(card.photo.content)
        lines.append(f"PHOTO:data:{kind};base64,{_encoded(card)}")
    return folded([*lines, "END:VCARD"])


def write_vcard3(card: SpeakerCard) -> bytes:
    """Return a vCard 3.0, which has one name: those in other scripts are nicknames."""
    main = card.main
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{escaped(main.name)}", f"N:{_value(main, '')}"]
    if card.sort_as:
        lines.append(f"SORT-STRING:{escaped(card.sort_as)}")
    others = dict.fromkeys(each.name for each in card.wordings if each.name != main.name)
    if others:
        lines.append(f"NICKNAME:{','.join(map(escaped, others))}")
    for name, key in (("TITLE", "position"), ("ORG", "organization")):
        if _value(main, key):
            lines.append(f"{name}:{_value(main, key)}")
    bios = "\n\n".join(dict.fromkeys(each.bio for each in card.wordings if each.bio))
    if bios:
        lines.append(f"NOTE:{escaped(bios)}")
    if card.phone:
        lines.append(f"TEL;TYPE=WORK:{escaped(card.phone)}")
    lines.extend(_shared(card))
    if card.photo is not None:
        kind = media_type(card.photo.content).partition("/")[2].upper()
        lines.append(f"PHOTO;ENCODING=b;TYPE={kind}:{_encoded(card)}")
    return folded([*lines, "END:VCARD"])


def _value(wording: Wording, key: str) -> str:
    if key == "organization":  # its parts are divided by semicolons of their own
        return ";".join(escaped(part) for part in (wording.organization, wording.department) if part)
    if key:
        return escaped(getattr(wording, key))
    family, given = (wording.family, wording.given) if wording.family or wording.given else (wording.name, "")
    return f"{escaped(family)};{escaped(given)};;;"


def _shared(card: SpeakerCard) -> Iterator[str]:
    """What both versions write in the same way."""
    if card.email:
        yield f"EMAIL:{escaped(card.email)}"
    for address in dict.fromkeys(filter(None, (card.website, *(url for _, url in card.links)))):
        yield f"URL:{address}"


def _encoded(card: SpeakerCard) -> str:
    assert card.photo is not None, "asked for a card with a portrait"
    return b64encode(without_metadata(card.photo.content)).decode()


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
