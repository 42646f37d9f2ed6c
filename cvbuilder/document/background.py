"""Sections of what a person is and did: objective, summary, interests, education, positions, projects.

Each function takes a composition and how many entries to show at most (None for all), gives blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cvbuilder.document.blocks import bullets, entry, leave_out, paragraph, paragraphs, prose, title_line
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block
from cvbuilder.document.phrases import Inlines, filled, joined, place, with_label
from cvbuilder.profile.model import Education, Experience, Project
from cvbuilder.profile.text import Prose

Blocks = tuple[Block, ...]


def objective(c: Composition, limit: int | None) -> Blocks:
    """The position sought, as a paragraph."""
    return prose(c, c.profile.objective)


def summary(c: Composition, limit: int | None) -> Blocks:
    """Paragraphs, or a list where points have labels."""
    points = c.limited(c.of_variant(c.profile.summary), limit)
    told = [item for item in points if c.says(item.text)]
    if len(told) > 1 and any(c.says(item.label) for item in told):
        return bullets(c, points)
    return paragraphs(c, points)


def interests(c: Composition, limit: int | None) -> Blocks:
    """Interests in one line."""
    values = c.limited(c.profile.interests, limit if limit is not None else c.limit_of("interests"))
    content = joined(c, [c.inlines(value) for value in values])
    return paragraph(content, "tags", "interests", values[0].origin if values else None)


def education(c: Composition, limit: int | None) -> Blocks:
    """Degrees as entries."""
    shown = c.chosen(c.profile.education, "education", limit)
    return tuple(_education_entry(c, record) for record in shown if c.told(record, record.institution))


def is_brief(c: Composition) -> bool:
    """True where posts and degrees are a line each: on a speaker's sheet that says nothing else of its sections."""
    return c.plan.kind == "bio" and not c.plan.sections


def _education_entry(c: Composition, record: Education) -> Block:
    title = title_line(c, record.institution, record.url, _degree(c, record))
    meta = [c.inlines(record.department), place(c, record)]
    if is_brief(c):
        leave_out(c, record, "grade", "advisor", "thesis", "summary", "highlights")
        return entry(c, record, title, meta)
    meta.append(with_label(c, "grade", c.inlines(record.grade)))
    meta.append(with_label(c, "advisor", c.inlines(record.advisor)))
    thesis = with_label(c, "thesis", c.inlines(record.thesis))
    body = paragraph(thesis, "body", f"{record.path}.thesis", record.origin)
    return entry(c, record, title, meta, (*body, *prose(c, record.summary), *bullets(c, record.highlights)))


def _degree(c: Composition, record: Education) -> Inlines:
    """Degree and field as the language orders them: M.S. in Physics, 物理学硕士."""
    degree = record.degree
    words: Inlines = ()
    if isinstance(degree, Prose):
        words = c.inlines(degree)
    elif degree is not None:
        words = (c.message("degree", degree),)
    field = c.inlines(record.field)
    if words and field:
        return filled(c, c.locale.text("label", "degree_field"), {"degree": words, "field": field})
    return words or field


def positions(name: str) -> Callable[[Composition, int | None], Blocks]:
    """Return the composer of a section of positions: experience, internships, volunteering."""

    def compose(c: Composition, limit: int | None) -> Blocks:
        records: Sequence[Experience] = getattr(c.profile, name)
        shown = c.chosen(records, name, limit)
        return tuple(_position_entry(c, record) for record in shown if c.told(record, record.organization))

    return compose


def _position_entry(c: Composition, record: Experience) -> Block:
    """An entry whose title holds what the language puts there: the department after the employer in Chinese."""
    team: Inlines = ()
    if record.team_size is not None:
        team = (c.plain(c.locale.format("label", "team", count=str(record.team_size))),)
    parts = {
        "organization": c.inlines(record.organization, "title", link=record.url),
        "department": c.inlines(record.department),
        "position": c.inlines(record.position),
        "team": team,
        "location": place(c, record),
    }
    before, _, after = c.locale.text("label", "position_order").partition("/")
    title = joined(c, [parts.get(name, ()) for name in before.split()], "entry", "separator")
    meta = [parts.get(name, ()) for name in after.split()]
    if is_brief(c):
        leave_out(c, record, "summary", "highlights")
        return entry(c, record, title, meta)
    return entry(c, record, title, meta, (*prose(c, record.summary), *bullets(c, record.highlights)))


def projects(name: str) -> Callable[[Composition, int | None], Blocks]:
    """Return the composer of a section of projects: projects, open source."""

    def compose(c: Composition, limit: int | None) -> Blocks:
        records: Sequence[Project] = getattr(c.profile, name)
        return tuple(
            _project_entry(c, record) for record in c.chosen(records, name, limit) if c.told(record, record.name)
        )

    return compose


def _project_entry(c: Composition, record: Project) -> Block:
    title = title_line(c, record.name, record.url, c.inlines(record.role))
    meta = [c.inlines(record.organization), joined(c, [c.inlines(word) for word in record.keywords], "list", "")]
    return entry(c, record, title, meta, (*prose(c, record.summary), *bullets(c, record.highlights)))
