"""WeasyPrint: HTML to PDF/UA-1, faces and their configuration kept from one document to the next.

`python by_weasyprint.py FOLDER NAME...` makes PDFs in one process. Knows weasyprint alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

VARIANT = "pdf/ua-1"
ENDING = "html"


def maker(folder: str) -> Callable[[str], bytes]:
    """A way from a page's path to a PDF."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()

    def make(path: str) -> bytes:
        made = HTML(filename=path).write_pdf(font_config=faces, pdf_variant=VARIANT)
        assert isinstance(made, bytes)
        return made

    return make


def main(folder: str, *names: str) -> None:
    """Make the PDFs of some pages."""
    make = maker(folder)
    for name in names:
        content = make(f"{folder}/{name}.{ENDING}")
        with open(f"{folder}/{name}.pdf", "wb") as file:
            file.write(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
