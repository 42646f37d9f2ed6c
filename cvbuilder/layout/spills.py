"""What does not fit: each entry that stands beyond the last page a document may have, with its lines.

Takes a document and an attempt to set it, gives the error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuilder.document.nodes import Block, Choice, Document, Heading, List, Row, Section
from cvbuilder.errors import Diagnostic, DoesNotFit, SourceSpan
from cvbuilder.layout.boxes import FitChange
from cvbuilder.layout.columns import Column
from cvbuilder.layout.settle import Attempt, settled

HINT = "leave something out (`show`, `limit`, `sections`) or shorten it"


class Owner(Struct, frozen=True):
    """What lines belong to: an entry, an item of a section's list, or a block of a section; its path and place."""

    path: str
    origin: SourceSpan | None


def does_not_fit(document: Document, attempt: Attempt, changes: Sequence[FitChange] = ()) -> DoesNotFit:
    """Return the error that names every entry beyond the last page, and how many lines of it.

    Pages are filled for this as far as they go. `changes` are what had given way already.
    """
    setting, limit = attempt.setting, document.page_limit or 0
    full = settled(document, setting.style, setting.faces, attempt.skipped, filled=True)
    owners = dict(_owners(document.sections))
    inside: dict[Owner, int] = {}
    beyond: dict[Owner, int] = {}
    for column in full.frames.columns:
        for page, owner, lines in _lines(column, owners):
            counted = beyond if page > limit else inside
            counted[owner] = counted.get(owner, 0) + lines
    pages = f"{limit} page" + ("s" if limit > 1 else "")
    found = [
        Diagnostic(f"{_count(lines, inside.get(owner, 0))} not fit {pages}", owner.origin, owner.path)
        for owner, lines in beyond.items()
    ]
    hint = _hint(document, full.frames.pages, changes)
    return DoesNotFit([*found[:-1], Diagnostic(found[-1].message, found[-1].span, found[-1].path, hint=hint)])


def _lines(column: Column, owners: Mapping[str, Owner]) -> Iterator[tuple[int, Owner, int]]:
    """The strips of a column in order: the page, what the strip belongs to, its lines of text.

    A heading belongs to what follows it; what stands before the first key belongs to that, too.
    """
    waiting: list[tuple[int, int]] = []
    owner: Owner | None = None
    for page, frame in enumerate(column.frames, 1):
        for placement in frame:
            strip = placement.strip
            found = next((owners[key] for key in strip.keys if key in owners), None)
            heads = strip.mark is not None
            if heads:
                owner = None
            owner = found or owner
            waiting.append((page, strip.lines))
            if owner is not None:
                yield from ((number, owner, lines) for number, lines in waiting)
                waiting = []
    last = Owner("", None)
    yield from ((number, owner or last, lines) for number, lines in waiting)


def _owners(blocks: Sequence[Block], *, inside: bool = False) -> Iterator[tuple[str, Owner]]:
    """The keys of blocks under which lines are counted: entries, items of a section's list, other blocks."""
    for block in blocks:
        match block:
            case Section(blocks=inner):
                yield from _owners(inner, inside=True)
            case Choice(alternatives=alternatives):
                for alternative in alternatives:
                    yield from _owners(alternative, inside=inside)
            case Row(role="parallel", cells=cells):
                for cell in cells:
                    yield from _owners(cell.blocks if cell is not None else (), inside=inside)
            case List(items=items) if inside:
                yield from ((item.key, Owner(item.key, item.origin)) for item in items)
            case Heading():
                continue
            case _:
                yield block.key, Owner(block.key, block.origin)


def _count(lines: int, kept: int) -> str:
    """How many lines of something, as the beginning of a sentence."""
    if kept:
        return f"{lines} of {lines + kept} lines do"
    return "its only line does" if lines == 1 else f"all of its {lines} lines do"


def _hint(document: Document, pages: int, changes: Sequence[FitChange]) -> str:
    """What can be done, and what has been; a kind that never has more pages is not to be allowed more."""
    more = "" if document.sheet else f", or allow {pages} pages"
    if changes:
        tried = ", ".join(f"{change.measure} {change.scale:.0%}" for change in changes)
        return f"the theme gives way no further ({tried}): {HINT}{more}"
    if document.squeezable:
        return f"the theme does not let spaces or sizes give way (`fit`): {HINT}{more}"
    return f"{HINT}, or let spaces and sizes give way with --max-pages {document.page_limit}"
