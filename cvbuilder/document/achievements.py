"""Sections of what a person has to show: figures, patents, awards, certificates, skills.

Each function takes a composition and how many entries to show at most (None for all), gives blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.document.authors import author_line, mark_notes
from cvbuilder.document.blocks import entry, paragraph, prose, title_line
from cvbuilder.document.composition import Composition
from cvbuilder.document.figures import amount, figure
from cvbuilder.document.nodes import Block, Cell, Paragraph, Row
from cvbuilder.document.phrases import joined, labelled, with_label
from cvbuilder.profile.model import Award, SkillGroup, Stat

Blocks = tuple[Block, ...]


def stats(c: Composition, limit: int | None) -> Blocks:
    """Figures in rows."""
    return _figures(c, c.chosen(c.profile.stats, "stats", limit), "stats")


def _figures(c: Composition, stats: Sequence[Stat], key: str) -> Blocks:
    """Figures in rows of at most four."""
    cells = [_figure(c, stat) for stat in stats if c.told(stat, stat.label)]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    return tuple(Row(tuple(row), "stats", f"{key}.row[{number}]", stats[0].origin) for number, row in enumerate(rows))


def _figure(c: Composition, stat: Stat) -> Cell:
    return Cell(
        (
            Paragraph(figure(c, stat, "stat-value", "stat-unit"), "stat-value", f"{stat.path}.value", stat.origin),
            *paragraph(c.inlines(stat.label), "stat-label", f"{stat.path}.label", stat.origin),
        )
    )


def patents(c: Composition, limit: int | None) -> Blocks:
    """Counts as a line of words, then the patents one by one."""
    patents = c.profile.patents
    if patents is None:
        return ()
    counts = _counts(c, c.shown(patents.counts))
    entries = []
    shown = c.chosen(patents.entries, "patents", limit)
    for record in shown:
        if c.told(record, record.title):
            inventors = author_line(c, record.inventors)
            meta = [c.inlines(record.number), c.inlines(record.status), with_label(c, "inventors", inventors)]
            entries.append(entry(c, record, title_line(c, record.title, record.url), meta))
    return (*counts, *entries, *mark_notes(c, [record.inventors for record in shown], "patents"))


def _counts(c: Composition, stats: Sequence[Stat]) -> Blocks:
    """Counts as one line of words: label, then figure and unit."""
    parts = []
    for stat in stats:
        if not c.told(stat, stat.label):
            continue
        parts.append(labelled(c, c.inlines(stat.label), figure(c, stat)))
    return paragraph(joined(c, parts), "body", "patents.counts", stats[0].origin if stats else None)


def awards(c: Composition, limit: int | None) -> Blocks:
    """Awards as entries."""
    shown = c.chosen(c.profile.awards, "awards", limit)
    return tuple(_award_entry(c, record) for record in shown if c.told(record, record.title))


def _award_entry(c: Composition, record: Award) -> Block:
    title = title_line(c, record.title, record.url, c.inlines(record.event))
    meta = [c.inlines(record.issuer), with_label(c, "prize", amount(c, record.prize))]
    return entry(c, record, title, meta, prose(c, record.summary))


def certificates(c: Composition, limit: int | None) -> Blocks:
    """Certificates as entries."""
    return tuple(
        entry(
            c,
            record,
            title_line(c, record.name, record.url, c.inlines(record.issuer)),
            [with_label(c, "number", (c.plain(record.number),) if record.number else ())],
        )
        for record in c.chosen(c.profile.certificates, "certificates", limit)
        if c.told(record, record.name)
    )


def skills(c: Composition, limit: int | None) -> Blocks:
    """Groups as label and words; skills without a group run on in one paragraph."""
    found: list[Block] = []
    loose: list[SkillGroup] = []
    for group in c.chosen(c.profile.skills, "skills", limit):
        label = c.inlines(group.label)
        if not label:
            loose.append(group)
            continue
        found.extend(_loose_skills(c, loose))
        loose = []
        words = joined(c, [c.inlines(item) for item in group.items])
        found.extend(paragraph(labelled(c, label, words), "skills", group.path, group.origin))
    return (*found, *_loose_skills(c, loose))


def _loose_skills(c: Composition, groups: Sequence[SkillGroup]) -> Blocks:
    if not groups:
        return ()
    words = joined(c, [c.inlines(item) for group in groups for item in group.items])
    return paragraph(words, "skills", groups[0].path, groups[0].origin)
