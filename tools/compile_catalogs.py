"""Compile the message catalogs: each locales/<tag>/LC_MESSAGES/cvbuilder.po becomes the .mo beside it.

The build runs this (hatch_build.py); in a checkout, `python tools/compile_catalogs.py` does the same.
A catalog with a fault that Babel finds is an error, and no older .mo is touched.
"""

from __future__ import annotations

import io
from pathlib import Path


def compile_catalogs(root: Path) -> list[Path]:
    """Compile every catalog below `root`/locales and return the files written, in alphabetical order."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = []
    for source in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        content = io.BytesIO()
        write_mo(content, catalog)
        compiled.append((source.with_suffix(".mo"), content.getvalue()))
    for target, data in compiled:
        target.write_bytes(data)
    return [target for target, _ in compiled]


if __name__ == "__main__":
    for written in compile_catalogs(Path(__file__).resolve().parent.parent):
        print(written)
