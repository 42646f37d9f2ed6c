"""Portraits, monograms and QR codes into strips.

Takes a figure or a monogram and a setting, gives a strip as high as the portrait of the theme, or as the code.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.document.nodes import Figure, Monogram, QrCode, Text
from cvbuilder.layout.boxes import ORNAMENT, QUIET, Disc, Picture, Rule
from cvbuilder.layout.galley import Strip, moved
from cvbuilder.layout.paragraphs import Setting, Words, set_lines

CAP_MIDDLE = 0.335
"""The middle of capitals above the baseline, em."""
LEAST_MODULE = 0.4 * 72 / 25.4
"""Width of a code's module at least, pt: 0.4 mm are read by a telephone at arm's length, from any printer."""
PAPER = "#ffffff"


def set_picture(setting: Setting, block: Figure | Monogram) -> Strip:
    """Return the strip of a portrait, of the initials that stand in its place, or of a code."""
    if isinstance(block, Monogram):
        return _monogram(setting, block)
    return _code(setting, block, block.image) if isinstance(block.image, QrCode) else _portrait(setting, block)


def code_width(setting: Setting, code: QrCode) -> float:
    """Width of a code with its border, pt: as the theme says, but never with modules finer than LEAST_MODULE."""
    return max(setting.style.code, LEAST_MODULE * (len(code.rows) + 2 * QUIET))


def code_border(setting: Setting, code: QrCode) -> float:
    """Width of the light border of a code on one side, pt."""
    return code_width(setting, code) * QUIET / (len(code.rows) + 2 * QUIET)


def _portrait(setting: Setting, figure: Figure) -> Strip:
    photo = setting.style.photo
    picture = Picture(
        image=figure.image,
        x=0.0,
        y=0.0,
        width=photo.width,
        height=photo.height,
        alternative=figure.alternative,
        language=figure.language,
        key=figure.key,
        origin=figure.origin,
        shape="circle" if photo.shape == "circle" else "rectangle",
    )
    return Strip(photo.height, (picture,), keys=(figure.key,), lines=0)


def _code(setting: Setting, figure: Figure, code: QrCode) -> Strip:
    """A code on paper of its own, as a tint behind it could be too dark."""
    width = code_width(setting, code)
    picture = Picture(
        image=code,
        x=0.0,
        y=0.0,
        width=width,
        height=width,
        alternative=figure.alternative,
        language=figure.language,
        key=figure.key,
        origin=figure.origin,
        color=setting.block("body").text.color,
    )
    return Strip(width, (Rule(0.0, 0.0, width, width, PAPER), picture), keys=(figure.key,), lines=0)


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
