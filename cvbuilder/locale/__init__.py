"""Languages: tags, message catalogs, dates, intervals, numbers, lists, names. The only room that knows Babel."""

from cvbuilder.locale.catalog import Message, fingerprint, list_locales, list_messages
from cvbuilder.locale.conversion import require_converter
from cvbuilder.locale.dates import When
from cvbuilder.locale.locale import Locale, open_locale
from cvbuilder.locale.patterns import DateForms
from cvbuilder.locale.tags import best_match, canonical, fallback_chain, matches, resolve, script_language
from cvbuilder.locale.variants import simplified_only, traditional_only

__all__ = [
    "DateForms",
    "Locale",
    "Message",
    "When",
    "best_match",
    "canonical",
    "fallback_chain",
    "fingerprint",
    "list_locales",
    "list_messages",
    "matches",
    "open_locale",
    "require_converter",
    "resolve",
    "script_language",
    "simplified_only",
    "traditional_only",
]
