"""CLDR at run time: what one locale says, and what tags mean, out of the files that the build has compiled.

Takes CLDR identifiers; gives plain values. A language that no file serves is read from Babel, which takes longer and
says the same (`extract`); only then is Babel imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from msgspec import Struct, json

from cvbuilder.resources import resource

FILE = "cldr.json"
"""The name of a compiled file: in a locale's folder, and of the tables of subtags in the folder of all locales."""


class Cldr(Struct, frozen=True):
    """What documents need of one locale: see `extract.locale_facts`.

    `skeletons` are patterns by skeleton, `intervals` the halves of one by skeleton and field; `months` are names by
    letter (M, L) and width, `days` by letter (E, c) and width, from Monday; `items` are the patterns of a list, `pair`
    that of two units of time; `plurals` are trees of rules by category; `scales` lists powers of ten and their words
    by style. `prefixes` and `suffixes` stand about a number, a positive one and a negative one.
    """

    language: str
    skeletons: dict[str, str]
    intervals: dict[str, dict[str, list[str]]]
    months: dict[str, dict[str, list[str]]]
    days: dict[str, dict[str, list[str]]]
    items: dict[str, str]
    pair: str
    units: dict[str, dict[str, str]]
    plurals: list[Any]
    grouping: list[int]
    prefixes: list[str]
    suffixes: list[str]
    group: str
    decimal: str
    percent: str
    currency_first: bool
    scales: dict[str, list[tuple[int, str]]]
    currencies: dict[str, str]
    currency_symbols: dict[str, str]
    languages: dict[str, str]
    territories: dict[str, str]


class Subtags(Struct, frozen=True):
    """Likely subtags, parents and aliases of the subtags of some languages; `languages` is empty for all."""

    languages: list[str]
    likely: dict[str, str]
    parents: dict[str, str]
    aliases: dict[str, str]


@lru_cache(maxsize=32)
def load(identifier: str) -> Cldr:
    """Return the locale of a CLDR identifier such as `zh_Hans`; 1 ms where it is compiled, 40 where it is not."""
    facts = _compiled(identifier, Cldr)
    if facts is None:
        from cvbuilder.locale import extract

        facts = extract.locale_facts(identifier)
    return Cldr(**facts)


def first_known(tags: Iterable[str]) -> str:
    """Return the CLDR identifier of the first tag that CLDR has data for, `root` if none has."""
    identifiers = (tag.replace("-", "_") for tag in tags)
    return next((identifier for identifier in identifiers if _exists(identifier)), "root")


def likely_subtags(identifier: str) -> str | None:
    """Return CLDR's likely subtags: `zh_Hant_TW` for `zh_TW`, None where CLDR says nothing."""
    return _subtags_for(identifier).likely.get(identifier)


def parent(identifier: str) -> str | None:
    """Return a parent that is not found by cutting the last subtag: `zh_Hant_HK` for `zh_Hant_MO`."""
    return _subtags_for(identifier).parents.get(identifier)


def language_alias(language: str) -> str | None:
    """Return the subtag that CLDR prefers: `zh` for `cmn` and `zho`, `sr_Latn` for `sh`."""
    return _subtags_for(language).aliases.get(language)


@lru_cache(maxsize=64)
def _exists(identifier: str) -> bool:
    if _file(identifier) is not None:
        return True
    from cvbuilder.locale import extract

    return extract.has_locale(identifier)


def _subtags_for(identifier: str) -> Subtags:
    """The compiled tables if they tell of a language, else Babel's."""
    known = _few_subtags()
    return known if known is not None and identifier.partition("_")[0] in known.languages else _all_subtags()


@lru_cache(maxsize=1)
def _few_subtags() -> Subtags | None:
    facts = _compiled("", Subtags)
    return None if facts is None else Subtags(**facts)


@lru_cache(maxsize=1)
def _all_subtags() -> Subtags:
    from cvbuilder.locale import extract

    return Subtags(**extract.subtag_facts())


def _compiled(identifier: str, value: type[Struct]) -> dict[str, Any] | None:
    """What a compiled file holds of a value, None if there is no file, or one that another version has written.

    Untyped: to have msgspec check the types of a file of our own takes longer than all else here; tests do it.
    """
    file = _file(identifier)
    if file is None:
        return None
    facts = json.decode(file)
    return facts if facts.keys() == set(value.__struct_fields__) else None


@lru_cache(maxsize=8)
def _file(identifier: str) -> bytes | None:
    try:
        return resource("locales", *filter(None, (identifier,)), FILE).read_bytes()
    except FileNotFoundError:
        return None
