"""Dates, intervals, numbers, lists, language names: a table of cases, and no time zone in any of them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.errors import UnknownLocale
from cvbuilder.locale import When, open_locale

ROOT = Path(__file__).resolve().parents[2]
CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("formats.yaml").read_text("utf-8"))


def cases(kind: str) -> list[tuple[Any, ...]]:
    return [(tag, *row) for tag, rows in CASES[kind].items() for row in rows]


def when(parts: list[int]) -> When:
    year, month, day = (*parts, None, None)[:3]
    assert year is not None
    return year, month, day


@pytest.mark.parametrize(("tag", "parts", "expected"), cases("date"))
def test_date(tag: str, parts: list[int], expected: str) -> None:
    assert open_locale(tag).date(*parts) == expected


@pytest.mark.parametrize(("tag", "start", "end", "expected"), cases("interval"))
def test_interval(tag: str, start: list[int], end: Any, expected: str) -> None:
    last = when(end) if isinstance(end, list) else end
    assert open_locale(tag).interval(when(start), last) == expected


@pytest.mark.parametrize(("tag", "value", "expected"), cases("number"))
def test_number(tag: str, value: int | float | str, expected: str) -> None:
    assert open_locale(tag).number(value) == expected


@pytest.mark.parametrize(("tag", "items", "expected"), cases("list"))
def test_list(tag: str, items: list[str], expected: str) -> None:
    assert open_locale(tag).list(items) == expected


@pytest.mark.parametrize(("tag", "language", "expected"), cases("language_name"))
def test_language_name(tag: str, language: str, expected: str) -> None:
    assert open_locale(tag).language_name(language) == expected


def test_a_language_that_cldr_cannot_name_is_an_error() -> None:
    with pytest.raises(UnknownLocale, match="qqq"):
        open_locale("en").language_name("qqq")


@pytest.mark.parametrize("wrong", [(2022, 13, None), (2022, 2, 30), (2022, None, 3), (0, 1, 1)])
def test_no_real_date_is_an_error(wrong: When) -> None:
    with pytest.raises(ValueError):
        open_locale("en").date(*wrong)


@pytest.mark.parametrize("wrong", ["", "five", "5+", "nan", "inf", "1e999999"])
def test_no_number_is_an_error(wrong: str) -> None:
    with pytest.raises(ValueError):
        open_locale("en").number(wrong)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_a_number_keeps_every_digit(value: Any) -> None:
    written = open_locale("en").number(value).replace(",", "")
    assert written.lstrip("-") == f"{value:f}".lstrip("-")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "No/Such_Zone"])
def test_no_time_zone_changes_a_date(zone: str) -> None:
    script = (
        "from cvbuilder.locale import open_locale\n"
        "for tag in ('en', 'zh'):\n"
        "    locale = open_locale(tag)\n"
        "    print(ascii([locale.date(2020, 1, 1), locale.date(2020, 6), locale.interval((2020, 1, 1), 'present')]))\n"
    )
    environment = {**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        ascii(["Jan 1, 2020", "Jun 2020", "Jan 1, 2020\u2009–\u2009Present"]),
        ascii(["2020年1月1日", "2020年6月", "2020年1月1日至今"]),
    ]
