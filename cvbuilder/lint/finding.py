"""The values of this room: a rule, and what a rule finds; no behaviour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from cvbuilder.errors import SourceSpan
from cvbuilder.lint.subject import Subject
from cvbuilder.source.edits import Edit

Severity = Literal["warning", "note"]
"""A warning is wrong by a rule of writing or by its own words; a note may be meant, and wants a look."""


class Found(Struct, frozen=True):
    """What the check of one rule says: where, what, and what to do; the rule's own words are added to it."""

    span: SourceSpan
    path: str
    message: str
    hint: str = ""
    fix: tuple[Edit, ...] | None = None


class Rule(Struct, frozen=True):
    """One thing to look for. `wrong` and `right` are an example of it in YAML, `mends` whether --fix mends it."""

    code: str
    name: str
    severity: Severity
    about: str
    wrong: str
    right: str
    check: Callable[[Subject], Iterator[Found]]
    mends: bool = False


class Finding(Struct, frozen=True):
    """Something that a profile's author may want to change. `fix` mends it by offsets of the file, if it can be."""

    code: str
    name: str
    severity: Severity
    span: SourceSpan
    path: str
    message: str
    hint: str = ""
    fix: tuple[Edit, ...] | None = None
