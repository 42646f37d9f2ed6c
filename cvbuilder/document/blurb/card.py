"""A speaker as programs exchange one: names, position, links, portrait and talk, in each language, without layout.

Takes compositions of one profile, one for each language; gives a frozen value. Formats of other tools are written from
it alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cvbuilder.document.blurb.clauses import CLOSE, OPEN
from cvbuilder.document.blurb.entries import said as _said
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Image
from cvbuilder.document.person import name_text
from cvbuilder.document.phrases import place, words_of
from cvbuilder.profile.model import Talk
from cvbuilder.profile.text import Localized, PartialDate


class Wording(Struct, frozen=True):
    """What a card says in one language; '' for what that language lacks. `answers` are fields of an event's form."""

    language: str
    name: str
    given: str = ""
    family: str = ""
    headline: str = ""
    position: str = ""
    organization: str = ""
    department: str = ""
    location: str = ""
    bio: str = ""
    title: str = ""
    subtitle: str = ""
    abstract: str = ""
    event: str = ""
    venue: str = ""
    level: str = ""
    answers: tuple[tuple[str, str], ...] = ()


class CardTalk(Struct, frozen=True):
    """What is the same of a talk in all languages: ISO dates, '' if unknown, its language, links."""

    start: str = ""
    end: str = ""
    language: str = ""
    url: str = ""
    links: tuple[tuple[str, str], ...] = ()


class Passage(Struct, frozen=True):
    """One text to be pasted: its heading, language, words, and how long it is, in words for people."""

    key: str
    label: str
    language: str
    text: str
    measure: str = ""


class SpeakerCard(Struct, frozen=True):
    """One speaker. The first wording is the main one; links are pairs of label and address."""

    slug: str
    wordings: tuple[Wording, ...]
    passages: tuple[Passage, ...] = ()
    email: str = ""
    phone: str = ""
    website: str = ""
    links: tuple[tuple[str, str], ...] = ()
    spoken: tuple[str, ...] = ()
    sort_as: str = ""
    photo: Image | None = None
    talk: CardTalk | None = None
    updated: str = ""
    shape: str = ""

    @property
    def main(self) -> Wording:
        """The wording in the first language."""
        return self.wordings[0]


def make_card(
    slug: str,
    speaking: Sequence[Composition],
    bios: Mapping[str, str],
    passages: Sequence[Passage] = (),
    talk: int = 0,
    photo: Image | None = None,
    shape: str = "",
) -> SpeakerCard:
    """Return the card of the profile that the compositions share; `bios` are by language, `talk` a talk's place."""
    profile = speaking[0].profile
    contact = profile.contact
    chosen = profile.talks[talk] if talk < len(profile.talks) else None
    answers = {c.language: tuple((p.key, p.text) for p in passages if p.language == c.language) for c in speaking}
    return SpeakerCard(
        slug=slug,
        wordings=tuple(_wording(c, bios.get(c.language, ""), chosen, answers[c.language]) for c in speaking),
        passages=tuple(passages),
        email=(contact.email or "") if contact else "",
        phone=(contact.phone or "") if contact else "",
        website=(contact.website or "") if contact else "",
        links=tuple((said(speaking[0], link.label), link.url) for link in contact.links) if contact else (),
        spoken=tuple(entry.language for entry in profile.languages),
        sort_as=profile.name.sort_as or "",
        photo=photo,
        talk=_talk(speaking[0], chosen) if chosen is not None else None,
        updated=profile.updated.iso if profile.updated is not None else "",
        shape=shape,
    )


def said(c: Composition, value: Localized | None) -> str:
    """Return a text in the document's language without markup; '' where it has none."""
    return _said(c, value).replace(OPEN, "{").replace(CLOSE, "}")


def _wording(c: Composition, bio: str, talk: Talk | None, answers: tuple[tuple[str, str], ...]) -> Wording:
    profile = c.profile
    present = next((entry for entry in profile.experience if c.visible(entry.show)), None)
    level = c.locale.text("talk_level", talk.level) if talk is not None and talk.level is not None else ""
    return Wording(
        language=c.language,
        name=name_text(c),
        given=said(c, profile.name.given),
        family=said(c, profile.name.family),
        headline=said(c, profile.headline),
        position=said(c, present.position if present else None),
        organization=said(c, present.organization if present else None),
        department=said(c, present.department if present else None),
        location=words_of(place(c, profile.contact)) if profile.contact else "",
        bio=bio,
        title=said(c, talk.title if talk else None),
        subtitle=said(c, talk.subtitle if talk else None),
        abstract=said(c, talk.abstract if talk else None),
        event=said(c, talk.event if talk else None),
        venue=said(c, talk.location if talk else None),
        level=level,
        answers=answers,
    )


def _talk(c: Composition, talk: Talk) -> CardTalk:
    start = talk.date or talk.start
    end = talk.end if isinstance(talk.end, PartialDate) else start
    links = tuple((said(c, link.label), link.url) for link in talk.links)
    return CardTalk(_day(start), _day(end), talk.language or "", talk.url or "", links)


def _day(date: PartialDate | None) -> str:
    return "" if date is None or date.season else date.iso
