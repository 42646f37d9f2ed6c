"""A profile kept in several files, and fields with other values for one build; what is wrong is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cvbuilder.errors import CvBuilderError, Diagnostic
from cvbuilder.pipeline import Request, build, load
from cvbuilder.pipeline.changes import MAX_CHANGES
from cvbuilder.pipeline.checking import Review, mend, review
from cvbuilder.pipeline.sources import MAX_FILES, gather
from cvbuilder.pipeline.workspace import files_of, included_files
from cvbuilder.profile.text import PartialDate

WRONG = yaml.safe_load(Path(__file__).with_name("wrong_sources.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "up.yaml").write_text("headline: Pilot\n", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (home / "up.yaml").symlink_to(tmp_path / "up.yaml")
    return home


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "me.yaml"


def told(problem: Diagnostic, folder: Path) -> str:
    parts = (f"{problem.span} {problem.path or '-'}", problem.message, problem.expected or "-", problem.hint or "-")
    return " | ".join(parts).replace(f"{folder}/", "")


@pytest.mark.parametrize("case", WRONG, ids=[case["case"] for case in WRONG])
def test_every_problem_is_told_at_its_place(case: dict, folder: Path) -> None:
    path = put(folder, case["files"])
    with pytest.raises(CvBuilderError) as caught:
        load(path, case.get("set", ()))
    assert [told(problem, folder) for problem in caught.value.diagnostics] == case["told"]


FILES = {
    "me.yaml": "include: [parts/private.yaml, design.yaml, {file: absent.yaml, optional: true}]\n"
    "name: {en: Lin Yuan, zh: 林源}\ncontact: {location: {en: Rivertown}}\nheadline: {en: Engineer}\n",
    "parts/private.yaml": "include: [more.yaml]\ncontact:\n  email: lin@example.org\n  location: {zh: 河湾市}\n",
    "more.yaml": "summary:\n- en: >\n    Builds robots\n    that walk\n  zh: |\n    研制行走\n    机器人\n",
    "design.yaml": "settings:\n  theme: modern\n",
}


def test_files_are_one_profile(folder: Path) -> None:
    profile = load(put(folder, FILES))
    assert profile.settings.theme == "modern"
    assert profile.contact is not None
    assert profile.contact.email == "lin@example.org"
    assert {text.language: text.text for text in profile.contact.location.texts} == {"en": "Rivertown", "zh": "河湾市"}
    assert {text.language: text.text for text in profile.summary[0].text.texts} == {
        "en": "Builds robots that walk", "zh": "研制行走机器人",
    }  # fmt: skip


def test_each_text_keeps_its_file_and_line(folder: Path) -> None:
    profile = load(put(folder, FILES))
    assert str(profile.summary[0].text.texts[1].origin) == f"{folder / 'more.yaml'}:5:7"
    assert profile.contact is not None
    assert str(profile.contact.location.texts[1].origin) == f"{folder / 'parts/private.yaml'}:4:18"


def test_an_optional_file_that_is_absent_is_listed(folder: Path) -> None:
    path = put(folder, FILES)
    (built, _) = build(path, Request(kinds=("cv",), formats=("proof",)))
    absent = [omission for omission in built.omissions if omission.reason == "absent"]
    assert [(each.path, str(each.origin)) for each in absent] == [("include[2]", f"{path}:1:44")]
    put(folder, {"absent.yaml": "slug: lin\n"})
    (built, _) = build(path, Request(kinds=("cv",), formats=("proof",)))
    assert built.name == "lin.cv.en.proof.txt"
    assert not [omission for omission in built.omissions if omission.reason == "absent"]


def test_included_files_are_watched_there_or_not_sound_or_not(folder: Path) -> None:
    path = put(folder, FILES)
    names = ["parts/private.yaml", "more.yaml", "design.yaml", "absent.yaml"]
    expected = [folder / name for name in names]
    assert list(included_files(path)) == expected
    assert set(expected) <= set(files_of(path, Request()))
    put(folder, {"more.yaml": "summary: [\n"})
    assert list(included_files(path)) == expected


def test_too_many_files(folder: Path) -> None:
    names = [f"{number}.yaml" for number in range(MAX_FILES + 1)]
    files = {name: f"custom-{name}: 1\n" for name in names}
    path = put(folder, {"me.yaml": f"include: [{', '.join(names)}]\nname: Lin\n", **files})
    with pytest.raises(CvBuilderError) as caught:
        gather(path)
    assert [each.path for each in caught.value.diagnostics] == [f"include[{MAX_FILES}].file"]


CHANGES = [
    ("headline=Pilot", "headline", "Pilot"),
    ("headline={en: Pilot, zh: 飞行员}", "headline", "Pilot|飞行员"),
    ("headline.zh=飞行员", "headline", "Engineer|飞行员"),
    ("headline.en='Pilot: first'", "headline", "Pilot: first|工程师"),
    ("contact.location.en=Lakeside", "contact.location", "Lakeside"),
    ("experience[0].position.zh=飞行员", "experience[0].position", "飞行员"),
    ("experience[1]={organization: B}", "experience[1].organization", "B"),
    ("interests=[{und: A}, {und: B}]", "interests[1]", "B"),
    ("summary[0].text.en=a=b #1", "summary[0].text", "a=b"),
]


@pytest.mark.parametrize(("change", "path", "words"), CHANGES, ids=[change for change, _, _ in CHANGES])
def test_changes(change: str, path: str, words: str, folder: Path) -> None:
    text = "name: Lin Yuan\nheadline: {en: Engineer, zh: 工程师}\nexperience:\n- organization: {und: A}\n"
    value = load(put(folder, {"me.yaml": text}), [change])
    for step in path.replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    assert "|".join(text.text for text in value.texts) == words


def test_of_two_changes_the_later_holds_and_the_file_stays(folder: Path) -> None:
    path = put(folder, FILES)
    before = {name: (folder / name).read_bytes() for name in FILES}
    profile = load(path, ["settings.theme=classic", "settings.theme=modern", "settings.page=letter", "updated=2026-01"])
    assert (profile.settings.theme, profile.settings.page) == ("modern", "letter")
    assert profile.updated == PartialDate(2026, 1)
    assert {name: (folder / name).read_bytes() for name in FILES} == before


def test_too_many_changes(folder: Path) -> None:
    with pytest.raises(CvBuilderError) as caught:
        load(put(folder, FILES), ["headline=x"] * (MAX_CHANGES + 1))
    assert caught.value.diagnostics[0].expected == f"at most {MAX_CHANGES}"


def test_included_files_are_looked_over_and_mended_in_place(folder: Path) -> None:
    path = put(
        folder,
        {
            "me.yaml": "include: [more.yaml] # mine\nname: 林源\nheadline: {zh: 工程师, en: Pilot}\nupdated: 2026-01\n",
            "more.yaml": "# all of it\nobjective: {zh: '研究,开发', en: Research}\n",
        },
    )
    how = Review()
    (found,) = [each for each in review(path, how).findings if each.fix]
    assert str(found.span) == f"{folder / 'more.yaml'}:2:20"
    before = path.read_text(encoding="utf-8")
    assert mend(path, how).places == 1
    assert (folder / "more.yaml").read_text(
        encoding="utf-8"
    ) == "# all of it\nobjective: {zh: '研究，开发', en: Research}\n"
    assert path.read_text(encoding="utf-8") == before
