"""The model of a programme: an event, its speakers' files, its sessions; from these types come parser and schema.

`parse_programme` takes a Source, gives a Programme or every problem of the file at once. It reads no other file: which
profiles a pattern means, and whether a session's speakers are among them, is the pipeline's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, cast

from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile.checks import node_at
from cvbuilder.profile.languages import Languages, declared_in, languages_of
from cvbuilder.profile.model import PageSize
from cvbuilder.profile.reader import Reader
from cvbuilder.profile.record import About, Record
from cvbuilder.profile.sections import check_slug
from cvbuilder.profile.text import LanguageTag, LocalPath, PartialDate, Prose, Tokens
from cvbuilder.profile.wrong import Wrong, did_you_mean
from cvbuilder.source import Mapping, Source

TIME_PATTERN = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
_OUTSIDE = re.compile(r"[/~\\]|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
Part = Literal["contents", "sessions", "speakers", "portraits", "index"]
PARTS: tuple[Part, ...] = ("contents", "sessions", "speakers", "portraits", "index")


class SpeakerFiles(Record, frozen=True, kw_only=True):
    """Profiles of speakers; a plain string is the path or pattern."""

    shorthand = "files"
    files: Annotated[str, About("A profile below the programme's folder, or a pattern for several", "speakers/*.yaml")]


class Export(Record, frozen=True, kw_only=True):
    """Speakers as pretalx's API gives them, in a file; nothing is fetched."""

    shorthand = "file"
    file: Annotated[LocalPath, About("The JSON of /api/events/{event}/speakers/", "speakers.json")]
    photos: Annotated[
        LocalPath | None, About("A folder with a picture for each speaker, named by code: ABCDEF.jpg", "photos")
    ] = None


class Track(Record, frozen=True, kw_only=True):
    """A strand of sessions that a visitor may follow."""

    key: Annotated[str, About("What sessions name as their track", "systems")]
    title: Annotated[Prose, About("Its name", "{en: Systems, zh: 系统}")]


class Session(Record, frozen=True, kw_only=True):
    """A talk or another item of the programme."""

    title: Annotated[Prose, About("Title")]
    abstract: Annotated[Prose | None, About("What it is about")] = None
    date: Annotated[PartialDate | None, About("Its day", "2026-09-12")] = None
    start: Annotated[str | None, About("When it begins", "09:30")] = None
    end: Annotated[str | None, About("When it ends", "10:10")] = None
    track: Annotated[str | None, About("Key of one of `tracks`", "systems")] = None
    room: Annotated[Prose | None, About("Where", "{en: Hall A, zh: A厅}")] = None
    speakers: Annotated[tuple[str, ...], About("Who speaks: slugs of profiles, codes of pretalx", "[lin-yuan]")] = ()


class Programme(Record, frozen=True, kw_only=True):
    """An event with its speakers, to be made into a booklet."""

    title: Annotated[Prose, About("Name of the event", "{en: Example Days 2026, zh: 示例大会2026}")]
    subtitle: Annotated[Prose | None, About("The line under the name")] = None
    slug: Annotated[str | None, About("Stem of the output files; the programme file's name if absent")] = None
    start: Annotated[PartialDate | None, About("First day", "2026-09-12")] = None
    end: Annotated[PartialDate | None, About("Last day, if there are several", "2026-09-13")] = None
    location: Annotated[Prose | None, About("Where it takes place", "{en: Hangzhou, zh: 杭州}")] = None
    organiser: Annotated[Prose | None, About("Who holds it, at the foot of the title page")] = None
    languages: Annotated[
        tuple[LanguageTag, ...], About("The booklet's languages; those of the texts if empty", "[en, zh]")
    ] = ()
    theme: Annotated[str, About("Which theme", "modern")] = "classic"
    page: Annotated[PageSize, About("Size of the page", "a4")] = "a4"
    tokens: Annotated[Tokens | None, About("Laid over the theme's tokens", "{colors: {accent: '#7a2e2e'}}")] = None
    space: Annotated[Literal["half", "page"], About("How much of a page each speaker has", "half")] = "half"
    order: Annotated[Literal["name", "listed"], About("Speakers by family name, or as the list has them")] = "name"
    parts: Annotated[
        tuple[Part, ...], About("What the booklet holds, in order; a part without content is left out")
    ] = PARTS
    speakers: Annotated[tuple[SpeakerFiles, ...], About("Profiles, as paths or patterns", "[speakers/*.yaml]")] = ()
    pretalx: Annotated[Export | None, About("Speakers of a pretalx event")] = None
    tracks: Annotated[tuple[Track, ...], About("The strands of the programme, in order")] = ()
    sessions: Annotated[tuple[Session, ...], About("Talks and other items")] = ()


