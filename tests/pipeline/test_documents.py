"""A profile that declares its documents: each file by its name, with what belongs to its variant, in one build."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

from cvbuilder.errors import ProfileError
from cvbuilder.pipeline import Built, Request, build

PROFILE = Path(__file__).with_name("three_by_two_by_two.yaml")
LANGUAGES = ("en", "zh", "zh-Hant")
WORDS = {
    "research": {"en": "Papers on floods", "zh": "发表洪水论文", "zh-Hant": "發表洪水論文"},
    "industry": {"en": "Shipped a product", "zh": "交付一款产品", "zh-Hant": "交付一款產品"},
}
ALWAYS = {"en": "Led a team", "zh": "带领团队", "zh-Hant": "帶領團隊"}
REVIEWER = {"en": "Reviewer", "zh": "审稿人", "zh-Hant": "審稿人"}


@pytest.fixture(scope="module")
def built() -> dict[str, Built]:
    return {each.name: each for each in build(PROFILE, Request())}


@pytest.fixture(scope="module")
def texts(built: dict[str, Built]) -> dict[str, str]:
    return {name: extract_text(BytesIO(each.content)) for name, each in built.items()}


def test_twelve_files_by_their_names(built: dict[str, Built]) -> None:
    assert list(built) == [
        f"ada-lin.{kind}.{language}.{variant}.pdf"
        for kind, variant, language in product(("resume", "cv"), ("research", "industry"), LANGUAGES)
    ]
    assert len(built) == 12


@pytest.mark.parametrize("variant", WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["resume", "cv"])
def test_each_holds_what_belongs_to_it(kind: str, language: str, variant: str, texts: dict[str, str]) -> None:
    text = texts[f"ada-lin.{kind}.{language}.{variant}.pdf"]
    other = "industry" if variant == "research" else "research"
    assert WORDS[variant][language] in text
    assert WORDS[other][language] not in text
    assert ALWAYS[language] in text
    assert (REVIEWER[language] in text) == (kind == "cv" and variant == "research")
    assert ("555 0143" in text) == (variant == "research")


def test_each_file_tells_its_variant_and_language(built: dict[str, Built]) -> None:
    for name, each in built.items():
        assert name.split(".")[1:4] == [each.kind, each.language, each.variant]


FORMATS = """
documents:
- {kind: resume, formats: [proof]}
- {kind: cv, formats: [pdf, proof], variant: full}
"""


def test_formats_of_a_document(written) -> None:
    path = written(FORMATS)
    assert [each.name for each in build(path, Request())] == [
        "lin.resume.en.proof.txt", "lin.cv.en.full.pdf", "lin.cv.en.full.proof.txt",
    ]  # fmt: skip
    asked = build(path, Request(formats=("pdf",)))
    assert [each.name for each in asked] == ["lin.resume.en.pdf", "lin.cv.en.full.pdf"]


SAME = """
documents:
- {kind: resume, theme: modern}
- {kind: cv, formats: [docx]}
- kind: resume
"""


def test_documents_of_one_name_are_told_with_both_places(written) -> None:
    path = written(SAME.replace("docx", "pdf"))
    with pytest.raises(ProfileError) as caught:
        build(path, Request())
    (problem,) = caught.value.diagnostics
    assert problem.message == f"a second document would be named resume.en.pdf; the first is documents[0] ({path}:4:3)"
    assert problem.path == "documents[2]"
    assert problem.span is not None
    assert problem.span.line == 6


def test_a_format_that_there_is_not(written) -> None:
    with pytest.raises(ProfileError) as caught:
        build(written(SAME), Request())
    (problem,) = caught.value.diagnostics
    assert (problem.path, problem.message) == ("documents[1].formats[0]", "there is no format `docx`")


def test_words_of_the_command_line_that_there_are_not(written) -> None:
    path = written("service: [{role: Reviewer, tags: [research]}]\n")
    with pytest.raises(ProfileError) as caught:
        build(path, Request(tags=("reserch", "research", "untagged"), redact=("publik", "contact.fone", "name")))
    assert [(each.path, each.message, each.hint) for each in caught.value.diagnostics] == [
        ("--for", "nothing in the profile has the tag `reserch`", "did you mean `research`?"),
        ("--redact", "there is no redaction or field `publik`", "did you mean `public`?"),
        ("--redact", "there is no field `fone` in `contact.fone`", "did you mean `phone`?"),
        ("--redact", "`name` cannot be redacted", ""),
    ]
