"""Awkward texts as titles, paragraphs and bullets, read back through a whole build; and characters without a face."""

from __future__ import annotations

import ast
import json
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml

from cvbuilder.errors import MissingGlyph
from cvbuilder.pipeline import Request, build
from tests.readback.columns import rows
from tests.readback.extractors import as_read
from tests.readback.normal_form import Cursor, normal
from tests.readback.samples import Sample, samples_of

Awkward = list[tuple[str, str]]
LANGUAGES = ("en", "zh")
# Not pdfium in the sans theme: on one page of many it breaks a line before the degree sign of another face.
READ = [("classic", "poppler"), ("classic", "pdfium"), ("modern", "poppler")]


@lru_cache(1)
def awkward() -> Awkward:
    """Return each text as a profile has it and as a page shows it."""
    cases = yaml.safe_load(Path(__file__).with_name("awkward.yaml").read_text(encoding="utf-8"))
    return [(case, case) if isinstance(case, str) else (case["text"], case["shown"]) for case in cases]


def profile_of(texts: Awkward, tags: tuple[str, ...]) -> str:
    """A profile with a section for each text, which stands in it in four places, under each of the tags."""
    rows = ["name: Lin Yuan", "settings: {languages: [en, zh]}", "custom:"]
    for number, (text, _) in enumerate(texts):
        value = "{" + ", ".join(f"{tag}: {json.dumps(text, ensure_ascii=False)}" for tag in tags) + "}"
        rows.append(f"- {{key: part-{number}, title: {value}, paragraphs: [text: {value}], items: [text: {value}],")
        rows.append(f"   entries: [title: {value}]}}")
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module", params=["classic", "modern"])
def theme(request: pytest.FixtureRequest) -> str:
    """A serif and a sans theme."""
    return str(request.param)


@pytest.fixture(scope="module", params=[LANGUAGES, ("und",)], ids=["told", "neutral"])
def built(request: pytest.FixtureRequest, theme: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sample]:
    """All awkward texts in one profile, once in both languages and once neutral, by the document's language."""
    path = tmp_path_factory.mktemp("awkward") / "awkward.yaml"
    path.write_text(profile_of(awkward(), request.param), encoding="utf-8")
    samples = samples_of(path, Request(kinds=("cv",), languages=LANGUAGES, theme=theme))
    return dict(zip(LANGUAGES, samples, strict=True))


def test_there_are_at_least_forty() -> None:
    texts = [text for text, _ in awkward()]
    assert len(set(texts)) == len(texts) >= 40


@pytest.mark.parametrize(("theme", "extractor"), READ, indirect=["theme"], scope="module")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_comes_back(built: dict[str, Sample], language: str, extractor: str) -> None:
    lines = [line for page in rows(built[language], extractor) for line in page]
    cursor = Cursor("\n".join(lines))
    cursor.expect("Lin Yuan")
    for _, shown in awkward():
        for _place in ("section", "paragraph", "bullet", "entry"):
            cursor.expect(as_read(shown, extractor))
    assert cursor.rest == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_names_each(built: dict[str, Sample], language: str) -> None:
    with pikepdf.open(BytesIO(built[language].pdf)) as pdf, pdf.open_outline() as outline:
        (person,) = outline.root
        titles = [normal(str(item.title).replace("\u200b", "")) for item in person.children]
    assert titles == [normal(shown) for _, shown in awkward()]


NO_FACE = """\
name: Lin Yuan
headline: A smile 😀
summary:
- All is well here.
- A private one \ue000, and the smile 😀😀 again
education:
- institution: 서울대학교
  date: 2020
custom:
- key: friends
  title: Friends
  items:
  - Met 김 in Seoul, Σ in Athens
"""
TOLD = [
    ("headline", 2, "😀 U+1F600"),
    ("summary[1].text", 5, "😀 U+1F600"),
    ("summary[1].text", 5, "\ue000 U+E000"),
    *(("education[0].institution", 7, f"{letter} U+{ord(letter):04X}") for letter in "교대서울학"),
    ("custom[0].items[0].text", 13, "김 U+AE40"),
]


def test_characters_without_a_face_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lin.yaml"
    path.write_text(NO_FACE, encoding="utf-8")
    with pytest.raises(MissingGlyph) as caught:
        build(path, Request(kinds=("cv",), languages=("en",)))
    found = caught.value.diagnostics
    assert all(problem.span and problem.span.file == str(path) and problem.hint for problem in found)
    told = {(problem.path, problem.span.line, _character(problem.message)) for problem in found if problem.span}
    assert told == set(TOLD)
    assert len(found) == len(TOLD)
    assert [problem.span.line for problem in found if problem.span] == sorted(line for _, line, _ in TOLD)


def _character(message: str) -> str:
    """The character that a message names, and its code point."""
    literal, code = re.fullmatch(r"no face draws ('.+') \((U\+[0-9A-F]{4,6}) .+\)", message).groups()  # type: ignore[union-attr]
    return f"{ast.literal_eval(literal)} {code}"
