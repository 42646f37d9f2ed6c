"""A file proved by the source that it carries: nothing is found in a good one, and each wrong source is told."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cvbuilder.pipeline import EDITIONS, KINDS, Built, Request, build
from cvbuilder.pipeline.proving import prove_file
from tests.documents import ROOT, STARTER, pictured

PROFILE = """
name: {given: {en: Ada, zh: 艾达}, family: {en: Lin, zh: 林}}
headline: {en: Engineer of floods, zh: 洪水工程师}
contact: {email: ada@example.org, website: https://ada.example.org}
experience:
- {organization: {en: River Works, zh: 江河公司}, position: {en: Engineer, zh: 工程师}, start: 2020, tags: [river]}
- {organization: {en: Ocean Works, zh: 海洋公司}, position: {en: Lead engineer, zh: 主任工程师}, start: 2018}
settings: {languages: [en, zh]}
"""


def built_of(folder: Path, request: Request, text: str = PROFILE) -> list[Built]:
    path = folder / "ada.yaml"
    path.write_text(text, "utf-8")
    return build(path, request)


def proved(folder: Path, content: bytes, name: str = "any name.pdf") -> Any:
    path = folder / name
    path.write_bytes(content)
    return prove_file(path, None, Request())


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_good_files_are_compared_with_what_they_carry(theme: str, tmp_path: Path) -> None:
    for each in build(STARTER, Request(kinds=KINDS, languages=("all", *EDITIONS), theme=theme)):
        proof = proved(tmp_path, each.content)
        assert proof.findings == () and proof.compared, each.name
        assert proof.found == proof.strings > 0 or each.language == "parallel"


REQUESTS = {
    "a variant": Request(kinds=("cv",), languages=("en",), tags=("river",)),
    "redacted": Request(kinds=("cv",), languages=("zh",), redact=("public",)),
    "the whole source": Request(kinds=("cv",), languages=("bilingual",), source="full"),
    "another name": Request(kinds=("cv",), languages=("en",), changes=("slug=other",)),
}


@pytest.mark.parametrize("asked", REQUESTS.values(), ids=REQUESTS)
def test_a_variant_is_compared_with_its_own_source(asked: Request, tmp_path: Path) -> None:
    (made,) = built_of(tmp_path, asked)
    proof = proved(tmp_path, made.content)
    assert proof.findings == () and proof.compared


def test_a_portrait_and_a_code_are_no_matter(tmp_path: Path) -> None:
    (made,) = build(pictured(tmp_path), Request(kinds=("bio",), languages=("zh",)))
    assert proved(tmp_path, made.content).findings == ()


def test_a_font_that_is_not_carried_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "Own.ttf").write_bytes((ROOT / "fonts" / "SourceSans3-Light.ttf").read_bytes())
    fonts = "settings: {fonts: [{file: Own.ttf, role: latin, weight: 400}], "
    (made,) = built_of(tmp_path, Request(kinds=("cv",), languages=("en",)), PROFILE.replace("settings: {", fonts))
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    proof = proved(folder, made.content)
    assert proof.findings == () and proof.compared


def test_a_file_without_a_source_is_proved_alone(tmp_path: Path) -> None:
    (made,) = built_of(tmp_path, Request(kinds=("cv",), languages=("en",), source="none"))
    proof = proved(tmp_path, made.content)
    assert proof.findings == () and not proof.compared


def replaced(pdf: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A file with other files within; all that is said of them is right."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        files = {name: each.get_file().read_bytes() for name, each in file.attachments.items()}
        change(files)
        for name in list(file.attachments):
            content = file.Root.Names.EmbeddedFiles.Names
            at = [str(each) if isinstance(each, pikepdf.String) else "" for each in content].index(name)
            if name not in files:
                file.Root.AF = pikepdf.Array([one for one in file.Root.AF if str(one.UF) != name])
                del content[at : at + 2]
                continue
            stream = content[at + 1].EF.F
            told, kind = stream.Params, stream.Subtype
            stream.write(files[name])
            stream.Params, stream.Subtype = told, kind
            stream.Params.Size = len(files[name])
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def other_words(files: dict[str, bytes]) -> None:
    files["profile.yaml"] = files["profile.yaml"].replace(b"River Works", b"Lake Works")


def other_words_and_their_hash(files: dict[str, bytes]) -> None:
    other_words(files)
    recipe = json.loads(files["recipe.json"])
    recipe["sha256"]["profile.yaml"] = hashlib.sha256(files["profile.yaml"]).hexdigest()
    files["recipe.json"] = json.dumps(recipe).encode()


def other_kind(files: dict[str, bytes]) -> None:
    files["recipe.json"] = files["recipe.json"].replace(b'"kind": "cv"', b'"kind": "resume"')


def other_language(files: dict[str, bytes]) -> None:
    files["recipe.json"] = files["recipe.json"].replace(b'"language": "en"', b'"language": "zh"')


def no_recipe_at_all(files: dict[str, bytes]) -> None:
    files["recipe.json"] = b"{}"


def no_profile(files: dict[str, bytes]) -> None:
    del files["profile.yaml"]


def broken_profile(files: dict[str, bytes]) -> None:
    files["profile.yaml"] = b"name: [\n"
    recipe = json.loads(files["recipe.json"])
    recipe["sha256"]["profile.yaml"] = hashlib.sha256(files["profile.yaml"]).hexdigest()
    files["recipe.json"] = json.dumps(recipe).encode()


WRONG = {
    other_words: {"source"},
    other_words_and_their_hash: {"missing", "ats-employer"},
    other_kind: {"title"},
    other_language: {"title", "language", "unexpected"},
    no_recipe_at_all: {"source"},
    no_profile: {"source"},
    broken_profile: {"source"},
}


@pytest.mark.parametrize(("change", "codes"), WRONG.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_a_wrong_source_is_a_finding(change: Any, codes: set[str], tmp_path: Path) -> None:
    (made,) = built_of(tmp_path, Request(kinds=("cv",), languages=("en",)))
    proof = proved(tmp_path, replaced(made.content, change))
    assert codes <= {finding.code for finding in proof.findings}, proof.findings
    assert str(tmp_path.parent) not in "".join(finding.message for finding in proof.findings).replace(str(tmp_path), "")


def test_files_put_back_as_they_were_are_good(tmp_path: Path) -> None:
    (made,) = built_of(tmp_path, Request(kinds=("cv",), languages=("en",)))
    assert proved(tmp_path, replaced(made.content, lambda files: None)).findings == ()
