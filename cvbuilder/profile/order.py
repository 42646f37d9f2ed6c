"""Whether the dates of an entry can stand together: takes a dated record and its mapping, gives diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuilder.errors import Diagnostic
from cvbuilder.profile.model import Dated
from cvbuilder.profile.text import PartialDate
from cvbuilder.source import Mapping


def check_order(entry: Dated, node: Mapping) -> Iterator[Diagnostic]:
    """Yield what is wrong between `date`, `start` and `end`; keys whose own date is wrong count as given."""
    keys = {item.key.text: item.value.span for item in node.entries}
    beside = next((name for name in ("start", "end") if name in keys), "")
    if "date" in keys and beside:
        hint = "keep `date` for a point in time, or `start` and `end` for a period"
        yield Diagnostic(f"`date` stands beside `{beside}`", keys["date"], f"{entry.path}.date", hint=hint)
        return
    if "end" in keys and "start" not in keys:
        hint = "add `start`, or write `date` for a point in time"
        yield Diagnostic("`end` stands without `start`", keys["end"], f"{entry.path}.end", hint=hint)
        return
    start, end = entry.start, entry.end
    if start and isinstance(end, PartialDate) and end.latest() < start.earliest():
        message = f"the end {end.written} comes before the start {start.written}"
        yield Diagnostic(message, keys["end"], f"{entry.path}.end", expected=f"{start.written} or later")


def check_expected(entry: Dated, node: Mapping) -> Iterator[Diagnostic]:
    """Yield what is wrong with `expected`: there must be a date that can lie ahead."""
    keys = {item.key.text: item.value.span for item in node.entries}
    if not entry.expected:
        return
    path = f"{entry.path}.expected"
    if entry.end == "present":
        hint = "write the date when it will end, or leave `expected` out"
        yield Diagnostic("`expected` stands beside `end: present`", keys["expected"], path, hint=hint)
    elif "date" not in keys and "end" not in keys:
        hint = "add the date that is expected"
        yield Diagnostic("`expected` stands without `date` or `end`", keys["expected"], path, hint=hint)
