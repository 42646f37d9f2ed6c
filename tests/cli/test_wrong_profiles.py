"""Each of the wrong profiles through the whole program: told by line, excerpt and hint; nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

WRONG = Path(__file__).parents[1] / "profile" / "wrong"
CASES = sorted(WRONG.glob("*.yaml"))


def places(case: Path) -> list[tuple[str, str, str]]:
    """The place, the message and the hint of each problem that a case's expectation lists."""
    rows = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    parts = [row.split(" | ") for row in rows]
    return [(head.split(" ")[0], message, hint) for head, message, *_, hint in parts]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_every_problem_is_told(case: Path, run, desk: Path) -> None:
    shutil.copy(case, desk / case.name)
    kept = desk / "output" / f"{case.stem}.resume.en.pdf"
    kept.parent.mkdir()
    kept.write_bytes(b"%PDF an older good file")
    ran = run("build", case.name)
    assert (ran.code, ran.output) == (2, b"")
    at = 0
    for place, message, hint in places(case):
        start = ran.error.index(f"{case.name}:{place}: error: ", at)
        at = ran.error.index(message, start)
        if hint != "-":
            at = ran.error.index(f"hint: {hint}", at)
    assert ran.error.count(": error: ") == len(places(case))
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert kept.read_bytes() == b"%PDF an older good file"


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_check_tells_the_same(case: Path, run, desk: Path) -> None:
    shutil.copy(case, desk / case.name)
    built, checked = run("build", case.name), run("check", case.name, "--json")
    assert checked.code == 2
    assert checked.error == built.error
    assert [f"{each['line']}:{each['column']}" for each in checked.report["errors"]] == [
        place for place, _, _ in places(case)
    ]


def test_the_excerpt_marks_the_place(run, desk: Path) -> None:
    (desk / "lin.yaml").write_text("name: Lin Yuan\nsettings: {theme: 无, lang: en}\n", encoding="utf-8")
    error = run("build", "lin.yaml").error.splitlines()
    row = error.index("       2 | settings: {theme: 无, lang: en}")
    # A full-width character takes two cells of a terminal.
    assert error[row + 1] == "         | " + " " * (len("settings: {theme: 无, ") + 1) + "^^^^"


def test_a_long_line_is_cut_around_the_place(run, desk: Path) -> None:
    (desk / "lin.yaml").write_text(f"name: Lin Yuan\nheadline: [{'x' * 300}, {'y' * 300}]\n", encoding="utf-8")
    assert all(len(line) < 140 for line in run("build", "lin.yaml").error.splitlines())


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\x0c", "\x9b31m"])
def test_a_strangers_file_does_not_steer_the_terminal(sign: str, run, desk: Path) -> None:
    (desk / "lin.yaml").write_text(f"name: Lin\n# a {sign} b\nhedline: A\n", encoding="utf-8")
    ran = run("build", "lin.yaml")
    assert ran.code == 2
    assert sign not in ran.error
    assert "lin.yaml:2:5: error" in ran.error
    assert "       2 | # a \ufffd" in ran.error
