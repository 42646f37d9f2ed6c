"""A user's own words for messages of the catalogs, checked before they are used.

Takes the catalog and the words by `context.name`; gives the messages with those words in them. It names
every fault at once and never drops or repairs a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cvbuilder.errors import Diagnostic, LocaleError
from cvbuilder.locale.catalog import PLACEHOLDER, placeholders


def override(messages: dict[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """Return the messages with the user's words in place of the catalog's.

    Raises LocaleError for a key that no message has, for placeholders that are not the message's, and for
    braces that are no placeholder.
    """
    if not words:
        return messages
    faults = [fault for key, text in words.items() if (fault := _fault(messages, key, text))]
    if faults:
        raise LocaleError(faults)
    return {**messages, **words}


def _fault(messages: Mapping[str, str], key: str, text: str) -> Diagnostic | None:
    if key not in messages:
        from difflib import get_close_matches

        close = get_close_matches(key, messages, n=1)
        hint = f"did you mean {close[0]}?" if close else "`cvbuilder locales` lists the messages"
        return Diagnostic(f"there is no message “{key}”", expected="context.name, as in section.experience", hint=hint)
    wanted, given = set(placeholders(messages[key])), set(placeholders(text))
    missing, unknown = sorted(wanted - given), sorted(given - wanted)
    stray = any(brace in PLACEHOLDER.sub("", text) for brace in "{}")
    if not (missing or unknown or stray):
        return None
    problems = [
        f"lacks {_braced(missing)}" if missing else "",
        f"has {_braced(unknown)}, which is not known here" if unknown else "",
        "has a brace that belongs to no placeholder" if stray else "",
    ]
    return Diagnostic(
        f"the text for message “{key}” {' and '.join(filter(None, problems))}: “{text}”",
        expected=f"the placeholders {_braced(sorted(wanted))}" if wanted else "no placeholders",
    )


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
