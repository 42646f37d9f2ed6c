"""The characters of a file: each told by its font, none of them private, a radical or the sign of what is lost.

Takes what was read, with or without a document; gives findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.prove.finding import Finding
from cvbuilder.prove.reading import FileRead

UNICODE, EMBEDDED = "ISO 19005-2, 6.2.11.7.2", "ISO 19005-2, 6.2.11.4"
UNTOLD = re.compile(r"\(cid:(\d+)\)")
"""What pdfminer writes for a character that its font does not tell."""
WRONG = (
    ("private-use", "is for private use", re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")),
    ("radical", "is a radical, not a character", re.compile("[\u2e80-\u2fdf]")),
    ("lost", "stands for what is lost", re.compile("[\ufffd\ufffe\uffff\0]")),
)
QUOTED = 8


def characters(file: FileRead) -> Iterator[Finding]:
    """Yield what is wrong with the characters of each page, and with the fonts that show them."""
    for number, page in enumerate(file.pages, 1):
        untold = list(dict.fromkeys(UNTOLD.findall(page.content)))
        if untold:
            codes = ", ".join(untold[:QUOTED])
            yield Finding("untold", f"no character is told for {len(untold)} codes: {codes}", UNICODE, number)
        for code, words, pattern in WRONG:
            found = dict.fromkeys(pattern.findall(page.content))
            if found:
                signs = ", ".join(f"U+{ord(sign):04X}" for sign in list(found)[:QUOTED])
                yield Finding(code, f"{signs} {words}", UNICODE, number)
        for font in page.foreign_fonts:
            yield Finding("not-embedded", f"the font {font} is not in the file", EMBEDDED, number)
        if not page.content.strip():
            yield Finding("no-text", "the page has no text", UNICODE, number)
