"""The person among the authors: a publication whose authors do not name the profile's own person, or name two.

Author lists are read, and the person is found in them, as documents do it: by `document/authors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.document.author_lists import read_author
from cvbuilder.document.authors import listed_names
from cvbuilder.document.own_name import find_own, rank
from cvbuilder.document.person import own_name
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.profile import Profile
from cvbuilder.profile.entries import Author
from cvbuilder.profile.text import NEUTRAL


class Listing(Struct, frozen=True):
    """A list of authors in one language: the places of one's own name, whether it is cut, whether others agree."""

    own: frozenset[int]
    more: bool
    alike: bool


def own_name_absent(subject: Subject) -> Iterator[Found]:
    """Publications whose list of authors is whole and does not hold the person in any form or alias."""
    for paper in subject.profile.publications:
        found = listings(subject.profile, paper.authors)
        if not found or any(each.own or each.more for each in found):
            continue
        path = f"{paper.path}.authors"
        if any(each.alike for each in found):
            message = "authors agree equally well with your own name"
            yield Found(subject.at(path), path, message, "say of one of them that it is you, `self: true`")
        else:
            hint = "mend the name there, or add its form to name.aliases"
            yield Found(subject.at(path), path, "your own name is not among the authors", hint)


def listings(profile: Profile, authors: Sequence[Author]) -> tuple[Listing, ...]:
    """Return a list of authors in each language that its names are written in."""
    tags = dict.fromkeys(text.language for author in authors for text in author.name.texts)
    return tuple(_listing(profile, authors, tag) for tag in tags)


def _listing(profile: Profile, authors: Sequence[Author], tag: str) -> Listing:
    own = own_name(profile.name)
    texts = ((author, author.name.get(tag) or author.name.get(NEUTRAL)) for author in authors)
    written = [(author, text.text) for author, text in texts if text is not None]
    entries, more = listed_names(written, whole=len(authors) == 1)
    names = [read_author(name).name for name, _, _ in entries]
    places = find_own(names, own, [says for _, says, _ in entries])
    alike = not places and any(rank(name, own) is not None for name, (_, says, _) in zip(names, entries, strict=True)
                               if says is not False)  # fmt: skip
    return Listing(places, more, alike)
