"""What a translator is asked for: takes a profile and a language, gives the entries of a PO file.

The gaps are those that `check` lists: of prose, and of names and the like where they are given by language. Each
comes with its place, its field in the model's words, the entry that it belongs to, the marks that its translation
keeps, and what other languages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.errors import Diagnostic, UnknownLocale
from cvbuilder.lint import lacking
from cvbuilder.profile import Profile
from cvbuilder.profile.languages import canonical
from cvbuilder.translation.fields import Place, places, source_text
from cvbuilder.translation.po import PoEntry

_MARKUP = (
    (r"\*\*", "**strong**"),
    (r"(?<!\*)\*(?!\*)", "*emphasis*"),
    (r"`", "`code`"),
    (r"\]\(", "[words](address), the address as it is"),
)
_PLACEHOLDER = re.compile(r"\{\w+\}")


def own_language(profile: Profile, tag: str) -> str:
    """Return a language as the profile writes it; raises UnknownLocale if it is none of the profile's."""
    tags = tuple(profile.settings.languages)
    for own in tags:
        if canonical(own) == canonical(tag):
            return own
    message = f"`{tag}` is not one of the profile's languages ({', '.join(tags)})"
    hint = f"write settings.languages: [{', '.join((*tags, tag))}] into the profile"
    raise UnknownLocale([Diagnostic(message, profile.origin, "settings.languages", hint=hint)])


def listed(profile: Profile, language: str) -> tuple[PoEntry, ...]:
    """Return an entry for each text that a language lacks, in the order of the model; `language` is the profile's."""
    known = places(profile)
    order = tuple(profile.settings.languages)
    found = []
    for gap in lacking(profile, language):
        place = known.get(gap.path)
        source = source_text(place.value, order, language) if place else None
        if place and source:
            comments = tuple(_comments(place, source.language, source.text, order))
            where = (source.origin.file, source.origin.line)
            found.append(PoEntry(gap.path, source.text, comments=comments, place=where))
    return tuple(found)


def _comments(place: Place, language: str, text: str, order: tuple[str, ...]) -> Iterator[str]:
    """What the translator is told about a text."""
    title = place.title
    shown = source_text(title, (*order, "und"), "") if title else None
    beside = f" “{shown.text}”" if shown else ""
    yield f"{place.section.replace('_', ' ')}{beside}: {place.about}"
    for other in place.value.texts:
        if other.language != language:
            yield f"{other.language}: {other.text}"
    kept = [words for pattern, words in _MARKUP if re.search(pattern, text)]
    if kept:
        yield f"Keep the marks: {'; '.join(kept)}"
    if place.section == "settings" and (names := _PLACEHOLDER.findall(text)):
        yield f"Keep what stands in braces: {' '.join(names)}"
