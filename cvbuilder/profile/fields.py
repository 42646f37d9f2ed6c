"""What the model's annotations ask of a file: takes a Record class, gives its keys and the shape of each value.

The parser and the JSON Schema both go by these shapes, so that neither knows a field by name. A class
is looked at when a file first uses it, a field's annotation is evaluated when it is first met: a
profile that has no patents does not pay for them.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct

from cvbuilder.profile.model import About, Record
from cvbuilder.profile.text import (
    Amount,
    CountryCode,
    Email,
    LanguageTag,
    Localized,
    LocalPath,
    PartialDate,
    Phone,
    Tag,
    Tokens,
    Url,
)

ValueKind = Literal[
    "text", "number", "truth", "date", "url", "email", "phone", "language", "path", "tag", "amount", "country"
]


class Value(Struct, frozen=True):
    """A scalar of one kind."""

    kind: ValueKind


class Words(Struct, frozen=True):
    """One of a few fixed words."""

    words: tuple[str, ...]


class Text(Struct, frozen=True):
    """Text, possibly per language; `cls` is Prose or Neutral."""

    cls: type[Localized]


class Many(Struct, frozen=True):
    """A list; `single` where one item may stand without a list."""

    item: Shape
    single: bool


class Fields(Struct, frozen=True):
    """A mapping with the keys of a Record class."""

    cls: type[Record]


class Raw(Struct, frozen=True):
    """A mapping that is handed on unread."""

    cls: type[Tokens]


class TextOr(Struct, frozen=True):
    """A text, possibly per language, or a mapping with the keys of a record: any of these makes it the record."""

    text: Text
    record: Fields


class Either(Struct, frozen=True):
    """One of a few fixed words, or else something of another shape."""

    words: tuple[str, ...]
    other: Shape


Shape = Value | Words | Text | Many | Fields | TextOr | Either | Raw


class Field(Struct, frozen=True):
    """A key of a mapping: what it holds and what is said of it."""

    shape: Shape
    about: About | None


class Plan(Struct, frozen=True):
    """The keys that a Record class allows, in the model's order, and those of them that it needs."""

    names: tuple[str, ...]
    required: tuple[str, ...]
    shorthand: str | None


OWN_FIELDS = ("path", "origin")
"""The fields of every Record that the parser fills; they are no keys of the file."""

_KINDS: dict[Any, ValueKind] = {
    str: "text",
    int: "number",
    bool: "truth",
    PartialDate: "date",
    Url: "url",
    Email: "email",
    Phone: "phone",
    LanguageTag: "language",
    LocalPath: "path",
    Tag: "tag",
    Amount: "amount",
    CountryCode: "country",
}


@lru_cache(maxsize=128)
def defaults_of(cls: type[Record]) -> Mapping[str, Any]:
    """Return what each field of a Record class holds where nothing is said; NODEFAULT for what must be said."""
    names = cls.__struct_fields__
    unset = (NODEFAULT,) * (len(names) - len(cls.__struct_defaults__))
    return dict(zip(names, (*unset, *cls.__struct_defaults__), strict=True))


@lru_cache(maxsize=128)
def plan(cls: type[Record]) -> Plan:
    """Return the keys of a Record class."""
    defaults = defaults_of(cls)
    keys = tuple(name for name in defaults if name not in OWN_FIELDS)
    required = tuple(name for name in keys if defaults[name] is NODEFAULT)
    return Plan(keys, required, getattr(cls, "shorthand", None))


@lru_cache(maxsize=512)
def field(cls: type[Record], name: str) -> Field:
    """Return what a key of a Record class holds; raises KeyError for a key that it does not have."""
    for base in cls.__mro__:
        annotation = getattr(base, "__annotations__", {}).get(name)
        if annotation is not None:
            # The model's own words, never a user's. typing.get_type_hints would evaluate the whole class.
            hint = eval(annotation, vars(sys.modules[base.__module__]))
            about = next((extra for extra in get_args(hint)[1:] if isinstance(extra, About)), None)
            return Field(shape_of(hint), about)
    raise KeyError(name)


def shape_of(hint: Any) -> Shape:
    """Return the shape that a type asks for; raises TypeError for one that no file can express."""
    origin = get_origin(hint)
    if origin is Annotated:
        return shape_of(get_args(hint)[0])
    if origin is Union or origin is types.UnionType:
        return _union([part for part in get_args(hint) if part is not type(None)])
    if origin is Literal:
        return Words(get_args(hint))
    if origin is tuple:
        item = shape_of(get_args(hint)[0])
        return Many(item, is_textual(item))
    if hint in _KINDS:
        return Value(_KINDS[hint])
    if hint is Tokens:
        return Raw(hint)
    if isinstance(hint, type) and issubclass(hint, Localized):
        return Text(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        return Fields(hint)
    raise TypeError(f"no shape for {hint!r}")


def _union(parts: list[Any]) -> Shape:
    words = tuple(word for part in parts if get_origin(part) is Literal for word in get_args(part))
    others = [part for part in parts if get_origin(part) is not Literal]
    if not others:
        return Words(words)
    shapes = [shape_of(part) for part in others]
    if len(shapes) == 2 and isinstance(shapes[0], Text) and isinstance(shapes[1], Fields) and not words:
        return TextOr(shapes[0], shapes[1])
    if len(others) > 1:
        raise TypeError(f"no shape for a choice of {others!r}")
    return Either(words, shapes[0]) if words else shapes[0]


def is_textual(shape: Shape) -> bool:
    """True where a text, or a mapping of languages to texts, is the whole value: Prose, Neutral, Point."""
    if isinstance(shape, Fields):
        shorthand = plan(shape.cls).shorthand
        return shorthand is not None and isinstance(field(shape.cls, shorthand).shape, Text)
    return isinstance(shape, Text)


def takes_languages(shape: Shape) -> bool:
    """True where a mapping whose keys are all language tags can stand for the value."""
    if isinstance(shape, Fields):
        shorthand = plan(shape.cls).shorthand
        return shorthand is not None and takes_languages(field(shape.cls, shorthand).shape)
    if isinstance(shape, Many):
        return shape.single
    if isinstance(shape, Either):
        return takes_languages(shape.other)
    return isinstance(shape, Text)


def takes_lists(shape: Shape) -> bool:
    """True where a list can stand for the value."""
    if isinstance(shape, Fields):
        shorthand = plan(shape.cls).shorthand
        return shorthand is not None and takes_lists(field(shape.cls, shorthand).shape)
    return isinstance(shape, Many)
