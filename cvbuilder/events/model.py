"""The model of an event's file: the fields of its form with their limits, the photo, the languages.

Read by the same reader as profiles, so that mistakes have their line. All values are frozen.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.record import About, Record
from cvbuilder.profile.text import LanguageTag, Neutral, Url

LimitUnit = Literal["words", "zi", "han", "chars", "seconds"]
Content = Literal[
    "name", "given", "family", "other_name", "headline", "position", "organization", "bio", "email", "phone", "website",
    "links", "location", "photo", "interests", "talks_given", "open_source", "title", "full_title", "abstract",
    "outline", "takeaways", "audience", "level", "talk_language", "by_hand",
]  # fmt: skip
"""What a field of a form is filled with; `by_hand` is for you to say there."""
TALK: tuple[str, ...] = (
    "title", "full_title", "abstract", "outline", "takeaways", "audience", "level", "talk_language",
)  # fmt: skip
"""What of these belongs to the talk."""


class Bounds(Record, frozen=True, kw_only=True):
    """How long an answer may be. A limit in words is for texts in letters, one in 字 for Chinese ones."""

    shorthand = "most"
    most: Annotated[int | None, About("At most so many", "300")] = None
    least: Annotated[int | None, About("At least so many", "100")] = None
    unit: Annotated[LimitUnit, About("What is counted", "words")] = "chars"


class EventField(Record, frozen=True, kw_only=True):
    """One field of the form."""

    key: Annotated[str, About("A short name for programs", "biography")]
    label: Annotated[Neutral, About("What the form calls it", "{en: Biography, zh: 个人简介}")]
    content: Annotated[Content, About("What it is filled with", "bio")]
    optional: Annotated[bool, About("Whether it may stay empty", "true")] = False
    limit: Annotated[Bounds | None, About("How long it may be; a number is that of characters", "{most: 300}")] = None
    limits: Annotated[tuple[Bounds, ...], About("Further limits, as in 字 for Chinese")] = ()

    @property
    def bounds(self) -> tuple[Bounds, ...]:
        """All limits."""
        return (*((self.limit,) if self.limit is not None else ()), *self.limits)


class PhotoAsked(Record, frozen=True, kw_only=True):
    """The portrait that is asked for; sizes in pixels."""

    width: Annotated[int | None, About("At least so wide", "400")] = None
    height: Annotated[int | None, About("At least so high", "400")] = None
    shape: Annotated[Literal["square", "circle", "any"], About("How it is shown", "square")] = "any"
    megabytes: Annotated[int | None, About("The largest file", "3")] = None
    optional: Annotated[bool, About("Whether one may do without", "true")] = False


class Event(Record, frozen=True, kw_only=True):
    """An event, or a system through which events are told of speakers."""

    name: Annotated[Neutral, About("What it is called", "PyCon China")]
    about: Annotated[Neutral | None, About("A sentence on it, and where its limits are from")] = None
    url: Annotated[Url | None, About("Its page", "https://example.org")] = None
    languages: Annotated[
        tuple[LanguageTag, ...], About("The languages it asks for; the profile's if empty", "[zh]")
    ] = ()
    shape: Annotated[Literal["pretalx", "sessionize"] | None, About("Whose API `--format json` speaks", "pretalx")] = (
        None
    )
    photo: Annotated[PhotoAsked | None, About("The portrait")] = None
    fields: Annotated[tuple[EventField, ...], About("The fields, in the order of the form")]
