"""Personal names as they are written: the order of their parts, capitals, initials, pinyin in one word.

Takes the parts of a name in one script; gives strings. The script decides what a form can do: 张三 keeps its order
and has neither capitals nor initials. It never romanises, translates or guesses a name.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from cvbuilder.locale.tags import is_east_asian

NameForm = Literal[
    "usual", "given_first", "family_first", "capitals", "capitals_last", "comma", "initials", "initials_first",
    "pinyin",
]  # fmt: skip
"""How one name is written: see `write_name`."""
DOT = "\u00b7"
"""Between the parts of a transliterated name: 约翰·史密斯 (GB/T 15834-2011, 4.14)."""
_OPEN_VOWELS = "aoeāáǎàōóǒòēéěè"


class NameParts(Struct, frozen=True):
    """A name in one script; any part may be empty.

    `family` holds its particles (van der Berg) and both halves of a compound name; `suffix` is Jr. or III.
    `transliterated` marks a Han name that says a foreign one by its sounds: given name first, with a middle dot.
    """

    given: str
    family: str
    suffix: str = ""
    transliterated: bool = False


def full_name(given: str, family: str) -> str:
    """Return the name as it is read: 张三 for a Han name, Lei Zhang for any other; either part may be empty."""
    return write_name(NameParts(given, family))


def write_name(name: NameParts, form: NameForm = "usual") -> str:
    """Return a name in a form.

    `usual` and `given_first` Lei Zhang, `family_first` Zhang Lei, `capitals` ZHANG Lei, `capitals_last` Lei ZHANG,
    `comma` Zhang, Lei, `initials` Zhang, L., `initials_first` L. Zhang; `pinyin` is family first with the given
    name in one word, as GB/T 28039 spells it: Chang Xi'an for Xi-An. A suffix stands last, behind a comma in the
    forms that have one. A name of one part is that part, in capitals where the form has them; an East Asian name
    is 张磊 in every form, and 约翰·史密斯 where it is transliterated.
    """
    given, family = name.given, name.family
    if is_east_asian(given + family):
        return DOT.join(filter(None, (given, family))) if name.transliterated else family + given
    if not (given and family):
        whole = family or given
        return _with_suffix(whole.upper() if form in ("capitals", "capitals_last") else whole, name.suffix)
    if form in ("comma", "initials"):
        return ", ".join(filter(None, (family, given if form == "comma" else initials(given), name.suffix)))
    written = {
        "family_first": f"{family} {given}",
        "capitals": f"{family.upper()} {given}",
        "capitals_last": f"{given} {family.upper()}",
        "initials_first": f"{initials(given)} {family}",
        "pinyin": f"{family} {one_word(given)}",
    }
    return _with_suffix(written.get(form, f"{given} {family}"), name.suffix)


def initials(given: str) -> str:
    """Return `L.` for Lei, `X.-X.` for Xiang-Xiang, `M. J.` for Mary Jane; a name without letters as it is."""
    parts = re.split(r"([\s-]+)", given.strip())
    return "".join(f"{part[0].upper()}." if part[:1].isalpha() else part for part in parts)


def one_word(given: str) -> str:
    """Return a given name in pinyin as GB/T 28039 spells it: Xiao-Ming is Xiaoming, Chang-An is Chang'an.

    An apostrophe stands before a syllable that begins with a, o or e (GB/T 16159). Words that are divided by a
    space stay apart: they may be no pinyin.
    """
    first, *others = re.split("[-\u2010\u2011]", given)
    joined = [f"'{part.lower()}" if part[:1].lower() in _OPEN_VOWELS else part.lower() for part in others if part]
    return first + "".join(joined)


def _with_suffix(name: str, suffix: str) -> str:
    return f"{name} {suffix}" if name and suffix else name
