"""The JSON Schema of a profile: takes the model's shapes, gives a schema for editors; the parser does not use it.

Draft 2020-12. What an editor flags, the parser refuses too; the parser refuses more: what depends on
the calendar, on other fields, or on the file system. A schema knows YAML 1.2's types, our parser none,
so a text may be a number or a truth value here.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc
from typing import Any

from cvbuilder.profile.addresses import EMAIL_PATTERN, MAX_URL, PATH_PATTERN, PHONE_PATTERN, URL_PATTERN
from cvbuilder.profile.amounts import AMOUNT_PATTERN
from cvbuilder.profile.dates import DATE_PATTERN, FIRST_YEAR, LAST_YEAR
from cvbuilder.profile.fields import (
    Either,
    Fields,
    Many,
    Raw,
    Shape,
    Text,
    TextOr,
    Value,
    ValueKind,
    Words,
    field,
    plan,
)
from cvbuilder.profile.languages import COUNTRIES, LENGTHS, NOT_TAGS, TAG_PATTERN
from cvbuilder.profile.model import Dated, Profile, Record
from cvbuilder.profile.reader import MAX_ITEMS, MAX_TEXT
from cvbuilder.profile.sections import MAX_TAG
from cvbuilder.profile.sections import TAG_PATTERN as VARIANT_PATTERN
from cvbuilder.profile.text import Prose
from cvbuilder.profile.values import COUNTRY_PATTERN, MAX_NUMBER
from cvbuilder.source import Node, Scalar, Sequence, read_bytes

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_PLAIN: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": MAX_TEXT}
_NO_TAGS = sorted((*NOT_TAGS, *COUNTRIES))
_KINDS: dict[ValueKind, Callable[[], Schema]] = {
    "text": lambda: dict(_PLAIN),
    "number": lambda: {"type": "integer", "minimum": 1, "maximum": MAX_NUMBER},
    "truth": lambda: {"type": "boolean"},
    "date": lambda: {
        "anyOf": [
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            {"type": "string", "pattern": DATE_PATTERN},
        ]
    },
    "url": lambda: {"type": "string", "pattern": URL_PATTERN, "maxLength": MAX_URL},
    "email": lambda: {"type": "string", "pattern": EMAIL_PATTERN, "maxLength": 254},
    "phone": lambda: {"type": ["string", "integer"], "pattern": PHONE_PATTERN},
    "language": lambda: {"type": "string", "pattern": TAG_PATTERN, "not": {"enum": [*_NO_TAGS, "und"]}},
    "path": lambda: {"type": "string", "pattern": PATH_PATTERN, "maxLength": MAX_TEXT},
    "tag": lambda: {"type": ["string", "integer"], "pattern": VARIANT_PATTERN, "maxLength": MAX_TAG},
    "amount": lambda: {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": AMOUNT_PATTERN}]},
    "country": lambda: {"type": "string", "pattern": COUNTRY_PATTERN},
}


def json_schema(cls: type[Record] = Profile) -> Schema:
    """Return the schema of a file, a profile's if no other is asked for; the order of its keys is that of the model."""
    definitions: dict[str, Schema] = {"text": _text(), "prose": _prose()}
    schema = _object(cls, definitions)
    if "include" in schema["properties"]:  # what is required may stand in an included file
        schema["anyOf"] = [{"required": schema.pop("required")}, {"required": ["include"]}]
    return {"$schema": DIALECT, "title": f"cvbuilder {cls.__name__.lower()}", **schema, "$defs": definitions}


def _text() -> Schema:
    names = {"pattern": TAG_PATTERN, "not": {"enum": _NO_TAGS}}
    by_language = {
        "type": "object",
        "description": "Texts by language tag; `und` serves all languages",
        "propertyNames": names,
        "additionalProperties": dict(_PLAIN),
        "minProperties": 1,
    }
    return {"anyOf": [dict(_PLAIN), by_language]}


def _prose() -> Schema:
    """A text, or a long and a short one that say the same."""
    text: Schema = {"$ref": "#/$defs/text"}
    lengths = {
        "type": "object",
        "description": "The same in two lengths, the short one for where there is little room",
        "properties": {name: {**text, "description": f"The {name} text"} for name in LENGTHS},
        "additionalProperties": False,
        "required": list(LENGTHS),
    }
    return {"anyOf": [text, lengths]}


def _object(cls: type[Record], definitions: dict[str, Schema]) -> Schema:
    """The schema of a mapping; the records that it refers to are added to `definitions`."""
    keys = plan(cls)
    schema: Schema = {
        "type": "object",
        "description": cleandoc(cls.__doc__ or ""),
        "properties": {name: _property(cls, name, definitions) for name in keys.names},
        "additionalProperties": False,
    }
    if keys.required:
        schema["required"] = list(keys.required)
    if issubclass(cls, Dated):
        schema["dependentRequired"] = {"end": ["start"]}
        schema["not"] = {"required": ["date"], "anyOf": [{"required": ["start"]}, {"required": ["end"]}]}
    return schema


def _property(cls: type[Record], name: str, definitions: dict[str, Schema]) -> Schema:
    found = field(cls, name)
    schema = _schema(found.shape, definitions)
    if found.about:
        schema["description"] = found.about.text
        if found.about.example:
            schema["examples"] = [_plain(read_bytes(found.about.example.encode(), name).root)]
    return schema


def _schema(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    if isinstance(shape, Value):
        return _KINDS[shape.kind]()
    if isinstance(shape, Words):
        return {"enum": list(shape.words)}
    if isinstance(shape, Text):
        return {"$ref": "#/$defs/prose" if issubclass(shape.cls, Prose) else "#/$defs/text"}
    if isinstance(shape, TextOr):
        return {"anyOf": [_schema(shape.text, definitions), _schema(shape.record, definitions)]}
    if isinstance(shape, Either):
        return {"anyOf": [{"enum": list(shape.words)}, _schema(shape.other, definitions)]}
    if isinstance(shape, Many):
        item = _schema(shape.item, definitions)
        many: Schema = {"type": "array", "items": item, "maxItems": MAX_ITEMS}
        return {"anyOf": [many, dict(item)]} if shape.single else many
    if isinstance(shape, Raw):
        return {"type": "object"}
    return _reference(shape, definitions)


def _reference(shape: Fields, definitions: dict[str, Schema]) -> Schema:
    """Refer to a record's definition, and make it at the first reference: its mapping, or its shorthand."""
    name = shape.cls.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place in the order, and ends a recursion
        mapping = _object(shape.cls, definitions)
        shorthand = plan(shape.cls).shorthand
        if shorthand is None:
            definitions[name] = mapping
        else:
            definitions[name] = {"anyOf": [mapping, _schema(field(shape.cls, shorthand).shape, definitions)]}
    return {"$ref": f"#/$defs/{name}"}


def _plain(node: Node) -> Any:
    """An example as YAML 1.2 types it."""
    if isinstance(node, Scalar):
        if node.style == "plain" and node.text.isdigit():
            return int(node.text)
        return {"true": True, "false": False}.get(node.text, node.text)
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {entry.key.text: _plain(entry.value) for entry in node.entries}
