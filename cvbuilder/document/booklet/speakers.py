"""The pages of speakers, and the sheet of their portraits. Takes an event as it is told, gives sections.

A portrait or monogram and the composed bio come from two functions of the speaker's sheet, so that a booklet shows what
that sheet shows.
"""

from __future__ import annotations

from cvbuilder.document.blocks import paragraph, prose
from cvbuilder.document.booklet.keys import under
from cvbuilder.document.booklet.sessions import key_of, slot
from cvbuilder.document.booklet.values import Speaker, Told
from cvbuilder.document.masthead import portrait_of
from cvbuilder.document.nodes import PORTRAIT, PORTRAITS, Begins, Block, Cell, Heading, Paragraph, Row, Section, Text
from cvbuilder.document.person import name_nodes
from cvbuilder.document.phrases import Inlines, joined
from cvbuilder.document.speaker import bio


def speaker_sections(told: Told) -> tuple[Section, ...]:
    """Return a section for each speaker, on a page or half a page of its own."""
    whole = told.event.programme.space == "page"
    begins = Begins("page") if whole else Begins("share", 2)
    return tuple(_section(told, speaker, begins) for speaker in told.event.speakers)


def _section(told: Told, speaker: Speaker, begins: Begins) -> Section:
    c = told.of(speaker)
    profile, key = speaker.profile, speaker.key
    words: list[Block] = [
        Heading(name_nodes(c, "title"), 3, "speaker-name", f"{key}.name", profile.name.origin),
        *under(key, prose(c, profile.headline, "speaker-headline")),
        *_talks(told, speaker, begins.kind == "page"),
        *under(key, bio(c, None)),
    ]
    picture = portrait_of(c, speaker.portrait)
    cells = (Cell(under(key, picture)) if picture else None, Cell(tuple(words)))
    row = Row(cells, PORTRAIT, f"{key}.row", profile.origin)
    return Section(None, (row,), "speaker", key, profile.origin, begins)


def _talks(told: Told, speaker: Speaker, full: bool) -> tuple[Block, ...]:
    """What the speaker gives: the sessions of the programme, else the first talk of the profile."""
    found: list[Block] = []
    own, key = told.own, speaker.key
    for session in told.event.sessions_of(speaker):
        place = f"{key}.{session.path}"
        title = own.inlines(session.title, link=told.link(key_of(session)))
        found += paragraph(title, "speaker-talk", f"{place}.title", session.origin)
        found += paragraph(slot(told, session), "speaker-slot", f"{place}.slot", session.origin)
        if full:
            found += under(key, prose(own, session.abstract, "speaker-text"))
    if found:
        return tuple(found)
    c = told.of(speaker)
    for talk in speaker.profile.talks[:1]:
        if c.choose(talk.title) is None:
            continue
        found += under(key, paragraph(c.inlines(talk.title), "speaker-talk", f"{talk.path}.title", talk.origin))
        occasion = joined(c, (c.inlines(talk.event), c.inlines(talk.location)))
        found += under(key, paragraph(occasion, "speaker-slot", f"{talk.path}.event", talk.origin))
        if full:
            found += under(key, prose(c, talk.abstract, "speaker-text"))
    return tuple(found)


def portraits(told: Told) -> tuple[Block, ...]:
    """Return the sheet of all portraits with their names; nothing where no speaker has one."""
    if not any(speaker.portrait for speaker in told.event.speakers):
        return ()
    cells = []
    for speaker in told.event.speakers:
        c, key = told.of(speaker), f"portraits.{speaker.slug}"
        name = Paragraph(linked_name(told, name_nodes(c), speaker), "portrait-name", f"{key}.name")
        cells.append(Cell((*under(key, portrait_of(c, speaker.portrait)), name)))
    return (Row(tuple(cells), PORTRAITS, "portraits.row"),)


def linked_name(told: Told, name: tuple[Text, ...], speaker: Speaker) -> Inlines:
    """Return a speaker's name as a link to the speaker's page."""
    return tuple(Text(each.text, each.language, each.role, link=told.link(speaker.key)) for each in name)
