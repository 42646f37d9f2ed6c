"""What a build hangs on: its day, strictness, private fields; and that it reads each file once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import cvbuilder.theme
from cvbuilder.errors import CvBuilderError, MissingTranslation
from cvbuilder.pipeline import Request, build, check
from cvbuilder.profile.text import PartialDate

PERSONAL = (
    "personal: {gender: {zh: 女, en: female}, birth: 1991-03}\n"
    "settings: {languages: [en, zh]}\n"
)  # fmt: skip


def day_of(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        return str(pdf.docinfo["/CreationDate"])[2:10]


def proof(path: Path, request: Request) -> str:
    return "".join(built.content.decode() for built in build(path, request))


@pytest.mark.parametrize(
    ("today", "epoch", "updated", "day"),
    [
        (PartialDate(2026, 11, 21), "1700000000", "2020-02-02", "20261121"),
        (None, "1700000000", "2020-02-02", "20231114"),
        (None, "0", "2020-02-02", "19700101"),
        (None, "", "2020-02-02", "20200202"),
        (None, None, "2020-02", "20200201"),
        (None, None, None, "20000101"),
    ],
)
def test_the_day_of_a_build(
    today: PartialDate | None,
    epoch: str | None,
    updated: str | None,
    day: str,
    written,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    (built,) = build(written(f"updated: {updated}\n" if updated else ""), Request(today=today))
    assert day_of(built.content) == day


@pytest.mark.parametrize("seconds", ["yesterday", "²", "1e9", "99999999999999", "-99999999999999"])
def test_a_malformed_day_of_the_environment_is_an_error(seconds: str, written, monkeypatch: pytest.MonkeyPatch) -> None:
    """As reproducible-builds.org asks: a build must not go on with another day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(CvBuilderError, match="SOURCE_DATE_EPOCH"):
        build(written(), Request())
    with pytest.raises(CvBuilderError, match="SOURCE_DATE_EPOCH"):
        build(written(), Request(today=PartialDate(2026, 1, 1)))


def test_the_day_alone_is_taken_from_the_environment(written, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(today=PartialDate(2026, 1, 1))
    first = build(written(), request)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build(written(), request) == first


def test_the_system_clock_never_shows(written, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    path = written("experience: [{organization: Acme, start: 2020, end: present}]\n")
    first = build(path, Request())
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert build(path, Request()) == first


def test_a_gap_is_listed_and_strict_makes_it_an_error(written) -> None:
    path = written("headline: {en: Engineer}\nsettings: {languages: [en, zh]}\n")
    english, chinese = build(path, Request())
    assert english.omissions == ()
    (gap,) = chinese.omissions
    assert (gap.path, gap.reason, gap.origin.line) == ("headline", "untranslated", 2)
    with pytest.raises(MissingTranslation) as caught:
        build(path, Request(strict=True))
    (problem,) = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.path, problem.span.line) == ("headline", 2)
    assert build(path, Request(strict=True, languages=("en",)))


def test_strict_lets_a_resume_leave_out_what_it_may(written) -> None:
    path = written("press: [{title: A headline}]\n")
    (built,) = build(path, Request(strict=True))
    assert [omission.reason for omission in built.omissions] == ["not-in-kind"]


def test_private_fields_are_out_by_default(written) -> None:
    text = proof(written(PERSONAL), Request(formats=("proof",)))
    assert "女" not in text
    assert "1991" not in text


def test_private_fields_show_where_they_are_asked_for_in_chinese_alone(written) -> None:
    path = written(PERSONAL)
    shown = Request(formats=("proof",), private=("gender", "birth"))
    english, chinese = (built.content.decode() for built in build(path, shown))
    assert "女" in chinese
    assert "1991" in chinese
    assert "female" not in english
    assert "1991" not in english
    some = proof(path, Request(formats=("proof",), private=("birth",)))
    assert "1991" in some
    assert "女" not in some


def test_a_theme_is_read_once(written, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    load = cvbuilder.theme.load_theme

    def counted(name: str) -> object:
        read.append(name)
        return load(name)

    monkeypatch.setattr(cvbuilder.theme, "load_theme", counted)
    path = written("settings: {languages: [en, zh]}\ndocuments: [{kind: resume}, {kind: cv}]\n")
    assert len(build(path, Request(formats=("proof",)))) == 4
    assert read == ["classic"]


def test_check_finds_the_gaps_of_each_language_once(written) -> None:
    path = written("headline: {en: Engineer}\nobjective: {zh: 算法工程师}\nsettings: {languages: [en, zh]}\n")
    found = check(path)
    assert {(gap.path, gap.language) for gap in found.omissions} == {("headline", "zh-Hans"), ("objective", "en")}
    assert len(found.omissions) == 2


def test_check_finds_what_a_build_would_fail_by(written) -> None:
    with pytest.raises(CvBuilderError, match="there is no theme nope"):
        check(written("settings: {theme: nope}\n"))
    with pytest.raises(MissingTranslation):
        check(
            written(
                "settings: {languages: [en, zh]}\n"
                "experience: [{organization: {en: Acme}, summary: {en: Work, zh: 工作}}]\n"
            )
        )
