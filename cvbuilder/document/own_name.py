"""Which of the names in an author list is the person's own.

Takes the name as the profile has it and the names of a list, marks already taken off; gives the places in the list.
Pure, and knows no profile: `cvbuilder.document.person` makes an `OwnName` of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.locale.names import NameParts
from cvbuilder.locale.spelling import fold, plain, spellings, syllables
from cvbuilder.locale.tags import is_east_asian

_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
_TITLES = ("dr", "prof", "professor", "mr", "mrs", "ms")
_MOST_WORDS = 12
"""A text of more words is no name."""
_DOTS = "[\u00b7\u2022\u2027\u22c5\u30fb\uff65\u2219]"
_BRACKETS = r"[(（\[［]([^()（）\[\]［］]*)[)）\]］]"
EXACT, TURNED, SHORT, SHORTER = range(4)
"""How well a name agrees: in full, in full with its parts turned, by initials, by fewer than all of them."""


class Sought(Struct, frozen=True):
    """An alphabetic name by its parts, ready to be compared: every spelling of both, and the pieces with an initial.

    `last_words` are spellings of what every listing of the family name holds in one piece; `is_pinyin`: the pieces are
    syllables.
    """

    name: NameParts
    families: frozenset[str]
    givens: frozenset[str]
    last_words: frozenset[str]
    pieces: tuple[str, ...]
    is_pinyin: bool


class OwnName(Struct, frozen=True):
    """One person's name: `parts` for each alphabetic writing of given and family name, `wholes` the keys of all others.

    `wholes` are Han names, aliases and names without parts; `east_asian` says that a Han, kana or Hangul name is known.
    """

    parts: tuple[Sought, ...]
    wholes: frozenset[str]
    east_asian: bool


def make_own_name(names: Sequence[NameParts], others: Sequence[str]) -> OwnName:
    """Return what is looked for: names by their parts, and names that are known as a whole alone."""
    wholes: list[str] = []
    for name in names:
        if is_east_asian(name.given + name.family):
            wholes += [name.family + name.given, *([name.given + name.family] if name.transliterated else [])]
        elif not (name.given and name.family):
            wholes.append(name.given or name.family)
    wholes += others
    parted = [name for name in names if name.given and name.family and not is_east_asian(name.given + name.family)]
    keys = [spelling for whole in wholes for spelling in spellings(_key(whole))]
    return OwnName(tuple(map(_sought, parted)), frozenset(keys), any(map(is_east_asian, wholes)))


def _sought(name: NameParts) -> Sought:
    """The whole name is pinyin, or its pieces are its words."""
    sounds = [re.sub("[\u00fc\u01d6\u01d8\u01da\u01dc]", "v", fold(part)) for part in (name.given, name.family)]
    given, family = (syllables(plain(sound)) for sound in sounds)
    is_pinyin = bool(given and family)
    pieces = given if is_pinyin else tuple(_split(fold(name.given), False))
    texts = (name.family, name.given, name.family.split()[-1])
    families, givens, last_words = (spellings(_bare(fold(part))) for part in texts)
    return Sought(name, families, givens, last_words, pieces, is_pinyin)


def find_own(names: Sequence[str], own: OwnName, told: Sequence[bool | None] = ()) -> frozenset[int]:
    """Return the places of one's own name in a list of names; none, one, or what the list itself tells.

    The rule. What the profile says of an entry (`told`) is so; where it names one as one's own, no other is looked
    for. Else the entry that agrees best is one's own: in full before turned, turned before initials. Two that agree
    equally well cannot be told apart, and neither is taken: that is for `told` to say.

    A name agrees if it is an alias, or has the same family name and a given name that is the same, whatever its
    accents, case, hyphens and apostrophes, or whose initials are the first of one's own: Xiangxiang Chu is Xiang-Xiang
    Chu, CHU Xiangxiang, Chu, X.-X., Chu XX and X. Chu, but not X.-Y. Chu. Either part may stand first; where capitals
    or a comma tell which is the family name, that holds: LEI Zhang is no Lei Zhang. Words agree as wholes, so that
    neither Lei Zhangsun nor 张磊明 is taken for Lei Zhang 张磊. Where both scripts stand, the Han name decides.
    """
    claimed = frozenset(place for place, says in enumerate(told) if says)
    if claimed:
        return claimed
    denied = {place for place, says in enumerate(told) if says is False}
    ranks = {place: rank(name, own) for place, name in enumerate(names) if place not in denied}
    best = min((found for found in ranks.values() if found is not None), default=None)
    places = [place for place, found in ranks.items() if found is not None and found == best]
    return frozenset(places) if len(places) == 1 else frozenset()


def rank(name: str, own: OwnName) -> int | None:
    """Return how well a name agrees with one's own, `EXACT` to `SHORTER`, or None where it does not."""
    if _is_whole(name, own):
        return EXACT
    found: list[int] = []
    for place, text in enumerate((re.sub(_BRACKETS, " ", name), *re.findall(_BRACKETS, name))):
        han, alphabetic = _by_script(text)
        if han and _is_whole(han, own):
            return EXACT
        if len(han) > 1 and own.east_asian and not place:
            return None
        if alphabetic:
            ranks = (EXACT if _is_whole(alphabetic, own) else None, *(_agrees(alphabetic, each) for each in own.parts))
            found += [each for each in ranks if each is not None]
    hans = [text for text in re.findall(_BRACKETS, name) if is_east_asian(text)]
    if hans and own.east_asian:
        return None  # the name in brackets would have been one's own
    return min(found, default=None)


