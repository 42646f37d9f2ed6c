"""Samples set by the layout under test: the one module here that calls it, but for `greedy`.

Takes a sample, gives its placed lines and what was reported; and the same sample's items, for the comparison.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.linebreak_fuzz.samples import Sample
from cvbuilder.fonts import bundled
from cvbuilder.layout.emergency import cut_wide_words
from cvbuilder.layout.fields import PageNumbers
from cvbuilder.layout.itemize import itemize
from cvbuilder.layout.items import Items
from cvbuilder.layout.linebreak import Line, break_lines
from cvbuilder.layout.manners import stretches
from cvbuilder.layout.paragraphs import Setting, Words, set_lines
from cvbuilder.layout.place import PlacedLine
from cvbuilder.theme import Style, load_theme, resolve
from cvbuilder.theme.style import TextStyle


class Placement(Struct, frozen=True):
    """What became of a sample: its lines, the warnings about it, the characters that no face draws."""

    lines: tuple[PlacedLine, ...]
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@lru_cache(16)
def _style(theme: str, language: str) -> Style:
    return resolve(load_theme(theme), language, "a4")


def text_style(sample: Sample) -> TextStyle:
    """The theme's body text, aligned and hyphenated as the sample asks."""
    body = _style(sample.theme, sample.language).block("body").text
    return replace(body, align="justify" if sample.justified else "left", hyphenate=sample.hyphenate)


def set_sample(sample: Sample) -> Placement:
    """Set a sample as the layout sets a paragraph."""
    setting = Setting(_style(sample.theme, sample.language), bundled(), PageNumbers(), [], [])
    lines = set_lines(setting, Words(sample.content, "fuzz", None), text_style(sample), sample.width)
    warnings = tuple(warning.message for warning in setting.warnings)
    return Placement(tuple(lines), warnings, tuple(problem.message for problem in setting.missing))


def items_and_lines(sample: Sample) -> tuple[Items, tuple[Line, ...]]:
    """The sample's items, and the layout's own lines of them."""
    style = text_style(sample)
    inlines = _style(sample.theme, sample.language).inlines
    found = stretches(sample.content, style, inlines, bundled().registry)
    items, _ = itemize(found, bundled(), style.size, style.prohibition)
    items, _ = cut_wide_words(items, sample.width)
    return items, break_lines(items, sample.width, sample.justified)
