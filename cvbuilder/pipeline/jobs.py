"""Which documents a request asks of a profile: plans, languages, the user's own words.

Takes a profile and a request, gives jobs; errors name the place in the profile where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from cvbuilder.document.composition import localized_in
from cvbuilder.errors import CvBuilderError, Diagnostic, LocaleError, SourceSpan, UnknownLocale
from cvbuilder.locale import Locale, matches, open_locale, require_converter
from cvbuilder.pipeline.files import inside
from cvbuilder.pipeline.plans import Planned, planned
from cvbuilder.pipeline.request import Job, Request
from cvbuilder.profile import Profile
from cvbuilder.profile.messages import parse_messages
from cvbuilder.profile.model import MessageOverride
from cvbuilder.profile.text import LanguageText
from cvbuilder.source import read


def jobs(profile: Profile, request: Request, folder: Path) -> tuple[Job, ...]:
    """Return the documents that a request asks of a profile; raises as `planned` does.

    Raises LocaleError where the request wants texts converted and OpenCC is not installed.
    """
    if request.convert:
        require_converter()
    words = own_words(profile, folder)
    found: list[Job] = []
    for each in planned(profile, request):
        if request.variant in (None, each.variant):
            found.append(_job(each, profile, words, request.convert))
    return tuple(found)


def _job(each: Planned, profile: Profile, words: Sequence[MessageOverride], convert: bool) -> Job:
    """One document, or an edition in several languages, with the locales that serve it."""
    parts = tuple(_job(part, profile, words, convert) for part in each.parts)
    locale = parts[0].locale if parts else _locale(profile, _words_for(words, each.asked), each.asked, convert)
    return Job(each.plan, each.asked, locale, parts, each.variant, each.formats)


def _locale(profile: Profile, words: Mapping[str, LanguageText], asked: str, convert: bool) -> Locale:
    """Open a locale with the user's own words; errors name the place in the profile where there is one."""
    try:
        return open_locale(asked, {message: text.text for message, text in words.items()}, convert)
    except UnknownLocale as error:
        told = ((text.origin, value.path) for value in localized_in(profile) for text in value.texts
                if text.language == asked)  # fmt: skip
        declared = (profile.settings.origin, "settings.languages") if asked in profile.settings.languages else None
        raise placed(error, *(next(told, declared) or (None, ""))) from None
    except LocaleError as error:
        raise LocaleError([*_wrong_words(words, asked)] or error.diagnostics) from None


def _wrong_words(words: Mapping[str, LanguageText], asked: str) -> Iterator[Diagnostic]:
    """Tell which of the user's own words are wrong, each at its place."""
    for message, text in words.items():
        try:
            open_locale(asked, {message: text.text})
        except LocaleError as error:
            yield from placed(error, text.origin, "").diagnostics


def own_words(profile: Profile, folder: Path) -> tuple[MessageOverride, ...]:
    """Return the user's own words: those of the files that the profile names, then those of the profile itself."""
    settings = profile.settings
    found: list[MessageOverride] = []
    for name in settings.message_files:
        path = inside(folder, name, Diagnostic(f"the file {name}", settings.origin, "settings.message_files"))
        found.extend(parse_messages(read(path, str(path)), settings.languages))
    return (*found, *settings.messages)


def _words_for(overrides: Sequence[MessageOverride], asked: str) -> Mapping[str, LanguageText]:
    words: dict[str, LanguageText] = {}
    for override in overrides:
        if text := next((text for text in override.text.texts if matches(text.language, asked)), None):
            words[override.message] = text
    return words


def placed(error: CvBuilderError, span: SourceSpan | None, path: str) -> CvBuilderError:
    """The same error, its diagnostics with a place where they have none."""
    return type(error)([replace(each, span=each.span or span, path=each.path or path) for each in error.diagnostics])
