"""A translator's answers put into a profile: takes a source with its profile and answers, gives the file's new text.

An answer belongs to the field at its place if that still has the words that were translated; else to the one other
gap of the same kind that has them, since entries move; else it is stale and is not merged. What the file then says
is parsed again: each text that was added, and every other as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from cvbuilder.document.markup import parse_markup
from cvbuilder.errors import ProfileError, SourceSpan
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.checks import node_at
from cvbuilder.profile.flow import flow, flowed, is_blank
from cvbuilder.profile.languages import canonical
from cvbuilder.profile.reader import MAX_TEXT
from cvbuilder.profile.text import LanguageText, Localized
from cvbuilder.source import Mapping, Scalar, Source, read_bytes
from cvbuilder.source.additions import added
from cvbuilder.source.agreement import Addition
from cvbuilder.translation.fields import Place, places, source_text
from cvbuilder.translation.po import PoEntry

_LINK = re.compile(r"\]\(([^\s()]+)")
_BRACES = re.compile(r"\{\w+\}")


class Given(Struct, frozen=True):
    """An answer that was merged: where, what, where the field stands; `remark` says what deserves a look."""

    path: str
    text: str
    origin: SourceSpan
    remark: str = ""


class Unmerged(Struct, frozen=True):
    """An answer that was not merged, and why; `origin` is its place in the profile, where it has one."""

    entry: PoEntry
    reason: str
    origin: SourceSpan | None = None


class Merged(Struct, frozen=True):
    """The profile's new text. `already` counts answers that it had, `open` entries without one, `fuzzy` unsure ones."""

    text: str
    given: tuple[Given, ...] = ()
    unmerged: tuple[Unmerged, ...] = ()
    already: int = 0
    open: int = 0
    fuzzy: int = 0


class _Answer(Struct, frozen=True):
    """An answer with the field that it is for."""

    entry: PoEntry
    text: str
    place: Place


def merged(source: Source, profile: Profile, language: str, entries: Sequence[PoEntry]) -> Merged:
    """Return a profile's text with a translator's answers in it; `language` as the profile writes it."""
    desk = _Desk(source, profile, language)
    answered = [entry for entry in entries if not entry.fuzzy and not is_blank(entry.answer)]
    for entry in answered:
        desk.take(entry)
    text, given = desk.written()
    fuzzy = sum(entry.fuzzy for entry in entries)
    return Merged(text, given, tuple(desk.unmerged), desk.already, len(entries) - len(answered) - fuzzy, fuzzy)


