"""All samples, proved: nothing is found in any document, and a machine takes it for what it is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from cvbuilder.pipeline import Built, Request, build, load
from cvbuilder.pipeline.proving import Proof, prove_built, prove_file
from tests.documents import EVERY, STARTER, THEMES, asked, built

EACH = pytest.mark.parametrize(
    ("path", "theme"),
    [pytest.param(path, theme, id=f"{theme}-{path.stem}") for path in EVERY for theme in THEMES],
)


@lru_cache(None)
def proved(path: Path, theme: str) -> list[tuple[Built, Proof]]:
    """All kinds in all languages and editions, each with its proof."""
    documents = built(path, theme)
    return list(zip(documents, prove_built(path, asked(path, theme), documents), strict=True))


@EACH
def test_nothing_is_found(path: Path, theme: str) -> None:
    for document, proof in proved(path, theme):
        assert proof.findings == (), (document.name, proof.findings)
        assert proof.compared and proof.strings > 0
        assert proof.found == proof.strings or document.language == "parallel"


@EACH
def test_the_reader_of_applications_takes_what_the_profile_says(path: Path, theme: str) -> None:
    """Against the profile rather than the document: as many employers, schools and dates, and the person's address."""
    profile = load(path)
    for document, proof in proved(path, theme):
        if document.language == "parallel" or document.kind != "cv":
            continue
        hidden = {omission.path for omission in document.omissions}
        work = [*profile.experience, *profile.internships, *profile.volunteering]
        wanted = [each for each in work if each.path not in hidden]
        schools = [each for each in profile.education if each.path not in hidden]
        for taken in proof.taken:
            assert len(taken.positions) == len(wanted)
            assert len(taken.degrees) == len(schools)
            dates = [each for each in wanted if each.start or each.date]
            assert len([each for each in taken.positions if each.when]) == len(dates)
            if profile.contact is not None and profile.contact.email is not None:
                assert taken.email == profile.contact.email


def test_a_file_is_known_by_its_name_or_by_its_title(tmp_path: Path) -> None:
    for each in build(STARTER, Request(theme="classic")):
        for name in (each.name, "a copy.pdf"):
            path = tmp_path / name
            path.write_bytes(each.content)
            assert prove_file(path, STARTER, Request()).findings == ()


def test_another_document_is_told_from_the_one_that_was_asked_for(tmp_path: Path) -> None:
    (resume,) = build(STARTER, Request(kinds=("resume",), languages=("en",)))
    path = tmp_path / "full.resume.en.pdf"
    path.write_bytes(resume.content)
    codes = {finding.code for finding in prove_file(path, STARTER, Request(kinds=("cv",))).findings}
    assert {"missing", "title"} <= codes
