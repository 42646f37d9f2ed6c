"""Findings as the workflow commands by which GitHub marks lines of a change: takes values, gives lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cvbuilder.errors import Diagnostic, SourceSpan

if TYPE_CHECKING:
    from cvbuilder.pipeline.checking import Reviewed

_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def annotation_lines(reviewed: Sequence[Reviewed], problems: Sequence[Diagnostic], *, strict: bool) -> Iterator[str]:
    """Yield `::warning file=..,line=..,col=..,title=..::message` for each problem, finding, gap, warning of pages."""
    for problem in problems:
        yield _line(
            "error", problem.span, "error", f"{problem.path}: {problem.message}" if problem.path else problem.message
        )
    for each in reviewed:
        for finding in each.findings:
            level = "warning" if finding.severity == "warning" else "notice"
            hint = f"; {finding.hint}" if finding.hint else ""
            title = f"{finding.code} {finding.name}"
            yield _line(level, finding.span, title, f"{finding.path}: {finding.message}{hint}")
        for gap in each.gaps:
            level = "warning" if strict else "notice"
            yield _line(level, gap.origin, "missing text", f"{gap.path}: no text in {gap.language}")
        for warning in each.warnings:
            level = "warning" if strict else "notice"
            yield _line(level, warning.origin, "layout", f"{warning.key}: {warning.message}")


def _line(level: str, span: SourceSpan | None, title: str, message: str) -> str:
    place = f"file={_escaped(span.file, _IN_PROPERTY)},line={span.line},col={span.column}," if span else ""
    return f"::{level} {place}title={_escaped(title, _IN_PROPERTY)}::{_escaped(message, _IN_TEXT)}"


def _escaped(text: str, marks: dict[str, str]) -> str:
    return "".join(marks.get(character, character) for character in text)
