"""`cvbuilder check`: what is wrong with profiles, which texts a language lacks, what is amiss on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from cvbuilder.cli import report
from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline import Checked, check


def check_all(profiles: Sequence[Path], *, strict: bool, json: bool) -> int:
    """Check every profile; return 2 if one is wrong, 1 if `strict` and something was found, else 0."""
    checked: list[Checked] = []
    failed: list[CvBuilderError] = []
    for path in profiles:
        try:
            checked.append(check(path))
        except CvBuilderError as error:
            failed.append(error)
    for failure in failed:
        report.show_error(failure)
    if json:
        report.as_json(_as_json(checked, failed))
    else:
        for each in checked:
            gaps = len(each.omissions)
            typer.echo(f"{each.file}: sound, {gaps or 'no'} text{'s' * (gaps != 1)} missing in a language")
            report.show_omissions(each.omissions, "missing, or shown in another language:")
            for warning in each.warnings:
                report.show_warning(warning)
    if failed:
        return 2
    return 1 if strict and any(each.omissions or each.warnings for each in checked) else 0


def _as_json(checked: Sequence[Checked], failed: Sequence[CvBuilderError]) -> dict[str, object]:
    return {
        "checked": [
            {
                "file": each.file,
                "gaps": [report.omission_json(gap) for gap in each.omissions],
                "warnings": [report.warning_json(warning) for warning in each.warnings],
            }
            for each in checked
        ],
        "errors": [report.diagnostic_json(diagnostic) for error in failed for diagnostic in error.diagnostics],
    }
