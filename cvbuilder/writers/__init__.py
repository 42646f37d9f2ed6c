"""Writers: what Documents and Pages become as bytes.

A writer is a function `(document, pages, library) -> bytes` in a module of its own and a line of
`WRITERS` here; its module is imported when it is first used. Writers decide nothing that a reader would see.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from cvbuilder.document.nodes import Document, Edition
from cvbuilder.layout.boxes import Pages

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary


class WriteFunction(Protocol):
    """What a writer's module offers."""

    def __call__(self, document: Document | Edition, pages: Pages, library: FontLibrary) -> bytes:
        """Write one document, or the edition that holds several; the same values give the same bytes."""
        ...


class Writer(Struct, frozen=True):
    """A writer by name: its files' extension, without the dot, and where its function stands."""

    extension: str
    module: str
    function: str

    def load(self) -> WriteFunction:
        """Import the writer's module and give its function."""
        return cast(WriteFunction, getattr(import_module(self.module), self.function))


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "pdf": Writer("pdf", "cvbuilder.writers.pdf", "write_pdf"),
        "proof": Writer("proof.txt", "cvbuilder.writers.proof", "write_proof"),
    }
)

__all__ = ["WRITERS", "WriteFunction", "Writer"]
