"""The stages put together: profile files in, documents out. The one door to the file system and the clock.

A build reads, parses, composes, lays out and writes everything in memory first; only when all of it
is sound are files put in place, each beside its target and then renamed, so that a failure never
touches an older good file. Nothing here prints or exits.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Document, Omission
from cvbuilder.errors import Diagnostic, MissingTranslation, ProfileError, WriteError
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.locale import Locale, matches, open_locale, resolve
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.messages import parse_messages
from cvbuilder.profile.model import DocumentPlan, Kind, MessageOverride, PageSize, PrivateField
from cvbuilder.profile.text import PartialDate
from cvbuilder.source import Source, read

if TYPE_CHECKING:
    from cvbuilder.theme import Style

ALL = "all"
GAPS = ("untranslated", "fallback")
"""The reasons for an omission that a translation would mend."""
_WINDOWS_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
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
    day = request.today or _day_of_environment() or profile.updated
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
        themes[name] = load_theme(name)
    tokens = profile.settings.tokens
    return resolve_theme(themes[name], job.locale.tag, page, job.plan.kind, tokens.node if tokens else None)


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
            found.append(Job(plan, asked, open_locale(asked, _words_for(words, asked))))
    return tuple(found)


def _languages(profile: Profile, plans: Sequence[DocumentPlan], request: Request) -> tuple[str, ...]:
    """The languages asked for, as they were asked; else those that the plans declare."""
    own = profile.settings.languages
    if request.languages:
        asked = [tag for word in request.languages for tag in (own if word == ALL else (word,))]
    else:
        asked = [tag for plan in plans for tag in plan.languages or own]
    return tuple({resolve(tag): tag for tag in reversed(asked)}.values())[::-1]


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


def _words_for(overrides: Sequence[MessageOverride], asked: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for override in overrides:
        text = next((text for text in override.text.texts if matches(text.language, asked)), None)
        if text is not None:
            words[override.message] = text.text
    return words


def check_portrait(profile: Profile, folder: Path) -> None:
    """Raise ProfileError if the portrait is absent, outside the profile's folder, or no picture."""
    photo = profile.photo
    if photo is None:
        return
    path = inside(folder, photo.file, Diagnostic(f"the photo {photo.file}", photo.origin, f"{photo.path}.file"))
    with path.open("rb") as file:
        start = file.read(8)
    if not start.startswith(_PHOTO_MAGIC):
        raise _about_photo(profile, "is neither JPEG nor PNG", "export it as one of these")
    if path.stat().st_size > MAX_PHOTO:
        raise _about_photo(profile, f"is larger than {MAX_PHOTO >> 20} MiB", "make it smaller")


def _about_photo(profile: Profile, message: str, hint: str) -> ProfileError:
    photo = profile.photo
    assert photo is not None
    return ProfileError(
        [Diagnostic(f"the photo {photo.file} {message}", photo.origin, f"{photo.path}.file", hint=hint)]
    )


def inside(folder: Path, name: str, about: Diagnostic) -> Path:
    """Return the path of a file below a folder, links resolved.

    Raises ProfileError, worded after `about`, if it leaves the folder or does not exist.
    """
    root = folder.resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise ProfileError([replace(about, message=f"{about.message} is outside the profile's folder")])
    if not path.is_file():
        raise ProfileError([replace(about, message=f"{about.message} does not exist", hint=f"looked in {folder}")])
    return path


def require_complete(document: Document) -> None:
    """Raise MissingTranslation if anything is absent in, or foreign to, the document's language."""
    gaps = [omission for omission in document.omissions if omission.reason in GAPS]
    if gaps:
        raise MissingTranslation(
            [Diagnostic(f"no text in {gap.language}", gap.origin, gap.path, hint="--strict was given") for gap in gaps]
        )


def slug_of(profile: Profile, path: Path) -> str:
    """Return the stem of a profile's output files: its slug, else its file's name made safe."""
    if profile.slug:
        return profile.slug
    stem = re.sub(r"[^\w-]+", "-", path.stem).strip("-_")[:80] or "profile"
    return f"{stem}-cv" if _WINDOWS_RESERVED.fullmatch(stem) else stem


def _day_of_environment() -> PartialDate | None:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdigit():
        return None
    from datetime import UTC, datetime

    day = datetime.fromtimestamp(int(seconds), UTC)
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
    for job in jobs(profile, Request(kinds=("cv", "resume"), languages=(ALL,)), folder):
        document = compose(profile, job.locale, job.plan)
        gaps.extend(gap for gap in document.omissions if gap.reason in GAPS)
    return Checked(str(path), tuple(dict.fromkeys(gaps)))


__all__ = ["ALL", "Built", "Checked", "Job", "Request", "build", "check", "jobs", "load", "put"]
