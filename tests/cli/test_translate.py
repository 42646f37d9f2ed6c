"""`translate-list`, and `check --stale`, from the command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

PROFILE = "settings: { languages: [en, zh] }\nheadline: Engineer # me\nobjective: { en: Job }\n"


def test_a_list_is_written_and_applied(run, written, desk: Path) -> None:
    profile = written(PROFILE)
    ran = run("translate-list", profile, "--to", "zh")
    assert (ran.code, ran.text, ran.error) == (0, "", "lin.zh.po: 2 texts to be put into zh\n")
    answers = desk / "lin.zh.po"
    text = answers.read_text(encoding="utf-8")
    assert "Then: cvbuilder translate-list lin.yaml --apply" in text
    answers.write_text(text.replace('msgid "Job"\nmsgstr ""', 'msgid "Job"\nmsgstr "职位"'), encoding="utf-8")
    ran = run("translate-list", profile, "--apply", "lin.zh.po")
    assert (ran.code, ran.text) == (0, "  lin.yaml:4:12  objective.zh: 职位\n")
    assert ran.error == "lin.yaml: 1 merged, 1 without an answer\n"
    assert (desk / profile).read_text(encoding="utf-8").endswith("# me\nobjective: { en: Job, zh: 职位 }\n")


def test_answers_that_do_not_fit_are_findings(run, written, desk: Path) -> None:
    profile = written(PROFILE)
    run("translate-list", profile, "--to", "zh", "-o", "to.po")
    text = (desk / "to.po").read_text(encoding="utf-8")
    (desk / "to.po").write_text(text.replace('msgstr ""\n\n', 'msgstr "甲"\n\n'), encoding="utf-8")
    written(PROFILE.replace("Engineer", "Lead engineer"))
    ran = run("translate-list", profile, "--apply", "to.po")
    assert ran.code == 1
    assert ran.text.startswith("  to.po:17  not merged  headline: the text has changed since it was listed, which now ")
    assert "(lin.yaml:3:11)" in ran.text
    assert ran.error == (
        "lin.yaml: 0 merged, 1 not merged, 1 without an answer\n  the profile has changed since to.po was listed\n"
    )
    ran = run("translate-list", profile, "--apply", "to.po", "--json")
    assert (ran.code, ran.report["merged"], ran.report["changed_since"]) == (1, [], True)
    [left] = ran.report["not_merged"]
    assert (left["path"], left["file"], left["line"], left["at"]) == ("headline", "to.po", 17, "lin.yaml:3:11")


def test_standard_output(run, written, desk: Path) -> None:
    profile = written(PROFILE)
    ran = run("translate-list", profile, "--to", "zh", "-o", "-")
    assert ran.code == 0 and b'msgctxt "headline"' in ran.output and ran.error == ""
    assert [path.name for path in desk.iterdir()] == [profile]


def test_json_tells_what_is_missing(run, written) -> None:
    ran = run("translate-list", written(PROFILE), "--to", "zh", "--json")
    assert ran.report["file"] == "lin.zh.po"
    assert ran.report["texts"][0] == {"path": "headline", "file": "lin.yaml", "line": 3, "text": "Engineer"}


def test_nothing_is_missing(run, written, desk: Path) -> None:
    ran = run("translate-list", written("headline: { en: X, zh: 甲 }\n"), "--to", "zh")
    assert (ran.code, ran.error) == (0, "lin.yaml: no text is missing in zh, so that no file is written\n")
    assert [path.name for path in desk.iterdir()] == ["lin.yaml"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "--to zh, for example"),
        (["--to", "fr"], "`fr` is not one of the profile's languages (en, zh)"),
        (["--apply", "none.po"], "cannot be read"),
        (["--apply", "none.po", "-o", "x"], "answers go into the profile"),
        (["--to", "zh", "-o", "-", "--json"], "standard output"),
        (["--to", "zh", "-o", "none/x.po"], "cannot write"),
        (["--to", "zh", "-o", "lin.yaml"], "not overwritten"),
    ],
)
def test_wrong_usage(options: list[str], told: str, run, written, desk: Path) -> None:
    ran = run("translate-list", written(PROFILE), *options)
    assert ran.code == 2
    assert told in " ".join(ran.error.replace("│", "").split())
    assert (desk / "lin.yaml").read_text(encoding="utf-8").endswith(PROFILE)


def test_a_strangers_answers_do_not_steer_the_terminal(run, written, desk: Path) -> None:
    profile = written(PROFILE)
    (desk / "a.po").write_bytes(b'msgid ""\nmsgstr "Language: zh\\n"\n\nmsgctxt "\\x1b[2J"\nmsgid "x"\nmsgstr "y"\n')
    ran = run("translate-list", profile, "--apply", "a.po")
    assert ran.code == 1 and "\x1b" not in ran.text + ran.error


# check --stale ------------------------------------------------------------------------------------


@pytest.fixture
def repository(desk: Path, written) -> str:
    """A profile whose English changed after its one commit."""
    name = written("headline: { en: Engineer, zh: 工程师 }\n")
    for arguments in (["init", "-q"], ["config", "user.name", "Lin"], ["config", "user.email", "lin@example.org"],
                      ["add", "-A"], ["commit", "-q", "-m", "one"]):  # fmt: skip
        subprocess.run(["git", *arguments], cwd=desk, check=True, capture_output=True)
    return written("headline: { en: Lead engineer, zh: 工程师 }\n", name)


def test_stale_texts_are_findings(run, repository: str) -> None:
    ran = run("check", repository, "--stale", "HEAD")
    assert ran.code == 1
    assert "lin.yaml:2:36  CVB401 stale-text  headline.zh: en has changed since HEAD, zh has not: " in ran.text
    assert "“Engineer” → “Lead engineer”" in ran.text
    assert run("check", repository).code == 0
    assert run("check", repository, "--stale", "HEAD", "--ignore", "CVB401").code == 0


def test_stale_texts_for_programs(run, repository: str) -> None:
    [finding] = run("check", repository, "--stale", "HEAD", "--json").report["checked"][0]["findings"]
    assert (finding["code"], finding["path"], finding["line"]) == ("CVB401", "headline.zh", 2)
    ran = run("check", repository, "--stale", "HEAD", "--format", "github")
    assert ran.text.startswith("::warning file=lin.yaml,line=2,col=36,title=CVB401 stale-text::headline.zh: en has ")


@pytest.mark.parametrize(
    ("revision", "told"), [("v9", "git knows no revision"), ("-x", "cannot name"), ("", "revision")]
)
def test_a_revision_that_there_is_not(revision: str, told: str, run, repository: str) -> None:
    ran = run("check", repository, f"--stale={revision}")
    assert ran.code == 2 and told in ran.error


def test_no_repository(run, written, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    ran = run("check", written("headline: X\n"), "--stale", "HEAD")
    assert ran.code == 2 and "lin.yaml is not in a git repository" in ran.error
