"""The gap between two neighbouring atoms: how wide, how far it gives, whether a line may end there.

Takes two atoms and the space between them, gives a Gap. The rules are CLREQ's: prohibition at line
start and end (3.1.3), squeeze of neighbouring marks (3.1.6), the quarter em between Han and Latin
(3.2.6), what stretches and shrinks in justification (3.2.4). What keeps a number whole is in `numerals`.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from cvbuilder.layout.characters import (
    BRACKETS_CLOSING,
    BRACKETS_OPENING,
    CLOSE,
    COMMAS,
    CONNECTOR,
    DASH,
    ELLIPSIS,
    HAN,
    IDEOGRAPHIC_SPACE,
    INTERPUNCT,
    LATIN,
    LATIN_CLOSING,
    LATIN_OPENING,
    NEVER_FIRST,
    OPEN,
    STOPS,
    is_chinese,
    takes_autospace,
    visible_edge,
)
from cvbuilder.layout.items import Atom, Gap, Give
from cvbuilder.layout.numerals import unit_penalty
from cvbuilder.theme.style import Prohibition

AUTOSPACE_STRETCH, AUTOSPACE_SHRINK = 1 / 3, 1 / 2
"""How far the space between Han and Latin gives: from a quarter em to a third, or to an eighth (CLREQ 3.2.4)."""
WORD_SPACE_MAX = 0.5
TRACK_STRETCH = 0.06
"""How far (em) the gap between two Han characters may open before a line counts as loose."""
PAIR_SQUEEZE = 0.5
"""What two neighbouring full-width marks give up (em): 2 em become one and a half (CLREQ 3.1.6)."""
CENTRED_SHRINK = 0.5
"""The part of its blanks that a mark in the middle of its cell (zh-Hant) gives up: without any it would touch both
of its neighbours, and divide nothing."""
PHRASE_PENALTY = 40.0
"""The demerit of a line's end inside a Latin phrase of a Chinese text, where a break between Han serves as well."""
_SEPARATORS = frozenset("·•|/–—…")
"""Words of one sign that close what stands before them: like closing signs alone, they never begin a line."""
_OPENS_BEFORE_SPACE = frozenset("([{“‘")
_CLOSES_AFTER_SPACE = frozenset(")]}!?;,:”")
_MARKS = (OPEN, CLOSE)
_SPACED = (HAN, INTERPUNCT)
"""Between these a typed space is a space; beside a mark it is a slip."""
_RIGID = (DASH, ELLIPSIS, CONNECTOR, INTERPUNCT)
"""What is not pulled apart: nothing opens inside —— or ……, nor around connectors and solidi (CLREQ 3.2.4).

Nor does anything open between a mark and what it clings to: a mark opens where its blank is.
"""
_NEVER_STARTS = (CLOSE, CONNECTOR, INTERPUNCT)
_NEVER_STARTS_STRICTLY = (DASH, ELLIPSIS)
_ATTACHED = "author-mark"
"""The role of signs that belong to the word before them: no space, no break, and none of Han and Latin behind."""


