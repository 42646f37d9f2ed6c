"""`cvbuilder build`: each profile in turn, all of its documents or none, and a report at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from cvbuilder.cli import report
from cvbuilder.errors import CvBuilderError, Diagnostic, WriteError
from cvbuilder.pipeline import EDITIONS, MACHINE_MADE, Built, Request, build, put

if TYPE_CHECKING:
    from cvbuilder.pipeline.proving import Proof

STANDARD_OUTPUT = Path("-")
FEW = 8
"""Profiles that are built one after another in this process: with more of them it pays to start others."""


class Many(Struct, frozen=True):
    """What is asked for beside profiles and documents, where there are many: the options of `build` by their names."""

    listed: str | None
    ndjson: str | None
    base: str | None
    jobs: int | None
    resume: bool
    report: str | None
    timeout: float | None
    engine: str | None
    workers_write: bool

    def are_asked_for(self, profiles: Sequence[str], output: str, prove: bool) -> bool:
        """True for a batch: by an option, what is given, or its number. Raises BadParameter for what cannot be."""
        asked = any((self.listed, self.ndjson, self.base, self.jobs, self.resume, self.report, self.timeout))
        asked = asked or bool(self.engine or self.workers_write) or "://" in output
        asked = asked or any(name == "-" or Path(name).is_dir() or _is_pattern(name) for name in profiles)
        if not (profiles or self.listed or self.ndjson):
            raise typer.BadParameter("Missing argument 'PROFILE...'.")
        if prove and asked:
            hint = "read them back when they are there: cvbuilder prove FILE..."
            raise typer.BadParameter(f"for single profiles alone; {hint}", param_hint="--prove")
        if asked and output == str(STANDARD_OUTPUT):
            raise typer.BadParameter("- takes one file, and this is a batch", param_hint="--output")
        return asked or (len(profiles) > FEW and not prove and output != str(STANDARD_OUTPUT))


def _is_pattern(name: str) -> bool:
    return any(sign in name for sign in "*?[") and not Path(name).exists()


def build_all(
    profiles: Sequence[Path], request: Request, output: Path, *, quiet: bool, json: bool, prove: bool = False
) -> int:
    """Build every profile; return the exit code: 2 if none could be built, 3 if some could not, 1 for findings.

    `prove`: read each PDF back, once it is in its place. Raises BadParameter where standard output would take more
    than one thing or nothing is to be proved, ProofError where that cannot be done here.
    """
    if output == STANDARD_OUTPUT and len(profiles) > 1:
        raise typer.BadParameter(f"- takes one file, and these are {len(profiles)} profiles", param_hint="--output")
    if output == STANDARD_OUTPUT and json:
        raise typer.BadParameter("the report and the file would both go to standard output", param_hint="--json")
    if prove:
        _require_proof(request)
    done: list[tuple[Path, Built]] = []
    failed: list[CvBuilderError] = []
    proofs: list[Proof] = []
    with _progress(profiles, hidden=quiet or json or output == STANDARD_OUTPUT) as paths:
        for path in paths:
            try:
                built = build(path, request)
                require_new(built, done, path)
                done.extend(delivered(built, output))
                proofs.extend(_proved(path, request, built) if prove else ())
            except CvBuilderError as error:
                failed.append(error)
    for failure in failed:
        report.show_error(failure)
    if json and output != STANDARD_OUTPUT:
        report.as_json(as_json(done, failed) | _proofs_json(proofs, prove))
    elif not quiet:
        tell(done)
    if not json:
        _tell_proofs(proofs, quiet)
    if not failed:
        return 1 if any(proof.findings for proof in proofs) else 0
    return 3 if done else 2


def _require_proof(request: Request) -> None:
    """Raise what stands in the way of a proof, before anything is built."""
    from cvbuilder.pipeline.proving import require_extractors

    if request.formats and "pdf" not in request.formats:
        raise typer.BadParameter("there is no PDF to read back", param_hint="--prove")
    require_extractors()


def _proved(path: Path, request: Request, built: Sequence[Built]) -> Sequence[Proof]:
    from cvbuilder.pipeline.proving import prove_built

    return prove_built(path, request, built)


def _tell_proofs(proofs: Sequence[Proof], quiet: bool) -> None:
    """Tell of each file that was read back; of sound ones too, unless nothing but errors is to be told."""
    from cvbuilder.cli.proving import finding_lines, verdict_line

    for proof in proofs:
        if proof.findings or not quiet:
            report.note(report.harmless(f"read back: {verdict_line(proof)}"))
            for line in finding_lines(proof.findings):
                report.note(report.harmless(line))


def _proofs_json(proofs: Sequence[Proof], asked: bool) -> dict[str, object]:
    from cvbuilder.cli.proving import proof_json

    return {"proofs": [proof_json(proof) for proof in proofs]} if asked else {}


def require_new(built: Sequence[Built], done: Sequence[tuple[Path, Built]], path: Path) -> None:
    """Raise WriteError for a file of the same name as one that another profile of this run has just made."""
    names = {each.name for _, each in done}
    twice = [each.name for each in built if each.name in names]
    if twice:
        message = f"{path} would overwrite {', '.join(twice)}, which another profile of this run made"
        raise WriteError([Diagnostic(message, hint="give each profile a `slug` of its own")])


def delivered(built: Sequence[Built], output: Path) -> list[tuple[Path, Built]]:
    """Put files into the folder, or the one file on standard output."""
    if output == STANDARD_OUTPUT:
        if len(built) != 1:
            names = ", ".join(each.name for each in built)
            raise typer.BadParameter(f"- takes one file, and this makes {len(built)}: {names}", param_hint="--output")
        sys.stdout.buffer.write(built[0].content)
        sys.stdout.buffer.flush()
        return [(STANDARD_OUTPUT, built[0])]
    return [(put(each, output), each) for each in built]


@contextmanager
def _progress(profiles: Sequence[Path], hidden: bool) -> Iterator[Iterator[Path]]:
    """A progress bar on a terminal's standard error, for several files."""
    if hidden or len(profiles) < 2 or not sys.stderr.isatty():
        yield iter(profiles)
        return
    with typer.progressbar(profiles, label="building", file=sys.stderr) as bar:
        yield iter(bar)


