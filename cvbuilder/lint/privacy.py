"""Private fields that would reach a document: named by one of the profile's documents, or said in its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.locale import matches
from cvbuilder.profile.redaction import redacted_fields

# 11 digits of a mobile number and 18 of an identity card, as they are written in China.
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?!\w)")


def private_fields(subject: Subject) -> Iterator[Found]:
    """Tell private fields that documents show, a year of birth in prose, numbers of identity cards."""
    yield from _named(subject)
    yield from _said(subject)


def _named(subject: Subject) -> Iterator[Found]:
    personal = subject.profile.personal
    for document in subject.profile.documents if personal else ():
        shown = document.languages or subject.profile.settings.languages
        speaks = [tag for tag in shown if personal and any(matches(each, tag) for each in personal.languages)]
        own = subject.profile.settings.redactions
        words = (*subject.profile.settings.redact, *document.redact)
        gone = {path for word in words for path in redacted_fields(word, own)}
        for index, name in enumerate(document.private):
            if speaks and getattr(personal, name) is not None and not gone & {"personal", f"personal.{name}"}:
                path = f"{document.path}.private[{index}]"
                message = f"personal.{name} will stand in the {document.kind} in {', '.join(speaks)}"
                hint = "leave it to --private, for those who ask for it"
                yield Found(subject.at(path), path, message, hint)


def _said(subject: Subject) -> Iterator[Found]:
    personal = subject.profile.personal
    birth = personal.birth if personal else None
    year = (
        rf"\b[Bb]orn\b[^.;]{{0,40}}\b{birth.year}\b|{birth.year}年(?:\d+月)?(?:\d+日)?出?生|生于{birth.year}"
        if birth
        else ""
    )
    for words in subject.texts:
        if words.field.startswith("personal."):
            continue
        for found in re.finditer(year, words.plain) if year else ():
            message = "the year of birth is private (personal.birth), and stands in prose"
            yield Found(words.where(*found.span()), words.path, message, "delete it here")
        for found in _IDENTITY.finditer(words.plain):
            message = "this looks like the number of an identity card"
            yield Found(words.where(*found.span()), words.path, message, "delete it")
