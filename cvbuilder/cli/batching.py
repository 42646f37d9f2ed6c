"""`cvbuilder build` of many profiles: what is asked for made into a batch, progress while it runs, a report at the end.

Exit codes: 0 done; 2 nothing could be built; 3 some could not, or the batch was ended before its end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO

import typer
from msgspec.structs import replace

from cvbuilder.batch import (
    STANDARD_INPUT,
    Batch,
    Desk,
    Engine,
    Given,
    Here,
    Manifest,
    Order,
    Processes,
    cores,
    count_of,
    is_url,
    opened_report,
    place_of,
    require_files,
    stock,
    tasks_of,
)
from cvbuilder.cli import report
from cvbuilder.cli.building import Many
from cvbuilder.cli.progress import Progress
from cvbuilder.cli.records import Records, as_json, told_again
from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.files import day_of_environment

SCHEME = "dask://"


def build_many(profiles: Sequence[str], request: Request, output: str, many: Many, *, quiet: bool, json: bool) -> int:
    """Build all profiles; return the exit code.

    Raises BadParameter and ProfileError for what cannot be begun, EngineError and WriteError where none is at hand.
    """
    given = _given(profiles, many)
    require_files(given)
    total = count_of(given)
    if total == 0:
        raise ProfileError([Diagnostic("there is no profile in what is given", expected="a YAML file in a folder")])
    _require_engine(many, output)
    ended = True
    with ExitStack() as stack:
        desk = stack.enter_context(_desk(output))
        records = stack.enter_context(_records(desk, output, many, json))
        manifest = Manifest(desk.manifest, keep=many.resume)
        stack.callback(manifest.close)
        engine = _engine(many, total)
        stack.callback(engine.stop, True)
        batch = Batch(_order(request, output, many, desk), engine, place_of(output, str(desk.parts)), manifest)
        progress = Progress(total, hidden=quiet or json)
        try:
            with _terminable():
                for outcome in batch.outcomes(tasks_of(given, _standard_input()), many.resume):
                    records.add(outcome)
                    progress.show(records)
        except KeyboardInterrupt:
            ended = False
            report.note("interrupted: what is built is whole and written down; --resume goes on")
        except CvBuilderError as error:
            ended = False
            report.show_error(error)
        finally:
            progress.end()
        try:
            records.finish(progress.seconds)
        except CvBuilderError as error:
            ended = False
            report.show_error(error)
        return _told(records, progress, ended, quiet=quiet, json=json)


def _told(records: Records, progress: Progress, ended: bool, *, quiet: bool, json: bool) -> int:
    """Tell all failures and the sums; the exit code."""
    if json:
        as_json(records.spool, records)
    told_again(records.spool)
    if not (quiet or json):
        report.note(records.summary(progress.seconds))
    if ended and not records.all:
        typer.echo("error: there is no profile in what is given", err=True)
        return 2
    if ended and not records.failed:
        return 0
    return 3 if records.done or not ended else 2


def _given(profiles: Sequence[str], many: Many) -> Given:
    """What is to be built; raises BadParameter where standard input would give two things, or a list has two names."""
    names = tuple(name for name in profiles if name != STANDARD_INPUT)
    listed = many.listed or ""
    if len(names) < len(profiles):
        if listed and listed != STANDARD_INPUT:
            raise typer.BadParameter("one list at a time: - is another", param_hint="--from")
        listed = STANDARD_INPUT
    if listed == STANDARD_INPUT and many.ndjson == STANDARD_INPUT:
        raise typer.BadParameter("standard input is one list or one stream", param_hint="--ndjson")
    if many.base and not many.ndjson:
        raise typer.BadParameter("for --ndjson alone: other profiles stand in a folder", param_hint="--base")
    return Given(tuple(_path(name) for name in names), listed, many.ndjson or "", many.base or "")


def _standard_input() -> IO[bytes] | None:
    """Standard input as it comes, without a buffer: a thread that waits in one would hold up the end of the program."""
    found = getattr(sys.stdin, "buffer", None)
    return found.raw if isinstance(found, BufferedReader) else None


def _path(name: str) -> str:
    """A path as it is told everywhere else: `people/` is `people`. Patterns stay as they are."""
    return str(Path(name)) if Path(name).exists() else name


def _require_engine(many: Many, output: str) -> None:
    """Raise BadParameter for an engine that there is not, or what it cannot do."""
    if many.engine and (not many.engine.startswith(SCHEME) or not many.engine.removeprefix(SCHEME)):
        raise typer.BadParameter(f"{many.engine} is none; expected {SCHEME}HOST:PORT", param_hint="--engine")
    if many.engine and many.timeout:
        raise typer.BadParameter("a cluster's workers are not ended from here", param_hint="--timeout")
    if many.engine and many.jobs:
        raise typer.BadParameter("a cluster has its own workers", param_hint="--jobs")
    if many.workers_write and (not many.engine or is_url(output)):
        told = "processes of this machine do so" if not many.engine else "those of a URL do so"
        raise typer.BadParameter(f"for a folder that a cluster's workers share; {told}", param_hint="--workers-write")


def _engine(many: Many, total: int | None) -> Engine:
    """Who builds. Raises EngineError where no cluster is to be had."""
    if many.engine:
        from cvbuilder.batch.cluster import Cluster

        return Cluster(many.engine.removeprefix(SCHEME).rstrip("/"))
    jobs = min(many.jobs or cores(), total or cores() if many.jobs is None else many.jobs)
    return Here() if jobs == 1 and many.timeout is None else Processes(jobs, many.timeout)


def _order(request: Request, output: str, many: Many, desk: Desk) -> Order:
    """What is asked of all: another machine shares neither our environment nor, unless it is said, our folders."""
    if not many.engine:
        return Order(request, output, str(desk.parts.resolve()))
    request = replace(request, today=request.today or day_of_environment())
    if many.workers_write:
        return Order(request, str(Path(output).resolve()), str(desk.parts.resolve()), stock=stock())
    return Order(request, output if is_url(output) else "", stock=stock())


@contextmanager
def _desk(output: str) -> Iterator[Desk]:
    desk = Desk(output)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _records(desk: Desk, output: str, many: Many, everything: bool) -> Iterator[Records]:
    """What is kept of outcomes: in the batch's own folder what is told at the end, in the report all."""
    with ExitStack() as stack:
        told: IO[str] | None = None
        if many.report == "-":
            if everything:
                raise typer.BadParameter(
                    "the report and --json would both go to standard output", param_hint="--report"
                )
            told = sys.stdout
        elif many.report:
            told = stack.enter_context(opened_report(many.report))
        yield Records(output, stack.enter_context(desk.spool()), told, everything)


@contextmanager
def _terminable() -> Iterator[None]:
    """Take a request to end, or a terminal that is closed, as an interrupt, so that all is put away in order."""
    import signal

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, ValueError):  # another system; not the main thread
            number = getattr(signal, name)
            before[number] = signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
