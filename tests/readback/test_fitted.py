"""The samples by --max-pages, read back: as many pages as asked, within the theme's bounds, and not a word less."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.errors import DoesNotFit
from cvbuilder.layout.boxes import FitReport
from cvbuilder.pipeline import Built, Request, build
from cvbuilder.theme import Style, load_theme, resolve
from tests.readback.extractors import Area, poppler
from tests.readback.normal_form import normal
from tests.readback.samples import PROFILES

CASES = yaml.safe_load(Path(__file__).with_name("fitted.yaml").read_text("utf-8"))
FITTED = [case for case in CASES if "pages" in case]
LEAST_BODY = 8.5
"""No body text is smaller, pt."""


def name_of(case: dict[str, Any]) -> str:
    return "-".join(str(case[key]) for key in ("profile", "theme", "kind", "language", "limit"))


@lru_cache(None)
def made(profile: str, theme: str, kind: Any, language: str, limit: int | None) -> Built:
    (path,) = (path for path in PROFILES if path.stem == profile)
    (built,) = build(path, Request(kinds=(kind,), languages=(language,), theme=theme, page="a4", pages=limit))
    return built


def case_of(case: dict[str, Any], limit: int | None) -> Built:
    return made(case["profile"], case["theme"], case["kind"], case["language"], limit)


def style_of(case: dict[str, Any]) -> Style:
    language = {"zh": "zh-Hans"}.get(case["language"], case["language"])
    return resolve(load_theme(case["theme"]), language, "a4", case["kind"])


def report_of(built: Built) -> FitReport:
    assert built.fit is not None
    return built.fit


@pytest.mark.parametrize("case", FITTED, ids=name_of)
def test_it_has_the_pages_that_were_asked_for(case: dict[str, Any]) -> None:
    built, report = case_of(case, case["limit"]), report_of(case_of(case, case["limit"]))
    assert built.pages == len(poppler(built.content)) == report.pages == case["pages"]
    assert report.natural == case_of(case, None).pages == case["natural"]


@pytest.mark.parametrize("case", FITTED, ids=name_of)
def test_nothing_gives_way_beyond_the_bounds_of_the_theme(case: dict[str, Any]) -> None:
    style, report = style_of(case), report_of(case_of(case, case["limit"]))
    assert bool(report.changes) == (case["natural"] > case["limit"])
    for change in report.changes:
        assert getattr(style.fit, change.measure) - 1e-9 <= change.scale < 1
        if change.measure == "size":
            assert change.after >= LEAST_BODY


@pytest.mark.parametrize("case", FITTED, ids=name_of)
def test_not_a_word_is_lost(case: dict[str, Any]) -> None:
    """In one column in the same order; beside a side bar, which starts after its page's main column, as many."""
    before, after = (letters(case, limit) for limit in (None, case["limit"]))
    assert Counter(before) == Counter(after)
    assert before == after or case["theme"] == "modern"


def letters(case: dict[str, Any], limit: int | None) -> str:
    """What stands between the margins, without spaces and the hyphens that lines end with."""
    built, style = case_of(case, limit), style_of(case)
    scales = {change.measure: change.scale for change in built.fit.changes} if built.fit else {}
    edge = scales.get("margins", 1.0)
    area = Area(0, style.page.top * edge - 2, style.page.width, style.page.height - style.page.bottom * edge + 4)
    text = normal("\n".join(poppler(built.content, area)))
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("case", [case for case in FITTED if case["natural"] > case["limit"]], ids=name_of)
def test_a_page_that_was_squeezed_is_full(case: dict[str, Any]) -> None:
    """No more gives way than must: less than five lines stay empty on the last page, or the next page begins early."""
    if case["limit"] > 1:
        return
    built, style = case_of(case, case["limit"]), style_of(case)
    rest = style.page.height - style.page.bottom - 80
    assert poppler(built.content, Area(0, rest, style.page.width, style.page.height))[0].strip()


@pytest.mark.parametrize("case", [case for case in CASES if "pages" not in case], ids=name_of)
def test_what_cannot_be_done_is_told_entry_by_entry(case: dict[str, Any]) -> None:
    with pytest.raises(DoesNotFit) as raised:
        case_of(case, case["limit"])
    told = raised.value.diagnostics
    assert [told[0].path, told[-1].path] == case["spilt"]
    assert all(each.span is not None and "not fit 1 page" in each.message for each in told)
    assert len({each.path for each in told}) == len(told)
    assert "allow 2 pages" in told[-1].hint


def test_each_sample_has_its_cases_in_both_languages() -> None:
    for path in PROFILES:
        for language in ("en", "zh"):
            limits = {case["limit"] for case in CASES if (case["profile"], case["language"]) == (path.stem, language)}
            assert limits >= {1, 2}


def test_the_complete_error_of_one_that_cannot_fit() -> None:
    (case,) = (case for case in CASES if name_of(case) == "xiangxiang-chu-classic-resume-zh-1")
    with pytest.raises(DoesNotFit) as raised:
        case_of(case, 1)
    told = [re.sub(r"^.*/", "", str(each)) for each in raised.value.diagnostics]
    expected = Path(__file__).with_name("does_not_fit.expected").read_text("utf-8").splitlines()
    assert told == expected
