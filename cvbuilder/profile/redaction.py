"""Fields that a document must not show: takes names of redactions and paths, gives paths that are known to the model.

A path names a field as diagnostics do, `contact.phone`; through a list it means every item (`references.email`),
with a number one of them (`experience[0].team_size`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cvbuilder.profile.fields import Either, Fields, Many, Shape, field, plan
from cvbuilder.profile.model import Profile, Record, Redaction
from cvbuilder.profile.wrong import Wrong, did_you_mean

PRESETS: Mapping[str, tuple[str, ...]] = {
    "public": (
        "contact.email", "contact.phone", "contact.wechat", "personal", "references.email", "references.phone",
    ),
}  # fmt: skip
"""Redactions that every profile has. `public`: what nobody puts on the open web; the town stays, the finest address."""

_STEP = re.compile(r"([a-z_]+)(?:\[([0-9]{1,4})\])?")
_KEPT = ("include", "name", "slug", "documents", "settings")
"""Keys that are no content, or without which there is no document."""

Step = tuple[str, int | None]


def steps_of(path: str) -> tuple[Step, ...]:
    """Return a path's keys, each with the number of an item or None for all. Raises Wrong for what is no path."""
    found: list[Step] = []
    for part in path.split("."):
        step = _STEP.fullmatch(part)
        if step is None:
            raise Wrong(f"`{path[:60]}` is not the path of a field", "such as contact.phone or references[0].email")
        found.append((step[1], int(step[2]) if step[2] else None))
    return tuple(found)


def check_field(path: str) -> None:
    """Raise Wrong unless a path names a field that a document can do without."""
    cls: type[Record] = Profile
    steps = steps_of(path)
    if steps[0][0] in _KEPT:
        raise Wrong(f"`{steps[0][0]}` cannot be redacted", "a field of what the profile tells")
    for number, (name, index) in enumerate(steps):
        keys = plan(cls)
        if name not in keys.names:
            raise Wrong(f"there is no field `{name}` in `{path[:60]}`", hint=did_you_mean(name, keys.names))
        shape = field(cls, name).shape
        is_list = isinstance(shape, Many)
        if index is not None and not is_list:
            raise Wrong(f"`{name}` is no list, so that it has no item {index}", hint=f"write `{name}`")
        last = number == len(steps) - 1
        if last and index is None and name in keys.required:
            hint = "redact the whole entry, or give it other words with --set"
            raise Wrong(f"`{name}` is required, so that it cannot be left out", hint=hint)
        record = _record_of(shape)
        if not last and record is None:
            raise Wrong(f"`{name}` has no fields in `{path[:60]}`")
        cls = record or cls


def _record_of(shape: Shape) -> type[Record] | None:
    if isinstance(shape, Many):
        return _record_of(shape.item)
    if isinstance(shape, Either):
        return _record_of(shape.other)
    return shape.cls if isinstance(shape, Fields) else None


def redacted_fields(word: str, own: Sequence[Redaction]) -> tuple[str, ...]:
    """Return the paths that a word stands for: those of the redaction of that name, else the word. Raises Wrong."""
    named: dict[str, tuple[str, ...]] = {**PRESETS}
    named.update({redaction.name: redaction.fields for redaction in own})
    if word in named:
        return tuple(named[word])
    if re.fullmatch(r"[^.\[\]]+", word) and word not in plan(Profile).names:
        names = (*named, *(name for name in plan(Profile).names if name not in _KEPT))
        raise Wrong(f"there is no redaction or field `{word[:60]}`", hint=did_you_mean(word, names))
    check_field(word)
    return (word,)


def is_named(word: str, own: Sequence[Redaction]) -> bool:
    """True for the name of a redaction, false for a path."""
    return word in PRESETS or any(redaction.name == word for redaction in own)
