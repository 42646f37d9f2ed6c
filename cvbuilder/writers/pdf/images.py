"""Pictures of a PDF: image files as image XObjects, without what the files tell about their makers.

Takes the pictures of all pages; gives each file's resource name. A JPEG that a PDF reader can show as it
is keeps its pixels; anything else is decoded, brought to sRGB and deflated. All broken files are told at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from cvbuilder.document.nodes import Image
from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.layout.boxes import Pages, Picture
from cvbuilder.writers.pdf.jpeg import Jpeg, exif_orientation, read_jpeg
from cvbuilder.writers.pdf.objects import PdfFile, Stream

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

MOST_PIXELS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_HINT = "use a JPEG or PNG file"

# The unit square on which an image lies, turned and mirrored as each EXIF orientation asks for (a b c d e f).
_UPRIGHT: Mapping[int, tuple[int, ...]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class Bitmap(Struct, frozen=True):
    """An image as a PDF holds it: stored pixels, colour space, data with their filter, opacity."""

    width: int
    height: int
    space: str
    data: bytes
    jpeg: bool
    orientation: int = 1
    opacity: bytes = b""


class ImageResource(Struct, frozen=True):
    """An image on a page: its resource's name, the matrix that puts it upright on the unit square, width by height."""

    name: str
    upright: tuple[int, ...]
    ratio: float


class ImageTable(Struct, frozen=True):
    """The images of one file, and the page resources that name them."""

    images: Mapping[Image, ImageResource]
    resources: bytes


def embed_pictures(file: PdfFile, pages: Pages) -> ImageTable:
    """Add the pictures of all pages, each file once.

    Raises ProfileError with a diagnostic for each file that cannot be read, is neither JPEG nor PNG, is
    broken, or has more than 40 million pixels.
    """
    bitmaps = _bitmaps(placed.item for page in pages.pages for placed in page.items)
    images: dict[Image, ImageResource] = {}
    entries: list[bytes] = []
    for image, bitmap in bitmaps.items():
        resource = f"I{len(images) + 1}"
        images[image] = ImageResource(resource, _UPRIGHT[bitmap.orientation], _ratio(bitmap))
        entries.append(b"/%s %s" % (resource.encode("ascii"), _embedded(file, bitmap)))
    return ImageTable(images, b"/XObject << " + b" ".join(entries) + b" >>" if entries else b"")


def _bitmaps(items: Iterable[object]) -> dict[Image, Bitmap]:
    bitmaps: dict[Image, Bitmap] = {}
    problems: dict[Image, Diagnostic] = {}
    for item in items:
        if not isinstance(item, Picture) or item.image in bitmaps or item.image in problems:
            continue
        try:
            bitmaps[item.image] = read_picture(item.image.content)
        except (OSError, ValueError) as problem:
            message = f"the picture {item.image.name} cannot be used: {problem}"
            problems[item.image] = Diagnostic(message, item.origin, item.key, hint=_HINT)
    if problems:
        raise ProfileError(tuple(problems.values()))
    return bitmaps


def _ratio(bitmap: Bitmap) -> float:
    ratio = bitmap.width / bitmap.height
    return ratio if _UPRIGHT[bitmap.orientation][0] else 1 / ratio


def read_picture(data: bytes) -> Bitmap:
    """Read an image file's bytes. Raises OSError or ValueError when they cannot be used."""
    if data.startswith(b"\xff\xd8"):
        jpeg = read_jpeg(data)
        _check_size(jpeg.width, jpeg.height)
        return _from_jpeg(data, jpeg)
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        _check_size(int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
        return _from_pixels(_opened(data))
    raise ValueError("it is neither a JPEG nor a PNG file")


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_PIXELS:
        raise ValueError(f"it measures {width} by {height} pixels; the most is {MOST_PIXELS // 1_000_000} million")


def _opened(data: bytes, scale: int = 1) -> Raster:
    """The image, decoded (a JPEG at a fraction of its size, when only its soundness is asked)."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    if scale > 1:
        image.draft(None, (max(1, image.width // scale), max(1, image.height // scale)))
    try:
        image.load()
    except (SyntaxError, IndexError, EOFError) as problem:
        raise ValueError("the file is broken or ends too early") from problem
    return image


def _from_jpeg(data: bytes, jpeg: Jpeg) -> Bitmap:
    """Embed as it is what any reader shows right; decode what has four colours, a profile or a rare coding."""
    if jpeg.readable and jpeg.bits == 8 and jpeg.components in (1, 3) and not jpeg.profile:
        _opened(data, scale=8)
        space = "DeviceRGB" if jpeg.components == 3 else "DeviceGray"
        return Bitmap(jpeg.width, jpeg.height, space, jpeg.bare, jpeg=True, orientation=jpeg.orientation)
    return _from_pixels(_opened(data), jpeg.orientation)


def _from_pixels(image: Raster, orientation: int = 0) -> Bitmap:
    turned = orientation or exif_orientation(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
    opacity = b""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        whole = image.convert("RGBA")
        alpha = whole.getchannel("A")
        opacity = b"" if alpha.getextrema() == (255, 255) else alpha.tobytes()
    colors = _in_srgb(image)
    space = "DeviceGray" if colors.mode == "L" else "DeviceRGB"
    return Bitmap(colors.width, colors.height, space, colors.tobytes(), False, turned, opacity)


def _in_srgb(image: Raster) -> Raster:
    """The image in grey or sRGB of 8 bits, by way of its own colour profile when it has a sound one."""
    if image.mode.startswith("I"):
        return _from_sixteen_bits(image)
    plain = image.convert("L" if image.mode in ("1", "L", "LA") else image.mode if image.mode == "CMYK" else "RGB")
    profile = image.info.get("icc_profile")
    if not profile:
        return plain if plain.mode in ("L", "RGB") else plain.convert("RGB")
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        told = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return plain if plain.mode in ("L", "RGB") else plain.convert("RGB")
    return plain if told is None else told


def _from_sixteen_bits(image: Raster) -> Raster:
    """Grey of 16 bits as grey of 8: Pillow's own conversion cuts values off instead of scaling them."""
    return image.point(lambda value: value / 256).convert("L")


def _embedded(file: PdfFile, bitmap: Bitmap) -> bytes:
    """Add the image XObject of a bitmap (ISO 32000-1, 8.9.5); give its reference."""
    entries = f"/Type /XObject /Subtype /Image /Width {bitmap.width} /Height {bitmap.height} /BitsPerComponent 8"
    color = f" /ColorSpace /{bitmap.space}"
    mask = b""
    if bitmap.opacity:
        soft = f"{entries} /ColorSpace /DeviceGray".encode("ascii")
        mask = b" /SMask " + file.add(Stream(bitmap.opacity, soft))
    filtering = " /Filter /DCTDecode" if bitmap.jpeg else ""
    dictionary = (entries + color + filtering).encode("ascii") + mask
    return file.add(Stream(bitmap.data, dictionary, deflate=not bitmap.jpeg))
