"""All sections by name: how each becomes blocks, under which heading, in which order by default.

Takes a composition and a plan of sections, gives Section nodes; a section with nothing to show is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cvbuilder.document import achievements, activities, background
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Choice, Heading, Reason, Section, Text
from cvbuilder.document.publications import omit_groups, publications
from cvbuilder.document.speaker import bio
from cvbuilder.profile import SECTIONS
from cvbuilder.profile.model import CustomSection, Kind, SectionPlan

Composer = Callable[[Composition, int | None], tuple[Block, ...]]

SECTION_COMPOSERS: Mapping[str, Composer] = {
    "objective": background.objective,
    "summary": background.summary,
    "bio": bio,
    "interests": background.interests,
    "education": background.education,
    "experience": background.positions("experience"),
    "internships": background.positions("internships"),
    "stats": achievements.stats,
    "projects": background.projects("projects"),
    "open_source": background.projects("open_source"),
    "publications": publications,
    "patents": achievements.patents,
    "awards": achievements.awards,
    "certificates": achievements.certificates,
    "skills": achievements.skills,
    "talks": activities.talks,
    "teaching": activities.teaching,
    "grants": activities.grants,
    "service": activities.service,
    "volunteering": background.positions("volunteering"),
    "press": activities.press,
    "languages": activities.languages,
    "references": activities.references,
}

DEFAULT_SECTIONS: Mapping[Kind, tuple[str, ...]] = {
    "resume": (
        "objective", "summary", "interests", "stats", "experience", "internships", "education", "projects",
        "open_source", "publications", "patents", "awards", "certificates", "skills", "talks", "volunteering",
        "languages",
    ),
    "cv": (
        "summary", "interests", "education", "experience", "internships", "stats", "publications", "patents", "grants",
        "awards", "projects", "open_source", "talks", "teaching", "service", "press", "certificates", "skills",
        "volunteering", "languages", "references",
    ),
    "bio": ("bio", "talks", "interests", "stats"),
}  # fmt: skip
"""What a kind of document shows, in order, where the profile does not say; custom sections follow."""


OPTIONAL: Mapping[Kind, tuple[str, ...]] = {"bio": ("interests", "stats")}
"""Sections that a kind of document leaves out rather than break its page limit."""


def compose_sections(c: Composition) -> tuple[Section | Choice, ...]:
    """Return the document's sections; lists those of the profile that it does not have."""
    customs = {section.key: section for section in c.profile.custom}
    plans = c.plan.sections or _default_plans(c.plan.kind, c.profile.custom)
    optional = OPTIONAL.get(c.plan.kind, ())
    found: list[Section | Choice] = []
    for plan in plans:
        section = _section(c, plan, customs.get(plan.section))
        if section is not None and plan.section in optional:
            found.append(Choice(((section,), ()), section.role, f"{section.key}.choice", section.origin))
        elif section is not None:
            found.append(section)
    _omit_others(c, {plan.section for plan in plans}, customs)
    return tuple(found)


def _default_plans(kind: Kind, customs: Sequence[CustomSection]) -> tuple[SectionPlan, ...]:
    names = (*DEFAULT_SECTIONS[kind], *(section.key for section in customs if kind != "bio"))
    return tuple(SectionPlan(section=name) for name in names)


def _section(c: Composition, plan: SectionPlan, custom: CustomSection | None) -> Section | None:
    if plan.languages and not c.speaks(plan.languages):
        _omit(c, plan.section, custom, "hidden")
        return None
    if not c.belongs(plan) or (custom is not None and not c.belongs(custom)):
        _omit(c, plan.section, custom, "variant")
        return None
    if custom is not None:
        if not c.visible(custom.show):
            _omit(c, plan.section, custom, "hidden")
            return None
        if not c.told(custom, custom.title):
            return None
        blocks = activities.custom(c, custom, plan.limit)
    else:
        blocks = SECTION_COMPOSERS[plan.section](c, plan.limit)
    if not blocks:
        return None
    key = plan.section
    heading = Heading(_title(c, plan, custom), 2, "section-title", f"{key}.heading", blocks[0].origin)
    return Section(heading, blocks, key, key, blocks[0].origin)


def _title(c: Composition, plan: SectionPlan, custom: CustomSection | None) -> tuple[Text, ...]:
    for value in (plan.title, custom.title if custom is not None else None):
        if value is not None:
            nodes = c.inlines(value)
            if nodes:
                return tuple(node for node in nodes if isinstance(node, Text))
    return (c.message("section", "talk" if c.plan.kind == "bio" and plan.section == "talks" else plan.section),)


def _omit_others(c: Composition, planned: set[str], customs: Mapping[str, CustomSection]) -> None:
    """List the sections that the profile has and the document does not."""
    for name in SECTIONS:
        if name not in planned:
            _omit(c, name, None, "not-in-kind")
    if "publications" not in planned:
        omit_groups(c, ())
    for key, section in customs.items():
        if key not in planned:
            _omit(c, key, section, "not-in-kind")


def _omit(c: Composition, name: str, custom: CustomSection | None, reason: Reason) -> None:
    """List a section as left out, if the profile has it at all."""
    value = custom or getattr(c.profile, name)
    if value:
        first = value[0] if isinstance(value, tuple) else value
        c.omit(custom.path if custom is not None else name, reason, first.origin)
