"""What is kept of words and manners never shows: a process that has forgotten half of it makes the same pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cvbuilder import Pages, compose, lay_out, load_theme, parse, read, resolve_style
from cvbuilder.fonts import FontLibrary
from cvbuilder.layout import atoms, gaps, manners
from cvbuilder.pipeline import Request, jobs

PROFILE = Path(__file__).resolve().parents[2] / "profiles" / "lei-zhang" / "lei-zhang.yaml"
KEPT: tuple[Any, ...] = (
    atoms.word_space, atoms.wide_atom, atoms.whole_word, atoms.word_pieces, atoms._hyphen,
    gaps._spaced, gaps._between_han, manners.manner_of,
)  # fmt: skip


@pytest.fixture(scope="module", params=["en", "zh"])
def pages(request: pytest.FixtureRequest) -> Callable[[], Pages]:
    profile = parse(read(PROFILE))
    (job,) = jobs(profile, Request(kinds=("resume",), languages=(request.param,)), PROFILE.parent)
    document = compose(profile, job.locale, job.plan)
    style = resolve_style(load_theme("classic"), job.locale.tag, "a4")
    library = FontLibrary()
    return lambda: lay_out(document, style, library)


@pytest.mark.parametrize("forgotten", KEPT, ids=[kept.__name__ for kept in KEPT])
def test_what_is_forgotten_is_made_again_alike(pages: Callable[[], Pages], forgotten: Any) -> None:
    expected = pages()
    forgotten.cache_clear()
    assert pages() == expected


def test_what_is_kept_has_bounds() -> None:
    assert all(kept.cache_parameters()["maxsize"] for kept in KEPT)
