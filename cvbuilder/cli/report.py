"""What people and machines are told: diagnostics with their line, what was built, what was left out.

Problems and notes go to standard error, results to standard output. Colour only on a terminal.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from cvbuilder.errors import CvBuilderError, Diagnostic, SourceSpan
    from cvbuilder.pipeline import FitReport, LayoutWarning, Omission
    from cvbuilder.pipeline.checking import Finding

REASONS: Mapping[str, str] = {
    "untranslated": "no text in this language",
    "fallback": "shown in another language",
    "converted": "made from the Simplified text",
    "guessed": "in the index by a reading that is a guess; `name.sort_as` says it for certain",
    "not-selected": "others of its section are selected",
    "limit": "beyond the section's limit",
    "hidden": "the profile says so",
    "variant": "for other variants",
    "private": "private, and not asked for",
    "redacted": "redacted",
    "absent": "an optional file that is not there",
    "not-in-kind": "not part of this document",
}


def show_error(error: CvBuilderError) -> None:
    """Print every problem of an error with the line that it is on."""
    show_problems(error.diagnostics)


def show_problems(diagnostics: Iterable[Diagnostic], excerpts: bool = True) -> None:
    """Print problems; `excerpts`: with the lines that they are on, for which their files are read."""
    for diagnostic in diagnostics:
        for line in _lines(diagnostic, excerpts):
            typer.echo(line, err=True)


def _lines(diagnostic: Diagnostic, excerpts: bool) -> Iterable[str]:
    span = diagnostic.span
    place = f"{span}: " if span else ""
    path = f"{diagnostic.path}: " if diagnostic.path else ""
    yield f"{place}{typer.style('error', fg='red', bold=True)}: {path}{diagnostic.message}"
    if span is not None and excerpts:
        yield from _excerpt(diagnostic)
    if diagnostic.expected:
        yield f"    expected {diagnostic.expected}"
    if diagnostic.hint:
        yield f"    hint: {diagnostic.hint}"


def _excerpt(diagnostic: Diagnostic) -> Iterable[str]:
    """The line of the file, and a mark under the place."""
    from cvbuilder.pipeline import line_of

    span = diagnostic.span
    assert span is not None
    found = line_of(span)
    if found is None:
        return
    line = "".join(map(_harmless, found))
    start = span.column - 1
    end = min(len(line), start + max(1, span.end - span.start))
    window = max(0, start - 40)
    shown = line[window : window + 96]
    yield f"    {span.line:>4} | {shown}"
    mark = "^" * max(1, _cells(line[start : min(end, window + 96)]))
    yield f"         | {' ' * _cells(line[window:start])}{mark}"


def _harmless(character: str) -> str:
    """A character as a terminal may show it: a stranger's file must not steer the terminal or hide what it says."""
    import unicodedata

    if character == "\t":
        return " "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def _cells(text: str) -> int:
    """How many terminal cells a text takes: East Asian wide characters take two (UAX 11)."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def harmless(text: str) -> str:
    """A line with words of a stranger's file, as a terminal may show it; colours of our own stay."""
    return "".join(character if character == "\x1b" else _harmless(character) for character in text)


def note(message: str, quiet: bool = False) -> None:
    """Print a note for people."""
    if not quiet:
        typer.echo(message, err=True)


def show_omissions(omissions: Sequence[Omission], title: str, *, several: bool = False) -> None:
    """List what a document leaves out or shows in another language; neighbours in a list share a line.

    Sections that it does not have share one, and so do private fields that nobody asked for. What a machine has made
    is listed apart, by `show_converted`. `several`: the document has several languages, and a gap tells in which it is.
    """
    _show([omission for omission in omissions if omission.reason != "converted"], title, several=several)


def show_converted(omissions: Sequence[Omission]) -> None:
    """List the texts of a document that a machine has made."""
    _show([omission for omission in omissions if omission.reason == "converted"], "made by a machine, for you to read:")