def parse_programme(source: Source) -> Programme:
    """Return the programme that a source holds, its languages resolved.

    Raises ProfileError with a diagnostic for each problem, in the order of the file.
    """
    root = source.root
    if not isinstance(root, Mapping):
        hint = "a programme begins with `title:`"
        raise ProfileError([Diagnostic("this is no programme", root.span, expected="keys with values", hint=hint)])
    listed = declared_in(root.get("languages"))
    languages = Languages(listed, True, "languages") if listed else languages_of(root)
    reader = Reader(source, languages)
    programme = cast(Programme, reader.record(root, "", Programme))
    told = [
        Diagnostic(wrong.message, node_at(root, path).span, path, wrong.expected, wrong.hint)
        for path, wrong in _wrong(programme)
    ]
    if reader.problems or told:
        raise ProfileError(sorted((*reader.problems, *told), key=lambda each: each.span.start if each.span else 0))
    return replace(programme, languages=tuple(map(LanguageTag, languages.tags)))


def _wrong(programme: Programme) -> Iterator[tuple[str, Wrong]]:
    """What is wrong between the fields of a programme."""
    if programme.slug:
        try:
            check_slug(programme.slug)
        except Wrong as wrong:
            yield "slug", wrong
    if not programme.speakers and programme.pretalx is None:
        yield "", Wrong("there are no speakers", "`speakers` with the paths of profiles, or `pretalx`")
    for each in programme.speakers:
        if each.files and _OUTSIDE.match(each.files):
            yield each.path, Wrong(f"`{each.files[:40]}` leads out of the programme's folder", "a path below it")
    if programme.end is not None and programme.start is None:
        yield "end", Wrong("`end` stands without `start`", hint="add `start`")
    elif programme.start and programme.end and programme.end.latest() < programme.start.earliest():
        yield "end", Wrong(f"the end {programme.end.written} comes before the start {programme.start.written}")
    if "index" in programme.parts and "speakers" not in programme.parts:
        message = "an index leads to the pages of speakers"
        yield f"parts[{programme.parts.index('index')}]", Wrong(message, "`speakers` among the parts")
    yield from _repeated(programme)
    known = tuple(track.key for track in programme.tracks if track.key)
    for session in programme.sessions:
        yield from _session(session, known)


def _repeated(programme: Programme) -> Iterator[tuple[str, Wrong]]:
    keys = [(f"{track.path}.key", track.key) for track in programme.tracks]
    keys += [(f"parts[{place}]", part) for place, part in enumerate(programme.parts)]
    first: dict[str, str] = {}
    for path, key in keys:
        if key and first.setdefault(f"{path.split('[')[0]} {key}", path) != path:
            yield path, Wrong(f"`{key}` stands twice", hint="delete or rename one of the two")


def _session(session: Session, tracks: tuple[str, ...]) -> Iterator[tuple[str, Wrong]]:
    if session.track and session.track not in tracks:
        hint = did_you_mean(session.track, tracks) if tracks else "list it under `tracks`"
        yield f"{session.path}.track", Wrong(f"there is no track `{session.track}`", hint=hint)
    if session.date is not None and session.date.day is None:
        yield f"{session.path}.date", Wrong("a session has a day", "a day such as 2026-09-12")
    for name in ("start", "end"):
        time = getattr(session, name)
        if time and not re.fullmatch(TIME_PATTERN, time):
            yield f"{session.path}.{name}", Wrong(f"`{time[:40]}` is not a time of day", "hours and minutes: 09:30")
    if session.end and not session.start:
        yield f"{session.path}.end", Wrong("`end` stands without `start`", hint="add `start`")
    elif session.start and session.end and clock(session.end) <= clock(session.start):
        yield f"{session.path}.end", Wrong(f"the end {session.end} is not after the start {session.start}")


def clock(time: str | None) -> str:
    """Return a time of day with two digits for the hour, so that times sort; '' for none."""
    return (time or "").rjust(5, "0") if time else ""
