"""Punctuation of the wrong width: half-width marks in Chinese, full-width marks in English.

A mark is told by what stands beside it: marks between two Latin words of a Chinese text are the Latin words' own
(GB/T 15834-2011 sets full-width marks in Chinese text; CLREQ names them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.characters import CHINESE, HAN
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject, Words
from cvbuilder.source.edits import Edit

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_HALF = {"，": ", ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "。": ". ", "、": ", ", "（": " (", "）": ") "}
# After Chinese text, or before it and after a Latin word; `3:1`, `14:30`, `10,000` and `No.` are not touched.
_MARK = re.compile(
    rf"(?<=[{CHINESE}”])(?P<after> *[,:;?!](?![,:;?!/]) *)"
    rf"|(?<=[A-Za-z0-9%+])(?P<before>[,;?!:] *)(?=[{HAN}《（“])"
    rf"|(?<=[{HAN}])(?P<stop>\.)(?=$|[ ]*[{HAN}])"
)
_PAIR = re.compile(r"(?P<open> *\()(?P<inner>[^()]*)(?P<close>\) *)")
_NEAR = 10
"""Characters: so close to Han, a full-width mark of an English text is likely that of a Chinese title."""
_COUNTER = re.compile("[0-9]{1,2}|[a-zA-Z]")


def half_width_marks(subject: Subject) -> Iterator[Found]:
    """Half-width comma, colon, semicolon, question mark, exclamation mark, full stop beside Chinese."""
    for words in _chinese(subject):
        for found in _MARK.finditer(words.plain):
            start, end = found.span()
            mark = found.group().strip()
            yield _told(words, (start, end), f"half-width `{mark}` in Chinese text", _FULL[mark], mark)


def half_width_brackets(subject: Subject) -> Iterator[Found]:
    """Half-width brackets that stand after Chinese, or hold it."""
    for words in _chinese(subject):
        for found in _PAIR.finditer(words.plain):
            before = words.plain[: found.start()][-1:]
            inner, after = found["inner"], words.plain[found.end() :][:1]
            holds = re.search(f"[{HAN}]", inner) is not None
            follows = re.match(f"[{CHINESE}”]", before) is not None
            leads = not before and re.match(f"[{HAN}]", after) is not None
            if not (holds or follows or leads) or (not before and _COUNTER.fullmatch(inner)):
                continue
            # Each bracket is an edit of its own, so that what stands between them may run over lines.
            edits = (*_edit(words, found.span("open"), "（"), *_edit(words, found.span("close"), "）"))
            at = found.end("open") - 1
            yield Found(
                words.where(at, found.start("close") + 1),
                words.path,
                "half-width brackets in Chinese text",
                "write （ and ）",
                edits if len(edits) == 2 else None,
            )


def full_width_marks(subject: Subject) -> Iterator[Found]:
    """Full-width punctuation in a text that is not Chinese; beside Han, as in a Chinese name, it may be that text's."""
    for words in subject.prose:
        if not words.is_in("en"):
            continue
        for found in re.finditer(" *([，。、：；！？（）]) *", words.plain):
            before, after = words.plain[: found.start()][-1:], words.plain[found.end() :][:1]
            outer = before if found[1] == "（" else after if found[1] == "）" else before + after
            near = words.plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            if re.search(f"[{HAN}]", outer if found[1] in "（）" else near):
                continue
            half = _HALF[found[1]]
            half = half.rstrip() if not after or after in "，。、：；！？）,.:;!?)”’" else half
            half = half.lstrip() if not before or before in "（(“‘" else half
            yield _told(words, found.span(), f"full-width `{found[1]}` in English text", half, found[1])


def _chinese(subject: Subject) -> Iterator[Words]:
    return (words for words in subject.prose if words.is_chinese)


def _told(words: Words, span: tuple[int, int], message: str, mended: str, mark: str) -> Found:
    """A finding at the mark; the space around it goes with the edit."""
    at = words.plain.index(mark, span[0])
    edits = _edit(words, span, mended)
    return Found(words.where(at, at + 1), words.path, message, f"write `{mended.strip()}`", edits or None)


def _edit(words: Words, span: tuple[int, int], mended: str) -> tuple[Edit, ...]:
    """The edit of a mark with the space around it; space that ends a line stays with the file."""
    start, end = span
    while start < end and not words.is_typed(start):
        start += 1
    while end > start and not words.is_typed(end - 1):
        end -= 1
        mended = mended.rstrip()
    return words.edit(start, end, mended) or ()
