"""Publications: numbered lists in their groups, one's own name set strong among the authors."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cvbuilder.document.addresses import linked
from cvbuilder.document.authors import author_line, mark_notes
from cvbuilder.document.blocks import list_item
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Heading, Inline, List, Time
from cvbuilder.document.phrases import Inlines
from cvbuilder.profile.model import Publication

KNOWN_GROUPS = ("first_author", "collaborative", "journal", "conference", "preprint", "book", "thesis", "other")
"""Groups whose headings the catalogs have; their order where the profile lists none."""


def publications(c: Composition, limit: int | None) -> tuple[Block, ...]:
    """Return the publications in the order of their groups; a resume has one list of those it shows."""
    shown = c.chosen(c.profile.publications, "publications", limit)
    if c.plan.kind == "resume":
        omit_groups(c, ())
        return (_list(c, shown, "all"), *_notes(c, shown)) if shown else ()
    keys = [_group_of(c, record) for record in shown]
    blocks: list[Block] = []
    headed: list[str | None] = []
    for key, title in _groups(c, set(keys)):
        members = [record for record, own in zip(shown, keys, strict=True) if own == key]
        if not members:
            continue
        if title and len(set(keys)) > 1:
            blocks.append(Heading(title, 3, "group-title", f"publications.{key}", members[0].origin))
            headed.append(key)
        blocks.append(_list(c, members, key or "all"))
    omit_groups(c, headed)
    return (*blocks, *_notes(c, shown))


def _notes(c: Composition, shown: Sequence[Publication]) -> tuple[Block, ...]:
    return mark_notes(c, [record.authors for record in shown], "publications")


def omit_groups(c: Composition, headed: Sequence[str | None]) -> None:
    """List the profile's own headings of groups that the document does not have."""
    for group in c.profile.publication_groups:
        if group.key not in headed:
            c.omit(group.path, "not-in-kind", group.origin)


def _group_of(c: Composition, record: Publication) -> str | None:
    """A publication's group, unless the profile gives it a heading that has no words in this language."""
    own = next((group for group in c.profile.publication_groups if group.key == record.group), None)
    return record.group if own is None or c.says(own.title) else None


def _groups(c: Composition, used: Set[str | None]) -> list[tuple[str | None, Inlines]]:
    """The groups in order, each with its heading; publications without a group come last."""
    found: list[tuple[str | None, Inlines]] = [
        (group.key, c.inlines(group.title)) for group in c.profile.publication_groups
    ]
    listed = {key for key, _ in found}
    found.extend((key, (c.message("publication_group", key),)) for key in KNOWN_GROUPS if key in used - listed)
    found.append((None, (c.message("publication_group", "other"),) if used - {None} else ()))
    return found


def _list(c: Composition, records: Sequence[Publication], group: str) -> List:
    items = tuple(list_item(_reference(c, record), record.path, record.origin, "reference") for record in records)
    return List(items, ordered=True, role="publications", key=f"publications.{group}.list", origin=records[0].origin)


def _reference(c: Composition, record: Publication) -> Inlines:
    """Authors, title, venue and year, status, note, links."""
    title = c.inlines(record.title, "publication-title", link=record.url)
    venue = c.inlines(record.venue, "venue")
    year: Inlines = ()
    if record.year is not None:
        year = (Time(str(record.year), str(record.year), c.language if venue == () else "en", "venue"),)
    status = (c.message("publication_status", record.status),) if record.status != "published" else ()
    place = (*venue, c.plain("\u00a0", "venue"), *year) if venue and year else (*venue, *year)
    parts = (author_line(c, record.authors), title, place, status, c.inlines(record.note), linked(c, record.links))
    return _with_commas(c, [part for part in parts if part])


def _with_commas(c: Composition, parts: Sequence[Inlines]) -> Inlines:
    """The parts with the language's comma beside words of its own, in any writing, and a Latin one between others."""
    document = _language(c.language)
    found: list[Inline] = []
    for part in parts:
        if found:
            own = document in (_language(found[-1].language), _language(part[0].language))
            found.append(c.message("punctuation", "comma" if own else "latin_comma"))
        found.extend(part)
    return tuple(found)


def _language(tag: str) -> str:
    """The language of a tag without script and region: 张磊 and 張磊 both take 、 and ，."""
    return tag.partition("-")[0]
