"""Make the pictures of the README out of built documents: `make gallery`, or `python tools/render_gallery.py`.

Takes PDFs that `make demo` has left in output/; leaves docs/images/*.png, each with a page of the English and of the
Chinese document side by side. Equal documents give equal pictures with equal releases of pypdfium2 and Pillow, which
it needs. Run it after a change of looks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2 as pdfium
from msgspec import Struct
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "output"
TARGET = ROOT / "docs" / "images"
LANGUAGES = ("en", "zh")
MARGIN = 18
BACKGROUND = "#e9ebee"
COLOURS = 192
"""A palette of so many colours shows black, grey and one accent as well as millions do, in a third of the bytes."""
MOST_BYTES = 250_000
"""A README that is slow to open is not read: a picture that is larger ends in an error."""


class Picture(Struct, frozen=True):
    """What a picture shows: the first page of `document` below output/, in each language, at `dpi`."""

    document: str
    dpi: int = 104


PICTURES = {
    "resume": Picture("lei-zhang.resume"),
    "modern": Picture("modern/xiangxiang-chu.resume", dpi=96),
    "bio": Picture("heng-zhang.bio"),
    "cv": Picture("xiangxiang-chu.cv", dpi=96),
}


def first_page(path: Path, dpi: int) -> Image.Image:
    """Return the first page of a PDF as it looks at so many dots per inch."""
    if not path.is_file():
        sys.exit(f"{path.relative_to(ROOT)} is not there: `make demo` builds it")
    document = pdfium.PdfDocument(path)
    try:
        image: Image.Image = document[0].render(scale=dpi / 72).to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Lay pages on a grey ground, with the same space around each."""
    width = sum(page.width + MARGIN for page in pages) + MARGIN
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * MARGIN), BACKGROUND)
    x = MARGIN
    for page in pages:
        sheet.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    return sheet.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def main() -> None:
    """Make every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        pages = [first_page(BUILT / f"{picture.document}.{language}.pdf", picture.dpi) for language in LANGUAGES]
        target = TARGET / f"{name}.png"
        side_by_side(pages).save(target, optimize=True)
        size = target.stat().st_size
        if size > MOST_BYTES:
            sys.exit(f"{target.relative_to(ROOT)} has {size} bytes, {MOST_BYTES} at most: lower its dpi")
        print(f"{target.relative_to(ROOT)}  {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
