"""Which documents a request asks of a profile: plans, languages, the user's own words.

Takes a profile and a request, gives jobs; errors name the place in the profile where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from cvbuilder.document.composition import localized_in
from cvbuilder.errors import CvBuilderError, Diagnostic, LocaleError, ProfileError, SourceSpan, UnknownLocale
from cvbuilder.locale import Locale, matches, open_locale, require_converter, resolve
from cvbuilder.pipeline.files import inside
from cvbuilder.pipeline.request import ALL, EDITIONS, Job, Request
from cvbuilder.profile import Profile
from cvbuilder.profile.messages import parse_messages
from cvbuilder.profile.model import DocumentPlan, MessageOverride
from cvbuilder.profile.text import LanguageText
from cvbuilder.source import read

MOST_COLUMNS = 3
"""How many languages have room beside each other."""


def jobs(profile: Profile, request: Request, folder: Path) -> tuple[Job, ...]:
    """Return the documents that a request asks of a profile: each kind in each language once.

    Raises LocaleError where the request wants texts converted and OpenCC is not installed.
    """
    if request.convert:
        require_converter()
    words = _own_words(profile, folder)
    declared = profile.documents or (DocumentPlan(kind="resume"),)
    found: list[Job] = []
    for kind in request.kinds or tuple(dict.fromkeys(plan.kind for plan in declared)):
        plans = [plan for plan in declared if plan.kind == kind] or [DocumentPlan(kind=kind)]
        for asked in _languages(profile, plans, request):
            found.append(_job(asked, plans, (profile, request, words)))
    return tuple(found)


def _job(asked: str, plans: Sequence[DocumentPlan], about: tuple[Profile, Request, Sequence[MessageOverride]]) -> Job:
    """One document, or an edition in all of the profile's languages."""
    profile, request, words = about
    if asked in EDITIONS:
        declared = next((plan for plan in plans if asked in plan.languages), None)
        told = plans if declared is None else [declared]
        parts = tuple(_job(tag, told, about) for tag in _parts_of(asked, profile, declared))
        return Job(parts[0].plan, asked, parts[0].locale, parts)
    plan = _completed(_plan_for(plans, asked), profile, request)
    return Job(plan, asked, _locale(profile, _words_for(words, asked), asked, request.convert))


def _parts_of(edition: str, profile: Profile, declared: DocumentPlan | None) -> tuple[str, ...]:
    """The languages of an edition: the profile's. Raises ProfileError where they are too few or too many."""
    languages = {resolve(tag): tag for tag in reversed(profile.settings.languages)}
    tags = tuple(reversed(languages.values()))
    span, path = (declared.origin, f"{declared.path}.languages") if declared else (None, "")
    told = ", ".join(tags)
    if len(tags) < 2:
        message = f"{edition}: the profile has one language alone ({told})"
        hint = "write texts in a second language, or name it in settings.languages"
        raise ProfileError([Diagnostic(message, span, path, "two languages or more", hint)])
    if edition == "parallel" and len(tags) > MOST_COLUMNS:
        message = f"{edition}: {len(tags)} languages ({told}) have no room beside each other"
        raise ProfileError([Diagnostic(message, span, path, f"at most {MOST_COLUMNS} languages", "ask for bilingual")])
    return tags


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


def _languages(profile: Profile, plans: Sequence[DocumentPlan], request: Request) -> tuple[str, ...]:
    """The languages asked for, as they were asked; else those that the plans declare."""
    own = profile.settings.languages
    if request.languages:
        asked = [tag for word in request.languages for tag in (own if word == ALL else (word,))]
    else:
        asked = [tag for plan in plans for tag in plan.languages or own]
    found: dict[str, str] = {}
    for tag in asked:
        found.setdefault(tag if tag in EDITIONS else resolve(tag), tag)
    return tuple(found.values())


def _plan_for(plans: Sequence[DocumentPlan], language: str) -> DocumentPlan:
    """The plan that declares the language, else one for any language, else the first."""
    for plan in plans:
        if any(matches(tag, language) for tag in plan.languages if tag not in EDITIONS):
            return plan
    return next((plan for plan in plans if not plan.languages), plans[0])


def _completed(plan: DocumentPlan, profile: Profile, request: Request) -> DocumentPlan:
    """The plan with what the request says, then with what the profile's settings say."""
    return replace(
        plan,
        theme=request.theme or plan.theme or profile.settings.theme,
        page=request.page or plan.page or profile.settings.page,
        pages=request.pages or plan.pages or profile.settings.pages,
        private=request.private or plan.private,
    )


def _own_words(profile: Profile, folder: Path) -> tuple[MessageOverride, ...]:
    """The user's own words: those of the files that the profile names, then those of the profile itself."""
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
