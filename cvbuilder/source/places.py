"""Where offsets of a text stand: takes a file's text, gives lines and columns; never reads a file.

Lines end as YAML 1.1 ends them (5.4): LF, CR LF, CR, NEL. Lines and columns begin at 1, columns count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from cvbuilder.errors import SourceSpan

_BREAK = re.compile("\r\n|[\n\r\x85]")


class Places:
    """The lines of one file."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def span(self, start: int, end: int) -> SourceSpan:
        """Return the span between two offsets of the text."""
        line = bisect_right(self._starts, start)
        return SourceSpan(self._file, start, end, line, start - self._starts[line - 1] + 1)
