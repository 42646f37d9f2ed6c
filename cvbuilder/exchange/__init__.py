"""Formats of other tools: takes a SpeakerCard, gives bytes; one module each.

A format is a function `(card) -> bytes` in a module of its own and a line of `FORMATS` here; its module is imported
when it is first used. A format decides nothing that a reader would see but its own form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from cvbuilder.document.blurb.card import SpeakerCard

WriteCard = Callable[[SpeakerCard], bytes]


class Format(Struct, frozen=True):
    """A format by name: its files' extension, and where its function stands."""

    extension: str
    module: str
    function: str

    def load(self) -> WriteCard:
        """Import the format's module and give its function."""
        return cast(WriteCard, getattr(import_module(self.module), self.function))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "txt": Format("txt", "cvbuilder.exchange.plain", "write_plain"),
        "md": Format("md", "cvbuilder.exchange.markdown", "write_markdown"),
        "html": Format("html", "cvbuilder.exchange.html", "write_html"),
        "json": Format("json", "cvbuilder.exchange.api", "write_api"),
        "csv": Format("csv", "cvbuilder.exchange.table", "write_table"),
        "vcf": Format("vcf", "cvbuilder.exchange.vcard", "write_vcard4"),
        "vcf3": Format("vcf", "cvbuilder.exchange.vcard", "write_vcard3"),
        "ics": Format("ics", "cvbuilder.exchange.icalendar", "write_calendar"),
    }
)

__all__ = ["FORMATS", "Format", "WriteCard"]
