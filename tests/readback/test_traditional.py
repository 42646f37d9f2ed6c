"""Documents in Traditional Chinese, read back: all kinds, both themes; which face draws what; the file's language."""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cvbuilder.fonts import bundled
from cvbuilder.layout.boxes import GlyphRun
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.locale import simplified_only, traditional_only
from cvbuilder.pipeline import KINDS, Request
from tests.readback.columns import said
from tests.readback.samples import THEMES, Sample, samples_of

TAIWAN = Path(__file__).resolve().parents[1] / "document" / "taiwan.yaml"
ASKED = {"zh-Hant": "zh-Hant", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK"}
HAN = {"classic": ("CVBSerifTC", "CVBSerifSC"), "modern": ("NotoSansTC", "NotoSansSC")}


@lru_cache(None)
def made(asked: str, theme: str) -> dict[str, Sample]:
    return {sample.plan.kind: sample for sample in samples_of(TAIWAN, Request(KINDS, (asked,), theme))}


EVERY = pytest.mark.parametrize(("asked", "theme", "kind"), list(product(ASKED, THEMES, KINDS)))


@EVERY
def test_the_file_says_what_the_document_says(asked: str, theme: str, kind: Any) -> None:
    sample = made(asked, theme)[kind]
    assert sample.name == f"taiwan.{kind}.{asked}.pdf"
    assert said(sample)
    assert not sample.left_out


@EVERY
def test_the_file_names_its_language(asked: str, theme: str, kind: Any) -> None:
    with pikepdf.open(io.BytesIO(made(asked, theme)[kind].pdf)) as file:
        assert str(file.Root.Lang) == ASKED[asked]


@EVERY
def test_traditional_faces_draw_traditional_text_and_simplified_ones_what_fell_back(
    asked: str, theme: str, kind: Any
) -> None:
    sample = made(asked, theme)[kind]
    pages = lay_out(sample.composed, sample.style, bundled())
    traditional, simplified = HAN[theme]
    seen = set()
    for run in (each.item for page in pages.pages for each in page.items):
        if not isinstance(run, GlyphRun):
            continue
        face = run.face.partition("@")[0]
        if traditional_only(run.text):
            assert face == traditional, run.text
        elif simplified_only(run.text) and run.role != "code":
            assert face.endswith("SC") and run.language == "zh-Hans", run.text
        seen.add(face)
        assert not face.startswith("CVBKai")
    assert traditional in seen
    assert (simplified in seen) == (kind not in ("bio", "press"))
