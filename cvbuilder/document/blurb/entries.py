"""Entries of a profile as clauses: a position, a degree, an award, by patterns of the catalog.

Takes a composition and an entry, gives a clause, or None where the document's language cannot tell it. Lists nothing:
a biography leaves out most of a profile by its nature.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cvbuilder.document.blurb.clauses import CLOSE, OPEN, Clause
from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.document.figures import figure
from cvbuilder.document.markup import plain_text
from cvbuilder.document.phrases import words_of
from cvbuilder.locale.articles import uncapitalised, with_article
from cvbuilder.profile.bio import FactKind
from cvbuilder.profile.model import Award, Education, Experience, Project, Service, Stat
from cvbuilder.profile.text import Localized, PartialDate, Prose

ONGOING = "present"


def said(c: Composition, value: Localized | None) -> str:
    """Return the words of a text in the document's language, without markup; '' where it has none.

    Another language's text never stands in: half a sentence in it would be worse than none.
    """
    if value is None:
        return ""
    kept = len(c.omissions)
    chosen = c.choose(value)
    if chosen is None or (isinstance(value, Prose) and stands_in(c, kept)):
        return ""
    return safe(plain_text(chosen.text)).strip()


def stands_in(c: Composition, kept: int) -> bool:
    """True if the text that was chosen since is another language's, and no conversion of it was asked for."""
    return any(omission.reason != "converted" for omission in c.omissions[kept:])


def safe(words: str) -> str:
    """Return words whose braces are no marks of a clause."""
    return words.replace("{", OPEN).replace("}", CLOSE)


def position(c: Composition, entry: Experience, number: int) -> Clause | None:
    """Return a position: the present one goes on, or is the first of those without dates."""
    here = entry.end == ONGOING or (entry.end is None and entry.date is None and number == 0)
    kind: FactKind = "present" if here else "past"
    organization, role = said(c, entry.organization), said(c, entry.position)
    if not role:
        return Clause(kind, organization, "works_at" if here else "worked_at") if organization else None
    return Clause(kind, _role(c, "role_at", role, _employer(c, organization, entry)), kind)


def internship(c: Composition, entry: Experience, number: int) -> Clause | None:
    """Return an internship."""
    organization = said(c, entry.organization)
    return Clause("past", organization, "interned") if organization else None


def volunteering(c: Composition, entry: Experience, number: int) -> Clause | None:
    """Return voluntary work in a role."""
    organization, role = said(c, entry.organization), said(c, entry.position)
    pattern = "serves" if entry.end == ONGOING else "served"
    return Clause("service", _role(c, "role_at", role, organization), pattern) if role else None


def service(c: Composition, entry: Service, number: int) -> Clause | None:
    """Return a role in the service of a field."""
    role = said(c, entry.role)
    pattern = "serves" if entry.end == ONGOING else "served"
    return Clause("service", _role(c, "role_for", role, said(c, entry.organization)), pattern) if role else None


def degree(c: Composition, entry: Education, number: int) -> Clause | None:
    """Return a degree with field, school and year; studies where no degree is known."""
    school, field = said(c, entry.institution), said(c, entry.field)
    if not school:
        return None
    words = _degree_words(c, entry)
    if not words:
        study = c.locale.format("bio", "study", field=_lower(c, field), institution=school)
        return Clause("education", study, "studied") if field else Clause("education", school, "studied_at")
    inside = c.locale.format("bio", "in_field", field=field) if field else ""
    words = c.locale.format("bio", "degree", degree=words, field=inside, institution=school)
    year = entry.date or (entry.end if isinstance(entry.end, PartialDate) else None)
    if year is not None and not entry.expected:
        words = c.locale.format("bio", "degree_year", degree=words, year=str(year.year))
    return Clause("education", words, "education")


def _degree_words(c: Composition, entry: Education) -> str:
    if entry.degree is None or isinstance(entry.degree, Localized):
        return _article(c, said(c, entry.degree))
    title = _article(c, c.locale.text("degree", entry.degree))
    titled = entry.degree not in ("secondary", "associate", "postdoc")
    return c.locale.format("bio", "degree_title", degree=title) if titled else title


def interest(c: Composition, value: Prose, number: int) -> Clause | None:
    """Return a research interest."""
    words = said(c, value)
    return Clause("research", _lower(c, words), "research") if words else None


def stat(c: Composition, entry: Stat, number: int) -> Clause | None:
    """Return a figure with what it counts."""
    label, value = said(c, entry.label), safe(words_of(figure(c, entry)))
    if not (label and value):
        return None
    return Clause("numbers", c.locale.format("bio", "number", figure=value, label=_lower(c, label)), "numbers")


def award(c: Composition, entry: Award, number: int) -> Clause | None:
    """Return an award with who gave it."""
    title, issuer = said(c, entry.title), said(c, entry.issuer)
    if not title:
        return None
    words = c.locale.format("bio", "honour_by", title=title, issuer=issuer) if issuer and issuer not in title else title
    return Clause("honour", words, "honours")


def software(c: Composition, entry: Project, number: int) -> Clause | None:
    """Return open-source software."""
    name = said(c, entry.name)
    return Clause("present", name, "open_source") if name else None


def _employer(c: Composition, organization: str, entry: Experience) -> str:
    """The organisation, in Chinese with the department before the position, as titles are given."""
    department = said(c, entry.department) if is_chinese(c.language) else ""
    return f"{organization}{department}"


def _role(c: Composition, pattern: str, role: str, organization: str) -> str:
    words = _article(c, role)
    return c.locale.format("bio", pattern, position=words, organization=organization) if organization else words


def _article(c: Composition, words: str) -> str:
    return with_article(words) if c.language == "en" else words


def _lower(c: Composition, words: str) -> str:
    return uncapitalised(words) if c.language == "en" else words


CLAUSES: Mapping[str, Callable[[Composition, Any, int], Clause | None]] = {
    "experience": position,
    "internships": internship,
    "volunteering": volunteering,
    "education": degree,
    "interests": interest,
    "stats": stat,
    "awards": award,
    "open_source": software,
    "service": service,
}
"""How an entry of each section becomes a clause; `number` is its place in the section."""
