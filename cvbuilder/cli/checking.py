"""`cvbuilder check`: what is wrong with profiles, what the rules find, how much of them is translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from msgspec import Struct

from cvbuilder.cli import report
from cvbuilder.cli.annotations import annotation_lines
from cvbuilder.cli.coverage import coverage_lines
from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline.checking import Mended, Review, Reviewed, mend, review

FORMS = ("table", "json", "github")
"""How findings can be told."""


class Task(Struct, frozen=True):
    """What the command is to do: look how, mend first, let gaps and warnings fail, report in which form."""

    how: Review = Review()
    strict: bool = False
    fix: bool = False
    form: str = "table"


class Result(Struct):
    """What came of it, profile by profile."""

    reviewed: list[Reviewed]
    mended: list[Mended]
    failed: list[CvBuilderError]


def check_all(profiles: Sequence[Path], task: Task) -> int:
    """Check every profile; return 2 if one is wrong, 1 for findings or, with `strict`, gaps or warnings, else 0."""
    result = Result([], [], [])
    for path in profiles:
        try:
            if task.fix:
                result.mended.append(mend(path, task.how))
            found = review(path, task.how)
            result.reviewed.append(found)
            if found.error:
                result.failed.append(found.error)
        except CvBuilderError as error:
            result.failed.append(error)
    for failure in result.failed:
        report.show_error(failure)
    _tell(result, task)
    if result.failed:
        return 2
    return 1 if any(each.findings or (task.strict and (each.gaps or each.warnings)) for each in result.reviewed) else 0


def _tell(result: Result, task: Task) -> None:
    if task.form == "json":
        report.as_json(_as_json(result))
        return
    for mended in result.mended:
        report.note(f"{mended.file}: {_many(mended.places, 'place')} mended")
        for reason in mended.refused:
            report.note(f"  not mended: {reason}")
    for each in result.reviewed:
        if each.unasked:
            report.note(f"{each.file}: {each.unasked} more links were not asked")
    if task.form == "github":
        diagnostics = [diagnostic for error in result.failed for diagnostic in error.diagnostics]
        for line in annotation_lines(result.reviewed, diagnostics, strict=task.strict):
            typer.echo(report.harmless(line))
        return
    for each in result.reviewed:
        for line in _table(each):
            typer.echo(report.harmless(line))


def _table(found: Reviewed) -> Iterator[str]:
    """One profile for people: a verdict, the coverage, gaps, findings, warnings of the layout."""
    verdict = "sound, " if not found.error else ""
    gaps, count = len(found.gaps), len(found.findings)
    texts = f"{gaps or 'no'} text{'s' * (gaps != 1)} missing in a language"
    yield f"{found.file}: {verdict}{texts}, {_many(count, 'finding')}"
    yield from coverage_lines(found.coverage)
    for gap in found.gaps:
        yield f"  {gap.origin}  {gap.path}: no text in {gap.language}{_other(gap.reason)}"
    for finding in found.findings:
        code = typer.style(finding.code, fg="yellow")
        mends = " (--fix mends it)" if finding.fix else ""
        hint = f"; {finding.hint}" if finding.hint else ""
        where = f"  {finding.span}  {code} {finding.name}  {finding.path}"
        yield f"{where}: {finding.message}{hint}{mends}"
    for warning in found.warnings:
        yield f"  {report.warning_line(warning)}"


def _other(reason: str) -> str:
    return ", another language stands in" if reason == "fallback" else ""


def _many(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'s' * (count != 1)}"


def _as_json(result: Result) -> dict[str, object]:
    mended = {each.file: each for each in result.mended}
    return {
        "checked": [_file_json(each, mended.get(each.file)) for each in result.reviewed],
        "errors": [report.diagnostic_json(diagnostic) for error in result.failed for diagnostic in error.diagnostics],
    }


def _file_json(each: Reviewed, mended: Mended | None) -> dict[str, object]:
    """One profile as plain values."""
    found: dict[str, object] = {
        "file": each.file,
        "coverage": [
            {
                "language": language.language,
                "texts": language.texts,
                "of": language.of,
                "sections": [
                    {"section": section.section, "texts": section.texts, "of": section.of}
                    for section in language.sections
                ],
            }
            for language in each.coverage
        ],
        "gaps": [report.omission_json(gap) for gap in each.gaps],
        "findings": [report.finding_json(finding) for finding in each.findings],
        "warnings": [report.warning_json(warning) for warning in each.warnings],
    }
    if each.unasked:
        found["unasked_links"] = each.unasked
    if mended is not None:
        found["mended"] = {"places": mended.places, "refused": list(mended.refused)}
    return found
