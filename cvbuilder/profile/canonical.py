"""A profile as its one canonical file: the inverse of `parse`, by the same shapes of the model.

Takes a Profile, gives the text of a YAML file that parses to it, places apart. Keys stand in the model's order, what
is at its default is left out, and every text has one form, so that equal profiles make equal files.
"""

from __future__ import annotations

from typing import Any, cast

from msgspec import NODEFAULT

from cvbuilder.profile.fields import Either, Fields, Many, Raw, Shape, Text, TextOr, Words, defaults_of, field, plan
from cvbuilder.profile.fields import Value as Single
from cvbuilder.profile.model import Profile, Record
from cvbuilder.profile.text import NEUTRAL, Amount, Localized, PartialDate, Prose
from cvbuilder.source.dump import Bare, Value, dump, value_of

_NAMED = ("text", "path", "url", "email", "phone")
"""Kinds of single values that are texts: a word that looks like a number stands in quotes there."""


def canonical(profile: Profile) -> str:
    """Return the text of the profile's file; what its settings list as languages is listed, the first first."""
    first = next(iter(profile.settings.languages), "")
    return dump(_record(profile, Profile, first))


def _record(record: Record, cls: type[Record], first: str) -> dict[str, Value]:
    """The keys of a record that say something."""
    defaults = defaults_of(cls)
    found: dict[str, Value] = {}
    for name in plan(cls).names:
        value, default = getattr(record, name), defaults[name]
        if value == default:
            continue
        told = _value(value, field(cls, name).shape, first)
        if told or default is None or default is NODEFAULT:  # a record that says nothing is its default
            found[name] = told
    return found


def _value(value: Any, shape: Shape, first: str) -> Value:
    if isinstance(shape, Text):
        return _localized(value, first)
    if isinstance(shape, Many):
        return [_value(item, shape.item, first) for item in value]
    if isinstance(shape, Fields):
        return _shortened(_record(value, shape.cls, first), shape.cls)
    if isinstance(shape, TextOr):
        return _value(value, shape.text if isinstance(value, Localized) else shape.record, first)
    if isinstance(shape, Either):
        return Bare(value) if value in shape.words else _value(value, shape.other, first)
    if isinstance(shape, Words):
        return Bare(value)
    return value_of(value.node) if isinstance(shape, Raw) else _single(value, shape)


def _single(value: Any, shape: Single) -> Value:
    if isinstance(value, bool):
        return Bare("true" if value else "false")
    if isinstance(value, PartialDate):
        return Bare(value.written)
    if isinstance(value, Amount):
        return Bare(f"{value.low}-{value.high}" if value.high else value.low)
    return cast(str, value) if shape.kind in _NAMED else Bare(value)


def _shortened(found: dict[str, Value], cls: type[Record]) -> Value:
    """A record that says no more than its shorthand does, as that alone."""
    shorthand = plan(cls).shorthand
    if shorthand is None or tuple(found) != (shorthand,) or not isinstance(found[shorthand], str):
        return found
    return found[shorthand]


def _localized(value: Localized, first: str) -> Value:
    """A text alone where its language goes without saying, else texts by language; two lengths by their names."""
    if isinstance(value, Prose) and value.short is not None:
        return {"long": _texts(value, first), "short": _texts(value.short, first)}
    return _texts(value, first)


def _texts(value: Localized, first: str) -> Value:
    usual = first if isinstance(value, Prose) else NEUTRAL
    if len(value.texts) == 1 and value.texts[0].language == usual:
        return value.texts[0].text
    return {text.language: text.text for text in value.texts}
