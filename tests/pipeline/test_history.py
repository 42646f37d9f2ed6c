"""A profile as git has it: found from any folder, and each way in which it can be missing told in plain words."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline.checking import Review, review
from cvbuilder.pipeline.history import source_at


def git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=Lin Yuan", "-c", "user.email=lin@example.org", "-c", "commit.gpgsign=false")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True, env=clean)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A profile in a folder of a repository, in two versions: `v1`, and the one after."""
    path = tmp_path / "repository" / "个人 profiles" / "lin.yaml"
    path.parent.mkdir(parents=True)
    git(path.parents[1], "init", "-q", "-b", "main")
    for tag, headline in (("v1", "Engineer"), ("v2", "Lead engineer")):
        text = f"name: Lin Yuan\nheadline: {{ en: {headline}, zh: 工程师 }}\n"
        path.write_text(text, encoding="utf-8")
        git(path.parents[1], "add", "-A")
        git(path.parents[1], "commit", "-q", "-m", tag)
        git(path.parents[1], "tag", tag)
    return path


@pytest.mark.parametrize("revision", ["v1", "HEAD~1", "main^", "v2~"])
def test_the_source_of_then(kept: Path, revision: str) -> None:
    source = source_at(kept, revision)
    assert "headline: { en: Engineer," in source.text
    assert source.file == f"{revision}:lin.yaml"


def test_relative_paths_and_links(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept.parent)
    assert source_at(Path("lin.yaml"), "v1").text == source_at(kept, "v1").text
    link = tmp_path / "link.yaml"
    link.symlink_to(kept)
    assert source_at(link, "v1").text == source_at(kept, "v1").text


def test_what_a_hook_hands_down_is_not_followed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    assert source_at(kept, "v1").text


def test_the_finding(kept: Path) -> None:
    [found] = review(kept, Review(stale="v1")).findings
    assert (found.code, found.path, found.span.line) == ("CVB401", "headline.zh", 2)
    assert review(kept, Review(stale="v2")).findings == ()
    assert review(kept, Review(stale="v1", ignore=("CVB401",))).findings == ()


def told(path: Path, revision: str) -> str:
    with pytest.raises(CvBuilderError) as error:
        source_at(path, revision)
    [problem] = error.value.diagnostics
    return str(problem)


def test_a_revision_that_there_is_not(kept: Path) -> None:
    assert "git knows no revision 'v9'" in told(kept, "v9")


@pytest.mark.parametrize("revision", ["-h", "--output=x", "", " ", "v1\nv2", "v1\0"])
def test_what_cannot_be_a_revision(kept: Path, revision: str) -> None:
    assert "cannot name a revision" in told(kept, revision)


@pytest.mark.parametrize("revision", ["v1..v2", "v1 v2", "HEAD:x", "$(touch x)", ";true", "v1^{tree}"])
def test_what_is_more_or_less_than_a_commit(kept: Path, revision: str) -> None:
    assert "git knows no revision" in told(kept, revision)
    assert not (kept.parent / "x").exists()


def test_a_profile_that_was_not_there(kept: Path) -> None:
    new = kept.with_name("new.yaml")
    new.write_text("name: New\n", encoding="utf-8")
    assert "new.yaml was not in the repository at v1" in told(new, "v1")


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    path = tmp_path / "home" / "lin.yaml"
    path.parent.mkdir()
    path.write_text("name: Lin\n", encoding="utf-8")
    assert "is not in a git repository" in told(path, "HEAD")


def test_without_git(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept.parent))
    assert "--stale needs git" in told(kept, "v1")


def test_a_profile_that_could_not_be_read_then(kept: Path) -> None:
    kept.write_text("name: Lin\nheadlin: x\n", encoding="utf-8")
    git(kept.parent, "commit", "-q", "-a", "-m", "wrong")
    kept.write_text("name: Lin\n", encoding="utf-8")
    with pytest.raises(CvBuilderError) as error:
        review(kept, Review(stale="HEAD"))
    assert str(error.value).startswith("HEAD:lin.yaml:2:1: ")
