"""What a press sheet tells a journalist: standfirst, story, a bio to quote, papers and code, whom to ask.

Each function takes a composition and how many entries to show at most (None for all), gives blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuilder.document.addresses import linked, phone_link, shortened
from cvbuilder.document.blocks import leave_out, list_item, paragraph, prose
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Heading, List, ListItem, Time
from cvbuilder.document.phrases import Inlines, joined
from cvbuilder.document.publications import omit_groups
from cvbuilder.document.speaker import bio_versions
from cvbuilder.profile.model import Contact, Point, PressContact, Project, Publication

Blocks = tuple[Block, ...]


def standfirst(c: Composition, limit: int | None) -> Blocks:
    """The story in a sentence or two, before it begins."""
    return prose(c, c.profile.standfirst, "standfirst")


def story(c: Composition, limit: int | None) -> Blocks:
    """The story in parts with titles; where the profile tells none in this language, the longest bio stands for it.

    A bio of one version is left to be quoted.
    """
    found = tuple(block for part in c.limited(c.profile.story, limit) for block in _part(c, part))
    if found:
        return found
    versions = bio_versions(c)
    return versions[0] if len(versions) > 1 else ()


def is_bio(blocks: Blocks) -> bool:
    """True for blocks that are the bio, where a story would stand."""
    return blocks[0].key.startswith("bio")


def _part(c: Composition, part: Point) -> Iterator[Block]:
    """A part of the story under its title; nothing where it has no words in this language."""
    if not c.told(part, part.text):
        return
    text = c.inlines(part.text)
    title = c.inlines(part.label)
    if title:
        yield Heading(title, 2, "story-title", f"{part.path}.title", part.origin)
    yield from paragraph(text, "story-text", part.path, part.origin)


def quotable_bio(c: Composition, limit: int | None) -> Blocks:
    """The shortest version of the bio, which is free to be printed as it is."""
    versions = bio_versions(c)
    return tuple(_quoted(block) for block in versions[-1]) if versions else ()


def _quoted(block: Block) -> Block:
    """The block with a key of its own: versions made of facts share one, and the longest may stand on the sheet too."""
    return replace(block, key=f"{block.key}.quoted")


def papers(c: Composition, limit: int | None) -> Blocks:
    """The papers that the profile selects, else its first, with addresses that can be read in print."""
    omit_groups(c, ())
    shown = c.chosen(c.profile.publications, "publications", limit)
    chosen = c.limited(shown, limit if limit is not None else c.limit_of("publications"))
    return _list("publications", [list_item(_paper(c, each), each.path, each.origin, "reference") for each in chosen])


def _paper(c: Composition, record: Publication) -> Inlines:
    """Title, venue and year, status, distinction, address; who else wrote it is a matter for longer documents."""
    leave_out(c, record, "authors")
    year: Inlines = ()
    if record.year is not None:
        year = (Time(str(record.year), str(record.year), c.language, "venue"),)
    venue = c.inlines(record.venue, "venue")
    place = (*venue, c.plain("\u00a0", "venue"), *year) if venue and year else (*venue, *year)
    title = c.inlines(record.title, "publication-title", link=record.url)
    status: Inlines = (c.message("publication_status", record.status),) if record.status != "published" else ()
    return joined(c, (title, place, status, c.inlines(record.note), _address(c, record.url), linked(c, record.links)))


def code(c: Composition, limit: int | None) -> Blocks:
    """Open-source software: its name, what it is, its address."""
    shown = c.chosen(c.profile.open_source, "open_source", limit)
    chosen = [record for record in shown if c.told(record, record.name)]
    return _list("open_source", [_software(c, each) for each in chosen])


def _software(c: Composition, record: Project) -> ListItem:
    """Name, owner and address in a line, then what it is."""
    leave_out(c, record, "role", "highlights", "keywords")
    name = c.inlines(record.name, "title", link=record.url)
    line = joined(c, (name, c.inlines(record.organization), _address(c, record.url)))
    title = paragraph(line, "reference", f"{record.path}.name", record.origin)
    return ListItem((*title, *prose(c, record.summary, "reference")), record.path, record.origin)


def _address(c: Composition, url: str | None) -> Inlines:
    return (c.plain(shortened(url), "link", link=url),) if url is not None else ()


def _list(key: str, items: list[ListItem]) -> Blocks:
    return (List(tuple(items), key=f"{key}.list", origin=items[0].origin),) if items else ()


def press_contact(c: Composition, limit: int | None) -> Blocks:
    """Whom to ask: the contact for the press, else the person's own addresses."""
    contact, own = c.profile.press_contact, c.profile.contact
    if contact is not None:
        if own is not None:
            c.omit(own.path, "not-in-kind", own.origin)
        who = joined(c, (c.inlines(contact.name), c.inlines(contact.organization)))
        return (
            *paragraph(who, "press-contact", f"{contact.path}.name", contact.origin),
            *paragraph(_ways(c, contact), "press-contact", contact.path, contact.origin),
        )
    if own is None:
        return ()
    leave_out(c, own, "location", "country", "wechat", "links")
    return paragraph(_ways(c, own), "press-contact", "press_contact", own.origin)


def _ways(c: Composition, contact: Contact | PressContact) -> Inlines:
    """E-mail address, telephone, page."""
    email = (c.plain(contact.email, "link", link=f"mailto:{contact.email}"),) if contact.email else ()
    phone = (c.plain(contact.phone, "link", link=phone_link(contact.phone)),) if contact.phone else ()
    return joined(c, (email, phone, _address(c, contact.website)))
