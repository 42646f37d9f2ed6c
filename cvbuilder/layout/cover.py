"""The title page: takes the masthead of a document that has one, gives a strip as high as a page's frame.

What has the role `cover-foot` stands at the foot of the page, all else below the theme's drop. x = 0 is the main
column's left edge.
"""

from __future__ import annotations

from cvbuilder.document.nodes import Section
from cvbuilder.layout.blocks import plain, set_blocks
from cvbuilder.layout.boxes import PageItem, Rule
from cvbuilder.layout.galley import Strip, height_of, stacked
from cvbuilder.layout.paragraphs import Setting

FOOT = "cover-foot"
BELOW = 1.6
"""The tint ends so many leadings of body text below the words on it."""


def set_cover(setting: Setting, cover: Section, measure: float) -> tuple[Strip, ...]:
    """Set a title page; its one strip is never split and leaves no room on its page."""
    page, style = setting.style.page, setting.style.cover
    height = page.height - page.top - page.bottom
    head = [block for block in cover.blocks if getattr(block, "role", "") != FOOT]
    foot = [block for block in cover.blocks if getattr(block, "role", "") == FOOT]
    upper, lower = plain(set_blocks(setting, head, measure)), plain(set_blocks(setting, foot, measure))
    items: list[PageItem] = []
    if style.ground:
        end = style.drop + height_of(upper) + BELOW * setting.block("body").text.leading
        left = page.left + page.gutter + page.gutter_gap
        items.append(Rule(-left, -page.top, page.width, page.top + end, style.ground, "ground"))
    items += stacked(upper, style.drop)
    items += stacked(lower, height - height_of(lower))
    keys = tuple(dict.fromkeys(key for strip in (*upper, *lower) for key in strip.keys))
    return (Strip(height, tuple(items), keys=keys, mark=upper[0].mark if upper else None),)
