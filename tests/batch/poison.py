"""Work that loses its worker, for the sake of tests: as a task's name says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cvbuilder.batch import work
from cvbuilder.batch.values import Order, Outcome, Task


def make(task: Task, order: Order) -> Outcome:
    """Do a task; `poison` kills whoever has it, `once` the first that has it."""
    stem = Path(task.path).stem
    if "poison" in stem:
        die()
    if "once" in stem:
        mark = Path(task.path).with_suffix(".begun")
        if not mark.exists():
            mark.touch()
            die()
    return work.make(task, order)


def die() -> None:
    """End as the system ends a process that takes too much memory: without a word."""
    sys.stderr.flush()
    os._exit(137)
