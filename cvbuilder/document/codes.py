"""QR codes: an address as a square of modules, with the words that stand beside it.

Takes a plan of a document, gives a section, or a Diagnostic where no code can hold the address. How large a module is,
layout decides.
"""

from __future__ import annotations

from cvbuilder.document.addresses import shortened
from cvbuilder.document.blocks import paragraph
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Cell, Figure, QrCode, Row, Section
from cvbuilder.errors import Diagnostic
from cvbuilder.profile.model import QrCode as Asked

LONGEST = 300
"""Bytes of an address in a code at most: its modules are then 0.4 mm wide in a square of 34 mm."""


def code_section(c: Composition) -> Section | None:
    """Return the section of the code that the document's plan asks for, None if it asks for none.

    An address of more than LONGEST bytes is refused, at its place.
    """
    asked = c.plan.qr_code
    if asked is None:
        return None
    size = len(asked.url.encode())
    if size > LONGEST:
        message = f"an address of {size} bytes makes a code too fine to be read"
        hint = "a short link leads there as well"
        c.refused.append(Diagnostic(message, asked.origin, f"{asked.path}.url", f"at most {LONGEST} bytes", hint))
        return None
    row = Row((Cell(_figure(c, asked)), Cell(_words(c, asked))), "code", asked.path, asked.origin)
    return Section(None, (row,), "code", "code", asked.origin)


def _figure(c: Composition, asked: Asked) -> tuple[Block, ...]:
    words = c.locale.format("document", "code", address=shortened(asked.url))
    key = f"{asked.path}.code"
    return (Figure(modules_of(asked.url), words, c.language, "code", key, asked.origin),)


def _words(c: Composition, asked: Asked) -> tuple[Block, ...]:
    address = (c.plain(shortened(asked.url), "link", link=asked.url),)
    return (
        *paragraph(c.inlines(asked.label), "code-label", f"{asked.path}.label", asked.origin),
        *paragraph(address, "code-address", f"{asked.path}.url", asked.origin),
    )


def modules_of(address: str) -> QrCode:
    """Return the modules of an address at level M (ISO/IEC 18004: 15% of the code may be soiled), without a border.

    Letters are UTF-8; which mask is best the standard's own measure says, so that the same address is the same code.
    """
    import segno

    code = segno.make(address, error="m", micro=False, boost_error=False, encoding="utf-8")
    return QrCode(address, tuple("".join("1" if module else "0" for module in row) for row in code.matrix))