def tell(done: Sequence[tuple[Path, Built]]) -> None:
    """Tell what was made, what was left out, and what somebody should look at."""
    for path, built in done:
        report.note(f"{path}  {report.pages(built.pages)}, {len(built.content) / 1024:.0f} KiB")
        report.show_fit(built.fit)
        report.show_omissions(built.omissions, "left out, or in another language:", several=built.language in EDITIONS)
        report.show_converted(built.omissions)
        for warning in built.warnings:
            report.show_warning(warning)


def built_json(file: str, built: Built, size: int) -> dict[str, object]:
    """A file that was built, as plain values."""
    return {
        "file": file,
        "kind": built.kind,
        "language": built.language,
        "variant": built.variant,
        "pages": built.pages,
        "bytes": size,
        "omissions": [report.omission_json(each) for each in built.omissions if each.reason != MACHINE_MADE],
        "machine_made": [report.omission_json(each) for each in built.omissions if each.reason == MACHINE_MADE],
        "warnings": [report.warning_json(warning) for warning in built.warnings],
        "fit": report.fit_json(built.fit),
    }


def as_json(done: Sequence[tuple[Path, Built]], failed: Sequence[CvBuilderError]) -> dict[str, object]:
    """What was built and what is wrong, as plain values."""
    return {
        "built": [built_json(str(path), built, len(built.content)) for path, built in done],
        "errors": [report.diagnostic_json(diagnostic) for error in failed for diagnostic in error.diagnostics],
    }
