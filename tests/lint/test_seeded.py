"""A copy of a sample with twelve gaps and thirty faults: exactly these are found, in place; --fix mends its part.

The places are those at which the faults were put, told by the file's text and not by any span of ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct
from msgspec.json import decode

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"
SEEDS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "seeded.yaml").read_text(encoding="utf-8")
)
FAULTS = [seed for seed in SEEDS["faults"] if seed["code"]]


class Seeded(Struct):
    """The copy, and what is to be found in it: code or path with line and column."""

    path: Path
    faults: list[tuple[str, int, int]]
    gaps: list[tuple[str, str, int, int]]


def planted(seeds: list[dict[str, Any]], word: str = "new") -> str:
    text = SAMPLE.read_text(encoding="utf-8")
    for seed in seeds:
        assert text.count(seed["old"]) == 1, seed["old"]
        text = text.replace(seed["old"], seed.get(word, seed["old"]))
    return text


def place(text: str, seed: dict[str, Any]) -> tuple[int, int]:
    """Line and column of a seed's mark; of one that took text away, the mark stands before it."""
    if seed.get("near"):
        at = text.index(seed["mark"])
    else:
        assert text.count(seed["new"]) == 1, seed["new"]
        at = text.index(seed["mark"], text.index(seed["new"]))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.fixture
def seeded(tmp_path: Path) -> Seeded:
    text = planted([*SEEDS["gaps"], *SEEDS["faults"]])
    path = tmp_path / "seeded.yaml"
    path.write_bytes(text.encode("utf-8"))
    faults = [(seed["code"], *place(text, seed)) for seed in FAULTS]
    gaps = [(seed["path"], seed["language"], *place(text, seed)) for seed in SEEDS["gaps"]]
    return Seeded(path, sorted(faults), sorted(gaps))


def run(*arguments: object) -> tuple[int, str]:
    command = [sys.executable, "-m", "cvbuilder", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8")
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def found(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    code, output = run("check", path, "--json", *options)
    report = decode(output)
    assert report["errors"] == []
    return code, report["checked"][0]


def places_of(report: dict[str, Any]) -> list[tuple[str, int, int]]:
    return sorted((each["code"], each["line"], each["column"]) for each in report["findings"])


def test_there_are_twelve_and_thirty() -> None:
    assert (len(SEEDS["gaps"]), len(FAULTS)) == (12, 30)


def test_exactly_these_are_found_as_json(seeded: Seeded) -> None:
    code, report = found(seeded.path)
    assert places_of(report) == seeded.faults
    assert sorted((gap["path"], gap["language"], gap["line"], gap["column"]) for gap in report["gaps"]) == seeded.gaps
    assert code == 1
    counts = {each["language"]: each["of"] - each["texts"] for each in report["coverage"]}
    assert counts == {tag: sum(language.startswith(tag) for _, language, _, _ in seeded.gaps) for tag in ("en", "zh")}


def test_exactly_these_are_found_as_text(seeded: Seeded) -> None:
    code, text = run("check", seeded.path)
    lines = [line.strip().removeprefix(f"{seeded.path}:") for line in text.splitlines() if ": " in line][1:]
    told = [line.split("  ", 1) for line in lines if line[:1].isdigit()]
    gaps = sorted(f"{line}:{column}  {path}: no text in {tag}" for path, tag, line, column in seeded.gaps)
    faults = sorted((code, f"{line}:{column}") for code, line, column in seeded.faults)
    assert sorted("  ".join(each) for each in told if not each[1].startswith("CVB")) == gaps
    assert sorted((each[1].split()[0], each[0]) for each in told if each[1].startswith("CVB")) == faults
    assert (code, text.splitlines()[0]) == (
        1, f"{seeded.path}: sound, 12 texts missing in a language, 30 findings",
    )  # fmt: skip


def test_annotations_name_every_place(seeded: Seeded) -> None:
    code, text = run("check", seeded.path, "--format", "github")
    assert code == 1
    lines = text.splitlines()
    assert len(lines) == 42
    for fault, line, column in seeded.faults:
        assert any(f",line={line},col={column},title={fault} " in each for each in lines)


def test_fix_mends_its_part_and_touches_nothing_else(seeded: Seeded) -> None:
    stays = [seed for seed in SEEDS["faults"] if seed.get("stays")]
    mends = [{**seed, "fixed": seed.get("fixed", seed["old"])} for seed in SEEDS["faults"] if not seed.get("stays")]
    code, report = found(seeded.path, "--fix")
    text = seeded.path.read_bytes().decode("utf-8")
    wanted = planted([*SEEDS["gaps"], *stays])
    for seed in mends:
        assert wanted.count(seed["old"]) in (0, 1)
        wanted = wanted.replace(seed["old"], seed["fixed"])
    assert text == wanted
    assert code == 1
    assert [each[0] for each in places_of(report)] == sorted(seed["code"] for seed in stays if seed["code"])
    assert len(report["gaps"]) == 12
    assert report["mended"]["refused"] == []
    again, second = found(seeded.path, "--fix")
    assert seeded.path.read_bytes().decode("utf-8") == wanted
    assert (again, second["mended"]["places"]) == (1, 0)


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "profiles").glob("*/*.yaml")))
def test_the_samples_are_clean(name: str) -> None:
    code, report = found(ROOT / "profiles" / name / f"{name}.yaml", "--strict")
    assert (code, report["findings"], report["gaps"]) == (0, [], [])
    assert all(each["texts"] == each["of"] > 30 for each in report["coverage"])


@pytest.mark.parametrize("name", ["full", "minimal"])
def test_the_starters_are_clean(name: str) -> None:
    code, report = found(ROOT / "starter" / f"{name}.yaml", "--strict")
    assert (code, report["findings"], report["gaps"]) == (0, [], [])
