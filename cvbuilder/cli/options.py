"""Values of options: comma-separated lists and dates, checked before any file is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from cvbuilder.pipeline import Request


def words(text: str | None, allowed: Sequence[str] | None, option: str) -> tuple[str, ...]:
    """Split a comma-separated value; raises BadParameter for a word that is not allowed."""
    found = tuple(dict.fromkeys(word.strip() for word in (text or "").split(",") if word.strip()))
    if text is not None and not found:
        raise typer.BadParameter("there is no word in it", param_hint=option)
    for word in found:
        if allowed is not None and word not in allowed:
            raise typer.BadParameter(f"{word} is none of {', '.join(allowed)}", param_hint=option)
    return found


def word(text: str | None, allowed: Sequence[str], option: str) -> str | None:
    """Return the one word of an option; raises BadParameter for a word that is not allowed, or several."""
    found = words(text, allowed, option)
    if len(found) > 1:
        raise typer.BadParameter(f"one of {', '.join(found)} at a time", param_hint=option)
    return found[0] if found else None


def day(text: str | None) -> tuple[int, int, int] | None:
    """Read a day as 2026-11-21; raises BadParameter."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if found:
        from datetime import date

        try:
            real = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
        else:
            return (real.year, real.month, real.day)
    raise typer.BadParameter(f"{text} is no day, as 2026-11-21", param_hint="--today")


def request(
    *,
    kind: str | None = None,
    lang: str | None = None,
    theme: str | None = None,
    page: str | None = None,
    max_pages: int | None = None,
    formats: str | None = None,
    private: str | None = None,
    tags: str | None = None,
    length: str | None = None,
    redact: str | None = None,
    changes: Sequence[str] | None = None,
    today: str | None = None,
    strict: bool = False,
    convert: bool = False,
    source: str | None = None,
) -> Request:
    """Check the options of commands that make documents, by their names there, and make the request that they ask for.

    Raises BadParameter for a word that is not allowed.
    """
    from cvbuilder.pipeline import KINDS, LENGTHS, PAGE_SIZES, PRIVATE_FIELDS, SOURCES, PartialDate, Request, listing

    chosen = day(today)
    fields: dict[str, Any] = {
        "kinds": words(kind, KINDS, "--kind"),
        "languages": words(lang, None, "--lang"),
        "theme": theme or "",
        "page": word(page, PAGE_SIZES, "--page"),
        "pages": max_pages,
        "formats": words(formats, listing.formats(), "--format"),
        "private": words(private, PRIVATE_FIELDS, "--private"),
        "tags": words(tags, None, "--for"),
        "length": word(length, LENGTHS, "--length"),
        "redact": words(redact, None, "--redact"),
        "changes": tuple(changes or ()),
        "today": PartialDate(*chosen) if chosen else None,
        "strict": strict,
        "convert": convert,
        "source": word(source, SOURCES, "--source"),
    }
    return Request(**fields)
