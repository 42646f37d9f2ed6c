"""Subjects of sentences, and the marks that wait for them: {his}, {leads}.

Takes a clause with marks and who is its subject, gives words. For languages with subjects; English, as yet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from cvbuilder.locale.articles import conjugated

_PRONOUNS: Mapping[str, tuple[str, str, str, str]] = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "her", "herself"),
    "they": ("they", "them", "their", "themselves"),
    "first": ("I", "me", "my", "myself"),
}
_PLACES = {"he": 0, "him": 1, "his": 2, "himself": 3}
_ADVERBS = frozenset(
    ("also", "currently", "now", "formerly", "previously", "later", "then", "regularly", "often", "since")
)
_MARK = re.compile(r"\{([a-z]+)\}")


class Subject(Struct, frozen=True):
    """A subject: what is written, how verbs go with it, and the pronouns within its sentence."""

    words: str
    person: str = "singular"
    forms: tuple[str, str, str, str] = ("", "", "", "")


def subject_of(words: str, surname: str, pronoun: str) -> Subject:
    """Return a name as the subject; within the sentence the bio's pronouns stand for it, or the surname."""
    return Subject(words, "singular", _PRONOUNS.get(pronoun) or (surname, surname, possessive(surname), surname))


def pronoun_of(pronoun: str) -> Subject | None:
    """Return a pronoun as the subject, None where names alone are wanted."""
    forms = _PRONOUNS.get(pronoun)
    if forms is None:
        return None
    return Subject(forms[0], pronoun if pronoun in ("they", "first") else "singular", forms)


def possessive(name: str) -> str:
    """Return Zhang’s."""
    return f"{name}’s"


def verbal(clause: str) -> str:
    """Mark the verb that a clause begins with, after adverbs."""
    words = clause.split(" ")
    for index, word in enumerate(words):
        if word.startswith("{"):
            break
        if word.lower() not in _ADVERBS:
            if re.fullmatch("[a-z]+", word):
                words[index] = f"{{{word}}}"
            break
    return " ".join(words)


def filled(clause: str, subject: Subject) -> str:
    """Return a clause with its marks filled."""

    def fill(found: re.Match[str]) -> str:
        place = _PLACES.get(found[1])
        return subject.forms[place] if place is not None else conjugated(found[1], subject.person)

    return _MARK.sub(fill, clause)
