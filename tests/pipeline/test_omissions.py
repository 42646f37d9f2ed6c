"""Nothing of a profile is lost without a word: each text is in the document or among its omissions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from cvbuilder.document.compose import compose
from cvbuilder.document.composition import localized_in
from cvbuilder.document.nodes import Document
from cvbuilder.pipeline import KINDS, Request, jobs, load

ROOT = Path(__file__).parents[2]
PROFILES = (
    *sorted(ROOT.glob("profiles/*/*.yaml")), *sorted(ROOT.glob("starter/*.yaml")), ROOT / "tests/document/full.yaml",
)  # fmt: skip
ELSEWHERE = re.compile(r"settings\b|documents\b|photo\.alt$|.*\.measure$")
"""Texts of the layout, one that is no text of the page, and measure words, which some languages do without."""


def nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from nodes(getattr(value, name))


def unaccounted(profile: Any, document: Document) -> list[str]:
    """The paths of texts that are neither shown nor listed."""
    parts = list(nodes((document.masthead, document.sections, document.running_head)))
    shown = {node.path for node in parts if getattr(node, "path", "")}
    words = " ".join(node.text for node in parts if isinstance(getattr(node, "text", None), str))
    omitted = [omission.path for omission in document.omissions]
    if any(path.startswith("bio.") for path in shown):
        omitted.append("bio")  # one text in versions, and the facts that others are made of: one of them is told
    return [
        value.path
        for value in localized_in(profile)
        if not ELSEWHERE.match(value.path)
        and value.path not in shown
        and not any(re.match(rf"{re.escape(path)}(?:[.\[]|$)", value.path) for path in omitted)
        and not any(text.text in words for text in value.texts)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_text_is_shown_or_listed(path: Path, kind: Any) -> None:
    profile = load(path)
    for job in jobs(profile, Request(kinds=(kind,), languages=("all",)), path.parent):
        document = compose(profile, job.locale, job.plan, None, profile.updated)
        assert unaccounted(profile, document) == [], job.asked


def test_the_account_can_fail() -> None:
    profile = load(ROOT / "tests/document/full.yaml")
    [job] = jobs(profile, Request(kinds=("resume",), languages=("en",)), ROOT)
    document = compose(profile, job.locale, job.plan, None)
    silent = Document(**{name: getattr(document, name) for name in document.__struct_fields__ if name != "omissions"})
    assert "bio.short" in unaccounted(profile, silent)
