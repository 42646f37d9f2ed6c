r"""The inline markup of prose: `**strong**`, `*emphasis*`, `` `code` ``, `[words](url)`; all else is literal.

Takes a string, gives spans; never sees a profile or a language. The rules are narrower than
CommonMark's so that what people write in a CV stays as written (`R&D <3`, `C++`, `#hash`, `a_b`,
`x - y`, `5*3`) and wider where CommonMark fails in Chinese (`**标题：**正文` is strong).

- A delimiter opens before a character that is no space and closes after one; between two ASCII
  letters or digits none opens.
- A delimiter without its partner is literal.
- A backslash before one of ``\ * ` [ ] ( )`` makes that character literal; elsewhere it is itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

SCHEMES = ("http", "https", "mailto", "tel")
"""The only schemes that a link may have: a profile may come from a stranger."""

DEEPEST = 16
"""Delimiters that wait for their partners at a time; older ones stay literal, so that no text takes long."""
_WIDTHS = {1: (1,), 2: (2,), 3: (2, 1)}
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*`\[\]()])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>(?:\\.|[^\[\]\\])+)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))+)\)"
    r"|(?P<stars>\*+)"
)
_SPECIAL = re.compile(r"[\\*`\[\]()]")
_KEPT = re.compile(r"(`[^`\n]+`|\]\((?:[^()\s]|\([^()\s]*\))+\)|https?://[^\s，。；、！？（）《》「」]+)")
"""What is no prose within prose: code, the target of a link, an address."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class Span(Struct, frozen=True):
    """Words in one manner."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str | None = None


class LinkProblem(Struct, frozen=True):
    """A link that may not be written: its target as it stands, and what is wrong with it."""

    target: str
    message: str
    hint: str


class Markup(Struct, frozen=True):
    """Parsed prose: spans in order, none empty, and the links that were refused (their words are kept)."""

    spans: tuple[Span, ...]
    problems: tuple[LinkProblem, ...] = ()

    @property
    def text(self) -> str:
        """The words without their markup."""
        return "".join(span.text for span in self.spans)


class _Delimiter(Struct):
    """A run of stars in the making: how many are left, what it may do, what it was found to open or close."""

    count: int
    can_open: bool
    can_close: bool
    literal: str = ""
    changes: tuple[tuple[str, bool], ...] = ()


def parse_markup(text: str) -> Markup:
    """Parse a string of prose; linear in its length, never raises."""
    if not any(sign in text for sign in "*`[\\"):
        return Markup((Span(text),) if text else ())
    pieces, problems = _scan(text)
    _pair([piece for piece in pieces if isinstance(piece, _Delimiter)])
    return Markup(_merge(_apply(pieces)), tuple(problems))


def escaped(text: str) -> str:
    """Return prose that says just this text, without markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def plain_text(text: str) -> str:
    """Return the words of a string of prose without their markup."""
    return parse_markup(text).text


def reworded(text: str, reword: Callable[[str], str]) -> str:
    """Return a string of prose, its markup kept, with its words reworded; code and addresses stay as they are."""
    pieces = _KEPT.split(text)
    return "".join(piece if number % 2 else reword(piece) for number, piece in enumerate(pieces))


def _scan(text: str) -> tuple[list[Span | _Delimiter], list[LinkProblem]]:
    """Cut the text into spans and delimiters."""
    pieces: list[Span | _Delimiter] = []
    problems: list[LinkProblem] = []
    position = 0
    for match in _TOKEN.finditer(text):
        pieces.append(Span(text[position : match.start()]))
        position = match.end()
        if match["stars"]:
            pieces.append(_delimiter(text, match.start(), match.end()))
        elif match["escaped"]:
            pieces.append(Span(match["escaped"]))
        elif match["code"]:
            pieces.append(Span(match["code"], code=True))
        else:
            inner, problem = _link(match["label"], match["target"], match.group())
            pieces.extend(inner)
            problems.extend(problem)
    pieces.append(Span(text[position:]))
    return pieces, problems


def _delimiter(text: str, start: int, end: int) -> _Delimiter:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    within_word = _is_ascii_word(before) and _is_ascii_word(after)
    count = end - start
    can_open = count <= 3 and not after.isspace() and not within_word
    can_close = count <= 3 and not before.isspace()
    return _Delimiter(count, can_open, can_close, literal="*" * count)


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _link(label: str, target: str, written: str) -> tuple[tuple[Span, ...], tuple[LinkProblem, ...]]:
    """Return the spans of a link, or of its literal form where the target is no address."""
    scheme = _SCHEME.match(target)
    if scheme is None and not re.search(r"[./]", target):
        return (Span(written),), ()
    inner = parse_markup(label)
    if scheme is None:
        problem = LinkProblem(target, "a link without a scheme", f"write https://{target}, or \\[ for a bracket")
        return inner.spans, (*inner.problems, problem)
    if scheme[1].lower() not in SCHEMES:
        problem = LinkProblem(target, f"a link with the scheme {scheme[1]}", "use http, https, mailto or tel")
        return inner.spans, (*inner.problems, problem)
    return tuple(replace(span, link=target) for span in inner.spans), inner.problems


def _pair(delimiters: list[_Delimiter]) -> None:
    """Match closers with the nearest openers of the same width; what finds no partner stays literal."""
    openers: list[tuple[_Delimiter, int]] = []
    for delimiter in delimiters:
        left = delimiter.count
        while left and delimiter.can_close:
            index = _nearest(openers, left)
            if index is None:
                break
            opener, width = openers[index]
            openers[index:] = [each for each in openers[index + 1 :] if each[0] is opener]
            left -= width
            kind = "strong" if width == 2 else "emphasis"
            opener.changes += ((kind, True),)
            delimiter.changes += ((kind, False),)
        if delimiter.can_open and left:
            openers.extend((delimiter, width) for width in _WIDTHS[left])
            del openers[:-DEEPEST]
    for delimiter in delimiters:
        used = sum(2 if kind == "strong" else 1 for kind, _ in delimiter.changes)
        delimiter.literal = "*" * (delimiter.count - used)


def _nearest(openers: list[tuple[_Delimiter, int]], left: int) -> int | None:
    """The place of the innermost opener that this closer can close, or None; three stars close either kind."""
    places = range(len(openers) - 1, -1, -1)
    return next((index for index in places if openers[index][1] == left or left == 3), None)


def _apply(pieces: list[Span | _Delimiter]) -> list[Span]:
    strong = emphasis = 0
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, Span):
            spans.append(replace(piece, strong=piece.strong or strong > 0, emphasis=piece.emphasis or emphasis > 0))
            continue
        for kind, opens in piece.changes:
            if kind == "strong":
                strong += 1 if opens else -1
            else:
                emphasis += 1 if opens else -1
        spans.append(Span(piece.literal, strong=strong > 0, emphasis=emphasis > 0))
    return spans


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    """Join neighbours of one manner, drop empty ones."""
    merged: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)
