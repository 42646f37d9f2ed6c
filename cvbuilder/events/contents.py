"""What fills the fields of forms: takes a kind of content and a composition, gives versions of the text.

The versions come in order, the fullest first: a talk's abstract loses whole sentences from its end, a list its last
items. Nothing is cut within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuilder.document.blurb.clauses import CLOSE, OPEN
from cvbuilder.document.blurb.entries import said as _said
from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.document.person import name_nodes, name_text
from cvbuilder.document.phrases import place, when, words_of
from cvbuilder.profile.model import Experience, Project, Talk
from cvbuilder.profile.text import Localized, Prose

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(])|(?<=[。！？])(?![”」』）])")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|etc|Co|Ltd|Inc|al|U\.S|Ph\.D)\.)$")


class Version(Struct, frozen=True):
    """One text for a field, and what of the profile it does not say."""

    text: str
    left_out: tuple[str, ...] = ()


def versions(content: str, c: Composition, talk: int) -> Iterator[Version]:
    """Yield the versions of a kind of content, the fullest first; none where the profile has nothing to say."""
    if content in _OF_TALK:
        if talk < len(c.profile.talks):
            yield from _distinct(_OF_TALK[content](c, c.profile.talks[talk]))
    else:
        yield from _distinct(_OF_PERSON[content](c))


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph; initials and abbreviations end none."""
    found: list[str] = []
    for piece in _SENTENCES.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return tuple(found)


def said(c: Composition, value: Localized | None) -> str:
    """Return a text in the document's language, tight between Han and Latin; '' where it has none."""
    return _said(c, value).replace(OPEN, "{").replace(CLOSE, "}")


def present(c: Composition) -> Experience | None:
    """Return the present position: the first, as the latest stands first."""
    return next((entry for entry in c.profile.experience if c.visible(entry.show)), None)


def _distinct(found: Iterator[Version]) -> Iterator[Version]:
    seen: set[str] = set()
    for version in found:
        if version.text and version.text not in seen:
            seen.add(version.text)
            yield version


def _one(text: str) -> Iterator[Version]:
    if text:
        yield Version(text)


# the person -----------------------------------------------------------------------------------


def _name(c: Composition) -> Iterator[Version]:
    yield from _one(name_text(c))


def _other_name(c: Composition) -> Iterator[Version]:
    """The name in the other script, where the profile knows it."""
    yield from _one("".join(node.text for node in name_nodes(c, "title") if node.role == "other-name"))


def _given(c: Composition) -> Iterator[Version]:
    yield from _one(said(c, c.profile.name.given))


def _family(c: Composition) -> Iterator[Version]:
    yield from _one(said(c, c.profile.name.family))


def _headline(c: Composition) -> Iterator[Version]:
    yield from _one(said(c, c.profile.headline))
    entry = present(c)
    if entry is not None:
        role, employer = said(c, entry.position), said(c, entry.organization)
        comma = "" if is_chinese(c.language) else ", "
        yield from _one(f"{employer}{role}" if is_chinese(c.language) else comma.join(filter(None, (role, employer))))
        yield from _one(role)


def _position(c: Composition) -> Iterator[Version]:
    entry = present(c)
    yield from _one(said(c, entry.position) if entry is not None else "")


def _organization(c: Composition) -> Iterator[Version]:
    """The employer, or, for a form that asks for more characters, with the department."""
    entry = present(c)
    if entry is not None:
        employer, department = said(c, entry.organization), said(c, entry.department)
        yield from _one(employer)
        if department:
            yield from _one(f"{employer}{department}" if is_chinese(c.language) else f"{employer}, {department}")


def _email(c: Composition) -> Iterator[Version]:
    yield from _one((c.profile.contact.email or "") if c.profile.contact else "")


def _phone(c: Composition) -> Iterator[Version]:
    yield from _one((c.profile.contact.phone or "") if c.profile.contact else "")


def _website(c: Composition) -> Iterator[Version]:
    yield from _one((c.profile.contact.website or "") if c.profile.contact else "")


def _links(c: Composition) -> Iterator[Version]:
    contact = c.profile.contact
    yield from _fewer([link.url for link in contact.links] if contact else [], "contact.links", "\n")


def _location(c: Composition) -> Iterator[Version]:
    contact = c.profile.contact
    yield from _one(words_of(place(c, contact)) if contact is not None else "")


