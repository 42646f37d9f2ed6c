"""A Dask cluster of real processes on this machine: the bytes of a local batch, whoever of the cluster is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.batch.conftest import ROOT, Crowd, Run, files_in, until

Start = Callable[..., Run]


class Cluster:
    """A scheduler and two workers, as a user starts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun: list[subprocess.Popen[bytes]] = []
        met = folder / "scheduler.json"
        loopback = ("--host", "127.0.0.1", "--no-dashboard")
        self.scheduler = self._start("scheduler", *loopback, "--port", "0", "--scheduler-file", str(met))
        until(lambda: met.exists() and met.read_text().strip().endswith("}"), self.scheduler)
        self.address = str(json.loads(met.read_text())["address"]).removeprefix("tcp://")
        self.workers = [
            self._start(
                "worker", f"tcp://{self.address}", *loopback, "--nthreads", "1", "--local-directory", str(folder)
            )
            for _ in range(2)
        ]

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *words]
        with (self.folder / f"{words[0]}-{len(self.begun)}.log").open("wb") as log:
            self.begun.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT))
        return self.begun[-1]

    def one_at_work(self) -> psutil.Process:
        """The process of a worker that builds: the child of the nurse that brings another when it dies."""
        found: list[psutil.Process] = []

        def look() -> bool:
            children = psutil.Process(self.workers[0].pid).children(recursive=True)
            found[:] = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
            return bool(found)

        until(look)
        return found[0]

    def close(self) -> None:
        for process in reversed(self.begun):
            if process.poll() is None:
                for child in psutil.Process(process.pid).children(recursive=True):
                    child.kill()
                process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    yield started
    started.close()


def engine(cluster: Cluster) -> tuple[str, str]:
    return "--engine", f"dask://{cluster.address}"


def test_a_worker_that_is_killed_is_replaced_and_bytes_come_back(start: Start, crowd: Crowd, cluster: Cluster) -> None:
    run = start(*engine(cluster))
    run.feed(crowd.paths)
    run.wait_for(3)
    cluster.one_at_work().kill()
    code, told = run.end()
    assert code == 0, told
    assert files_in(run.output) == crowd.expected


@pytest.mark.parametrize("place", ["folder", "url"])
def test_workers_write(place: str, start: Start, crowd: Crowd, cluster: Cluster, tmp_path: Path) -> None:
    output = tmp_path / "shared"
    given = (output, "--workers-write") if place == "folder" else (output.as_uri(),)
    run = start(*engine(cluster), *given[1:], output=given[0])
    run.feed(crowd.paths[:6])
    code, told = run.end()
    assert code == 0, told
    found = files_in(output)
    assert len(found) == 12 and found.items() <= crowd.expected.items()


def test_files_that_profiles_name_travel(start: Start, cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "more.yaml").write_text("headline: Pilot\n", encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text("name: A\ninclude: [deep/more.yaml]\n", encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("name: B\nhedline: Pilot\ninclude: [deep/none.yaml]\n", encoding="utf-8")
    run = start(*engine(cluster), "--format", "proof")
    run.feed([own, wrong])
    code, told = run.end()
    assert code == 3, told
    assert f"{wrong}:3:" in told and "the file deep/none.yaml does not exist" in told
    assert f"hint: looked in {tmp_path}" in told or "optional: true" in told
    assert "Pilot" in (run.output / "own.resume.en.proof.txt").read_text(encoding="utf-8")


def test_no_scheduler_at_all(start: Start, crowd: Crowd) -> None:
    run = start("--engine", "dask://127.0.0.1:1")
    run.feed(crowd.paths[:1])
    code, told = run.end()
    assert code == 2
    assert "error: no scheduler answers at 127.0.0.1:1" in told
    assert "Traceback" not in told


def test_a_scheduler_that_goes_away(start: Start, crowd: Crowd, cluster: Cluster) -> None:
    """The last of this file, since it ends the cluster."""
    run = start(*engine(cluster))
    run.feed(crowd.paths)
    run.wait_for(3)
    cluster.scheduler.kill()
    code, told = run.end()
    assert code == 3, told
    assert f"error: the scheduler has gone at {cluster.address}" in told
    assert "--resume goes on" in told
    assert "Traceback" not in told
    found = files_in(run.output)
    assert len(found) >= 3 and found.items() <= crowd.expected.items()
    again = start("--jobs", "2", "--resume", output=run.output)
    again.feed(crowd.paths)
    code, told = again.end()
    assert (code, "kept as they were" in told) == (0, True), told
    assert files_in(run.output) == crowd.expected
