"""Texts added to a source beside others: takes a Source and additions, gives the text of the file with them.

    Addition(node, key, text, own, after)   a mapping gets a key more; a scalar becomes a mapping of itself and of it
    added(source, additions, reads)         the new text, with the additions that could not be made

`position: Engineer` becomes `position: { en: Engineer, zh: 工程师 }`, a mapping gets its key in its own form, flow or
block. All else stays as it is written; the further lines of a scalar that becomes a value of a mapping move to the
right. As with edits, nothing is believed: the new text is read again and compared, node by node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.errors import ProfileError
from cvbuilder.source.agreement import Addition, Reads, agrees, plainly
from cvbuilder.source.manners import Manners
from cvbuilder.source.nodes import Entry, Mapping, Node, Scalar, Source
from cvbuilder.source.nodes import Sequence as List
from cvbuilder.source.read import read_bytes
from cvbuilder.source.writing import BLOCK_STYLES, NO_WORDS, Hand, Spot, cells, forms


class Left(Struct, frozen=True):
    """An addition that was not made, and why."""

    addition: Addition
    reason: str


class Added(Struct, frozen=True):
    """A file's new text, what is new in it, and what is not in it."""

    text: str
    made: tuple[Addition, ...] = ()
    left: tuple[Left, ...] = ()


class _Place(Struct, frozen=True):
    """A node with what it stands in: its parent, the key above it, whether brackets are open around it."""

    node: Node
    parent: Node | None
    key: Scalar | None
    in_flow: bool


Cut = tuple[int, int, str]
"""A stretch of the file and what is to stand there."""

_WRONG = "the file would then read otherwise"
_REFUSED = "no file may hold one of its characters"
_NOWHERE = "the place is written in a way that is not understood"


def added(source: Source, additions: Sequence[Addition], reads: Reads = plainly) -> Added:
    """Return the text of a source with texts added; what cannot be added safely is left, each with its reason."""
    author = _Author(source, reads)
    planned = [(addition, author.cuts(addition)) for addition in additions]
    left = [Left(addition, author.why(addition)) for addition, cuts in planned if not cuts]
    kept = [(addition, cuts) for addition, cuts in planned if cuts]
    text = _written(source.text, kept)
    if not agrees(source, text, [each for each, _ in kept], reads):
        alone = [each for each in kept if agrees(source, _written(source.text, [each]), [each[0]], reads)]
        left += [Left(addition, _WRONG) for addition, cuts in kept if (addition, cuts) not in alone]
        kept, text = alone, _written(source.text, alone)
        if not agrees(source, text, [each for each, _ in kept], reads):
            return Added(source.text, (), tuple(Left(addition, _WRONG) for addition in additions))
    return Added(text, tuple(addition for addition, _ in kept), tuple(left))


def _written(text: str, planned: Sequence[tuple[Addition, Sequence[Cut]]]) -> str:
    pieces, at = list[str](), 0
    for start, end, words in sorted((cut for _, cuts in planned for cut in cuts), key=lambda cut: cut[:2]):
        pieces += (text[at:start], words)
        at = max(at, end)
    return "".join((*pieces, text[at:]))


