"""Whatever profile the model allows, it builds in both languages, or ends in an error that says why.

`CVBUILDER_EXAMPLES=5000 pytest tests/property` draws so many, other ones at each run; without it the same few
hundred are drawn every time.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pypdfium2
import pytest
import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from cvbuilder.document.compose import compose
from cvbuilder.errors import CvBuilderError, DoesNotFit, LayoutError, ProfileError, ThemeError
from cvbuilder.fonts import bundled
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.pipeline import Request, build, jobs, load
from cvbuilder.pipeline.files import read_portrait
from cvbuilder.profile import Profile
from cvbuilder.profile.text import Prose
from cvbuilder.theme import list_themes, load_theme, resolve
from tests.property.drawing import examples, filled, written
from tests.property.profiles import profiles

LONGEST = 60
"""Seconds after which a build counts as one that does not end."""

Drawn = tuple[dict[str, Any], bool]
"""A profile, and whether it is sound."""


FOUND = yaml.safe_load(Path(__file__).with_name("found.yaml").read_text(encoding="utf-8"))

REQUESTS = st.builds(
    Request,
    kinds=st.sampled_from(["resume", "cv", "bio", "press"]).map(lambda kind: (kind,)),
    languages=st.just(("en", "zh")),
    theme=st.sampled_from([*list_themes(), ""]),
    page=st.sampled_from(["a4", "letter", None]),
    pages=st.sampled_from([None, None, 1, 2]),
    private=st.sampled_from([(), ("gender", "birth", "native_place")]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that profiles name."""
    return filled(tmp_path_factory.mktemp("any profile 简历"))


@contextmanager
def ends() -> Iterator[None]:
    """Turn a build without an end into a failure, where the system can."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def too_long(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"no end within {LONGEST} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def told(error: CvBuilderError) -> None:
    """An error says something, of a profile also where."""
    assert error.diagnostics
    for problem in error.diagnostics:
        assert problem.message
        assert not isinstance(error, ProfileError) or problem.span is not None


def is_of_the_page(error: CvBuilderError, profile: dict[str, Any]) -> bool:
    """True for an error that a sound profile may end in: a sheet of one page too full, tokens without room for text."""
    with_tokens = "tokens" in profile.get("settings", {})
    return isinstance(error, (LayoutError, ThemeError) if with_tokens else DoesNotFit)


@examples()
@given(profiles(), REQUESTS)
def test_a_profile_is_laid_out_or_refused(folder: Path, drawn: Drawn, request_: Request) -> None:
    profile, sound = drawn
    with ends():
        try:
            built = build(written(profile, folder), Request(**{**fields(request_), "formats": ("proof",)}))
        except CvBuilderError as error:
            told(error)
            event(type(error).__name__)
            assert not sound or is_of_the_page(error, profile), error
            return
    variants = dict.fromkeys(file.variant for file in built)
    assert [(file.variant, file.language) for file in built] == [
        (name, tag) for name in variants for tag in ("en", "zh")
    ]
    assert all(file.content and file.pages for file in built)
    event("laid out")


@examples(5)
@given(profiles(), REQUESTS)
def test_a_profile_becomes_a_pdf_or_is_refused(folder: Path, drawn: Drawn, request_: Request) -> None:
    profile, sound = drawn
    with ends():
        try:
            built = build(written(profile, folder), request_)
        except CvBuilderError as error:
            told(error)
            event(type(error).__name__)
            assert not sound or is_of_the_page(error, profile), error
            return
    for file in built:
        assert file.content.startswith(b"%PDF-")
        document = pypdfium2.PdfDocument(file.content)
        assert len(document) == file.pages
        document.close()
    event("written")


@examples(4)
@given(profiles(), REQUESTS)
def test_the_same_profile_gives_the_same_pages(folder: Path, drawn: Drawn, request_: Request) -> None:
    try:
        profile = load(written(drawn[0], folder))
        portrait = read_portrait(profile, folder)
        for job in jobs(profile, request_, folder):
            document = compose(profile, job.locale, job.plan, portrait)
            for omission in document.omissions:
                assert omission.path and at(profile, omission.path) is not None
            tokens = profile.settings.tokens
            style = resolve(
                load_theme(str(job.plan.theme)), job.locale.tag, str(job.plan.page), job.plan.kind,
                tokens.node if tokens else None,
            )  # fmt: skip
            assert compose(profile, job.locale, job.plan, portrait) == document
            assert lay_out(document, style, bundled()) == lay_out(document, style, bundled())
            event("laid out twice")
    except CvBuilderError as error:
        told(error)
        event(type(error).__name__)


@pytest.mark.parametrize("theme", list_themes())
@pytest.mark.parametrize("case", FOUND, ids=[case["fault"] for case in FOUND])
def test_what_was_found_before(folder: Path, case: dict[str, Any], theme: str) -> None:
    path = written(repeated(case["profile"], case.get("repeat", 1)), folder)
    ends_with = set()
    for kind in ("resume", "cv", "bio", "press"):
        try:
            build(path, Request(kinds=(kind,), languages=("en", "zh"), theme=theme, page="a4", formats=("proof",)))
        except CvBuilderError as error:
            told(error)
            ends_with.add(type(error).__name__)
    assert ends_with == ({case["ends"]} - {"built"})


def repeated(value: Any, times: int) -> Any:
    """The same values, `word` in their texts so many times."""
    if isinstance(value, dict):
        return {key: repeated(item, times) for key, item in value.items()}
    if isinstance(value, list):
        return [repeated(item, times) for item in value]
    return value.replace("word ", "word " * times) if isinstance(value, str) else value


def fields(request: Request) -> dict[str, Any]:
    return {name: getattr(request, name) for name in request.__struct_fields__}


def at(profile: Profile, path: str) -> object:
    """What stands at a path such as `experience[0].highlights[1].text`; raises if there is no such place."""
    value: Any = profile
    for name, index in re.findall(r"([^.\[\]]+)|\[([0-9]+)\]", path):
        if isinstance(value, Prose) and name == "long":
            continue  # the text itself; the short one is a field of it
        value = value[int(index)] if index else getattr(value, name)
    return value
