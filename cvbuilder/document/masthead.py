"""The masthead: name, headline, contacts, private fields where they are asked for, the portrait."""

from __future__ import annotations

from cvbuilder.document.addresses import link, phone_link, shortened
from cvbuilder.document.blocks import paragraph
from cvbuilder.document.composition import Composition
from cvbuilder.document.nodes import Block, Figure, Heading, Image, Monogram, Section
from cvbuilder.document.person import name_nodes, name_text
from cvbuilder.document.phrases import Inlines, date_words, filled, joined, place, with_label
from cvbuilder.profile.model import Contact, Kind, Photo
from cvbuilder.profile.text import Localized, PartialDate

CREDITED: tuple[Kind, ...] = ("bio", "press")
"""The kinds of document that name who took the portrait."""


def compose_masthead(c: Composition, portrait: Image | None) -> Section:
    """Return the masthead; `portrait` is the image that the profile names, if it is at hand."""
    profile = c.profile
    blocks: list[Block] = [*_kicker(c), Heading(name_nodes(c, "title"), 1, "name", "name", profile.name.origin)]
    if profile.headline is not None:
        headline = c.inlines(profile.headline)
        blocks.extend(paragraph(headline, "headline", "headline", profile.headline.origin))
    if profile.contact is not None and c.plan.kind != "press":  # there it stands at the end, or that of an office
        blocks.extend(paragraph(_contact(c, profile.contact), "contact", "contact", profile.contact.origin))
    blocks.extend(_private(c))
    blocks.extend(portrait_of(c, portrait))
    if profile.photo is not None and portrait is not None:
        blocks.extend(_credit(c, profile.photo))
    return Section(None, tuple(blocks), "masthead", "masthead", profile.name.origin)


def _kicker(c: Composition) -> tuple[Block, ...]:
    """What a press sheet is, and of which day."""
    if c.plan.kind != "press":
        return ()
    words: Inlines = (c.message("document", c.plan.kind),)
    updated = c.profile.updated
    day = filled(c, c.locale.text("label", "updated"), {"date": date_words(c, updated)}) if updated is not None else ()
    return paragraph(joined(c, (words, day)), "kicker", "kicker", c.profile.origin)


def _credit(c: Composition, photo: Photo) -> tuple[Block, ...]:
    """Who took the portrait, on sheets from which it may be taken."""
    if photo.credit is None or c.plan.kind not in CREDITED:
        return ()
    words = with_label(c, "photo_credit", c.inlines(photo.credit))
    return paragraph(words, "photo-credit", f"{photo.path}.credit", photo.origin)


def portrait_of(c: Composition, portrait: Image | None) -> tuple[Figure | Monogram, ...]:
    """Return the portrait, else, where a speaker is introduced, the initials that stand in its place."""
    profile = c.profile
    if profile.photo is not None and portrait is not None:
        return (_figure(c, profile.photo, portrait),)
    if c.plan.kind == "bio" and (letters := _initials(name_text(c))):
        return (Monogram(letters, name_nodes(c)[0].language, key="monogram", origin=profile.name.origin),)
    return ()


def _initials(name: str) -> str:
    """The first letters of a Latin name's words, at most two; the first character of a Han name; '' without letters."""
    letters = [sign for word in name.split() if (sign := next(filter(str.isalnum, word), ""))]
    if name.isascii() or " " in name:
        return "".join(letters).upper()[:2]
    return letters[0] if letters else ""


def _contact(c: Composition, contact: Contact) -> Inlines:
    parts: list[Inlines] = [place(c, contact)]
    if contact.email is not None:
        parts.append((c.plain(contact.email, "link", link=f"mailto:{contact.email}"),))
    if contact.phone is not None:
        parts.append((c.plain(contact.phone, "link", link=phone_link(contact.phone)),))
    if contact.website is not None:
        parts.append((c.plain(shortened(contact.website), "link", link=contact.website),))
    if contact.wechat is not None:
        label = (c.message("contact", "wechat"), c.message("punctuation", "label"))
        parts.append((*label, c.plain(contact.wechat)))
    parts.extend(link(c, record) for record in contact.links)
    return joined(c, parts)


def _private(c: Composition) -> tuple[Block, ...]:
    """The private fields that the document names, in a language that may show them."""
    personal = c.profile.personal
    if personal is None:
        return ()
    allowed = c.speaks(personal.languages)
    parts: list[Inlines] = []
    for name in ("gender", "birth", "native_place", "ethnicity", "political_status", "marital_status"):
        value: Localized | PartialDate | None = getattr(personal, name)
        if value is None:
            continue
        if not allowed or name not in c.plan.private:
            c.omit(f"{personal.path}.{name}", "private", personal.origin)
            continue
        words = date_words(c, value) if isinstance(value, PartialDate) else c.inlines(value)
        if words:
            parts.append((c.message("personal", name), c.message("punctuation", "label"), *words))
    return paragraph(joined(c, parts), "contact", "personal", personal.origin)


def _figure(c: Composition, photo: Photo, portrait: Image) -> Figure:
    chosen = c.choose(photo.alt) if photo.alt is not None else None
    words = chosen.text if chosen is not None else c.locale.format("document", "photo", name=name_text(c))
    return Figure(portrait, words, c.language, "photo", photo.path, photo.origin)
