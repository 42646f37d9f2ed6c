"""What a cluster costs beside the building: `python -m benchmarks.cluster [--documents 600]`.

A Dask scheduler and two workers on this machine, made-up people as a stream. Processor time is what counts, of each of
the processes: it says how many documents a second one client and one scheduler can hand over, however many workers
there are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.batch import LANGUAGES, write_stream

NAMES = 1500
"""Profiles that say a name and no more: handing them over is most of what they cost a scheduler."""


def started(folder: Path) -> tuple[str, psutil.Popen, list[psutil.Popen]]:
    """Start a scheduler and two workers; their address and processes."""
    met = folder / "scheduler.json"
    loopback = ("--host", "127.0.0.1", "--no-dashboard")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    scheduler = psutil.Popen([*dask, "scheduler", *loopback, "--port", "0", "--scheduler-file", str(met)], **quiet)
    while not (met.exists() and met.read_text().strip().endswith("}")):
        time.sleep(0.05)
    address = json.loads(met.read_text())["address"].removeprefix("tcp://")
    alone = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    workers = [psutil.Popen([*dask, "worker", f"tcp://{address}", *loopback, *alone], **quiet) for _ in range(2)]
    return address, scheduler, workers


def seconds_of(process: psutil.Process) -> float:
    """Processor seconds that a process has taken so far."""
    times = process.cpu_times()
    return float(times.user + times.system)


def built(stream: Path, output: Path, address: str, *options: str) -> float:
    """Build a stream on the cluster; the client's own processor seconds."""
    command = [sys.executable, "-m", "cvbuilder", "build", "--ndjson", str(stream), "-o", str(output), "-q"]
    before = psutil.Process().cpu_times()
    subprocess.run([*command, "--engine", f"dask://{address}", *options], check=True)
    after = psutil.Process().cpu_times()
    return float(after.children_user - before.children_user + after.children_system - before.children_system)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.cluster")
    parser.add_argument("--documents", type=int, default=600)
    options = parser.parse_args()
    many = options.documents // LANGUAGES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for few, part in ((8, "begin"), (many, "people")):
            write_stream(few, folder / f"{part}.ndjson")
        names = "".join(f'{{"name": "A", "slug": "a{number}"}}\n' for number in range(NAMES))
        (folder / "names.ndjson").write_text(names)
        address, scheduler, workers = started(folder)
        try:
            print(f"{many:,} people, {options.documents:,} documents, processor ms for each person")
            print(f"  {'':<22} {'client':>7} {'scheduler':>10} {'worker':>7}")
            shared = ("--workers-write",)
            rows = (("bytes come back", "people", many, ()), ("workers write", "people", many, shared))
            for how, part, count, more in (*rows, ("names alone", "names", NAMES, shared)):
                # The client's own start, and what workers import and compute once, are not what a person costs.
                start = built(folder / "begin.ndjson", folder / f"begin {how}", address, *more)
                before = seconds_of(scheduler), sum(map(seconds_of, workers))
                client = built(folder / f"{part}.ndjson", folder / how, address, *more) - start
                after = seconds_of(scheduler), sum(map(seconds_of, workers))
                costs = [1000 * each / count for each in (client, after[0] - before[0], after[1] - before[1])]
                print(f"  {how:<22} {costs[0]:7.2f} {costs[1]:10.2f} {costs[2]:7.1f}", flush=True)
        finally:
            for process in (*workers, scheduler):
                process.kill()
                process.wait()


if __name__ == "__main__":
    main()
