"""Portraits and what goes with them: shapes, the credit below, the masthead's bookmark, codes beside their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.fonts import bundled
from cvbuilder.layout.boxes import GlyphRun, Page, Picture
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.pipeline import Request
from cvbuilder.theme import list_themes
from tests.readback.samples import Sample, samples_of
from tests.writers.test_pdf_images import cut

PROFILE = """\
name: {given: {en: Yuan, zh: 源}, family: {en: Lin, zh: 林}}
settings: {languages: [en, zh]}
photo: {file: me.jpg, credit: {en: "A photographer with a long name, for a newspaper", zh: 某报社的一位摄影师}}
bio: {en: She paints bridges., zh: 从事桥梁绘画。}
documents:
  - {kind: bio, qr_code: {url: "https://example.org/slides", label: {en: Slides, zh: 幻灯片}}}
  - {kind: press, qr_code: "https://example.org/slides"}
"""


def made(folder: Path, theme: str, tokens: str = "") -> list[tuple[Sample, Page]]:
    path = folder / "lin.yaml"
    path.write_text(PROFILE.replace("[en, zh]}", f"[en, zh]{tokens}}}", 1), encoding="utf-8")
    (folder / "me.jpg").write_bytes(cut("JPEG", 1.0))
    found = samples_of(path, Request(theme=theme))
    return [(sample, lay_out(sample.composed, sample.style, bundled()).pages[0]) for sample in found]


def items(page: Page, key: str) -> list[GlyphRun]:
    return [placed.item for placed in page.items if isinstance(placed.item, GlyphRun) and placed.item.key == key]


@pytest.mark.parametrize("shape", ["rectangle", "square", "circle"])
@pytest.mark.parametrize("theme", list_themes())
def test_the_user_chooses_the_shape(theme: str, shape: str, tmp_path: Path) -> None:
    for sample, page in made(tmp_path, theme, f", tokens: {{photo: {{shape: {shape}}}}}"):
        photo = next(each.item for each in page.items if isinstance(each.item, Picture) and each.item.key == "photo")
        assert photo.shape == ("circle" if shape == "circle" else "rectangle")
        assert (photo.width, photo.height) == (sample.style.photo.width, sample.style.photo.height)
        assert photo.width == photo.height or shape == "rectangle"


@pytest.mark.parametrize("theme", list_themes())
def test_the_credit_stands_below_the_photo_and_no_wider(theme: str, tmp_path: Path) -> None:
    for sample, page in made(tmp_path, theme):
        photo = next(each.item for each in page.items if isinstance(each.item, Picture) and each.item.key == "photo")
        credit = items(page, "photo.credit")
        assert credit, sample.name
        for run in credit:
            assert run.y > photo.y + photo.height
            bar = sample.style.sidebar
            width = max(photo.width, bar.width if bar is not None else 0.0)
            assert photo.x - 0.01 <= run.x and run.x + run.width <= photo.x + width + run.size
        heading = items(page, "bio.heading")
        assert heading[0].y > photo.y or heading[0].x + heading[0].width < photo.x


@pytest.mark.parametrize("theme", list_themes())
def test_a_code_has_its_words_beside_it_or_below(theme: str, tmp_path: Path) -> None:
    for sample, page in made(tmp_path, theme):
        key = f"{sample.plan.path}.qr_code"
        code = next(
            each.item for each in page.items if isinstance(each.item, Picture) and each.item.key == f"{key}.code"
        )
        (address,) = items(page, f"{key}.url")
        beside = address.x >= code.x + code.width and code.y < address.y <= code.y + code.height
        below = address.y > code.y + code.height and address.x >= code.x
        assert beside or below
        assert "".join(run.text for run in items(page, f"{key}.label")) in ("Slides", "幻灯片", "")


@pytest.mark.parametrize("theme", list_themes())
def test_the_outline_begins_with_the_name_whatever_stands_before_it(theme: str, tmp_path: Path) -> None:
    for sample, _ in made(tmp_path, theme):
        first = lay_out(sample.composed, sample.style, bundled()).bookmarks[0]
        assert first.level == 1 and ("Lin" in first.title or "林" in first.title), sample.name
