"""How far a batch is: one line on a terminal that changes, elsewhere a line now and then; on standard error."""

from __future__ import annotations

import sys

from cvbuilder.cli import report
from cvbuilder.cli.records import Records
from cvbuilder.pipeline.workspace import stopwatch

OFTEN = 0.2
"""Seconds between two looks of a terminal's line."""
SELDOM = 30.0
"""Seconds between two lines where nobody sees them come."""


class Progress:
    """Tells how many are done, how fast, and how long it will take; `total` is None where nobody knows."""

    def __init__(self, total: int | None, hidden: bool) -> None:
        self._total, self._hidden = total, hidden
        self._terminal = sys.stderr.isatty()
        self._watch = stopwatch()
        self._next = OFTEN if self._terminal else SELDOM
        self._width = 0

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return self._watch() / 1000

    def show(self, records: Records) -> None:
        """Tell, if it is time."""
        now = self.seconds
        if self._hidden or now < self._next:
            return
        self._next = now + (OFTEN if self._terminal else SELDOM)
        line = line_of(records, self._total, now)
        if self._terminal:
            sys.stderr.write(f"\r{line:<{self._width}}")
            sys.stderr.flush()
            self._width = len(line)
        else:
            report.note(line)

    def end(self) -> None:
        """Wipe the line away."""
        if self._width:
            sys.stderr.write(f"\r{'':<{self._width}}\r")
            sys.stderr.flush()


def line_of(records: Records, total: int | None, seconds: float) -> str:
    """How far it is, in words: `1,234 of 10,000, 18.4 a second, 8 min left, 2 failed`."""
    rate = (records.built + records.failed) / seconds if seconds else 0.0
    words = [f"{records.all:,} of {total:,}" if total is not None else f"{records.all:,} profiles"]
    if records.kept:
        words.append(f"{records.kept:,} kept")
    words.append(f"{rate:.1f} a second")
    if total is not None and rate:
        words.append(f"{duration((total - records.all) / rate)} left")
    if records.failed:
        words.append(f"{records.failed:,} failed")
    return ", ".join(words)


def duration(seconds: float) -> str:
    """A length of time in words, as precise as anybody cares: 40 s, 8 min, 3 h 20 min."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
