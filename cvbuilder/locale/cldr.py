"""The door to Babel and its CLDR: which data serve a tag, read late and once.

Takes and gives plain strings to the rest of the room; only this room holds a Babel locale. Babel's own
fallback (`resolve_likely_subtags`) is never used: it lands on other languages without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale as CldrLocale


@lru_cache(maxsize=32)
def load(identifier: str) -> CldrLocale:
    """Return Babel's locale of a CLDR identifier such as `zh_Hans`; 8 ms for the first, less for others."""
    from babel.core import Locale as CldrLocale

    return CldrLocale.parse(identifier, resolve_likely_subtags=False)


def first_known(tags: Iterable[str]) -> str:
    """Return the CLDR identifier of the first tag that CLDR has data for, `root` if none has."""
    from babel.localedata import exists

    identifiers = (tag.replace("-", "_") for tag in tags)
    return next((identifier for identifier in identifiers if exists(identifier)), "root")


def likely_subtags(identifier: str) -> str | None:
    """Return CLDR's likely subtags: `zh_Hant_TW` for `zh_TW`, None where CLDR says nothing."""
    from babel.core import get_global

    return get_global("likely_subtags").get(identifier)


def parent(identifier: str) -> str | None:
    """Return a parent that is not found by cutting the last subtag: `zh_Hant_HK` for `zh_Hant_MO`."""
    from babel.core import get_global

    return get_global("parent_exceptions").get(identifier)


def language_alias(language: str) -> str | None:
    """Return the subtag that CLDR prefers: `zh` for `cmn` and `zho`, `sr_Latn` for `sh`."""
    from babel.core import get_global

    return get_global("language_aliases").get(language)


def unit_patterns(identifier: str, unit: str) -> Mapping[str, str]:
    """Return the patterns of a unit by plural category: `{"one": "{0} year", "other": "{0} years"}`.

    Babel's own `format_unit` writes the unit's id where a locale has no long form of its own, as Chinese has none.
    """
    styles = load(identifier)._data["unit_patterns"][unit]
    return next(styles[style] for style in ("long", "short", "narrow") if "other" in styles.get(style, {}))
