"""What a booklet is composed of, beside the words: an event with its speakers, and what they share in composing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from cvbuilder.document.booklet.filing import Filed
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import INNER, Image
from cvbuilder.locale import Locale
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan, Name, NameForms, Settings
from cvbuilder.profile.programme import Programme, Session
from cvbuilder.profile.text import Neutral, PartialDate

NAMES = NameForms(title="both", head="usual", citation="comma")
"""How names are written: in both scripts over a speaker's page, family name first in the index."""


class Speaker(Struct, frozen=True):
    """One speaker: the slug that sessions name, the profile, the portrait if there is one, the place in the index."""

    slug: str
    profile: Profile
    portrait: Image | None
    filed: Filed

    @property
    def key(self) -> str:
        """The key of the speaker's own section."""
        return f"speakers.{self.slug}"


class Event(Struct, frozen=True):
    """A programme with its speakers, in the order of the booklet."""

    programme: Programme
    speakers: tuple[Speaker, ...]

    def sessions_of(self, speaker: Speaker) -> list[Session]:
        """The sessions in which somebody speaks."""
        return [session for session in self.programme.sessions if speaker.slug in session.speakers]


class Told(Struct, frozen=True):
    """An event told in one language: a composition for the programme's own texts, and one for each speaker's."""

    event: Event
    own: Composition
    speakers: Mapping[str, Composition]

    def of(self, speaker: Speaker) -> Composition:
        """The composition of a speaker's texts."""
        return self.speakers[speaker.slug]

    def link(self, key: str) -> str | None:
        """A link to the block of a key; None where the booklet has not the part that the key begins with."""
        part = re.split(r"[.\[]", key, maxsplit=1)[0]
        return INNER + key if part in self.event.programme.parts else None

    @property
    def compositions(self) -> tuple[Composition, ...]:
        """All of them, the programme's own first."""
        return (self.own, *self.speakers.values())


def tell(event: Event, locale: Locale, day: PartialDate | None) -> Told:
    """Begin to tell an event in a language."""
    plan = DocumentPlan(kind="bio", name=NAMES)
    programme = event.programme
    name = Name(display=Neutral(programme.title.texts, "title", programme.title.origin))
    stand_in = Profile(name=name, settings=Settings(languages=programme.languages))
    speakers = {each.slug: Composition(each.profile, locale, plan, day) for each in event.speakers}
    for each in event.speakers:
        if each.filed.guessed and "index" in programme.parts:
            speakers[each.slug].omit("name", "guessed", each.profile.name.origin)
    return Told(event, Composition(stand_in, locale, plan, day), speakers)
