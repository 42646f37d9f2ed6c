"""Places: a folder, a store of fsspec; and profiles that are packed to be built elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvbuilder.batch.digests import digest_of, named_files
from cvbuilder.batch.packing import at_home, packed, unpacked
from cvbuilder.batch.places import Folder, place_of
from cvbuilder.batch.values import Order, Task
from cvbuilder.batch.work import make
from cvbuilder.errors import Diagnostic, EngineError, SourceSpan, WriteError
from cvbuilder.pipeline import Request

CONTENT = b"%PDF"


@pytest.mark.parametrize("kind", ["folder", "file", "memory"])
def test_what_is_put_is_held(kind: str, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    text = {"folder": str(tmp_path), "file": tmp_path.as_uri(), "memory": "memory://cvs/here"}[kind]
    place = place_of(text, str(tmp_path / "parts"))
    place.put("a.pdf", b"old")
    place.put("a.pdf", CONTENT)
    assert place.holds("a.pdf", len(CONTENT), digest_of(CONTENT))
    assert not place.holds("a.pdf", 3, digest_of(b"old"))
    assert not place.holds("b.pdf", len(CONTENT), digest_of(CONTENT))
    if kind != "memory":
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.pdf"]


def test_a_folder_looks_at_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PXF")
    assert not Folder(tmp_path, tmp_path).holds("a.pdf", len(CONTENT), digest_of(CONTENT))


@pytest.mark.parametrize("url", ["nothing://here", "s3://bucket/cvs", "memory://", "file:///"])
def test_a_place_that_is_none(url: str) -> None:
    with pytest.raises(WriteError, match="cannot open"):
        place_of(url).put("a.pdf", CONTENT)


def test_a_profile_is_packed_with_all_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "more.yaml").write_text("headline: A\nphoto: {file: deep/me.png}\n")
    (tmp_path / "deep" / "me.png").write_bytes(b"\x89PNG")
    path = tmp_path / "me.yaml"
    path.write_text("name: A\ninclude: [deep/more.yaml, {file: none.yaml, optional: true}]\n")
    sent = packed(Task("me.yaml", str(path)), Request())
    assert [name for name, _ in sent.files] == ["me.yaml", "deep/more.yaml", "deep/me.png"]
    with unpacked(sent, Request()) as away:
        assert away.parent != tmp_path
        assert (away.parent / "deep" / "me.png").read_bytes() == b"\x89PNG"
        assert named_files(away, away.read_bytes(), Request()) == ("deep/more.yaml", "none.yaml", "deep/me.png")
    assert not away.exists()


def test_a_recipe_is_packed_with_its_profile(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("section.skills: {en: Craft}\n")
    (tmp_path / "profile.yaml").write_text("name: A\nsettings: {message_files: [words.yaml]}\n")
    recipe = {"recipe": 1, "cvbuilder": "0", "profile": "profile.yaml", "source": "full", "kind": "resume"}
    (tmp_path / "recipe.json").write_text(json.dumps(recipe | {"language": "en", "theme": "classic", "page": "a4"}))
    sent = packed(Task("recipe.json", str(tmp_path / "recipe.json")), Request())
    assert [name for name, _ in sent.files] == ["recipe.json", "profile.yaml", "words.yaml"]


@pytest.mark.parametrize("named", ["../secret", "link"])
def test_what_stands_outside_is_not_packed(named: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: b")
    home = tmp_path / "home"
    home.mkdir()
    (home / "link").symlink_to(tmp_path / "secret")
    (home / "me.yaml").write_text(f"name: A\nsettings: {{message_files: [{named}]}}\n")
    sent = packed(Task("me.yaml", str(home / "me.yaml")), Request())
    assert [name for name, _ in sent.files] == ["me.yaml"]


def test_problems_are_told_at_home(tmp_path: Path) -> None:
    away = tmp_path / "people-7.json"
    task = Task("people.ndjson:7", "there/people-7.json", b"{}", 7)
    problem = Diagnostic(f"looked in {tmp_path}", SourceSpan(str(away), 3, 5, 1, 4))
    told = at_home(problem, task, away)
    assert told == Diagnostic("looked in there", SourceSpan("people.ndjson", 3, 5, 7, 4))
    other = Diagnostic("x", SourceSpan(str(tmp_path / "deep" / "more.yaml"), 0, 1, 2, 1))
    assert at_home(other, task, away).span == SourceSpan(str(Path("there/deep/more.yaml")), 0, 1, 2, 1)


def test_a_worker_with_another_program_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("name: A\n")
    with pytest.raises(EngineError, match="another cvbuilder"):
        make(Task("me.yaml", str(path)), Order(Request(), stock="of another release"))
