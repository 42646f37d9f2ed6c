"""Which documents a build makes: kinds and languages, declared or asked for, in their order and by their names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cvbuilder.errors import CvBuilderError, UnknownLocale
from cvbuilder.pipeline import Request, build, jobs, load

CASES = yaml.safe_load(Path(__file__).with_name("jobs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_documents_of_a_request(case: dict[str, object], written) -> None:
    path = written(str(case.get("profile", "")))
    asked = {name: words[0] if name == "length" else tuple(words) for name, words in case.get("asked", {}).items()}
    found = jobs(load(path), Request(**asked), path.parent)
    told = [f"{job.plan.kind} {job.asked} {job.plan.theme} {job.plan.page} {job.variant}".rstrip() for job in found]
    assert told == [words if len(words.split()) > 2 else f"{words} classic a4" for words in case["made"]]


def test_a_plan_for_each_language_has_its_own_sections(written) -> None:
    path = written(
        "summary: {en: Hello, zh: 你好}\n"
        "interests: [{en: Vision, zh: 视觉}]\n"
        "documents:\n"
        "- {kind: resume, languages: [en], sections: [summary]}\n"
        "- {kind: resume, languages: [zh], sections: [interests], page: letter}\n"
    )
    english, chinese = jobs(load(path), Request(), path.parent)
    assert [plan.section for plan in english.plan.sections] == ["summary"]
    assert [plan.section for plan in chinese.plan.sections] == ["interests"]
    assert (english.plan.page, chinese.plan.page) == ("a4", "letter")


def test_names_hold_the_language_as_it_was_asked_for(written) -> None:
    path = written("headline: {en: Hi, zh: 你好}\n")
    for asked in ("zh", "zh-Hans", "zh-CN", "en-GB"):
        (built,) = build(path, Request(languages=(asked,), formats=("proof",)))
        assert built.name == f"lin.resume.{asked}.proof.txt"
        assert built.language == asked


def test_names_hold_kind_and_format(written) -> None:
    built = build(written("slug: dr-lin\n"), Request(kinds=("cv", "resume"), formats=("pdf", "proof")))
    assert [each.name for each in built] == [
        "dr-lin.cv.en.pdf", "dr-lin.cv.en.proof.txt", "dr-lin.resume.en.pdf", "dr-lin.resume.en.proof.txt",
    ]  # fmt: skip
    assert all(each.pages == 1 for each in built)


@pytest.mark.parametrize(
    ("profile", "place"),
    [
        ("settings: {languages: [en, xx]}\n", (2, "settings.languages")),
        ("headline: {en: Engineer, fr: Ingénieure}\n", (2, "headline")),
    ],
)
def test_a_language_without_a_catalog_is_told_at_its_place(profile: str, place: tuple[int, str], written) -> None:
    with pytest.raises(UnknownLocale) as caught:
        build(written(profile), Request())
    (problem,) = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.span.line, problem.path) == place
    assert "en, zh-Hans" in problem.expected


def test_a_language_that_was_asked_for_has_no_place(written) -> None:
    with pytest.raises(UnknownLocale) as caught:
        build(written(), Request(languages=("xx",)))
    assert caught.value.diagnostics[0].span is None


@pytest.mark.parametrize("tag", ["e", "en_US", "../en", "en/zh", ""])
def test_a_word_that_is_no_language_never_names_a_file(tag: str, written) -> None:
    with pytest.raises(CvBuilderError):
        build(written(), Request(languages=(tag,)))
