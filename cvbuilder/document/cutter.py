"""What of a profile a file's documents show: takes a profile and what was composed of it, keeps a value or cuts it.

By the rules that hold for any field; what single fields ask for besides, `cvbuilder.document.pruning` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.composition import SELECTIVE
from cvbuilder.document.nodes import IN_OTHER_WORDS, Document
from cvbuilder.locale import matches, resolve
from cvbuilder.profile.fields import plan
from cvbuilder.profile.model import DocumentPlan, Entry, Quantity, Ranked, Record, Tagged, Visibility
from cvbuilder.profile.text import NEUTRAL, LanguageTag, LanguageText, Localized, Prose, Tag

R = TypeVar("R", bound=Record)
L = TypeVar("L", bound=Localized)


class Composed(Struct, frozen=True):
    """A document with its plan, its redactions as paths, and its language as it was asked for."""

    document: Document
    plan: DocumentPlan
    asked: str


class Cutter:
    """What of a profile is kept: the texts that its documents show, and the paths that all of them leave out."""

    def __init__(self, composed: Sequence[Composed], declared: Sequence[str]) -> None:
        self.composed = composed
        self._declared = declared
        self.kind = composed[0].plan.kind
        self.documents = tuple(each.document for each in composed)
        self.languages = tuple(dict.fromkeys(document.language for document in self.documents))
        self.used: dict[str, None] = {}
        self._places = {tag: place for place, tag in enumerate(self.in_order(declared))}
        self._texts: dict[str, dict[str, LanguageText]] = {}
        for document in self.documents:
            for shown in document.made_of.texts:
                text = shown.text if shown.text.language in declared else self.in_own_tag(shown.text)
                self._texts.setdefault(shown.path, {}).setdefault(text.language, text)
        self._omitted = [
            frozenset(each.path for each in document.omissions if each.reason not in IN_OTHER_WORDS)
            for document in self.documents
        ]
        self.left_out = frozenset.intersection(*self._omitted)
        tags = [frozenset(each.plan.tags) for each in composed]
        self._tags = tags[0] if len(set(tags)) == 1 else None

    # values -----------------------------------------------------------------------------------

    def value(self, value: Any, path: str) -> Any:
        """Return what is kept of a value; None, or an empty list, where nothing is."""
        if path in self.left_out:
            return () if isinstance(value, tuple) else None
        if isinstance(value, tuple):
            return tuple(kept for kept in map(self._item, value) if kept is not None)
        if isinstance(value, Localized):
            return self.text(value)
        return self.record(value) if isinstance(value, Record) else value

    def _item(self, item: Any) -> Any:
        if isinstance(item, Record | Localized):
            return self.value(item, item.path)
        return item

    def record(self, record: R) -> R:
        """Return a record with what is kept of its fields."""
        changes: dict[str, Any] = {}
        keys = plan(type(record))
        for name in keys.names:
            value = getattr(record, name)
            if value is None or value == ():
                continue
            kept = self.value(value, f"{record.path}.{name}")
            if kept is value:
                continue
            changes[name] = self.all_own(value) if kept is None and name in keys.required else kept
        changes |= self._marks(record)
        if isinstance(record, Quantity) and record.measure is not None:
            changes["measure"] = self.own(record.measure)
        return replace(record, **changes) if changes else record

    def _marks(self, record: Record) -> dict[str, Any]:
        """What says where a record is shown, as far as these documents ask."""
        changes: dict[str, Any] = {}
        if isinstance(record, Tagged):
            changes["tags"], changes["not_for"] = self._asked(record.tags), self._asked(record.not_for)
        if isinstance(record, Ranked):
            changes["first_for"] = self._asked(record.first_for)
        if isinstance(record, Entry):
            changes["selected"] = record.selected and self.kind in SELECTIVE
        if isinstance(show := getattr(record, "show", None), Visibility):
            tags = tuple(tag for tag in show.languages if self.speaks(tag))
            everywhere = all(any(matches(tag, language) for tag in tags) for language in self.languages)
            changes["show"] = None if everywhere or not tags else Visibility(languages=tags)
        if isinstance(record, Entry) and (languages := self._of_section(record.path)):
            changes["show"] = Visibility(languages=languages)
        return changes

    def _of_section(self, path: str) -> tuple[LanguageTag, ...]:
        """The languages whose documents have the section of an entry, where others have not; () where all have it."""
        section = path.partition("[")[0]
        having = [each.asked for each, gone in zip(self.composed, self._omitted, strict=True) if section not in gone]
        return tuple(map(LanguageTag, having)) if len(having) < len(self.composed) else ()

    def _asked(self, tags: Sequence[Tag]) -> tuple[Tag, ...]:
        """The tags that the documents ask for; all of them where these differ in that."""
        return tuple(tag for tag in tags if self._tags is None or tag in self._tags)

    # texts ------------------------------------------------------------------------------------

    def text(self, value: L) -> L | None:
        """Return a text in the languages, and at the lengths, in which it is shown."""
        long = self._shown(value)
        if not isinstance(value, Prose) or value.short is None:
            return long
        short = self._shown(value.short)
        return replace(long, short=short) if long is not None and short is not None else long or short  # type: ignore[return-value]

    def _shown(self, value: L) -> L | None:
        texts = self.shown(value.path)
        return self._with(value, texts) if texts else None

    def shown(self, path: str) -> tuple[LanguageText, ...]:
        """Return the texts that are shown of a field."""
        return tuple(self._texts.get(path, {}).values())

    def own(self, value: L | None) -> L | None:
        """Return a text in the languages of the documents, and for all languages; None without one."""
        texts = () if value is None else value.texts
        kept = tuple(text for text in texts if text.language == NEUTRAL or self.speaks(text.language))
        return self._with(value, kept) if value is not None and kept else None

    def all_own(self, value: L) -> L:
        """Return a required text that no document says by itself, in their languages, else in its first."""
        return self.own(value) or self._with(value, value.texts[:1])

    def _with(self, value: L, texts: tuple[LanguageText, ...]) -> L:
        changes: dict[str, Any] = {"short": None} if isinstance(value, Prose) else {}
        return self.made(replace(value, texts=texts, **changes))

    def made(self, value: L) -> L:
        """Return a text that is kept, its languages in order; notes these."""
        texts, places = value.texts, self._places
        if len(texts) > 1:
            texts = tuple(sorted(texts, key=lambda text: places.get(text.language, len(places))))
        self.used.update(dict.fromkeys(text.language for text in texts if text.language != NEUTRAL))
        return value if texts == value.texts else replace(value, texts=texts)

    def in_order(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Return languages in the profile's order; for one document its own first."""
        return tuple(sorted(tags, key=lambda tag: len(self.documents) == 1 and not self.speaks(tag)))

    def in_own_tag(self, text: LanguageText) -> LanguageText:
        """Return a text in a document's language under the tag by which the profile names that."""
        tags = (tag for tag in self._declared if resolve(tag) == text.language)
        return replace(text, language=next(tags, text.language))

    def speaks(self, tag: str) -> bool:
        """True for a language of the documents."""
        return any(matches(tag, language) for language in self.languages)
