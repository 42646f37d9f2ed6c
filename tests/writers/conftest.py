"""Pages made by hand: words shaped with real faces and set one after the other, as layout would leave them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuilder.document.nodes import Document, Section
from cvbuilder.fonts import FontLibrary
from cvbuilder.layout.boxes import Bookmark, Element, GlyphRun, Page, PageItem, Pages, PlacedGlyph, PlacedItem
from cvbuilder.writers import WRITERS

FACES = {
    "latin": "SourceSerif4-Regular",
    "bold": "SourceSerif4-SemiBold",
    "sans": "SourceSans3-Regular",
    "han": "CVBSerifSC@400",
    "rare": "CVBSerifSCExtra-Regular",
}


class Sheet:
    """Makes boxes; lengths are points, faces are named by the keys of FACES."""

    width, height = 595.28, 841.89

    def __init__(self, library: FontLibrary) -> None:
        self.library = library

    def run(
        self,
        text: str,
        at: tuple[float, float] = (60.0, 80.0),
        face: str = "latin",
        size: float = 10.0,
        stretch: float = 0.0,
        **fields: object,
    ) -> GlyphRun:
        """A run from x, y, with `stretch` pt more after each glyph; `fields` are GlyphRun's own."""
        language = "zh-Hans" if face in ("han", "rare") else "en"
        placed = []
        pen = 0.0
        for glyph in self.library.face(FACES[face]).shape(text, language):
            x = pen + glyph.dx * size / 1000
            placed.append(PlacedGlyph(glyph.gid, glyph.text, x, glyph.natural, glyph.dy))
            pen += glyph.advance * size / 1000 + stretch
        given = {"color": "#000000", "language": language} | fields
        return GlyphRun(FACES[face], size, *at, pen, tuple(placed), **given)

    def line(self, parts: Sequence[tuple[str, str]], y: float, key: str = "") -> tuple[GlyphRun, ...]:
        """Runs of (face, text) on one baseline, each where the one before it ends."""
        runs: list[GlyphRun] = []
        x = 60.0
        for face, text in parts:
            runs.append(self.run(text, (x, y), face, key=key))
            x += runs[-1].width
        return tuple(runs)

    def hyphenated(self, run: GlyphRun) -> GlyphRun:
        """The run with its last glyph standing for a hyphen that the line's end has put there."""
        return replace(run, glyphs=(*run.glyphs[:-1], replace(run.glyphs[-1], text="\u00ad")))

    def page(self, *items: PageItem) -> Page:
        """A page of A4 with these items."""
        return Page(self.width, self.height, tuple(map(PlacedItem, items)))

    def pages(self, *items: PageItem, bookmarks: tuple[Bookmark, ...] = ()) -> Pages:
        """One page of A4 with these items."""
        return self.bound(self.page(*items), bookmarks=bookmarks)

    def bound(self, *pages: Page, bookmarks: tuple[Bookmark, ...] = ()) -> Pages:
        """Pages whose words are paragraphs, one for each key; all else is not read."""
        numbers: dict[str, int] = {}
        bound = []
        for page in pages:
            items = [
                replace(placed, content=numbers.setdefault(placed.item.key, len(numbers)))
                if isinstance(placed.item, GlyphRun)
                else placed
                for placed in page.items
            ]
            bound.append(replace(page, items=tuple(items)))
        paragraphs = tuple(Element("P", (number,), key=key) for key, number in numbers.items())
        return Pages(tuple(bound), bookmarks, structure=Element("Document", paragraphs))

    def document(self, language: str = "en", **fields: object) -> Document:
        """A document that says something in every field that a file's metadata have."""
        given = {
            "kind": "cv",
            "title": "Li Ming: Curriculum vitae",
            "author": "Li Ming",
            "subject": "Curriculum vitae",
            "keywords": ("vision", "robots"),
            "masthead": Section(None, (), "masthead"),
            "sections": (),
            "date": "2025-03-01",
        }
        return Document(language=language, **(given | fields))

    def pdf(self, pages: Pages, document: Document | None = None) -> bytes:
        """The pages as a PDF file."""
        return WRITERS["pdf"].load()(document or self.document(), pages, self.library)


@pytest.fixture(scope="session")
def sheet() -> Sheet:
    return Sheet(FontLibrary())


@pytest.fixture
def run_tool(tmp_path: Path) -> Callable[..., str]:
    """Run a program on a PDF file's bytes and give what it prints, which `make programs` installed."""

    def run(pdf: bytes, program: str, *options: str) -> str:
        assert shutil.which(program) is not None, f"{program} is not installed: make programs"
        path = tmp_path / "file.pdf"
        path.write_bytes(pdf)
        end = ["-"] if program == "pdftotext" else []
        done = subprocess.run([program, *options, str(path), *end], capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return run
