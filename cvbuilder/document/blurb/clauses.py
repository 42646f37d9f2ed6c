"""The values that a biography is put together from: clauses, what may be said of one topic, and the voice.

No behaviour but small questions; nothing here knows a profile.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.locale import Locale
from cvbuilder.profile.bio import FactKind

OPEN, CLOSE = "\ue010", "\ue011"
"""Stand for braces that are no marks, until the text is done."""


class Clause(Struct, frozen=True):
    """One thing said. With a `pattern` of the catalog `words` is an item of its list, else a clause of its own.

    Within clauses of one's own `{his}` and `{leads}` wait for the person.
    """

    kind: FactKind
    words: str
    pattern: str = ""
    more: str = ""
    lead: str = ""


class State(Struct, frozen=True):
    """One way to tell a topic: what is said, and what that is worth."""

    clauses: tuple[Clause, ...]
    weight: int


class Topic(Struct, frozen=True):
    """A fact, or entries that belong together, with the ways to tell it, the shortest first."""

    path: str
    states: tuple[State, ...]


class Voice(Struct, frozen=True):
    """Who speaks of whom: the whole name, the name by which one goes on, person and pronoun, in a language."""

    locale: Locale
    name: str
    surname: str
    pronoun: Literal["he", "she", "they", "name", "first"] = "name"

    @property
    def drops_subject(self) -> bool:
        """True for Chinese, whose clauses have no subject."""
        return self.locale.tag.partition("-")[0] == "zh"
