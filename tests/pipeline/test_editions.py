"""Editions as they are asked for: their names, their languages, what is wrong, and small ones as proofs.

After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/pipeline/test_editions.py`, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvbuilder.errors import DoesNotFit, MissingTranslation, ProfileError
from cvbuilder.pipeline import EDITIONS, Request, build, check, jobs, load
from cvbuilder.profile.fields import Either, Many, field
from cvbuilder.profile.model import DocumentPlan

HERE = Path(__file__).parent
BOTH = "headline: {en: Hi, zh: 你好}\n"
LINES = [f"- {{en: 'Line {n} of the text', zh: 第{n}行的文字}}\n" for n in range(150)]


@pytest.mark.parametrize("form", EDITIONS)
def test_a_small_edition_in_every_detail(form: str) -> None:
    (built,) = build(HERE / "edition.yaml", Request(languages=(form,), formats=("proof",)))
    path = HERE / f"edition.{form}.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        path.write_bytes(built.content)
    assert built.content.decode("utf-8") == path.read_text("utf-8")
    assert [(each.path, each.language) for each in built.omissions if each.reason == "untranslated"] == [
        ("experience[0].highlights[1]", "en")
    ]


def test_editions_are_asked_for_like_languages(written) -> None:
    built = build(written(BOTH), Request(languages=("bilingual", "en", "parallel")))
    assert [each.name for each in built] == [
        "lin.resume.bilingual.pdf", "lin.resume.en.pdf", "lin.resume.parallel.pdf",
    ]  # fmt: skip
    assert [(each.language, each.pages) for each in built] == [("bilingual", 2), ("en", 1), ("parallel", 1)]


def test_a_profile_declares_editions(written) -> None:
    path = written(f"{BOTH}documents:\n- {{kind: cv, languages: [zh, bilingual], theme: modern}}\n- kind: resume\n")
    found = jobs(load(path), Request(), path.parent)
    told = [(job.plan.kind, job.asked, job.plan.theme, [part.asked for part in job.parts]) for job in found]
    assert told == [
        ("cv", "zh", "modern", []),
        ("cv", "bilingual", "modern", ["en", "zh"]),
        ("resume", "en", "classic", []),
        ("resume", "zh", "classic", []),
    ]


def test_the_model_knows_the_same_forms() -> None:
    shape = field(DocumentPlan, "languages").shape
    assert isinstance(shape, Many) and isinstance(shape.item, Either) and shape.item.words == EDITIONS


def test_each_part_goes_by_its_own_plan_unless_the_edition_has_one(written) -> None:
    plans = (
        "documents:\n- {kind: cv, languages: [en], sections: [summary]}\n- {kind: cv, languages: [zh], page: letter}\n"
    )
    path = written(BOTH + plans)
    (job,) = jobs(load(path), Request(languages=("bilingual",)), path.parent)
    assert [len(part.plan.sections) for part in job.parts] == [1, 0]
    path = written(f"{BOTH}{plans}- {{kind: cv, languages: [bilingual], sections: [interests]}}\n")
    (job,) = jobs(load(path), Request(languages=("bilingual",)), path.parent)
    assert [[plan.section for plan in part.plan.sections] for part in job.parts] == [["interests"]] * 2


@pytest.mark.parametrize("form", EDITIONS)
def test_one_language_makes_no_edition(form: str, written) -> None:
    path = written("headline: Hi\nsettings: {languages: [en]}\n")
    with pytest.raises(ProfileError, match=f"{form}: the profile has one language alone \\(en\\)"):
        build(path, Request(languages=(form,)))
    path = written(f"headline: Hi\nsettings: {{languages: [en]}}\ndocuments:\n- {{kind: cv, languages: [{form}]}}\n")
    with pytest.raises(ProfileError) as caught:
        build(path, Request())
    (wrong,) = caught.value.diagnostics
    assert wrong.path == "documents[0].languages" and wrong.span is not None and wrong.span.line == 5


def test_the_gaps_of_all_parts_are_told_together(written) -> None:
    path = written("headline: {en: Hi}\nobjective: {zh: 研究岗位}\nsettings: {languages: [en, zh]}\n")
    for form in EDITIONS:
        with pytest.raises(MissingTranslation) as caught:
            build(path, Request(languages=(form,), strict=True))
        assert {each.path for each in caught.value.diagnostics} == {"headline", "objective"}


def test_pages_are_counted_for_each_part_or_for_all_columns(written) -> None:
    """So many lines take two pages in Chinese, and the smaller type of a parallel edition holds them on one."""
    long = "summary:\n" + "".join(LINES[:51])
    (bilingual,) = build(written(long), Request(languages=("bilingual",), pages=1))
    assert bilingual.pages == 2 and bilingual.fit is not None
    assert (bilingual.fit.limit, bilingual.fit.pages) == (2, 2)
    assert {change.language for change in bilingual.fit.changes} == {"en", "zh-Hans"}
    (parallel,) = build(written(long), Request(languages=("parallel",), pages=1))
    assert parallel.pages == 1 and parallel.fit is not None and parallel.fit.limit == 1


def test_what_does_not_fit_is_told_for_both_parts(written) -> None:
    long = "summary:\n" + "".join(LINES)
    for form, entries in (("bilingual", {"en", "zh"}), ("parallel", {"en"})):
        with pytest.raises(DoesNotFit) as caught:
            build(written(long), Request(languages=(form,), pages=1))
        hints = [each.hint for each in caught.value.diagnostics if each.hint]
        assert len(hints) == len(entries), "each document that does not fit tells what has been tried"


def test_check_looks_at_the_editions_that_a_profile_declares(written) -> None:
    """A word that is wider than its column stands in the narrow columns of a parallel edition alone."""
    word = "n" * 48
    text = f"summary: [{{en: {word}, zh: {word}}}]\n"
    assert check(written(text)).warnings == ()
    told = check(written(f"{text}documents:\n- {{kind: resume, languages: [en, parallel]}}\n")).warnings
    assert {(warning.kind, warning.key) for warning in told} == {("cut", "summary[0].text")}
