"""Editions as they are built from the project's profiles, beside the same documents in one language each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from msgspec import Struct

from cvbuilder.document import editions
from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Document, Edition
from cvbuilder.fonts import bundled
from cvbuilder.layout.boxes import Pages
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.pipeline import EDITIONS, Built, Job, Request, jobs, load
from cvbuilder.pipeline.files import read_portrait
from cvbuilder.theme import Style, load_theme, resolve
from cvbuilder.theme.level import side_by_side
from tests.documents import PROFILES, STARTER, THEMES, built
from tests.readback.samples import names_of


class Made(Struct, frozen=True):
    """One kind of document of a profile: each language's file and pages, and both editions."""

    single: tuple[Built, ...]
    documents: tuple[Document, ...]
    laid_out: tuple[Pages, ...]
    bilingual: Built
    parallel: Built
    edition: Edition
    style: Style
    pages: Pages


def each_edition() -> pytest.MarkDecorator:
    """Parametrise a test by the kinds that the project's profiles and the starter declare, in each theme."""
    return pytest.mark.parametrize(
        ("path", "kind", "theme"),
        [
            pytest.param(path, kind, theme, id=f"{theme}-{path.stem}-{kind}")
            for path in (*PROFILES, STARTER)
            for kind in dict.fromkeys(name.split(".")[-3] for name in names_of(path))
            for theme in THEMES
        ],
    )


@lru_cache(None)
def made(path: Path, kind: str, theme: str) -> Made:
    """Build a kind of document of a profile in its languages and in both editions."""
    profile, folder = load(path), path.resolve().parent
    request = Request(kinds=(kind,), languages=("all", *EDITIONS), theme=theme)
    *single, bilingual, parallel = (each for each in built(path, theme) if each.kind == kind)
    *alone, _, both = jobs(profile, request, folder)
    portrait = read_portrait(profile, folder)
    documents = tuple(compose(profile, job.locale, job.plan, portrait, profile.updated) for job in alone)
    edition = editions.parallel(documents, [job.locale for job in alone])
    style = side_by_side([_style(part, "parallel") for part in both.parts])
    assert edition.rows is not None
    return Made(
        single=tuple(single),
        documents=documents,
        laid_out=tuple(
            lay_out(document, _style(job), bundled()) for document, job in zip(documents, alone, strict=True)
        ),
        bilingual=bilingual,
        parallel=parallel,
        edition=edition,
        style=style,
        pages=lay_out(edition.rows, style, bundled()),
    )


def _style(job: Job, edition: str = "") -> Style:
    assert job.plan.theme and job.plan.page
    return resolve(load_theme(job.plan.theme), job.locale.tag, job.plan.page, (job.plan.kind, edition))
