"""A finding about a PDF."""

from __future__ import annotations

from msgspec import Struct


class Finding(Struct, frozen=True):
    """Something that is wrong with a file: a stable code, a sentence, the rule's source, the page (0: the file)."""

    code: str
    message: str
    clause: str
    page: int = 0
