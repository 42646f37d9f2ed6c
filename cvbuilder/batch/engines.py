"""Who builds: this process, or processes beside it, through the Executor interface of the standard library.

An engine takes tasks and gives futures. `LOST` are the exceptions that say nothing of a task but that whoever had it is
no more; after one, `renew` brings new workers.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from typing import Protocol

from cvbuilder.batch.values import Order, Outcome, Task
from cvbuilder.batch.work import make

OBJECTS_BEFORE_A_SEARCH = 200_000
"""As in cli: a build makes many small values and next to no cycles, docs/performance.md."""
UNDER_WAY = 8
"""How many tasks a worker may have before it: enough that none waits while a slow one is waited for."""


class Engine(Protocol):
    """Who builds."""

    lost: tuple[type[BaseException], ...]
    room: int
    """How many tasks may be under way."""
    packs: bool
    """True if whoever builds cannot read the profiles, and gets them as bytes."""

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        """Begin a task."""

    def renew(self) -> None:
        """Bring new workers in place of those that were lost; raises EngineError where there are none to be had."""

    def stop(self, at_once: bool) -> None:
        """End; `at_once`: what is being built is not waited for."""


class Here:
    """The process that asks: one task at a time."""

    lost: tuple[type[BaseException], ...] = ()
    room = 1
    packs = False

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        """Build it now."""
        done: Future[Outcome] = Future()
        try:
            done.set_result(make(task, order))
        except Exception as error:
            done.set_exception(error)
        return done

    def renew(self) -> None:
        """There is nothing to renew."""

    def stop(self, at_once: bool) -> None:
        """There is nothing to stop."""


class Processes:
    """Worker processes of this machine, started anew (spawn) so that it is the same on every system."""

    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
    packs = False

    def __init__(self, jobs: int, timeout: float | None = None) -> None:
        """`timeout`: seconds after which a worker that is still at one profile is ended, and counts as lost."""
        self.room = jobs * UNDER_WAY
        self._jobs, self._timeout = jobs, timeout
        self._pool = self._made()

    def _made(self) -> Executor:
        from multiprocessing import get_context

        return ProcessPoolExecutor(self._jobs, get_context("spawn"), initializer=_begin)

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        """Give it to the next process that is free."""
        try:
            return self._pool.submit(_watched, task, order, self._timeout)
        except BrokenExecutor as error:  # it broke after the last answer: the future says so, as all others will
            broken: Future[Outcome] = Future()
            broken.set_exception(error)
            return broken

    def renew(self) -> None:
        """A pool that has lost a process is of no more use."""
        self.stop(at_once=True)
        self._pool = self._made()

    def stop(self, at_once: bool) -> None:
        """End the processes; they put files in place by renaming, so that they may be ended at any time."""
        from multiprocessing import active_children

        self._pool.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for child in active_children():
                child.kill()
            self._pool.shutdown(wait=True)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Set up a worker: an interrupt is its parent's affair, and it ends with its parent, however that ends."""
    import gc
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH, 10, 10)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent's end. A parent that is killed tells nobody, and its workers would wait for ever."""
    import signal
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _watched(task: Task, order: Order, timeout: float | None, do: Callable[[Task, Order], Outcome] = make) -> Outcome:
    """Do a task; a process that takes longer ends, wherever it is, even in a library that never looks up."""
    if timeout is None:
        return do(task, order)
    import faulthandler

    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(timeout, exit=True, file=nowhere)
        try:
            return do(task, order)
        finally:
            faulthandler.cancel_dump_traceback_later()
