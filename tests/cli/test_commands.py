"""The other commands: check, themes, locales, fonts; help, completion, and the whole as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GAP = "headline: {en: Engineer}\nsettings: {languages: [en, zh]}\n"
COMMANDS = ("build", "check", "themes", "locales", "fonts")


def test_check_of_a_sound_profile(run, written) -> None:
    ran = run("check", written())
    assert (ran.code, ran.text, ran.error) == (0, "lin.yaml: sound, no texts missing in a language, no findings\n", "")


def test_check_lists_gaps_and_strict_makes_them_findings(run, written, desk: Path) -> None:
    profile = written(GAP)
    ran = run("check", profile)
    assert ran.code == 0
    assert ran.text.splitlines() == [
        "lin.yaml: sound, 1 text missing in a language, no findings",
        "  texts     en              zh",
        "  headline  ########## 1/1  .......... 0/1",
        "  all       ########## 1/1  .......... 0/1",
        "  lin.yaml:2:11  headline: no text in zh-Hans",
    ]
    assert run("check", profile, "--strict").code == 1
    assert run("check", written("", "other.yaml"), "--strict").code == 0
    assert sorted(path.name for path in desk.iterdir()) == ["lin.yaml", "other.yaml"]


def test_check_as_json(run, written) -> None:
    ran = run("check", written(GAP), written("hedline: A\n", "bad.yaml"), "--json", "--strict")
    assert ran.code == 2
    assert ran.report["checked"] == [
        {
            "file": "lin.yaml",
            "coverage": [
                {
                    "language": tag,
                    "texts": texts,
                    "of": 1,
                    "sections": [{"section": "headline", "texts": texts, "of": 1}],
                }
                for tag, texts in (("en", 1), ("zh", 0))
            ],
            "gaps": [
                {
                    "file": "lin.yaml",
                    "line": 2,
                    "column": 11,
                    "path": "headline",
                    "reason": "untranslated",
                    "language": "zh-Hans",
                }
            ],
            "findings": [],
            "warnings": [],
        }
    ]
    assert [problem["path"] for problem in ran.report["errors"]] == ["hedline"]


def test_themes(run) -> None:
    ran = run("themes")
    assert (ran.code, ran.error) == (0, "")
    found = run("themes", "--json").report
    assert "classic" in [theme["name"] for theme in found]
    assert [line.split()[0] for line in ran.text.splitlines()] == [theme["name"] for theme in found]
    assert all(theme["description"] for theme in found)


def test_locales(run) -> None:
    ran = run("locales")
    assert (ran.code, ran.error) == (0, "")
    found = {locale["tag"]: locale["name"] for locale in run("locales", "--json").report}
    assert found["en"] == "English"
    assert found["zh-Hans"].startswith(("中文", "简体中文"))
    assert found["zh-Hant"] == found["zh-Hant-HK"] == "繁體中文"
    assert [line.split()[0] for line in ran.text.splitlines()] == list(found)


def test_messages_of_a_locale(run) -> None:
    ran = run("locales", "zh")
    assert (ran.code, ran.error) == (0, "")
    found = {message["key"]: message["text"] for message in run("locales", "zh", "--json").report}
    assert found["section.experience"] == "工作经历"
    assert [line.split()[0] for line in ran.text.splitlines()] == list(found)


@pytest.mark.parametrize(("tag", "projects"), [("zh-TW", "專案經歷"), ("zh-Hant", "專案經歷"), ("zh-HK", "項目經驗")])
def test_messages_of_traditional_chinese(tag: str, projects: str, run) -> None:
    found = {message["key"]: message["text"] for message in run("locales", tag, "--json").report}
    assert found["section.projects"] == projects
    assert found["section.skills"] == "專業技能"


@pytest.mark.parametrize("tag", ["xx", "e_n"])
def test_messages_of_no_locale(tag: str, run) -> None:
    ran = run("locales", tag)
    assert (ran.code, ran.output) == (2, b"")
    assert f"“{tag}”" in ran.error
    assert "hint" in ran.error or "expected" in ran.error


def test_fonts(run) -> None:
    ran = run("fonts")
    assert (ran.code, ran.error) == (0, "")
    found = run("fonts", "--json").report
    assert [line.split()[0] for line in ran.text.splitlines()] == [face["id"] for face in found]
    assert all(face["licence"] and face["characters"] for face in found)


def test_help_names_every_command(run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"  {command} " in ran.text for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(command: str, run) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.error) == (0, "")
    assert ran.text.startswith(f"Usage: cvbuilder {command}")
    assert "--help" in ran.text


def test_help_of_build_names_its_words(run) -> None:
    text = " ".join(run("build", "--help").text.split())
    for words in ("resume, cv", "en, zh", "a4 or letter", "pdf, proof", "--strict", "--today", "standard output"):
        assert words in text


def test_no_command_shows_the_help(run) -> None:
    ran = run()
    # Which stream and code is the library's affair: Click has changed its mind between 8.1 and 8.2.
    assert (ran.text + ran.error).startswith("Usage: cvbuilder [OPTIONS] COMMAND")
    assert ran.code in (0, 2)


def test_an_unknown_command(run) -> None:
    ran = run("biuld")
    assert (ran.code, ran.output) == (2, b"")
    assert "biuld" in ran.error


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script(shell: str, run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CVBUILDER_COMPLETE", f"source_{shell}")
    ran = run()
    assert ran.code == 0
    assert "_CVBUILDER_COMPLETE" in ran.text
    assert f"complete_{shell}" in ran.text


def process(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "SYSTEMROOT")}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=kept | {"PYTHONPATH": str(ROOT)} | environment, capture_output=True)


def test_the_program_as_a_process(written, desk: Path) -> None:
    done = process("-m", "cvbuilder", "build", written("headline: {zh: 工程师}\n"), cwd=desk)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (desk / "output" / "lin.resume.zh.pdf").read_bytes().startswith(b"%PDF-")


def test_a_terminal_without_unicode_gets_readable_lines(written, desk: Path) -> None:
    """Standard streams that are ASCII: no crash on what they cannot hold, and no colour where there is no terminal."""
    profile = written("headline: {zh: 工程师 😀}\n", "张三.yaml")
    done = process("-m", "cvbuilder", "build", profile, cwd=desk, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 2
    error = done.stderr.decode("utf-8")
    assert "U+1F600" in error
    assert "Traceback" not in error
    assert "\x1b" not in error


LEAN = """
import sys
from cvbuilder.cli import main
sys.argv = ["cvbuilder", "build", sys.argv[1], "-q"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
ours = set(sys.modules)
print("\\n".join(sorted(ours)))
"""
FOREIGN = """
import sys, reportlab.pdfbase.pdfdoc, reportlab.pdfgen.canvas
print("\\n".join(sorted(sys.modules)))
"""
HEAVY = (
    "pydantic", "rich", "fontTools", "PIL", "numpy", "pyphen", "hypothesis", "jsonschema", "reportlab.platypus",
    "pypdfium2", "pikepdf", "icu", "hatchling", "cvbuilder.profile.schema", "cvbuilder.writers.proof",
    "cvbuilder.cli.listing", "cvbuilder.cli.checking", "cvbuilder.lint", "cvbuilder.source.edits", "urllib.request",
    "babel", "pytz", "opencc", "watchfiles", "cvbuilder.locale.extract", "cvbuilder.batch", "distributed", "fsspec",
)  # fmt: skip


def test_a_plain_build_imports_no_more_than_it_needs(written, desk: Path) -> None:
    lean = process("-c", LEAN, written("headline: {en: Engineer, zh: 工程师}\n"), cwd=desk)
    assert lean.returncode == 0, lean.stderr.decode()
    ours = lean.stdout.decode().split()
    given = process("-c", FOREIGN, cwd=desk).stdout.decode().split()
    found = {name for name in ours if any(name == heavy or name.startswith(f"{heavy}.") for heavy in HEAVY)}
    assert found - set(given) == set()
    assert "cvbuilder.writers.pdf.write" in ours


def test_a_plain_build_imports_no_library_that_is_not_listed(written, desk: Path) -> None:
    """One that is new takes its time of every build: it is imported where it is needed, or put on the list."""
    lean = process("-c", LEAN, written("headline: {en: Engineer, zh: 工程师}\n"), cwd=desk)
    given = process("-c", 'import sys; print("\\n".join(sys.modules))', cwd=desk).stdout.decode().split()
    loaded = set(lean.stdout.decode().split()) - set(given)
    roots = {name.partition(".")[0] for name in loaded} - {"cvbuilder", *sys.stdlib_module_names}
    listed = (Path(__file__).parent / "plain_build.txt").read_text("utf-8").split()
    assert sorted(root for root in roots if not root.startswith("_") and root not in listed) == []


@pytest.mark.parametrize("command", ["--help", "themes", "locales"])
def test_other_commands_load_no_layout(command: str, desk: Path) -> None:
    script = LEAN.replace('"build", sys.argv[1], "-q"', f'"{command}"').replace("print(", 'print("\\n--\\n" + ')
    loaded = process("-c", script, "-", cwd=desk).stdout.decode().rpartition("--\n")[2].split()
    assert "cvbuilder.cli.app" in loaded
    assert not [name for name in loaded if name.split(".")[0] in ("reportlab", "uharfbuzz", "pydantic", "rich")]
    assert not [name for name in loaded if name.startswith(("cvbuilder.layout.lay_out", "cvbuilder.writers.pdf"))]
