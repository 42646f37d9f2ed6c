"""How many prose fields have their text in each language, section by section, and which do not.

Takes a profile, gives counts and gaps. A field counts for a language if a document in it could show the field; what
is neutral, by `und:` or by nature, counts for none. An entry that is written in other languages alone, each by its
tag, belongs to these and is no gap; so is what `show`, `personal.languages` or every list of sections keeps from a
language. Never looks at a layout or a catalog.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.document.composition import localized_in
from cvbuilder.errors import SourceSpan
from cvbuilder.locale import matches
from cvbuilder.profile import Profile
from cvbuilder.profile.fields import plan
from cvbuilder.profile.model import CustomSection, Entry, Personal, Record, Visibility
from cvbuilder.profile.text import NEUTRAL, Localized, Prose

SETTINGS = ("settings", "documents")
"""Keys whose texts are words of the layout; they stand in a section of their own."""


OF_SOME = ("measure",)
"""Fields that a language may do without: measure words (量词)."""


class Gap(Struct, frozen=True):
    """A prose field without a text in a language."""

    language: str
    path: str
    span: SourceSpan


class SectionCoverage(Struct, frozen=True):
    """How many prose fields of a section have their text in one language, of how many."""

    section: str
    texts: int
    of: int


class Coverage(Struct, frozen=True):
    """One language of a profile."""

    language: str
    texts: int
    of: int
    sections: tuple[SectionCoverage, ...]
    gaps: tuple[Gap, ...]


class _Field(Struct, frozen=True):
    value: Localized
    section: str
    languages: tuple[str, ...] | None


def coverage(profile: Profile) -> tuple[Coverage, ...]:
    """Return the coverage of each of a profile's languages, in their order."""
    fields = tuple(_fields_of(profile))
    return tuple(_covered(tag, fields) for tag in profile.settings.languages)


def _covered(language: str, fields: Sequence[_Field]) -> Coverage:
    found: dict[str, list[bool]] = {}
    gaps: list[Gap] = []
    for field in fields:
        if not isinstance(field.value, Prose) or not _may_show(field, language):
            continue
        has = any(_in(language, (text.language,)) for text in field.value.texts)
        found.setdefault(field.section, []).append(has)
        if not has:
            gaps.append(Gap(language, field.value.path, field.value.origin))
    sections = tuple(SectionCoverage(name, sum(each), len(each)) for name, each in found.items())
    total = (sum(section.texts for section in sections), sum(section.of for section in sections))
    return Coverage(language, *total, sections, tuple(gaps))


def lacking(profile: Profile, language: str) -> tuple[Gap, ...]:
    """Return all that could be said in a language and is not.

    Beside the gaps of prose these are the texts of neutral fields, such as names, where they are given by language.
    """
    return tuple(
        Gap(language, field.value.path, field.value.origin)
        for field in _fields_of(profile)
        if _may_show(field, language)
        and field.value.path.rpartition(".")[2] not in OF_SOME
        and not any(_in(language, (text.language,)) for text in field.value.texts)
    )


def _may_show(field: _Field, language: str) -> bool:
    return field.languages is None or _in(language, field.languages)


def _fields_of(profile: Profile) -> Iterator[_Field]:
    tags = tuple(profile.settings.languages)
    for name in profile.__struct_fields__:
        value = getattr(profile, name)
        if name == "custom":
            for own in profile.custom:
                yield from _walk(own, own.key, _section_languages(profile, own.key), tags)
        else:
            section = "settings" if name in SETTINGS else name
            yield from _walk(value, section, _section_languages(profile, name), tags)


def _section_languages(profile: Profile, name: str) -> tuple[str, ...] | None:
    """The languages to which every list of sections that names a section keeps it; None for all."""
    plans = [plan for document in profile.documents for plan in document.sections if plan.section == name]
    if not plans or not all(plan.languages for plan in plans):
        return None
    return tuple(tag for plan in plans for tag in plan.languages)


def _walk(value: object, section: str, languages: tuple[str, ...] | None, tags: tuple[str, ...]) -> Iterator[_Field]:
    """Yield every text below a value that is no neutral one, with the languages whose documents may show it."""
    if isinstance(value, Localized):
        if any(text.language != NEUTRAL for text in value.texts) and value.get(NEUTRAL) is None:
            yield _Field(value, section, languages)
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, section, languages, tags)
    elif isinstance(value, Record):
        own = _limited(value, languages, tags)
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name), section, own, tags)


def _limited(record: Record, languages: tuple[str, ...] | None, tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """The languages whose documents may show a record: of those of what holds it, those that it allows itself."""
    own: Sequence[str] | None = None
    show = getattr(record, "show", None)
    if isinstance(show, Visibility) and show.languages:
        own = show.languages
    elif isinstance(record, Personal):
        own = record.languages
    elif isinstance(record, Entry | CustomSection):
        own = _languages_of_entry(record, tags)
    if own is None:
        return languages
    return tuple(tag for tag in tags if _in(tag, own) and (languages is None or _in(tag, languages)))


def _languages_of_entry(entry: Record, tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """The languages in which an entry says anything, None if it is not said of each text which language it is in.

    A plain string is in the profile's first language without having been given it: that is no choice of languages.
    """
    required = [getattr(entry, name) for name in plan(type(entry)).required]
    if not any(isinstance(value, Prose) and value.get(NEUTRAL) is None for value in required):
        return None  # its neutral title stands in every document, so what it lacks is seen
    values = [value for value in localized_in(entry) if isinstance(value, Prose) and value.get(NEUTRAL) is None]
    if any(_is_plain(value) for value in values):
        return None
    spoken = {text.language for value in values for text in value.texts}
    return tuple(tag for tag in tags if _in(tag, tuple(spoken)))


def _is_plain(value: Localized) -> bool:
    return len(value.texts) == 1 and value.texts[0].origin == value.origin


def _in(language: str, tags: Sequence[str]) -> bool:
    return any(matches(tag, language) for tag in tags)
