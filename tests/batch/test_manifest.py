"""The manifest: what is added is found, a torn line harms nobody, the later of two entries holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.batch.manifest import Document, Entry, Manifest


def entry(name: str, recipe: str = "r") -> Entry:
    made = (Document(f"{name}.resume.en.pdf", 10, "d", "resume", "en", "", 1),)
    return Entry(name, recipe, ((f"{name}.yaml", "i"),), made)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "manifest.ndjson"


def written(path: Path, *names: str) -> None:
    manifest = Manifest(path, keep=True)
    for name in names:
        manifest.add(entry(name))
    manifest.close()


def test_what_was_added_is_found_by_the_next_run(path: Path) -> None:
    written(path, "a", "b")
    manifest = Manifest(path, keep=True)
    assert (manifest.entry("a"), manifest.entry("b"), manifest.entry("c")) == (entry("a"), entry("b"), None)
    assert manifest.at(manifest.place("b")) == entry("b")
    assert manifest.add(entry("c")) == len(path.read_bytes()) - len(path.read_bytes().splitlines(keepends=True)[-1])
    assert manifest.entry("c") == entry("c")


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_torn_last_line_counts_for_nothing(cut: int, path: Path) -> None:
    written(path, "a", "b")
    path.write_bytes(path.read_bytes()[:-cut])
    written(path, "c")
    manifest = Manifest(path, keep=True)
    assert [manifest.entry(name) for name in "abc"] == [entry("a"), None, entry("c")]


@pytest.mark.parametrize("line", [b"\n", b"{}\n", b"\xff\xfe\n", b"null\n", b'{"of": 3}\n'])
def test_a_line_that_is_none_is_passed_by(line: bytes, path: Path) -> None:
    written(path, "a")
    path.write_bytes(path.read_bytes() + line)
    written(path, "b")
    manifest = Manifest(path, keep=True)
    assert [manifest.entry(name) for name in "ab"] == [entry("a"), entry("b")]


def test_the_later_entry_holds(path: Path) -> None:
    manifest = Manifest(path, keep=True)
    manifest.add(entry("a", "old"))
    manifest.add(entry("a", "new"))
    assert manifest.entry("a") == entry("a", "new")
    manifest.close()
    assert Manifest(path, keep=True).entry("a") == entry("a", "new")


def test_a_batch_that_does_not_resume_begins_anew(path: Path) -> None:
    written(path, "a")
    Manifest(path, keep=False).close()
    assert path.read_bytes() == b""
