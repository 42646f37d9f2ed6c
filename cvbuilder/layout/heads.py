"""What a running head says of its page: takes the frames of a document, gives for each page its headings in words."""

from __future__ import annotations

from collections.abc import Mapping

from cvbuilder.layout.columns import Frames

SECTION, GROUP = 2, 3
"""The levels of headings that a head tells of: the part of the document, and what stands in it."""
TO = " – "


def heads_of(frames: Frames) -> Mapping[int, str]:
    """The head of each page, from 1: the first and last heading of level 3 on it, else the section that it is in.

    A page on which neither begins belongs to what began last before it.
    """
    heads: dict[int, str] = {}
    section = group = ""
    for number in range(1, frames.pages + 1):
        groups: list[str] = []
        for column in frames.columns:
            for placement in column.frames[number - 1] if number <= len(column.frames) else ():
                mark = placement.strip.mark
                if mark is not None and mark.level == SECTION:
                    section, group, groups = mark.title, "", []
                elif mark is not None and mark.level == GROUP:
                    groups.append(mark.title)
        if groups:
            group = groups[-1]
            heads[number] = groups[0] if len(groups) == 1 else f"{groups[0]}{TO}{groups[-1]}"
        else:
            heads[number] = group or section
    return heads
