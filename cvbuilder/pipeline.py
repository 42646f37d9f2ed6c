"""The stages put together: profile files in, documents out. The one door to the file system and the clock.

A build reads, parses, composes, lays out and writes everything in memory first; only when all of it
is sound are files put in place, each beside its target and then renamed, so that a failure never
touches an older good file. Nothing here prints or exits.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.compose import compose
from cvbuilder.document.composition import localized_in
from cvbuilder.document.nodes import Document, Omission
from cvbuilder.errors import (
    CvBuilderError,
    Diagnostic,
    LocaleError,
    MissingTranslation,
    ProfileError,
    SourceSpan,
    ThemeError,
    UnknownLocale,
    WriteError,
)
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.locale import Locale, matches, open_locale, resolve
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.messages import parse_messages
from cvbuilder.profile.model import DocumentPlan, Kind, MessageOverride, PageSize, Photo, PrivateField
from cvbuilder.profile.sections import safe_slug
from cvbuilder.profile.text import LanguageText, PartialDate
from cvbuilder.source import Source, read

if TYPE_CHECKING:
    from cvbuilder.theme import Style

ALL = "all"
GAPS = ("untranslated", "fallback")
"""The reasons for an omission that a translation would mend."""
_PHOTO_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
MAX_PHOTO = 20 * 1024 * 1024
"""Bytes of a portrait at most."""


class Request(Struct, frozen=True):
    """What is to be built, where it differs from what the profile says; empty means as the profile says."""

    kinds: tuple[Kind, ...] = ()
    languages: tuple[str, ...] = ()
    theme: str = ""
    page: PageSize | None = None
    formats: tuple[str, ...] = ("pdf",)
    private: tuple[PrivateField, ...] = ()
    today: PartialDate | None = None
    strict: bool = False


class Job(Struct, frozen=True):
    """One document to be made: its plan, the language as it was asked for, and the locale that serves it."""

    plan: DocumentPlan
    asked: str
    locale: Locale


class Built(Struct, frozen=True):
    """One file's bytes with its name, and what is to be said about it."""

    name: str
    content: bytes
    kind: str
    language: str
    pages: int
    omissions: tuple[Omission, ...]
    warnings: tuple[LayoutWarning, ...]


def load(path: Path) -> Profile:
    """Read and parse a profile; raises ProfileError with every problem."""
    return parse(read(path, str(path)))


def build(path: Path, request: Request) -> tuple[Built, ...]:
    """Make every document that a request asks of a profile, in memory; any error means none is made."""
    profile = load(path)
    folder = path.resolve().parent
    check_portrait(profile, folder)
    outside = _day_of_environment()
    day = request.today or outside or profile.updated
    themes: dict[str, Source] = {}
    built: list[Built] = []
    for job in jobs(profile, request, folder):
        document = compose(profile, job.locale, job.plan, folder.as_posix(), day)
        if request.strict:
            require_complete(document)
        style = _style(job, profile, themes)
        stem = f"{slug_of(profile, path)}.{job.plan.kind}.{job.asked}"
        built.extend(_written(document, style, stem, request.formats))
    return tuple(built)


def _style(job: Job, profile: Profile, themes: dict[str, Source]) -> Style:
    """The resolved style of a job; `themes` keeps the sources that this build has read."""
    from cvbuilder.theme import load_theme
    from cvbuilder.theme import resolve as resolve_theme

    name, page = job.plan.theme, job.plan.page
    assert name and page, "a job's plan is complete"
    if name not in themes:
        try:
            themes[name] = load_theme(name)
        except ThemeError as error:
            raise _placed(error, *_theme_said(profile, name)) from None
    tokens = profile.settings.tokens
    return resolve_theme(themes[name], job.locale.tag, page, job.plan.kind, tokens.node if tokens else None)


