"""Raw Typst: a compiler that is kept, tags on, held to the standards that cvbuilder's files keep.

`python by_typst.py FOLDER` makes a PDF of each source in a folder, in one process. Knows typst alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

STANDARDS: list[Any] = ["ua-1", "a-3a"]
ENDING = "typ"


def maker(folder: str) -> Callable[[str], bytes]:
    """A way from a source's path to a PDF; the faces are in the folder `faces`, and no others are looked for."""
    import typst

    faces = [f"{folder}/faces"]
    book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=faces)
    compiler = typst.Compiler(font_paths=book)

    def make(path: str) -> bytes:
        with open(path, "rb") as file:
            made = compiler.compile(input=file.read(), pdf_standards=STANDARDS)
        assert isinstance(made, bytes), "a source of pages is one PDF"
        return made

    return make


def main(folder: str, *names: str) -> None:
    """Make the PDFs of some sources."""
    make = maker(folder)
    for name in names:
        content = make(f"{folder}/{name}.{ENDING}")
        with open(f"{folder}/{name}.pdf", "wb") as file:
            file.write(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
