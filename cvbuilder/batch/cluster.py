"""A Dask cluster as an engine: the same tasks, through its Executor.

The one module that knows Dask. A worker that dies has its tasks done elsewhere by the scheduler; a task whose workers
died again and again counts as lost, as with processes of this machine. A scheduler that has gone is an error that says
so: what was put in place and written down stays.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from typing import Any

from cvbuilder.batch.engines import OBJECTS_BEFORE_A_SEARCH, UNDER_WAY
from cvbuilder.batch.values import Order, Outcome, Task
from cvbuilder.batch.work import make
from cvbuilder.errors import Diagnostic, EngineError

SCHEME = "dask://"
PATIENCE = 5
"""Seconds in which a scheduler has to answer."""
RETRIES = 2
"""How often the cluster itself begins a task again whose answer was an error."""
LEAST_ROOM = 64
"""Tasks under way at least: workers may come while a batch runs."""


class Cluster:
    """The workers of a Dask scheduler."""

    packs = True

    def __init__(self, address: str) -> None:
        """Meet the scheduler at HOST:PORT; raises EngineError where it, or Dask, is not to be had."""
        try:
            import distributed
            from distributed.scheduler import KilledWorker
        except ImportError:
            hint = "pip install 'cvbuilder[cluster]'"
            raise EngineError([Diagnostic("Dask is not installed here", hint=hint)]) from None
        _quieten()
        self._address = address
        self.lost: tuple[type[BaseException], ...] = (KilledWorker, CancelledError)
        try:
            met: Any = distributed.Client
            self._client: Any = met(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise _gone(address, "no scheduler answers") from error
        self._executor: Any = self._client.get_executor(pure=False, retries=RETRIES)
        self.room = max(LEAST_ROOM, UNDER_WAY * len(self._client.ncores()))

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        """Give it to the cluster."""
        try:
            future: Future[Outcome] = self._executor.submit(make_there, task, order)
        except Exception as error:  # a client that has lost its scheduler refuses in several ways
            raise _gone(self._address, "the scheduler has gone") from error
        return future

    def renew(self) -> None:
        """The cluster brings its own workers; raises EngineError if the scheduler has gone."""
        try:
            self._client.sync(self._client.scheduler.identity, callback_timeout=PATIENCE)
        except Exception as error:
            raise _gone(self._address, "the scheduler has gone") from error

    def stop(self, at_once: bool) -> None:
        """Take leave; what is under way is given up."""
        self._client.close(timeout=2)


def make_there(task: Task, order: Order) -> Outcome:
    """Do a task in a worker of the cluster, with the search for cycles as seldom as in processes of our own."""
    import gc

    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH, 10, 10)
    return make(task, order)


def _quieten() -> None:
    """Keep the library's own words to itself: what is wrong is told by an error of ours."""
    import logging

    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _gone(address: str, what: str) -> EngineError:
    hint = "what is built is written down: --resume goes on, with any engine"
    return EngineError([Diagnostic(f"{what} at {address}", hint=hint)])