def _theme_said(profile: Profile, name: str) -> tuple[SourceSpan | None, str]:
    """Where a profile names a theme; nowhere for one that was asked for on the command line."""
    plan = next((plan for plan in profile.documents if plan.theme == name), None)
    if plan is not None:
        return plan.origin, f"{plan.path}.theme"
    return (profile.settings.origin, "settings.theme") if profile.settings.theme == name else (None, "")


def _placed(error: CvBuilderError, span: SourceSpan | None, path: str) -> CvBuilderError:
    """The same error, its diagnostics with a place where they have none."""
    return type(error)([replace(each, span=each.span or span, path=each.path or path) for each in error.diagnostics])


def _written(document: Document, style: Style, stem: str, formats: Sequence[str]) -> Iterator[Built]:
    from cvbuilder.fonts import bundled
    from cvbuilder.layout.lay_out import lay_out
    from cvbuilder.writers import WRITERS

    pages = lay_out(document, style, bundled())
    for name in formats:
        writer = WRITERS[name]
        content = writer.load()(document, pages, bundled())
        yield Built(
            f"{stem}.{writer.extension}", content, document.kind, stem.rpartition(".")[2], len(pages.pages),
            document.omissions, pages.warnings,
        )  # fmt: skip


def jobs(profile: Profile, request: Request, folder: Path) -> tuple[Job, ...]:
    """Return the documents that a request asks of a profile: each kind in each language once."""
    words = _own_words(profile, folder)
    declared = profile.documents or (DocumentPlan(kind="resume"),)
    found: list[Job] = []
    for kind in request.kinds or tuple(dict.fromkeys(plan.kind for plan in declared)):
        plans = [plan for plan in declared if plan.kind == kind] or [DocumentPlan(kind=kind)]
        for asked in _languages(profile, plans, request):
            plan = _completed(_plan_for(plans, asked), profile, request)
            found.append(Job(plan, asked, _locale(profile, _words_for(words, asked), asked)))
    return tuple(found)


def _locale(profile: Profile, words: Mapping[str, LanguageText], asked: str) -> Locale:
    """Open a locale with the user's own words; errors name the place in the profile where there is one."""
    try:
        return open_locale(asked, {message: text.text for message, text in words.items()})
    except UnknownLocale as error:
        told = ((text.origin, value.path) for value in localized_in(profile) for text in value.texts
                if text.language == asked)  # fmt: skip
        declared = (profile.settings.origin, "settings.languages") if asked in profile.settings.languages else None
        raise _placed(error, *(next(told, declared) or (None, ""))) from None
    except LocaleError as error:
        raise LocaleError([*_wrong_words(words, asked)] or error.diagnostics) from None


def _wrong_words(words: Mapping[str, LanguageText], asked: str) -> Iterator[Diagnostic]:
    """Tell which of the user's own words are wrong, each at its place."""
    for message, text in words.items():
        try:
            open_locale(asked, {message: text.text})
        except LocaleError as error:
            yield from _placed(error, text.origin, "").diagnostics


def _languages(profile: Profile, plans: Sequence[DocumentPlan], request: Request) -> tuple[str, ...]:
    """The languages asked for, as they were asked; else those that the plans declare."""
    own = profile.settings.languages
    if request.languages:
        asked = [tag for word in request.languages for tag in (own if word == ALL else (word,))]
    else:
        asked = [tag for plan in plans for tag in plan.languages or own]
    found: dict[str, str] = {}
    for tag in asked:
        found.setdefault(resolve(tag), tag)
    return tuple(found.values())


def _plan_for(plans: Sequence[DocumentPlan], language: str) -> DocumentPlan:
    """The plan that declares the language, else one for any language, else the first."""
    for plan in plans:
        if any(matches(tag, language) for tag in plan.languages):
            return plan
    return next((plan for plan in plans if not plan.languages), plans[0])


