"""Author lists in a document: one's own name strong, marks kept, long lists cut, marks explained once.

Takes a composition and authors of the profile, gives inline nodes and blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from cvbuilder.document.author_lists import ENVELOPES, SIGNS, Listed, read_author, split_authors
from cvbuilder.document.blocks import paragraph
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Inline, Paragraph, Text
from cvbuilder.document.own_name import find_own
from cvbuilder.document.person import form_of, own_name
from cvbuilder.document.phrases import Inlines, bracketed, joined
from cvbuilder.document.provenance import Searched
from cvbuilder.locale import script_language
from cvbuilder.locale.names import write_name
from cvbuilder.locale.tags import is_east_asian
from cvbuilder.profile.model import Author

Meaning = Literal["equal", "corresponding"]
MEANINGS: tuple[Meaning, ...] = ("equal", "corresponding")
FREE_SIGNS: dict[Meaning, str] = {"equal": "*‡§", "corresponding": "†¶#"}
"""Signs for marks of which the profile names none: the first that its author lists do not use otherwise."""


class Person(Struct, frozen=True):
    """One name of a list: as it is written, its language, whether it is one's own, what its marks mean."""

    listed: Listed
    language: str
    told: bool | None
    meanings: tuple[Meaning, ...]


class AuthorList(Struct, frozen=True):
    """The people of a list in order, the places of one's own name; `more` where it says that it is not whole."""

    people: tuple[Person, ...]
    own: frozenset[int]
    more: bool


def read_list(c: Composition, authors: Sequence[Author]) -> AuthorList:
    """Return the people of a list; a list of one text is read as all of its names."""
    written: list[tuple[Author, str]] = []
    for author in authors:
        chosen = c.choose(author.name)
        if chosen is None:
            c.omit(author.name.path, "untranslated", author.name.origin)
        else:
            written.append((author, chosen.text))
    entries, more = listed_names(written, whole=len(authors) == 1)
    people = [_person(c, *entry) for entry in entries]
    names, told = tuple(person.listed.name for person in people), tuple(person.told for person in people)
    places = find_own(names, own_name(c.profile.name), told)
    c.trace.lists[Searched(names, told, places)] = None
    return AuthorList(tuple(people), places, more)


def listed_names(
    authors: Iterable[tuple[Author, str]], whole: bool
) -> tuple[list[tuple[str, bool | None, tuple[Meaning, ...]]], bool]:
    """Return the names of a list, marks attached, with what the profile says of each; True if there are more.

    An author comes with the text of the name in one language; `whole`: one text is all of the list.
    """
    found: list[tuple[str, bool | None, tuple[Meaning, ...]]] = []
    more = False
    for author, text in authors:
        names, cut = split_authors(text) if whole else _single(text)
        more = more or cut
        says, marks = (author.self, author.marks) if len(names) == 1 else (None, ())
        found += [(name, says, marks) for name in names]
    return found, more


def _single(text: str) -> tuple[tuple[str, ...], bool]:
    """An item of a list: one name, or the word that there are more."""
    return ((), True) if text.strip(" .").lower() in ("et al", "and others", "others", "等") else ((text,), False)


def _person(c: Composition, name: str, told: bool | None, marks: Sequence[Meaning]) -> Person:
    listed = read_author(name)
    signs = _declared(c)
    written: list[Meaning] = [meaning for meaning, sign in signs.items() if sign and sign in listed.marks]
    if any(sign in listed.marks for sign in ENVELOPES):
        written.append("corresponding")
    rest = "".join(sign for sign in listed.marks if sign not in ENVELOPES)
    for sign in filter(None, signs.values()):
        rest = rest.replace(sign, "")
    meanings = tuple(meaning for meaning in MEANINGS if meaning in (*written, *marks))
    return Person(
        Listed(listed.name, rest.strip(","), listed.remark), script_language(name, c.language), told, meanings
    )


def _declared(c: Composition) -> dict[Meaning, str | None]:
    """The signs that the profile gives the marks: the document's own, then the settings'."""
    found: dict[Meaning, str | None] = {}
    for meaning in MEANINGS:
        said = [getattr(lists, meaning) for lists in (c.plan.authors, c.profile.settings.authors) if lists is not None]
        found[meaning] = next(filter(None, said), None)
    return found


