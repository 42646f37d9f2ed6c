"""The outline of a glyph as a path.

Takes a HarfBuzz font and a glyph; gives the operators of a PDF's or PostScript's path with their points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz as hb

Contour = tuple[str, tuple[float, ...]]
"""A path operator, `m`, `l`, `c` or `h`, and the coordinates of its points, x and y in turn."""


def contours(font: hb.Font, gid: int, scale: float) -> tuple[Contour, ...]:
    """The outline of a glyph as HarfBuzz draws it, all curves cubic; `scale` leads from font units to 1/1000 em."""
    import uharfbuzz as hb

    found: list[Contour] = []
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: found.append(("m", (x * scale, y * scale))))
    functions.set_line_to_func(lambda x, y, _: found.append(("l", (x * scale, y * scale))))
    functions.set_cubic_to_func(lambda *given: found.append(("c", tuple(each * scale for each in given[:6]))))
    functions.set_close_path_func(lambda _: found.append(("h", ())))
    font.draw_glyph(gid, functions, None)
    return tuple(found)
