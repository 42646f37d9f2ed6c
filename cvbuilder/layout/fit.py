"""A document squeezed into its pages: the bounded search for the least that must give way.

Takes a document and its attempt at the theme's own style, gives the attempt that keeps the page limit with a
FitReport. Pure: what is tried follows from the document, the style and the faces alone. Nothing is left out here,
and no word is changed.
"""

from __future__ import annotations

from collections.abc import Callable

from cvbuilder.document.nodes import Document
from cvbuilder.layout.boxes import FitChange, FitReport
from cvbuilder.layout.measure import measures_of, readable
from cvbuilder.layout.settle import Attempt, settled
from cvbuilder.layout.spills import does_not_fit
from cvbuilder.theme.squeeze import Squeeze, squeezed
from cvbuilder.theme.style import FitBounds, Style

STEPS = 16
"""In how many steps each measure gives way, from the theme's own down to its bound."""
SMALLEST_STEP = 0.0001
"""A bound nearer to 1 than this asks for no stage of its own."""


def fit(document: Document, natural: Attempt) -> tuple[Attempt, FitReport]:
    """Return the least squeezed attempt that keeps the document's page limit.

    Spacing gives way first, then leading, margins and size, each down to the theme's bound before the next
    begins; then spacing takes back what the last step left over. At most 12 layouts: one at all bounds, 6 to halve
    the 64 steps of the four stages, 5 for the space. Raises DoesNotFit if the bounds do not suffice.
    """
    style, faces = natural.setting.style, natural.setting.faces
    limit = document.page_limit or natural.frames.pages
    most = max(max(each.characters, each.most) for each in measures_of(document, style, faces))
    attempts: dict[Squeeze, Attempt] = {}

    def fits(by: Squeeze) -> bool:
        if by not in attempts:
            tight = readable(document, squeezed(style, by), faces, most)
            attempts[by] = settled(document, tight, faces, natural.skipped)
        return attempts[by].frames.pages <= limit

    by = _least(bounds_of(style), fits)
    if by is None:
        tightest, attempt = next(iter(attempts.items()), (Squeeze(), natural))
        raise does_not_fit(document, attempt, changes_of(style, tightest))
    found = attempts[by]
    return found, FitReport(limit, natural.frames.pages, found.frames.pages, changes_of(style, by))


def bounds_of(style: Style) -> FitBounds:
    """The theme's bounds, that of size raised so that body text keeps its least size."""
    body = style.block("body").text.size
    least = min(1.0, style.fit.least_size / body)
    return FitBounds(style.fit.spacing, style.fit.leading, style.fit.margins, max(style.fit.size, least))


def _least(bounds: FitBounds, fits: Callable[[Squeeze], bool]) -> Squeeze | None:
    """The least squeeze that fits; None if all that the bounds allow does not.

    That a tighter one fits where a looser does is taken for granted: where breaks fall so that it does not, what
    is found still fits, and is near the least.
    """
    stages = [name for name in Squeeze.__struct_fields__ if getattr(bounds, name) < 1.0 - SMALLEST_STEP]
    low, high = 0, len(stages) * STEPS
    if not stages or not fits(_squeeze(bounds, stages, high)):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if fits(_squeeze(bounds, stages, middle)):
            high = middle
        else:
            low = middle
    found = _squeeze(bounds, stages, high)
    if stages[0] != "spacing" or high <= STEPS:
        return found
    return _spread(found, fits)


def _spread(found: Squeeze, fits: Callable[[Squeeze], bool]) -> Squeeze:
    """The same squeeze with the most space that still fits."""
    tight, low, high = found.spacing, 0, STEPS
    while high - low > 1:
        middle = (low + high) // 2
        looser = _with(found, "spacing", tight + (1.0 - tight) * middle / STEPS)
        low, high = (middle, high) if fits(looser) else (low, middle)
    return _with(found, "spacing", tight + (1.0 - tight) * low / STEPS)


def _squeeze(bounds: FitBounds, stages: list[str], step: int) -> Squeeze:
    """The squeeze after so many steps: earlier stages at their bounds, one on its way, later ones untouched."""
    found = Squeeze()
    for number, name in enumerate(stages):
        part = min(1.0, max(0.0, step / STEPS - number))
        found = _with(found, name, 1.0 - (1.0 - getattr(bounds, name)) * part)
    return found


def _with(squeeze: Squeeze, name: str, scale: float) -> Squeeze:
    """A squeeze with one scale changed; scales are kept to four digits, so that steps are told apart."""
    scales = {field: getattr(squeeze, field) for field in Squeeze.__struct_fields__}
    return Squeeze(**{**scales, name: round(scale, 4)})


def changes_of(style: Style, by: Squeeze) -> tuple[FitChange, ...]:
    """What a squeeze changes of a style, in pt where a reader would measure it."""
    tight = squeezed(style, by)
    before, after = style.block("body").text, tight.block("body").text
    changes = (
        FitChange("spacing", by.spacing, style.section_gap, tight.section_gap),
        FitChange("leading", by.leading, before.leading, after.leading),
        FitChange("margins", by.margins, style.page.top, tight.page.top),
        FitChange("size", by.size, before.size, after.size),
    )
    return tuple(change for change in changes if change.scale < 1.0)
