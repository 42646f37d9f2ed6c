"""Link annotations: a rectangle of a page that leads to a URL.

Takes link areas and what they belong to; gives annotation dictionaries. Only the four schemes of a profile are ever
written: any other that comes as far as this is a bug, and raises ValueError.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from cvbuilder.layout.boxes import LinkArea
from cvbuilder.writers.pdf.objects import byte_string, number, text_string

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
# What RFC 3986 lets stand in a URI besides letters and digits, and `%` of what is quoted already.
_AS_IT_IS = "%/:?#[]@!$&'()*+,;=-._~"


def annotation(area: LinkArea, page_height: float, words: str, entries: bytes = b"") -> bytes:
    """The link annotation of an area (ISO 32000-1, 12.5.6.5), printed like the page and without a frame.

    `words`: what the whole link shows, on however many lines; `entries`: the annotation's place in the structure.
    """
    bottom = page_height - area.y - area.height
    corners = (area.x, bottom, area.x + area.width, bottom + area.height)
    return (
        b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0]"
        + b" /Rect [%s]" % " ".join(map(number, corners)).encode("ascii")
        + b" /Contents %s%s" % (text_string(words), entries)
        + b" /A << /S /URI /URI %s >> >>" % byte_string(uri(area.url))
    )


def uri(url: str) -> bytes:
    """A URL in ASCII (RFC 3987, 3.1): the host name in Punycode, other characters as quoted UTF-8."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in SCHEMES:
        raise ValueError(f"a link with the scheme {parts.scheme!r} must not come as far as a writer: {url!r}")
    if not parts.netloc.isascii():
        parts = parts._replace(netloc=parts.netloc.encode("idna").decode("ascii"))
    return quote(urlunsplit(parts), safe=_AS_IT_IS).encode("ascii")
