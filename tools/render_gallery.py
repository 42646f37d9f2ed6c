"""Make the pictures of the README from documents that `make demo` has built: `python tools/render_gallery.py`.

Takes the PDF files in a folder (`output` if none is named); leaves docs/images/*.png, each with the same pages of
the English and of the Chinese document side by side. It builds nothing and needs pypdfium2 and Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"

PICTURES = {
    "resume": ("lei-zhang.resume", (0,)),
    "cv": ("xiangxiang-chu.cv", (0, 1)),
}
"""For each picture the document and the pages that it shows, counted from 0."""

DPI = {1: 104, 2: 68}
"""Resolution by the number of pages that stand side by side in one language."""
MARGIN = 18
BACKGROUND = "#e9ebee"
COLOURS = 160
"""A palette of so many colours shows black, grey and one accent as well as millions do, in a third of the bytes."""


def page_images(path: Path, numbers: tuple[int, ...]) -> list[Image.Image]:
    """Return pages of a PDF file as pictures."""
    document = pdfium.PdfDocument(path)
    scale = DPI[len(numbers)] / 72
    return [document[number].render(scale=scale).to_pil().convert("RGB") for number in numbers]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Lay pages on a grey ground, with the same space around each."""
    width = sum(page.width + MARGIN for page in pages) + MARGIN
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * MARGIN), BACKGROUND)
    x = MARGIN
    for page in pages:
        sheet.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    return sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main(folder: Path) -> None:
    """Make every picture from the documents in a folder."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (stem, numbers) in PICTURES.items():
        pages = [page for language in ("en", "zh") for page in page_images(folder / f"{stem}.{language}.pdf", numbers)]
        target = TARGET / f"{name}.png"
        side_by_side(pages).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output")
