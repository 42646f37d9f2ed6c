"""How many pages a PDF has, whoever wrote it; knows the standard library alone."""

from __future__ import annotations

import re
import zlib

PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
STREAM = re.compile(rb"/ObjStm.*?stream\r?\n", re.DOTALL)


def pages_of(content: bytes) -> int:
    """Count the page objects, of which some writers keep a part in compressed object streams."""
    found = len(PAGE.findall(content))
    for match in STREAM.finditer(content):
        try:
            found += len(PAGE.findall(zlib.decompressobj().decompress(content[match.end() :])))
        except zlib.error:
            continue
    return found
