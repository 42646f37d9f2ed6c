"""Author lists as people write them: one string into its names, and each name apart from the marks around it.

Takes strings; gives names in their order. Knows no person, no profile and no language's words but those that end a
list (et al., 等) or stand as a remark behind a name.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cvbuilder.locale.tags import is_east_asian

SIGNS = "*†‡§¶#‖★☆✝"
ENVELOPES = "\u2709\U0001f582\U0001f4e7\U0001f4e9"
"""✉ and its like: they mark the corresponding author and nothing else."""
_ALIKE = str.maketrans({"\u2217": "*", "\u204e": "*", "\uff0a": "*", "\u22c6": "*", "\uff03": "#", "\ufe0f": None})
_MARKS = SIGNS + ENVELOPES + "0123456789\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_AROUND_MARKS = " \u00a0\u202f\u3000\t,$^{}"
# Patterns stay strings: most profiles have no use for them, and re keeps what it has compiled. Repeats are bounded, so
# that no text takes longer than its length.
_SIGN_IN_BRACKETS = rf"\s{{0,2}}[(（\[]\s{{0,2}}([{_MARKS},\s]{{1,20}})[)）\]]\s{{0,2}}$"
_REMARK = (
    r"(?i)\s{0,2}[(（\[]([^()（）\[\]]{0,60}(?:author|contribut|equal|lead|advis|supervis|作者|一作|贡献|导师)"
    r"[^()（）\[\]]{0,60})[)）\]]\s{0,2}$"
)
_LABEL = r"^\s{0,2}(?:(?:作者|[Aa]uthors?)\s{0,2}[:：]\s{0,2}|作者(?=[\u4e00-\u9fff]))"
_MORE = (
    r"[\s,，、;；]{0,4}(?:\bet\.?\s{1,2}al\b\.?|\band\s{1,2}others\b\.?|(?<=[\u4e00-\u9fff）)*#，、,\s])等人?)"
    r"[\s.。]{0,4}$"
)
_AND = r"\s?[,;，；、]?\s{1,2}(?:and|und|et|[和与及]|以及)\s{1,2}|\s?[,;，；、]?\s?[&＆]\s?"
_HAN_AND = "以及|[和与及暨]"
_INITIALS = r"[^\W\d_](?:[.\s-]{1,3}[^\W\d_]){0,5}\.?|[A-Z]{2,3}"
_DOTTED = r"\b[^\W\d_]\."
_SUFFIX = r"(?i)(?:jr|sr|ii|iii|iv)\.?"
_KEPT = "\0"


class Listed(Struct, frozen=True):
    """A name of a list with the marks that stood before and behind it, and a remark in brackets."""

    name: str
    marks: str = ""
    remark: str = ""


def read_author(text: str) -> Listed:
    """Return a name apart from what is attached to it: *, †, 1,2, ✉, (equal contribution), **bold** marks.

    What has no letters at all is a name as it stands.
    """
    text = text.translate(_ALIKE).strip()
    if bold := re.fullmatch(r"\*\*([^*]+)\*\*(.*)", text):
        text = bold[1].strip() + bold[2]
    remark = ""
    if found := re.search(_REMARK, text):
        text, remark = text[: found.start()], found[1].strip()
    marks = ""
    if found := re.search(_SIGN_IN_BRACKETS, text):
        text, marks = text[: found.start()], found[1]
    name = text.lstrip(_MARKS)
    before, name = text[: len(text) - len(name)], name.rstrip(_MARKS + _AROUND_MARKS)
    if not any(map(str.isalpha, name)):
        return Listed(text, marks, remark)
    after = text[len(before) + len(name) :]
    return Listed(name.strip(), re.sub(r"[\s^{}$]", "", before + after + marks).strip(","), remark)


def split_authors(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a list that is one string, marks attached; True if it says that there are more (et al., 等).

    Names are divided by semicolons, else by commas and "and", 、 and 和; the commas of `Zhang, L., Wang, W.` and of
    BibTeX's `Zhang, Lei and Wang, Wei` are those within names. 和 within a Han name stays (李和平): it divides only
    where two characters at least stand on both sides.
    """
    text = re.sub(_LABEL, "", text)
    more = re.search(_MORE, text)
    if more:
        text = text[: more.start()]
    # Commas between marks (Zhang1,2) and within brackets divide nothing.
    text = re.sub(rf"(?<=[{_MARKS}]),(?=[{_MARKS}]+(?:[\s,，、;；]|$))", _KEPT, text)
    text = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]|\{[^{}]*\}", lambda found: found[0].replace(",", _KEPT), text)
    names = [name for piece in _pieces(text) for name in _han_names(piece)]
    return tuple(name.replace(_KEPT, ",") for name in names if name.strip()), more is not None


def _pieces(text: str) -> list[str]:
    if re.search("[;；]", text):
        return [re.sub(r"^\s*(?:and|&)\s+", "", piece).strip() for piece in re.split("[;；]", text)]
    joined = re.split(_AND, text)
    if len(joined) > 1 and all(len(re.findall("[,，]", piece)) == 1 for piece in joined):
        return joined
    pieces = [piece.strip() for part in joined for piece in re.split("[,，、]", part) if piece.strip()]
    return _inverted(pieces) or _with_suffixes(pieces)


def _inverted(pieces: list[str]) -> list[str]:
    """Pieces as pairs of family and given name (Zhang, L., Wang, W.), or none if they are no such pairs."""
    pieces = _with_suffixes(pieces)
    families, givens = pieces[::2], [read_author(piece.partition(",")[0]).name for piece in pieces[1::2]]
    if not givens or len(families) != len(givens) or any(map(is_east_asian, pieces)):
        return []
    if any(re.search(_DOTTED, family) for family in families):
        return []
    initials = all(re.fullmatch(_INITIALS, given) and given.isupper() for given in givens)
    single = all(" " not in piece for piece in (*families, *givens))
    if not (initials or single):
        return []
    return [f"{family}, {given}" for family, given in zip(families, pieces[1::2], strict=True)]


def _with_suffixes(pieces: list[str]) -> list[str]:
    """The pieces, with Jr. or III put back to the name that it follows."""
    found: list[str] = []
    for piece in pieces:
        if found and re.fullmatch(_SUFFIX, read_author(piece).name):
            found[-1] += f", {piece}"
        else:
            found.append(piece)
    return found


def _han_names(piece: str) -> list[str]:
    """The names of a piece that 和 joins, or that spaces divide where all of it is Han."""
    letters = "".join(sign for sign in piece if sign.isalpha())
    if piece.isascii() or not is_east_asian(letters):
        return [piece.strip()]
    words = piece.split()
    if len(words) > 1 and all(_is_han_name(word) for word in words):
        return [name for word in words for name in _joined_by_and(word)]
    return _joined_by_and(piece)


def _joined_by_and(piece: str) -> list[str]:
    found: list[str] = []
    start = 0
    for joint in re.finditer(_HAN_AND, piece):
        if _is_han_name(piece[start : joint.start()]) and _is_han_name(piece[joint.end() : joint.end() + 20]):
            found.append(piece[start : joint.start()].strip())
            start = joint.end()
    return [*found, piece[start:].strip()]


def _is_han_name(text: str) -> bool:
    """True for two characters at least."""
    return sum(map(is_east_asian, text)) > 1
