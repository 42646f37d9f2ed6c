"""The gap between two neighbouring atoms: how wide, how far it gives, whether a line may end there.

Takes two atoms and the space between them, gives a Gap. The rules are CLREQ's: prohibition at line
start and end (3.1.3), squeeze of neighbouring marks (3.1.6), the quarter em between Han and Latin
(3.2.6), what stretches and shrinks in justification (3.2.4).
"""

from __future__ import annotations

from cvbuilder.layout.characters import COMMAS, LATIN_CLOSING, LATIN_OPENING, STOPS, Kind, takes_autospace
from cvbuilder.layout.items import Atom, Gap, Give
from cvbuilder.theme.style import Prohibition

AUTOSPACE_STRETCH, AUTOSPACE_SHRINK = 1 / 3, 1 / 2
"""How far the space between Han and Latin gives: from a quarter em to a third, or to an eighth (CLREQ 3.2.4)."""
WORD_SPACE_MAX = 0.5
TRACK_STRETCH = 0.06
"""How far (em) the gap between two Han characters may open before a line counts as loose."""
UNIT_PENALTY = 400.0
_SEPARATORS = frozenset("·•|/–—…")
"""Words of one sign that close what stands before them: like closing signs alone, they never begin a line."""
_DATE_PARTS = frozenset("年月")
_UNITS = frozenset("余多年月日号时分秒岁元万亿篇项个人位次名届款种台条家所倍级周天米度")


def gap_between(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Return the gap between two atoms of one paragraph; `space` is the typed space between them, if any."""
    if before.kind == Kind.LATIN and after.kind == Kind.LATIN:
        return _word_space(space, after) if space is not None else Gap()
    if Kind.LATIN in (before.kind, after.kind):
        return _mixed(before, after, space, prohibition)
    return _full_width(before, after, space, prohibition)


def _word_space(space: Atom, after: Atom) -> Gap:
    """A space between Latin words; it may shrink only in Latin text (in Chinese it is narrow already)."""
    chinese = space.manner.language.startswith("zh")
    stretch = max(WORD_SPACE_MAX * space.size - space.width, 0.25 * space.width)
    shrink = 0.0 if chinese else 0.22 * space.width
    forbidden = after.text in _SEPARATORS or LATIN_CLOSING.issuperset(after.text)
    return Gap(space.width, stretch, shrink, Give.WORD, None if forbidden else 0.0, space=space)


def _mixed(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Between a Latin word and a Han character or full-width mark."""
    latin, wide = (before, after) if before.kind == Kind.LATIN else (after, before)
    edge = latin.text[-1] if latin is before else latin.text[0]
    penalty = _mixed_penalty(before, after, edge, prohibition)
    if wide.kind != Kind.HAN:
        return _beside_mark(before, after, penalty, space)
    em = wide.size
    if takes_autospace(edge) or space is not None:
        natural = latin.manner.autospace * em
        stretch, shrink = natural * AUTOSPACE_STRETCH, natural * AUTOSPACE_SHRINK
        return Gap(natural, stretch, shrink, Give.AUTOSPACE, penalty, tracks=True)
    return Gap(0.0, TRACK_STRETCH * em, 0.0, Give.TRACK, penalty, tracks=True)


def _mixed_penalty(before: Atom, after: Atom, edge: str, prohibition: Prohibition) -> float | None:
    if before.kind == Kind.LATIN:
        if edge in LATIN_OPENING or edge == "/":
            return None
        if after.kind == Kind.HAN:
            return UNIT_PENALTY if edge.isdigit() and after.text[0] in _UNITS else 0.0
        return None if _never_starts(after, prohibition) else 0.0
    if edge in LATIN_CLOSING or _never_ends(before, prohibition):
        return None
    return UNIT_PENALTY if edge.isdigit() and before.text[0] in _DATE_PARTS else 0.0


def _beside_mark(before: Atom, after: Atom, penalty: float | None, space: Atom | None) -> Gap:
    """Between Latin and a full-width mark stands the mark's own blank and nothing else.

    A space that was typed beside a quote, dash or ellipsis is still read: these are Latin marks as well.
    """
    blank = before.trail + after.lead
    mark = before if before.kind != Kind.LATIN else after
    if mark.kind == Kind.INTERPUNCT and space is not None:
        return Gap(space.width, space.width, 0.0, Give.WORD, penalty, space=space)
    read = space if mark.text[0] in "“”‘’—…" else None
    if blank:
        return Gap(blank, TRACK_STRETCH * mark.size, *_mark_shrink(mark, blank), penalty, space=read, tracks=True)
    return Gap(0.0, TRACK_STRETCH * mark.size, 0.0, Give.TRACK, penalty, space=read, tracks=mark.kind == Kind.CLOSING)


def _full_width(before: Atom, after: Atom, space: Atom | None, prohibition: Prohibition) -> Gap:
    """Between two Han characters or full-width marks."""
    penalty = None if _never_starts(after, prohibition) or _never_ends(before, prohibition) else 0.0
    em = after.size
    blank = before.trail + after.lead
    if before.trail and after.lead:
        blank -= min(before.trail, after.lead)
    elif (before.kind == Kind.CLOSING and after.kind == Kind.CLOSING) or (
        before.kind == Kind.OPENING and after.kind == Kind.OPENING
    ):
        blank = 0.0
    if space is not None and not blank and before.kind in (Kind.HAN, Kind.INTERPUNCT):
        return Gap(space.width, space.width, 0.0, Give.WORD, penalty, space=space)
    if blank:
        mark = before if before.trail else after
        return Gap(blank, TRACK_STRETCH * em, *_mark_shrink(mark, blank), penalty, tracks=True)
    tracks = before.kind not in (Kind.DASH, Kind.ELLIPSIS, Kind.CONNECTOR, Kind.INTERPUNCT) and after.kind not in (
        Kind.DASH,
        Kind.ELLIPSIS,
        Kind.CONNECTOR,
        Kind.INTERPUNCT,
    )
    if not tracks:
        return Gap(penalty=penalty)
    return Gap(0.0, TRACK_STRETCH * em, 0.0, Give.TRACK, penalty, tracks=True)


def _mark_shrink(mark: Atom, blank: float) -> tuple[float, Give]:
    """How far the blank of a mark gives way, and as what (CLREQ's order of reduction)."""
    if mark.text in STOPS:
        return 0.0, Give.STOP
    if mark.text in COMMAS:
        return blank, Give.COMMA
    return blank, Give.BRACKET


def _never_starts(atom: Atom, prohibition: Prohibition) -> bool:
    """Line-start prohibition; the strict set adds dash and ellipsis (CLREQ 3.1.3)."""
    if atom.kind in (Kind.CLOSING, Kind.CONNECTOR, Kind.INTERPUNCT):
        return True
    return prohibition == "strict" and atom.kind in (Kind.DASH, Kind.ELLIPSIS)


def _never_ends(atom: Atom, prohibition: Prohibition) -> bool:
    """Line-end prohibition; the GB set and up add the solidus (CLREQ 3.1.3)."""
    return atom.kind == Kind.OPENING or (prohibition != "basic" and atom.text == "／")
