"""A locale in the manner that a profile asks for: how its dates are written, in the language of the document."""

from __future__ import annotations

from cvbuilder.locale import DateForms, Locale, matches
from cvbuilder.profile.model import DateManner
from cvbuilder.profile.text import NEUTRAL, Localized


def date_manner(locale: Locale, manner: DateManner | None) -> Locale:
    """Return the locale with the profile's forms of dates, where it has any for this language."""
    if manner is None:
        return locale
    usual = DateForms()
    forms = DateForms(
        own_text(manner.year, locale.tag) or usual.year,
        own_text(manner.month, locale.tag) or usual.month,
        own_text(manner.day, locale.tag) or usual.day,
        manner.ranges,
        manner.open_end,
    )
    return locale.with_dates(forms)


def own_text(value: Localized | None, language: str) -> str:
    """Return the text in a language itself, else the neutral one, else ''; nothing stands in and nothing is listed."""
    texts = () if value is None else value.texts
    own = (text.text for text in texts if text.language != NEUTRAL and matches(text.language, language))
    return next(own, next((text.text for text in texts if text.language == NEUTRAL), ""))
