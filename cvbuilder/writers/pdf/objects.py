"""PDF objects as bytes, and the file that they make up.

Takes the bodies of objects; gives references to them and, at the end, the file. ReportLab's object layer
numbers the objects; its objects for fonts, pages and streams are not used: they name an unembedded Helvetica,
leave out the end of line before `endstream` that PDF/A asks for, and follow settings from a user's environment.
Nor is its frame, which has no object streams: what is small is packed here, as in PDF 1.5 and later, which makes
a tagged file a fifth smaller (docs/decisions/0017-tags-and-archives.md). Never knows what a page or a font is.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObject, PDFObjectReference

COMPRESSION_LEVEL = 6
PACKED = 400
"""How many objects one object stream holds: a reader has to inflate all of them for one."""
# Four bytes above 127 tell programs that the file is not text (ISO 32000-1, 7.5.2; ISO 19005-2, 6.1.2).
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Body(PDFObject):  # type: ignore[misc]
    """An indirect object of which the bytes are known, or will be before the file is written."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content


class Stream(PDFObject):  # type: ignore[misc]
    """A stream: `entries` of its dictionary as bytes, and its data, which are deflated unless told otherwise."""

    def __init__(self, data: bytes, entries: bytes = b"", deflate: bool = True) -> None:
        self.content = data
        self.entries = entries
        self.deflate = deflate

    def written(self) -> bytes:
        """The dictionary and the data, with an end of line before `endstream` (ISO 19005-2, 6.1.7.1).

        After data that end in a carriage return it is a whole CR LF: of a line feed alone one could not tell
        where the data end.
        """
        data = zlib.compress(self.content, COMPRESSION_LEVEL) if self.deflate else self.content
        filtering = b"/Filter /FlateDecode " if self.deflate else b""
        parts = (self.entries, b" " if self.entries else b"", filtering, b"/Length %d" % len(data))
        end = b"\r\n" if data.endswith(b"\r") else b"\n"
        return b"<< " + b"".join(parts) + b" >>\nstream\n" + data + end + b"endstream"


class PdfFile:
    """The objects of one PDF file, in the order in which they were added or reserved."""

    def __init__(self) -> None:
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        # ReportLab adds an object for fonts by itself; here it is the font resources of all pages.
        self.fonts = Body(b"<< >>")
        self._document.idToObject[BasicFonts] = self.fonts
        self.fonts_reference: bytes = PDFObjectReference(BasicFonts).format(self._document)

    def add(self, content: Body | Stream | bytes) -> bytes:
        """Add an object; give its reference, such as `12 0 R`."""
        entry = Body(content) if isinstance(content, bytes) else content
        reference: bytes = self._document.Reference(entry).format(self._document)
        return reference

    def reserve(self) -> tuple[Body, bytes]:
        """Add an object whose content is set later; give it and its reference."""
        body = Body()
        return body, self.add(body)

    def close(self, catalog: bytes, description: bytes) -> bytes:
        """The file's bytes. `catalog` is the root object, `description` the Info dictionary.

        The file's identifier is a digest of what the objects say before they are compressed, so that
        it is the same with every build of zlib.
        """
        root, about = self.add(catalog), self.add(description)
        known = self._document.numberToId
        objects = {number: self._document.idToObject[known[number]] for number in sorted(known)}
        digest = hashlib.sha256()
        for entry in objects.values():
            digest.update(entry.content)
        identifier = digest.hexdigest()[:32].encode("ascii")
        trailer = b"/Root %s /Info %s /ID [<%s><%s>]" % (root, about, identifier, identifier)
        return _framed(objects, trailer)


def _framed(objects: dict[int, Body | Stream], trailer: bytes) -> bytes:
    """The file: streams one by one, all else packed into object streams, then where each object is.

    Source: ISO 32000-1, 7.5.7 and 7.5.8.
    """
    streams = {number: entry.written() for number, entry in objects.items() if isinstance(entry, Stream)}
    small = [(number, entry.content) for number, entry in objects.items() if number not in streams]
    free = max(objects) + 1
    rows = [b"\0\0\0\0\0\xff\xff"] * free  # object 0, which heads the list of free ones
    for start in range(0, len(small), PACKED):
        pack, number = small[start : start + PACKED], free + start // PACKED
        streams[number] = _packed(pack)
        for place, (packed, _) in enumerate(pack):
            rows[packed] = b"\2" + number.to_bytes(4, "big") + place.to_bytes(2, "big")
    count = max(streams) + 1
    rows += [b""] * (count - len(rows))
    file = bytearray(HEADER)
    for number, written in streams.items():
        rows[number] = b"\1" + len(file).to_bytes(4, "big") + b"\0\0"
        file += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    start = len(file)
    rows.append(b"\1" + start.to_bytes(4, "big") + b"\0\0")
    entries = b"/Type /XRef /Size %d /W [1 4 2] %s /DecodeParms << /Predictor 12 /Columns 7 >>" % (len(rows), trailer)
    table = Stream(_differences(rows), entries)
    file += b"%d 0 obj\n" % count + table.written() + b"\nendobj\n"
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)


def _differences(rows: list[bytes]) -> bytes:
    """Each row as what it has more than the one above: rows are alike, and so pack well (RFC 2083, 6.4)."""
    whole, width = b"".join(rows), len(rows[0])
    above = bytes(width) + whole[:-width]
    differences = bytes([(one - other) & 255 for one, other in zip(whole, above, strict=True)])
    return b"".join(b"\2" + differences[start : start + width] for start in range(0, len(whole), width))


def _packed(objects: list[tuple[int, bytes]]) -> bytes:
    """An object stream: numbers and places first, then the objects."""
    places: list[str] = []
    body = bytearray()
    for number, content in objects:
        places.append(f"{number} {len(body)}")
        body += content + b"\n"
    first = " ".join(places).encode("ascii") + b"\n"
    return Stream(first + body, b"/Type /ObjStm /N %d /First %d" % (len(objects), len(first))).written()


@lru_cache(4096)
def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no trailing zeros, no `-0`.

    Kept, as most of a file occur again.
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def name(text: str) -> bytes:
    """A name object; what ISO 32000-1, 7.3.5 does not let stand as it is is written as `#xx`."""
    plain = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+")
    return b"/" + b"".join(bytes((byte,)) if byte in plain else b"#%02X" % byte for byte in text.encode("utf-8"))


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, anything else as UTF-16 with a byte order mark."""
    data = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    return b"(" + escaped(data) + b")"


def byte_string(data: bytes) -> bytes:
    """A string object of bytes, as a literal."""
    return b"(" + escaped(data) + b")"


def escaped(data: bytes) -> bytes:
    """What stands between the parentheses of a literal string (ISO 32000-1, 7.3.4.2)."""
    # A bare carriage return in a literal string is read as a line feed.
    for byte, escape in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        data = data.replace(byte, escape)
    return data
