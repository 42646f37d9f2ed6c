"""Speakers as pretalx's API gives them: takes the JSON of a list of speakers, gives profiles.

Read are the fields that its documentation names (`/api/events/{event}/speakers/`): `code`, `name`, `biography`, and
`locale`, which organisers see; the rest is passed over. A page of results or a list of speakers is read alike; a page
that is not the last is refused, as speakers would be missing. Nothing is fetched.
"""

from __future__ import annotations

import re

from msgspec import Struct, ValidationError
from msgspec.json import decode

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.locale import script_language
from cvbuilder.profile import Profile
from cvbuilder.profile.model import Bio, Fallback, Name, Photo, Settings
from cvbuilder.profile.sections import safe_slug
from cvbuilder.profile.text import LanguageTag, LanguageText, LocalPath, Neutral, Prose

MAX_BYTES = 32 * 1024 * 1024
MAX_BIOGRAPHY = 20_000
NEUTRAL = "und"


class Speaker(Struct, frozen=True):
    """What is read of a speaker."""

    code: str
    name: str | None = None
    biography: str | None = None
    locale: str | None = None


class _Page(Struct, frozen=True):
    """A page of the API's results."""

    results: tuple[Speaker, ...]
    next: str | None = None


def read_speakers(content: bytes, file: str) -> tuple[Speaker, ...]:
    """Return the speakers of an export; raises ProfileError for what is none, with the path in it."""
    top = SourceSpan(file, 0, 0, 1, 1)
    expected = "a list of speakers, or a page of results, as pretalx's API gives it"
    try:
        page = decode(content, type=_Page | tuple[Speaker, ...])
    except ValidationError as error:
        message, _, path = str(error).partition(" - at `")
        raise ProfileError([Diagnostic(message, top, path.strip("`$."), expected)]) from None
    except (ValueError, RecursionError) as error:
        raise ProfileError([Diagnostic(f"the file is no JSON: {error}", top, expected=expected)]) from None
    if isinstance(page, _Page) and page.next:
        hint = "ask for all speakers at once with ?page_size=, or put the pages' results into one list"
        raise ProfileError([Diagnostic("the export is one page of several", top, "next", hint=hint)])
    speakers = page.results if isinstance(page, _Page) else page
    wrong = [
        Diagnostic("the speaker has no name", top, f"{each.code or f'speaker {number}'}.name")
        for number, each in enumerate(speakers, 1)
        if not (each.name or "").strip() or not each.code.strip()
    ]
    wrong += [
        Diagnostic(f"the biography has {len(each.biography):,} characters", top, f"{each.code}.biography",
                   f"at most {MAX_BIOGRAPHY:,}")
        for each in speakers if each.biography and len(each.biography) > MAX_BIOGRAPHY
    ]  # fmt: skip
    if wrong:
        raise ProfileError(wrong)
    return speakers


def slug_of(speaker: Speaker) -> str:
    """The slug by which sessions name a speaker: the code in small letters."""
    return safe_slug(speaker.code.lower())


def profile_of(speaker: Speaker, languages: tuple[str, ...], photo: str | None, file: str) -> Profile:
    """Return the profile of a speaker, who is told in one language and stands in booklets of the others in that one.

    `languages` are the booklet's, `photo` is the path of a picture below the programme's folder, `file` the export.
    """
    origin = SourceSpan(file, 0, 0, 1, 1)
    place = f"{speaker.code}."
    name = " ".join((speaker.name or "").split())
    text = _paragraphs(speaker.biography or "")
    own = script_language(text, speaker.locale or languages[0]) if text else languages[0]
    said = Prose((LanguageText(own, text, origin),), f"{place}biography", origin) if text else None
    others = tuple(Fallback(language=LanguageTag(tag), chain=(LanguageTag(own),)) for tag in languages if tag != own)
    return Profile(
        origin=origin,
        name=Name(display=Neutral((LanguageText(NEUTRAL, name, origin),), f"{place}name", origin), origin=origin),
        bio=Bio(medium=said, path="bio", origin=origin) if said is not None else None,
        photo=Photo(file=LocalPath(photo), path="photo", origin=origin) if photo else None,
        settings=Settings(languages=(LanguageTag(own),), fallback=others),
    )


def _paragraphs(markdown: str) -> str:
    """The running text of a biography: lines and paragraphs are joined, headings and bullets lose their signs."""
    lines = [re.sub(r"^\s*(?:#{1,6}|[*+-])\s+", "", line).strip() for line in markdown.splitlines()]
    words = ""
    for line in filter(None, lines):
        between = "" if not words or re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]$", words) else " "
        words += between + line
    return words


__all__ = ["Speaker", "profile_of", "read_speakers", "slug_of"]
