"""Pictures of a PDF: image files as image XObjects, of which nothing but what is seen goes into the file.

Takes the pictures of all pages; gives each one's resource name. Every picture is decoded, turned upright, cut to its
frame, brought to grey or sRGB and, where it has more than 300 pixels an inch, scaled down. What was a JPEG is coded
anew as a baseline JPEG, all else deflated; so neither a camera's notes nor what was cut off are in the file. All
broken files are told at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from cvbuilder.document.nodes import Image, QrCode
from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.layout.boxes import Pages, Picture
from cvbuilder.writers.pdf.jpeg import exif_orientation, read_jpeg
from cvbuilder.writers.pdf.objects import PdfFile, Stream

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

MOST_PIXELS = 40_000_000
DENSITY = 300
"""Pixels an inch that a picture keeps: as many as an office printer shows."""
QUALITY = 92
ABOVE = 1 / 3
"""How much of what is too high is cut off above; a head stands nearer to the upper edge of a portrait."""
_PNG = b"\x89PNG\r\n\x1a\n"
_HINT = "use a JPEG or PNG file"


class Framed(Struct, frozen=True):
    """An image in a frame of so many pt: what is embedded once."""

    image: Image
    width: float
    height: float


class Bitmap(Struct, frozen=True):
    """An image as a PDF holds it: upright pixels, colour space, data with their filter, opacity."""

    width: int
    height: int
    space: str
    data: bytes
    jpeg: bool
    opacity: bytes = b""


ImageNames = Mapping[Framed, str]


class ImageTable(Struct, frozen=True):
    """The names of the images of one file, and the page resources that hold them."""

    images: ImageNames
    resources: bytes


def framed(picture: Picture) -> Framed:
    """Return the image of a picture with its frame. Raises TypeError for a code, which is no image."""
    if isinstance(picture.image, QrCode):
        raise TypeError("a code is painted as a path")
    return Framed(picture.image, picture.width, picture.height)


def embed_pictures(file: PdfFile, pages: Pages) -> ImageTable:
    """Add the pictures of all pages, each file once for each frame.

    Raises ProfileError with a diagnostic for each file that cannot be read, is neither JPEG nor PNG, is
    broken, or has more than 40 million pixels.
    """
    bitmaps = _bitmaps(placed.item for page in pages.pages for placed in page.items)
    images: dict[Framed, str] = {}
    entries: list[bytes] = []
    for frame, bitmap in bitmaps.items():
        images[frame] = resource = f"I{len(images) + 1}"
        entries.append(b"/%s %s" % (resource.encode("ascii"), _embedded(file, bitmap)))
    return ImageTable(images, b"/XObject << " + b" ".join(entries) + b" >>" if entries else b"")


def _bitmaps(items: Iterable[object]) -> dict[Framed, Bitmap]:
    bitmaps: dict[Framed, Bitmap] = {}
    problems: dict[Image, Diagnostic] = {}
    for item in items:
        if not isinstance(item, Picture) or isinstance(item.image, QrCode) or item.image in problems:
            continue
        frame = framed(item)
        if frame in bitmaps:
            continue
        try:
            bitmaps[frame] = read_picture(item.image.content, item.width, item.height)
        except (OSError, ValueError) as problem:
            message = f"the picture {item.image.name} cannot be used: {problem}"
            problems[item.image] = Diagnostic(message, item.origin, item.key, hint=_HINT)
    if problems:
        raise ProfileError(tuple(problems.values()))
    return bitmaps


@lru_cache(maxsize=2)  # the documents of one profile show one portrait
def read_picture(data: bytes, width: float, height: float) -> Bitmap:
    """Read an image file's bytes for a frame of `width` by `height` pt.

    A JPEG that is what would be made of it stays as it is. Raises OSError or ValueError when they cannot be used.
    """
    if data.startswith(b"\xff\xd8"):
        jpeg = read_jpeg(data)
        _check_size(jpeg.width, jpeg.height)
        size = (jpeg.width, jpeg.height)
        if jpeg.is_plain and jpeg.bare == data and _cut(size, (width, height)) == ((0, 0, *size), size):
            return Bitmap(*size, "DeviceGray" if jpeg.components == 1 else "DeviceRGB", data, True)
        return _bitmap(_opened(data, (width, height)), jpeg.orientation, (width, height), jpeg=True)
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        _check_size(int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
        image = _opened(data, (width, height))
        turned = exif_orientation(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
        return _bitmap(image, turned, (width, height), jpeg=False)
    raise ValueError("it is neither a JPEG nor a PNG file")


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_PIXELS:
        raise ValueError(f"it measures {width} by {height} pixels; the most is {MOST_PIXELS // 1_000_000} million")


def _opened(data: bytes, frame: tuple[float, float]) -> Raster:
    """The image, decoded; a JPEG of many more pixels than the frame can show, however turned, at 1/2, 1/4 or 1/8."""
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        least = round(max(frame) * DENSITY / 72)
        image.draft(None, (least, least))
        image.load()
    except (SyntaxError, IndexError, EOFError, KeyError) as problem:
        raise ValueError("the file is broken or ends too early") from problem
    return image


def _bitmap(image: Raster, orientation: int, frame: tuple[float, float], *, jpeg: bool) -> Bitmap:
    """The pixels that a frame shows."""
    upright = _turned(image, orientation)
    box, size = _cut(upright.size, frame)
    part = upright.crop(box)
    colors = _in_srgb(part)
    if "A" in part.getbands() or "transparency" in part.info:
        alpha = part.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (255, 255):
            colors = colors.convert("RGB")
            colors.putalpha(alpha)
    colors = _scaled(colors, size)
    if colors.mode == "RGBA":
        return Bitmap(*size, "DeviceRGB", colors.convert("RGB").tobytes(), False, colors.getchannel("A").tobytes())
    space = "DeviceGray" if colors.mode == "L" else "DeviceRGB"
    return Bitmap(*size, space, _coded(colors) if jpeg else colors.tobytes(), jpeg)


def _turned(image: Raster, orientation: int) -> Raster:
    """The image as EXIF says that it is to be looked at (Exif 3.0, tag Orientation)."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    return image.transpose(turns[orientation]) if orientation in turns else image


def _cut(size: tuple[int, int], frame: tuple[float, float]) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """The part of an upright image that has the frame's proportions, and how many pixels of it are kept."""
    (wide, high), ratio = size, frame[0] / frame[1]
    width = min(wide, max(1, round(high * ratio)))
    height = min(high, max(1, round(wide / ratio)))
    # What rounding alone would cut off stays, so that a part that was cut once is not cut again.
    width, height = (whole if whole - kept <= max(1, whole / 100) else kept
                     for whole, kept in ((wide, width), (high, height)))  # fmt: skip
    left, top = (wide - width) // 2, round((high - height) * ABOVE)
    most = [max(1, round(length * DENSITY / 72)) for length in frame]
    kept = (width, height) if width <= most[0] and height <= most[1] else (most[0], most[1])
    return (left, top, left + width, top + height), (min(width, kept[0]), min(height, kept[1]))


def _scaled(image: Raster, size: tuple[int, int]) -> Raster:
    from PIL.Image import Resampling

    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def _coded(image: Raster) -> bytes:
    """The pixels as a baseline JPEG that says nothing but them."""
    coded = io.BytesIO()
    image.save(coded, "JPEG", quality=QUALITY, subsampling=0, progressive=False)
    return read_jpeg(coded.getvalue()).bare


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