def gap_between(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Return the gap between two atoms of one paragraph; `space` is the typed space between them, if any."""
    one, other = before.kind, after.kind
    if space is None and one is HAN and other is HAN:  # most of a Chinese text
        return _between_han(after.size, after.text[0] in NEVER_FIRST)
    if space is not None and space.text[0] == IDEOGRAPHIC_SPACE:
        penalty = gap_between(before, after, None, prohibition).penalty
        return Gap(space.width, penalty=0.0 if one is LATIN and other is LATIN else penalty, space=space)
    if one is LATIN and other is LATIN:
        return _word_space(before, space, after) if space is not None else Gap()
    if one is LATIN or other is LATIN:
        return _mixed(before, after, space, prohibition)
    return _full_width(before, after, space, prohibition)


@lru_cache(256)
def _between_han(size: float, forbidden: bool) -> Gap:
    return Gap(0.0, TRACK_STRETCH * size, 0.0, Give.TRACK, None if forbidden else 0.0, tracks=True)


def _word_space(before: Atom, space: Atom, after: Atom) -> Gap:
    """A space between Latin words; it may shrink only in Latin text (in Chinese it is narrow already)."""
    forbidden = before.text[-1] in _OPENS_BEFORE_SPACE or after.text in _SEPARATORS or _closes_after_space(after.text)
    return _spaced(space, forbidden)


@lru_cache(1024)
def _spaced(space: Atom, forbidden: bool) -> Gap:
    chinese = is_chinese(space.manner.language)
    stretch = max(WORD_SPACE_MAX * space.size - space.width, 0.25 * space.width)
    shrink = 0.0 if chinese else 0.22 * space.width
    penalty = PHRASE_PENALTY if chinese else 0.0
    return Gap(space.width, stretch, shrink, Give.WORD, None if forbidden else penalty, space=space)


def _mixed(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Between a Latin word and a Han character or full-width mark."""
    latin, wide = (before, after) if before.kind is LATIN else (after, before)
    edge = visible_edge(latin.text, first=latin is after)
    penalty = _mixed_penalty(before, after, space is not None, prohibition)
    if wide.kind is not HAN:
        return _beside_mark(before, after, penalty, space)
    if latin.manner.role == _ATTACHED and space is None:
        return Gap(penalty=None if latin is after else penalty)
    em = wide.size
    if takes_autospace(edge) or space is not None:
        natural = latin.manner.autospace * em
        stretch, shrink = natural * AUTOSPACE_STRETCH, natural * AUTOSPACE_SHRINK
        read = space if latin.manner.divides else None
        return Gap(natural, stretch, shrink, Give.AUTOSPACE, penalty, space=read, tracks=True)
    if penalty is None:
        return Gap(penalty=None)
    return Gap(0.0, TRACK_STRETCH * em, 0.0, Give.TRACK, penalty, tracks=True)


def _mixed_penalty(before: Atom, after: Atom, spaced: bool, prohibition: Prohibition) -> float | None:
    if before.kind is LATIN:
        if _opens(before.text) or (before.text[-1] == "/" and not spaced):
            return None
        if after.kind is HAN:
            return unit_penalty(before.text, after.text)
        return None if _never_starts(after, prohibition) else 0.0
    closes = _closes_after_space(after.text) if spaced else _closes(after.text)
    if closes or _never_ends(before, prohibition):
        return None
    return unit_penalty(before.text, after.text)


def _opens(word: str) -> bool:
    """True for a Latin word that ends in an opening sign; # and " open only where no letter stands before them."""
    return word[-1] in BRACKETS_OPENING or LATIN_OPENING.issuperset(word)


def _closes(word: str) -> bool:
    """True for a Latin word that begins with a closing sign; a straight quote closes only if no letter follows."""
    return word[0] in BRACKETS_CLOSING or LATIN_CLOSING.issuperset(word)


def _closes_after_space(word: str) -> bool:
    """True for what belongs to the words before it though a space was typed: closing signs (UAX 14, LB 13)."""
    if word[0].isalnum():
        return False  # most words
    signs = word.replace('"', "").replace("'", "")
    quoted = word[0] in "\"'"
    return word[0] in _CLOSES_AFTER_SPACE or (bool(signs) and not quoted and BRACKETS_CLOSING.issuperset(signs))


def _beside_mark(before: Atom, after: Atom, penalty: float | None, space: Atom | None) -> Gap:
    """Between Latin and a full-width mark stands the mark's own blank and nothing else.

    A space that was typed beside a quote, dash or ellipsis is still read: these are Latin marks as well.
    """
    mark, latin = (before, after) if before.kind is not LATIN else (after, before)
    if mark.kind is INTERPUNCT and space is not None:
        return Gap(space.width, space.width, 0.0, Give.WORD, penalty, space=space)
    read = space if mark.text[0] in "“”‘’—…" or latin.manner.divides else None
    blank = before.trail + after.lead
    if blank:
        return replace(_blank_gap(mark, blank, penalty), space=read)
    return Gap(penalty=penalty, space=read)


def _full_width(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Between two Han characters or full-width marks."""
    penalty = None if _never_starts(after, prohibition) or _never_ends(before, prohibition) else 0.0
    blank = before.trail + after.lead
    if _is_full(before) and _is_full(after):
        blank = max(0.0, blank - PAIR_SQUEEZE * min(before.size, after.size))
    if space is not None and not blank and before.kind in _SPACED and after.kind in _SPACED:
        return Gap(space.width, space.width, 0.0, Give.WORD, penalty, space=space)
    if blank:
        return _blank_gap(before if before.trail else after, blank, penalty)
    if before.kind in _RIGID or after.kind in _RIGID or before.kind is OPEN or after.kind is CLOSE:
        return Gap(penalty=penalty)
    return Gap(0.0, TRACK_STRETCH * after.size, 0.0, Give.TRACK, penalty, tracks=True)


def _is_full(atom: Atom) -> bool:
    """True for a mark that takes a whole em, as the interpunct does in Traditional Chinese alone."""
    return atom.kind in _MARKS or (atom.kind is INTERPUNCT and atom.lead > 0)


def _blank_gap(mark: Atom, blank: float, penalty: float | None) -> Gap:
    """The blank of a mark: it gives way in CLREQ's order of reduction, and opens with what tracks."""
    if mark.kind is INTERPUNCT:
        return Gap(blank, 0.0, blank, Give.INTERPUNCT, penalty)
    stretch = TRACK_STRETCH * mark.size
    if mark.text[0] in STOPS:
        return Gap(blank, stretch, 0.0, Give.STOP, penalty, tracks=True)
    shrink = blank * CENTRED_SHRINK if mark.lead and mark.trail else blank
    return Gap(blank, stretch, shrink, Give.COMMA if mark.text[0] in COMMAS else Give.BRACKET, penalty, tracks=True)


def _never_starts(atom: Atom, prohibition: Prohibition) -> bool:
    """Line-start prohibition; the strict set adds dash and ellipsis (CLREQ 3.1.3)."""
    if atom.kind in _NEVER_STARTS or atom.text[0] in NEVER_FIRST:
        return True
    return prohibition == "strict" and atom.kind in _NEVER_STARTS_STRICTLY


def _never_ends(atom: Atom, prohibition: Prohibition) -> bool:
    """Line-end prohibition; the GB set and up add the solidus (CLREQ 3.1.3)."""
    return atom.kind is OPEN or (prohibition != "basic" and atom.text[0] == "／")
