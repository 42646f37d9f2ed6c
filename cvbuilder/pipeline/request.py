"""What is asked of the pipeline and what it gives: requests, jobs, files as bytes, findings."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from cvbuilder.document.nodes import EditionForm, Omission
from cvbuilder.layout.boxes import FitReport, LayoutWarning
from cvbuilder.locale import Locale
from cvbuilder.profile.model import DocumentPlan, Kind, PageSize, PrivateField
from cvbuilder.profile.text import PartialDate
from cvbuilder.profile.variants import Length, SourceForm

EDITIONS: tuple[EditionForm, ...] = get_args(EditionForm)
"""The forms of a file that holds all languages of a profile; asked for in place of a language."""
SOURCES: tuple[SourceForm, ...] = get_args(SourceForm)
"""What of a profile a PDF may carry: what it shows, the whole, nothing."""
ALL = "all"
"""Stands for every language of a profile."""
GAPS = ("untranslated", "fallback")
"""The reasons for an omission that a translation would mend."""
GAVE_WAY = ("left-out", "shortened")
"""The kinds of warning that tell what was done to keep a page limit."""
MACHINE_MADE = "converted"
"""The reason of what is shown as a machine wrote it, and is for a person to read."""
KINDS: tuple[Kind, ...] = get_args(Kind)
LENGTHS: tuple[Length, ...] = get_args(Length)
PAGE_SIZES: tuple[PageSize, ...] = get_args(PageSize)
PRIVATE_FIELDS: tuple[PrivateField, ...] = get_args(PrivateField)


class Request(Struct, frozen=True):
    """What is to be built, where it differs from what the profile says; empty means as the profile says.

    `pages` is how many pages each document may have at most; `tags` and `redact` say which variant it is, `changes`
    are fields of the profile with other values, as `settings.theme=modern`; `strict`: a missing translation is an
    error; `convert`: what a Traditional document lacks is made from the Simplified text by OpenCC; `source`: what of
    the profile a PDF carries; `variant`: of several documents only those of which the name has this part.
    """

    kinds: tuple[Kind, ...] = ()
    languages: tuple[str, ...] = ()
    theme: str = ""
    page: PageSize | None = None
    pages: int | None = None
    formats: tuple[str, ...] = ()
    private: tuple[PrivateField, ...] = ()
    tags: tuple[str, ...] = ()
    length: Length | None = None
    redact: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    today: PartialDate | None = None
    strict: bool = False
    convert: bool = False
    source: SourceForm | None = None
    variant: str | None = None


class Job(Struct, frozen=True):
    """One document to be made: its plan, the language as it was asked for, and the locale that serves it.

    An edition in several languages is asked for by its form; its plan and locale are those of its first part. `variant`
    is its part of the file's name, '' for none.
    """

    plan: DocumentPlan
    asked: str
    locale: Locale
    parts: tuple[Job, ...] = ()
    variant: str = ""
    formats: tuple[str, ...] = ("pdf",)


class Built(Struct, frozen=True):
    """One file's bytes with its name, and what is to be said about it."""

    name: str
    content: bytes
    kind: str
    language: str
    pages: int
    omissions: tuple[Omission, ...]
    warnings: tuple[LayoutWarning, ...]
    fit: FitReport | None = None
    variant: str = ""


class Checked(Struct, frozen=True):
    """What `check` found of one profile in all its languages and kinds: missing texts, and faults of its pages."""

    file: str
    omissions: tuple[Omission, ...]
    warnings: tuple[LayoutWarning, ...] = ()
