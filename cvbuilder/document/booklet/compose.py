"""An event and a locale into the Document of a booklet, in one language.

Pure. Raises ProfileError for links that may not be written, MissingTranslation for what must have words in the
language; both name every case at once, of the programme and of all profiles.
"""

from __future__ import annotations

from cvbuilder.document.blocks import paragraph
from cvbuilder.document.booklet.lists import contents, index
from cvbuilder.document.booklet.sessions import sessions
from cvbuilder.document.booklet.speakers import portraits, speaker_sections
from cvbuilder.document.booklet.values import Event, Told, tell
from cvbuilder.document.nodes import (
    COVER,
    Begins,
    Block,
    Cell,
    Document,
    Field,
    Heading,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.document.phrases import Inlines, joined, words_of
from cvbuilder.errors import Diagnostic, MissingTranslation, ProfileError
from cvbuilder.locale import Locale
from cvbuilder.profile.programme import Part
from cvbuilder.profile.text import PartialDate

KIND = "booklet"


def compose_booklet(event: Event, locale: Locale, day: PartialDate | None = None) -> Document:
    """Compose the booklet of an event; `day` is the build's day, if it has one."""
    told = tell(event, locale, day)
    require_titles(told)
    title = words_of(told.own.inlines(event.programme.title))
    sections = _sections(told)
    document = Document(
        kind=KIND,
        language=locale.tag,
        title=title,
        author=words_of(told.own.inlines(event.programme.organiser)),
        subject=words_of(told.own.inlines(event.programme.subtitle)),
        keywords=tuple(words_of(told.own.inlines(track.title)) for track in event.programme.tracks),
        masthead=_cover(told),
        sections=sections,
        running_head=(_running_head(told, title),),
        running_foot=(
            Paragraph((Field("page", locale.text("page", "page"), locale.tag),), "running-foot", "running-foot"),
        ),
        date=day.iso if day is not None else None,
        omissions=tuple(dict.fromkeys(each for c in told.compositions for each in c.omissions)),
    )
    refused = [problem for c in told.compositions for problem in c.refused]
    if refused:
        raise ProfileError(tuple(dict.fromkeys(refused)))
    return document


def require_titles(told: Told) -> None:
    """Raise MissingTranslation for titles of the programme that the language lacks."""
    programme, own = told.event.programme, told.own
    titles = [programme.title, *(each.title for each in programme.tracks), *(each.title for each in programme.sessions)]
    lacking = [value for value in titles if own.choose(value) is None]
    own.omissions.clear()  # what stands in for a title is listed where the title is shown
    if lacking:
        message, expected = f"no text in {own.language}", f"a text under `{own.locale.asked}:`"
        raise MissingTranslation([Diagnostic(message, each.origin, each.path, expected) for each in lacking])


def _sections(told: Told) -> tuple[Section, ...]:
    """The parts of the booklet in the programme's order; the contents tell of those that have something to show."""
    found: dict[Part, tuple[Section, ...]] = {}
    for part in told.event.programme.parts:
        if part == "sessions" and (blocks := sessions(told)):
            found[part] = (_part(told, part, blocks),)
        elif part == "speakers":
            found[part] = (_part(told, part, ()), *speaker_sections(told))
        elif part == "portraits" and (sheet := portraits(told)):
            found[part] = (_part(told, part, sheet),)
        elif part == "index":
            found[part] = (_part(told, part, ()), index(told))
        elif part == "contents":
            found[part] = ()
    if "contents" in found:
        found["contents"] = contents(told, [sections[0] for sections in found.values() if sections])
    return tuple(section for sections in found.values() for section in sections)


def _part(told: Told, part: Part, blocks: tuple[Block, ...]) -> Section:
    heading = Heading((told.own.message("booklet", part),), 2, "section-title", f"{part}.heading")
    return Section(heading, blocks, part, part, begins=Begins("page"))


def _cover(told: Told) -> Section:
    """The title page: name and line of the event; when and where; who holds it."""
    programme, own = told.event.programme, told.own
    blocks: list[Block] = [Heading(own.inlines(programme.title), 1, "cover-title", "title", programme.title.origin)]
    if programme.subtitle is not None:
        subtitle = own.inlines(programme.subtitle)
        blocks += paragraph(subtitle, "cover-subtitle", "subtitle", programme.subtitle.origin)
    facts = joined(own, (_days(told), own.inlines(programme.location)), "fact", "")
    blocks += paragraph(facts, "cover-facts", "facts", programme.origin)
    blocks += paragraph(own.inlines(programme.organiser), "cover-foot", "organiser", programme.origin)
    return Section(None, tuple(blocks), COVER, "cover", programme.origin)


def _days(told: Told) -> Inlines:
    programme, own = told.event.programme, told.own
    start, end = programme.start, programme.end
    if start is None:
        return ()
    words = own.locale.interval(_parts(start), _parts(end) if end is not None else None)
    return (Text(words.replace(" ", "\u00a0"), own.language),)


def _parts(date: PartialDate) -> tuple[int, int | None, int | None]:
    return (date.year, date.month, date.day)


def _running_head(told: Told, title: str) -> Row:
    """The event at the left, at the right what the page holds."""
    name = Paragraph((Text(title, told.own.language),), "running-name", "running-head.name")
    here = Paragraph((Field("running_head", "{head}", told.own.language),), "running-kind", "running-head.here")
    return Row((Cell((name,)), Cell((here,))), "running-head", "running-head")