class _Desk:
    """One merge: takes answers one by one, then writes."""

    def __init__(self, source: Source, profile: Profile, language: str) -> None:
        self.unmerged: list[Unmerged] = []
        self.already = 0
        self._source = source
        self._places = places(profile)
        self._order = tuple(profile.settings.languages)
        self._language = language
        self._answers: dict[str, _Answer] = {}

    def take(self, entry: PoEntry) -> None:
        """Find the field of an answer, or say why there is none."""
        place = self._place_of(entry)
        if place is None:
            return
        value, text = place.value, flowed(entry.answer)
        had, origin = value.get(self._language), value.origin
        if had is not None and had.text == text:
            self.already += 1
        elif had is not None:
            self._leave(entry, f"there is a text already: {shortened(had.text)}", had.origin)
        elif value.path in self._answers:
            self._leave(entry, "another answer for the same field stands above it", origin)
        elif wrong := _wrong_marks(entry.text, text, value.path):
            self._leave(entry, wrong, origin)
        else:
            self._answers[value.path] = _Answer(entry, text, place)

    def _place_of(self, entry: PoEntry) -> Place | None:
        place = self._places.get(entry.context)
        if place is not None and self._says(place.value, entry.text):
            return place
        shape = _shape(entry.context)
        moved = [
            each
            for path, each in self._places.items()
            if path != entry.context and _shape(path) == shape and self._says(each.value, entry.text)
        ]
        lacking = [each for each in moved if each.value.get(self._language) is None] or moved
        if len(lacking) == 1:
            return lacking[0]
        if place is None:
            several = f"; {len(lacking)} others have its words" if lacking else ""
            self._leave(entry, f"the profile has no such text{several}", None)
        else:
            now = source_text(place.value, self._order, self._language)
            shown = f", which now reads {shortened(now.text)}" if now else ""
            reason = f"the text has changed since it was listed{shown}; list it again"
            self._leave(entry, reason, place.value.origin)
        return None

    def _says(self, value: Localized, words: str) -> bool:
        """True if a field has the words that were translated, in any other language."""
        return any(text.text == flowed(words) for text in value.texts if text.language != self._language)

    def _leave(self, entry: PoEntry, reason: str, origin: SourceSpan | None) -> None:
        self.unmerged.append(Unmerged(entry, reason, origin))

    def written(self) -> tuple[str, tuple[Given, ...]]:
        """Return the file's new text with what is new in it."""
        additions = {path: self._addition(answer) for path, answer in self._answers.items()}
        done = added(self._source, [each for each in additions.values() if each], flow)
        reasons = {id(each.addition): each.reason for each in done.left}
        made = []
        for path, answer in self._answers.items():
            addition = additions[path]
            if addition is None:
                self._leave(answer.entry, "its place in the file is not known", answer.place.value.origin)
            elif id(addition) in reasons:
                self._leave(answer.entry, reasons[id(addition)], answer.place.value.origin)
            else:
                made.append(answer)
        if made and (problem := self._problem(done.text, made)):
            for answer in made:
                self._leave(answer.entry, problem, answer.place.value.origin)
            return self._source.text, ()
        return done.text, tuple(map(_given, made))

    def _addition(self, answer: _Answer) -> Addition | None:
        """The addition to the source; the languages of a mapping stay in the profile's order."""
        value = answer.place.value
        node = node_at(self._source.root, value.path)
        if value.origin.file != self._source.file or node.span.start != value.origin.start:
            return None
        if isinstance(node, Scalar):
            return Addition(node, self._language, answer.text, self._order[0], self._order[0])
        if not isinstance(node, Mapping):
            return None
        keys = [entry.key.text for entry in node.entries]
        before = {canonical(tag) for tag in self._order[: self._order.index(self._language)]}
        earlier = [key for key in keys if canonical(key) in before]
        beside = earlier[-1] if earlier else keys[0]
        return Addition(node, self._language, answer.text, beside, earlier[-1] if earlier else "")

    def _problem(self, text: str, made: Sequence[_Answer]) -> str:
        """Say what is wrong with a file's new text as a profile; an empty string if nothing is."""
        try:
            now = places(parse(read_bytes(text.encode("utf-8"), self._source.file)))
        except ProfileError as error:
            return f"the profile would be wrong: {error.diagnostics[0].message}"
        wanted = {path: _texts(place.value.texts) for path, place in self._places.items()}
        for answer in made:
            wanted[answer.place.value.path][self._language] = answer.text
        same = {path: _texts(place.value.texts) for path, place in now.items()} == wanted
        return "" if same else "other texts of the profile would then read otherwise"


def _texts(texts: Sequence[LanguageText]) -> dict[str, str]:
    return {text.language: text.text for text in texts}


def _given(answer: _Answer) -> Given:
    """What is told of an answer that was merged."""
    links = [set(_LINK.findall(text)) for text in (answer.entry.text, answer.text)]
    lost, new = sorted(links[0] - links[1]), sorted(links[1] - links[0])
    remark = f"the link {lost[0]} is not in it" if lost else f"the link {new[0]} is new in it" if new else ""
    value = answer.place.value
    return Given(value.path, answer.text, value.origin, remark)


def _wrong_marks(source: str, text: str, path: str) -> str:
    """Say why no document could show a translation; an empty string if all is well."""
    if len(text) > MAX_TEXT:
        return f"it has {len(text):,} characters, and a text at most {MAX_TEXT:,}"
    if path.startswith("settings.") and (missing := set(_BRACES.findall(source)) ^ set(_BRACES.findall(text))):
        return f"what stands in braces differs: {' '.join(sorted(missing))}"
    problems = parse_markup(text).problems
    return f"{problems[0].message}: {problems[0].target}" if problems else ""


def _shape(path: str) -> str:
    """A path without its numbers: entries of one list have the same."""
    return re.sub(r"\[\d+\]", "[]", path)


def shortened(text: str, most: int = 40) -> str:
    """Return a text in quotes, its beginning if it is long."""
    return f"“{text}”" if len(text) <= most else f"“{text[:most].rstrip()}…”"
