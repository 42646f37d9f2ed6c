"""What README.md shows is true: its profile builds, its slip is told as it says, its files and commands are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvbuilder import ProfileError, Request, build
from cvbuilder.pipeline import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROFILE, MESSAGES = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
PAGES = ("README.md", *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md"))))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "lin-yuan.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def proof(path: Path, language: str, **options: object) -> str:
    (built,) = build(path, Request(languages=(language,), formats=("proof",), **options))  # type: ignore[arg-type]
    return built.content.decode("utf-8")


def test_the_profile_has_fifteen_lines_and_becomes_what_is_said(profile: Path) -> None:
    assert PROFILE.count("\n") == 15
    assert [built.name for built in build(profile, Request())] == ["lin-yuan.resume.en.pdf", "lin-yuan.resume.zh.pdf"]
    assert re.search("May.2018.*Present", proof(profile, "en"))
    assert "工作经历" in proof(profile, "zh")


def test_messages_are_replaced_as_shown(profile: Path) -> None:
    profile.write_text(PROFILE + MESSAGES, encoding="utf-8")
    assert "Industry experience" in proof(profile, "en")
    assert "工程经历" in proof(profile, "zh")


def test_private_fields_are_shown_when_asked_for(profile: Path) -> None:
    assert "四川乐山" not in proof(profile, "zh")
    assert "四川乐山" in proof(profile, "zh", private=("birth", "native_place"))


def test_the_slip_is_told_as_shown(profile: Path) -> None:
    shown = re.search(r"lin-yuan\.yaml:(\d+):(\d+): error: (\S+): (.*)\n", README)
    hint = re.search(r"    hint: (.*)\n", README)
    assert shown and hint
    profile.write_text(PROFILE.replace("position:", "postion:"), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load(profile)
    (told,) = caught.value.diagnostics
    assert told.span is not None
    assert (str(told.span.line), str(told.span.column), told.path, told.message) == shown.groups()
    assert told.hint == hint[1]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_modules_that_are_named_exist(page: str) -> None:
    rooms = "|".join(path.name for path in (ROOT / "cvbuilder").iterdir() if (path / "__init__.py").is_file())
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(rf"`(?:cvbuilder/)?((?:{rooms})/[\w/]+\.py)`", text))
    named_at_root = set(re.findall(r"`((?:tools|tests)/[\w/]+\.py)`", text))
    assert [name for name in named if not (ROOT / "cvbuilder" / name).is_file()] == []
    assert [name for name in named_at_root if not (ROOT / name).is_file()] == []


def test_make_has_what_is_promised() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = set(re.findall(r"\bmake (\w+)", README))
    assert promised >= {"demo", "test"}
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in promised)
