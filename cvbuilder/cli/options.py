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
    kind: str | None,
    lang: str | None,
    theme: str | None,
    page: tuple[str | None, int | None],
    formats: str | None,
    private: str | None,
    variant: tuple[str | None, str | None, str | None, list[str] | None],
    today: str | None,
    strict: bool,
    convert: bool,
    source: str | None = None,
) -> Request:
    """Check the options that `build` and `watch` share, and make the request that they ask for.

    `page` is the size of the page and the number of pages; `variant` the values of --for, --length, --redact, --set.
    """
    from cvbuilder.pipeline import KINDS, LENGTHS, PAGE_SIZES, PRIVATE_FIELDS, SOURCES, PartialDate, Request, listing

    chosen = day(today)
    fields: dict[str, Any] = {
        "kinds": words(kind, KINDS, "--kind"),
        "languages": words(lang, None, "--lang"),
        "theme": theme or "",
        "page": word(page[0], PAGE_SIZES, "--page"),
        "pages": page[1],
        "formats": words(formats, listing.formats(), "--format"),
        "private": words(private, PRIVATE_FIELDS, "--private"),
        "tags": words(variant[0], None, "--for"),
        "length": word(variant[1], LENGTHS, "--length"),
        "redact": words(variant[2], None, "--redact"),
        "changes": tuple(variant[3] or ()),
        "today": PartialDate(*chosen) if chosen else None,
        "strict": strict,
        "convert": convert,
        "source": word(source, SOURCES, "--source"),
    }
    return Request(**fields)
