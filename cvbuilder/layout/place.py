"""Lines of atoms into glyph runs: each glyph gets its place on the line.

Takes items, lines and a measure, gives for each line its runs and the areas of its links, with x from
the left edge of the measure and the baseline at y = 0. Decides nothing: widths and breaks are made.
"""

from __future__ import annotations

from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.layout.boxes import GlyphRun, LinkArea, PlacedGlyph
from cvbuilder.layout.items import Atom, Items, Manner
from cvbuilder.layout.justify import gap_widths
from cvbuilder.layout.linebreak import Line, overhang, shown_end
from cvbuilder.theme.style import Align


class PlacedLine(Struct, frozen=True):
    """One line: what is painted, in reading order, its width in pt, by how much it passes the measure."""

    items: tuple[GlyphRun | LinkArea, ...]
    width: float
    overfull: float

    @property
    def text(self) -> str:
        """The characters that the line stands for, in order."""
        return "".join(item.text for item in self.items if isinstance(item, GlyphRun))


def place_line(items: Items, line: Line, measure: float, align: Align, key: str) -> PlacedLine:
    """Place the atoms of one line; the last line of a justified paragraph is set flush left.

    A mark that hangs stands outside of the measure; a sign between phrases at the line's end is read and not seen.
    """
    end = max(line.start + 1, shown_end(items, line.end))
    atoms = items.atoms[line.start : end]
    gaps = items.gaps[line.start + 1 : end]
    after = items.gaps[line.end] if line.end < len(items.atoms) else None
    hyphen = after.hyphen if after is not None else None
    spaces = fsum([gap.natural for gap in gaps])
    natural = fsum([atom.width for atom in atoms]) + spaces + (hyphen.width if hyphen else 0)
    slack = measure - natural + overhang(items, end)
    widths = gap_widths(gaps, slack if slack < 0 or (align == "justify" and after is not None) else 0.0)
    width = natural - spaces + fsum(widths)
    left = {"right": measure - width, "center": (measure - width) / 2}.get(align, 0.0)
    painter = _Painter(key)
    painter.show(atoms[0], left)
    pen = left + atoms[0].width
    for atom, gap, between in zip(atoms[1:], gaps, widths, strict=True):
        if gap.space is not None:
            painter.show(gap.space, pen, between)
        pen += between
        painter.show(atom, pen)
        pen += atom.width
    if hyphen is not None:
        painter.show(hyphen, pen)
    elif after is not None and after.space is not None:
        pen = _show_unseen(painter, items, range(end, line.end), pen)
        painter.show(after.space, pen)
    return PlacedLine(tuple(painter.finish()), width, line.overfull)


def _show_unseen(painter: _Painter, items: Items, hidden: range, x: float) -> float:
    """Add what a line's end stands for: its text, with the glyph of the space before it; return where it ends."""
    for place in hidden:
        space = items.gaps[place].space
        assert space is not None, "a sign that is not shown has a space on either side"
        sign = items.atoms[place]
        blank = tuple(replace(glyph, text=sign.text) for glyph in space.glyphs)
        painter.show(space, x)
        painter.show(replace(space, text=sign.text, glyphs=blank, manner=sign.manner), x + space.width)
        x += 2 * space.width
    return x


class _Painter:
    """Gathers neighbouring atoms of one face, size and manner into runs, and their links into areas."""

    __slots__ = ("done", "end", "first", "glyphs", "key", "link", "start")

    def __init__(self, key: str) -> None:
        self.key = key
        self.done: list[GlyphRun | LinkArea] = []
        self.glyphs: list[PlacedGlyph] = []
        self.first: Atom | None = None
        self.start = self.end = 0.0
        self.link: tuple[Manner, float, float, str] | None = None

    def show(self, atom: Atom, x: float, width: float | None = None) -> None:
        """Add an atom at x; `width` is what it takes on the line, if not its own."""
        first, manner, size = self.first, atom.manner, atom.size
        if first is None or atom.face != first.face or size != first.size or not _alike(manner, first.manner):
            self._close_run()
            self.first, self.start = atom, x
        pen = x + atom.shift - self.start
        scale = size / 1000
        add = self.glyphs.append
        for glyph in atom.glyphs:
            add(PlacedGlyph(glyph.gid, glyph.text, pen + glyph.dx * scale, glyph.natural, glyph.dy))
            pen += glyph.advance * scale
        self.end = x + (atom.width if width is None else width)
        if self.link is not None or manner.link is not None:
            self._extend_link(atom, x)

    def _extend_link(self, atom: Atom, x: float) -> None:
        """A link's area spans its atoms on the line, across changes of face and emphasis."""
        link = self.link
        if link is not None and link[0].link == atom.manner.link and link[0].inline == atom.manner.inline:
            self.link = (link[0], link[1], self.end, link[3] + atom.text)
            return
        self._close_link()
        if atom.manner.link is not None:
            self.link = (atom.manner, x, self.end, atom.text)

    def _close_run(self) -> None:
        if self.first is None:
            return
        manner = self.first.manner
        first, width = self.first, self.end - self.start
        run = GlyphRun(
            face=first.face,
            size=first.size,
            x=self.start,
            y=0.0,
            width=width,
            glyphs=tuple(self.glyphs),
            color=manner.color,
            language=manner.language,
            key=self.key,
            inline=manner.inline,
            link=manner.link,
            role=manner.role,
        )
        self.done.append(run)
        self.first, self.glyphs = None, []

    def _close_link(self) -> None:
        if self.link is None:
            return
        manner, start, end, text = self.link
        self._close_run()
        ascent, height = 0.86 * manner.size, 1.1 * manner.size
        self.done.append(
            LinkArea(start, -ascent, end - start, height, manner.link or "", text.strip(), self.key, manner.inline)
        )
        self.link = None

    def finish(self) -> list[GlyphRun | LinkArea]:
        self._close_run()
        self._close_link()
        return self.done


def _alike(one: Manner, other: Manner) -> bool:
    """True for one manner. Equal ones are mostly one value, but the cache that sees to it forgets, and atoms are kept.

    A booklet has a manner for each of its links: more than any cache holds.
    """
    return one is other or one == other
