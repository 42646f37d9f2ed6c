"""The masthead: name and contacts, with the portrait or monogram beside them.

Takes the document's masthead and a measure in pt, gives one strip; x = 0 is the main column's left edge.
"""

from __future__ import annotations

from cvbuilder.document.nodes import COVER, Block, Figure, Monogram, Paragraph, Section
from cvbuilder.layout.blocks import plain, set_blocks
from cvbuilder.layout.cover import set_cover
from cvbuilder.layout.galley import Strip, height_of, moved, stacked
from cvbuilder.layout.paragraphs import Setting

CREDIT = "photo-credit"
"""The role of a paragraph that stands below the portrait, wherever that stands."""


def of_portrait(block: Block) -> bool:
    """True for the portrait or monogram and what stands below it."""
    return isinstance(block, Figure | Monogram) or (isinstance(block, Paragraph) and block.role == CREDIT)


def set_masthead(setting: Setting, masthead: Section, measure: float) -> tuple[Strip, ...]:
    """Name and contacts, with the portrait or monogram beside them; one strip, never split."""
    if masthead.role == COVER:
        return set_cover(setting, masthead, measure)
    blocks = masthead.blocks if masthead.heading is None else (masthead.heading, *masthead.blocks)
    pictures = [block for block in blocks if of_portrait(block)]
    photo = setting.style.photo
    room = measure - (photo.width + photo.gap if pictures else 0.0)
    words = [block for block in blocks if not of_portrait(block)]
    strips = plain(set_blocks(setting, words, room))
    if not strips:
        return ()
    on_left = photo.side == "left"
    items = [
        moved(item, photo.width + photo.gap if pictures and on_left else 0.0, 0.0) for item in stacked(strips, 0.0)
    ]
    beside = plain(set_blocks(setting, pictures, photo.width))
    items += [moved(item, 0.0 if on_left else measure - photo.width, 0.0) for item in stacked(beside, 0.0)]
    keys = tuple(key for strip in strips for key in strip.keys)
    mark = next((strip.mark for strip in strips if strip.mark is not None), None)
    return (Strip(max(height_of(strips), height_of(beside)), tuple(items), strips[0].baseline, keys=keys, mark=mark),)
