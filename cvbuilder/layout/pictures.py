"""Portraits and monograms into strips.

Takes a figure or a monogram and a setting, gives a strip as high as the portrait of the theme.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.document.nodes import Figure, Monogram, Text
from cvbuilder.layout.boxes import ORNAMENT, Disc, Picture
from cvbuilder.layout.galley import Strip, moved
from cvbuilder.layout.paragraphs import Setting, Words, set_lines

CAP_MIDDLE = 0.335
"""The middle of capitals above the baseline, em."""


def set_picture(setting: Setting, block: Figure | Monogram) -> Strip:
    """Return the strip of a portrait, or of the initials that stand in its place."""
    return _figure(setting, block) if isinstance(block, Figure) else _monogram(setting, block)


def _figure(setting: Setting, figure: Figure) -> Strip:
    photo = setting.style.photo
    picture = Picture(
        figure.image,
        0.0,
        0.0,
        photo.width,
        photo.height,
        figure.alternative,
        figure.language,
        figure.key,
        figure.origin,
    )
    return Strip(photo.height, (picture,), keys=(figure.key,), lines=0)


def _monogram(setting: Setting, monogram: Monogram) -> Strip:
    """Initials in a disc as wide as a portrait."""
    photo = setting.style.photo
    radius = photo.width / 2
    text = setting.block("monogram").text
    words = Words((Text(monogram.letters, monogram.language, ORNAMENT),), monogram.key, monogram.origin)
    room = max(photo.width, 6 * text.size)  # two letters of any script stand in one line, even beyond the disc
    lines = set_lines(setting, words, replace(text, align="center"), room)
    letters = [moved(item, radius - room / 2, radius + CAP_MIDDLE * text.size) for line in lines for item in line.items]
    disc = Disc(radius, radius, radius, photo.ground)
    return Strip(photo.width, (disc, *letters), keys=(monogram.key,), lines=0)
