"""Entries of a PDF's dictionaries that may not be there."""

from __future__ import annotations

from typing import Any


def entry(value: Any, *keys: str) -> Any:
    """Return what stands under keys one within another; None where there is nothing, or no dictionary."""
    for key in keys:
        value = value.get(key) if hasattr(value, "get") else None
    return value


def entries(value: Any, *keys: str) -> list[Any]:
    """Return the values of an array that stands under keys; none where there is no array."""
    from pikepdf import Array

    found = entry(value, *keys)
    return list(found) if isinstance(found, Array) else []
