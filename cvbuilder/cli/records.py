"""What a batch tells: outcomes are written down as they come, counted, and told at the end, never held.

The report has a line of JSON for each profile, the same on every run; a last line has the sums, and the time that they
took apart from them.
"""

from __future__ import annotations

import json
import sys
from io import FileIO
from pathlib import Path
from typing import IO

import typer
from msgspec.json import encode

from cvbuilder.batch import Outcome, is_url, spooled
from cvbuilder.cli import report
from cvbuilder.cli.building import built_json
from cvbuilder.errors import Diagnostic, WriteError
from cvbuilder.pipeline import GAPS

MOST_EXCERPTS = 50
"""Failures that are told with the lines that they are on; of more, which nobody reads one by one, the place alone."""


class Records:
    """Counts and writes down. `spool` is for what is told at the end, `told` for the report that a user asked for."""

    def __init__(self, output: str, spool: FileIO, told: IO[str] | None, everything: bool) -> None:
        self._output, self.spool, self._report, self._everything = output, spool, told, everything
        self.built = self.kept = self.failed = self.passed = 0
        self.files = self.bytes = self.gaps = self.again = 0

    @property
    def all(self) -> int:
        """How many profiles have been seen to."""
        return self.built + self.kept + self.failed

    @property
    def done(self) -> int:
        """How many profiles have their documents."""
        return self.built + self.kept

    def add(self, outcome: Outcome) -> None:
        """Count an outcome and write it down. Raises WriteError where it cannot be written."""
        self.built += outcome.state == "built"
        self.kept += outcome.state == "kept"
        self.failed += outcome.state == "failed"
        self.passed += outcome.state == "passed over"
        self.again += outcome.tries > 1
        self.files += len(outcome.made)
        for made in outcome.made:
            self.bytes += made.size
            self.gaps += any(each.reason in GAPS for each in made.built.omissions)
        try:
            if self._everything or outcome.state in ("failed", "passed over"):
                self.spool.write(encode(outcome) + b"\n")
            if self._report is not None:
                self._report.write(_line(outcome_json(outcome, self._output)))
        except OSError as error:
            raise WriteError([Diagnostic(f"cannot write the report: {error.strerror or error}")]) from error

    def finish(self, seconds: float) -> None:
        """Write the sums; raises WriteError."""
        try:
            if self._report is not None:
                self._report.write(_line({"summary": self.sums()}))
                self._report.write(_line({"timing": {"seconds": round(seconds, 3)}}))
                self._report.flush()
        except OSError as error:
            raise WriteError([Diagnostic(f"cannot write the report: {error.strerror or error}")]) from error

    def sums(self) -> dict[str, int]:
        """The sums as plain values."""
        return {
            "profiles": self.all,
            "built": self.built,
            "kept": self.kept,
            "failed": self.failed,
            "passed_over": self.passed,
            "files": self.files,
            "bytes": self.bytes,
        }

    def summary(self, seconds: float) -> str:
        """The sums in words."""
        words = [f"{self.all:,} profiles: {self.built:,} built"]
        words += [f"{self.kept:,} kept as they were"] if self.kept else []
        words += [f"{self.failed:,} failed"] if self.failed else []
        told = f"{', '.join(words)}; {self.files:,} files, {_size(self.bytes)}, in {self._output}"
        if self.built and seconds:
            told += f"; {seconds:.1f} s, {self.built / seconds:.1f} a second"
        if self.again:
            told += f"\n{self.again:,} were begun again, since their worker was lost"
        if self.gaps:
            told += f"\n{self.gaps:,} files lack a text in their language: --report FILE tells which"
        return told


def outcome_json(outcome: Outcome, output: str) -> dict[str, object]:
    """What became of a profile, as plain values."""
    found: dict[str, object] = {"profile": outcome.name, "state": outcome.state, "tries": outcome.tries}
    found["files"] = [built_json(_path(output, made.built.name), made.built, made.size) for made in outcome.made]
    found["errors"] = [report.diagnostic_json(each) for each in outcome.problems]
    return found


def _path(output: str, name: str) -> str:
    return f"{output.rstrip('/')}/{name}" if is_url(output) else str(Path(output, name))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def told_again(spool: FileIO) -> None:
    """Tell every failure, one after another, and which files were no profiles."""
    shown = passed = 0
    for outcome in spooled(spool):
        if outcome.state == "failed":
            shown += 1
            stream = outcome.name.rpartition(":")[2].isdigit()
            report.show_problems(outcome.problems, excerpts=shown <= MOST_EXCERPTS and not stream)
        elif outcome.state == "passed over":
            passed += 1
            if passed <= MOST_EXCERPTS:
                report.note(f"{outcome.name}: no profile, it has no `name`: passed over")
    if passed > MOST_EXCERPTS:
        report.note(f"and {passed - MOST_EXCERPTS:,} more files that are no profiles")


def as_json(spool: FileIO, records: Records) -> None:
    """Print what `build --json` prints of one profile, of all of them: one after another, never held."""
    output = records._output
    write = sys.stdout.write
    for name, part in (("built", "files"), ("errors", "errors")):
        write(f'{"{" if name == "built" else ","}\n  "{name}": [')
        first = True
        for outcome in spooled(spool):
            items = outcome_json(outcome, output)[part]
            assert isinstance(items, list)
            for item in items:
                write(("" if first else ",") + "\n    " + json.dumps(item, ensure_ascii=False))
                first = False
        write("]" if first else "\n  ]")
    write(f',\n  "summary": {json.dumps(records.sums())}\n}}\n')
    typer.echo("", nl=False)


def _size(count: int) -> str:
    """Words for a number of bytes."""
    if count >= 1e9:
        return f"{count / 1e9:.2f} GB"
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
