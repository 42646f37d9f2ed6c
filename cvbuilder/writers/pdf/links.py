"""Link annotations: a rectangle of a page that leads to a URL, or to a place in the file.

Takes link areas and what they belong to; gives annotation dictionaries. Only the four schemes of a profile are ever
written: any other that comes as far as this is a bug, and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from cvbuilder.layout.boxes import LinkArea
from cvbuilder.writers.pdf.objects import byte_string, number, text_string

PageReference = tuple[bytes, float]
"""A page's object, and its height in pt."""
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
# What RFC 3986 lets stand in a URI besides letters and digits, and `%` of what is quoted already.
_AS_IT_IS = "%/:?#[]@!$&'()*+,;=-._~"


class Entries(Struct, frozen=True):
    """What the whole link shows, on however many lines, and the annotation's place in the structure."""

    words: str
    place: bytes = b""


def annotation(area: LinkArea, page_height: float, pages: Sequence[PageReference], entries: Entries) -> bytes:
    """The link annotation of an area (ISO 32000-1, 12.5.6.5), printed like the page and without a frame."""
    bottom = page_height - area.y - area.height
    corners = (area.x, bottom, area.x + area.width, bottom + area.height)
    return (
        b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0]"
        + b" /Rect [%s]" % " ".join(map(number, corners)).encode("ascii")
        + b" /Contents %s%s" % (text_string(entries.words), entries.place)
        + b" /A << %s >> >>" % (_action(area, pages))
    )


def _action(area: LinkArea, pages: Sequence[PageReference]) -> bytes:
    """What following a link does: to go to a place (ISO 32000-1, 12.6.4.2), or to open a URL (12.6.4.7)."""
    if area.target is None:
        return b"/S /URI /URI %s" % byte_string(uri(area.url))
    return b"/S /GoTo /D " + destination(area.target.page, area.target.y, pages)


def destination(page: int, y: float, pages: Sequence[PageReference]) -> bytes:
    """A place in the file (ISO 32000-1, 12.3.2.2), its y in pt from the page's top; left edge and zoom stay."""
    reference, height = pages[page - 1]
    return b"[%s /XYZ null %s null]" % (reference, number(height - y).encode("ascii"))


def uri(url: str) -> bytes:
    """A URL in ASCII (RFC 3987, 3.1): the host name in Punycode, other characters as quoted UTF-8."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in SCHEMES:
        raise ValueError(f"a link with the scheme {parts.scheme!r} must not come as far as a writer: {url!r}")
    if not parts.netloc.isascii():
        parts = parts._replace(netloc=parts.netloc.encode("idna").decode("ascii"))
    return quote(urlunsplit(parts), safe=_AS_IT_IS).encode("ascii")
