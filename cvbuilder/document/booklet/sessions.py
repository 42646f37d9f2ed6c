"""Sessions by day and track. Takes an event as it is told, gives blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvbuilder.document.blocks import paragraph, prose
from cvbuilder.document.booklet.values import Told
from cvbuilder.document.nodes import Block, EntryBlock, Heading, Inline, Text, Time
from cvbuilder.document.person import name_nodes
from cvbuilder.document.phrases import Inlines, date_words, joined
from cvbuilder.profile.programme import Session, Track, clock
from cvbuilder.profile.text import PartialDate


def key_of(session: Session) -> str:
    """The key of a session's own entry: that of its place in the programme."""
    return session.path


def sessions(told: Told) -> tuple[Block, ...]:
    """Return the sessions: the days in order, in each the tracks in theirs, in each by the clock; undated ones last."""
    programme = told.event.programme
    days = sorted({each.date for each in programme.sessions if each.date is not None})
    found: list[Block] = []
    for day in (*days, None):
        on_day = [each for each in programme.sessions if each.date == day]
        if on_day:
            found += _day(told, day, alone=not days)
            found += _by_track(told, on_day, "undated" if day is None else day.iso)
    return tuple(found)


def _day(told: Told, day: PartialDate | None, alone: bool) -> tuple[Block, ...]:
    """The heading of a day; none where no session has one."""
    if alone:
        return ()
    own = told.own
    words: Inlines = date_words(own, day) if day is not None else (own.message("booklet", "undated"),)
    return (Heading(words, 3, "group-title", f"days.{day.iso if day is not None else 'undated'}"),)


def _by_track(told: Told, on_day: Sequence[Session], day: str) -> Iterator[Block]:
    """The sessions of a day; those for all come first, without a heading."""
    tracks: tuple[Track | None, ...] = (None, *told.event.programme.tracks)
    for track in tracks:
        key = track.key if track is not None else None
        chosen = sorted((each for each in on_day if each.track == key), key=lambda each: clock(each.start) or "~")
        if chosen and track is not None:
            title = told.own.inlines(track.title)
            yield Heading(title, 4, "track-title", f"days.{day}.{track.key}", track.origin)
        for session in chosen:
            yield _entry(told, session)


def _entry(told: Told, session: Session) -> EntryBlock:
    own, key = told.own, key_of(session)
    title = paragraph(own.inlines(session.title, "title"), "entry-title", f"{key}.title", session.origin)
    people = joined(own, [_person(told, slug) for slug in session.speakers], "comma", "")
    meta = paragraph(joined(own, (people, own.inlines(session.room))), "entry-meta", f"{key}.meta", session.origin)
    return EntryBlock(
        (*title, *meta), _times(told, session), prose(own, session.abstract), "entry", key, session.origin
    )


def _person(told: Told, slug: str) -> Inlines:
    """A speaker's name, with a link to the speaker's page."""
    speaker = next(each for each in told.event.speakers if each.slug == slug)
    return tuple(Text(each.text, each.language, link=told.link(speaker.key)) for each in name_nodes(told.of(speaker)))


def slot(told: Told, session: Session) -> Inlines:
    """Return when and where a session takes place: day, time, room, track."""
    own = told.own
    day: Inlines = date_words(own, session.date) if session.date is not None else ()
    track = next((each for each in told.event.programme.tracks if each.key == session.track), None)
    strand = own.inlines(track.title) if track is not None else ()
    return joined(own, (day, _times(told, session), own.inlines(session.room), strand))


def _times(told: Told, session: Session) -> tuple[Inline, ...]:
    """From when to when, with the machine's values."""
    if not session.start:
        return ()
    start, end = clock(session.start), clock(session.end)
    day = f"{session.date.iso}T" if session.date is not None else ""
    if not end:
        return (Time(start, f"{day}{start}", told.own.language, "date"),)
    words = told.own.locale.format("booklet", "times", start=start, end=end)
    return (Time(words, f"{day}{start}/{day}{end}", told.own.language, "date"),)
