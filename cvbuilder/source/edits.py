"""Edits of a source by span: takes a Source and edits, gives the text in which just those words differ.

    Edit(start, end, text)          what stands between two offsets, within one scalar, is to read `text`
    edited(source, edits)           the new text, with the edits that could not be made

An edit says what is to be read, not how it is written: quotes are escaped and doubled as the scalar's style
needs, and a plain scalar that could not be read as one any more is put in quotes. Comments, order, styles, line
ends and all else stay as they are. Nothing is believed: the new text is read again, and an edit after which any
other value would differ, or its own, is refused.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.errors import ProfileError
from cvbuilder.source.nodes import Entry, Mapping, Node, Scalar, Source
from cvbuilder.source.read import read_bytes
from cvbuilder.source.written import Unmapped, is_fold, stretches


class Edit(Struct, frozen=True):
    """What stands between two offsets of a file is to read `text`; with equal offsets, it is put there."""

    start: int
    end: int
    text: str


class Refused(Struct, frozen=True):
    """An edit that was not made, and why."""

    edit: Edit
    reason: str


class Edited(Struct, frozen=True):
    """A file's new text, and the edits that are not in it."""

    text: str
    made: tuple[Edit, ...] = ()
    refused: tuple[Refused, ...] = ()


class _Change(Struct, frozen=True):
    """What one scalar is to be: its value, and the stretches of the file that are replaced by characters."""

    scalar: Scalar
    value: str
    edits: tuple[Edit, ...]
    written: tuple[tuple[int, int, str], ...]
    quoted: bool = False


_TWICE = "it overlaps another one"
_NOWHERE = "it does not stand within one text"
_FOLDED = "it runs over a line break, or its words do"
_UNCLEAR = "the place cannot be told from the way in which the text is written"
_WRONG = "the file would then read otherwise"


def edited(source: Source, edits: Sequence[Edit]) -> Edited:
    """Return the text of a source with edits made; those that cannot be made safely are refused, each with a reason."""
    refused: list[Refused] = []
    changes = list(_changes(source, edits, refused))
    text = _written(source.text, changes)
    if not _reads_as(source, text, changes):
        text, changes = _one_by_one(source, changes, refused)
    made = tuple(edit for change in changes for edit in change.edits)
    return Edited(text, made, tuple(refused))


def _one_by_one(source: Source, changes: Sequence[_Change], refused: list[Refused]) -> tuple[str, list[_Change]]:
    """Make the changes that can be made, each tried alone; a plain scalar is put in quotes where it must be."""
    kept: list[_Change] = []
    for change in changes:
        tried = (change, _quoted(change, source.text)) if change.scalar.style == "plain" else (change,)
        good = next((each for each in tried if _reads_as(source, _written(source.text, [each]), [each])), None)
        if good is None:
            refused.extend(Refused(edit, _WRONG) for edit in change.edits)
        else:
            kept.append(good)
    text = _written(source.text, kept)
    if _reads_as(source, text, kept):
        return text, kept
    refused.extend(Refused(edit, _WRONG) for change in kept for edit in change.edits)
    return source.text, []


def _changes(source: Source, edits: Sequence[Edit], refused: list[Refused]) -> Iterator[_Change]:
    """Gather the edits of each scalar; what cannot be placed is refused."""
    scalars = [node for node, _ in _walk(source.root) if isinstance(node, Scalar)]
    starts = [scalar.span.start for scalar in scalars]
    placed: dict[int, list[Edit]] = {}
    last: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        owner = bisect_right(starts, edit.start) - 1
        if owner < 0 or not _holds(scalars[owner], edit):
            refused.append(Refused(edit, _NOWHERE))
        elif last and edit.start < max(last.end, last.start + 1):
            refused.append(Refused(edit, _TWICE))
        else:
            placed.setdefault(owner, []).append(edit)
            last = edit
    for index, own in placed.items():
        yield from _change(scalars[index], own, source.text, refused)


def _holds(scalar: Scalar, edit: Edit) -> bool:
    return scalar.span.start <= edit.start <= edit.end <= scalar.span.end


