"""What a document must not show: takes a profile and paths, gives the profile without them, and what was in them.

A field is taken out before anything is composed, so that no text, link, property or bookmark can be made of it.
A value that people are reached by may stand in other words too: such a document is refused, never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from msgspec import NODEFAULT, Struct
from msgspec.structs import replace

from cvbuilder.document.nodes import Document, Omission
from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.profile import Profile
from cvbuilder.profile.fields import OWN_FIELDS, defaults_of, field
from cvbuilder.profile.fields import Value as ValueShape
from cvbuilder.profile.model import Contact, Link, Quantity, Record
from cvbuilder.profile.redaction import Step, steps_of
from cvbuilder.profile.text import Localized

T = TypeVar("T", bound=Record)

SOUGHT = ("email", "phone", "url", "text")
"""Kinds of values that are looked for in the whole document; words such as a town may stand elsewhere with right."""
SHORTEST = 4
"""Characters of a value that is looked for at least."""


class Removed(Struct, frozen=True):
    """Something that was taken out: its path, where it stands in the source, the values that must not be found."""

    path: str
    origin: SourceSpan
    values: tuple[str, ...]


def redact(profile: Profile, fields: Sequence[str]) -> tuple[Profile, tuple[Removed, ...]]:
    """Return a profile without these fields, and what was there; a path that leads to nothing removes nothing."""
    removed: list[Removed] = []
    for path in fields:
        profile = _without(profile, steps_of(path), removed)
    reached = {each.path for each in removed}
    if profile.contact is not None and reached & {"contact.email", "contact.phone"}:
        profile = replace(profile, contact=_without_links(profile.contact, reached, removed))
    return profile, tuple(removed)


def _without_links(contact: Contact, reached: set[str], removed: list[Removed]) -> Contact:
    """Contacts without the links that dial or write, where what they lead to was taken out."""
    schemes = [scheme for path, scheme in (("contact.email", "mailto:"), ("contact.phone", "tel:")) if path in reached]
    lost = [link for link in contact.links if link.url.lower().startswith(tuple(schemes))]
    removed.extend(Removed(link.path, link.origin, tuple(_values(link))) for link in lost)
    return replace(contact, links=tuple(link for link in contact.links if link not in lost))


def _without(record: T, steps: Sequence[Step], removed: list[Removed]) -> T:
    (name, index), *rest = steps
    value = getattr(record, name)
    if not value:
        return record
    if isinstance(value, tuple):
        here = [number for number, item in enumerate(value) if index is None or _number(item, number) == index]
        if rest:
            items = [
                _without(item, rest, removed) if number in here and isinstance(item, Record) else item
                for number, item in enumerate(value)
            ]
            return replace(record, **{name: tuple(items)})
        if index is not None:
            for number in here:
                removed.append(_removed(record, f"{name}[{index}]", value[number]))
            return replace(record, **{name: tuple(item for number, item in enumerate(value) if number not in here)})
    elif rest:
        return replace(record, **{name: _without(value, rest, removed)}) if isinstance(value, Record) else record
    removed.append(_removed(record, name, value))
    return replace(record, **{name: _default(record, name)})


def _number(item: Any, number: int) -> int:
    """An item's number in the file: others before it may have been taken out already."""
    found = re.search(r"\[([0-9]+)\](?:\.\w+)?$", getattr(item, "path", ""))
    return int(found[1]) if found else number


def _default(record: Record, name: str) -> Any:
    default = defaults_of(type(record))[name]
    assert default is not NODEFAULT, "the paths of redactions were checked"
    return default


def _removed(record: Record, name: str, value: Any) -> Removed:
    path = f"{record.path}.{name}" if record.path else name
    first = value[0] if isinstance(value, tuple) else value
    origin = first.origin if isinstance(first, Record | Localized) else record.origin
    key = name.partition("[")[0]
    sought = tuple(_values(value) if _holds_records(value) else _single(record, key, value))
    return Removed(path, origin, sought)


def _holds_records(value: Any) -> bool:
    return isinstance(value[0] if isinstance(value, tuple) and value else value, Record)


def _single(record: Record, name: str, value: Any) -> Iterator[str]:
    shape = field(type(record), name).shape
    if isinstance(record, Quantity):
        return  # a unit is a word that others say as well, as the heading of patents does
    if isinstance(record, Link) and not str(record.url).lower().startswith(("mailto:", "tel:")):
        return  # a page of one's own elsewhere: projects and papers lead below it with right
    if isinstance(value, str) and isinstance(shape, ValueShape) and shape.kind in SOUGHT:
        yield value


def _values(value: Any) -> Iterator[str]:
    """Every value in a record that is to be looked for."""
    if isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            if name not in OWN_FIELDS:
                inner = getattr(value, name)
                yield from _single(value, name, inner)
                yield from _values(inner)


def omissions_of(removed: Sequence[Removed], language: str) -> tuple[Omission, ...]:
    """What was taken out, as a document lists it."""
    return tuple(Omission(each.path, "redacted", language, each.origin) for each in removed)


def require_absent(value: Document | str, removed: Sequence[Removed], path: str = "") -> None:
    """Raise ProfileError for each place in which a value that was taken out is said all the same.

    `value` is a document, or a word at `path` that its file is named by.
    """
    sought = [(each, form) for each in removed for value in each.values if (form := _Form(value)).holds]
    found: dict[Removed, dict[Diagnostic, bool]] = {}
    for text, place, origin in strings_of(value, path, None) if sought else ():
        for each, form in sought:
            if form.is_in(text):
                found.setdefault(each, {}).setdefault(_told(each, place, origin), origin is not None)
    if found:
        # The file's properties repeat what stands on the pages: told only where nothing else says it.
        told = [[each for each, placed in places.items() if placed] or places for places in found.values()]
        raise ProfileError(tuple(dict.fromkeys(each for places in told for each in places)))


def _told(each: Removed, path: str, origin: SourceSpan | None) -> Diagnostic:
    hint = "say it otherwise, give it `tags`, or redact it as well"
    message = f"what was redacted, {each.path} ({each.origin}), is said here"
    return Diagnostic(message, origin or each.origin, path or each.path, hint=hint)


class _Form:
    """A value as it may be written: any case, and a number's digits with anything between them."""

    def __init__(self, value: str) -> None:
        text = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", value.casefold()).rstrip("/")
        digits = re.sub("[^0-9]", "", text)
        self._is_number = bool(re.fullmatch(r"[0-9+(). \-]+", text)) and len(digits) > SHORTEST
        self._sought = digits if self._is_number else text
        self.holds = len(self._sought) >= SHORTEST

    def is_in(self, text: str) -> bool:
        """True if the text says the value."""
        if self._is_number:
            return self._sought in re.sub(r"[\s+()./\u00a0\u2010-\u2015\-]", "", text)
        return self._sought in text.casefold()


def strings_of(value: Any, path: str, origin: SourceSpan | None) -> Iterator[tuple[str, str, SourceSpan | None]]:
    """Walk a document: every string that a file could hold, with the field that it comes from."""
    if isinstance(value, str):
        yield value, path, origin
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_of(item, path, origin)
    elif isinstance(value, Struct) and not isinstance(value, SourceSpan | Omission):
        path = getattr(value, "path", "") or getattr(value, "key", "") or path
        origin = getattr(value, "origin", None) or origin
        for name in value.__struct_fields__:
            if name not in ("path", "key", "anchor"):
                yield from strings_of(getattr(value, name), path, origin)
