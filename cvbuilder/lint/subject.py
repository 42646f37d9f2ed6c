"""What is looked at: takes a source with its profile, gives the texts of it with the place of every character.

Rules see a text as documents show it, in one line, and name places in it by index; here an index becomes an
offset of the file. Never changes anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cvbuilder.document.composition import localized_in
from cvbuilder.errors import SourceSpan
from cvbuilder.locale import matches
from cvbuilder.profile import Profile
from cvbuilder.profile.checks import node_at
from cvbuilder.profile.text import NEUTRAL, LanguageText, Localized, PartialDate
from cvbuilder.source import Mapping, Node, Scalar, Sequence, Source
from cvbuilder.source.edits import Edit
from cvbuilder.source.places import Places
from cvbuilder.source.written import Stretch, Unmapped, is_fold, stretches

MASK = "\ue000"
"""Stands in `Words.plain` for what is no prose: code, the targets of links, addresses."""
# Code and link targets as the inline markup has them, addresses as people type them.
_NO_PROSE = re.compile(
    r"`[^`\n]+`|\]\((?:[^()\s]|\([^()\s]*\))+\)|https?://[^\s\u3000-\uffef]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+",
    re.ASCII,
)


class Words:
    """One text in one language. `text` is what documents show, `plain` the same with code and addresses masked."""

    def __init__(self, subject: Subject, value: Localized, text: LanguageText) -> None:
        self._subject = subject
        self.text = text.text
        self.language = text.language
        self.span = text.origin
        self.path = value.path if text.origin == value.origin else f"{value.path}.{text.language}"
        self.field = value.path

    @cached_property
    def plain(self) -> str:
        """The text with a mask for each character that is no prose."""
        return _NO_PROSE.sub(lambda found: MASK * len(found.group()), self.text)

    @property
    def is_chinese(self) -> bool:
        """True for a text that is said to be Chinese, in either script; neutral texts are of no language."""
        return self.is_in("zh-Hans") or self.is_in("zh-Hant")

    def is_in(self, language: str) -> bool:
        """True for a text that is said to be in a language."""
        return self.language != NEUTRAL and matches(self.language, language)

    @cached_property
    def stretches(self) -> tuple[Stretch | None, ...]:
        """The stretch of the file for each character of the text; None for one that a line's end has made."""
        return tuple(_aligned(self._subject, self.text, self.span))

    def where(self, start: int, end: int) -> SourceSpan:
        """Return the place of some characters in the file; of the whole text where it cannot be told."""
        found = [stretch for stretch in self.stretches[start : max(end, start + 1)] if stretch]
        if not found:
            return self.span
        return self._subject.places(self.span.file).span(found[0][0], found[-1][1])

    def is_typed(self, index: int) -> bool:
        """False for a space that stands for the end of a line."""
        return self.stretches[index] is not None

    def edit(self, start: int, end: int, words: str) -> tuple[Edit, ...] | None:
        """Return the edit that puts words in place of some characters, None where they do not stand together."""
        if start == end:
            before = self.stretches[start - 1] if start else None
            return (Edit(before[1], before[1], words),) if before else None
        inside = self.stretches[start:end]
        first, last = inside[0], inside[-1]
        if first is None or last is None or None in inside:
            return None
        if is_fold(self._subject.source.text_of(self.span.file), (first[0], last[1])):
            return None
        return (Edit(first[0], last[1], words),)


class Subject:
    """A profile that is looked at, with its source and the day of the build, if there is one."""

    def __init__(self, source: Source, profile: Profile, day: PartialDate | None = None) -> None:
        self.source = source
        self.profile = profile
        self.day = day
        self._places: dict[str, Places] = {}

    def places(self, file: str) -> Places:
        """Lines and columns of a file of the profile."""
        if file not in self._places:
            self._places[file] = Places(self.source.text_of(file), file)
        return self._places[file]

    @cached_property
    def texts(self) -> tuple[Words, ...]:
        """Every text of the profile, in the model's order; `settings` holds none that a reader sees."""
        return tuple(Words(self, value, text) for value in localized_in(self.profile) for text in value.texts)

    @property
    def prose(self) -> Iterator[Words]:
        """The texts that are said to be in a language; what is neutral stays as it was printed."""
        return (words for words in self.texts if words.language != NEUTRAL)

    def at(self, path: str) -> SourceSpan:
        """Return the place of a path such as `publications[0].authors[1]`."""
        return node_at(self.source.root, path).span

    @cached_property
    def scalars(self) -> dict[tuple[str, int], Scalar]:
        """The scalars of the profile by the file in which they stand, and the offset at which they start."""
        return {(scalar.span.file, scalar.span.start): scalar for scalar in _scalars(self.source.root)}


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value)


def _aligned(subject: Subject, text: str, span: SourceSpan) -> Iterator[Stretch | None]:
    """Yield a stretch for each character of a flowed text: it differs from the scalar's value in its space alone."""
    scalar = subject.scalars.get((span.file, span.start))
    written = subject.source.text_of(span.file)
    try:
        places = stretches(scalar, written) if scalar else ()
    except Unmapped:
        places = ()
    value = scalar.text if scalar else ""
    at = 0
    for character in text:
        while at < len(places) and value[at] != character and value[at].isspace():
            at += 1
        if at >= len(places) or (value[at] != character and character != " "):
            # A letter that Unicode composes of two (NFC), or a text that is not mapped: no place is claimed.
            at = len(places)
            yield None
            continue
        if value[at] == character:
            yield None if is_fold(written, places[at]) else places[at]
            at += 1
        else:
            yield None
