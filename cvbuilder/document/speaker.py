"""What a speaker's sheet holds beside the name: the bio that fits, and the talk in full.

Takes a composition, gives blocks.
"""

from __future__ import annotations

from contextlib import suppress

from cvbuilder.document.addresses import linked
from cvbuilder.document.blocks import list_item, paragraph, prose
from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.document.nodes import Block, Choice, Heading, List, Text
from cvbuilder.document.phrases import Inlines, joined, labelled, when
from cvbuilder.errors import LimitError
from cvbuilder.profile.model import Bio, Talk

Blocks = tuple[Block, ...]
LENGTHS = ("long", "medium", "short")
"""The versions of a bio."""


def bio(c: Composition, limit: int | None) -> Blocks:
    """The bio as a choice of its versions, the longest first; layout takes the first that fits."""
    record, alternatives = c.profile.bio, bio_versions(c)
    if record is None or not alternatives:
        return ()
    return (Choice(alternatives, "bio", record.path, record.origin),)


def bio_versions(c: Composition) -> tuple[Blocks, ...]:
    """The versions of the bio that have words in this language, the longest first."""
    record = c.profile.bio
    if record is None:
        return ()
    by_hand = [prose(c, getattr(record, name), "bio-text") for name in LENGTHS]
    return tuple(version for version in by_hand if version) or tuple(_of_facts(c, record))


def talk_sheets(c: Composition, limit: int | None) -> Blocks:
    """Talks in full, one after the other."""
    shown = c.chosen(c.profile.talks, "talks", limit)
    return tuple(block for record in shown if c.told(record, record.title) for block in talk_sheet(c, record))


def _of_facts(c: Composition, record: Bio) -> list[Blocks]:
    """The bio as its facts make it, where no version is written by hand in this language: long, medium, short."""
    from cvbuilder.document.blurb import Limit, blurb

    limits = ((300, 150, 80), "zi") if is_chinese(c.language) else ((200, 100, 50), "words")
    texts: dict[str, None] = {}
    for most in limits[0] if record.facts else ():
        with suppress(LimitError):
            texts[blurb(c, Limit(most, limits[1])).text] = None  # type: ignore[arg-type]  # one of the two above
    c.trace.bio = tuple(texts)
    told = zip(LENGTHS, texts, strict=False)
    return [
        paragraph((Text(text, c.language),), "bio-text", f"{record.path}.{name}", record.origin) for name, text in told
    ]


def talk_sheet(c: Composition, record: Talk) -> Blocks:
    """A talk in full: where and when, title, subtitle, language and level, abstract, audience, takeaways, links."""
    for value in record.outline:  # forms of events ask for it, no document shows it
        c.omit(value.path, "not-in-kind", value.origin)
    title = Heading(c.inlines(record.title, link=record.url), 3, "talk-title", f"{record.path}.title", record.origin)
    return (
        *paragraph(_occasion(c, record), "talk-event", f"{record.path}.event", record.origin),
        title,
        *prose(c, record.subtitle, "talk-subtitle"),
        *paragraph(_manner(c, record), "entry-meta", f"{record.path}.language", record.origin),
        *prose(c, record.abstract, "talk-text"),
        *_labelled(c, "audience", c.inlines(record.audience), record),
        *_takeaways(c, record),
        *paragraph(linked(c, record.links), "talk-text", f"{record.path}.links", record.origin),
    )


def _occasion(c: Composition, record: Talk) -> Inlines:
    """Event, place, date in one line."""
    return joined(c, (c.inlines(record.event), c.inlines(record.location), when(c, record)))


def _manner(c: Composition, record: Talk) -> Inlines:
    """Language and level in one line."""
    language: Inlines = ()
    if record.language is not None:
        language = (c.plain(c.language_name(record.language, record)),)
    level: Inlines = (c.message("talk_level", record.level),) if record.level is not None else ()
    return joined(c, (language, level))


def _labelled(c: Composition, label: str, content: Inlines, record: Talk) -> Blocks:
    """A paragraph with a label of the catalog; nothing without content."""
    if not content:
        return ()
    words = labelled(c, (c.message("label", label),), content)
    return paragraph(words, "talk-text", f"{record.path}.{label}", record.origin)


def _takeaways(c: Composition, record: Talk) -> Blocks:
    items = []
    for value in record.takeaways:
        content = c.inlines(value)
        if content:
            items.append(list_item(content, value.path, value.origin))
    if not items:
        return ()
    key = f"{record.path}.takeaways"
    label = c.message("label", "takeaways", "title")
    return (
        *paragraph((label,), "talk-text", f"{key}.label", record.origin),
        List(tuple(items), key=key, origin=record.origin),
    )
