"""All sections by name: how each becomes blocks, under which heading, in which order by default.

Takes a composition and a plan of sections, gives Section nodes; a section with nothing to show is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cvbuilder.document import achievements, activities, background, press
from cvbuilder.document.codes import code_section
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Choice, Heading, Reason, Section, Text
from cvbuilder.document.person import name_text
from cvbuilder.document.publications import omit_groups, publications
from cvbuilder.document.speaker import bio, talk_sheets
from cvbuilder.profile import SECTIONS
from cvbuilder.profile.model import CustomSection, Kind, SectionPlan

SHEETS: tuple[Kind, ...] = ("bio", "press")
"""The kinds of document that show no sections of the user's own unless they are asked to."""
Composer = Callable[[Composition, int | None], tuple[Block, ...]]

SECTION_COMPOSERS: Mapping[str, Composer] = {
    "objective": background.objective,
    "standfirst": press.standfirst,
    "story": press.story,
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
    "press_contact": press.press_contact,
    "languages": activities.languages,
    "references": activities.references,
}

OWN_COMPOSERS: Mapping[Kind, Mapping[str, Composer]] = {
    "bio": {"talks": talk_sheets},
    "press": {"bio": press.quotable_bio, "publications": press.papers, "open_source": press.code},
}
"""What a kind of document tells in another way than the others."""

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
    "bio": ("bio", "talks", "interests", "stats", "experience", "education"),
    "press": ("standfirst", "stats", "story", "bio", "publications", "open_source", "press", "press_contact"),
}  # fmt: skip
"""What a kind of document shows, in order, where the profile does not say; custom sections follow."""


OPTIONAL: Mapping[Kind, tuple[str, ...]] = {"bio": ("interests", "stats", "experience", "education")}
"""Sections that a kind of document leaves out rather than break its page limit."""
OWN_TITLES: Mapping[Kind, Mapping[str, str]] = {"bio": {"talks": "talk"}, "press": {"bio": "bio_to_quote"}}
"""The messages of headings that a kind of document has in place of the usual ones."""
SELF_TITLED = frozenset(("story",))
"""Sections that need no heading where they begin with one of their own, unless a document gives them one."""


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
    _insert_code(c, found)
    _omit_others(c, {plan.section for plan in plans}, customs)
    return tuple(found)


def _insert_code(c: Composition, sections: list[Section | Choice]) -> None:
    """Put the code that the plan asks for after the last section that must stay: what may give way comes after it."""
    code = code_section(c)
    if code is not None:
        kept = [place for place, section in enumerate(sections, 1) if isinstance(section, Section)]
        sections.insert(kept[-1] if kept else 0, code)


def _default_plans(kind: Kind, customs: Sequence[CustomSection]) -> tuple[SectionPlan, ...]:
    names = (*DEFAULT_SECTIONS[kind], *(section.key for section in customs if kind not in SHEETS))
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
        own = OWN_COMPOSERS.get(c.plan.kind, {})
        blocks = own.get(plan.section, SECTION_COMPOSERS[plan.section])(c, plan.limit)
    if not blocks:
        return None
    key = plan.section
    titled = plan.section in SELF_TITLED and isinstance(blocks[0], Heading) and plan.title is None
    title = () if titled else _title(c, plan, custom, blocks)
    heading = Heading(title, 2, "section-title", f"{key}.heading", blocks[0].origin) if title else None
    return Section(heading, blocks, key, key, blocks[0].origin)


def _title(
    c: Composition, plan: SectionPlan, custom: CustomSection | None, blocks: tuple[Block, ...]
) -> tuple[Text, ...]:
    for value in (plan.title, custom.title if custom is not None else None):
        if value is not None:
            nodes = c.inlines(value)
            if nodes:
                return tuple(node for node in nodes if isinstance(node, Text))
    if plan.section == "standfirst" and c.plan.kind in SHEETS:
        return ()
    if plan.section == "story" and press.is_bio(blocks):
        return (Text(c.locale.format("document", "about", name=name_text(c)), c.language),)
    return (c.message("section", OWN_TITLES.get(c.plan.kind, {}).get(plan.section, plan.section)),)


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
