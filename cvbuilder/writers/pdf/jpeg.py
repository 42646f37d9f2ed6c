"""What a JPEG file holds, by its markers (ITU-T T.81, annex B), and the file without what it tells about its maker.

Takes a file's bytes; gives its measures and the bytes to embed. Never decodes a pixel.
"""

from __future__ import annotations

import re

from msgspec import Struct

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Sequential and progressive Huffman coding: what a PDF's DCTDecode reads.
_READABLE_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_ADOBE = 0xEE
# In a scan, FF 00 is a byte of data, and FF D0 to FF D7 mark restarts.
_NEXT_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")


class Jpeg(Struct, frozen=True):
    """A JPEG file: `width` and `height` in stored pixels, `components` a pixel, bits a component.

    `orientation` is EXIF's (1 upright to 8), `profile` is True when a colour profile is attached,
    `readable` when a PDF reader can decode it. `bare` is the file without application segments (EXIF,
    thumbnails, colour profile, but not Adobe's, which decoders need), comments, and anything after its end.
    """

    width: int
    height: int
    components: int
    bits: int
    orientation: int
    profile: bool
    readable: bool
    bare: bytes

    @property
    def is_plain(self) -> bool:
        """True for upright pixels of 8 bits in grey or colour, of which nothing else is said."""
        upright = self.orientation == 1 and not self.profile
        return self.readable and upright and self.bits == 8 and self.components in (1, 3)


def read_jpeg(data: bytes) -> Jpeg:
    """Read the segments of a JPEG file. Raises ValueError when they are broken or end too early."""
    kept = [b"\xff\xd8"]
    frame = b""
    coding = 0
    orientation, profile = 1, False
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker in _FRAMES and not frame:
            frame, coding = body, marker
        elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = exif_orientation(body[6:])
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            profile = True
        if marker == _ADOBE or not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            kept.append(segment)
    if len(frame) < 6:
        raise ValueError("the file has no frame")
    return Jpeg(
        width=int.from_bytes(frame[3:5], "big"),
        height=int.from_bytes(frame[1:3], "big"),
        components=frame[5],
        bits=frame[0],
        orientation=orientation,
        profile=profile,
        readable=coding in _READABLE_FRAMES,
        bare=b"".join(kept),
    )


def _segments(data: bytes) -> list[tuple[int, bytes]]:
    """The segments after the start of the image, up to its end; a scan's data belong to its segment."""
    found: list[tuple[int, bytes]] = []
    at = 2
    while True:
        marker_at = _NEXT_MARKER.match(data, at)
        if marker_at is None:
            raise ValueError("the file is broken or ends too early")
        marker, start = marker_at[1][0], marker_at.end() - 2
        if marker == _END:
            found.append((marker, b"\xff\xd9"))
            return found
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if end < start + 4 or end > len(data):
            raise ValueError("the file is broken or ends too early")
        if marker == _SCAN:
            after = _NEXT_MARKER.search(data, end)
            if after is None:
                raise ValueError("the file ends too early")
            end = after.start()
        found.append((marker, data[start:end]))
        at = end


def exif_orientation(tiff: bytes) -> int:
    """The orientation in a block of EXIF (a TIFF file of its own), 1 when it names none that exists."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return 1
    little = order == "little"

    def read(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if little else "big")

    directory = read(4, 4)
    for entry in range(min(read(directory, 2), 512)):
        at = directory + 2 + 12 * entry
        if read(at, 2) == 0x0112:
            value = read(at + 8, 2)
            return value if 1 <= value <= 8 else 1
    return 1
