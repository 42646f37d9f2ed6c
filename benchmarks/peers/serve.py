"""A process that is kept and makes a document whenever it is told: `python -m benchmarks.peers.serve MODULE FOLDER`.

Reads a path a line on standard input; for each prints JSON: processor and wall milliseconds of the making alone,
bytes, pages. What it says stays apart from what libraries print. Runs in a peer's environment: it knows the standard
library and the peer's module (by_*.py), nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from time import perf_counter, process_time

from benchmarks.peers.pages import pages_of


def main(module: str, folder: str) -> None:
    """Make what is asked for until there is nothing more."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    make = import_module(f"benchmarks.peers.{module}").maker(folder)
    for line in sys.stdin:
        wall, begin = perf_counter(), process_time()
        content = make(line.strip())
        took = {"ms": 1000 * (process_time() - begin), "wall": 1000 * (perf_counter() - wall)}
        print(json.dumps({**took, "bytes": len(content), "pages": pages_of(content)}), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
