"""A batch measured: `python -m benchmarks.batch [--documents 10000] [--jobs 2] [--turns 3]`.

Distinct made-up people (`benchmarks.people`) as a stream, each in both languages, through the command as a user types
it. The rate and the memory of parent and workers are looked at as it runs; then one process and several take turns at
fewer documents, and beside them the same numbers of processes at a plain loop, which is what the machine has to give.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import psutil
import yaml

from benchmarks.people import people

LANGUAGES = 2
MEGABYTE = 1_000_000
BURN = "import sys\nx = 0\nfor n in range(int(sys.argv[1])):\n    x = (x * 31 + n) % 1000003\n"
BURN_STEPS = 30_000_000


def write_stream(count: int, path: Path, seed: int = 0) -> None:
    """Write people as a line of JSON each, one after another."""
    with path.open("w", encoding="utf-8") as file:
        for text in people(count, seed):
            file.write(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), ensure_ascii=False, default=str) + "\n")


class Watched:
    """A batch as it runs: how many profiles are done, and the memory of parent and workers."""

    def __init__(self, stream: Path, output: Path, jobs: int) -> None:
        command = [sys.executable, "-m", "cvbuilder", "build", "--ndjson", str(stream), "-o", str(output), "-q"]
        self._manifest = output / ".cvbuilder-batch" / "manifest.ndjson"
        self._read = 0
        self.done = 0
        self.begun = time.perf_counter()
        self.process = subprocess.Popen([*command, "--jobs", str(jobs)])

    def look(self) -> int:
        """Count the profiles that are written down."""
        if self._manifest.exists():
            with self._manifest.open("rb") as file:
                file.seek(self._read)
                lines = file.read()
            self._read += len(lines)
            self.done += lines.count(b"\n")
        return self.done

    def memory(self) -> tuple[float, list[float]]:
        """Megabytes that are resident: of the parent, and of each worker."""
        parent = psutil.Process(self.process.pid)
        workers = [each for each in parent.children() if "spawn_main" in " ".join(each.cmdline())]
        return parent.memory_info().rss / MEGABYTE, sorted(each.memory_info().rss / MEGABYTE for each in workers)

    def points(self, marks: Sequence[int]) -> Iterator[tuple[int, float, float, list[float]]]:
        """Give documents, seconds and memory at each mark."""
        for mark in marks:
            while self.look() * LANGUAGES < mark and self.process.poll() is None:
                time.sleep(0.05)
            if self.process.poll() is None:
                yield self.done * LANGUAGES, time.perf_counter() - self.begun, *self.memory()

    def seconds(self) -> float:
        """Wait for its end."""
        code = self.process.wait()
        assert code == 0, f"exit code {code}"
        return time.perf_counter() - self.begun


def long_run(documents: int, jobs: int, folder: Path) -> None:
    """One run over all of them."""
    stream, output = folder / "people.ndjson", folder / "long"
    write_stream(documents // LANGUAGES, stream)
    run = Watched(stream, output, jobs)
    print(f"{documents:,} documents of {documents // LANGUAGES:,} people, {jobs} processes")
    print("  documents  seconds   per s  parent MB  workers MB")
    marks = [mark for mark in (200, 1000, 2000, 4000, 6000, 8000, documents - 40) if mark < documents]
    for done, seconds, parent, workers in run.points(marks):
        each = " ".join(f"{worker:.1f}" for worker in workers)
        print(f"  {done:9,}  {seconds:7.1f}  {done / seconds:6.1f}  {parent:9.1f}  {each}", flush=True)
    seconds = run.seconds()
    sizes = [path.stat().st_size for path in output.glob("*.pdf")]
    assert len(sizes) == documents, f"{len(sizes)} files"
    kept = (output / ".cvbuilder-batch" / "manifest.ndjson").stat().st_size
    print(f"  {documents:9,}  {seconds:7.1f}  {documents / seconds:6.1f}")
    print(f"  {sum(sizes) / documents / 1000:.1f} kB a document, manifest {kept / documents:.0f} bytes a document")
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "cvbuilder", "build", "--ndjson", str(stream), "-o", str(output), "-q", "--resume"],
        check=True,
    )
    print(f"  --resume with nothing to do: {time.perf_counter() - begin:.1f} s")


def burn(jobs: int) -> float:
    """Seconds that so many processes take for a plain loop each."""
    begin = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", BURN, str(BURN_STEPS)]) for _ in range(jobs)]
    for process in running:
        process.wait()
    return time.perf_counter() - begin


def side_by_side(documents: int, jobs: int, turns: int, folder: Path) -> None:
    """One process and several, and the plain loop, in turns."""
    rates: dict[tuple[str, int], list[float]] = {}
    for turn in range(turns):
        stream = folder / f"turn-{turn}.ndjson"
        write_stream(documents // LANGUAGES, stream, seed=turn + 1)
        for many in (1, jobs):
            seconds = Watched(stream, folder / f"turn-{turn}-{many}", many).seconds()
            rates.setdefault(("documents", many), []).append(documents / seconds)
            rates.setdefault(("plain loop", many), []).append(many / burn(many))
    print(f"{documents:,} documents in each of {turns} turns, a second; process start included")
    for name in ("documents", "plain loop"):
        one, several = median(rates[name, 1]), median(rates[name, jobs])
        print(f"  {name:<10}  one process {one:6.2f}  {jobs} processes {several:6.2f}  ratio {several / one:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.batch")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--turn", type=int, default=600, help="documents of a turn")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        side_by_side(options.turn, options.jobs, options.turns, Path(name))
        long_run(options.documents, options.jobs, Path(name))


if __name__ == "__main__":
    main()
