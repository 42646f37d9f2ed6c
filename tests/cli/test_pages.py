"""Pages from the command line: how many there may be, and what is told of lines that are not as they should be."""

from __future__ import annotations

import pytest

from cvbuilder.cli import report
from cvbuilder.layout.boxes import FitChange, FitReport

POINT = (
    "    - Led a team of twelve people who built a forecast of floods for the whole of the river and its many lakes\n"
)
LONG = "experience:\n" + "".join(
    f"- organization: Institute {number}\n  position: Engineer\n  highlights:\n{POINT * 2}" for number in range(11)
)
WIDE = "summary:\n- A word\n- Donau" + "dampfschifffahrts" * 9 + "\n"
PAGES = "settings: {languages: [en], tokens: {pages: {a4: {left: %s}}}}\n"
NARROW = PAGES % "90mm"


def test_a_document_is_squeezed_into_the_pages_that_are_asked_for(run, written) -> None:
    profile = written(LONG)
    assert [built["pages"] for built in run("build", profile, "--json").report["built"]] == [2]
    (built,) = run("build", profile, "--max-pages", "1", "--json").report["built"]
    assert built["pages"] == 1
    fit = built["fit"]
    assert (fit["limit"], fit["natural"], fit["pages"]) == (1, 2, 1)
    assert fit["changes"][0]["measure"] == "spacing" and fit["changes"][0]["scale"] < 1
    assert fit["changes"][0]["from"] > fit["changes"][0]["to"] > 0


def test_people_are_told_what_gave_way(run, written) -> None:
    ran = run("build", written(LONG), "--max-pages", "1")
    assert (ran.code, ran.output) == (0, b"")
    assert "lin.resume.en.pdf  1 page, " in ran.error
    assert "  1 page instead of 2: spacing 11.4 → " in ran.error


@pytest.mark.parametrize("limit", ["2", "9"])
def test_a_document_is_never_made_longer(limit: str, run, written) -> None:
    ran = run("build", written(LONG), "--max-pages", limit)
    assert "2 pages, " in ran.error and "instead of" not in ran.error


def test_a_profile_may_ask_for_pages(run, written) -> None:
    for said in ("documents: [{kind: resume, pages: 1}]\n", "settings: {pages: 1}\n"):
        (built,) = run("build", written(LONG + said), "--json").report["built"]
        assert (built["pages"], built["fit"]["limit"]) == (1, 1)
    profile = written(LONG + "documents: [{kind: resume, pages: 1}]\n")
    (built,) = run("build", profile, "--max-pages", "2", "--json").report["built"]  # the command line is asked first
    assert built["pages"] == 2
    said = "documents: [{kind: resume, pages: 2}]\nsettings: {pages: 1}\n"
    (built,) = run("build", written(LONG + said), "--json").report["built"]
    assert built["pages"] == 2


def test_every_entry_that_does_not_fit_is_told_at_its_line(run, written) -> None:
    ran = run("build", written(LONG.replace(POINT * 2, POINT * 8)), "--max-pages", "1")
    assert ran.code == 2
    told = [line for line in ran.error.splitlines() if ": error: " in line]
    assert told[-1] == "lin.yaml:113:3: error: experience[10]: all of its 17 lines do not fit 1 page"
    assert len(told) > 1 and len(set(told)) == len(told)
    assert "hint: the theme gives way no further (spacing 50%, leading 92%, margins 75%, size 90%): " in ran.error


@pytest.mark.parametrize("value", ["0", "-1", "one", "1.5"])
def test_no_number_of_pages(value: str, run, written) -> None:
    ran = run("build", written(), "--max-pages", value)
    assert ran.code == 2 and "--max-pages" in ran.error


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_word_wider_than_its_column_is_told_at_its_line(command: str, run, written) -> None:
    ran = run(command, written(WIDE))
    told = ran.error if command == "build" else ran.text
    assert ran.code == 0
    assert "  lin.yaml:4:3: warning: summary[1]" in told
    assert "a word is wider than its column and is cut: Donaudampf" in told


def test_what_is_amiss_is_annotated(run, written) -> None:
    profile = written(WIDE)
    for options, level in (((), "notice"), (("--strict",), "warning")):
        text = run("check", profile, "--format", "github", *options).text
        assert f"::{level} file=lin.yaml,line=4,col=3,title=layout::summary[1]" in text


def test_an_overfull_line_is_told_at_its_field(run, written) -> None:
    """A gutter that is narrower than one digit: the date cannot be cut any further."""
    tokens = "settings: {tokens: {pages: {a4: {gutter: 2}}}}\n"
    profile = written("education:\n- institution: Example University\n  date: 2012\n" + tokens)
    ran = run("build", profile)
    assert "  lin.yaml:3:3: warning: education[0]: a line passes the measure by " in ran.error
    (built,) = run("build", profile, "--json").report["built"]
    assert {(each["file"], each["line"], each["column"], each["kind"]) for each in built["warnings"]} >= {
        ("lin.yaml", 3, 3, "overfull")
    }
    assert "warning: education[0]: a line passes the measure by " in run("check", profile).text


def test_check_tells_of_lines_that_are_too_short_or_too_long(run, written) -> None:
    ran = run("check", written(NARROW))
    assert ran.code == 0
    assert (
        "  lin.yaml:2:45: warning: settings.tokens: lines of the resume (en, classic) hold 40 Latin characters; "
        in ran.text
    )
    assert "one reads 45 to 90 with ease" in ran.text
    assert run("check", written(NARROW), "--strict").code == 1
    (checked,) = run("check", written(PAGES % "1mm"), "--json").report["checked"]
    assert {warning["kind"] for warning in checked["warnings"]} == {"measure"}
    assert any("hold 9" in warning["message"] for warning in checked["warnings"])


def test_check_says_nothing_of_what_gives_way_by_design(run, written) -> None:
    ran = run("check", written(), "--strict")
    assert (ran.code, ran.error) == (0, "")


def test_the_report_of_a_fit(capsys: pytest.CaptureFixture[str]) -> None:
    changes = (FitChange("spacing", 0.5, 11.4, 5.7), FitChange("leading", 0.95, 13.4, 12.73))
    report.show_fit(FitReport(1, 3, 1, changes))
    report.show_fit(FitReport(2, 2, 2))
    report.show_fit(None)
    assert capsys.readouterr().err == "  1 page instead of 3: spacing 11.4 → 5.7 pt, leading 13.4 → 12.7 pt\n"
    assert report.fit_json(None) is None
