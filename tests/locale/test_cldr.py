"""What is compiled of CLDR says what Babel says: every pattern, every plural rule, every name."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale, get_global
from babel.dates import parse_pattern
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.numbers import NumberPattern
from babel.numbers import parse_pattern as parse_number_pattern
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.locale import cldr, dates, extract, numbers, tags
from cvbuilder.locale.patterns import DateForms, is_skeleton, tokens_of
from cvbuilder.locale.plurals import plural_form
from cvbuilder.resources import resource

ROOT = Path(__file__).resolve().parents[2]
COMPILED = ("en", "zh_Hans", "zh_Hant", "zh_Hant_HK")
OTHERS = ("de", "fr", "hi", "ja", "ru", "en_IN", "en_GB", "zh_Hans_SG")
DAYS = [date(year, month, day) for year in (876, 1999, 2026) for month in range(1, 13) for day in (1, 9, 28)]
PATTERNS = (
    "y", "yy", "yyyy", "yyyyy", "M", "MM", "MMM", "MMMM", "MMMMM", "L", "LL", "LLL", "LLLL", "LLLLL", "d", "dd",
    "E", "EE", "EEE", "EEEE", "EEEEE", "EEEEEE", "yyyy.MM", "d MMM y", "d. MMMM yyyy", "'on' d/M", "d 'o''clock'",
    "yyyy''MM", "''y''", "'yyyy' y", "yMd", "EEEE, d MMMM y '('LLL')'", "公元yyyy年", "100% y", "y{0}",
)  # fmt: skip
COUNTS = [*map(Decimal, range(130)), *(Decimal(count) / 10 for count in range(130)), Decimal("-2.5")]
COUNTS += map(Decimal, ("0.0", "1.0", "1.00", "2.50", "1000", "1001", "1000000", "1000000.0", "21000000"))


def by_babel(pattern: str, day: date, locale: Locale) -> str:
    return str(parse_pattern(pattern).apply(day, locale))


@pytest.mark.parametrize("identifier", COMPILED + OTHERS)
def test_every_skeleton_and_pattern_writes_what_babel_writes(identifier: str) -> None:
    locale = Locale.parse(identifier)
    skeletons = {str(name): str(pattern.pattern) for name, pattern in locale.datetime_skeletons.items() if name}
    ours = cldr.load(identifier).skeletons
    assert ours == {name: pattern for name, pattern in skeletons.items() if "y" in name and set(name) <= set("yMEd")}
    assert {"y", "yMMM", "yMMMd", "yM", "yMd"} <= set(ours)
    for pattern in (*PATTERNS, *ours.values()):
        for day in DAYS:
            when = (day.year, day.month, day.day)
            assert dates._apply(cldr.load(identifier), pattern, when) == by_babel(pattern, day, locale), pattern


@pytest.mark.parametrize("identifier", COMPILED + OTHERS)
def test_every_interval_writes_what_babel_writes(identifier: str) -> None:
    locale, forms = Locale.parse(identifier), DateForms()
    for month, day in ((4, 28), (9, 3), (12, 30)):
        months, days = ((2022, 1, None), (2022, month, None)), ((2022, 4, 1), (2022, 4, day))
        for known, (start, end) in (("month", months), ("day", days)):
            if start == end:
                continue
            field = "M" if known == "month" else "d"
            pieces = locale.interval_formats.get(forms.of(known), {}).get(field) or ()
            ends = [date(when[0], when[1], when[2] or 1) for when in (start, end)]
            written = "".join(by_babel(piece, each, locale) for piece, each in zip(pieces, ends, strict=False))
            assert dates.format_short_interval(identifier, start, end, forms) == written


@pytest.mark.parametrize("pattern", ["MMMMMM", "EEEEEEE", "ddd", "LLLLLLL", "Q", "h", "cc"])
def test_a_field_that_no_date_has_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="no field of a date"):
        dates._apply(cldr.load("en"), pattern, (2026, 1, 1))


@given(st.text("yMLdE .'年-", max_size=12).filter(lambda text: text.count("'") % 2 == 0 and not is_skeleton(text)))
def test_patterns_are_cut_as_babel_cuts_them(pattern: str) -> None:
    day, locale = date(2026, 11, 21), Locale.parse("en")
    try:
        expected = by_babel(pattern, day, locale)
    except ValueError:
        with pytest.raises(ValueError, match="no field"):
            dates._apply(cldr.load("en"), pattern, (2026, 11, 21))
        return
    assert dates._apply(cldr.load("en"), pattern, (2026, 11, 21)) == expected
    assert all((field == "") != (text is None) for field, text in tokens_of(pattern))


def test_every_plural_rule_of_cldr_chooses_what_babel_chooses() -> None:
    for identifier in locale_identifiers():
        rule = Locale.parse(identifier).plural_form
        tree = json.loads(json.dumps(extract._listed(rule.abstract)))
        assert [plural_form(tree, count) for count in COUNTS] == [rule(count) for count in COUNTS], identifier


@given(st.sampled_from(COMPILED + OTHERS), st.decimals(-(10**14), 10**14, allow_nan=False, places=None))
def test_numbers_are_written_as_babel_writes_them(identifier: str, value: Decimal) -> None:
    locale = Locale.parse(identifier)
    usual = parse_number_pattern(locale.decimal_formats[None])
    places = max(0, -int(value.as_tuple().exponent))
    pattern = NumberPattern(
        usual.pattern, usual.prefix, usual.suffix, usual.grouping, usual.int_prec, (places, places), None, None
    )
    if value.adjusted() + places < 28:  # Babel rounds to the precision of the context
        assert numbers.format_number(identifier, value) == pattern.apply(value, locale)


@pytest.mark.parametrize("identifier", COMPILED + OTHERS)
def test_lists_are_joined_as_babel_joins_them(identifier: str) -> None:
    for count in range(7):
        items = [f"{{{place}}}" if place == 2 else f"n{place}" for place in range(count)]
        assert numbers.format_list(identifier, items) == format_list(items, locale=Locale.parse(identifier))


@pytest.mark.parametrize("identifier", locale_identifiers())
def test_every_locale_of_cldr_can_be_read(identifier: str) -> None:
    facts = extract.locale_facts(identifier)
    assert json.loads(json.dumps(facts)) == facts
    assert facts.keys() == set(cldr.Cldr.__struct_fields__)


def test_what_is_compiled_is_what_babel_says(tmp_path: Path) -> None:
    for tag in COMPILED:
        (tmp_path / "locales" / tag / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "cvbuilder").symlink_to(ROOT / "cvbuilder")
    compile_cldr = runpy.run_path(str(ROOT / "tools" / "compile_cldr.py"))["compile_cldr"]
    written = compile_cldr(tmp_path)
    assert [path.relative_to(tmp_path / "locales").as_posix() for path in written] == [
        *(f"{tag}/cldr.json" for tag in COMPILED), "cldr.json",
    ]  # fmt: skip
    for path in written:
        assert resource("locales", *path.relative_to(tmp_path / "locales").parts).read_bytes() == path.read_bytes(), (
            "run `python tools/compile_cldr.py`"
        )
    for tag in COMPILED:
        locale, ours = Locale.parse(tag), cldr.load(tag)
        assert (ours.languages, ours.territories) == (dict(locale.languages), dict(locale.territories))
        assert (ours.currencies, ours.currency_symbols) == (dict(locale.currencies), dict(locale.currency_symbols))


def test_tags_mean_the_same_with_the_compiled_tables_and_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    likely = get_global("likely_subtags")
    asked = [name.replace("_", "-") for name in likely if name.partition("_")[0] in ("en", "zh", "und", "ja", "de")]
    asked += ["cmn", "zho-HK", "yue", "sh", "iw", "en-GB", "en-150", "zh-Hant-MO", "sr-Latn-RS", "zh-Hans-SG", "ko-KP"]
    compiled = [(tags.resolve(tag), tags.script_of(tag), tags.fallback_chain(tag)) for tag in asked]
    for known in (tags.resolve, tags.script_of, tags.fallback_chain):
        known.cache_clear()
    monkeypatch.setattr(cldr, "_few_subtags", lambda: None)
    assert [(tags.resolve(tag), tags.script_of(tag), tags.fallback_chain(tag)) for tag in asked] == compiled
    assert len(asked) > 500


def test_a_file_of_another_version_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cldr, "_file", lambda _: b'{"language": "xx"}')
    assert cldr.load.__wrapped__("en").language == "en"
    assert cldr._few_subtags.__wrapped__() is None


def test_a_compiled_locale_needs_no_babel() -> None:
    script = """
