"""Make the pictures of the README from the sample profiles: `python tools/render_gallery.py`.

Leaves docs/images/*.png, each with the same pages of the English and of the Chinese document side by side, as they come
out of a build. It needs pypdfium2 and Pillow; run it from the checkout's environment after a change of looks.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from msgspec import Struct
from PIL import Image

from cvbuilder import Request, build

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"
MARGIN = 18
BACKGROUND = "#e9ebee"
COLOURS = 160
"""A palette of so many colours shows black, grey and one accent as well as millions do, in a third of the bytes."""


class Picture(Struct, frozen=True):
    """What a picture shows: pages (from 0) of one document, at `dpi`, in both languages."""

    person: str
    request: Request
    pages: tuple[int, ...] = (0,)
    dpi: int = 104


PICTURES = {
    "resume": Picture("lei-zhang", Request(kinds=("resume",))),
    "modern": Picture("xiangxiang-chu", Request(kinds=("resume",), theme="modern")),
    "cv": Picture("xiangxiang-chu", Request(kinds=("cv",)), pages=(0, 1), dpi=68),
    "bio": Picture("heng-zhang", Request(kinds=("bio",))),
}


def page_images(picture: Picture) -> list[Image.Image]:
    """Return the pages of a picture, language by language."""
    pages = []
    for built in build(ROOT / "profiles" / picture.person / f"{picture.person}.yaml", picture.request):
        document = pdfium.PdfDocument(built.content)
        for number in picture.pages:
            pages.append(document[number].render(scale=picture.dpi / 72).to_pil().convert("RGB"))
    return pages


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Lay pages on a grey ground, with the same space around each."""
    width = sum(page.width + MARGIN for page in pages) + MARGIN
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * MARGIN), BACKGROUND)
    x = MARGIN
    for page in pages:
        sheet.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    return sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main() -> None:
    """Make every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        target = TARGET / f"{name}.png"
        side_by_side(page_images(picture)).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
