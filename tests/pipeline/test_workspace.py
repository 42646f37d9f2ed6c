"""The files that a build reads are told and looked at; time passes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvbuilder.errors import ProfileError, WriteError
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.workspace import files_of, stamps, start_profile, stopwatch


def files(tmp_path: Path, rest: str, request: Request | None = None) -> list[str]:
    path = tmp_path / "lin.yaml"
    path.write_text(f"name: Lin Yuan\n{rest}", encoding="utf-8")
    return [file.name for file in files_of(path, request or Request())]


@pytest.mark.parametrize(
    ("rest", "theme", "found"),
    [
        ("", "", ["lin.yaml", "classic.yaml"]),
        ("photo: pictures/me.jpg\n", "", ["lin.yaml", "me.jpg", "classic.yaml"]),
        ("settings: {theme: modern, message_files: [a.yaml]}\n", "", ["lin.yaml", "a.yaml", "modern.yaml"]),
        ("documents: [{kind: cv, theme: modern}, {kind: bio}]\n", "", ["lin.yaml", "classic.yaml", "modern.yaml"]),
        ("documents: [{kind: cv, theme: modern}]\n", "classic", ["lin.yaml", "classic.yaml"]),
        ("settings: {theme: unheard-of}\n", "", ["lin.yaml"]),
    ],
)
def test_the_files_of_a_build(tmp_path: Path, rest: str, theme: str, found: list[str]) -> None:
    assert files(tmp_path, rest, Request(theme=theme)) == found


def test_a_file_that_is_named_need_not_be_there_yet(tmp_path: Path) -> None:
    files(tmp_path, "photo: pictures/me.jpg\n")
    found = files_of(tmp_path / "lin.yaml", Request())
    assert tmp_path.resolve() / "pictures" / "me.jpg" in found
    assert all(file.is_absolute() for file in found)


def test_a_broken_profile_names_no_files(tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        files(tmp_path, "headlin: A\n")


def test_stamps_tell_saves_renames_and_absence(tmp_path: Path) -> None:
    path, beside = tmp_path / "a", tmp_path / "b"
    absent = stamps([path])
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(10**18, 10**18))
    first = stamps([path])
    assert absent[path] is None and first[path] is not None
    assert stamps([path]) == first
    os.utime(path, ns=(10**18, 10**18 + 10**9))
    later = stamps([path])
    beside.write_text("one", encoding="utf-8")
    os.utime(beside, ns=(10**18, 10**18 + 10**9))
    os.replace(beside, path)  # same time and size, another inode
    renamed = stamps([path])
    assert len({first[path], later[path], renamed[path]}) == 3


def test_a_starter_is_written_once(tmp_path: Path) -> None:
    start_profile(tmp_path / "me.yaml", minimal=True)
    before = (tmp_path / "me.yaml").read_bytes()
    with pytest.raises(WriteError, match="exists already"):
        start_profile(tmp_path / "me.yaml", minimal=False)
    assert (tmp_path / "me.yaml").read_bytes() == before


def test_a_starter_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot write"):
        start_profile(tmp_path / "nowhere" / "me.yaml", minimal=True)


def test_a_stopwatch_runs_forwards() -> None:
    elapsed = stopwatch()
    assert 0 <= elapsed() <= elapsed()
