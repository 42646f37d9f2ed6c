"""Texts about a speaker: a profile's path and what is asked in, the texts and what they leave out.

Nothing here prints or writes. Raises ProfileError, LocaleError, LimitError and EventError with all that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from pathlib import Path

from msgspec import Struct

from cvbuilder.document.blurb import Chosen, Limit, blurb
from cvbuilder.document.blurb.card import Passage, make_card
from cvbuilder.document.blurb.compose import UNIT_NAMES
from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.document.redaction import Removed, redact, require_absent
from cvbuilder.errors import CvBuilderError, Diagnostic, EventError, LimitError, ProfileError
from cvbuilder.events import Answer, Event, fill, load_event, read_event
from cvbuilder.locale import matches
from cvbuilder.locale.counting import UNITS, Unit, count
from cvbuilder.pipeline.build import load, slug_of
from cvbuilder.pipeline.files import day_of_environment, read_portrait
from cvbuilder.pipeline.jobs import jobs
from cvbuilder.pipeline.request import Request
from cvbuilder.profile import Profile
from cvbuilder.source import read

STANDARD: dict[bool, tuple[Limit, ...]] = {
    False: (Limit(140, "chars"), *(Limit(words, "words") for words in (50, 100, 150, 200))),
    True: (Limit(140, "chars"), *(Limit(zi, "zi") for zi in (80, 150, 300))),
}
"""The lengths that are asked for most: of Chinese, and of other languages."""
USUAL = {True: Limit(150, "zi"), False: Limit(100, "words")}


__all__ = ["STANDARD", "BlurbRequest", "Blurbs", "Limit", "blurbs", "compositions", "languages_for", "named_event"]


class BlurbRequest(Struct, frozen=True):
    """What is asked: one limit, the standard lengths, or an event's fields. `talk` counts from 1.

    `tags` and `redact` are those of a build: which variant of the profile speaks, and what it keeps to itself.
    """

    languages: tuple[str, ...] = ()
    limit: Limit | None = None
    standard: bool = False
    event: str = ""
    talk: int = 1
    form: str = "txt"
    convert: bool = False
    tags: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()


class Blurbs(Struct, frozen=True):
    """The texts as bytes in the format that was asked for, what each does not say, and what could not be made."""

    content: bytes
    passages: tuple[Passage, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def blurbs(path: Path, request: BlurbRequest) -> Blurbs:
    """Make the texts that are asked for of one profile."""
    from cvbuilder.exchange import FORMATS

    profile, folder = load(path), path.resolve().parent
    if request.talk > max(1, len(profile.talks)):
        message = f"there is no talk {request.talk}"
        raise ProfileError([Diagnostic(message, path="talks", hint=f"the profile has {len(profile.talks)}")])
    event = named_event(request.event, folder) if request.event else None
    profile, removed = _redacted(profile, folder, request)
    speaking = compositions(profile, folder, _languages(profile, request, event), request.convert, request.tags)
    passages: list[Passage] = []
    left_out: list[tuple[str, str]] = []
    problems: list[str] = []
    bios: dict[str, str] = {}
    for c in speaking:
        made = _asked(c, request) if event is None else _answers(event, c, request, problems)
        passages.extend(passage for passage, _ in made)
        left_out.extend((heading(passage), ", ".join(places)) for passage, places in made if places)
        bios[c.language] = next((each.text for each, _ in made if each.key in ("bio", *_bio_keys(event))), "")
    for passage in passages:
        require_absent(passage.text, removed, passage.label)
    card = make_card(
        slug_of(profile, path), speaking, bios, passages, request.talk - 1, read_portrait(profile, folder),
        (event.shape or "") if event is not None else "",
    )  # fmt: skip
    content = FORMATS[request.form].load()(card)
    return Blurbs(content, tuple(passages), tuple(left_out), tuple(problems))


def heading(passage: Passage) -> str:
    """Return how a text is called where it is spoken of."""
    return f"{passage.label}, {passage.language}"


def _redacted(profile: Profile, folder: Path, request: BlurbRequest) -> tuple[Profile, tuple[Removed, ...]]:
    """The profile without what its settings, its speaker's sheet and the request redact, and what was in there."""
    asked = Request(kinds=("bio",), tags=request.tags, redact=request.redact)
    paths = dict.fromkeys(path for job in jobs(profile, asked, folder) for path in job.plan.redact)
    return redact(profile, tuple(paths))


def compositions(
    profile: Profile, folder: Path, languages: Sequence[str], convert: bool, tags: tuple[str, ...] = ()
) -> list[Composition]:
    """Return a composition of the speaker's kit in each language, of the variant that some tags ask for."""
    request = Request(kinds=("bio",), languages=tuple(languages), convert=convert, tags=tags)
    day = day_of_environment() or profile.updated
    return [Composition(profile, job.locale, job.plan, day) for job in jobs(profile, request, folder)]


