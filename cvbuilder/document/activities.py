"""Sections of what a person does for others and what others say: talks to references, and one's own.

Each function takes a composition and how many entries to show at most (None for all), gives blocks.
"""

from __future__ import annotations

from cvbuilder.document.addresses import linked, phone_link
from cvbuilder.document.blocks import bullets, entry, list_item, paragraph, paragraphs, prose, title_line
from cvbuilder.document.composition import Composition
from cvbuilder.document.figures import amount
from cvbuilder.document.nodes import Block, List
from cvbuilder.document.phrases import Inlines, bracketed, filled, joined, with_label
from cvbuilder.profile.model import CustomEntry, CustomSection, SpokenLanguage, Talk

Blocks = tuple[Block, ...]


def talks(c: Composition, limit: int | None) -> Blocks:
    """Talks as entries; a cv tells what they say."""
    shown = c.chosen(c.profile.talks, "talks", limit)
    told = [record for record in shown if c.told(record, record.title)]
    return tuple(_talk_entry(c, record) for record in told)


def _talk_entry(c: Composition, record: Talk) -> Block:
    subtitle = c.inlines(record.subtitle)
    title = joined(c, [c.inlines(record.title, "title", link=record.url), subtitle], "label", "title")
    meta = [c.inlines(record.event), c.inlines(record.location)]
    if record.language is not None:
        meta.append((c.plain(c.language_name(record.language, record)),))
    if record.level is not None:
        meta.append(with_label(c, "level", (c.message("talk_level", record.level),)))
    meta.append(linked(c, record.links))
    return entry(c, record, title, meta, _talk_body(c, record))


def omit_outline(c: Composition, record: Talk) -> None:
    """List the outline, which forms of events ask for and no document shows."""
    for value in record.outline:
        c.omit(value.path, "not-in-kind", value.origin)


def _talk_body(c: Composition, record: Talk) -> Blocks:
    """Abstract, audience and takeaways; a resume leaves them to longer documents, all the outline to forms."""
    omit_outline(c, record)
    if c.plan.kind == "resume":
        for value in (record.abstract, record.audience, *record.takeaways):
            if value is not None:
                c.omit(value.path, "not-in-kind", value.origin)
        return ()
    audience = with_label(c, "audience", c.inlines(record.audience))
    items = []
    for value in record.takeaways:
        content = c.inlines(value)
        if content:
            items.append(list_item(content, value.path, value.origin))
    key = f"{record.path}.takeaways"
    label = paragraph((c.message("label", "takeaways"),), "body", f"{key}.label", record.origin) if items else ()
    takeaways = (List(tuple(items), key=key, origin=record.origin),) if items else ()
    return (
        *prose(c, record.abstract),
        *paragraph(audience, "body", f"{record.path}.audience", record.origin),
        *label,
        *takeaways,
    )


def teaching(c: Composition, limit: int | None) -> Blocks:
    """Courses as entries."""
    return tuple(
        entry(
            c,
            record,
            title_line(c, record.title, record.url, c.inlines(record.role)),
            [c.inlines(record.institution)],
            prose(c, record.summary),
        )
        for record in c.chosen(c.profile.teaching, "teaching", limit)
        if c.told(record, record.title)
    )


def grants(c: Composition, limit: int | None) -> Blocks:
    """Grants as entries."""
    return tuple(
        entry(
            c,
            record,
            title_line(c, record.title, None, c.inlines(record.role)),
            [
                c.inlines(record.funder),
                with_label(c, "number", (c.plain(record.number),) if record.number else ()),
                amount(c, record.amount),
            ],
            prose(c, record.summary),
        )
        for record in c.chosen(c.profile.grants, "grants", limit)
        if c.told(record, record.title)
    )


def service(c: Composition, limit: int | None) -> Blocks:
    """Service to the field as entries."""
    return tuple(
        entry(
            c,
            record,
            title_line(c, record.role, record.url, c.inlines(record.organization)),
            (),
            prose(c, record.summary),
        )
        for record in c.chosen(c.profile.service, "service", limit)
        if c.told(record, record.role)
    )


def press(c: Composition, limit: int | None) -> Blocks:
    """Reports as entries, their headlines in their own language."""
    return tuple(
        entry(c, record, title_line(c, record.title, record.url, c.inlines(record.outlet)))
        for record in c.chosen(c.profile.press, "press", limit)
    )


def languages(c: Composition, limit: int | None) -> Blocks:
    """Languages with their levels in one line."""
    shown = c.chosen(c.profile.languages, "languages", limit)
    parts = []
    for record in shown:
        name = (c.plain(c.language_name(record.language, record), strong=True),)
        note = joined(c, (_level(c, record), _test(c, record), c.inlines(record.note)), "comma", "")
        parts.append((*name, *bracketed(c, note)))
    return paragraph(joined(c, parts), "body", "languages", shown[0].origin if shown else None)


def _level(c: Composition, record: SpokenLanguage) -> Inlines:
    """How well, in the catalog's word; a level of CEFR is the same everywhere."""
    if record.level is None:
        return ()
    if c.locale.has("language_level", record.level):
        return (c.message("language_level", record.level),)
    return (c.plain(record.level.upper()),)


def _test(c: Composition, record: SpokenLanguage) -> Inlines:
    """A test by its name in the language, with its score."""
    score = c.inlines(record.score)
    if record.test is None:
        return score
    test = (c.message("language_test", record.test),)
    return filled(c, c.locale.text("label", "test_score"), {"test": test, "score": score}) if score else test


def references(c: Composition, limit: int | None) -> Blocks:
    """Each reference in two lines."""
    found: list[Block] = []
    for record in c.chosen(c.profile.references, "references", limit):
        title = joined(c, (c.inlines(record.name, "title"), c.inlines(record.position)), "comma", "")
        email = (c.plain(record.email, link=f"mailto:{record.email}"),) if record.email else ()
        phone = (c.plain(record.phone, link=phone_link(record.phone)),) if record.phone else ()
        meta = joined(c, (c.inlines(record.organization), c.inlines(record.relation), email, phone))
        found.extend(
            (
                *paragraph(title, "entry-title", f"{record.path}.title", record.origin),
                *paragraph(meta, "entry-meta", f"{record.path}.meta", record.origin),
            )
        )
    return tuple(found)


def custom(c: Composition, section: CustomSection, limit: int | None) -> Blocks:
    """A section of the user's own: paragraphs, items, entries."""
    entries = [
        _custom_entry(c, record)
        for record in c.chosen(section.entries, section.key, limit)
        if c.told(record, record.title)
    ]
    return (*paragraphs(c, section.paragraphs), *bullets(c, section.items), *entries)


def _custom_entry(c: Composition, record: CustomEntry) -> Block:
    title = title_line(c, record.title, record.url, c.inlines(record.subtitle))
    body = (*prose(c, record.summary), *bullets(c, record.highlights))
    return entry(c, record, title, [c.inlines(record.location)], body)
