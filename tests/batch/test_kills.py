"""Batches that are killed, interrupted, or lose their disk: no half file, nothing missing after --resume."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.batch.conftest import Crowd, Files, Run, files_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
Start = Callable[..., Run]
TWO = ("--jobs", "2")
NO_FILE_ABOVE = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


def require_whole(output: Path, crowd: Crowd, least: int) -> Files:
    """Every file that is there is one that should be, with all of its bytes."""
    found = files_in(output)
    assert least <= len(found)
    assert found.items() <= crowd.expected.items()
    return found


def require_all_after_resume(start: Start, crowd: Crowd, output: Path, kept: bool = True) -> None:
    run = start(*TWO, "--resume", output=output)
    run.feed(crowd.paths)
    code, told = run.end()
    assert code == 0, told
    assert ("kept as they were" in told) == kept, told
    assert files_in(output) == crowd.expected
    assert not (output / ".cvbuilder-batch" / "parts").exists()


def test_a_worker_that_is_killed_is_replaced(start: Start, crowd: Crowd) -> None:
    run = start(*TWO)
    run.feed(crowd.paths[:6])
    run.wait_for(3)
    run.workers()[0].kill()
    run.feed(crowd.paths[6:])
    code, told = run.end()
    assert code == 0, told
    assert "were begun again, since their worker was lost" in told
    assert files_in(run.output) == crowd.expected


@pytest.mark.parametrize(("number", "options"), [("SIGINT", TWO), ("SIGTERM", TWO), ("SIGHUP", ("--jobs", "1"))])
def test_the_parent_is_interrupted(number: str, options: tuple[str, ...], start: Start, crowd: Crowd) -> None:
    run = start(*options)
    run.feed(crowd.paths)
    run.wait_for(3)
    workers = run.workers()
    run.process.send_signal(getattr(signal, number))
    code, told = run.end()
    assert (code, "interrupted: what is built is whole" in told) == (3, True), told
    psutil.wait_procs(workers, timeout=60)
    assert not [worker for worker in workers if worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE]
    require_whole(run.output, crowd, 3)
    assert not (run.output / ".cvbuilder-batch" / "parts").exists()
    require_all_after_resume(start, crowd, run.output)


def test_the_parent_is_killed(start: Start, crowd: Crowd) -> None:
    run = start(*TWO)
    run.feed(crowd.paths)
    run.wait_for(6)
    workers = run.workers()
    run.process.kill()
    assert run.end()[0] == -signal.SIGKILL
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert alive == [], "workers end with their parent"
    require_whole(run.output, crowd, 6)
    require_all_after_resume(start, crowd, run.output)


@pytest.mark.parametrize("options", [TWO, ("--jobs", "1")], ids=["two", "here"])
def test_the_disk_is_full(options: tuple[str, ...], start: Start, crowd: Crowd) -> None:
    """No file can be larger than most of them are."""
    sizes = sorted(len(content) for content in crowd.expected.values())
    run = start(*options, prelude=NO_FILE_ABOVE.format(sizes[-4]))
    run.feed(crowd.paths)
    code, told = run.end()
    assert (code, told.count("File too large")) == (3, 1), told
    assert "error: cannot write" in told and "Traceback" not in told
    require_whole(run.output, crowd, 1)
    require_all_after_resume(start, crowd, run.output)


def test_the_manifest_is_full(start: Start, crowd: Crowd) -> None:
    """The limit cuts a line of the manifest; what was built stays, and the torn line harms nobody."""
    run = start("--jobs", "1", prelude=NO_FILE_ABOVE.format(800))
    (run.output / ".cvbuilder-batch").mkdir(parents=True)
    run.feed(crowd.paths)
    code, told = run.end()
    assert code in (2, 3) and "File too large" in told, told
    assert files_in(run.output) == {}
    require_all_after_resume(start, crowd, run.output, kept=False)


def test_the_output_folder_takes_no_more_files(start: Start, crowd: Crowd) -> None:
    """For root, whom permissions do not bind, a file stands where the folder was; for others it may not be written."""
    run = start(*TWO)
    run.feed(crowd.paths[:9])
    run.wait_for(3)
    away = run.output.with_name("away")
    if os.geteuid() == 0:
        run.output.rename(away)
        run.output.write_text("in the way")
    else:
        (run.output / ".cvbuilder-batch" / "parts").chmod(0o500)
        run.output.chmod(0o500)
    run.feed(crowd.paths[9:])
    code, told = run.end()
    assert code == 3 and "error: cannot write" in told and "Traceback" not in told, told
    if away.exists():
        assert run.output.read_text() == "in the way"
        run.output.unlink()
        away.rename(run.output)
    else:
        run.output.chmod(0o700)
        (run.output / ".cvbuilder-batch" / "parts").chmod(0o700)
    require_whole(run.output, crowd, 3)
    require_all_after_resume(start, crowd, run.output)


def test_a_profile_that_hangs_is_set_aside(start: Start, tmp_path: Path) -> None:
    """A pipe that nobody writes to is waited for without end."""
    os.mkfifo(tmp_path / "words.yaml")
    hanging = tmp_path / "hanging.yaml"
    hanging.write_text("name: A\nsettings: {message_files: [words.yaml]}\n", encoding="utf-8")
    plain = [tmp_path / f"{letter}.yaml" for letter in "abc"]
    for path in plain:
        path.write_text("name: A\n", encoding="utf-8")
    run = start(*TWO, "--timeout", "2")
    run.feed([plain[0], hanging, *plain[1:]])
    code, told = run.end()
    assert code == 3, told
    assert f"{hanging}: set aside after 3 tries: its worker was lost each time" in told
    assert sorted(files_in(run.output)) == [f"{letter}.resume.en.pdf" for letter in "abc"]
