"""A user's own words for messages of the catalogs: in the profile, in files, and what is told of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.errors import CvBuilderError, LocaleError, ProfileError
from cvbuilder.pipeline import Request, build

SUMMARY = "summary: {en: Hello, zh: 你好}\n"


def headings(path: Path) -> dict[str, list[str]]:
    """The bookmarks of each language's document, as the proof lists them."""
    found = {}
    for built in build(path, Request(languages=("en", "zh"), formats=("proof",))):
        rows = built.content.decode("utf-8").partition("\nbookmarks\n")[2].splitlines()
        found[built.language] = [row.split('"')[1] for row in rows if '"' in row]
    return found


def test_words_of_the_profile(written) -> None:
    path = written(
        f"{SUMMARY}settings:\n  messages:\n  - {{message: section.summary, text: {{en: About me, zh: 关于我}}}}\n"
    )
    assert headings(path) == {"en": ["Lin Yuan", "About me"], "zh": ["Lin Yuan", "关于我"]}


def test_words_for_one_language_leave_the_other(written) -> None:
    path = written(f"{SUMMARY}settings:\n  messages: [{{message: section.summary, text: {{zh: 关于我}}}}]\n")
    assert headings(path) == {"en": ["Lin Yuan", "Summary"], "zh": ["Lin Yuan", "关于我"]}


def test_words_of_a_file_give_way_to_those_of_the_profile(written) -> None:
    path = written(
        f"{SUMMARY}settings:\n  message_files: [words/own.yaml]\n"
        "  messages: [{message: section.summary, text: {zh: 关于我}}]\n"
    )
    (path.parent / "words").mkdir()
    (path.parent / "words" / "own.yaml").write_text(
        "- {message: section.summary, text: {en: Profile, zh: 简介}}\n", encoding="utf-8"
    )
    assert headings(path) == {"en": ["Lin Yuan", "Profile"], "zh": ["Lin Yuan", "关于我"]}


def test_a_file_that_does_not_exist(written) -> None:
    with pytest.raises(ProfileError) as caught:
        build(written("settings: {message_files: [own.yaml]}\n"), Request())
    (problem,) = caught.value.diagnostics
    assert problem.message == "the file own.yaml does not exist"
    assert problem.path == "settings.message_files"


def test_a_file_outside_of_the_folder(written, tmp_path: Path) -> None:
    path = written("settings: {message_files: [own.yaml]}\n")
    (tmp_path / "own.yaml").write_text("[]\n")
    (path.parent / "own.yaml").symlink_to(tmp_path / "own.yaml")
    with pytest.raises(ProfileError, match="outside the profile's folder"):
        build(path, Request())


def test_a_wrong_file_is_told_by_its_own_lines(written) -> None:
    path = written("settings: {message_files: [own.yaml]}\n")
    (path.parent / "own.yaml").write_text("- {message: section.summary, text: A}\n- {messag: x, text: B}\n")
    with pytest.raises(ProfileError) as caught:
        build(path, Request())
    assert {
        (Path(problem.span.file).name, problem.span.line) for problem in caught.value.diagnostics if problem.span
    } == {("own.yaml", 2)}


def test_wrong_words_are_told_at_once_each_at_its_place(written) -> None:
    path = written(
        "settings:\n"
        "  message_files: [own.yaml]\n"
        "  messages:\n"
        "  - {message: section.sumary, text: A}\n"
        "  - {message: section.summary, text: Fine}\n"
        "  - message: page.of\n"
        "    text: no placeholders\n"
    )
    (path.parent / "own.yaml").write_text("- {message: none.such, text: A}\n")
    with pytest.raises(LocaleError) as caught:
        build(path, Request())
    told = [(Path(each.span.file).name, each.span.line) for each in caught.value.diagnostics if each.span]
    assert told == [("own.yaml", 1), ("lin.yaml", 5), ("lin.yaml", 8)]


def test_an_unknown_theme_is_told_where_the_profile_names_it(written) -> None:
    for rest, place in (
        ("settings: {theme: nope}\n", (2, "settings.theme")),
        ("documents: [{kind: resume}, {kind: cv, theme: nope}]\n", (2, "documents[1].theme")),
    ):
        with pytest.raises(CvBuilderError) as caught:
            build(written(rest), Request())
        (problem,) = caught.value.diagnostics
        assert problem.span is not None
        assert (problem.message, problem.span.line, problem.path) == ("there is no theme nope", *place)
        assert "classic" in problem.expected


def test_an_unknown_theme_that_was_asked_for_has_no_place(written) -> None:
    with pytest.raises(CvBuilderError) as caught:
        build(written("settings: {theme: classic}\n"), Request(theme="nope"))
    assert caught.value.diagnostics[0].span is None
