"""What all mappings of a profile have in common, and the small ones that many of them hold."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from cvbuilder.errors import SourceSpan
from cvbuilder.profile.text import (
    NOWHERE,
    Amount,
    LanguageTag,
    Neutral,
    PartialDate,
    Present,
    Prose,
    Tag,
    Url,
)

Kind = Literal["resume", "cv", "bio", "press"]
"""The kinds of document that a profile can be made into."""


class About(Struct, frozen=True):
    """What a field is for, in words for the user, with an example in YAML."""

    text: str
    example: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """The root of all mappings: `path` is its place in the profile, `origin` its place in the file.

    A subclass that names a `shorthand` field may be written as that field's value alone.
    """

    path: str = ""
    origin: SourceSpan = NOWHERE


class Visibility(Record, frozen=True, kw_only=True):
    """Where something appears; an empty list means everywhere."""

    kinds: Annotated[tuple[Kind, ...], About("The kinds of document that show it", "[cv]")] = ()
    languages: Annotated[tuple[LanguageTag, ...], About("The languages whose documents show it", "[zh]")] = ()


class Tagged(Record, frozen=True, kw_only=True):
    """What may stand in some variants of a document alone; without tags it stands in all of them."""

    tags: Annotated[tuple[Tag, ...], About("The variants that it is for; in all of them if empty", "[research]")] = ()
    not_for: Annotated[tuple[Tag, ...], About("The variants that it is left out of", "[industry]")] = ()


class Ranked(Tagged, frozen=True, kw_only=True):
    """What may come first in some variants."""

    first_for: Annotated[tuple[Tag, ...], About("The variants in which it comes first in its list", "[research]")] = ()


class Entry(Ranked, frozen=True, kw_only=True):
    """What stands in a section and can be chosen or hidden as a whole."""

    show: Annotated[Visibility | None, About("Limits the documents and languages that show the entry")] = None
    selected: Annotated[
        bool, About("Where some of a section are selected, a resume or press sheet shows just those", "true")
    ] = False


class Dated(Entry, frozen=True, kw_only=True):
    """An entry with a point in time (`date`) or a period (`start`, `end`), never both.

    `expected` says that the date, or the end of the period, lies ahead.
    """

    date: Annotated[PartialDate | None, About("When, as precisely as it is known", "2022-04")] = None
    start: Annotated[PartialDate | None, About("First year, month or day", "2018-05")] = None
    end: Annotated[PartialDate | Present | None, About("Last year, month or day, or `present`", "present")] = None
    expected: Annotated[bool, About("Whether `date` or `end` is still to come: Expected Jun 2027", "true")] = False


class Link(Record, frozen=True, kw_only=True):
    """A link with the word that stands for it; without a label the address is shown, shortened."""

    shorthand = "url"
    url: Annotated[Url, About("Where it leads; http, https, mailto or tel", "https://github.com/example")]
    label: Annotated[Neutral | None, About("The word that is shown", "GitHub")] = None


class Point(Ranked, frozen=True, kw_only=True):
    """A paragraph or list item, with a bold lead-in if it has a label."""

    shorthand = "text"
    label: Annotated[Prose | None, About("The bold words before the text, without a colon")] = None
    text: Annotated[Prose, About("The text; inline markup allowed")]


Approximation = Literal["about", "over", "nearly", "at_least", "plus"]
QuantityForm = Literal["digits", "long", "short"]


class Quantity(Record, frozen=True, kw_only=True):
    """A number with its unit, which each language puts into words: over RMB 2 million, 200余万元."""

    value: Annotated[Amount, About("The number, or a range; never negative, never rounded", "2000000")]
    unit: Annotated[
        str | None,
        About("`percent`, a currency (ISO 4217), a unit of time or a noun, see below", "CNY"),
    ] = None
    approx: Annotated[Approximation | None, About("How the true number lies to the one given", "over")] = None
    form: Annotated[
        QuantityForm | None,
        About("All digits (2,000,000), long words (2 million), or short ones (2M); as is usual if absent", "short"),
    ] = None
    measure: Annotated[Neutral | None, About("Another measure word (量词) than the noun's", "{zh: 件}")] = None


class Stat(Entry, frozen=True, kw_only=True):
    """A figure with what it counts."""

    value: Annotated[
        Neutral | Quantity, About("The figure as it is shown, or a quantity", "{value: 40, unit: patent, approx: over}")
    ]
    unit: Annotated[
        Prose | None, About("Set small after the figure; a quantity may have its own", "{en: papers, zh: 篇}")
    ] = None
    label: Annotated[Prose, About("What is counted", "{en: First places, zh: 第一名}")]