import sys
from cvbuilder.locale import open_locale
from cvbuilder.locale.quantities import Figure
for tag in ("en", "zh", "zh-Hant", "zh-HK"):
    locale = open_locale(tag)
    locale.interval((2020, 3, 1), (2020, 3, 9)), locale.duration((2020, 1, None), (2022, 3, None))
    locale.number("1234567.5"), locale.list(["a", "b", "c"]), locale.language_name("de"), locale.country_name("CN")
    locale.quantity(Figure("2000000", unit="CNY", approx="over"))
sys.exit(any(name.partition('.')[0] == 'babel' for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_a_language_that_is_not_compiled_is_read_from_babel() -> None:
    assert cldr.first_known(["de-AT", "de"]) == "de_AT"
    assert dates.format_date("de", (2022, 4, 3)) == "3. Apr. 2022"
    assert cldr.language_alias("sh") == "sr_Latn"


def test_types_of_the_files_are_those_of_the_values() -> None:
    import msgspec

    for tag in COMPILED:
        content: Any = resource("locales", tag, "cldr.json").read_bytes()
        assert msgspec.json.decode(content, type=cldr.Cldr).language == tag.partition("_")[0]
    assert msgspec.json.decode(resource("locales", "cldr.json").read_bytes(), type=cldr.Subtags).languages