def _photo(c: Composition) -> Iterator[Version]:
    yield from _one(c.profile.photo.file if c.profile.photo is not None else "")


def _interests(c: Composition) -> Iterator[Version]:
    items = [words for value in c.profile.interests if (words := said(c, value))]
    yield from _fewer(items, "interests", c.locale.text("punctuation", "list"))


def _talks_given(c: Composition) -> Iterator[Version]:
    """Talks that have been given somewhere: one that is only offered has neither event nor date."""
    items = [_given_talk(c, talk) for talk in c.profile.talks if talk.event is not None or talk.date is not None]
    yield from _fewer([item for item in items if item], "talks", c.locale.text("punctuation", "clause"))


def _given_talk(c: Composition, talk: Talk) -> str:
    facts = [words for words in (said(c, talk.event), words_of(when(c, talk))) if words]
    title = said(c, talk.title)
    inside = c.locale.text("punctuation", "comma").join(facts)
    brackets = (c.locale.text("punctuation", "open_bracket"), c.locale.text("punctuation", "close_bracket"))
    return f"{title}{brackets[0]}{inside}{brackets[1]}" if title and inside else title


def _open_source(c: Composition) -> Iterator[Version]:
    items = [item for entry in c.profile.open_source if (item := _software(c, entry))]
    yield from _fewer(items, "open_source", c.locale.text("punctuation", "clause"))


def _software(c: Composition, entry: Project) -> str:
    name, summary = said(c, entry.name), said(c, entry.summary).rstrip("。.")
    colon = "：" if is_chinese(c.language) else ": "
    return f"{name}{colon}{summary}" if name and summary else name


# the talk -------------------------------------------------------------------------------------


def _title(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _one(said(c, talk.title))


def _full_title(c: Composition, talk: Talk) -> Iterator[Version]:
    title, subtitle = said(c, talk.title), said(c, talk.subtitle)
    if title and subtitle:
        yield Version(f"{title}：{subtitle}" if is_chinese(c.language) else f"{title}: {subtitle}")
    yield from _one(title)


def _abstract(c: Composition, talk: Talk) -> Iterator[Version]:
    """The whole, then without its last sentences."""
    path = f"{talk.path}.abstract"
    yield from _fewer(sentences(said(c, talk.abstract)), path, "" if is_chinese(c.language) else " ", "sentences")


def _points(c: Composition, values: Sequence[Prose], path: str) -> Iterator[Version]:
    items = [words for value in values if (words := said(c, value))]
    numbered = [f"{number}. {words}" for number, words in enumerate(items, 1)]
    yield from _fewer(numbered, path, "\n")


def _outline(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _points(c, talk.outline, f"{talk.path}.outline")


def _takeaways(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _points(c, talk.takeaways, f"{talk.path}.takeaways")


def _audience(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _one(said(c, talk.audience))


def _level(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _one(c.locale.text("talk_level", talk.level) if talk.level is not None else "")


def _talk_language(c: Composition, talk: Talk) -> Iterator[Version]:
    yield from _one(c.language_name(talk.language, talk) if talk.language is not None else "")


def _fewer(items: Sequence[str], path: str, between: str, what: str = "items") -> Iterator[Version]:
    """All items, then ever fewer from the end; says how many are left out."""
    for many in range(len(items), 0, -1):
        left = (f"{path}: the last {len(items) - many} of {len(items)} {what}",) if many < len(items) else ()
        yield Version(between.join(items[:many]), left)


_OF_PERSON: Mapping[str, Callable[[Composition], Iterator[Version]]] = {
    "name": _name,
    "other_name": _other_name,
    "given": _given,
    "family": _family,
    "headline": _headline,
    "position": _position,
    "organization": _organization,
    "email": _email,
    "phone": _phone,
    "website": _website,
    "links": _links,
    "location": _location,
    "photo": _photo,
    "interests": _interests,
    "talks_given": _talks_given,
    "open_source": _open_source,
}
_OF_TALK: Mapping[str, Callable[[Composition, Talk], Iterator[Version]]] = {
    "title": _title,
    "full_title": _full_title,
    "abstract": _abstract,
    "outline": _outline,
    "takeaways": _takeaways,
    "audience": _audience,
    "level": _level,
    "talk_language": _talk_language,
}
