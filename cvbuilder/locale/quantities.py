"""Quantities in words: a number with its scale, its unit, and how the true number lies to it.

Takes a Figure and a language's table; gives a Phrase: over RMB 2 million, 200余万元. Scales (million, 万), units of
time, currencies and plural forms are CLDR's; measure words, nouns and the places of 余 and 多 are the table's
(`locales/<tag>/quantities.json`). It never rounds: a number that no scale says in two decimals stands in digits.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct, json

from cvbuilder.errors import Diagnostic, MissingMessage
from cvbuilder.locale import cldr, tags
from cvbuilder.locale.durations import unit_words
from cvbuilder.locale.numbers import format_number
from cvbuilder.locale.plurals import plural_form
from cvbuilder.resources import resource

TIMES = ("year", "month", "week", "day", "hour", "minute")
AMOUNT = "{before}{number}{scale}{unit}"
DECIMALS = 2
"""How many decimals a number before a scale may have: 1.25 million, else 1,234,567."""


class Table(Struct, frozen=True):
    """What a language says of quantities.

    `split`: where a large figure ends, before the unit or after the number; before a scale in words always.
    `least_grouped`: from how many digits a number is grouped. `natural_from`: from which number it takes a scale of
    its own accord. `approx` and `figures` are patterns, the latter for large figures; of `over_tens`,
    `over_scaled`, `over_time`, `over` the first that the language has and that applies is taken. Nouns have a text
    for each plural category, and a measure word in languages that count by them; `measure` is the word for nouns
    without one of their own. `currencies` has what stands before an amount and after it, where CLDR's symbol or name
    is not what people write.
    """

    split: str
    least_grouped: int
    natural_from: int
    range: str
    range_repeats_unit: bool
    currency: str
    measure: str
    approx: dict[str, str]
    figures: dict[str, str]
    currencies: dict[str, dict[str, str]]
    nouns: dict[str, dict[str, str]]


class Words(Struct, frozen=True):
    """Words of the profile's own in place of the table's: a noun for one and for other numbers, its measure word.

    `beside` is the whole unit as it stands after the number, noun or measure word alike.
    """

    one: str = ""
    other: str = ""
    measure: str = ""
    beside: str = ""


class Figure(Struct, frozen=True):
    """A quantity as data. `unit` is a currency, `percent`, a unit of time or a noun of the table.

    `own` are words in place of the table's; `large` asks for the pattern of large figures.
    """

    low: str
    high: str = ""
    unit: str = ""
    approx: str = ""
    form: str = ""
    own: Words = Words()
    large: bool = False


class Phrase(Struct, frozen=True):
    """A quantity in words: the figure, what may stand smaller beside it, and the noun after a measure word."""

    figure: str
    rest: str = ""
    noun: str = ""

    @property
    def text(self) -> str:
        """The whole: 40余项专利, over 40 patents."""
        return self.figure + self.rest + self.noun


class _Parts(Struct, frozen=True):
    before: str = ""
    number: str = ""
    scale: str = ""
    unit: str = ""
    noun: str = ""
    whole_tens: bool = False


def read_table(catalog: str) -> Table:
    """Return the table of a catalog, or of the one that stands above it. Raises MissingMessage."""
    for tag in tags.fallback_chain(catalog):
        if tags.script_of(tag) == tags.script_of(catalog) and (table := _read(tag)) is not None:
            return table
    raise MissingMessage([Diagnostic(f"the language {catalog} has no table of quantities")])


@lru_cache(maxsize=16)
def _read(tag: str) -> Table | None:
    file = resource("locales") / tag.replace("-", "_") / "quantities.json"
    try:
        # Untyped: to have msgspec check the types of a file of our own takes longer than all else here; tests do it.
        return Table(**json.decode(file.read_bytes()))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=1024)
def phrase(identifier: str, catalog: str, figure: Figure) -> Phrase:
    """Return a quantity in the words of a CLDR locale and a catalog. Raises ValueError for no number."""
    table = read_table(catalog)
    parts = _parts(identifier, table, figure)
    pattern = _pattern(table, figure, parts).replace("{amount}", AMOUNT)
    worded = figure.large and parts.scale.startswith(" ")  # 2 million: the words may stand smaller
    after_number = table.split == "number" or worded
    end = pattern.find("{number}") + len("{number}") if after_number else pattern.find("{unit}")
    end = len(pattern) if end < 0 else end
    return Phrase(_filled(pattern[:end], parts), _filled(pattern[end:], parts), parts.noun)


def _filled(pattern: str, parts: _Parts) -> str:
    for name in ("before", "number", "scale", "unit"):
        pattern = pattern.replace(f"{{{name}}}", getattr(parts, name))
    return pattern


def _pattern(table: Table, figure: Figure, parts: _Parts) -> str:
    """The pattern of the first case of an approximation that the table has."""
    if not figure.approx:
        return AMOUNT
    cases = [figure.form] if figure.form else []
    cases += ["tens"] if parts.whole_tens else ["scaled"] if parts.scale else []
    cases += [figure.unit, "time"] if figure.unit in TIMES and not parts.scale else []
    names = [*(f"{figure.approx}_{case}" for case in cases), figure.approx]
    patterns = {**table.approx, **table.figures} if figure.large else table.approx
    return next(patterns[name] for name in names if name in patterns)


def _parts(identifier: str, table: Table, figure: Figure) -> _Parts:
    base, scale = _scale(identifier, table, figure)
    values = [Decimal(value) / base for value in (figure.low, figure.high) if value]
    written = [_digits(identifier, table, value) for value in values]
    before, unit, noun = _unit(identifier, table, figure)
    tens = values[0] % 10 == 0 and values[0] > 0 and len(values) == 1
    percent = figure.unit == "percent"
    if percent:
        written[-1] += unit
        unit = ""
    if len(written) > 1 and table.range_repeats_unit:
        written[0] += written[-1].removeprefix(_digits(identifier, table, values[-1])) if percent else scale
    return _Parts(before, table.range.join(written), scale, unit, noun, tens and not percent)


def _digits(identifier: str, table: Table, value: Decimal) -> str:
    """A number with its marks; without grouping where it is short (GB/T 15835: up to four digits need none)."""
    plain = f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}".rstrip("0")
    if len(plain.partition(".")[0]) >= table.least_grouped:
        return format_number(identifier, plain)
    return format_number(identifier, plain).replace(cldr.load(identifier).group, "")


def _scale(identifier: str, table: Table, figure: Figure) -> tuple[int, str]:
    """The largest scale that says both ends in few decimals, and its words; 1 and none for plain digits."""
    numbers = [Decimal(value) for value in (figure.low, figure.high) if value]
    if figure.form == "digits" or figure.unit == "percent":
        return 1, ""
    scales = _scales(identifier, "short" if figure.form == "short" else "long")
    least = 1 if figure.form else table.natural_from
    for base, words in scales:
        if base >= least and all(number >= base and _is_short(number / base) for number in numbers):
            return base, words
    return 1, ""


def _is_short(value: Decimal) -> bool:
    return value == round(value, DECIMALS)


def _scales(identifier: str, style: str) -> list[tuple[int, str]]:
    """The scales of a language, the largest first, by CLDR's compact decimal formats: (1000000, " million").

    Chinese has one style. Hong Kong's CLDR writes K and M; its scales are those of zh-Hant, 兆 left out, which
    means a million there to some and a trillion to others.
    """
    hong_kong = identifier == "zh_Hant_HK"
    scales = cldr.load("zh_Hant" if hong_kong else identifier).scales[style]
    return [(base, words) for base, words in scales if not (hong_kong and base > 10**8)]


def _unit(identifier: str, table: Table, figure: Figure) -> tuple[str, str, str]:
    """What stands before the number, after it, and the noun behind a measure word."""
    locale = cldr.load(identifier)
    unit, count = figure.unit, Decimal(figure.high or figure.low)
    if unit == "percent":
        return "", locale.percent, ""
    if figure.own.beside:
        return "", figure.own.beside if table.measure else f" {figure.own.beside}", ""
    if unit in TIMES and not figure.own.other:
        return "", unit_words(identifier, unit, count), ""
    forms = _noun(table, figure)
    if forms is None:
        return (*_money(identifier, table, unit), "") if unit else ("", "", "")
    name = forms.get(plural_form(locale.plurals, count)) or forms.get("other", "")
    if table.measure:
        return "", forms.get("measure") or table.measure, name
    return "", f" {name}" if name else "", ""


def _noun(table: Table, figure: Figure) -> dict[str, str] | None:
    """A noun's words: the profile's own, else the table's, with another measure word if there is one."""
    own = figure.own
    forms = {"one": own.one, "other": own.other} if own.other else table.nouns.get(figure.unit)
    return {**forms, "measure": own.measure} if forms is not None and own.measure else forms


def _money(identifier: str, table: Table, currency: str) -> tuple[str, str]:
    """What stands around an amount: the table's words, else CLDR's symbol where its pattern has it, or its name."""
    locale = cldr.load(identifier)
    own = table.currencies.get(currency)
    if own is not None:
        return own.get("before", ""), own.get("unit", "")
    if table.currency == "name":
        return "", locale.currencies.get(currency, currency)
    symbol = locale.currency_symbols.get(currency, currency)
    if locale.currency_first:
        return symbol + (" " if symbol[-1:].isalpha() else ""), ""  # CLDR's currencySpacing
    return "", f" {symbol}"
