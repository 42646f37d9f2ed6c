"""The person among the authors: a publication whose authors do not name the profile's own person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject
from cvbuilder.locale.names import name_forms
from cvbuilder.profile import Profile

# Marks of equal contribution, correspondence and affiliation.
_MARKS = re.compile(r"[\s*†‡§¶#✉，,0-9⁰¹²³⁴⁵⁶⁷⁸⁹]+$|^[\s*†‡§¶#✉]+")
_OTHERS = re.compile(r"(?:et al\.?|and others|others|等|\.{3}|…+)$", re.IGNORECASE)


def own_name_absent(subject: Subject) -> Iterator[Found]:
    """Publications whose list of authors is whole and does not hold the person in any form or alias."""
    own = own_forms(subject.profile)
    for paper in subject.profile.publications:
        cut = any(_OTHERS.search(author.strip()) for author in paper.authors)
        if own and paper.authors and not cut and not any(is_own(author, own) for author in paper.authors):
            path = f"{paper.path}.authors"
            hint = "mend the name there, or add its form to name.aliases"
            yield Found(subject.at(path), path, "your own name is not among the authors", hint)


def own_forms(profile: Profile) -> frozenset[str]:
    """Return the forms in which the person may stand among authors, as `is_own` compares them."""
    name = profile.name
    forms = set(name.aliases)
    given, family = ({text.language: text.text for text in part.texts} if part else {} for part in
                     (name.given, name.family))  # fmt: skip
    for language in given.keys() & family.keys():
        forms.update(name_forms(given[language], family[language]))
    if name.display is not None:
        forms.update(text.text for text in name.display.texts)
    return frozenset(map(_form, forms))


def is_own(author: str, own: frozenset[str]) -> bool:
    """True if an author is the person."""
    return _form(author) in own


def _form(name: str) -> str:
    """A name as it is compared: without marks, case, full stops, hyphens and space."""
    return re.sub(r"[\s.\-‐·’']+", "", _MARKS.sub("", name)).casefold()