def _show(told: Sequence[Omission], title: str, *, several: bool = False) -> None:
    if not told:
        return
    note(f"  {title}")
    groups: dict[tuple[str, str, str], list[Omission]] = {}
    for omission in told:
        language = omission.language if several and omission.reason in ("untranslated", "fallback") else ""
        groups.setdefault((_INDEX.sub("[*]", omission.path, count=1), omission.reason, language), []).append(omission)
    together: dict[str, list[str]] = {"private": [], "not-in-kind": []}
    for (path, reason, language), group in groups.items():
        if reason in together and "[*]" not in path:
            together[reason] += [omission.path for omission in group]
        else:
            why = f"{language}: {REASONS[reason]}" if language else REASONS[reason]
            note(f"    {group[0].origin.file}:{group[0].origin.line}  {_together(group)}  ({why})")
    for reason, paths in together.items():
        if paths:
            note(f"    {', '.join(dict.fromkeys(paths))}  ({REASONS[reason]})")


_INDEX = re.compile(r"\[(\d+)\]")


def _together(group: Sequence[Omission]) -> str:
    """The paths of neighbours as one: publications[5-27,29]."""
    first = _INDEX.search(group[0].path)
    if first is None or len(group) == 1:
        return group[0].path
    numbers = sorted({int(found[1]) for omission in group if (found := _INDEX.search(omission.path))})
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    listed = ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in ranges)
    return _INDEX.sub(f"[{listed}]", group[0].path, count=1)


def show_warning(warning: LayoutWarning) -> None:
    """Tell of something on the pages that nobody asked for, at the place of the field that it comes from."""
    note(f"  {warning_line(warning)}")


def warning_line(warning: LayoutWarning) -> str:
    """A warning of the layout in words."""
    place = f"{warning.origin}: " if warning.origin else ""
    return f"{place}warning: {warning.key}: {warning.message}"


def show_fit(fit: FitReport | None) -> None:
    """Tell what gave way so that a document keeps its pages; nothing where nothing did."""
    if fit is None or not fit.changes:
        return
    changes = ", ".join(
        f"{each.measure}{each.language and f' ({each.language})'} {each.before:.1f} → {each.after:.1f} pt"
        for each in fit.changes
    )
    note(f"  {pages(fit.pages)} instead of {fit.natural}: {changes}")


def pages(count: int) -> str:
    """Words for a number of pages."""
    return f"{count} page" + ("s" if count != 1 else "")


def as_json(value: object) -> None:
    """Print a value for machines."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _place(span: SourceSpan | None) -> dict[str, object]:
    """Where something stands in a file, as plain values; None for each where it has no place."""
    if span is None:
        return dict.fromkeys(("file", "line", "column"))
    return {"file": span.file, "line": span.line, "column": span.column}


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain values."""
    return _place(diagnostic.span) | {
        "path": diagnostic.path,
        "message": diagnostic.message,
        "expected": diagnostic.expected,
        "hint": diagnostic.hint,
    }


def omission_json(omission: Omission) -> dict[str, object]:
    """An omission as plain values."""
    return _place(omission.origin) | {
        "path": omission.path,
        "reason": omission.reason,
        "language": omission.language,
    }


def warning_json(warning: LayoutWarning) -> dict[str, object]:
    """A warning of the layout as plain values."""
    return _place(warning.origin) | {
        "path": warning.key,
        "kind": warning.kind,
        "message": warning.message,
    }


def fit_json(fit: FitReport | None) -> dict[str, object] | None:
    """What gave way as plain values, lengths in pt; None where no number of pages was asked for."""
    if fit is None:
        return None
    changes = [
        {
            "measure": each.measure,
            "scale": each.scale,
            "from": round(each.before, 2),
            "to": round(each.after, 2),
            **({"language": each.language} if each.language else {}),
        }
        for each in fit.changes
    ]
    return {"limit": fit.limit, "natural": fit.natural, "pages": fit.pages, "changes": changes}


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding as plain values; `fix` counts code points of the file's text."""
    fix = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.fix or ()]
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "file": finding.span.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "fix": fix or None,
    }
