"""A crowd of made-up people, what is to be made of them, and batches as processes of their own that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psutil
import pytest
from msgspec import Struct

from benchmarks.people import people
from cvbuilder.pipeline import Request, build

ROOT = Path(__file__).parents[2]
MANY = 10
PATIENCE = 120.0
"""Seconds after which a test gives up waiting; none needs them."""
Files = Mapping[str, bytes]


def until(true: Callable[[], object], process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for something to be so; fail if it never is, or the process has ended before."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        assert process is None or process.poll() is None, "the process has ended"
        time.sleep(0.01)


def files_in(folder: Path) -> Files:
    """The files of an output folder, but for the batch's own."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


class Crowd(Struct, frozen=True):
    """Profiles in a folder, and the files that a build makes of them."""

    folder: Path
    expected: Files

    @property
    def paths(self) -> list[Path]:
        """The profiles."""
        return sorted(self.folder.glob("*.yaml"))


class Run:
    """A batch as a process of its own. The list of its profiles stays open, so that it cannot end before its time."""

    def __init__(self, output: Path | str, *options: str, prelude: str = "", cwd: Path | None = None) -> None:
        self.output = Path(output)
        code = f"{prelude}\nfrom cvbuilder.cli import main\nmain()"
        command = [sys.executable, "-c", code, "build", "-", "-o", str(output), *options]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
        surroundings.pop("SOURCE_DATE_EPOCH", None)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings, cwd=cwd
        )

    def feed(self, paths: list[Path]) -> None:
        """Give it profiles."""
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{path}\n" for path in paths).encode())
        self.process.stdin.flush()

    def wait_for(self, many: int) -> None:
        """Wait until so many files are there, and some of them are written down."""
        manifest = self.output / ".cvbuilder-batch" / "manifest.ndjson"
        until(lambda: len(list(self.output.glob("*.pdf"))) >= many and manifest.stat().st_size, self.process)

    def workers(self) -> list[psutil.Process]:
        """Its worker processes: those of its children that build, and not the one that keeps watch over resources."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if "spawn_main" in " ".join(child.cmdline())]

    def end(self) -> tuple[int, str]:
        """Tell it that there are no more profiles; its exit code and what it told."""
        _, told = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, told.decode()


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Crowd:
    """Ten people in both languages."""
    folder = tmp_path_factory.mktemp("crowd")
    expected: dict[str, bytes] = {}
    for number, text in enumerate(people(MANY)):
        path = folder / f"{number:02}.yaml"
        path.write_text(text, encoding="utf-8")
        expected |= {built.name: built.content for built in build(path, Request())}
    return Crowd(folder, expected)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    """Start batches; what still runs at the end of a test is killed."""
    begun: list[Run] = []

    def started(*options: str, prelude: str = "", output: Path | str | None = None) -> Run:
        begun.append(Run(output or tmp_path / "out", *options, prelude=prelude, cwd=tmp_path))
        return begun[-1]

    yield started
    for run in begun:
        if run.process.poll() is None:
            for child in psutil.Process(run.process.pid).children(recursive=True):
                child.kill()
            run.process.kill()
            run.process.communicate()


@pytest.fixture(autouse=True)
def no_day_of_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build's day comes from what a test gives, never from where the tests run."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
