"""What an event asks for and a profile lacks: takes a subject and an event, gives findings at their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cvbuilder.document.blurb.compose import UNIT_NAMES
from cvbuilder.events import Answer, Event, PhotoAsked, fill
from cvbuilder.exchange.photo import size_of
from cvbuilder.lint import Finding, Subject
from cvbuilder.lint.finding import Rule
from cvbuilder.lint.rules import EVENT_MISSING, EVENT_PHOTO, EVENT_TOO_LONG, EVENT_TOO_SHORT
from cvbuilder.pipeline.blurbs import compositions, label_of, languages_for
from cvbuilder.pipeline.files import read_portrait

_RULES: Mapping[str, Rule] = {"missing": EVENT_MISSING, "long": EVENT_TOO_LONG, "short": EVENT_TOO_SHORT}
_PLACES: Mapping[str, str] = {
    "given": "name", "family": "name", "other_name": "name", "position": "experience[0]",
    "organization": "experience[0]", "email": "contact", "phone": "contact", "website": "contact", "links": "contact",
    "location": "contact", "talks_given": "talks", "full_title": "talks[0]", "title": "talks[0]",
    "abstract": "talks[0]", "outline": "talks[0]", "takeaways": "talks[0]", "audience": "talks[0]",
    "level": "talks[0]", "talk_language": "talks[0]",
}  # fmt: skip
"""Where the profile says, or would say, what fills a field."""
_FIELDS: Mapping[str, str] = {"full_title": "title", "position": "position", "organization": "organization"}
MEGABYTE = 1_000_000


def event_findings(subject: Subject, event: Event, folder: Path) -> tuple[Finding, ...]:
    """Return what is missing, too long or too short for an event, and what its portrait lacks.

    Raises LocaleError for a language without a catalog, ProfileError for a portrait that cannot be read.
    """
    found: list[Finding] = []
    for c in compositions(subject.profile, folder, languages_for(subject.profile, event), convert=False):
        for answer in fill(event, c):
            if answer.problem:
                found.append(_finding(subject, answer, f"{label_of(answer, c)} ({c.language})"))
    if event.photo is not None:
        found.extend(_photo(subject, event.photo, folder))
    return tuple(found)


def _finding(subject: Subject, answer: Answer, label: str) -> Finding:
    content = answer.field.content
    path = _PLACES.get(content, content)
    if content in ("title", "full_title", "abstract", "position", "organization") and answer.problem != "missing":
        path = f"{path}.{_FIELDS.get(content, content)}"
    hint = {"missing": f"write it under `{path}`", "long": "write a shorter one", "short": "write more"}[answer.problem]
    return _told(subject, _RULES[answer.problem], path, (f"{label}: {answer.message}", hint))


def _photo(subject: Subject, asked: PhotoAsked, folder: Path) -> Iterator[Finding]:
    portrait = read_portrait(subject.profile, folder)
    if portrait is None:
        if not asked.optional:
            yield _told(subject, EVENT_PHOTO, "photo", ("a photo is asked for", "name its file under `photo`"))
        return
    size, many = size_of(portrait.content), len(portrait.content)
    width, height = asked.width or 0, asked.height or 0
    if size is not None and (size[0] < width or size[1] < height):
        message = f"the photo has {size[0]} by {size[1]} pixels, {width} by {height} are asked for"
        yield _told(subject, EVENT_PHOTO, "photo", (message, "use a larger one"))
    if size is not None and asked.shape == "square" and size[0] != size[1]:
        message = f"the photo has {size[0]} by {size[1]} pixels, a square is asked for"
        yield _told(subject, EVENT_PHOTO, "photo", (message, "crop it"))
    if asked.megabytes is not None and many > asked.megabytes * MEGABYTE:
        message = f"the photo has {many / MEGABYTE:.1f} MB, {asked.megabytes} at most"
        yield _told(subject, EVENT_PHOTO, "photo", (message, "save it smaller"))


def _told(subject: Subject, rule: Rule, path: str, words: tuple[str, str]) -> Finding:
    message, hint = words
    for unit, name in UNIT_NAMES.items():
        message = message.replace(f" {unit},", f" {name},").replace(f" {unit} at", f" {name} at")
    return Finding(rule.code, rule.name, rule.severity, subject.at(path), path, message, hint)
