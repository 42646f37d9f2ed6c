"""Paragraphs into strips: one strip a line, with widow and orphan control.

Takes inline content with its key, a style and a measure in pt; gives strips. The one place where
text meets fonts: what cannot be drawn and what passes the measure is reported to the setting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Inline, Text
from cvbuilder.errors import Diagnostic, SourceSpan
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.boxes import LayoutWarning, Rule
from cvbuilder.layout.emergency import cut_wide_words
from cvbuilder.layout.fields import PageNumbers, fill_fields
from cvbuilder.layout.galley import Strip, moved
from cvbuilder.layout.itemize import Missing, itemize
from cvbuilder.layout.linebreak import break_lines
from cvbuilder.layout.manners import stretches
from cvbuilder.layout.place import PlacedLine, place_line
from cvbuilder.theme.style import BlockStyle, RuleStyle, Style, TextStyle

HALF_X = 0.345
"""The middle of a line of text lies so far (em) above its baseline: between x-height and Han centre."""


class Setting(Struct):
    """What one run of layout works with: its style and faces, what is known of pages, what it has to report.

    `skipped`: how many versions of a Choice, by its key, are passed over to keep the page limit.
    `region`: the part of the page that is being set; a role may have a style of its own there. `narrowest`: the
    width (pt) of the narrowest of the columns side by side, so that rows of figures break alike in all of them.
    `side`: the language of a parallel edition that is being set, `version`: which of a choice's, both from 0.
    """

    style: Style
    faces: FaceSource
    numbers: PageNumbers
    missing: list[Diagnostic]
    warnings: list[LayoutWarning]
    skipped: Mapping[str, int] = {}
    region: str = ""
    narrowest: float = inf
    side: int = 0
    version: int = 0

    def block(self, role: str) -> BlockStyle:
        """Return the style of a role in the region that is being set."""
        here = f"{self.region}-{role}"
        return self.style.block(here if self.region and here in self.style.blocks else role)

    def of_part(self, side: int, style: Style, narrowest: float) -> Setting:
        """The setting of one language of a parallel edition: in its own style, reporting to the same place."""
        return replace(self, style=style, narrowest=narrowest, side=side)


class Words(Struct, frozen=True):
    """Inline content to be set, and where it comes from."""

    content: Sequence[Inline]
    key: str
    origin: SourceSpan | None


def set_lines(setting: Setting, words: Words, text: TextStyle, measure: float) -> list[PlacedLine]:
    """Break and place one paragraph; reports missing characters and lines past the measure."""
    content = fill_fields(words.content, setting.numbers, words.key)
    items, missing = itemize(
        stretches(content, text, setting.style.inlines, setting.faces.registry),
        setting.faces,
        text.size,
        text.prohibition,
    )
    setting.missing.extend(_diagnostic(each, words) for each in missing)
    items, cut = cut_wide_words(items, measure)
    for word in cut:
        message = f"a word is wider than its column and is cut: {word}"
        setting.warnings.append(LayoutWarning(message, *field_of(words, word), "cut"))
    lines = break_lines(items, measure, justified=text.align == "justify", balanced=text.balance)
    placed = [place_line(items, line, measure, text.align, words.key) for line in lines]
    for line in placed:
        if line.overfull > 0:
            message = f"a line passes the measure by {line.overfull:.1f} pt: {line.text}"
            setting.warnings.append(LayoutWarning(message, *field_of(words, line.text), "overfull"))
    return [_told_apart(line, setting) for line in placed] if setting.side or setting.version else placed


def _told_apart(line: PlacedLine, setting: Setting) -> PlacedLine:
    items = (replace(item, side=setting.side, version=setting.version) for item in line.items)
    return replace(line, items=tuple(items))


def field_of(words: Words, text: str) -> tuple[str, SourceSpan | None]:
    """The field that some words of a block come from, and its place; the block's own where no field is told."""
    for node in words.content:
        own = node.text.strip() if isinstance(node, Text) else ""
        if isinstance(node, Text) and node.origin is not None and own and (text in own or own in text):
            return node.path, node.origin
    return words.key, words.origin


def _diagnostic(missing: Missing, words: Words) -> Diagnostic:
    """Name the character, and the field and line that it stands in."""
    import unicodedata

    name = unicodedata.name(missing.character, "unnamed")
    node = words.content[missing.inline]
    known = isinstance(node, Text) and node.origin is not None
    return Diagnostic(
        f"no face draws {missing.character!r} (U+{ord(missing.character):04X} {name})",
        node.origin if isinstance(node, Text) and known else words.origin,
        node.path if isinstance(node, Text) and known else words.key,
        hint=f"tried {', '.join(missing.faces)}; a font of your own that has it can be named in settings.fonts",
    )


def set_paragraph(setting: Setting, words: Words, role: str, measure: float) -> list[Strip]:
    """Return the strips of a paragraph of a role, the role's indent and rule applied, spaces before not yet."""
    block = setting.block(role)
    text = block.text
    lines = set_lines(setting, words, text, measure - block.indent)
    baseline = text.leading / 2 + HALF_X * text.size
    strips = []
    for number, line in enumerate(lines):
        items = tuple([moved(item, block.indent, baseline) for item in line.items])
        penalty = 0.0 if number == 0 else _line_penalty(number, len(lines))
        strips.append(Strip(text.leading, items, baseline, penalty=penalty, keys=(words.key,) if not number else ()))
    if block.rule is not None and strips:
        strips[-1] = _ruled(strips[-1], setting, block.rule, measure)
    return strips


def _line_penalty(number: int, count: int) -> float | None:
    """No page break leaves one line of a paragraph alone on either side; within it a break costs a little."""
    if number in (1, count - 1):
        return None
    return 20.0


def _ruled(strip: Strip, setting: Setting, rule: RuleStyle, measure: float) -> Strip:
    """A strip with the hairline that goes with it."""
    page = setting.style.page
    if rule.place == "gutter":
        y = strip.baseline - rule.offset - rule.thickness / 2
        item = Rule(-page.gutter - page.gutter_gap, y, page.gutter, rule.thickness, rule.color)
        return replace(strip, items=(*strip.items, item))
    y = strip.baseline + rule.offset
    item = Rule(0.0, y, measure, rule.thickness, rule.color)
    return replace(strip, items=(*strip.items, item), height=max(strip.height, y + rule.thickness))
