"""Every document of the samples, in every kind, theme, language and edition, and booklets: no checker finds anything.

page-validation is asked once for each standard that the files declare, as it checks one at a time; `examine` for what
it does not look at. Where a checker were wrong, the exception would stand in EXCEPTIONS with the standard's section;
none is needed.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cvbuilder.pipeline import EDITIONS, KINDS, Built, Request, build
from cvbuilder.pipeline.booklet import build_booklet
from cvbuilder.prove import examine
from tests.documents import EVERY, ROOT, STARTER, TAIWAN, THEMES, built, pictured
from tests.readback.extractors import pdfium, poppler, structure
from tests.readback.normal_form import normal

BOOKLET = ROOT / "tests" / "pipeline" / "booklet" / "days.yaml"
MINIMAL = ROOT / "starter" / "minimal.yaml"
STANDARDS = ("ua1", "3a")
EXCEPTIONS: frozenset[str] = frozenset()
"""Rules of page-validation that are wrong, by id, each with the section of the standard that says so."""
MOST_WITHOUT_FONTS = 20 * 1024
"""Bytes that all but the embedded faces may take in a document of one page or two, its source included."""
MOST_OF_AN_EXAMPLE = 26 * 1024
"""The same for the starter, whose cv shows everything that there is, with 26 links, in two crowded pages."""


def failures(pdf: bytes) -> list[str]:
    """What page-validation finds wrong with a file, by any of the standards, or could not look at."""
    import page

    found = [failure for standard in STANDARDS for failure in page.validate_pdf_bytes(pdf, profile=standard).failures]
    return [f"{failure.rule_id}: {failure.message}" for failure in found if failure.rule_id not in EXCEPTIONS]


def faults(pdf: bytes) -> list[str]:
    """What either checker finds."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [*failures(pdf), *map(str, examine(file))]


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=EVERY, ids=lambda path: path.stem)
def documents(request: pytest.FixtureRequest, theme: str) -> tuple[Built, ...]:
    """A profile's documents of all kinds in all its languages, and in both editions where it has several."""
    path: Path = request.param
    found = built(path, theme)
    assert len(found) == (2 if path == TAIWAN else 4) * len(KINDS)
    return found


def test_an_independent_checker_finds_nothing(documents: tuple[Built, ...]) -> None:
    assert {each.name: failures(each.content) for each in documents if failures(each.content)} == {}


def test_our_own_checks_find_nothing(documents: tuple[Built, ...]) -> None:
    for each in documents:
        with pikepdf.open(io.BytesIO(each.content)) as pdf:
            assert examine(pdf) == (), each.name


def test_qpdf_finds_nothing(documents: tuple[Built, ...], run_tool: Callable[..., str]) -> None:
    for each in documents:
        assert "No syntax or stream encoding errors" in run_tool(each.content, "qpdf", "--check")


def test_what_is_not_font_is_small(documents: tuple[Built, ...]) -> None:
    """Of documents in one language: an edition holds two."""
    for each in documents:
        if each.language in EDITIONS:
            continue
        with pikepdf.open(io.BytesIO(each.content)) as pdf:
            faces = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found]
            rest = len(each.content) - sum(map(_bytes_of_face, faces))
        assert faces
        most = MOST_OF_AN_EXAMPLE if each.name.startswith(STARTER.stem) else MOST_WITHOUT_FONTS
        assert rest < most * max(1, (each.pages + 1) // 2), each.name


def _bytes_of_face(font: Any) -> int:
    """What the program of a face and its maps take, as they stand in the file."""
    (descendant,) = font.DescendantFonts
    held = (font.ToUnicode, descendant.get("/CIDToGIDMap"), *descendant.FontDescriptor.values())
    return sum(len(each.read_raw_bytes()) for each in held if isinstance(each, pikepdf.Stream))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_portrait_breaks_no_rule(file_of: Callable[..., bytes], kind: str, language: str, theme: str) -> None:
    """With a soft mask: transparency is allowed from PDF/A-2 on, as long as there is an output intent."""
    assert faults(file_of(kind, language, theme)) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_with_portrait_and_code_breaks_no_rule(tmp_path: Path, edition: str, theme: str) -> None:
    request = Request(kinds=("bio", "press"), languages=(edition,), theme=theme)
    for made in build(pictured(tmp_path), request):
        assert faults(made.content) == [], made.name


@pytest.mark.parametrize("language", ["en", "zh", "bilingual"])
def test_a_booklet_breaks_no_rule(language: str, theme: str) -> None:
    (made,) = build_booklet(BOOKLET, Request(languages=(language,), theme=theme))
    assert faults(made.content) == []


def test_the_least_that_there_is_breaks_no_rule(theme: str) -> None:
    for made in build(MINIMAL, Request(kinds=KINDS, theme=theme)):
        assert faults(made.content) == [], made.name


@pytest.mark.parametrize("name", ["Ẹ\u0301bùn Ọlá", "X\u0304u Q\u0323\u0302", "R\u0308o\u0323\u0302"])
def test_letters_that_no_face_has_whole_break_no_rule(tmp_path: Path, name: str) -> None:
    """Their marks are painted, and read with the letter, by any reader; a font has no glyph that says nothing."""
    profile = tmp_path / "me.yaml"
    profile.write_text(f"name: {name}\nsettings: {{languages: [en]}}\nsummary: [Of {name}.]\n", "utf-8")
    (one,) = build(profile, Request(kinds=("resume",)))
    assert faults(one.content) == []
    read = [*pdfium(one.content), *poppler(one.content), structure(one.content)]
    assert all(normal(text).count(normal(name)) >= 2 for text in read)


def test_the_checker_is_one(opened: pikepdf.Pdf) -> None:
    """It finds what is plainly wrong, each fault by the standard that forbids it."""
    del opened.Root.StructTreeRoot, opened.Root.OutputIntents
    kept = io.BytesIO()
    opened.save(kept)
    assert any(found.startswith("PDFA3A") for found in failures(kept.getvalue()))
    assert any(not found.startswith("PDFA3A") for found in failures(kept.getvalue()))
