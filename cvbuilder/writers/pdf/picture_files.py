"""An embedded picture as a file of its own, of which the same picture is embedded again.

Takes a bitmap; gives a JPEG or PNG. It shows what the document shows: nothing that was cut off, no camera's notes.
"""

from __future__ import annotations

import zlib
from struct import pack

from cvbuilder.writers.pdf.images import Bitmap
from cvbuilder.writers.pdf.objects import COMPRESSION_LEVEL

_PNG = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR, _GREY_ALPHA, _COLOUR_ALPHA = 0, 2, 4, 6
"""Colour types of PNG (PNG 3rd edition, 11.2.1)."""


def picture_file(bitmap: Bitmap) -> tuple[str, bytes]:
    """Return the extension of a picture's file, and its bytes."""
    return ("jpg", bitmap.data) if bitmap.jpeg else ("png", _png(bitmap))


def _png(bitmap: Bitmap) -> bytes:
    """The pixels as a PNG of 8 bits, without filters: deflated as the PDF has them."""
    channels = 1 if bitmap.space == "DeviceGray" else 3
    pixels, kind = bitmap.data, _GREY if channels == 1 else _COLOUR
    if bitmap.opacity:
        mixed = bytearray(len(bitmap.opacity) * (channels + 1))
        for channel in range(channels):
            mixed[channel :: channels + 1] = bitmap.data[channel::channels]
        mixed[channels :: channels + 1] = bitmap.opacity
        channels, pixels, kind = channels + 1, bytes(mixed), _GREY_ALPHA if channels == 1 else _COLOUR_ALPHA
    length = bitmap.width * channels
    rows = b"".join(b"\0" + pixels[start : start + length] for start in range(0, len(pixels), length))
    header = pack(">IIBBBBB", bitmap.width, bitmap.height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, COMPRESSION_LEVEL)), (b"IEND", b""))
    return _PNG + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))
