"""The masthead: name and contacts, with the portrait or monogram beside them.

Takes the document's masthead and a measure in pt, gives one strip; x = 0 is the main column's left edge.
"""

from __future__ import annotations

from cvbuilder.document.nodes import COVER, Figure, Monogram, Section
from cvbuilder.layout.blocks import plain, set_blocks
from cvbuilder.layout.cover import set_cover
from cvbuilder.layout.galley import Strip, height_of, moved, stacked
from cvbuilder.layout.paragraphs import Setting
from cvbuilder.layout.pictures import set_picture


def set_masthead(setting: Setting, masthead: Section, measure: float) -> tuple[Strip, ...]:
    """Name and contacts, with the portrait or monogram beside them; one strip, never split."""
    if masthead.role == COVER:
        return set_cover(setting, masthead, measure)
    blocks = masthead.blocks if masthead.heading is None else (masthead.heading, *masthead.blocks)
    pictures = [block for block in blocks if isinstance(block, (Figure, Monogram))]
    photo = setting.style.photo
    room = measure - (photo.width + photo.gap if pictures else 0.0)
    words = [block for block in blocks if not isinstance(block, (Figure, Monogram))]
    strips = plain(set_blocks(setting, words, room))
    if not strips:
        return ()
    on_left = photo.side == "left"
    items = [
        moved(item, photo.width + photo.gap if pictures and on_left else 0.0, 0.0) for item in stacked(strips, 0.0)
    ]
    height = height_of(strips)
    for block in pictures:
        picture = set_picture(setting, block)
        items += [moved(item, 0.0 if on_left else measure - photo.width, 0.0) for item in picture.items]
        height = max(height, picture.height)
    keys = tuple(key for strip in strips for key in strip.keys)
    return (Strip(height, tuple(items), strips[0].baseline, keys=keys, mark=strips[0].mark),)
