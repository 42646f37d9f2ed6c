"""The glyphs of one run as operators: which codes are shown, and how the pen moves between them.

Takes a run and the codes of its face; gives the operators that follow `Td`. A cluster of several glyphs
(a letter with a mark, where the face has no glyph of both) stands for one text, which its first glyph has
in ToUnicode. The others stand for nothing that could be said in ToUnicode, and yet a font must say what each
of its glyphs stands for (ISO 14289-1, 7.21.7); so they are no text here, and `content` paints their outlines.
"""

from __future__ import annotations

from collections.abc import Iterable

from cvbuilder.layout.boxes import GlyphRun, PlacedGlyph
from cvbuilder.writers.pdf.fonts import FaceCodes
from cvbuilder.writers.pdf.objects import number


def spacing(run: GlyphRun, current: float) -> float:
    """The character spacing to show a run with, in pt, to three decimals; `current` is what is set.

    It is the gap after the first glyph, if the next gap is the same or it is set already. A justified Chinese
    line has the same gap after every character: said once it need not be said again.
    """
    if len(run.glyphs) < 2:
        return current
    first, second = run.glyphs[:2]
    gap = second.x - first.x - first.advance * run.size / 1000
    if abs(gap - current) < 0.001:
        return current
    if len(run.glyphs) == 2:
        return 0.0
    again = run.glyphs[2].x - second.x - second.advance * run.size / 1000
    return round(gap, 3) if abs(gap - again) < 0.001 else 0.0


def shown_glyphs(run: GlyphRun, codes: FaceCodes, spaced: float) -> str:
    """The operators that show a run's glyphs, each where layout has put it, to 1/1000 em.

    `spaced`: the character spacing that is set, in pt.
    """
    pen = _Pen(run.size, codes, spaced)
    pen.show(run.glyphs)
    return pen.operators()


class _Pen:
    """Where the pen stands in a run, in 1/1000 em from its start, and what it has shown.

    A glyph is moved only where the pen does not stand there by itself; rounded moves are what the
    place is reckoned with, so that a long run does not drift.
    """

    def __init__(self, size: float, codes: FaceCodes, spaced: float) -> None:
        self._scale = 1000 / size
        self._spaced = spaced * self._scale
        self._codes = codes
        self._place = 0.0
        self._rise = 0.0
        self._operators: list[str] = []
        self._array: list[str] = []

    def show(self, glyphs: Iterable[PlacedGlyph]) -> None:
        """Show those glyphs that stand for text, each at its place."""
        known, scale, spaced = self._codes.known.get, self._scale, self._spaced
        place, rise = self._place, self._rise
        string = ""
        for glyph in glyphs:
            if not glyph.text:
                continue
            if glyph.dy != rise:
                self._end_array(string)
                string, rise = "", glyph.dy
                self._operators.append(f"{number(rise / scale)} Ts")
            ahead = glyph.x * scale - place
            if not -0.5 <= ahead <= 0.5:
                move = round(ahead)
                place += move
                self._array.append(f"({string}){-move}" if string else str(-move))
                string = ""
            string += known((glyph.gid, glyph.text)) or self._codes.code(glyph)
            place += glyph.advance + spaced
        self._place, self._rise = place, rise
        self._end_array(string)

    def operators(self) -> str:
        """Everything that was shown; the rise is back at 0."""
        if self._rise:
            self._operators.append("0 Ts")
        return "\n".join(self._operators)

    def _end_array(self, string: str) -> None:
        if string:
            self._array.append(f"({string})")
        if self._array:
            self._operators.append(f"[{''.join(self._array)}]TJ")
            self._array = []
