"""PDF objects as bytes, and the file that they make up.

Takes the bodies of objects; gives references to them and, at the end, the file. ReportLab numbers the
objects and writes the file's frame (header, cross-reference table, trailer); its objects for fonts,
pages and streams are not used: they name an unembedded Helvetica, leave out the end of line before
`endstream` that PDF/A asks for, and follow settings from a user's environment. Never knows what a
page or a font is.
"""

from __future__ import annotations

import hashlib
import zlib

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObject, PDFObjectReference

COMPRESSION_LEVEL = 6


class Body(PDFObject):  # type: ignore[misc]
    """An indirect object of which the bytes are known, or will be before the file is written."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _: PDFDocument) -> bytes:
        """The bytes between `obj` and `endobj`."""
        return self.content


class Stream(PDFObject):  # type: ignore[misc]
    """A stream: `entries` of its dictionary as bytes, and its data, which are deflated unless told otherwise."""

    def __init__(self, data: bytes, entries: bytes = b"", deflate: bool = True) -> None:
        self.content = data
        self.entries = entries
        self.deflate = deflate

    def format(self, _: PDFDocument) -> bytes:
        """The dictionary and the data, with an end of line before `endstream` (ISO 19005-2, 6.1.7.1)."""
        data = zlib.compress(self.content, COMPRESSION_LEVEL) if self.deflate else self.content
        filtering = b"/Filter /FlateDecode " if self.deflate else b""
        parts = (self.entries, b" " if self.entries else b"", filtering, b"/Length %d" % len(data))
        return b"<< " + b"".join(parts) + b" >>\nstream\n" + data + b"\nendstream"


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
        self._document.Catalog = Body(catalog)
        self._document.info = Body(description)
        self._document.Reference(self._document.Catalog)
        self._document.Reference(self._document.info)
        digest = hashlib.sha256()
        for number in sorted(self._document.numberToId):
            digest.update(self._document.idToObject[self._document.numberToId[number]].content)
        identifier = digest.hexdigest()[:32].encode("ascii")
        self._document._ID = b"[<%s><%s>]" % (identifier, identifier)
        file: bytes = self._document.format()
        return file


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no trailing zeros, no `-0`."""
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
