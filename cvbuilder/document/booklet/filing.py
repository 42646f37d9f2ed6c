"""Where an index has a person: `sort_as`, else the Latin family name, else the pinyin of a Han name.

Takes a profile, gives the words to sort by; knows no list and no page. One order serves all languages, so that a
speaker stands at the same place in the booklets of an event. Letters are compared without accents and case.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from cvbuilder.locale import pinyin
from cvbuilder.locale.tags import is_east_asian
from cvbuilder.profile import Profile
from cvbuilder.profile.model import Name

OTHERS = "#"
"""The heading of what begins with no Latin letter."""


class Filed(Struct, frozen=True, order=True):
    """What to sort by, and whether it was guessed from Han characters; '' where there is nothing to go by."""

    key: str
    guessed: bool = False

    @property
    def letter(self) -> str:
        """The letter under which it stands."""
        first = self.key[:1].upper()
        return first if "A" <= first <= "Z" else OTHERS


def filed(profile: Profile) -> Filed:
    """Return where an index has a person; empty if only pinyin could tell and pypinyin is not installed."""
    name = profile.name
    if name.sort_as:
        return Filed(_folded(name.sort_as))
    latin = _latin(name)
    if latin:
        return Filed(_folded(latin))
    family, given = _han(name)
    if not family or not pinyin.is_to_be_had():
        return Filed("")
    return Filed(_folded(pinyin.spelled(family, given)), True)


def _latin(name: Name) -> str:
    """The Latin name with the family name first; of a whole name the last word is taken for it."""
    family = _text(name.family, False)
    if family:
        return f"{family} {_text(name.given, False)}"
    words = [word for word in _text(name.display, False).split() if not is_east_asian(word)]
    return " ".join((*words[-1:], *words[:-1]))


def _han(name: Name) -> tuple[str, str]:
    family, given = _text(name.family, True), _text(name.given, True)
    if family:
        return family, given
    whole = "".join(word for word in _text(name.display, True).split() if is_east_asian(word))
    foreign = name.transliterated or re.search("[\u00b7\u2027\u30fb]", whole)
    return ("", "") if not whole else (whole, "") if foreign else pinyin.parted(whole)


def _text(value: object, east_asian: bool) -> str:
    """The first text of a part of a name that has words of the script asked for."""
    for text in getattr(value, "texts", ()):
        if any(is_east_asian(word) == east_asian for word in text.text.split()):
            return str(text.text)
    return ""


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.translate({0xF8: "o", 0xD8: "O", 0xDF: "ss", 0x142: "l", 0x141: "L"}))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().split())
