"""When two spellings are the same word: case, accents, apostrophes, syllables of pinyin.

Takes words of names; gives keys that can be compared. Knows no person and no list.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, normalize

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9`\u00b4\u2032", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"))
_LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u0131": "i"}
    | {"\u00fe": "th", "\u00e6": "ae", "\u0153": "oe"}
)
"""Letters that NFD does not take apart, as they are written without their strokes."""
_TWO_LETTERS = str.maketrans({"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00e5": "aa", "\u00f8": "oe"})
_LONGEST = 40
"""Letters of a name in pinyin at most."""
_INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = (
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)"
)


def fold(text: str) -> str:
    """Return a text for comparison: NFKC, no case, plain apostrophes, hyphens and spaces, nothing invisible.

    Variation selectors, soft hyphens and zero-width characters are gone; accents stay.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_APOSTROPHES).split())
    text = text.translate(_HYPHENS)
    text = normalize("NFKC", normalize("NFKC", text).casefold()).translate(_APOSTROPHES)
    return " ".join("".join(sign for sign in text if not _is_unseen(sign)).split())


def _is_unseen(sign: str) -> bool:
    return category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def spellings(word: str, listed: bool = False) -> frozenset[str]:
    """Return the ways in which a folded word may be spelt: as it is, without accents, ä as ae, ü of pinyin as v or yu.

    Accents never tell two people apart, but for the ü of pinyin: Lü may be written Lu where ü cannot be had, so that
    one's own Lü is found as Lu; `listed` says that the word is another's, whose Lü is not one's own Lu.
    """
    if word.isascii():
        return frozenset((word,))
    found = {word, plain(word.translate(_TWO_LETTERS)), plain(word)}
    sounds = re.sub("[\u00fc\u01d6\u01d8\u01da\u01dc]", "v", word)
    if sounds != word and syllables(plain(sounds)) and re.search("[ln]v", sounds):
        found |= {plain(sounds), plain(sounds.replace("v", "yu"))}
        if listed:
            found.discard(plain(word))
    return frozenset(found)


def plain(word: str) -> str:
    """Return a folded word without accents."""
    bare = "".join(sign for sign in normalize("NFD", word.translate(_LETTERS)) if not combining(sign))
    return normalize("NFC", bare)


def syllables(word: str) -> tuple[str, ...]:
    """Return the syllables of a folded word in pinyin without accents, () for any other word.

    Hyphens, spaces and apostrophes divide. Within a stretch no later syllable begins with a vowel: GB/T 16159 wants an
    apostrophe there, so that xian is one syllable and xi'an two, and every stretch falls apart in one way.
    """
    found: list[str] = []
    if len(word) > _LONGEST:
        return ()
    for stretch in filter(None, re.split("[-' ]", word)):
        parted = _parted(stretch, True)
        if parted is None:
            return ()
        found += parted
    return tuple(found)


def _parted(stretch: str, first: bool) -> tuple[str, ...] | None:
    if not stretch:
        return ()
    head = re.match(f"{_INITIAL}{'?' if first else ''}{_FINAL}", stretch)
    for end in range(head.end() if head else 0, 0, -1):
        # A shorter final may leave a consonant for the next syllable: xi-nan, not xin-an.
        if re.fullmatch(f"{_INITIAL}{'?' if first else ''}{_FINAL}", stretch[:end]):
            others = _parted(stretch[end:], False)
            if others is not None:
                return (stretch[:end], *others)
    return None