def _by_script(text: str) -> tuple[str, str]:
    """What is East Asian in a text, and the rest."""
    if text.isascii():
        return "", text.strip(" ,/")
    wide = [is_east_asian(sign) for sign in text]
    han = "".join(sign for sign, is_wide in zip(text, wide, strict=True) if is_wide)
    rest = "".join(" " if is_wide else sign for sign, is_wide in zip(text, wide, strict=True))
    return han, rest.strip(" ,，、/·")


def _is_whole(name: str, own: OwnName) -> bool:
    return bool(own.wholes & spellings(_key(name), listed=True))


def _key(name: str) -> str:
    """A whole name for comparison: without dots, a Han name without spaces."""
    key = fold(re.sub(_DOTS, " ", name))
    if is_east_asian(key):
        return re.sub(r"[\s,，]", "", key)
    return " ".join(key.replace(".", " ").replace(",", " , ").split())


class _Word(Struct, frozen=True):
    """A word of a listed name: as it stands, and folded."""

    raw: str
    key: str


_Words = tuple[_Word, ...]


def _agrees(name: str, own: Sought) -> int | None:
    """How well an alphabetic name agrees with a writing of one's own."""
    if name.isascii() and not any(word in _bare(fold(name)) for word in own.last_words):
        return None  # most names of most lists
    stretches = [_words(stretch) for stretch in re.split("[,，]", name)]
    if not stretches[0] or sum(map(len, stretches)) > _MOST_WORDS:
        return None
    while len(stretches[0]) > 2 and stretches[0][0].key in _TITLES:
        stretches[0] = stretches[0][1:]
    stretches, suffix = _without_suffix([words for words in stretches if words])
    if suffix and suffix != fold(own.name.suffix).strip("."):
        return None
    ranks = [_parts_agree(family, given, own, order) for family, given, order in _readings(stretches)]
    return min((each for each in ranks if each is not None), default=None)


def _words(text: str) -> _Words:
    return tuple(_Word(raw.rstrip("."), fold(raw).rstrip(".")) for raw in _spaced(text).split() if raw.strip(".-"))


def _spaced(text: str) -> str:
    """Initials that are run together stand apart, but for a hyphen: M.J. is M. J., X.-X. stays one word."""
    return re.sub(r"\.(?=[^\s\-‐‑])", ". ", text)


def _without_suffix(stretches: list[_Words]) -> tuple[list[_Words], str]:
    """The stretches between commas without Jr. or III, and that suffix; two words at least are a name without it."""
    for place, words in enumerate(stretches):
        alone = place > 0 and len(words) == 1
        if words[-1].key in _SUFFIXES and (alone or sum(map(len, stretches)) > 2):
            rest = [*stretches[:place], words[:-1], *stretches[place + 1 :]]
            return [each for each in rest if each], words[-1].key
    return stretches, ""


def _readings(stretches: list[_Words]) -> Iterator[tuple[_Words, _Words, int | None]]:
    """Yield family and given name as a list may mean them, with the rank that the order allows; None: a comma told."""
    if len(stretches) == 2:
        family, given = stretches
        yield family, given, None
        particles = next((place for place, word in enumerate(given) if place and word.raw.islower()), len(given))
        if particles < len(given):
            yield (*given[particles:], *family), given[:particles], None
    elif len(stretches) == 1:
        (words,) = stretches
        for place in range(1, len(words)):
            yield words[place:], words[:place], EXACT
            yield words[:place], words[place:], TURNED


def _parts_agree(family: _Words, given: _Words, own: Sought, order: int | None) -> int | None:
    if own.families.isdisjoint(spellings(_squeezed(family), listed=True)):
        return None
    found = _given_agrees(given, own, fused=not _is_capitals(family))
    if found is None:
        return None
    if order is not None and found == EXACT and _is_capitals(given) > _is_capitals(family):
        return None if not own.name.given.isupper() else max(found, order)
    return found if order is None else max(found, order)


def _given_agrees(given: _Words, own: Sought, fused: bool) -> int | None:
    """How well a given name agrees; `fused` initials (XX, MJ) count unless all of the name is in capitals."""
    pieces, is_pinyin = own.pieces, own.is_pinyin
    listed = [piece for word in given for piece in _split(word.key, is_pinyin)]
    if not own.givens.isdisjoint(spellings(_squeezed(given), listed=True)):
        return EXACT if not is_pinyin or _cuts(listed) <= _cuts(pieces) else None
    raw = given[0].raw
    single = len(given) == len(listed) == 1 and 1 < len(raw) <= 4 and raw.isalpha() and raw.isupper()
    if single and (fused or not set(listed[0]) & set("aeiou")):
        listed = list(listed[0])
    if len(listed) > len(pieces) or not all(map(_stands_for, listed, pieces)):
        return None
    if len(listed) == len(pieces):
        return SHORT
    short = all(len(piece) == 1 for piece in listed)
    dropped = not is_pinyin and " " in own.name.given.strip() and len(listed[0]) > 1
    return SHORTER if short or dropped else None


def _stands_for(listed: str, own: str) -> bool:
    """True for a piece of the given name itself, or its initial."""
    if len(listed) == 1:
        return plain(own).startswith(plain(listed))
    return bool(spellings(listed, listed=True) & spellings(own))


def _split(key: str, is_pinyin: bool) -> list[str]:
    return [piece for piece in re.split("[-. ']" if is_pinyin else "[-. ]", key) if piece]


def _cuts(pieces: Sequence[str]) -> frozenset[int]:
    ends = [sum(len(plain(piece)) for piece in pieces[:place]) for place in range(1, len(pieces))]
    return frozenset(ends)


def _squeezed(words: _Words) -> str:
    return _bare("".join(word.key for word in words))


def _bare(key: str) -> str:
    return re.sub("[-'. ]", "", key)


def _is_capitals(words: _Words) -> bool:
    letters = "".join(sign for word in words for sign in word.raw if sign.isalpha())
    return len(letters) > 1 and letters.isupper()
