"""What of a profile a document was made of: the record that `compose` leaves, by which a profile is cut down to it.

Values alone. A document that was put together by other means, such as a programme, has none.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.profile.text import LanguageText

Mark = Literal["equal", "corresponding"]


class Shown(Struct, frozen=True):
    """A text that the document says, with the path of its field: in the profile's words, or as a machine made it."""

    path: str
    text: LanguageText


class Searched(Struct, frozen=True):
    """An author list: its names, what the profile says of each, and the places where one's own name was found."""

    names: tuple[str, ...]
    told: tuple[bool | None, ...]
    own: frozenset[int]


class Provenance(Struct, frozen=True):
    """What a document was made of.

    `texts` are all that it says of the profile's own; `bio` the versions of a bio that was made of facts, the longest
    first; `signs` those that mark authors where the profile names none; `lists` those in which the
    person's own name was looked for; `other_name` in which language it stands beside itself, '' for none.
    """

    texts: tuple[Shown, ...] = ()
    bio: tuple[str, ...] = ()
    signs: tuple[tuple[Mark, str], ...] = ()
    lists: tuple[Searched, ...] = ()
    other_name: str = ""


class Tracing:
    """Gathers what a document is made of, while it is composed."""

    def __init__(self) -> None:
        self.bio: tuple[str, ...] = ()
        self.signs: dict[Mark, str] = {}
        self.lists: dict[Searched, None] = {}
        self.other_name = ""
        self._texts: dict[tuple[str, str], Shown] = {}

    def shows(self, path: str, text: LanguageText) -> None:
        """Note that the document says a text of a field."""
        key = (path, text.language)
        if key not in self._texts:
            self._texts[key] = Shown(path, text)

    def told(self) -> Provenance:
        """Return what was gathered."""
        return Provenance(
            tuple(self._texts.values()), self.bio, tuple(self.signs.items()), tuple(self.lists), self.other_name
        )
