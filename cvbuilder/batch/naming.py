"""What the files of a profile will be called, before it is parsed: its slug, if it is plain to see, else its own name.

Only a guess, and treated as such: whoever builds compares it with the names that come out.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import DecodeError, Struct, json

from cvbuilder.batch.values import Task
from cvbuilder.pipeline import Request
from cvbuilder.profile.sections import safe_slug

UNFORESEEN = ""
_SLUG = re.compile(
    rb"""^(?:slug|"slug"|'slug')[ \t]*:[ \t]+(["']?)([A-Za-z0-9_-]+)\1[ \t]*(?:#.*)?\r?$""", re.MULTILINE
)


class _Slug(Struct):
    """What a profile in JSON says of its name."""

    slug: str | None = None


def expected_stem(task: Task, request: Request) -> str:
    """Return the first part of the names of a task's files; UNFORESEEN where it does not show.

    A slug may come from an included file or an option, or be written in a way that only a parser reads.
    """
    if any(change.startswith("slug") for change in request.changes):
        return UNFORESEEN
    try:
        content = Path(task.path).read_bytes() if task.content is None else task.content
    except (OSError, ValueError):
        return UNFORESEEN
    stem = safe_slug(Path(task.path).stem)
    if content.lstrip()[:1] == b"{":
        try:
            return json.decode(content, type=_Slug).slug or stem
        except (DecodeError, UnicodeDecodeError):
            return UNFORESEEN
    found = _SLUG.findall(content)
    if len(found) == 1:
        return str(found[0][1], "ascii")
    return UNFORESEEN if b"slug" in content or b"include" in content or b"\\" in content else stem
