"""Each file of `wrong/` with all that is wrong in it, place by place.

A `.expected` file has a line for each diagnostic, in order: `line:column path | message | expected | hint`,
with `-` for what is empty.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile import parse
from cvbuilder.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, read, read_bytes

WRONG = Path(__file__).parent / "wrong"
CASES = sorted(WRONG.glob("*.yaml"))


def told(problem: Diagnostic) -> str:
    place = f"{problem.span.line}:{problem.span.column}" if problem.span else "-"
    parts = (f"{place} {problem.path or '-'}", problem.message, problem.expected or "-", problem.hint or "-")
    return " | ".join(parts)


def problems(content: bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(ProfileError) as caught:
        parse(read_bytes(content, "profile.yaml"))
    return caught.value.diagnostics


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_every_problem_is_told_at_its_place(case: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        parse(read(case, case.name))
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [told(problem) for problem in caught.value.diagnostics] == expected
    assert all(problem.span and problem.span.file == case.name for problem in caught.value.diagnostics)


def test_each_case_has_its_expectation() -> None:
    assert {case.stem for case in CASES} == {case.stem for case in WRONG.glob("*.expected")}
    assert len(CASES) >= 60


def test_too_deep() -> None:
    found = problems(b"name: " + b"[" * MAX_DEPTH)
    assert [told(problem) for problem in found] == [
        f"1:{len('name: ') + MAX_DEPTH} - | lists and mappings are nested more than {MAX_DEPTH} deep | - | -"
    ]


def test_too_large() -> None:
    content = b"name: Lin Yuan\n#" + b"x" * MAX_BYTES
    assert [problem.message for problem in problems(content)] == ["the file is larger than 1 MiB"]


def test_as_large_as_allowed() -> None:
    content = b"name: Lin Yuan\n#".ljust(MAX_BYTES, b"x")
    assert parse(read_bytes(content, "profile.yaml")).name.display


def test_too_many_nodes() -> None:
    content = b"name: Lin Yuan\ninterests: [" + b"a, " * MAX_NODES + b"a]\n"
    found = problems(content)
    assert [problem.message for problem in found] == ["the file has more than 50,000 values"]
    # `name`, its value and `interests` come before the items, so item 49,998 is value 50,001.
    assert found[0].span and found[0].span.column == len("interests: [") + 3 * (MAX_NODES - 3) + 1


def test_too_many_items() -> None:
    found = problems(b"name: Lin Yuan\ninterests: [" + b"a, " * 2000 + b"a]\n")
    assert [told(problem) for problem in found] == [
        "2:12 interests | the list has 2,001 items | at most 2,000 | -",
    ]


def test_too_long_a_text() -> None:
    found = problems(b"name: Lin Yuan\nheadline: " + b"a" * 20_001)
    assert [told(problem) for problem in found] == [
        "2:11 headline | the text has 20,001 characters | at most 20,000 | -"
    ]


def test_too_long_a_link() -> None:
    found = problems(b"name: Lin Yuan\ncontact: {website: https://example.org/" + b"a" * 2000 + b"}")
    assert [problem.message for problem in found] == ["the address is too long"]


def test_a_problem_reads_as_one_line() -> None:
    found = problems(b"name: Lin Yuan\nhedline: Engineer\n")
    assert [str(problem) for problem in found] == [
        "profile.yaml:2:1: hedline: the key `hedline` is unknown here (did you mean `headline`?)"
    ]
