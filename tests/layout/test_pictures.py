"""Every page of three small documents as a picture: held by PNG files that a person can look at (pictures/).

A page is drawn at 288 dots an inch, brought down to 72 in greys, and compared as the mean darkness of cells of six
dots. How a rasteriser smooths or snaps an edge hardly moves such a mean; a line that stands a point lower, one that
is missing or another weight does.
After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/layout/test_pictures.py`, then look at them.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from cvbuilder.fonts import bundled
from cvbuilder.writers import WRITERS
from tests.layout.test_proofs import laid

PICTURES = Path(__file__).with_name("pictures")
CELL = 6
FINE = 4
"""How many times finer a page is drawn than it is kept."""
MOST_IN_A_CELL = 12
"""How far the mean of one cell may be off, of 255."""
MOST_ON_AVERAGE = 2.0
"""How far the cells that have ink may be off on average, of 255."""
LANGUAGES = ("en", "zh", "zh-Hant")


@lru_cache(16)
def pages(language: str, fine: int = FINE, filtered: Image.Resampling = Image.Resampling.BOX) -> list[Image.Image]:
    """The pages of a document as greys, 72 dots an inch."""
    document, laid_out = laid(language)
    content = WRITERS["pdf"].load()(document, laid_out, bundled())
    sizes = [(round(page.width), round(page.height)) for page in laid_out.pages]
    with pypdfium2.PdfDocument(content) as pdf:
        drawn = [page.render(scale=fine).to_pil().convert("L") for page in pdf]
    return [page.resize(size, filtered) for page, size in zip(drawn, sizes, strict=True)]


def cells(picture: Image.Image) -> list[int]:
    """The mean of each cell, from left to right and from top to bottom."""
    width, height = picture.size
    small = picture.resize((-(-width // CELL), -(-height // CELL)), Image.Resampling.BOX)
    return list(small.tobytes())


def difference(one: Image.Image, other: Image.Image) -> tuple[int, float]:
    """How far two pictures are apart: the worst cell, and the mean over cells with ink; 255 if sizes differ."""
    if one.size != other.size:
        return 255, 255.0
    pairs = [(a, b) for a, b in zip(cells(one), cells(other), strict=True) if min(a, b) < 250]
    apart = [abs(a - b) for a, b in pairs]
    return max(apart, default=0), sum(apart) / max(1, len(apart))


def alike(one: Image.Image, other: Image.Image) -> bool:
    worst, average = difference(one, other)
    return worst <= MOST_IN_A_CELL and average <= MOST_ON_AVERAGE


def files(language: str) -> list[Path]:
    return sorted(PICTURES.glob(f"{language}.[0-9].png"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_looks_as_its_picture(language: str) -> None:
    found = pages(language)
    if os.environ.get("CVBUILDER_REGEN"):
        PICTURES.mkdir(exist_ok=True)
        for old in files(language):
            old.unlink()
        for number, page in enumerate(found, 1):
            page.quantize(64).save(PICTURES / f"{language}.{number}.png", optimize=True)
    assert len(found) == len(files(language)), "a page more or less"
    for page, path in zip(found, files(language), strict=True):
        with Image.open(path) as picture:
            told = difference(page, picture.convert("L"))
            assert alike(page, picture.convert("L")), f"{path.name}: worst cell {told[0]}, average {told[1]:.2f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_sees_what_a_reader_sees(language: str) -> None:
    """A line a point lower or missing, a page a point to the right, another weight: none may pass for the same."""
    page = pages(language)[0]
    width, height = page.size
    inked = [y for y in range(height) if min(page.crop((0, y, width, y + 1)).tobytes()) < 128]
    middle = next(y for y in inked if y > height // 3 and y - 1 not in inked)
    line = (0, middle, width, middle + 14)
    lower, missing = page.copy(), page.copy()
    missing.paste(255, line)
    lower.paste(255, line)
    lower.paste(page.crop(line), (0, middle + 1))
    aside = ImageChops.offset(page, 1, 0)
    bolder = page.filter(ImageFilter.MinFilter(3))
    for name, changed in (("lower", lower), ("missing", missing), ("aside", aside), ("bolder", bolder)):
        assert not alike(page, changed), (name, difference(page, changed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_does_not_see_how_edges_are_smoothed(language: str) -> None:
    """As another rasteriser would: from other sizes, by another filter, with a little less contrast."""
    page = pages(language)[0]
    for fine, filtered in ((3, Image.Resampling.BOX), (8, Image.Resampling.BOX), (4, Image.Resampling.BICUBIC)):
        other = pages(language, fine, filtered)[0]
        assert alike(page, other), (fine, difference(page, other))
    assert alike(page, page.point([min(255, round(each * 0.98 + 5)) for each in range(256)]))


def test_pictures_are_small() -> None:
    sizes = [path.stat().st_size for language in LANGUAGES for path in files(language)]
    assert 4 <= len(sizes) <= 10 and max(sizes) < 20_000
