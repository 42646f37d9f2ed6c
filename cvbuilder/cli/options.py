"""Values of options: comma-separated lists and dates, checked before any file is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer


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
