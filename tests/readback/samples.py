"""Documents as they are built from profiles, with what they were built from and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Document
from cvbuilder.errors import CvBuilderError
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.pipeline import Request, build, jobs, load, slug_of
from cvbuilder.pipeline.files import read_portrait
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan, PageSize
from cvbuilder.theme import Style, load_theme, resolve
from tests.documents import PROFILES, STARTER, THEMES
from tests.readback.extractors import poppler
from tests.readback.reading import settled

LEFT_OUT = "left out"
"""How a layout warning begins that tells of a section left out."""


class Sample(Struct, frozen=True):
    """One document: the profile and the plan that it comes from, what it says, its style, its file.

    `composed` has every version of what may be said in several; `document` those that the file shows.
    """

    name: str
    profile: Profile
    plan: DocumentPlan
    composed: Document
    document: Document
    style: Style
    pdf: bytes
    warnings: tuple[LayoutWarning, ...]

    @property
    def left_out(self) -> set[str]:
        """The sections that the layout tells to be left out."""
        return {warning.key for warning in self.warnings if warning.message.startswith(LEFT_OUT)}


def samples_of(path: Path, request: Request) -> Iterator[Sample]:
    """Build what a request asks of a profile."""
    profile = load(path)
    folder = path.resolve().parent
    portrait = read_portrait(profile, folder)
    tokens = profile.settings.tokens
    for job, built in zip(jobs(profile, request, folder), build(path, request), strict=True):
        plan = job.plan
        assert plan.theme and plan.page
        style = resolve(load_theme(plan.theme), job.locale.tag, plan.page, plan.kind, tokens.node if tokens else None)
        composed = compose(profile, job.locale, plan, portrait, profile.updated)
        sample = Sample(built.name, profile, plan, composed, composed, style, built.content, built.warnings)
        text = "\n".join(poppler(sample.pdf))
        yield replace(sample, document=settled(composed, sample.left_out, text))


@lru_cache(None)
def shipped(path: Path, theme: str, page: PageSize | None = None) -> dict[str, Sample]:
    """Return the documents that a profile of the project declares, in a theme, by the names of their files."""
    return {sample.name: sample for sample in samples_of(path, Request(theme=theme, page=page))}


def names_of(path: Path) -> list[str]:
    """Return the names of a profile's documents without making them; of a wrong profile, one that no test finds."""
    try:
        profile = load(path)
        wanted = jobs(profile, Request(), path.parent)
    except CvBuilderError:
        return [f"{path.stem} is wrong"]
    return [f"{slug_of(profile, path)}.{job.plan.kind}.{job.asked}.pdf" for job in wanted]


def documents(*kinds: str) -> pytest.MarkDecorator:
    """Parametrise a test by the documents of the project's profiles and the starter, in each theme."""
    return pytest.mark.parametrize(
        ("theme", "path", "name"),
        [
            pytest.param(theme, path, name, id=f"{theme}-{name}")
            for path in (*PROFILES, STARTER)
            for name in names_of(path)
            for theme in THEMES
            if not kinds or name.split(".")[-3] in kinds
        ],
    )