def _signs(c: Composition) -> dict[Meaning, str]:
    """The sign of each mark; where the profile names none, one that means nothing else in its lists."""
    declared = _declared(c)
    entries = c.profile.patents.entries if c.profile.patents is not None else ()
    lists = [*(paper.authors for paper in c.profile.publications), *(patent.inventors for patent in entries)]
    texts = "".join(text.text for authors in lists for author in authors for text in author.name.texts)
    used = {sign for sign in SIGNS if sign in texts} | {sign for sign in declared.values() if sign}
    signs = {
        meaning: declared[meaning] or next((sign for sign in FREE_SIGNS[meaning] if sign not in used), "*")
        for meaning in MEANINGS
    }
    c.trace.signs.update(signs)
    return signs


def most_of(c: Composition) -> int | None:
    """Return how many names of a list a document shows, None for all."""
    own = c.plan.authors
    return own.most if own is not None and own.most is not None else c.profile.settings.authors.most


def author_line(c: Composition, authors: Sequence[Author]) -> Inlines:
    """Return the authors as one phrase, the list cut where the document cuts it.

    Commas and what stands for names that are left out are the language's own among names of its script, else Latin.
    """
    if not authors:
        return ()
    listed = read_list(c, authors)
    han = all(is_east_asian(person.listed.name) for person in listed.people)
    separator = c.locale.name_separator([person.listed.name for person in listed.people])
    language = c.language if han else script_language("A", c.language)
    parts: list[Inlines] = []
    last = -1
    for place in _kept(listed, most_of(c)):
        if place > last + 1:
            parts.append((Text(c.locale.text("authors", "gap" if han else "latin_gap"), language),))
        parts.append(_shown(c, listed, place, place > last + 1))
        last = place
    found: list[Inline] = []
    for part in parts:
        found += [*([Text(separator, language)] if found else []), *part]
    if listed.more or last < len(listed.people) - 1:
        found.append(Text(c.locale.text("authors", "et_al" if han else "latin_et_al"), language))
    return tuple(found)


def _kept(listed: AuthorList, most: int | None) -> list[int]:
    """The places that are shown: the first ones, and one's own wherever it stands."""
    places = range(len(listed.people))
    return [place for place in places if most is None or place < most or place in listed.own]


def _shown(c: Composition, listed: AuthorList, place: int, apart: bool) -> Inlines:
    """One name with its marks; one's own behind a gap with its place among all."""
    person = listed.people[place]
    own = place in listed.own
    marks = person.listed.marks + "".join(_signs(c)[meaning] for meaning in person.meanings)
    nodes: list[Inline] = [Text(_own_form(c, person) if own else person.listed.name, person.language, strong=own)]
    if marks:
        nodes.append(Text(marks, person.language, "author-mark"))
    if person.listed.remark:
        nodes += bracketed(c, (c.plain(person.listed.remark),))
    if apart and not listed.more:
        told = c.locale.format("authors", "place", place=str(place + 1), count=str(len(listed.people)))
        nodes += bracketed(c, (Text(told, c.language),))
    return tuple(nodes)


def _own_form(c: Composition, person: Person) -> str:
    """One's own name as the list has it, or in the form that the profile asks for among authors."""
    form = form_of(c, "citation")
    name = person.listed.name
    if form is None or form == "both" or any(map(is_east_asian, name)):
        return name
    return next((write_name(sought.name, form) for sought in own_name(c.profile.name).parts), name)


def mark_notes(c: Composition, lists: Iterable[Sequence[Author]], key: str) -> tuple[Paragraph, ...]:
    """Return one line that explains the marks of the lists that a section shows, nothing if they have none."""
    signs = (*ENVELOPES, *filter(None, _declared(c).values()))
    used = {meaning for authors in lists if _has_marks(authors, signs) for meaning in _meanings_shown(c, authors)}
    parts: list[Inlines] = []
    for meaning in MEANINGS:
        if meaning in used:
            parts.append((Text(f"{_signs(c)[meaning]}\u00a0{c.locale.text('authors', meaning)}", c.language),))
    return paragraph(joined(c, parts, "clause", ""), "author-notes", f"{key}.marks", None)


def _has_marks(authors: Sequence[Author], signs: Sequence[str]) -> bool:
    return any(
        author.marks or any(sign in text.text for text in author.name.texts for sign in signs) for author in authors
    )


def _meanings_shown(c: Composition, authors: Sequence[Author]) -> Iterator[Meaning]:
    listed = read_list(c, authors)
    for place in _kept(listed, most_of(c)):
        yield from listed.people[place].meanings
