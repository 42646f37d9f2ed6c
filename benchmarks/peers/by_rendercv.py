"""RenderCV through its own interface for programs: PDF alone, no Markdown, HTML or pictures.

`python by_rendercv.py FOLDER NAME...` makes PDFs in one process, which its command does not do: that takes one file.
It finds faces in a folder `fonts` where it is run. Knows rendercv alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

ENDING = "yaml"


def maker(folder: str) -> Callable[[str], bytes]:
    """A way from an input's path to a PDF."""
    from rendercv.api import create_a_pdf_from_a_yaml_string

    os.chdir(folder)
    place = Path(folder, "made-by-rendercv.pdf")

    def make(path: str) -> bytes:
        wrong = create_a_pdf_from_a_yaml_string(Path(path).read_text(encoding="utf-8"), place)
        if wrong:
            raise SystemExit(f"RenderCV does not take {path}: {wrong}")
        return place.read_bytes()

    return make


def main(folder: str, *names: str) -> None:
    """Make the PDFs of some inputs."""
    make = maker(folder)
    for name in names:
        Path(folder, f"{name}.pdf").write_bytes(make(f"{folder}/{name}.{ENDING}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
