"""Lists and answers as files: written whole, never over work that is not merged, in the language that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.errors import CvBuilderError, WriteError
from cvbuilder.pipeline import translating
from cvbuilder.pipeline.translating import apply, deliver, missing
from cvbuilder.translation import PoEntry, PoFile, write_po

PROFILE = "settings: { languages: [en, zh] }\nheadline: Engineer # me\nobjective: { en: Job }\n"


def filled(path: Path, answers: dict[str, str], header: str = "zh") -> Path:
    texts = {"headline": "Engineer", "objective": "Job"}
    entries = tuple(PoEntry(place, texts.get(place, "x"), answer) for place, answer in answers.items())
    path.write_bytes(write_po(PoFile(entries, (("Language", header),) if header else ())))
    return path


def test_out_and_back(written, tmp_path: Path) -> None:
    path = written(PROFILE)
    found = missing(path, "zh")
    assert (found.name, found.language, len(found.entries)) == ("lin.zh.po", "zh", 2)
    target = tmp_path / found.name
    deliver(found, target)
    text = target.read_text(encoding="utf-8")
    answered = text.replace('msgid "Engineer"\nmsgstr ""', 'msgid "Engineer"\nmsgstr "工程师"')
    target.write_text(answered, encoding="utf-8")
    done = apply(path, target)
    assert ([given.path for given in done.merged.given], done.merged.open, done.changed) == (["headline"], 1, False)
    assert path.read_text(encoding="utf-8").endswith(
        "headline: { en: Engineer, zh: 工程师 } # me\nobjective: { en: Job }\n"
    )
    again = apply(path, target)
    assert (again.merged.given, again.merged.already, again.changed) == ((), 1, True)
    assert [entry.context for entry in missing(path, "zh").entries] == ["objective"]


def test_the_same_profile_gives_the_same_bytes(written) -> None:
    path = written(PROFILE)
    assert missing(path, "zh").content == missing(path, "zh-Hans").content


def test_ends_of_lines_and_byte_order_mark_stay(written, tmp_path: Path) -> None:
    path = written(PROFILE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    apply(path, filled(tmp_path / "a.po", {"headline": "工程师"}))
    assert path.read_bytes() == before.replace(b"Engineer", "{ en: Engineer, zh: 工程师 }".encode())


def test_answers_that_are_not_merged_are_not_overwritten(written, tmp_path: Path) -> None:
    path = written(PROFILE)
    target = filled(tmp_path / "a.po", {"headline": "工程师"})
    before = target.read_bytes()
    with pytest.raises(WriteError, match="1 of its answers are not in the profile"):
        deliver(missing(path, "zh"), target)
    assert target.read_bytes() == before
    apply(path, target)
    deliver(missing(path, "zh"), target)
    assert b"objective" in target.read_bytes() and b"headline" not in target.read_bytes()


def test_another_file_is_not_overwritten(written) -> None:
    path = written(PROFILE)
    with pytest.raises(WriteError, match="it is no PO file"):
        deliver(missing(path, "zh"), path)


def test_a_failed_write_leaves_the_profile(written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PROFILE)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(WriteError, match="No space left"):
        apply(path, filled(tmp_path / "a.po", {"headline": "工程师"}))
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_nothing_to_merge_writes_nothing(written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PROFILE)
    monkeypatch.setattr(translating, "keep", None)
    assert apply(path, filled(tmp_path / "a.po", {"headline": "", "nowhere": "甲"})).merged.given == ()


@pytest.mark.parametrize(
    ("header", "asked", "language"),
    [("zh", "", "zh"), ("zh_CN", "", "zh"), ("zh-Hans", "", "zh"), ("", "zh", "zh"), ("zh_CN", "zh-Hans", "zh")],
)
def test_the_language_of_answers(header: str, asked: str, language: str, written, tmp_path: Path) -> None:
    path = filled(tmp_path / "a.po", {"headline": "工程师"}, header)
    assert apply(written(PROFILE), path, asked).language == language


@pytest.mark.parametrize(
    ("header", "asked", "told"),
    [
        ("", "", "does not say which of the profile's languages"),
        ("fr", "", "does not say which of the profile's languages"),
        ("fr", "zh", "holds texts in fr, and --to says zh"),
        ("en", "zh", "holds texts in en"),
        ("zh", "fr", "`fr` is not one of the profile's languages"),
    ],
)
def test_a_language_that_is_not_meant(header: str, asked: str, told: str, written, tmp_path: Path) -> None:
    path = filled(tmp_path / "a.po", {"headline": "工程师"}, header)
    with pytest.raises(CvBuilderError, match=told):
        apply(written(PROFILE), path, asked)


def test_files_that_are_missing_or_too_large(written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PROFILE)
    with pytest.raises(CvBuilderError, match="cannot be read: No such file"):
        apply(path, tmp_path / "none.po")
    monkeypatch.setattr(translating, "MAX_PO", 8)
    with pytest.raises(CvBuilderError, match="larger than"):
        apply(path, filled(tmp_path / "a.po", {"headline": "工程师"}))
