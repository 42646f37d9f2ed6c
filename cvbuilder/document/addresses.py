"""Links as they are shown: a word or a shortened address, the whole URL behind it."""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.document.composition import Composition
from cvbuilder.document.phrases import Inlines, joined
from cvbuilder.profile.model import Link

LONGEST = 44
"""Characters of an address that are shown at most."""


def shortened(url: str) -> str:
    """Return host and path of a URL, without scheme, `www.` and a closing slash; long ones end in an ellipsis."""
    shown = url.partition(":")[2].removeprefix("//")  # a scheme may be written in capitals
    shown = shown[4:] if shown[:4].lower() == "www." else shown
    shown = shown.partition("#")[0].partition("?")[0].rstrip("/")
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def phone_link(number: str) -> str:
    """Return the tel: URL of a number (RFC 3966: digits and a leading plus)."""
    return "tel:" + "".join(character for character in number if character.isdigit() or character == "+")


def link(c: Composition, record: Link) -> Inlines:
    """Return a link as its label, or as its shortened address."""
    if record.label is not None:
        return c.inlines(record.label, "link", link=record.url)
    return (c.plain(shortened(record.url), "link", link=record.url),)


def linked(c: Composition, records: Sequence[Link]) -> Inlines:
    """Return links with separators between them."""
    return joined(c, [link(c, record) for record in records])
