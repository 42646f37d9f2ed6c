"""What can be told of a person, in order of weight: the facts of the bio, else what the sections hold.

Takes a composition, gives topics with their states and the voice. What the document's language cannot tell is no topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cvbuilder.document.blurb.clauses import Clause, State, Topic, Voice
from cvbuilder.document.blurb.entries import CLAUSES, safe, said, stands_in
from cvbuilder.document.composition import Composition
from cvbuilder.document.markup import plain_text
from cvbuilder.document.person import name_text
from cvbuilder.profile.bio import REFERENCE, Bio, Fact
from cvbuilder.profile.model import Entry
from cvbuilder.profile.text import Localized

DEFAULT: tuple[str, ...] = (
    "experience", "education", "awards", "interests", "stats", "open_source", "service", "internships", "volunteering",
)  # fmt: skip
"""Sections that facts are taken from where a bio has none, the weightiest first."""
TOGETHER = ("interests", "stats", "awards")
"""Sections whose entries are told as one list, from the first entry on."""
FEWEST = 2
"""Entries of such a list at least, where there are so many."""
MOST = 8
"""Entries of such a list at most."""
FIRST = 40
"""How many times its weight the first topic has: nothing goes before who the person is."""

_OTHER_TIME = {"present": "past", "past": "present", "works_at": "worked_at", "worked_at": "works_at"}
"""The pattern of a position whose fact says that it is over, or that it is not."""
_Ways = list[tuple[Clause, ...]]


def voice_of(c: Composition) -> Voice:
    """Return how the bio speaks."""
    bio = c.profile.bio or Bio()
    name = safe(name_text(c))
    family = said(c, c.profile.name.family)
    pronoun = "first" if bio.person == "first" else bio.pronoun
    return Voice(c.locale, name, family or name, pronoun)


def topics(c: Composition) -> tuple[Topic, ...]:
    """Return the topics, the weightiest first."""
    bio = c.profile.bio
    found = list(_of_facts(c, bio.facts)) if bio is not None and bio.facts else _of_sections(c)
    told = [(path, ways) for path, ways in found if ways]
    return tuple(
        Topic(path, _weighed(ways, (len(told) - rank) ** 2 * (FIRST if rank == 0 else 1)))
        for rank, (path, ways) in enumerate(told)
    )


def _weighed(ways: _Ways, weight: int) -> tuple[State, ...]:
    """The shortest way has two thirds of a topic's weight, the others their share of the rest."""
    steps = max(1, len(ways) - 1)
    return tuple(
        State(clauses, weight * 6 if len(ways) == 1 else weight * 4 + weight * 2 * number // steps)
        for number, clauses in enumerate(ways)
    )


def _of_facts(c: Composition, facts: Sequence[Fact]) -> Iterator[tuple[str, _Ways]]:
    for fact in facts:
        if fact.use is None:
            yield fact.path, _own(c, fact)
            continue
        found = REFERENCE.fullmatch(fact.use)
        section, index = (found[1], found[2]) if found else ("", None)
        if index is None:
            yield from _section(c, section, fact)
        else:
            yield fact.path, _entry(c, section, int(index), fact)


def _of_sections(c: Composition) -> list[tuple[str, _Ways]]:
    """All sections, each one's first entry before the others of any; the present positions before all."""
    found: list[tuple[int, str, _Ways]] = []
    for section in DEFAULT:
        for number, (path, ways) in enumerate(_section(c, section, None)):
            present = bool(ways) and ways[0][0].kind == "present" and section == "experience"
            found.append((0 if present else min(number, 1) + 1, path, ways))
    found.sort(key=lambda each: each[0])
    if not any(ways and ways[0][0].kind == "present" for _, _, ways in found) and (headline := _headline(c)):
        found.insert(0, (0, "headline", [(headline,)]))
    return [(path, ways) for _, path, ways in found]


def _headline(c: Composition) -> Clause | None:
    words = said(c, c.profile.headline)
    return Clause("present", words, "headline") if words else None


def _section(c: Composition, section: str, fact: Fact | None) -> Iterator[tuple[str, _Ways]]:
    """The topics of a section: one for each entry, or one for all, with more and more of them."""
    size = len(getattr(c.profile, section))
    told = [(number, ways) for number in range(size) if (ways := _entry(c, section, number, fact))]
    if section not in TOGETHER:
        yield from ((getattr(c.profile, section)[number].path, ways) for number, ways in told)
        return
    items = [ways[0][0] for _, ways in told][:MOST]
    ways = [tuple(items[:many]) for many in range(min(FEWEST, len(items)), len(items) + 1) if many]
    yield section, ways


def _entry(c: Composition, section: str, number: int, fact: Fact | None) -> _Ways:
    """The clause of one entry, if this document may show it and its language can tell it."""
    entry = getattr(c.profile, section)[number]
    if isinstance(entry, Entry) and not c.visible(entry.show):
        return []
    clause = CLAUSES[section](c, entry, number)
    if clause is None or fact is None:
        return [] if clause is None else [(clause,)]
    kind, pattern = fact.kind or clause.kind, clause.pattern
    if kind != clause.kind:
        pattern = _OTHER_TIME.get(pattern, pattern)
    return _ways(c, fact, Clause(kind, clause.words, pattern))


def _own(c: Composition, fact: Fact) -> _Ways:
    """A clause of the author's own."""
    words = _marked(c, fact.text)
    return _ways(c, fact, Clause(fact.kind or "detail", words)) if words else []


def _ways(c: Composition, fact: Fact, clause: Clause) -> _Ways:
    """A clause with what stands before it, then the same with what may follow it."""
    more, clause = _marked(c, fact.more), replace(clause, lead=_marked(c, fact.lead))
    return [(clause,), (replace(clause, more=more),)] if more else [(clause,)]


def _marked(c: Composition, value: Localized | None) -> str:
    """A text with its marks left as they are."""
    if value is None:
        return ""
    kept = len(c.omissions)
    chosen = c.choose(value)
    if chosen is None or stands_in(c, kept):
        return ""
    return plain_text(chosen.text).strip().rstrip("。.").strip()
