"""Document and Style into Pages: the one entrance of the layout floor.

Pure: the same document, style and faces give the same pages. Fields of the body are resolved in a
bounded number of passes. Characters that no face draws end in one error that names them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import Choice, Document, Section
from cvbuilder.errors import Diagnostic, MissingGlyph
from cvbuilder.fonts.face import FaceSource
from cvbuilder.layout.assemble import assemble
from cvbuilder.layout.boxes import FitReport, LayoutWarning, Pages
from cvbuilder.layout.columns import Frames
from cvbuilder.layout.fields import choices_of
from cvbuilder.layout.fit import fit
from cvbuilder.layout.lengths import at_lengths, shortened
from cvbuilder.layout.measure import readable
from cvbuilder.layout.settle import Attempt, numbers_of, settled
from cvbuilder.layout.spills import does_not_fit
from cvbuilder.theme.style import Style


def lay_out(document: Document, style: Style, faces: FaceSource) -> Pages:
    """Lay a document out.

    A document that must keep a page limit takes the longest versions of its choices with which it does; if none
    does and it is squeezable, the least squeezed style within the theme's bounds with which the shortest do.
    Raises MissingGlyph for characters without a face, UnresolvedField for a reference to nothing or one
    that does not settle, BoxTooLarge for what no page can hold, DoesNotFit for too many pages.
    """
    style = readable(document, style, faces)
    chosen, attempt = _with_choices(document, style, faces)
    if attempt.setting.missing:
        raise MissingGlyph(sorted(set(attempt.setting.missing), key=_order))
    limit, natural = document.page_limit, attempt.frames.pages
    report = FitReport(limit, natural, natural) if limit is not None and document.squeezable else None
    if limit is not None and natural > limit:
        if report is None:
            raise does_not_fit(chosen, attempt)
        attempt, report = fit(chosen, attempt)
    pages = assemble(attempt.setting, chosen, attempt.frames)
    lost = _left_out(list(choices_of(chosen.sections)), attempt.frames)
    return replace(pages, warnings=(*pages.warnings, *lost, *shortened(document, attempt.skipped)), fit=report)


def _with_choices(document: Document, style: Style, faces: FaceSource) -> tuple[Document, Attempt]:
    """The first attempt that keeps the page limit, else the one with the shortest version of every choice.

    That more is shortened never takes more pages is taken for granted, so that few attempts find the first that fits;
    where breaks fall so that it does, what is found still fits.
    """
    steps = list(_steps(list(choices_of(document.sections))))

    def attempt(step: int) -> tuple[Document, Attempt]:
        chosen = at_lengths(document, steps[step])
        return chosen, settled(chosen, style, faces, steps[step])

    found = attempt(0)
    if _keeps(document, found[1]) or len(steps) == 1:
        return found
    low, high = 0, len(steps)
    last = None
    while high - low > 1:
        middle = (low + high) // 2
        tried = attempt(middle)
        if _keeps(document, tried[1]):
            high, last = middle, tried
        else:
            low, found = middle, tried
    return last or found


def _keeps(document: Document, attempt: Attempt) -> bool:
    return document.page_limit is None or attempt.frames.pages <= document.page_limit


def _steps(choices: Sequence[Choice]) -> Iterator[Mapping[str, int]]:
    """How many versions of each choice each further step passes over: the last one that can be shortened is, by one.

    What may be left out is no matter here: it gives way by itself where it does not fit.
    """
    skipped = {choice.key: 0 for choice in choices}
    yield skipped
    for choice in reversed(choices):
        for number in range(1, len(choice.alternatives) if choice.alternatives[-1] else 1):
            skipped = {**skipped, choice.key: number}
            yield skipped


def _left_out(choices: Sequence[Choice], frames: Frames) -> list[LayoutWarning]:
    """Sections that no page shows, as they were left out to keep the page limit."""
    shown = numbers_of(frames).anchors
    optional = [choice.alternatives[0][0] for choice in choices if not choice.alternatives[-1]]
    lost = [section for section in optional if isinstance(section, Section) and not _starts(section, shown)]
    message = "left out, so that the document keeps to its pages"
    return [LayoutWarning(message, section.key, section.origin, "left-out") for section in lost]


def _starts(section: Section, shown: Mapping[str, int]) -> bool:
    """True if the section's heading stands on some page; in an edition a section begins with a row."""
    return (section.heading or section).key in shown


def _order(diagnostic: Diagnostic) -> tuple[int, str, str]:
    return (diagnostic.span.start if diagnostic.span else 0, diagnostic.path, diagnostic.message)
