"""How a profile wants its dates written, and the nouns that it counts beside those of the catalogs."""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.record import About, Record
from cvbuilder.profile.text import Neutral, Prose


class DateManner(Record, frozen=True, kw_only=True):
    """How dates are written, where the language's usual way does not serve."""

    year: Annotated[Neutral | None, About("A date that is a year: a skeleton or pattern of CLDR", "{zh: y年}")] = None
    month: Annotated[Neutral | None, About("A date that is a month: a skeleton or pattern of CLDR", "MMMM")] = None
    day: Annotated[Neutral | None, About("A date that is a day: a skeleton or pattern of CLDR", "{en: d MMM y}")] = None
    ranges: Annotated[
        Literal["whole", "short"],
        About("`short` says the year once where both ends are of one year, as CLDR does", "short"),
    ] = "whole"
    open_end: Annotated[
        Literal["present", "since"], About("What `end: present` says: 2022 – Present, or Since 2022", "since")
    ] = "present"
    durations: Annotated[bool, About("Whether periods tell how long they are: (3 years 2 months)", "true")] = False


class Noun(Record, frozen=True, kw_only=True):
    """A noun that quantities may count; in place of the catalogs' if they have one of that name."""

    noun: Annotated[str, About("What quantities name as their `unit`", "turbine")]
    name: Annotated[Prose, About("The noun, in the plural where a language has one", "{en: turbines, zh: 风机}")]
    singular: Annotated[Neutral | None, About("The noun for one", "{en: turbine}")] = None
    measure: Annotated[Neutral | None, About("Its measure word (量词)", "{zh: 台}")] = None
