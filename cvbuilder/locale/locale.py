"""A locale: everything that a language says of itself, behind one value.

`open_locale` takes a tag and a user's own words; gives a Locale, which turns dates, numbers, lists, names
and messages into final strings. It knows nothing of profiles, documents or pages, and never falls back to
another language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, MissingMessage, UnknownLocale
from cvbuilder.locale import catalog, cldr, conversion, dates, names, numbers, tags
from cvbuilder.locale.dates import When
from cvbuilder.locale.overrides import override
from cvbuilder.locale.patterns import DateForms

if TYPE_CHECKING:
    from cvbuilder.locale.quantities import Figure, Phrase


class Locale(Struct, frozen=True):
    """One language's words and forms.

    `tag` is the catalog's (`zh-Hans`), `asked` the tag as it was asked for (`zh`), `formats` the CLDR
    identifier whose dates and numbers are used (`en_GB` for en-GB, though its catalog is `en`), `messages`
    the catalog by `context.name`, a user's own words included; it is not to be changed. `forms` says how dates
    are written. `conversion` names OpenCC's configuration where Simplified texts are to be converted, and is
    empty where they are not.
    """

    tag: str
    asked: str
    formats: str
    messages: dict[str, str]
    forms: DateForms = DateForms()
    conversion: str = ""

    def with_dates(self, forms: DateForms) -> Locale:
        """Return this locale with dates in other forms."""
        return replace(self, forms=forms)

    def has(self, context: str, name: str) -> bool:
        """Tell whether there is such a message."""
        return f"{context}.{name}" in self.messages

    def text(self, context: str, name: str) -> str:
        """Return a message as it stands in the catalog, its placeholders unfilled. Raises MissingMessage."""
        key = f"{context}.{name}"
        try:
            return self.messages[key]
        except KeyError:
            raise MissingMessage([Diagnostic(f"the catalog {self.tag} has no message “{key}”")]) from None

    def format(self, context: str, name: str, /, **values: str) -> str:
        """Return a message with its placeholders filled; braces within values are left alone.

        Raises MissingMessage, and KeyError when a placeholder is given no value.
        """
        return catalog.PLACEHOLDER.sub(lambda found: values[found[1]], self.text(context, name))

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """Return a date at its precision: Apr 2022 or 2022年4月; a month from 21 is a season, Spring 2022.

        Raises ValueError for no real date.
        """
        when = (year, month, day)
        if season := dates.season(when):
            return self.format("season", season, year=str(year))
        return dates.format_date(self.formats, when, self.forms.of(dates.precision(when)))

    def interval(self, start: When, end: When | Literal["present"] | None = None) -> str:
        """Return a period: Apr 2022 – Present, 2022年4月至今; start alone if it has no end or the end is equal.

        Both ends are whole dates even within one year. CLDR's shorter forms (Jul – Sep 2016, 2016年7月至9月)
        hide the year of one end, so that a column of periods does not align and programs that read
        résumés misdate the start; CV readers expect each end in full. They serve where `forms` asks for them,
        and for days of one year, which are the days of one event: Apr 1 – 3, 2022.
        """
        first = self.date(*start)
        if end == "present" and self.forms.open_end == "since":
            return self.format("date", "since", start=first)
        if end == "present":
            return self.format("date", "open_interval", start=first, present=self.text("date", "present"))
        if end is None or end == start:
            return first
        days = dates.precision(start) == dates.precision(end) == "day"
        seasons = dates.season(start) or dates.season(end)
        if not seasons and (days or self.forms.ranges == "short"):
            short = dates.format_short_interval(self.formats, start, end, self.forms)
            if short:
                return short
        return self.format("date", "interval", start=first, end=self.date(*end))

    def duration(self, start: When, end: When) -> str:
        """Return how long a period was, both ends counted: 3 years 2 months, 3年2个月; '' for no time at all."""
        from cvbuilder.locale import durations

        return durations.format_span(self.formats, durations.span_of(start, end))

    def quantity(self, figure: Figure) -> Phrase:
        """Return a quantity in words: over RMB 2 million, 200余万元; 40余项专利.

        Raises ValueError for what is no number, MissingMessage where the language has no table of quantities.
        """
        from cvbuilder.locale import quantities

        return quantities.phrase(self.formats, self.tag, figure)

    def number(self, value: int | float | Decimal | str) -> str:
        """Return a number with this language's marks, no digit lost: 1,234.5. Raises ValueError."""
        return numbers.format_number(self.formats, value)

    def list(self, items: Sequence[str]) -> str:
        """Return items as one phrase: A, B, and C; A、B和C."""
        return numbers.format_list(self.formats, items)

    def name(self, given: str, family: str) -> str:
        """Return a whole name in the order of its script: Lei Zhang, 张磊."""
        return names.full_name(given, family)

    def name_separator(self, people: Sequence[str]) -> str:
        """Return what stands between the names of one list: that of Latin names if any name is not East Asian."""
        own = all(map(tags.is_east_asian, people))
        return self.text("punctuation", "names" if own else "latin_comma")

    def converts(self, language: str) -> bool:
        """Tell whether a text in a language is to be converted where this one has none: Simplified Chinese, if any."""
        return bool(self.conversion) and tags.matches(language, conversion.FROM)

    def converted(self, text: str) -> str:
        """Return a Simplified text as this language writes it, by OpenCC: a machine's guess, to be listed as one."""
        return conversion.convert(text, self.conversion)

    def language_name(self, tag: str) -> str:
        """Return a language's name in this language, by CLDR: Chinese, 中文, 英语.

        Raises UnknownLocale when the tag is not well-formed or CLDR has no name for it.
        """
        written = tags.preferred(tags.parse(tag))
        known = cldr.load(self.formats).languages
        languages = (str(written), str(tags.Tag(written.language, written.script)), written.language)
        for language in languages:
            if found := known.get(language.replace("-", "_")):
                return found
        raise UnknownLocale([Diagnostic(f"the language “{tag}” has no name in {self.tag}", hint="check the tag")])

    def country_name(self, code: str) -> str:
        """Return a country's name in this language, by CLDR: China, 中国. Raises UnknownLocale for no such code."""
        name = cldr.load(self.formats).territories.get(code)
        if not name:
            raise UnknownLocale([Diagnostic(f"the country “{code}” has no name in {self.tag}", hint="check the code")])
        return name


def open_locale(tag: str, overrides: Mapping[str, str] | None = None, convert: bool = False) -> Locale:
    """Return the locale that serves a language, with a user's own words for some messages.

    `overrides` maps `context.name` to text; with `convert` a Traditional locale offers to convert Simplified
    texts, which needs OpenCC once it does. Raises UnknownLocale (no such tag, no catalog for it),
    MissingMessage (the catalog is not compiled) and LocaleError (wrong overrides, every fault at once).
    """
    serving = catalog.find_catalog(tag)
    messages = override(catalog.read_messages(serving), overrides or {})
    formats = cldr.first_known(tags.fallback_chain(tag))
    name = conversion.configuration(tag) if convert else ""
    return Locale(tag=serving, asked=tag, formats=formats, messages=messages, conversion=name)
