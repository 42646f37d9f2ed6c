"""`cvbuilder translate-list`: the texts that a language lacks, out to a translator and back."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from cvbuilder.cli import report
from cvbuilder.pipeline.translating import Applied, Missing, apply, deliver, missing

STANDARD_OUTPUT = Path("-")


def list_missing(profile: Path, language: str, output: Path | None, *, json: bool) -> int:
    """Write the PO file of what a language lacks, to `me.zh.po` if no file is named; return 0."""
    if output == STANDARD_OUTPUT and json:
        raise typer.BadParameter("the report and the file would both go to standard output", param_hint="--json")
    found = missing(profile, language)
    count = len(found.entries)
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(found.content)
        sys.stdout.buffer.flush()
        return 0
    target = output or Path(found.name)
    if count:
        deliver(found, target)
    if json:
        report.as_json(_missing_json(found, target))
    elif count:
        report.note(f"{target}: {count} text{'s' * (count != 1)} to be put into {found.language}")
    else:
        report.note(f"{profile}: no text is missing in {found.language}, so that no file is written")
    return 0


def apply_answers(profile: Path, answers: Path, language: str, *, json: bool) -> int:
    """Merge a translator's answers into a profile; return 1 if some could not be, else 0."""
    applied = apply(profile, answers, language)
    if json:
        report.as_json(_applied_json(applied))
    else:
        _tell(applied)
    return 1 if applied.merged.unmerged else 0


def _tell(applied: Applied) -> None:
    """What was merged, line by line, what was not, and counts."""
    done = applied.merged
    for given in done.given:
        remark = f"  ({given.remark})" if given.remark else ""
        typer.echo(report.harmless(f"  {given.origin}  {given.path}.{applied.language}: {given.text}{remark}"))
    for each in done.unmerged:
        code = typer.style("not merged", fg="yellow")
        where = f"{applied.answers}:{each.entry.line}  {code}  {each.entry.context}"
        at = f" ({each.origin})" if each.origin else ""
        typer.echo(report.harmless(f"  {where}: {each.reason}{at}"))
    counts = [
        f"{len(done.given)} merged",
        *([f"{len(done.unmerged)} not merged"] if done.unmerged else []),
        *([f"{done.already} there already"] if done.already else []),
        *([f"{done.fuzzy} fuzzy"] if done.fuzzy else []),
        *([f"{done.open} without an answer"] if done.open else []),
    ]
    report.note(f"{applied.file}: {', '.join(counts)}")
    if applied.changed:
        report.note(f"  the profile has changed since {applied.answers} was listed")


def _missing_json(found: Missing, target: Path) -> dict[str, object]:
    return {
        "profile": found.file,
        "language": found.language,
        "file": str(target) if found.entries else None,
        "texts": [
            {"path": entry.context, "file": entry.place[0], "line": entry.place[1], "text": entry.text}
            for entry in found.entries
        ],
    }


def _applied_json(applied: Applied) -> dict[str, object]:
    done = applied.merged
    return {
        "profile": applied.file,
        "language": applied.language,
        "changed_since": applied.changed,
        "merged": [
            {
                "path": given.path, "file": given.origin.file, "line": given.origin.line, "text": given.text,
                "remark": given.remark,
            }
            for given in done.given
        ],
        "not_merged": [
            {
                "path": each.entry.context, "file": applied.answers, "line": each.entry.line, "reason": each.reason,
                "at": str(each.origin) if each.origin else None,
            }
            for each in done.unmerged
        ],
        "already": done.already,
        "fuzzy": done.fuzzy,
        "without_answer": done.open,
    }  # fmt: skip
