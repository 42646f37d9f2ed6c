"""`cvbuilder prove`: what came of reading PDFs back, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import Struct, to_builtins

from cvbuilder.cli import report
from cvbuilder.errors import CvBuilderError

if TYPE_CHECKING:
    from cvbuilder.pipeline import Request
    from cvbuilder.pipeline.proving import Finding, Position, Proof, Taken


LISTED = 8
"""How many findings with one code are listed for people."""


class Task(Struct, frozen=True):
    """What files are compared with: a profile, and which of its documents; how it is told."""

    request: Request
    profile: Path | None = None
    json: bool = False


def prove_all(files: Sequence[Path], task: Task) -> int:
    """Prove every file; return 2 if one cannot be read or the profile is wrong, 1 for findings, else 0."""
    from cvbuilder.pipeline.proving import prove_file

    proofs: list[Proof] = []
    failed: list[CvBuilderError] = []
    for path in files:
        try:
            proofs.append(prove_file(path, task.profile, task.request))
        except CvBuilderError as error:
            failed.append(error)
    for failure in failed:
        report.show_error(failure)
    if task.json:
        errors = [report.diagnostic_json(diagnostic) for error in failed for diagnostic in error.diagnostics]
        report.as_json({"proved": [proof_json(proof) for proof in proofs], "errors": errors})
    else:
        for proof in proofs:
            for line in proof_lines(proof):
                typer.echo(report.harmless(line))
    if failed:
        return 2
    return 1 if any(proof.findings for proof in proofs) else 0


def proof_lines(proof: Proof) -> Iterator[str]:
    """One proof for people: a verdict, the findings, what was looked at, what a machine takes the file for."""
    yield verdict_line(proof)
    yield from finding_lines(proof.findings)
    if proof.compared:
        yield f"  text       {proof.found} of {proof.strings} strings whole and in order"
    yield f"  links      {proof.links}"
    for standard in proof.standards:
        yield f"  {standard.name:<10} {standard.verdict}"
    if not proof.standards:
        yield "  standards  none named by the file"
    for taken in proof.taken:
        yield from _taken_lines(taken)
    if proof.unknown:
        yield f"    headings that it does not know: {', '.join(proof.unknown)}"


def _taken_lines(taken: Taken) -> Iterator[str]:
    yield "  as an applicant tracking system takes it:"
    rows = (("name", taken.name), ("e-mail", taken.email), ("phone", taken.phone), ("links", ", ".join(taken.links)))
    for label, words in rows:
        yield f"    {label:<9}{words or '-'}"
    yield f"    {'sections':<9}{', '.join(heading.kind for heading in taken.sections) or '-'}"
    yield from _entries("work", taken.positions)
    yield from _entries("school", taken.degrees)


def verdict_line(proof: Proof) -> str:
    """A file's name, pages and number of findings."""
    count = len(proof.findings)
    return f"{proof.file}: {report.pages(proof.pages)}, {count or 'no'} finding{'s' * (count != 1)}"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings, each in a line with its code and page; of many with one code, the first."""
    count: dict[str, int] = {}
    for finding in findings:
        count[finding.code] = count.get(finding.code, 0) + 1
        if count[finding.code] <= LISTED:
            page = f"page {finding.page}: " if finding.page else ""
            yield f"  {typer.style(finding.code, fg='yellow')}  {page}{finding.message}  ({finding.clause})"
    for code, many in count.items():
        if many > LISTED:
            yield f"  {typer.style(code, fg='yellow')}  {many - LISTED} more, which --json lists"


def _entries(label: str, entries: Sequence[Position]) -> Iterator[str]:
    for number, entry in enumerate(entries):
        parts = (entry.organization, entry.title, entry.when)
        yield f"    {label if not number else '':<9}{' | '.join(part or '-' for part in parts)}"


def proof_json(proof: Proof) -> dict[str, object]:
    """One proof as plain values."""
    found: dict[str, object] = to_builtins(proof)
    found["ats"] = found.pop("taken")
    found["unknown_headings"] = found.pop("unknown")
    return found
