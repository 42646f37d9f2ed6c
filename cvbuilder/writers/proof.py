"""The proof writer: pages as text that a person can read in a diff.

Takes Pages; gives text, one row for each item in reading order. Glyph runs that share a baseline stand
together: only the first names its y. Colour, language, block and part are named where they change.
No row depends on another page's, on an object's identity, or on where files stand on a machine.

    page 1  595.28 x 841.89
    #       y        x     width
        61.20    56.69     82.10  SourceSerif4-SemiBold 10 #000000 en  "SenseTime Research"  @experience[0]
                138.79     20.00  CVBSerifSC@400 10.5 zh-Hans  "商汤"
        66.00    56.69    481.90  rule 0.5 #cccccc
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from cvbuilder.document.nodes import Document, Edition, Image, documents_of
from cvbuilder.layout.boxes import Disc, GlyphRun, LinkArea, Page, PageItem, Pages, Picture, PlacedItem, Rule

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary

# From how far apart or together, in em, neighbours are told as `›` or `‹` in a run's text.
TOLD_GAP = 0.15
_MARKS = {" ": " ", "\u00ad": "¬", "\u00a0": "⍽", '"': '\\"', "\\": "\\\\"}
_INVISIBLE = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn", "Cs"))


def write_proof(document: Document | Edition, pages: Pages, library: FontLibrary) -> bytes:
    """The proof of a laid-out document, in UTF-8; the library is not asked."""
    return proof(document, pages).encode("utf-8")


def proof(document: Document | Edition, pages: Pages) -> str:
    r"""The proof of a laid-out document.

    Lengths are points to two decimals. A run's row: y of the baseline, x, width, by how much that is
    more or less than the glyphs' own advances (`+3.20`, where it is), face and size, rise of the first
    glyph, text. In the text U+00A0 is `⍽`, the hyphen of a line's end `¬`, other invisible characters
    `\u200b`; `›` and `‹` tell a gap of at least 0.15 em between neighbours, wider or narrower than natural.
    """
    rows = [row for each in documents_of(document) for row in (f"title  {each.title}", f"language  {each.language}")]
    rows += [f"part  {label}  page {page}" for label, page in pages.labels]
    for count, page in enumerate(pages.pages, start=1):
        rows += ["", f"page {count}  {_pt(page.width)} x {_pt(page.height)}"]
        rows += _page_rows(page)
    if pages.bookmarks:
        rows += ["", "bookmarks"]
        rows += [
            f"{'  ' * mark.level}{_quoted(mark.title)}  page {mark.page} y {_pt(mark.y)}" for mark in pages.bookmarks
        ]
    if pages.warnings:
        rows += ["", "warnings"]
        rows += [f"  {warning.key}: {warning.message}" for warning in pages.warnings]
    return "\n".join(rows) + "\n"


def _page_rows(page: Page) -> Iterator[str]:
    state = _State()
    for placed in page.items:
        yield f"{state.place(placed.item)}  {_told(placed.item, state)}{state.changed_block(placed)}"


class _State:
    """What the row before has told, on one page."""

    def __init__(self) -> None:
        self._baseline = ""
        self._color = ""
        self._language = ""
        self._block: tuple[str, str] = ("body", "")

    def place(self, item: PageItem) -> str:
        """y, x and width; a run on the baseline of the run before it has no y."""
        width = item.radius * 2 if isinstance(item, Disc) else item.width
        baseline = _pt(item.y) if isinstance(item, GlyphRun) else ""
        y = "" if baseline and baseline == self._baseline else _pt(item.y)
        if baseline:
            self._baseline = baseline
        return f"{y:>9}{_pt(item.x):>9}{_pt(width):>9}"

    def changed_color(self, color: str) -> str:
        """The colour with a space before it, where it is another than the item's before."""
        same, self._color = color == self._color, color
        return "" if same else f" {color}"

    def changed_language(self, language: str) -> str:
        """The language with a space before it, where it is another than the run's before."""
        same, self._language = language == self._language, language
        return "" if same else f" {language}"

    def changed_block(self, placed: PlacedItem) -> str:
        """The block's key and the part of reading, where one of them is another than the item's before."""
        block = placed.part, "" if isinstance(placed.item, Rule | Disc) else placed.item.key
        if block == self._block or (not block[1] and placed.part == self._block[0]):
            return ""
        self._block = block
        return f"  {'' if placed.part == 'body' else f'{placed.part} '}@{block[1]}"


def _told(item: PageItem, state: _State) -> str:
    """What an item is, after its place."""
    if isinstance(item, GlyphRun):
        rise = f" rise {_pt(item.glyphs[0].dy * item.size / 1000)}" if item.glyphs and item.glyphs[0].dy else ""
        manner = f"{_stretch(item)}{item.face} {item.size:g}{rise}"
        changes = state.changed_color(item.color) + state.changed_language(item.language)
        return f'{manner}{changes}  "{_marked(item)}"'
    if isinstance(item, Rule):
        return f"rule {_pt(item.height)}{state.changed_color(item.color)}"
    if isinstance(item, Disc):
        return f"disc{state.changed_color(item.color)}"
    if isinstance(item, Picture):
        shown = item.image.name if isinstance(item.image, Image) else f"code {item.image.content}"
        shape = "" if item.shape == "rectangle" else f"{item.shape} "
        return f"picture {_pt(item.height)}  {shape}{shown}  {_quoted(item.alternative)}"
    assert isinstance(item, LinkArea)
    target = item.target
    where = item.url if target is None else f"{item.url} page {target.page} y {_pt(target.y)}"
    return f"link {_pt(item.height)}  {where}  {_quoted(item.text)}"


def _stretch(run: GlyphRun) -> str:
    """By how much a run is wider than its glyphs' own advances."""
    more = run.width - fsum(glyph.advance for glyph in run.glyphs) * run.size / 1000
    return "" if abs(more) < 0.005 else f"{more:+.2f} "


def _marked(run: GlyphRun) -> str:
    """A run's text with its invisible characters and its wide and narrow gaps made visible."""
    parts: list[str] = []
    end = 0.0
    for place, glyph in enumerate(run.glyphs):
        gap = (glyph.x - end) / run.size
        if place and glyph.text and abs(gap) >= TOLD_GAP:
            parts.append("›" if gap > 0 else "‹")
        parts.append("".join(map(_visible, glyph.text)))
        if glyph.text or glyph.advance:
            end = glyph.x + glyph.advance * run.size / 1000
    return "".join(parts)


def _visible(character: str) -> str:
    mark = _MARKS.get(character)
    if mark is not None:
        return mark
    if unicodedata.category(character) in _INVISIBLE:
        return f"\\u{ord(character):04x}"
    return character


def _quoted(text: str) -> str:
    return '"' + "".join(map(_visible, text)) + '"'


def _pt(length: float) -> str:
    """A length to two decimals, without the sign of a zero."""
    text = f"{length:.2f}"
    return "0.00" if text == "-0.00" else text
