"""Running text out of YAML scalars: takes a scalar, gives one line of normalised text.

A profile's texts have no line breaks of their own. Where a text is written over several lines, a break
becomes a space, but nothing between two characters of Chinese text: CLREQ 3.1 sets them without space,
and a space there would be the file's, not the writer's.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from cvbuilder.source import Scalar, Source

_BREAKS = re.compile("[ \t]*(?:\r\n|[\n\r\x85])[ \t\r\n\x85]*")
_SPACES = re.compile("[ \t]{2,}|\t")
# Ideographs, radicals, kana, bopomofo, CJK and full-width punctuation. Not Hangul: Korean has word spaces.
_FULL_WIDTH = (
    "\u2e80-\u2fdf\u2ff0-\u2fff\u3001-\u30ff\u3105-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
# Marks that Chinese and Latin share; beside a full-width character they are the Chinese ones.
_SHARED = "‘’“”—…·"
_WIDE_PAIR = re.compile(f"[{_FULL_WIDTH}][{_FULL_WIDTH}{_SHARED}]|[{_SHARED}][{_FULL_WIDTH}]")


def flow(scalar: Scalar, source: Source) -> str:
    """Return a scalar's text in Unicode NFC, without line breaks, leading or trailing space."""
    text = scalar.text
    written = source.text[scalar.span.start : scalar.span.end]
    if _BREAKS.search(written) or _BREAKS.search(text):
        text = _unfold(text, written)
    text = text.strip(" \t")
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def _unfold(text: str, written: str) -> str:
    """Join the lines of a text. `written` is its form in the file: it shows which spaces YAML made of breaks."""
    stripped = text.strip(" \t\r\n\x85")
    joined = _BREAKS.sub(lambda found: _joint(stripped[found.start() - 1] + stripped[found.end()]), stripped)
    inner = [found for found in _BREAKS.finditer(written) if found.start() > 0 and found.end() < len(written)]
    for pair in {written[found.start() - 1] + written[found.end()] for found in inner}:
        if not _joint(pair):
            joined = joined.replace(f"{pair[0]} {pair[1]}", pair)
    return joined


def _joint(pair: str) -> str:
    """What stands between two characters that a line break has parted."""
    return "" if _WIDE_PAIR.fullmatch(pair) else " "
