"""`cvbuilder build --convert`: what a machine made is listed, in words and in JSON; without OpenCC it is an error."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

PROFILE = """\
headline: {en: Engineer, zh: 人工智能软件工程师}
interests: [{en: Vision, zh: 计算机视觉, zh-Hant: 電腦視覺}, {zh: 数据挖掘}]
settings: {languages: [en, zh, zh-Hant, zh-HK]}
"""


def proof(desk: Path, language: str) -> str:
    return (desk / "output" / f"lin.resume.{language}.proof.txt").read_text(encoding="utf-8")


def test_without_it_simplified_text_stands_as_it_is_and_is_listed(run, written, desk: Path) -> None:
    ran = run("build", written(PROFILE), "--lang", "zh-Hant", "--format", "proof")
    assert ran.code == 0
    assert "人工智能软件工程师" in proof(desk, "zh-Hant")
    assert "headline  (shown in another language)" in ran.error
    assert "machine" not in ran.error


@pytest.mark.parametrize(
    ("language", "headline"),
    [("zh-Hant", "人工智慧軟體工程師"), ("zh-TW", "人工智慧軟體工程師"), ("zh-HK", "人工智能軟件工程師")],
)
def test_what_was_converted_is_listed(language: str, headline: str, run, written, desk: Path) -> None:
    ran = run("build", written(PROFILE), "--lang", language, "--convert", "--format", "proof")
    assert ran.code == 0
    assert headline in proof(desk, language)
    assert "電腦視覺" in proof(desk, language)
    _, _, made = ran.error.partition("made by a machine, for you to read:")
    assert "lin.yaml:2  headline  (made from the Simplified text)" in made
    assert "interests[1]" in made and "interests[0]" not in made


def test_json_tells_it_apart(run, written) -> None:
    (built,) = run("build", written(PROFILE), "--lang", "zh-HK", "--convert", "--json").report["built"]
    assert [(each["path"], each["line"], each["reason"]) for each in built["machine_made"]] == [
        ("headline", 2, "converted"),
        ("interests[1]", 3, "converted"),
    ]
    assert {each["language"] for each in built["machine_made"]} == {"zh-Hant-HK"}
    assert "headline" not in [each["path"] for each in built["omissions"]]


def test_nothing_is_converted_for_other_languages(run, written) -> None:
    report = run("build", written(PROFILE), "--lang", "en,zh", "--convert", "--json").report
    assert [built["machine_made"] for built in report["built"]] == [[], []]


def test_a_text_that_a_machine_made_is_no_gap(run, written) -> None:
    name = "name: {given: {en: Lin, zh-Hant: 林}, family: {en: Yuan, zh-Hant: 袁}}\n"
    profile = written("headline: {zh: 工程师}\nsettings: {languages: [en, zh, zh-Hant]}\n")
    Path(profile).write_text(name + "headline: {zh: 工程师}\nsettings: {languages: [en, zh, zh-Hant]}\n", "utf-8")
    assert run("build", profile, "--lang", "zh-Hant", "--strict").code == 2
    assert run("build", profile, "--lang", "zh-Hant", "--strict", "--convert").code == 0


def test_without_opencc_it_is_an_error_that_says_how(run, written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    ran = run("build", written(PROFILE), "--lang", "zh-Hant", "--convert")
    assert (ran.code, ran.output) == (2, b"")
    assert "--convert needs OpenCC, which is not installed" in ran.error
    assert "hint: pip install 'cvbuilder[convert]'" in ran.error
    assert run("build", written(PROFILE), "--lang", "zh-Hant").code == 0
