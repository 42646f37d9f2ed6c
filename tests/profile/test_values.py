"""Dates, addresses, tags and slugs one by one, against their patterns in the JSON Schema as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.locale import resolve
from cvbuilder.profile.addresses import (
    EMAIL_PATTERN,
    PATH_PATTERN,
    PHONE_PATTERN,
    URL_PATTERN,
    read_email,
    read_path,
    read_phone,
    read_url,
)
from cvbuilder.profile.dates import DATE_PATTERN, read_date
from cvbuilder.profile.languages import COUNTRIES, MEANT, NOT_TAGS, TAG_PATTERN, canonical, check_tag, is_tag
from cvbuilder.profile.sections import check_slug
from cvbuilder.profile.text import PartialDate
from cvbuilder.profile.wrong import Wrong

READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "url": (read_url, URL_PATTERN),
    "email": (read_email, EMAIL_PATTERN),
    "phone": (read_phone, PHONE_PATTERN),
    "path": (read_path, PATH_PATTERN),
    "date": (read_date, DATE_PATTERN),
    "tag": (check_tag, TAG_PATTERN),
}
GOOD = {
    "url": "https://example.org HTTP://例子.中国/路径?q=1#f https://[::1]:80/ mailto:a@b tel:+1(2)3-4",
    "email": "lin@example.org li.n+x@a.b.example 林@例子.中国",
    "phone": "12345 +86-10-5550-0100 (010)5550.0100",
    "path": "photo.jpg pictures/photo.jpg ./a ..a/b... 照片.jpg a/.b",
    "date": "1900 2022 2022-04 2100-12-31 2024-02-29",
    "tag": "en zh zh-Hans en-GB es-419 zh-yue zh-Hant-HK de-CH-1996 en-US-x-me yue und sl-rozaj-biske",
}
BAD = {
    "url": "https:// //example.org example.org javascript:x https:///x https://u@h https://a\\b https://a[b",
    "email": "lin lin@ @example.org a@b a@b..c a@@b.c <a@b.c>",
    "phone": "12 +-() 12a45 ０１２３４",
    "path": "/a ~/a ~ .. ../a a/.. a/../b C:/a c:a a\\b",
    "date": "22 2022- 2022-4 2022-00 2022-13 2022-01-32 2022-01-00 1899 2101 ２０２２ 2022-04-30T00:00",
    "tag": "e english zh_CN zh- -zh en--US url key end alt cn jp x-me de-1 zh-中文 zh-a zhh-",
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in GOOD for text in GOOD[kind].split()])
def test_right_values(kind: str, text: str) -> None:
    reader, pattern = READERS[kind]
    reader(text)
    assert re.search(pattern, text)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in BAD for text in BAD[kind].split(" ")])
def test_wrong_values(kind: str, text: str) -> None:
    with pytest.raises(Wrong):
        READERS[kind][0](text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(deadline=None)
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    assert read_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
    assert re.search(DATE_PATTERN, day.isoformat())
    tomorrow = day + timedelta(days=1)
    if tomorrow.month != day.month:
        with pytest.raises(Wrong, match="there is no day"):
            read_date(f"{day.year}-{day.month:02d}-{day.day + 1:02d}")


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_a_value_or_wrong(text: str) -> None:
    for reader, _ in (*READERS.values(), (check_slug, "")):
        try:
            reader(text)
        except Wrong as wrong:
            assert wrong.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2022/4", "write 2022-04"),
        ("2022.04.05", "write 2022-04-05"),
        ("2022年", "write 2022"),
        ("2022年4月5日", "write 2022-04-05"),
        ("4-2022", "write 2022-04"),
        ("Sept. 2022", "write 2022-09"),
        ("5 April 2022", "write 2022-04-05"),
        ("April 5, 2022", "write 2022-04-05"),
        ("2021/02/29", ""),
        ("Spring 2024", "write 2024-spring"),
        ("2024-fall", "write 2024-autumn"),
        ("2024年冬季", "write 2024-winter"),
        ("Foo 2022", ""),
        ("Present", "what still goes on is written `end: present`"),
    ],
)
def test_the_hint_of_a_date(text: str, hint: str) -> None:
    with pytest.raises(Wrong) as caught:
        read_date(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["lin-yuan", "a", "2026", "con1", "com10", "a" * 64])
def test_slugs(text: str) -> None:
    assert check_slug(text) == text


@pytest.mark.parametrize(
    "text", ["Lin", "lin yuan", "lin_yuan", "-a", "a-", "a--b", "林", "con", "nul", "com1", "lpt0", "a" * 65, "a.b", ""]
)
def test_not_slugs(text: str) -> None:
    with pytest.raises(Wrong):
        check_slug(text)


@given(st.from_regex("[a-zA-Z0-9]{1,9}(-[a-zA-Z0-9]{1,9}){0,3}-?", fullmatch=True))
@settings(deadline=None)
def test_tags_are_those_of_the_pattern(text: str) -> None:
    known = text not in NOT_TAGS and text not in COUNTRIES
    assert is_tag(text) == (known and re.search(TAG_PATTERN, text) is not None)


def test_the_same_language() -> None:
    assert canonical("zh") == canonical("zh-hans") == canonical("ZH-Hans")
    assert canonical("zh-Hant") != canonical("zh")
    assert canonical("zh-TW") == canonical("zh-Hant-TW") == canonical("zh-Hant")
    assert canonical("zh-HK") == canonical("zh-Hant-HK") != canonical("zh-Hant")
    assert canonical("zh-MO") == canonical("zh-hant-mo")


@pytest.mark.parametrize("tag", MEANT)
def test_what_a_chinese_tag_means_is_what_the_locale_makes_of_it(tag: str) -> None:
    assert MEANT[tag] == resolve(tag).lower()
