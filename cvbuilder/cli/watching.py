"""`cvbuilder watch`: builds profiles, and builds them again whenever a file that they read is saved.

Events tell when to look, stamps tell what changed. So a burst of events is one build, an editor that saves by
renaming is like any other, what is written into a watched folder starts nothing, and a folder that sends no
events (a network's) is still looked at every second.
"""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cvbuilder.cli import report
from cvbuilder.cli.building import STANDARD_OUTPUT, as_json, require_new
from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError
from cvbuilder.pipeline import GAPS, Built, Request, build, put
from cvbuilder.pipeline.workspace import Stamp, files_of, included_files, stamps, stopwatch

if TYPE_CHECKING:
    from collections.abc import Generator

    from watchfiles.main import FileChange

QUIET_MS = 60
"""A burst of events ends when none has come for so long: an editor saves in several steps."""
BURST_MS = 1000
"""A burst is cut off after so long."""
LOOK_MS = 1000
"""The files are looked at so often even where no event comes."""


class Watched:
    """A profile that is watched: what its last good build made, the files that it reads, how they last stood."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made: list[tuple[Path, Built]] = []
        self._stamps: dict[Path, Stamp | None] = {}
        self._files: tuple[Path, ...] = (path.absolute(),)

    @property
    def folders(self) -> Iterator[Path]:
        """The folders in which its files stand, as named and as links lead; a folder that is absent is left out."""
        for file in self._files:
            for folder in {file.parent, file.resolve().parent}:
                if folder.is_dir():
                    yield folder

    def changed(self) -> tuple[Path, ...]:
        """Return the files that stand differently from the last time that this was asked, at first all of them."""
        now = stamps(self._files)
        changed = tuple(file for file in now if file not in self._stamps or self._stamps[file] != now[file])
        self._stamps.update(now)
        return changed

    def look_up_files(self, request: Request) -> None:
        """Learn which files the profile names now; of a profile that is broken, those of before stay."""
        try:
            self._files = files_of(self.path, request)
        except ProfileError:
            # What is broken may be a file that it includes, which was not known before.
            self._files = tuple(dict.fromkeys((*self._files, *included_files(self.path))))
        self._stamps = {
            **stamps(self._files),
            **{file: self._stamps[file] for file in self._files if file in self._stamps},
        }


class Events:
    """Waits for something to happen in folders."""

    def __init__(self) -> None:
        self._folders: tuple[Path, ...] = ()
        self._changes: Generator[set[FileChange], None, None] | None = None

    def wait(self, folders: tuple[Path, ...]) -> None:
        """Return after a burst of events, or after a while without one. Raises KeyboardInterrupt, CvBuilderError."""
        from watchfiles import watch  # 60 ms: this command alone pays for it

        if self._changes is None or folders != self._folders:
            if self._changes is not None:
                self._changes.close()
            self._folders = folders
            self._changes = watch(
                *folders, watch_filter=None, debounce=BURST_MS, step=QUIET_MS, rust_timeout=LOOK_MS,
                yield_on_timeout=True, recursive=False, ignore_permission_denied=True,
            )  # fmt: skip
        try:
            next(self._changes)
        except OSError as error:
            hint = "set WATCHFILES_FORCE_POLLING=1 to look at the files instead of waiting for events"
            message = f"cannot watch {', '.join(map(str, folders))}: {error.strerror or error}"
            raise CvBuilderError([Diagnostic(message, hint=hint)]) from error


def watch_all(profiles: Sequence[Path], request: Request, output: Path, *, quiet: bool, json: bool) -> int:
    """Build profiles on every save until Ctrl-C; return the exit code.

    Raises BadParameter for a profile that does not exist, and for standard output in place of a folder.
    """
    if output == STANDARD_OUTPUT:
        raise typer.BadParameter("what is built again and again goes into a folder", param_hint="--output")
    for path in profiles:
        if not path.is_file():
            raise typer.BadParameter(f"there is no file {path}", param_hint="PROFILE")
    watched = [Watched(path) for path in dict.fromkeys(profiles)]
    events = Events()
    silent = quiet or json
    try:
        _rebuild_changed(watched, request, output, quiet=quiet, json=json)
        report.note(f"watching {', '.join(str(each.path) for each in watched)}; Ctrl-C ends", silent)
        while True:
            events.wait(tuple(sorted({folder for each in watched for folder in each.folders})))
            _rebuild_changed(watched, request, output, quiet=quiet, json=json)
    except KeyboardInterrupt:
        report.note("\nwatching has ended", silent)
        return 0


def _rebuild_changed(watched: Sequence[Watched], request: Request, output: Path, *, quiet: bool, json: bool) -> None:
    for each in watched:
        changed = each.changed()
        if not changed:
            continue
        others = [made for other in watched if other is not each for made in other.made]
        elapsed = stopwatch()
        failed: list[CvBuilderError] = []
        try:
            built = build(each.path, request)
            require_new(built, others, each.path)
            each.made = [(put(file, output), file) for file in built]
        except CvBuilderError as error:
            failed.append(error)
        took = elapsed()
        each.look_up_files(request)
        if json:
            made = [] if failed else each.made
            _json_line({"profile": str(each.path), "milliseconds": round(took), **as_json(made, failed)})
        elif failed:
            _tell_failure(each, failed, quiet)
        else:
            _tell(each, changed, took, quiet)


def _tell(each: Watched, changed: Sequence[Path], took: float, quiet: bool) -> None:
    """Say what was made and how long it took; name the file that made it so if it is not the profile."""
    if quiet:
        return
    count = len(each.made)
    others = [file.name for file in changed if file != each.path.absolute()]
    because = f", as {', '.join(others)} changed" if others else ""
    report.note(f"{each.path}: {count} document{'s' * (count != 1)} in {took:.0f} ms{because}")
    for path, built in each.made:
        report.note(f"  {path}  {report.pages(built.pages)}")
        report.show_fit(built.fit)
        report.show_omissions([gap for gap in built.omissions if gap.reason in GAPS], "no text, or another language's:")
        report.show_converted(built.omissions)
        for warning in built.warnings:
            report.show_warning(warning)


def _tell_failure(each: Watched, failed: Sequence[CvBuilderError], quiet: bool) -> None:
    for error in failed:
        report.show_error(error)
    count = sum(len(error.diagnostics) for error in failed)
    kept = "; the documents of before stay" if each.made else ""
    report.note(f"{each.path}: not built, {count} problem{'s' * (count != 1)}{kept}", quiet)


def _json_line(value: object) -> None:
    """One line for each build, at once, so that a program can follow."""
    sys.stdout.write(json_format.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
