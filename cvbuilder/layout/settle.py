"""A document set until its fields say what is true.

Takes a document, a style and faces, gives the frames of its columns and what there is to report; pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from cvbuilder.document.nodes import Document, Field
from cvbuilder.errors import Diagnostic, UnresolvedField
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.columns import Frames, set_frames
from cvbuilder.layout.fields import PageNumbers, fields_of
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.theme.style import Style

PASSES = 4
"""How often the pages may be made anew until every field says what is true."""


class Attempt(Struct, frozen=True):
    """A document set in one way: the setting that it was set in, its frames, the versions of choices passed over."""

    setting: Setting
    frames: Frames
    skipped: Mapping[str, int]


def settled(
    document: Document, style: Style, faces: FaceSource, skipped: Mapping[str, int], *, filled: bool = False
) -> Attempt:
    """Set a document again until every field says what is true; `filled` as in set_frames.

    Raises UnresolvedField for a reference to nothing or one that does not settle, BoxTooLarge.
    """
    numbers = PageNumbers()
    wanted = list(fields_of((document.masthead, *document.sections)))
    for _ in range(PASSES):
        setting = Setting(style, faces, numbers, [], [], skipped)
        frames = set_frames(setting, document, filled=filled)
        found = numbers_of(frames)
        if not wanted or found == numbers:
            return Attempt(setting, frames, skipped)
        require_anchors(found, wanted)
        numbers = found
    raise UnresolvedField(f"page numbers do not settle in {PASSES} passes")


def numbers_of(frames: Frames) -> PageNumbers:
    """How many pages there are, and on which each block begins."""
    anchors = {key: 1 for strip in frames.masthead for key in strip.keys}
    for column in frames.columns:
        for number, frame in enumerate(column.frames, 1):
            for placement in frame:
                for key in placement.strip.keys:
                    anchors.setdefault(key, number)
    return PageNumbers(None, frames.pages, anchors)


def require_anchors(found: PageNumbers, fields: Iterable[Field]) -> None:
    """Raise UnresolvedField for fields that refer to what no page holds."""
    anchors = {field.anchor for field in fields if field.kind == "page_of_anchor"}
    lost = sorted(anchors - found.anchors.keys())
    if lost:
        raise UnresolvedField([Diagnostic("a page number refers to nothing", path=anchor) for anchor in lost])
