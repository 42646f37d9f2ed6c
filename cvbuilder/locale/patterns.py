"""Which CLDR pattern writes a date: by skeleton, or by a pattern of the user's own.

Takes a CLDR locale's data and a request such as `yMMM`, `MMMM` or `yyyy.MM`; gives a pattern (UTS 35, part 4).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cvbuilder.locale.cldr import Cldr


class DateForms(Struct, frozen=True):
    """How dates are written at each precision: a skeleton of CLDR, or a pattern if it holds more than letters.

    `ranges`: `whole` names both ends in full, `short` the year once, as CLDR's interval formats do.
    `open_end`: whether what goes on is said as Apr 2022 – Present or as Since Apr 2022.
    """

    year: str = "y"
    month: str = "yMMM"
    day: str = "yMMMd"
    ranges: str = "whole"
    open_end: str = "present"

    def of(self, precision: str) -> str:
        """Return the form for `year`, `month` or `day`."""
        return {"year": self.year, "month": self.month, "day": self.day}[precision]


FIELDS = {"year": "y", "month": "yM", "day": "yMd"}
_RUN = re.compile(r"([A-Za-z])\1*")


def is_skeleton(form: str) -> bool:
    """True for letters alone: `yMMM`; anything else is a pattern."""
    return form.isascii() and form.isalpha()


def skeleton_of(form: str, precision: str) -> str:
    """Return the skeleton that a form asks for, in CLDR's order of fields: `yMMMM` for `MMMM`."""
    written = {found[1].replace("L", "M"): found[0].replace("L", "M") for found in _RUN.finditer(form)}
    wanted = [letter for letter in "yMEd" if letter in FIELDS[precision] or letter in written]
    return "".join(written.get(letter, letter) for letter in wanted)


def pattern_for(locale: Cldr, form: str, precision: str) -> str:
    """Return the pattern for a date of a precision.

    A skeleton that CLDR does not list is served by the nearest with the same fields, its numbers padded as asked
    for (UTS 35, part 4, 2.6.2.2): yyyyMM gives MM/y in `en`.
    """
    if not is_skeleton(form):
        return form
    skeleton = skeleton_of(form, precision)
    known = locale.skeletons
    if skeleton in known:
        return known[skeleton]
    wanted = _widths(skeleton)
    near = [name for name in known if _widths(name).keys() == wanted.keys()]
    nearest = min(near, key=lambda name: (_distance(_widths(name), wanted), name))
    widths = _widths(nearest)
    other = {letter: width for letter, width in wanted.items() if width != widths[letter]}
    return _RUN.sub(lambda run: _padded(run[0], other), known[nearest])


@lru_cache(maxsize=256)
def tokens_of(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """Return the fields and literal texts of a pattern, in order: (`MMM`, None), ('', `, `).

    Text stands between apostrophes, two of which are one of the text (UTS 35, part 4, 8.1).
    """
    pieces: list[tuple[str, str | None]] = []
    for place, part in enumerate(pattern.replace("''", "\0").split("'")):
        end = 0
        for run in _RUN.finditer(part) if place % 2 == 0 else ():
            pieces += [("", part[end : run.start()].replace("\0", "'")), (run[0], None)]
            end = run.end()
        pieces.append(("", part[end:].replace("\0", "'")))
    return tuple((field, text) for field, text in pieces if field or text)


def _widths(skeleton: str) -> dict[str, int]:
    return {found[1]: len(found[0]) for found in _RUN.finditer(skeleton)}


def _distance(widths: dict[str, int], wanted: dict[str, int]) -> int:
    """How far two skeletons lie apart: a name for a number is further than any width."""
    return sum(abs(widths[letter] - wanted[letter]) + 9 * ((widths[letter] > 2) != (wanted[letter] > 2))
               for letter in wanted)  # fmt: skip


def _padded(field: str, wanted: dict[str, int]) -> str:
    """A field of a pattern as wide as it is asked for: M as MM, MMM as MMMM, never a number as a name.

    Where the nearest skeleton has that width already, its pattern knows best: zh's yMM is y年M月.
    """
    width = wanted.get(field[0])
    if width is None:
        return field
    if field[0] == "y":
        return "yy" if width == 2 else "y"
    return field[0] * width if (len(field) > 2) == (width > 2) else field
