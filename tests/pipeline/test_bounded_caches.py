"""What a process has built before changes no byte: what a bounded cache has let go of is made anew, and equal."""

from __future__ import annotations

from cvbuilder.layout import manners
from cvbuilder.pipeline import Request, build
from tests.readback.samples import STARTER


def test_manners_that_were_let_go_of_part_no_line() -> None:
    request = Request(kinds=("resume",), languages=("en", "zh"))
    first = build(STARTER, request)
    manners.manner_of.cache_clear()  # words of the first build stay kept, with its manners
    second = build(STARTER, request)
    assert [each.content for each in first] == [each.content for each in second]
