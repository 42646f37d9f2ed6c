"""What is taken out of Babel's CLDR: the words and patterns of one locale, and what tags mean.

Takes CLDR identifiers; gives plain dictionaries that JSON can hold. The build writes them into files
(tools/compile_cldr.py) that a run reads in their place: importing Babel and reading a locale of it takes 50 ms,
more than half of what all the rest of a build takes. So only a language that no file serves is read here at run time.
It imports nothing of ours, since the build runs it where our own libraries may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.core import Locale

WIDTHS = {3: "abbreviated", 4: "wide", 5: "narrow", 6: "short"}
"""Names of months and days by the number of letters that ask for them (UTS 35, part 4, 8)."""
TIMES = ("year", "month", "week", "day", "hour", "minute")
PAIRS = ("unit-narrow", "unit-short")


def locale_facts(identifier: str) -> dict[str, Any]:
    """Return what documents need of a locale. Babel's own fallback to other languages is never used.

    Raises babel.UnknownLocaleError where CLDR has no such locale.
    """
    from babel.core import Locale

    locale = Locale.parse(identifier, resolve_likely_subtags=False)
    lists = {name: {place: str(text) for place, text in kind.items()} for name, kind in locale.list_patterns.items()}
    return {
        "language": locale.language,
        "skeletons": _skeletons(locale),
        "intervals": _intervals(locale),
        "months": {letter: _names(locale.months[_CONTEXTS[letter]], range(1, 13)) for letter in "ML"},
        "days": {letter: _names(locale.days[_CONTEXTS[letter]], range(7)) for letter in "Ec"},
        "items": lists["standard"],
        "pair": next((lists[style]["2"] for style in PAIRS if lists.get(style, {}).get("2")), lists["standard"]["end"]),
        "units": {unit: patterns for unit in TIMES if (patterns := _unit_patterns(locale, unit))},
        "plurals": _listed(locale.plural_form.abstract),
        **_number_facts(locale),
        "currencies": dict(locale.currencies),
        "currency_symbols": dict(locale.currency_symbols),
        "languages": dict(locale.languages),
        "territories": dict(locale.territories),
    }


_CONTEXTS = {"M": "format", "L": "stand-alone", "E": "format", "c": "stand-alone"}


def _skeletons(locale: Locale) -> dict[str, str]:
    """The patterns of dates by their skeletons."""
    found = {str(name): str(pattern.pattern) for name, pattern in locale.datetime_skeletons.items() if name}
    return {name: pattern for name, pattern in found.items() if _is_of_dates(name)}


def _intervals(locale: Locale) -> dict[str, dict[str, list[str]]]:
    """The two halves of an interval's pattern, by skeleton and the largest field in which the ends differ."""
    found = {str(name): pieces for name, pieces in locale.interval_formats.items() if name}
    return {
        name: {field: list(map(str, halves)) for field, halves in pieces.items()}
        for name, pieces in found.items()
        if _is_of_dates(name)
    }


def _is_of_dates(skeleton: str) -> bool:
    """Tell whether a skeleton is one of dates with their year; the others are for times and calendars."""
    return "y" in skeleton and set(skeleton) <= set("yMEd")


def _names(widths: Any, places: Iterable[int]) -> dict[str, list[str]]:
    return {str(count): [str(widths[width][place]) for place in places]
            for count, width in WIDTHS.items() if width in widths}  # fmt: skip


def _unit_patterns(locale: Locale, unit: str) -> dict[str, str]:
    """The patterns of a unit by plural category: `{"one": "{0} year", "other": "{0} years"}`.

    Babel's own `format_unit` writes the unit's id where a locale has no long form of its own, as Chinese has none.
    """
    styles = locale._data["unit_patterns"].get(f"duration-{unit}", {})
    found = (styles[style] for style in ("long", "short", "narrow") if "other" in styles.get(style, {}))
    patterns: dict[str, str] = next(found, {})
    return {str(category): str(pattern) for category, pattern in patterns.items()}


def _number_facts(locale: Locale) -> dict[str, Any]:
    decimal, symbols = locale.decimal_formats[None], locale.number_symbols["latn"]
    return {
        "grouping": list(decimal.grouping),
        "prefixes": list(decimal.prefix),
        "suffixes": list(decimal.suffix),
        "group": str(symbols["group"]),
        "decimal": str(symbols["decimal"]),
        "percent": str(locale.percent_formats[None].suffix[0]),
        "currency_first": "¤" in locale.currency_formats["standard"].prefix[0],
        "scales": {style: _scales(locale, style) for style in ("short", "long")},
    }


def _scales(locale: Locale, style: str) -> list[list[Any]]:
    """Powers of ten and their words, the largest first, by CLDR's compact formats: [1000000, " million"]."""
    formats = locale.compact_decimal_formats
    found: dict[int, str] = {}
    for power, pattern in (formats[style] if style in formats else formats["short"])["other"].items():
        words = pattern.suffix[0].replace("\u00a0", " ")
        base = int(power) // 10 ** (pattern.int_prec[0] - 1)
        if words and base > 1:
            found.setdefault(base, words)
    return [[base, words] for base, words in sorted(found.items(), reverse=True)]


def _listed(tree: Any) -> Any:
    """A plural rule's tree, its tuples as lists, as JSON gives them back."""
    return list(map(_listed, tree)) if isinstance(tree, (list, tuple)) else tree


def subtag_facts(languages: Iterable[str] = ()) -> dict[str, Any]:
    """Return likely subtags, parents and aliases of language subtags: of these languages, or of all if none is named.

    `languages` of the result are those that it tells everything of, empty for all.
    """
    from babel.core import get_global

    named = sorted(languages)
    tables = {
        "likely": get_global("likely_subtags"),
        "parents": get_global("parent_exceptions"),
        "aliases": get_global("language_aliases"),
    }
    return {
        "languages": named,
        **{
            name: {str(key): value for key, value in table.items() if not named or key.partition("_")[0] in named}
            for name, table in tables.items()
        },
    }


def has_locale(identifier: str) -> bool:
    """Tell whether CLDR has such a locale."""
    from babel.localedata import exists

    return bool(exists(identifier))
