"""Portraits as bytes: takes a JPEG or PNG, gives its size, and its bytes without metadata; never decodes a picture.

Where the picture was taken, with what and by whom, is no business of who receives it. The orientation is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, unpack
from zlib import crc32

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs")
_FRAMES = (0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_EXIF = b"Exif\x00\x00"


def media_type(content: bytes) -> str:
    """Return `image/png` or `image/jpeg`."""
    return "image/png" if content.startswith(_PNG) else "image/jpeg"


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, as it is shown; None for what is neither JPEG nor PNG."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = unpack(">II", content[16:24])
        return width, height
    for marker, start, end in _segments(content):
        if marker in _FRAMES and end - start >= 9:
            height, width = unpack(">HH", content[start + 5 : start + 9])
            return (height, width) if _orientation(content) >= 5 else (width, height)
    return None


def without_metadata(content: bytes) -> bytes:
    """Return the same picture without EXIF, XMP, comments and the like; only how it is turned stays."""
    if content.startswith(_PNG):
        return _bare_png(content)
    turned = _orientation(content)
    found = [content[:2]]
    if turned > 1:
        found.append(_only_orientation(turned))
    end = 2
    for marker, start, end in _segments(content):
        if not (0xE1 <= marker <= 0xEF and marker not in (0xE2, 0xEE)) and marker != 0xFE:
            found.append(content[start:end])
    return b"".join(found) + content[end:]


def _bare_png(content: bytes) -> bytes:
    """The chunks that tell of pixels; how they are turned stands before them (PNG 3rd edition, 11.3.4.5)."""
    found = [_PNG]
    notes = next((piece[8:-4] for kind, piece in _chunks(content) if kind == b"eXIf"), b"")
    turned = _turned(notes)
    for kind, piece in _chunks(content):
        if kind == b"IDAT" and turned > 1:
            exif = b"eXIf" + _tiff(turned)
            found.append(pack(">I", len(exif) - 4) + exif + pack(">I", crc32(exif)))
            turned = 1
        if kind in _PNG_KEPT:
            found.append(piece)
    return b"".join(found)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment of a JPEG before its scan: marker, start, end (ITU-T T.81, B.1.1)."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        (length,) = unpack(">H", content[at + 2 : at + 4])
        yield content[at + 1], at, min(at + 2 + length, len(content))
        at += 2 + length


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk of a PNG: its kind, and all its bytes (PNG 3rd edition, 5.3)."""
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,) = unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at : at + 12 + length]
        at += 12 + length


def _orientation(content: bytes) -> int:
    """How a JPEG is turned: 1 to 8 (Exif 2.32, 4.6.4, tag 0x0112); 1 where nothing is said."""
    for marker, start, end in _segments(content):
        body = content[start + 4 : end]
        if marker != 0xE1 or not body.startswith(_EXIF):
            continue
        return _turned(body[len(_EXIF) :])
    return 1


def _turned(tiff: bytes) -> int:
    """What EXIF says of how a picture is turned, 1 for nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    (first,) = unpack(f"{order}I", tiff[4:8])
    count = unpack(f"{order}H", tiff[first : first + 2])[0] if first + 2 <= len(tiff) else 0
    for entry in range(first + 2, min(first + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _, _, value = unpack(f"{order}HHIH", tiff[entry : entry + 10])
        if tag == 0x0112:
            return value if 1 <= value <= 8 else 1
    return 1


def _only_orientation(turned: int) -> bytes:
    tiff = _tiff(turned)
    return b"\xff\xe1" + pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _tiff(turned: int) -> bytes:
    return b"MM\x00*" + pack(">IH", 8, 1) + pack(">HHIHHI", 0x0112, 3, 1, turned, 0, 0)
