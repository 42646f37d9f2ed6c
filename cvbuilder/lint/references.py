"""References within a profile that lead nowhere, and entries that stand twice.

The parser refuses unknown sections and groups; here is what is known and yet never leads to anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args
from unicodedata import normalize

from cvbuilder.document.nodes import EditionForm
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.locale import matches
from cvbuilder.profile.model import Dated, Entry, Point, Profile, Publication, Record, Visibility
from cvbuilder.profile.sections import SECTIONS
from cvbuilder.profile.text import Localized

EDITIONS: tuple[EditionForm, ...] = get_args(EditionForm)
"""What stands among languages and is none: all of the profile's in one file."""
_NAMES = (
    "title", "name", "organization", "institution", "role", "language", "position", "degree", "event", "value", "label",
    "issuer", "funder", "outlet", "number", "items",
)  # fmt: skip
"""The fields that tell one entry from another, beside its dates."""


def dead_references(subject: Subject) -> Iterator[Found]:
    """Sections without entries, groups without papers, languages and private fields that the profile does not have."""
    yield from _empty_sections(subject)
    yield from _empty_groups(subject)
    yield from _foreign_languages(subject)
    yield from _absent_private(subject)


def repeated_entries(subject: Subject) -> Iterator[Found]:
    """Entries, list items and points that say the same as one before."""
    for path, records in _lists(subject.profile, ""):
        first: dict[object, str] = {}
        for index, record in enumerate(records):
            said = _said(record)
            place = f"{path}[{index}]"
            earlier = first.setdefault(said, place) if said else place
            if earlier != place:
                span = subject.at(place)
                line = subject.at(earlier).line
                yield Found(span, place, f"this says the same as {earlier} on line {line}", "delete one of the two")


def _empty_sections(subject: Subject) -> Iterator[Found]:
    profile = subject.profile
    for document in profile.documents:
        for plan in document.sections:
            if plan.section in SECTIONS and not getattr(profile, plan.section):
                path = f"{plan.path}.section"
                message = f"the profile has no `{plan.section}`"
                yield Found(subject.at(path), path, message, "delete it from the list, or add the section")


def _empty_groups(subject: Subject) -> Iterator[Found]:
    profile = subject.profile
    used = {paper.group for paper in profile.publications}
    for group in profile.publication_groups:
        if group.key not in used:
            path = f"{group.path}.key"
            yield Found(subject.at(path), path, f"no publication is of the group `{group.key}`", "delete the group")


def _foreign_languages(subject: Subject) -> Iterator[Found]:
    own = subject.profile.settings.languages
    for path, tags in _tags(subject.profile):
        for index, tag in enumerate(tags):
            if tag not in EDITIONS and not any(matches(each, tag) for each in own):
                place = f"{path}[{index}]"
                message = f"`{tag}` is not one of the profile's languages ({', '.join(own)})"
                yield Found(
                    subject.at(place), place, message, "mend the tag, or add the language to settings.languages"
                )


def _tags(profile: Profile) -> Iterator[tuple[str, Sequence[str]]]:
    """Every list of languages of a profile but its own."""
    # `zh` is what the model takes where the file says nothing: it need not be a language of the profile.
    if profile.personal and profile.personal.languages != ("zh",):
        yield "personal.languages", profile.personal.languages
    for document in profile.documents:
        yield f"{document.path}.languages", document.languages
        for plan in document.sections:
            yield f"{plan.path}.languages", plan.languages
    for record in records_in(profile):
        if isinstance(record, Visibility):
            yield f"{record.path}.languages", record.languages


def _absent_private(subject: Subject) -> Iterator[Found]:
    personal = subject.profile.personal
    for document in subject.profile.documents:
        for index, name in enumerate(document.private):
            if personal is None or getattr(personal, name) is None:
                place = f"{document.path}.private[{index}]"
                yield Found(
                    subject.at(place), place, f"the profile has no personal.{name}", "delete it, or add the field"
                )


def records_in(value: object) -> Iterator[Record]:
    """Walk a record and yield it and every record within it, in the model's order."""
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
    elif isinstance(value, Record):
        yield value
        for name in value.__struct_fields__:
            yield from records_in(getattr(value, name))


def _lists(record: Record, prefix: str) -> Iterator[tuple[str, Sequence[object]]]:
    """Every list of entries, points or texts in a record, with its path."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in ("settings", "documents", "links"):
            continue
        path = f"{prefix}{name}"
        if isinstance(value, tuple):
            if len(value) > 1 and isinstance(value[0], Entry | Point | Localized):
                yield path, value
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _lists(item, f"{path}[{index}].")
        elif isinstance(value, Record):
            yield from _lists(value, f"{path}.")


def _said(record: object) -> tuple[object, ...]:
    """What an entry says, in a form in which two that say the same are equal; () where it says too little."""
    if isinstance(record, Localized):
        return _words(record)
    if isinstance(record, Point):
        return _words(record.text)
    if isinstance(record, Publication):
        return _words(record.title)
    names = tuple(_value(getattr(record, name, None)) for name in _NAMES)
    dates = (record.date, record.start, record.end) if isinstance(record, Dated) else ()
    return (*names, *dates) if any(names) else ()


def _value(value: object) -> object:
    """A field of an entry as it is compared."""
    if isinstance(value, Localized):
        return _words(value)
    return tuple(map(_value, value)) if isinstance(value, tuple) else value


def _words(value: Localized) -> tuple[object, ...]:
    """The words of a text in each language, without case, punctuation and space."""
    return tuple(
        sorted((text.language, re.sub(r"[\s.,:;!?、。-]+", "", normalize("NFKC", text.text).casefold()) or text.text)
               for text in value.texts)
    )  # fmt: skip
