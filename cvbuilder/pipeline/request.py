"""What is asked of the pipeline and what it gives: requests, jobs, files as bytes, findings."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from cvbuilder.document.nodes import Omission
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.locale import Locale
from cvbuilder.profile.model import DocumentPlan, Kind, PageSize, PrivateField
from cvbuilder.profile.text import PartialDate

ALL = "all"
"""Stands for every language of a profile."""
GAPS = ("untranslated", "fallback")
"""The reasons for an omission that a translation would mend."""
KINDS: tuple[Kind, ...] = get_args(Kind)
PAGE_SIZES: tuple[PageSize, ...] = get_args(PageSize)
PRIVATE_FIELDS: tuple[PrivateField, ...] = get_args(PrivateField)


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


class Checked(Struct, frozen=True):
    """What `check` found of one profile: the gaps of each language that it is written in, what layout warns of."""

    file: str
    omissions: tuple[Omission, ...]
    warnings: tuple[LayoutWarning, ...] = ()