def _completed(plan: DocumentPlan, profile: Profile, request: Request) -> DocumentPlan:
    """The plan with what the request says, then with what the profile's settings say."""
    return replace(
        plan,
        theme=request.theme or plan.theme or profile.settings.theme,
        page=request.page or plan.page or profile.settings.page,
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


def check_portrait(profile: Profile, folder: Path) -> None:
    """Raise ProfileError if the portrait is absent, outside the profile's folder, or no picture."""
    photo = profile.photo
    if photo is None:
        return
    path = inside(folder, photo.file, Diagnostic(f"the photo {photo.file}", photo.origin, f"{photo.path}.file"))
    try:
        with path.open("rb") as file:
            start, size = file.read(8), file.seek(0, os.SEEK_END)
    except OSError as error:
        raise _about_photo(photo, f"cannot be read: {error.strerror or error}") from None
    if not start.startswith(_PHOTO_MAGIC):
        raise _about_photo(photo, "is neither JPEG nor PNG", "export it as one of these")
    if size > MAX_PHOTO:
        raise _about_photo(photo, f"is larger than {MAX_PHOTO >> 20} MiB", "make it smaller")


def _about_photo(photo: Photo, message: str, hint: str = "") -> ProfileError:
    words = f"the photo {photo.file} {message}"
    return ProfileError([Diagnostic(words, photo.origin, f"{photo.path}.file", hint=hint)])


def inside(folder: Path, name: str, about: Diagnostic) -> Path:
    """Return the path of a file below a folder, links resolved.

    Raises ProfileError, worded after `about`, if it leaves the folder or does not exist.
    """
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        found = path.is_file()
    except (OSError, RuntimeError):  # a name too long for the system; RuntimeError: links in a circle, before 3.13
        path, found = root, False
    if not path.is_relative_to(root):
        raise ProfileError([replace(about, message=f"{about.message} is outside the profile's folder")])
    if not found:
        raise ProfileError([replace(about, message=f"{about.message} does not exist", hint=f"looked in {folder}")])
    return path


def require_complete(document: Document) -> None:
    """Raise MissingTranslation if anything is absent in, or foreign to, the document's language."""
    gaps = [omission for omission in document.omissions if omission.reason in GAPS]
    hint = "--strict was given"
    if gaps:
        raise MissingTranslation([Diagnostic(f"no text in {g.language}", g.origin, g.path, hint=hint) for g in gaps])


def slug_of(profile: Profile, path: Path) -> str:
    """Return the stem of a profile's output files: its slug, else its file's name made safe."""
    return profile.slug or safe_slug(path.stem)


def _day_of_environment() -> PartialDate | None:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC; raises CvBuilderError if it is malformed."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    from datetime import UTC, datetime

    try:
        day = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise CvBuilderError([Diagnostic(f"SOURCE_DATE_EPOCH is {seconds!r}", expected="seconds since 1970")]) from None
    return PartialDate(day.year, day.month, day.day)


def put(built: Built, folder: Path) -> Path:
    """Write a file's bytes into a folder, whole or not at all; raises WriteError."""
    target = folder / built.name
    if Path(built.name).name != built.name:
        raise WriteError(f"{built.name} would leave the output folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(target, built.content)
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot write {target}: {error.strerror or error}")]) from error
    return target


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target, then rename: a reader sees the old file or the new one."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class Checked(Struct, frozen=True):
    """What `check` found of one profile: the gaps of each language that it is written in."""

    file: str
    omissions: tuple[Omission, ...]


def check(path: Path) -> Checked:
    """Read, parse and compose a profile in all its languages, as a cv that shows all; raises what a build would."""
    profile = load(path)
    folder = path.resolve().parent
    check_portrait(profile, folder)
    gaps: list[Omission] = []
    themes: dict[str, Source] = {}
    for job in jobs(profile, Request(kinds=("cv", "resume"), languages=(ALL,)), folder):
        _style(job, profile, themes)
        document = compose(profile, job.locale, job.plan)
        gaps.extend(gap for gap in document.omissions if gap.reason in GAPS)
    return Checked(str(path), tuple(dict.fromkeys(gaps)))


__all__ = ["ALL", "Built", "Checked", "Job", "Request", "build", "check", "jobs", "load", "put"]
