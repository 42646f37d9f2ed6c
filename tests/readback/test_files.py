"""The files themselves: sound, within their pages, with all faces embedded, the same bytes wherever they are built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import ROOT
from tests.readback.extractors import poppler
from tests.readback.samples import PROFILES, THEMES, Sample, documents, shipped

SOUND_FACE = re.compile(r"[A-Z]{6}\+\S+ +CID (TrueType|Type 0C( \(OT\))?) +Identity-H +yes yes yes +\d+ +\d+")
"""A row of pdffonts: a subset's tag and name, type, encoding, embedded, subset, with a map to Unicode, object."""
MOST_PAGES = {"resume": 2, "bio": 1, "press": 2}
PLACES = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "4711", "LANG": "de_DE.UTF-8"},
)


@pytest.fixture
def file(sample: Sample, tmp_path: Path) -> Path:
    """A document of the project's profiles as a file."""
    place = tmp_path / sample.name
    place.write_bytes(sample.pdf)
    return place


def output_of(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout


@documents()
def test_every_face_is_embedded_and_subset(file: Path) -> None:
    rows = output_of("pdffonts", file).splitlines()[2:]
    assert rows
    assert [row for row in rows if not SOUND_FACE.fullmatch(row)] == []


@documents()
def test_qpdf_finds_nothing(file: Path) -> None:
    assert "No syntax or stream encoding errors found" in output_of("qpdf", "--check", file)


@documents(*MOST_PAGES)
def test_the_document_keeps_to_its_pages(sample: Sample) -> None:
    assert len(poppler(sample.pdf)) <= MOST_PAGES[sample.plan.kind]


@documents()
def test_nothing_but_a_section_left_out_is_warned_of(sample: Sample) -> None:
    """No line passes its measure, no word is cut."""
    assert {warning.key for warning in sample.warnings} == sample.left_out


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_bytes_in_every_place(tmp_path: Path, theme: str) -> None:
    """Other hash seed, time zone, locale, working folder, folder of the profile: not a byte differs."""
    expected = {name: sample.pdf for path in PROFILES for name, sample in shipped(path, theme).items()}
    for number, place in enumerate(PLACES):
        folder = tmp_path / f"place {number}"
        shutil.copytree(ROOT / "profiles", folder / "profiles")
        given = [str(path.relative_to(ROOT)) for path in PROFILES]
        command = [sys.executable, "-m", "cvbuilder", "build", *given, "--theme", theme, "-o", f"out{number}"]
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "SYSTEMROOT")}
        environment = kept | place | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        found = {file.name: file.read_bytes() for file in (folder / f"out{number}").iterdir()}
        assert found.keys() == expected.keys()
        assert [name for name in expected if found[name] != expected[name]] == []


ZONES = ("UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati", "Antarctica/Troll")
LOCALES = ("C", "C.UTF-8", "zh_CN.GB18030", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.SJIS", "ar_EG.UTF-8")
FOLDERS = ("a", "a folder", "文件夹", "deep/er/still", "it's")


def test_the_same_bytes_on_twenty_runs(tmp_path: Path) -> None:
    """Another hash seed each time, and zones, locales and folders in turn, none of which has a share in a file."""
    path = next(path for path in PROFILES if path.stem == "xiangxiang-chu")
    expected = {name: sample.pdf for name, sample in shipped(path, "classic").items()}
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "SYSTEMROOT")}
    for run in range(20):
        folder = tmp_path / f"{run}" / FOLDERS[run % len(FOLDERS)]
        folder.mkdir(parents=True)
        shutil.copy(path, folder)
        place = {"PYTHONHASHSEED": str(run * 211), "TZ": ZONES[run // 4], "LC_ALL": LOCALES[run % len(LOCALES)]}
        command = [sys.executable, "-m", "cvbuilder", "build", path.name, "--theme", "classic", "-o", "out"]
        environment = kept | place | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": str(run % 2)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        assert {file.name: file.read_bytes() for file in (folder / "out").iterdir()} == expected, place