class _Author:
    """Writes into one source."""

    def __init__(self, source: Source, reads: Reads) -> None:
        self._source = source
        self._text = source.text
        self._reads = reads
        self._manners = Manners(source)
        self._places = {id(place.node): place for place in _places(source)}
        found = re.search("\r\n|[\n\r]", source.text)
        self._break = found.group() if found else "\n"

    # where it goes ----------------------------------------------------------------------------

    def cuts(self, addition: Addition) -> tuple[Cut, ...]:
        """The cuts that make an addition; () where none is known to do."""
        place = self._places.get(id(addition.node))
        if place is None:
            return ()
        if isinstance(addition.node, Mapping):
            if not addition.node.entries or addition.node.get(addition.key) is not None:
                return ()
            is_flow = self._text[addition.node.span.start] == "{"
            return self._in_flow(addition, addition.node) if is_flow else self._in_block(addition, addition.node)
        flow = self._braced(addition, addition.node)
        if place.in_flow or (place.key is None and not isinstance(place.parent, List)):
            return flow or ()
        block = self._nested(addition, addition.node, place)
        ways = (flow, block) if self._prefers_flow(addition, addition.node, flow) else (block, flow)
        return next((way for way in ways if way), ())

    def why(self, addition: Addition) -> str:
        """Why no cuts are known for an addition."""
        quoted = next(forms(addition.text, Hand("double-quoted"), Spot(0, 0, False)))
        return _NOWHERE if self._says(f"a: {quoted}", addition.text, self._reads) else _REFUSED

    def _in_flow(self, addition: Addition, mapping: Mapping) -> tuple[Cut, ...]:
        """A key more in `{ }`: on the line, or on one of its own where the keys have lines of their own."""
        column = mapping.entries[0].key.span.column - 1
        hand = self._hand(addition)
        words = self._entry(addition, hand, Spot(0, column, True))
        if words is None:
            return ()
        entry = _entry_of(mapping, addition.after)
        if entry is None:
            start = mapping.entries[0].key.span.start
            return ((start, start, f"{words}, "),)
        at = entry.value.span.end
        own_line = self._line_start(entry.key.span.start) > mapping.span.start
        rest = re.compile(r"([ \t]*)(,?)([ \t]*(?:#[^\n\r\x85]*)?)(?=[\n\r\x85])").match(self._text, at)
        further = f"{self._break}{' ' * column}{words}"
        if own_line and rest:
            return ((rest.end(), rest.end(), f"{further},"),) if rest[2] else (
                (at, at, ","), (rest.end(), rest.end(), further))  # fmt: skip
        line = self._text[self._line_start(at) : self._line_end(at)]
        is_last = entry is mapping.entries[-1]
        fits = cells(line) + cells(words) + 2 <= self._manners.limit
        return ((at, at, f", {words}" if fits or not is_last else f",{further}"),)

    def _in_block(self, addition: Addition, mapping: Mapping) -> tuple[Cut, ...]:
        """A key more in a block, on a line of its own."""
        column = mapping.entries[0].key.span.column - 1
        hand = self._hand(addition)
        spot = Spot(column + len(addition.key) + 2, column + self._manners.step, False)
        words = self._entry(addition, hand, spot, column)
        if words is None:
            return ()
        entry = _entry_of(mapping, addition.after)
        if entry is None:
            start = mapping.entries[0].key.span.start
            return ((start, start, f"{words}{self._break}{' ' * column}"),)
        return (self._line_after(entry.value.span.end, f"{' ' * column}{words}"),)

    def _line_after(self, end: int, line: str) -> Cut:
        """The cut that puts a line after that on which something ends."""
        if self._text[end - 1 : end] in ("\n", "\r", "\x85"):  # a block scalar that keeps its empty lines
            return (end, end, line + self._break)
        at = self._line_end(end)
        return (at, at, self._break + line)

    # a scalar becomes a mapping ---------------------------------------------------------------

    def _prefers_flow(self, addition: Addition, scalar: Scalar, flow: tuple[Cut, ...] | None) -> bool:
        """True where braces on one line are the manner of the file, and have room."""
        if flow is None or scalar.style in BLOCK_STYLES or self._is_long(scalar):
            return False
        line = self._text[self._line_start(scalar.span.start) : self._line_end(scalar.span.end)]
        fits = cells(line) + sum(cells(words) for _, _, words in flow) <= self._manners.limit
        return fits and self._manners.is_flow(scalar, addition.own, addition.key)

    def _is_long(self, scalar: Scalar) -> bool:
        return re.search("[\n\r\x85]", self._text[scalar.span.start : scalar.span.end]) is not None

    def _braced(self, addition: Addition, scalar: Scalar) -> tuple[Cut, ...] | None:
        """A scalar in braces with its new neighbour; None where it cannot be read within brackets as it is written."""
        start, end = scalar.span.start, scalar.span.end
        written = self._text[start:end]
        hand = self._hand(addition)
        words = self._entry(addition, hand, Spot(0, scalar.span.column + 1, True))
        apart = scalar.style == "plain" and "?" in written  # not every parser reads that within brackets
        if apart or scalar.style in BLOCK_STYLES or words is None:
            return None
        if not self._says(f"{{a: {written}, b: {written} }}", scalar.text, plainly):
            return None
        space = " " if self._manners.spaced else ""
        return ((start, start, f"{{{space}{addition.own}: "), (end, end, f", {words}{space}}}"))

    def _nested(self, addition: Addition, scalar: Scalar, place: _Place) -> tuple[Cut, ...] | None:
        """A scalar as the first value of a block mapping; what of it stands on further lines moves to the right."""
        start, end, step = scalar.span.start, scalar.span.end, self._manners.step
        column, lead, before = scalar.span.column - 1, "", start
        if place.key is not None and place.key.span.line == scalar.span.line:
            gap = re.compile(r":([ \t]+)").fullmatch(self._text, place.key.span.end, start)
            if gap is None:
                return None
            column, before = place.key.span.column - 1 + step, gap.start(1)
            lead = f"{self._break}{' ' * column}"
        hand = self._hand(addition)
        spot = Spot(column + len(addition.key) + 2, column + step, False)
        words = self._entry(addition, hand, spot, column)
        if words is None:
            return None
        own = f"{lead}{addition.own}: {self._moved(scalar, column, step)}"
        return ((before, end, own), self._line_after(end, f"{' ' * column}{words}"))

    def _moved(self, scalar: Scalar, column: int, step: int) -> str:
        """How a scalar is written, its further lines moved so far that they stand deeper than a key's column."""
        lines = re.split("(\r\n|[\n\r\x85])", self._text[scalar.span.start : scalar.span.end])
        indents = [len(line) - len(line.lstrip(" ")) for line in lines[2::2] if line.strip()]
        far = max(step, column + 1 - min(indents, default=column))
        return lines[0] + "".join(
            f"{lines[index]}{' ' * far if lines[index + 1].strip() else ''}{lines[index + 1]}"
            for index in range(1, len(lines), 2)
        )

    # how it is written ------------------------------------------------------------------------

    def _hand(self, addition: Addition) -> Hand:
        """The manner in which a text is written; quotes that the one beside it cannot do without are none."""
        node = addition.node
        hand = self._manners.hand(node, addition.own, addition.key, cells(addition.text))
        beside = node.get(addition.own) if isinstance(node, Mapping) else node
        if hand.style in ("single-quoted", "double-quoted") and isinstance(beside, Scalar):
            needed = NO_WORDS.fullmatch(beside.text) or not self._says(f"a: {beside.text}", beside.text, plainly)
            return Hand("plain", "", hand.width, hand.style) if needed else hand
        return hand

    def _entry(self, addition: Addition, hand: Hand, spot: Spot, column: int = 0) -> str | None:
        """`key: words`, in the first way that reads as the text; None if none does."""
        key = addition.key
        for way in forms(addition.text, hand, spot):
            tried = f"{{a: {way}, b: {way} , {key}: {way} }}" if spot.in_flow else f"{' ' * column}{key}: {way}\n"
            if self._says(tried, addition.text, self._reads):
                return f"{key}: {way}".replace("\n", self._break)
        return None

    def _says(self, text: str, wanted: str, reads: Reads) -> bool:
        """True if a small mapping reads, and all its values say what is wanted."""
        try:
            small = read_bytes(text.encode("utf-8"), self._source.file)
        except (ProfileError, UnicodeEncodeError):
            return False
        values = [entry.value for entry in small.root.entries] if isinstance(small.root, Mapping) else []
        return bool(values) and all(
            isinstance(value, Scalar) and not value.is_null and reads(value, small) == wanted for value in values
        )

    def _line_start(self, at: int) -> int:
        return max(self._text.rfind(mark, 0, at) for mark in "\n\r\x85") + 1

    def _line_end(self, at: int) -> int:
        found = re.compile("[\n\r\x85]").search(self._text, at)
        return found.start() if found else len(self._text)


def _entry_of(mapping: Mapping, key: str) -> Entry | None:
    return next((entry for entry in mapping.entries if entry.key.text == key), None)


def _places(source: Source) -> Iterator[_Place]:
    """Yield every node but keys with its place."""
    stack = [_Place(source.root, None, None, False)]
    while stack:
        place = stack.pop()
        yield place
        node = place.node
        if isinstance(node, Scalar):
            continue
        in_flow = place.in_flow or source.text[node.span.start] in "{["
        if isinstance(node, Mapping):
            stack.extend(_Place(entry.value, node, entry.key, in_flow) for entry in node.entries)
        else:
            stack.extend(_Place(item, node, None, in_flow) for item in node.items)
