"""The state of one composition: which text a document shows, and the list of what it does not.

A composer asks for texts and entries; what has no text in the document's language is left out and
listed if it is optional, stands in another language if the profile allows it, and is an error if it is
required. Lives as long as one call of `compose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from cvbuilder.document.manners import date_manner
from cvbuilder.document.markup import parse_markup, reworded
from cvbuilder.document.nodes import Inline, Omission, Reason, Text
from cvbuilder.document.provenance import Tracing
from cvbuilder.errors import Diagnostic, SourceSpan, UnknownLocale
from cvbuilder.locale import Locale, best_match, fallback_chain, matches, resolve, script_language
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan, Entry, Kind, Ranked, Record, Tagged, Visibility
from cvbuilder.profile.text import NEUTRAL, LanguageText, Localized, Neutral, PartialDate, Prose
from cvbuilder.profile.variants import Length

E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=Ranked)
V = TypeVar("V", bound=Record | Localized)

LIMITS: Mapping[Kind, Mapping[str, int]] = {
    "resume": {
        "publications": 8, "talks": 5, "press": 4, "patents": 6, "awards": 8, "certificates": 6, "projects": 6,
    },
    "bio": {"talks": 1, "interests": 10, "stats": 4, "experience": 5, "education": 3},
    "press": {"stats": 4, "publications": 4, "open_source": 4, "press": 4},
}  # fmt: skip
"""How many entries of a section a kind of document shows where neither the profile nor its selection says."""
SELECTIVE: tuple[Kind, ...] = ("resume", "press")
"""The kinds of document that show just the selected entries of a section, where any is selected."""
_NAME_OF_A_PERSON = re.compile(r"name\.|(?:.+\.)?(?:authors|inventors|references)\[\d+\]\.name$")
"""Paths of what is never converted: 钟 may be 鍾 or 鐘, and only who bears a name knows."""


class Composition:
    """One document in the making.

    `bounded` says that its pages are: texts of two lengths are then told in both, and layout takes one (`shortens`).
    """

    def __init__(
        self,
        profile: Profile,
        locale: Locale,
        plan: DocumentPlan,
        day: PartialDate | None = None,
        *,
        bounded: bool = False,
    ) -> None:
        self.profile = profile
        self.locale = date_manner(locale, profile.settings.dates)
        self.day = day
        self.plan = plan
        self.language = locale.tag
        self.length: Length = plan.length or "long"
        self.shortens = bounded and plan.length is None
        self.trace = Tracing()
        self.omissions: list[Omission] = []
        self.untranslated: list[Diagnostic] = []
        self.refused: list[Diagnostic] = []

    # what a text says -------------------------------------------------------------------------

    def choose(self, value: Localized) -> LanguageText | None:
        """Return the text that the document shows, its language resolved, or None; lists a fallback."""
        for form in self._forms(value):
            own = self._own(form)
            if own is not None:
                self.trace.shows(form.path, own)
                return self._resolved(own)
        for tag in self._stand_ins():
            text = next((text for text in value.texts if matches(text.language, tag)), None)
            if text is not None:
                return self._fallback(value, text)
        if isinstance(value, Neutral) and value.texts:
            return self._fallback(value, value.texts[0])
        return None

    def _forms(self, value: Localized) -> tuple[Localized, ...]:
        """A text as the document wants it: the short one before the long one, or that alone."""
        short = value.short if isinstance(value, Prose) and self.length == "short" else None
        return (value,) if short is None else (short, value)

    def _own(self, value: Localized) -> LanguageText | None:
        """The text in the document's language, else the neutral one, as the profile has it."""
        own = [text for text in value.texts if text.language != NEUTRAL and matches(text.language, self.language)]
        if own:
            return own[0] if len(own) == 1 else self._nearest(own)
        return next((text for text in value.texts if text.language == NEUTRAL), None)

    def _resolved(self, own: LanguageText) -> LanguageText:
        """A text of the document's language in its tag, a neutral one in that of its script."""
        neutral = own.language == NEUTRAL
        language = script_language(own.text, self.language) if neutral else self.language
        return LanguageText(language, own.text, own.origin)

    def _nearest(self, texts: Sequence[LanguageText]) -> LanguageText:
        """Of several texts in the document's language, that of its own region, then of its parents."""
        tag = best_match([text.language for text in texts], self.language)
        return next(text for text in texts if text.language == tag)

    def _stand_ins(self) -> Iterator[str]:
        """The languages that may stand in, in order: the profile's own chain, then the locale's."""
        for fallback in self.profile.settings.fallback:
            if matches(fallback.language, self.language):
                yield from fallback.chain
        yield from fallback_chain(self.language)[1:]

    def _fallback(self, value: Localized, text: LanguageText) -> LanguageText:
        """A text in another language, in that language's tag; converted if that is asked for, but never a name."""
        if self.locale.converts(text.language) and not _NAME_OF_A_PERSON.match(value.path):
            self.omit(value.path, "converted", text.origin)
            made = LanguageText(self.language, reworded(text.text, self.locale.converted), text.origin)
            self.trace.shows(value.path, made)
            return made
        self.omit(value.path, "fallback", text.origin)
        self.trace.shows(value.path, text)
        return LanguageText(script_language(text.text, resolve(text.language)), text.text, text.origin)

    def inlines(
        self, value: Localized | None, role: str = "", strong: bool = False, link: str | None = None
    ) -> tuple[Inline, ...]:
        """Return the nodes of an optional text, () where it is absent or has no words in this language."""
        if value is None:
            return ()
        text = self.choose(value)
        if text is None:
            self.omit(value.path, "untranslated", value.origin)
            return ()
        return self.marked_up(text, value.path, role, strong, link)

    def marked_up(
        self, text: LanguageText, path: str, role: str = "", strong: bool = False, link: str | None = None
    ) -> tuple[Inline, ...]:
        """Return the nodes of a chosen text, its inline markup read; a link of its own wins over `link`."""
        markup = parse_markup(text.text)
        self.refused.extend(
            Diagnostic(f"{problem.message}: {problem.target}", text.origin, path, hint=problem.hint)
            for problem in markup.problems
        )
        return tuple(
            Text(
                text=span.text,
                language=text.language,
                role=role,
                strong=strong or span.strong,
                emphasis=span.emphasis,
                code=span.code,
                link=span.link or link,
                path=path,
                origin=text.origin,
            )
            for span in markup.spans
        )

    def message(self, context: str, name: str, role: str = "") -> Text:
        """Return a message of the catalog as a node."""
        return Text(self.locale.text(context, name), self.language, role)

    def plain(self, text: str, role: str = "", strong: bool = False, link: str | None = None) -> Text:
        """Return a neutral string as a node, its language told by its script."""
        return Text(text, script_language(text, self.language), role, strong=strong, link=link)

    def language_name(self, tag: str, record: Record) -> str:
        """Return the name of the language that a record names; a tag without a name is refused, at its place."""
        try:
            return self.locale.language_name(tag)
        except UnknownLocale as error:
            place = f"{record.path}.language"
            self.refused.extend(replace(problem, span=record.origin, path=place) for problem in error.diagnostics)
            return tag

    def country_name(self, code: str, record: Record) -> str:
        """Return the name of the country that a record names; a code without a name is refused, at its place."""
        try:
            return self.locale.country_name(code)
        except UnknownLocale as error:
            place = f"{record.path}.country"
            self.refused.extend(replace(problem, span=record.origin, path=place) for problem in error.diagnostics)
            return code

    # what is shown ----------------------------------------------------------------------------

    def omit(self, path: str, reason: Reason, origin: SourceSpan) -> None:
        """List something that the document does not show, or shows in another language."""
        self.omissions.append(Omission(path, reason, self.language, origin))

    def visible(self, show: Visibility | None) -> bool:
        """True if the profile lets this kind of document in this language show it."""
        if show is None:
            return True
        kinds, languages = show.kinds, show.languages
        return (not kinds or self.plan.kind in kinds) and (not languages or self.speaks(languages))

    def speaks(self, languages: Sequence[str]) -> bool:
        """True if the document's language is among these tags."""
        return any(matches(tag, self.language) for tag in languages)

    def chosen(self, entries: Sequence[E], section: str, limit: int | None) -> list[E]:
        """Return the entries that the document shows: visible, selected if any is, within the limit."""
        visible = self.shown(entries)
        if self.plan.kind in SELECTIVE and any(entry.selected for entry in visible):
            # What is asked for by its tag is selected by that.
            selected = [entry.selected or self._asked_among(entry.tags) for entry in visible]
            told = zip(visible, selected, strict=True)
            return [entry for entry, shown in told if self._or_omit(entry, shown, "not-selected")]
        return self.limited(visible, limit if limit is not None else self.limit_of(section))

    def limit_of(self, section: str) -> int | None:
        """How many entries of a section this kind of document shows of its own accord, None for all."""
        return LIMITS.get(self.plan.kind, {}).get(section)

    def shown(self, entries: Sequence[E]) -> list[E]:
        """Return the entries that the profile lets this document show, in the variant's order; lists the others."""
        return self.of_variant([entry for entry in entries if self._or_omit(entry, self.visible(entry.show), "hidden")])

    def of_variant(self, values: Sequence[R]) -> list[R]:
        """Return what belongs to the document's variant, what comes first in it first; lists the rest."""
        mine = [value for value in values if self._or_omit(value, self.belongs(value), "variant")]
        return sorted(mine, key=lambda value: not self._asked_among(value.first_for))  # sorted keeps the rest in order

    def belongs(self, value: Tagged) -> bool:
        """True if the document's variant shows something with these tags; a document without tags shows everything."""
        if not self.plan.tags:
            return True
        return not self._asked_among(value.not_for) and (not value.tags or self._asked_among(value.tags))

    def _asked_among(self, tags: Sequence[str]) -> bool:
        return any(tag in self.plan.tags for tag in tags)

    def limited(self, values: Sequence[V], limit: int | None) -> list[V]:
        """Return the first of some values, all without a limit; lists the others."""
        return [
            value
            for number, value in enumerate(values)
            if self._or_omit(value, limit is None or number < limit, "limit")
        ]

    def _or_omit(self, entry: Record | Localized, shown: bool, reason: Reason) -> bool:
        if not shown:
            self.omit(entry.path, reason, entry.origin)
        return shown

    def told(self, entry: Record, *required: Localized) -> bool:
        """True if an entry's required texts can be shown.

        An entry without any words in this language belongs to other languages and is listed as left
        out; one that has some but lacks a required text is an error.
        """
        lacking = [value for value in required if not self._can_show(value)]
        if not lacking:
            return True
        if any(self._speaks(value) for value in localized_in(entry)):
            self.untranslated.extend(
                Diagnostic(
                    f"no text in {self.language}",
                    value.origin,
                    value.path,
                    expected=f"a text under `{self.locale.asked}:`, as the field is required",
                    hint="or `und:` for a text that serves all languages",
                )
                for value in lacking
            )
        else:
            self.omit(entry.path, "untranslated", entry.origin)
        return False

    def says(self, value: Localized | None) -> bool:
        """True for a text that the document can show, in its language or a stand-in's; lists nothing."""
        return value is not None and self._can_show(value)

    def _speaks(self, value: Localized) -> bool:
        """True for a text in the document's language itself; a neutral one is of no language."""
        return any(text.language != NEUTRAL and matches(text.language, self.language) for text in value.texts)

    def _can_show(self, value: Localized) -> bool:
        if isinstance(value, Neutral) or any(self._own(form) is not None for form in self._forms(value)):
            return True
        return any(matches(text.language, tag) for tag in self._stand_ins() for text in value.texts)


def is_chinese(language: str) -> bool:
    """True for Chinese of either writing."""
    return language.partition("-")[0] == "zh"


def localized_in(value: object) -> Iterator[Localized]:
    """Walk a record and yield every text in it, in the model's order."""
    if isinstance(value, Localized):
        yield value
        if isinstance(value, Prose) and value.short is not None:
            yield value.short
    elif isinstance(value, tuple):
        for item in value:
            yield from localized_in(item)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from localized_in(getattr(value, name))
