"""Names of files: safe on every system, the same on every system, and never outside of the output folder."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.errors import WriteError
from cvbuilder.pipeline import Built, Request, build, put
from cvbuilder.pipeline import slug_of as slug
from cvbuilder.profile import Profile, parse
from cvbuilder.source import read_bytes

PROFILE: Profile = parse(read_bytes(b"name: Lin Yuan\n", "lin.yaml"))
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³")}


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("lin.yaml", "lin"),
        ("Lin Yuan.yaml", "Lin-Yuan"),
        ("张三.yaml", "张三"),
        ("张三的简历（2026）.yaml", "张三的简历-2026"),
        ("a.b.c.yaml", "a-b-c"),
        ("..", "profile"),
        ("-.yaml", "profile"),
        (".yaml", "yaml"),
        ("con.yaml", "con-cv"),
        ("COM1.yaml", "COM1-cv"),
        ("lpt¹.yaml", "lpt¹-cv"),
        ("console.yaml", "console"),
        ("a\\b:c*?.yaml", "a-b-c"),
        ("-rf.yaml", "rf"),
        ("$(rm).yaml", "rm"),
        ("Rene\u0301.yaml", "Ren\u00e9"),
        ("a" * 63 + " b.yaml", "a" * 63),
    ],
)
def test_stems_of_files(file: str, stem: str) -> None:
    assert slug(PROFILE, Path(file)) == stem


@given(st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=90))
def test_any_name_gives_a_safe_stem(name: str) -> None:
    stem = slug(PROFILE, Path("folder") / name)
    assert stem
    assert Path(stem).name == stem
    assert not set(stem) & set('\\/:*?"<>|. \t\n')
    assert stem[0] != "-"
    assert stem.lower() not in RESERVED
    # Kind, language and extension at their longest, and what `put` adds while it writes.
    assert len(f".{stem}.resume.zh-Hant-HK.proof.txt.4194304.part".encode()) <= 255 or len(stem.encode()) > 192
    assert unicodedata.is_normalized("NFC", stem)


def test_the_profiles_own_slug_comes_first(written) -> None:
    (built,) = build(written("slug: dr-lin\n", "other.yaml"), Request(formats=("proof",)))
    assert built.name == "dr-lin.resume.en.proof.txt"


def test_a_long_chinese_name_can_be_written(written, tmp_path: Path) -> None:
    path = written(name="简" * 80 + ".yaml")
    (built,) = build(path, Request())
    assert put(built, tmp_path / "out").read_bytes() == built.content


@pytest.mark.parametrize("name", ["../a.pdf", "/a.pdf", "a/b.pdf", "..", ""])
def test_no_name_leaves_the_folder(name: str, tmp_path: Path) -> None:
    built = Built(name, b"", "resume", "en", 1, (), ())
    with pytest.raises(WriteError):
        put(built, tmp_path / "out")
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "out"])
