"""The content stream of one page: glyphs, rules, discs and pictures as PDF operators.

Takes the items of a page in reading order; gives the stream's bytes. Consecutive items of one content are
painted as one stretch of marked content, with a text object of its own; what is not read is an artifact.
Operators are written only where the graphics state changes. Decides nothing that a reader would see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from cvbuilder.document.nodes import QrCode
from cvbuilder.layout.boxes import QUIET, Artifact, Disc, GlyphRun, LinkArea, Picture, PlacedGlyph, PlacedItem, Rule
from cvbuilder.writers.pdf.fonts import FontTable
from cvbuilder.writers.pdf.glyphs import shown_glyphs, spacing
from cvbuilder.writers.pdf.images import ImageNames, framed
from cvbuilder.writers.pdf.objects import number

# How far a circle's control points stand from its quarter points, in radii: 4/3 (sqrt 2 - 1).
QUARTER = 0.5522847
PLACES = 1000
"""Places of text in a point."""
_DARK = re.compile("1+")

Painted = GlyphRun | Rule | Disc | Picture


_ARTIFACTS: Mapping[Artifact, str] = {
    "layout": "/Type/Layout",
    "background": "/Type/Background",
    "header": "/Type/Pagination/Subtype/Header",
    "footer": "/Type/Pagination/Subtype/Footer",
}
"""What an artifact is (ISO 32000-1, table 330)."""


def stretches(items: Iterable[PlacedItem]) -> Iterator[tuple[int, Artifact, list[Painted]]]:
    """The painted items of a page, in order, neighbours of one content (or one kind of artifact) together."""
    painted = (placed for placed in items if not isinstance(placed.item, LinkArea))
    for (content, artifact), group in groupby(painted, key=_stretch):
        yield content, artifact, [placed.item for placed in group if not isinstance(placed.item, LinkArea)]


def _stretch(placed: PlacedItem) -> tuple[int, Artifact]:
    return placed.content, placed.artifact


def artifact_mark(artifact: Artifact) -> str:
    """How the marked content of an artifact begins (ISO 32000-1, 14.8.2.2)."""
    return f"/Artifact <<{_ARTIFACTS[artifact]}>>BDC"


@lru_cache(256)
def _rgb(color: str) -> str:
    return " ".join(number(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))


class PageContent:
    """The operators of one page. `height` is the page's, in pt; `images` are the resources' names."""

    def __init__(self, height: float, fonts: FontTable, images: ImageNames) -> None:
        self._height = height
        self._fonts = fonts
        self._images = images
        self._operators: list[str] = []
        self._color = "#000000"
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0
        self._in_text = False
        self._origin = (0, 0)
        self._signs: list[str] = []

    def paint(self, stretch: Iterable[Painted], mark: str) -> None:
        """Paint the items of one stretch, in order, as marked content that begins with `mark`."""
        self._operators.append(mark)
        for item in stretch:
            if isinstance(item, GlyphRun):
                self._show(item)
                continue
            self._end_text()
            if isinstance(item, Rule):
                self._fill_rule(item)
            elif isinstance(item, Disc):
                self._fill_disc(item)
            elif isinstance(item.image, QrCode):
                self._fill_code(item, item.image)
            else:
                self._place(item)
        self._end_text()
        self._operators += self._signs
        self._signs = []
        self._operators.append("EMC")

    def bytes(self) -> bytes:
        """All operators so far."""
        return "\n".join(self._operators).encode("latin-1")

    def _show(self, run: GlyphRun) -> None:
        if not run.glyphs:
            return
        write = self._operators.append
        if not self._in_text:
            write("BT")
            self._in_text = True
            self._origin = (0, 0)
        self._fill(run.color)
        codes = self._fonts.face(run.face)
        if self._font != (run.face, run.size):
            self._font = (run.face, run.size)
            write(f"/{codes.resource} {number(run.size)} Tf")
        # Moves are differences of rounded places, so that rounding never adds up.
        place = round(run.x * PLACES), round((self._height - run.y) * PLACES)
        (x, y), self._origin = self._origin, place
        write(f"{number((place[0] - x) / PLACES)} {number((place[1] - y) / PLACES)} Td")
        spaced = spacing(run, self._spacing)
        if spaced != self._spacing:
            self._spacing = spaced
            write(f"{number(spaced)} Tc")
        write(shown_glyphs(run, codes, spaced))
        self._signs += [self._outline(run, glyph) for glyph in run.glyphs if not glyph.text]

    def _outline(self, run: GlyphRun, glyph: PlacedGlyph) -> str:
        """A glyph that no text is left for, such as an accent, painted in its place as a path."""
        scale = run.size / 1000
        x, y = run.x + glyph.x, self._height - run.y + glyph.dy * scale
        path: list[str] = []
        for operator, points in self._fonts.contours(run.face, glyph.gid):
            path += (number((x, y)[place % 2] + point * scale) for place, point in enumerate(points))
            path.append(operator)
        return f"q {_rgb(run.color)} rg {' '.join(path)} f Q" if path else ""

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    def _fill(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self._operators.append(_rgb(color) + " rg")

    def _fill_rule(self, rule: Rule) -> None:
        self._fill(rule.color)
        corner = (rule.x, self._height - rule.y - rule.height)
        self._operators.append(" ".join(map(number, (*corner, rule.width, rule.height))) + " re f")

    def _fill_disc(self, disc: Disc) -> None:
        """Around an origin of its own, as all bullets of a size then have one path, which packs to nothing."""
        self._fill(disc.color)
        place = f"{number(disc.x)} {number(self._height - disc.y)}"
        self._operators.append(f"q 1 0 0 1 {place} cm {_ellipse(0.0, 0.0, disc.radius, disc.radius)} f Q")

    def _fill_code(self, picture: Picture, code: QrCode) -> None:
        """The dark modules of a code as one path, row by row: no seam shows between neighbours that are one shape."""
        self._fill(picture.color)
        module = picture.width / (len(code.rows) + 2 * QUIET)
        top = self._height - picture.y - QUIET * module
        for row, modules in enumerate(code.rows):
            for run in _DARK.finditer(modules):
                place = picture.x + (QUIET + run.start()) * module, top - (row + 1) * module
                sides = (*place, len(run[0]) * module, module)
                self._operators.append(" ".join(map(number, sides)) + " re")
        self._operators.append("f")

    def _place(self, picture: Picture) -> None:
        """An image, already cut to its rectangle; of a circle only what is within is painted."""
        left, bottom = picture.x, self._height - picture.y - picture.height
        clip = ""
        if picture.shape == "circle":
            rx, ry = picture.width / 2, picture.height / 2
            clip = f"{_ellipse(left + rx, bottom + ry, rx, ry)} W n "
        place = " ".join(map(number, (picture.width, 0, 0, picture.height, left, bottom)))
        self._operators.append(f"q {clip}{place} cm /{self._images[framed(picture)]} Do Q")


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """The path of an ellipse around x, y as four Bezier curves (ISO 32000-1, 8.5.2)."""
    kx, ky = rx * QUARTER, ry * QUARTER
    arcs = (
        (x + rx, y + ky, x + kx, y + ry, x, y + ry),
        (x - kx, y + ry, x - rx, y + ky, x - rx, y),
        (x - rx, y - ky, x - kx, y - ry, x, y - ry),
        (x + kx, y - ry, x + rx, y - ky, x + rx, y),
    )
    curves = " ".join(" ".join(map(number, arc)) + " c" for arc in arcs)
    return f"{number(x + rx)} {number(y)} m {curves}"
