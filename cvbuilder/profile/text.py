"""Text per language, partial dates, and the other small values that profiles are made of.

These are plain frozen values. They know nothing of catalogs: how a date is written in a language is
the locale's business, which text a document shows is the composer's.
"""

from __future__ import annotations

from typing import Literal, NewType

from msgspec import Struct

from cvbuilder.errors import SourceSpan
from cvbuilder.source.nodes import Mapping

NOWHERE = SourceSpan("", 0, 0, 1, 1)
NEUTRAL = "und"
"""The BCP 47 subtag of an undetermined language (RFC 5646, 2.2.1 and 4.1): text that serves all."""

Url = NewType("Url", str)
"""An address whose scheme is http, https, mailto or tel."""
Email = NewType("Email", str)
Phone = NewType("Phone", str)
LanguageTag = NewType("LanguageTag", str)
"""A well-formed BCP 47 tag as the user wrote it."""
Tag = NewType("Tag", str)
"""A word by which variants of a document are told apart; it may stand in a file's name."""
LocalPath = NewType("LocalPath", str)
"""A path below the profile's folder, with forward slashes."""
CountryCode = NewType("CountryCode", str)
"""Two capital letters, as ISO 3166-1 has them."""


class LanguageText(Struct, frozen=True):
    """One text in one language, where it stands in the file included. The text may hold inline markup."""

    language: str
    text: str
    origin: SourceSpan


class Localized(Struct, frozen=True):
    """The same thing said in one or more languages; `texts` holds each language once, in file order."""

    texts: tuple[LanguageText, ...]
    path: str = ""
    origin: SourceSpan = NOWHERE

    def get(self, language: str) -> LanguageText | None:
        """Return the text in exactly this language, or None; no fallback."""
        return next((text for text in self.texts if text.language == language), None)


class Prose(Localized, frozen=True):
    """Words that a reader reads: a plain string is text in the profile's first language, a gap in the others.

    `short` says the same in fewer words, for documents that are short of room; `texts` are then the long ones.
    """

    short: Prose | None = None


class Neutral(Localized, frozen=True):
    """What is the same in all languages by nature: a plain string serves every document."""


Season = Literal["spring", "summer", "autumn", "winter"]
SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
FIRST_SEASON = 21
"""Seasons are numbered from here where a month stands (ISO 8601-2, 4.8: 21 is spring, 24 is winter)."""


class PartialDate(Struct, frozen=True, order=True):
    """A date as precise as it is known: `2022`, `2022-04`, `2022-04-30`, or `2022-spring`. It has no time zone.

    A season is a month from 21 to 24.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def season(self) -> Season | None:
        """The season, where that is all that is known beside the year."""
        return None if self.month is None or self.month < FIRST_SEASON else SEASONS[self.month - FIRST_SEASON]

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it at its precision, a season as ISO 8601-2 does."""
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year:04d}{month}{day}"

    @property
    def written(self) -> str:
        """The date as a profile writes it: `2022-spring` for a season."""
        return f"{self.year:04d}-{self.season}" if self.season else self.iso

    def earliest(self) -> tuple[int, int, int]:
        """The first day that the date can mean, for sorting and for checks of order.

        A season can be any part of its year: hemispheres and universities differ.
        """
        return (self.year, 1, 1) if self.season else (self.year, self.month or 1, self.day or 1)

    def latest(self) -> tuple[int, int, int]:
        """A day that no day of the date comes after."""
        return (self.year, 12, 31) if self.season else (self.year, self.month or 12, self.day or 31)


class Amount(Struct, frozen=True):
    """A number as it is written, without grouping: `2000000`, `0.5`; with `high` a range. Never negative."""

    low: str
    high: str = ""


Present = Literal["present"]
"""The end of what still goes on."""


class Tokens(Struct, frozen=True):
    """A theme's tokens as the user wrote them: what they may hold is the theme's to say."""

    node: Mapping
