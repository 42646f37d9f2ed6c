"""A profile mended in place: whole or not at all, with its mark, line ends, permissions and links."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from cvbuilder.errors import ProfileError, WriteError
from cvbuilder.pipeline.checking import Review, mend, review
from cvbuilder.profile.text import PartialDate

FAULTY = "name: A # 甲,乙\nheadline: { zh: 工程师 (ReID) }\nsummary: [{ zh: '甲,乙' }]\n"
RIGHT = "name: A # 甲,乙\nheadline: { zh: 工程师（ReID） }\nsummary: [{ zh: '甲，乙' }]\n"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(FAULTY.encode())
    return path


def test_mending(profile: Path) -> None:
    done = mend(profile, Review())
    assert (done.places, done.refused) == (3, ())
    assert profile.read_bytes() == RIGHT.encode()
    assert mend(profile, Review()).places == 0
    assert [path.name for path in profile.parent.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_mark_and_the_line_ends_stay(profile: Path, mark: bytes, end: str) -> None:
    profile.write_bytes(mark + FAULTY.replace("\n", end).encode())
    mend(profile, Review())
    assert profile.read_bytes() == mark + RIGHT.replace("\n", end).encode()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are those of POSIX")
def test_permissions_and_links_stay(profile: Path) -> None:
    profile.chmod(0o640)
    link = profile.with_name("link.yaml")
    link.symlink_to(profile)
    mend(link, Review())
    assert link.is_symlink()
    assert profile.read_bytes() == RIGHT.encode()
    assert stat.S_IMODE(profile.stat().st_mode) == 0o640


def test_what_is_clean_is_not_written(profile: Path) -> None:
    profile.write_bytes(RIGHT.encode())
    before = profile.stat()
    assert mend(profile, Review()).places == 0
    after = profile.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_ignored_is_not_mended(profile: Path) -> None:
    mend(profile, Review(ignore=("CVB101",)))
    assert profile.read_bytes() == RIGHT.replace("甲，乙' }", "甲,乙' }").encode()


def test_a_wrong_profile_is_not_touched(profile: Path) -> None:
    profile.write_bytes(FAULTY.encode() + b"unknown: x\n")
    with pytest.raises(ProfileError):
        mend(profile, Review())
    assert profile.read_bytes() == FAULTY.encode() + b"unknown: x\n"


def test_a_file_that_cannot_be_written(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WriteError, match="may not be written"):
        mend(profile, Review())
    assert profile.read_bytes() == FAULTY.encode()


def test_a_failed_write_leaves_the_old_file(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(WriteError, match="No space left"):
        mend(profile, Review())
    assert profile.read_bytes() == FAULTY.encode()
    assert [path.name for path in profile.parent.iterdir()] == ["a.yaml"]


def test_the_day_is_asked_epoch_or_updated(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def codes(today: PartialDate | None = None) -> list[str]:
        return [each.code for each in review(profile, Review(today=today)).findings]

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    text = "name: A\nawards: [{ title: B, date: 2025-05 }]\n"
    profile.write_text(text, encoding="utf-8")
    assert codes() == []
    assert codes(PartialDate(2025, 4, 30)) == ["CVB203"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert codes() == ["CVB203"]
    assert codes(PartialDate(2025, 5, 1)) == []
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    profile.write_text(f"{text}updated: 2025-01\n", encoding="utf-8")
    assert codes() == ["CVB203"]


def test_what_cannot_be_laid_out_is_told_beside_the_findings(profile: Path) -> None:
    profile.write_text("name: A\nheadline: { zh: '甲,乙 😀' }\n", encoding="utf-8")
    found = review(profile, Review())
    assert [each.code for each in found.findings] == ["CVB101"]
    assert found.error is not None and "U+1F600" in str(found.error)
