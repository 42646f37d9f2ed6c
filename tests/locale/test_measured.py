"""Dates, periods, durations, numbers and quantities in three languages: a table of cases, each with its source.

Cases whose source is CLDR are checked against ICU as well, which has its own copy of the data and its own code;
those of CLDR's interval formats against the patterns quoted here.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat
from msgspec import json
from msgspec.structs import replace

from cvbuilder.errors import UnknownLocale
from cvbuilder.locale import DateForms, Locale, When, list_locales, open_locale
from cvbuilder.locale.quantities import Figure, Phrase, Table, read_table
from cvbuilder.profile.amounts import AMOUNT_PATTERN, CURRENCIES, NOUNS, TIMES, read_amount
from cvbuilder.profile.text import PartialDate

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
TABLE: dict[str, Any] = yaml.safe_load((HERE / "measured.yaml").read_text("utf-8"))
SOURCES = ("CLDR", "CLDR-I", "GB/T", "notes", "use", "MOE")
INTERVALS = {  # CLDR, dateTimeFormats/intervalFormats: what stands between the ends
    "en": {"yMMM/M": "MMM – MMM y", "yMMM/y": "MMM y – MMM y", "yMMMd/d": "MMM d – d, y",
           "yMMMd/M": "MMM d – MMM d, y", "yMMMd/y": "MMM d, y – MMM d, y"},
    "zh": {"yMMM/M": "y年M月至M月", "yMMM/y": "y年M月至y年M月", "yMMMd/d": "y年M月d日至d日",
           "yMMMd/M": "y年M月d日至M月d日", "yMMMd/y": "y年M月d日至y年M月d日"},
}  # fmt: skip


def rows(kind: str) -> list[Any]:
    return [
        pytest.param(tag, row[0], row[1 + place], row[4], id=f"{kind}-{tag}-{row[0]}")
        for row in TABLE[kind]
        for place, tag in enumerate(LANGUAGES)
    ]


def locale_of(tag: str, forms: DateForms | None = None) -> Locale:
    locale = open_locale(tag)
    return locale if forms is None else locale.with_dates(forms)


def when(text: str) -> When:
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    assert year is not None
    return year, month, day


def ends(pair: list[str]) -> tuple[When, Any]:
    return when(pair[0]), "present" if pair[1] == "present" else when(pair[1])


def icu(tag: str, pattern: str, value: object) -> str:
    return str(MessageFormat(pattern, tag.replace("-", "_")).format({"x": value}))


def day_of(date: When) -> datetime.date:
    return datetime.date(date[0], date[1] or 1, date[2] or 1)


def skeleton(date: When) -> str:
    return "y" if date[1] is None else "yMMM" if date[2] is None else "yMMMd"


def figure_of(asked: dict[str, str], large: bool = False) -> Figure:
    low, _, high = asked["value"].partition("-")
    rest = {name: asked.get(name, "") for name in ("unit", "approx", "form")}
    return Figure(low, high, **rest, large=large)


def test_the_table_is_large_and_every_row_names_its_source() -> None:
    assert sum(len(TABLE[kind]) for kind in TABLE) * len(LANGUAGES) >= 400
    assert {row[4] for kind in TABLE for row in TABLE[kind]} == set(SOURCES)


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("date") + rows("season"))
def test_date(tag: str, asked: str, told: str, source: str) -> None:
    date = when(asked)
    assert locale_of(tag).date(*date) == told
    if source == "CLDR":
        assert icu(tag, f"{{x, date, ::{skeleton(date)}}}", day_of(date)) == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("form"))
def test_form(tag: str, asked: list[str], told: str, source: str) -> None:
    form, date = asked[0], when(asked[1])
    precision = {"y": "year", "yMMM": "month", "yMMMd": "day"}[skeleton(date)]
    assert locale_of(tag, replace(DateForms(), **{precision: form})).date(*date) == told
    if source == "CLDR":
        full = form if form.startswith("y") else f"y{form}"
        assert icu(tag, f"{{x, date, ::{full}}}", day_of(date)) == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("expected"))
def test_expected(tag: str, asked: str, told: str, source: str) -> None:
    locale = locale_of(tag)
    assert locale.format("date", "expected", date=locale.date(*when(asked))) == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("expected_interval"))
def test_expected_interval(tag: str, asked: list[str], told: str, source: str) -> None:
    locale = locale_of(tag)
    first, last = (locale.date(*when(end)) for end in asked)
    assert locale.format("date", "expected_interval", start=first, end=last) == told


def check_interval(tag: str, asked: list[str], told: str, source: str, forms: DateForms | None) -> None:
    start, end = ends(asked)
    assert locale_of(tag, forms).interval(start, end) == told
    if source == "CLDR-I":
        differs = "y" if start[0] != end[0] else "M" if start[1] != end[1] else "d"
        pattern = INTERVALS[tag[:2]][f"{skeleton(start)}/{differs}"]
        assert filled(tag, pattern, start, end) == told


def filled(tag: str, pattern: str, start: When, end: When) -> str:
    """A quoted pattern with the fields of both dates, months by ICU."""
    first, dash, last = re.split("( – |至)", pattern)
    month = {date: icu(tag, "{x, date, ::MMM}", day_of(date)).removesuffix("月") for date in (start, end)}
    told = []
    for date, piece in ((start, first), (end, last)):
        fields = {"y": str(date[0]), "d": str(date[2]), "MMM": month[date], "M": month[date]}
        told.append("".join(fields.get(part, part) for part in re.split("(MMM|[yMd])", piece)))
    return told[0] + dash.replace(" ", "\u2009") + told[1]


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("interval"))
def test_interval(tag: str, asked: list[str], told: str, source: str) -> None:
    check_interval(tag, asked, told, source, None)


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("short_interval"))
def test_short_interval(tag: str, asked: list[str], told: str, source: str) -> None:
    check_interval(tag, asked, told, source, DateForms(ranges="short"))


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("since"))
def test_since(tag: str, asked: list[str], told: str, source: str) -> None:
    check_interval(tag, asked, told, source, DateForms(open_end="since"))


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("duration"))
def test_duration(tag: str, asked: list[str], told: str, source: str) -> None:
    start, end = ends(asked)
    assert locale_of(tag).duration(start, end) == told
    # ICU knows each unit with its number and plural; zh-Hant's space goes (CLREQ: layout sets that distance).
    units = {
        "year": "year",
        "month": "month",
        "day": "day",
        "年": "year",
        "个月": "month",
        "個月": "month",
        "天": "day",
    }
    for number, space, words in re.findall("([0-9]+)( ?)([^0-9 ]+)", told):
        unit = units[words.removesuffix("s")]
        by_icu = icu(tag, f"{{x, number, ::unit/{unit} unit-width-full-name}}", int(number))
        assert number + space + words == (by_icu if tag == "en" else by_icu.replace(" ", ""))


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("number"))
def test_number(tag: str, asked: list[Any], told: str, source: str) -> None:
    value, form = asked
    assert locale_of(tag).quantity(Figure(str(value), form=form)).text == told
    if source == "CLDR":
        style = {"short": "compact-short", "digits": "."}.get(form, "compact-long" if value >= 10**6 or form else ".")
        precision = "" if style == "." else ".##"
        by_icu = icu(tag, f"{{x, number, ::{style.replace('.', '')} {precision}}}", value)
        assert by_icu.replace("\u00a0", " ") == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("quantity"))
def test_quantity(tag: str, asked: dict[str, str], told: str, source: str) -> None:
    assert locale_of(tag).quantity(figure_of(asked)).text == told
    unit, value = asked.get("unit", ""), asked["value"]
    if source == "CLDR" and unit in CURRENCIES:
        name = icu(tag, f"{{x, number, ::currency/{unit} unit-width-full-name}}", 2)
        symbol = icu(tag, f"{{x, number, ::currency/{unit} .}}", 7).partition("7")[0].replace("\u00a0", " ")
        assert symbol in told if tag == "en" else re.sub("[0-9. ]", "", name) in told
    if source == "CLDR" and unit in TIMES:
        by_icu = icu(tag, f"{{x, number, ::unit/{unit} unit-width-full-name}}", float(value))
        assert told == (by_icu if tag == "en" else by_icu.replace(" ", ""))


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("figure"))
def test_large_figure(tag: str, asked: dict[str, str], told: str, source: str) -> None:
    phrase = locale_of(tag).quantity(figure_of(asked, large=True))
    assert f"{phrase.figure}|{phrase.rest}" == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("country"))
def test_country(tag: str, asked: str, told: str, source: str) -> None:
    assert locale_of(tag).country_name(asked) == told


@pytest.mark.parametrize(("tag", "asked", "told", "source"), rows("language"))
def test_language(tag: str, asked: str, told: str, source: str) -> None:
    assert locale_of(tag).language_name(asked) == told


def test_a_country_that_cldr_cannot_name_is_an_error() -> None:
    with pytest.raises(UnknownLocale, match="“XQ”"):
        open_locale("en").country_name("XQ")


def test_hong_kong_counts_as_chinese_does() -> None:
    # CLDR's zh_Hant_HK has 2M; 兆 is ambiguous there.
    locale = replace(locale_of("zh-Hant"), formats="zh_Hant_HK")
    assert locale.quantity(Figure("2000000", unit="CNY")).text == "人民幣200萬元"
    assert locale.quantity(Figure("1500000000000")).text == "15,000億"


# the tables themselves ------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_table_has_every_noun_of_the_model_and_no_other(tag: str) -> None:
    table = read_table(tag)
    assert tuple(sorted(table.nouns)) == tuple(sorted(NOUNS)) == NOUNS
    for noun in NOUNS:
        measured = bool(table.nouns[noun].get("measure"))
        assert measured == (tag != "en"), noun
        phrase = locale_of(tag).quantity(Figure("2", unit=noun))
        assert phrase.text.startswith("2") and phrase.rest, noun


@pytest.mark.parametrize("file", sorted((HERE.parents[1] / "locales").glob("*/quantities.json")), ids=str)
def test_a_table_is_typed(file: Path) -> None:
    json.decode(file.read_bytes(), type=Table)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_catalog_and_every_currency_is_served(tag: str) -> None:
    for currency in CURRENCIES:
        told = locale_of(tag).quantity(Figure("2", unit=currency)).text
        assert "2" in told and len(told) > 1, currency
    assert all(read_table(catalog) for catalog in list_locales())


def test_english_plurals_are_those_of_icu() -> None:
    table = read_table("en")
    for value in ("0", "1", "2", "1.5", "21", "1000000"):
        category = icu("en", "{x, plural, one{one} other{other}}", float(value))
        assert (
            open_locale("en")
            .quantity(Figure(value, unit="paper", form="digits"))
            .text.endswith(f" {table.nouns['paper'][category]}")
        )


def test_simplified_and_traditional_do_not_mix() -> None:
    hans, hant = (
        {sign for text in (HERE.parents[1] / "locales" / name / "quantities.json").read_text("utf-8") for sign in text}
        for name in ("zh_Hans", "zh_Hant")
    )
    han = {sign for sign in hans if "\u4e00" <= sign <= "\u9fff"}
    "".join(sorted(han)).encode("gb2312")
    "".join(sorted(sign for sign in hant if "\u4e00" <= sign <= "\u9fff")).encode("big5")


# properties -----------------------------------------------------------------------------------------

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
WHENS = st.one_of(
    st.builds(lambda day: (day.year, None, None), DAYS),
    st.builds(lambda day: (day.year, day.month, None), DAYS),
    st.builds(lambda day: (day.year, day.month, day.day), DAYS),
    st.builds(lambda day, season: (day.year, season, None), DAYS, st.integers(21, 24)),
)
FORMS = st.builds(
    DateForms,
    month=st.sampled_from(["yMMM", "MMMM", "yM", "yyyyMM", "yyyy.MM", "MM/yyyy"]),
    day=st.sampled_from(["yMMMd", "yMd", "yMMMEd", "d MMM y", "yyyy-MM-dd"]),
    ranges=st.sampled_from(["whole", "short"]),
    open_end=st.sampled_from(["present", "since"]),
)
UNRESOLVED = re.compile(r"[{}]|\b(?:y+|M+|d+|L+|E+)\b")


@given(st.sampled_from(LANGUAGES), WHENS, FORMS)
def test_a_date_has_its_year_and_no_open_pattern(tag: str, date: When, forms: DateForms) -> None:
    told = locale_of(tag, forms).date(*date)
    assert str(date[0]) in told and not UNRESOLVED.search(told)


@given(st.sampled_from(LANGUAGES), WHENS, WHENS, FORMS)
def test_a_period_has_its_years_and_no_open_pattern(tag: str, one: When, two: When, forms: DateForms) -> None:
    start, end = sorted((one, two), key=lambda date: tuple(part or 0 for part in date))
    locale = locale_of(tag, forms)
    for told in (locale.interval(start, end), locale.interval(start, "present")):
        assert str(start[0]) in told and not UNRESOLVED.search(told)
    assert str(end[0]) in locale.interval(start, end)


@given(st.sampled_from(LANGUAGES), WHENS, WHENS)
def test_a_duration_is_never_negative_nor_longer_than_its_years(tag: str, one: When, two: When) -> None:
    start, end = sorted((one, two), key=lambda date: tuple(part or 0 for part in date))
    told = locale_of(tag).duration(start, end)
    years = re.match("([0-9]+) ?(?:year|年)", told)
    assert "-" not in told
    assert not years or int(years[1]) <= end[0] - start[0] + 1


@given(st.integers(1, 10**15 - 1), st.sampled_from(["", "digits", "long", "short"]), st.sampled_from(LANGUAGES))
def test_a_number_keeps_its_value(value: int, form: str, tag: str) -> None:
    told = locale_of(tag).quantity(Figure(str(value), form=form)).text
    number, scale = re.fullmatch(r"([0-9.,]+) ?(.*)", told).groups()  # type: ignore[union-attr]
    powers = {"": 0, "K": 3, "thousand": 3, "M": 6, "million": 6, "B": 9, "billion": 9, "T": 12, "trillion": 12,
              "万": 4, "亿": 8, "万亿": 12, "萬": 4, "億": 8, "兆": 12}  # fmt: skip
    whole, _, decimals = number.replace(",", "").partition(".")
    power = powers[scale] - len(decimals)
    assert int(whole + decimals) * 10**power == value if power >= 0 else int(whole + decimals) == value * 10**-power


@given(
    st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["", *NOUNS, *CURRENCIES, *TIMES, "percent"]),
    st.sampled_from(["", "about", "over", "nearly", "at_least", "plus"]),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_any_quantity_has_words(value: Any, unit: str, approx: str, tag: str, large: bool) -> None:
    phrase: Phrase = locale_of(tag).quantity(Figure(f"{value:f}", unit=unit, approx=approx, large=large))
    assert re.search("[0-9]", phrase.figure) and not re.search("[{}]", phrase.text)
    assert not (tag == "zh-Hans" and re.search(r"[1-9]余[^0-9]", phrase.text) and not re.search("0余", phrase.text))


@given(st.text("0123456789.,-–+%万k ", max_size=24))
def test_an_amount_is_read_as_the_schema_says(text: str) -> None:
    from cvbuilder.profile.wrong import Wrong

    try:
        amount = read_amount(text)
    except Wrong:
        found = re.search(AMOUNT_PATTERN, text)
        assert found is None or "-" in text or "–" in text  # a falling range is wrong too
    else:
        assert re.search(AMOUNT_PATTERN, text) and amount.low


def test_a_season_is_a_date_of_its_year() -> None:
    spring = PartialDate(2024, 21)
    assert (spring.season, spring.iso, spring.written) == ("spring", "2024-21", "2024-spring")
    assert (spring.earliest(), spring.latest()) == ((2024, 1, 1), (2024, 12, 31))
