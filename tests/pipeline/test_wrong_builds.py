"""Each profile of `wrong_builds/` is sound as a file, yet cannot be built: all that is wrong with it, place by place.

A `.expected` file has a line for each diagnostic as those of `tests/profile/wrong` do: `line:column path | message |
expected | hint`, with `-` for what is empty. A place in another file begins with that file's name.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cvbuilder.errors import CvBuilderError, Diagnostic
from cvbuilder.pipeline import Request, build, check, load

WRONG = Path(__file__).parent / "wrong_builds"
CASES = sorted(WRONG.glob("*.yaml"))
WRONG_WORDS = "- {mesage: section.experience, text: Work}\n- {message: section.talks, text: {fr: Exposés}}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "folder").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "outside.png").symlink_to(tmp_path / "outside.png")
    (folder / "words.png").write_text("These are words.\n", encoding="utf-8")
    (folder / "wrong-words.yaml").write_text(WRONG_WORDS, encoding="utf-8")
    return folder


def told(problem: Diagnostic, path: Path) -> str:
    """A diagnostic as one line, without the folder that it was found in."""
    place = "-"
    if problem.span:
        file = Path(problem.span.file)
        other = "" if file == path else f"{file.name} "
        place = f"{other}{problem.span.line}:{problem.span.column}"
    parts = (f"{place} {problem.path or '-'}", problem.message, problem.expected or "-", problem.hint or "-")
    return " | ".join(parts).replace(str(path.parent), "HOME")


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_every_problem_is_told_at_its_place(case: Path, home: Path) -> None:
    path = Path(shutil.copy(case, home))
    load(path)  # the file alone is sound
    with pytest.raises(CvBuilderError) as caught:
        build(path, Request())
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [told(problem, path) for problem in caught.value.diagnostics] == expected


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_check_tells_what_a_build_would(case: Path, home: Path) -> None:
    path = Path(shutil.copy(case, home))
    with pytest.raises(CvBuilderError) as caught:
        check(path)
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert set(expected) <= {told(problem, path) for problem in caught.value.diagnostics}


def test_each_case_has_its_expectation() -> None:
    assert {case.stem for case in CASES} == {case.stem for case in WRONG.glob("*.expected")}
    assert len(CASES) >= 16
