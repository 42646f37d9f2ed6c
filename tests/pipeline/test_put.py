"""Files are put in place whole or not at all; what stood there before a failure still stands there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvbuilder.errors import MissingGlyph, WriteError
from cvbuilder.pipeline import Built, Request, build, files, put

BUILT = Built("lin.resume.en.pdf", b"%PDF new", "resume", "en", 1, (), ())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """An older good file where the new one is to go."""
    path = tmp_path / "out" / BUILT.name
    path.parent.mkdir()
    path.write_bytes(b"%PDF old")
    return path


def test_an_older_file_is_replaced(good: Path) -> None:
    assert put(BUILT, good.parent) == good
    assert good.read_bytes() == b"%PDF new"
    assert list(good.parent.iterdir()) == [good]


def test_the_folder_is_made(tmp_path: Path) -> None:
    assert put(BUILT, tmp_path / "a" / "b").read_bytes() == b"%PDF new"


@pytest.mark.parametrize("name", ["replace", "open"])
def test_a_failure_leaves_the_older_file(name: str, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((files.os, "replace") if name == "replace" else (Path, "open")), fail)
    with pytest.raises(WriteError, match="No space left on device") as caught:
        put(BUILT, good.parent)
    monkeypatch.undo()
    assert str(good) in str(caught.value)
    assert good.read_bytes() == b"%PDF old"
    assert list(good.parent.iterdir()) == [good]


def test_an_interruption_leaves_nothing_behind(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put(BUILT, good.parent)
    assert list(good.parent.iterdir()) == [good]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(WriteError, match=r"cannot write .*lin\.resume\.en\.pdf"):
        put(BUILT, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "not a folder"


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / BUILT.name).mkdir()
    with pytest.raises(WriteError):
        put(BUILT, tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / BUILT.name]


def test_a_build_that_fails_in_its_last_document_makes_none(written) -> None:
    path = written("headline: {en: Engineer, zh: 工程师 김}\n")
    with pytest.raises(MissingGlyph):
        build(path, Request(languages=("en", "zh")))
    assert [file.name for file in path.parent.iterdir()] == ["lin.yaml"]