def named_event(name: str, folder: Path) -> Event:
    """Return a preset, or, for a name that ends in .yaml, the user's own file here or in the profile's folder.

    Raises EventError for an unknown name, a file that is absent or elsewhere, or one that is wrong.
    """
    if not name.endswith((".yaml", ".yml")):
        return load_event(name)
    for root in (Path.cwd(), folder):
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            try:
                return read_event(read(path, name))
            except ProfileError as error:  # of the YAML itself
                raise EventError(error.diagnostics) from None
    message = f"there is no file {name} in this folder or the profile's"
    raise EventError([Diagnostic(message, hint="`cvbuilder events` lists the presets")])


def languages_for(profile: Profile, event: Event) -> tuple[str, ...]:
    """Return the languages in which an event is answered: its own as the profile has them, else near ones."""
    own = profile.settings.languages
    found: dict[str, None] = {}
    for asked in event.languages or own:
        near = [tag for tag in own if matches(tag, asked)] or [
            tag for tag in own if tag.partition("-")[0] == asked.partition("-")[0]
        ]
        found[near[0] if near else asked] = None
    return tuple(found)


def _languages(profile: Profile, request: BlurbRequest, event: Event | None) -> tuple[str, ...]:
    """The languages asked for; else the event's; else those of the profile that the unit is for."""
    if request.languages:
        return request.languages
    if event is not None:
        return languages_for(profile, event)
    own: tuple[str, ...] = profile.settings.languages
    unit = request.limit.unit if request.limit is not None else ""
    wanted = {"words": False, "zi": True, "han": True}.get(unit)
    return tuple(tag for tag in own if wanted is None or is_chinese(tag) == wanted) or own


def _asked(c: Composition, request: BlurbRequest) -> list[tuple[Passage, tuple[str, ...]]]:
    """One text, or one for each standard length that is possible; all that are not, if none is."""
    limits = STANDARD[is_chinese(c.language)] if request.standard else (request.limit or USUAL[is_chinese(c.language)],)
    found: list[tuple[Passage, tuple[str, ...]]] = []
    errors: list[CvBuilderError] = []
    for limit in limits:
        try:
            made = blurb(c, limit)
        except LimitError as error:
            errors.append(error)
            continue
        label = f"{limit.most} {UNIT_NAMES[limit.unit]}"
        found.append((Passage("bio", label, c.language, made.text, _measured(c, made, limit)), made.left_out))
    if errors and (not found or not request.standard):
        raise type(errors[0])([diagnostic for error in errors for diagnostic in error.diagnostics])
    return found


def _measured(c: Composition, made: Chosen, limit: Limit) -> str:
    """How long a text is by its own limit, then by the other counts of its language."""
    usual: Unit = "zi" if is_chinese(c.language) else "words"
    units = dict.fromkeys(unit for unit in UNITS if unit in (limit.unit, usual, "chars", "seconds"))
    ordered = sorted(units, key=lambda unit: unit != limit.unit)
    return ", ".join(f"{_number(count(made.text, unit, c.language))} {UNIT_NAMES[unit]}" for unit in ordered)


def _number(length: Fraction) -> str:
    return str(ceil(length))


def _answers(
    event: Event, c: Composition, request: BlurbRequest, problems: list[str]
) -> list[tuple[Passage, tuple[str, ...]]]:
    found: list[tuple[Passage, tuple[str, ...]]] = []
    for answer in fill(event, c, request.talk - 1, request.limit):
        label = label_of(answer, c)
        if answer.problem:
            problems.append(f"{label} ({c.language}): {answer.message}")
        if answer.text:
            passage = Passage(answer.field.key, label, c.language, answer.text, _of_limit(answer, c))
            found.append((passage, answer.left_out))
    return found


def label_of(answer: Answer, c: Composition) -> str:
    """Return what the form calls a field, in the language if it does so."""
    texts = answer.field.label.texts
    own = (text.text for text in texts if matches(text.language, c.language))
    return next(own, texts[0].text)


def _of_limit(answer: Answer, c: Composition) -> str:
    if answer.limit is None:
        usual: Unit = "zi" if is_chinese(c.language) else "words"
        length = f"{_number(count(answer.text, usual, c.language))} {UNIT_NAMES[usual]}"
        return length if answer.field.content == "bio" else ""
    number, unit = _number(count(answer.text, answer.limit.unit, c.language)), UNIT_NAMES[answer.limit.unit]
    return f"{number} of {answer.limit.most} {unit}" if answer.limit.most else f"{number} {unit}"


def _bio_keys(event: Event | None) -> Iterator[str]:
    return (field.key for field in (event.fields if event is not None else ()) if field.content == "bio")