def _change(scalar: Scalar, edits: Sequence[Edit], text: str, refused: list[Refused]) -> Iterator[_Change]:
    try:
        places = stretches(scalar, text)
    except Unmapped:
        refused.extend(Refused(edit, _UNCLEAR) for edit in edits)
        return
    starts, ends = [start for start, _ in places], [end for _, end in places]
    pieces, at = list[str](), 0
    written, made = list[tuple[int, int, str]](), list[Edit]()
    for edit in edits:
        found = _within(starts, ends, edit)
        if found is None or _has_break(edit.text) or any(is_fold(text, places[index]) for index in range(*found)):
            refused.append(Refused(edit, _FOLDED))
            continue
        pieces += (scalar.text[at : found[0]], edit.text)
        at = found[1]
        written.append((edit.start, edit.end, _escaped(edit.text, scalar.style)))
        made.append(edit)
    if made:
        yield _Change(scalar, "".join((*pieces, scalar.text[at:])), tuple(made), tuple(written))


def _within(starts: Sequence[int], ends: Sequence[int], edit: Edit) -> tuple[int, int] | None:
    """The characters of a value that an edit replaces, None where they are not written whole between its offsets.

    `starts` and `ends` are those of the stretches of the value's characters.
    """
    first, last = bisect_right(ends, edit.start), bisect_left(starts, edit.end)
    if edit.start < edit.end:
        whole = first < last and starts[first] == edit.start and ends[last - 1] == edit.end
        return (first, last) if whole else None
    if first < last:
        return None  # within a fold or an escape
    before = first < len(starts) and starts[first] == edit.start
    after = first > 0 and ends[first - 1] == edit.start
    return (first, first) if before or after else None


def _has_break(text: str) -> bool:
    return any(character in "\n\r\x85\u2028\u2029" for character in text)


def _escaped(text: str, style: str) -> str:
    """A text as it is written within a scalar of a style."""
    if style == "single-quoted":
        return text.replace("'", "''")
    if style == "double-quoted":
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text


def _quoted(change: _Change, text: str) -> _Change:
    """A plain scalar's change with quotes around it; its lines fold as before (YAML 1.1, 9.1)."""
    scalar = change.scalar
    words = _written(text, [change])[scalar.span.start : scalar.span.end + _growth(change)]
    single = '"' in words or "\\" in words
    words = "'" + words.replace("'", "''") + "'" if single else f'"{words}"'
    return _Change(scalar, change.value, change.edits, ((scalar.span.start, scalar.span.end, words),), True)


def _growth(change: _Change) -> int:
    return sum(len(words) - (end - start) for start, end, words in change.written)


def _written(text: str, changes: Sequence[_Change]) -> str:
    pieces, at = list[str](), 0
    for start, end, words in sorted(each for change in changes for each in change.written):
        pieces += (text[at:start], words)
        at = end
    return "".join((*pieces, text[at:]))


def _reads_as(source: Source, text: str, changes: Sequence[_Change]) -> bool:
    """True if a text reads as the source does but for the changes: the same nodes, values and styles."""
    try:
        new = read_bytes(text.encode("utf-8"), source.file)
    except (ProfileError, UnicodeEncodeError):
        return False
    wanted = {change.scalar.span.start: change for change in changes}
    before, after = list(_walk(source.root)), list(_walk(new.root))
    return len(before) == len(after) and all(
        _same(old, found, wanted) and depth == other for (old, depth), (found, other) in zip(before, after, strict=True)
    )


def _same(old: Node, found: Node, wanted: dict[int, _Change]) -> bool:
    if not isinstance(old, Scalar) or not isinstance(found, Scalar):
        return type(old) is type(found)
    change = wanted.get(old.span.start)
    if change is None:
        return (old.text, old.style) == (found.text, found.style)
    return found.text == change.value and not found.is_null and (change.quoted or found.style == old.style)


def _walk(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    """Yield every node, keys included, with its depth, in the order of the file."""
    yield node, depth
    children: Sequence[Node | Entry] = ()
    if isinstance(node, Mapping):
        children = node.entries
    elif not isinstance(node, Scalar):
        children = node.items
    for child in children:
        if isinstance(child, Entry):
            yield child.key, depth + 1
            yield from _walk(child.value, depth + 1)
        else:
            yield from _walk(child, depth + 1)
