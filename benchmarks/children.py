"""Whole processes, measured in turns: what all benchmarks run their commands with.

`in_turns` runs every command once a round, so that a busy machine spoils all alike; the first round fills the caches
of files and is not counted. Wall time, processor time (user and system, all threads) and peak memory are those that
the system tells of each process when it ends (wait4(2)).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 10.0
"""The seconds that a command may take in all its rounds; slow ones have fewer rounds, and at least five."""
LAUNCHER = Path(__file__).parent / "launcher.py"


class Took(Struct, frozen=True):
    """What one run of a process took: wall and processor milliseconds, peak memory in MiB."""

    wall: float
    processor: float
    peak: float


class Runs(Struct, frozen=True):
    """The counted runs of each command, round by round, and what those said that failed."""

    took: dict[str, tuple[Took, ...]]
    failed: dict[str, str]


def environment(**more: str) -> dict[str, str]:
    """The environment of a measured process: modules are compiled once and kept, as on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **more}


def in_turns(commands: Mapping[str, Sequence[str]], rounds: int, **more: str) -> Runs:
    """Run commands in so many counted rounds, at the checkout's root; `more` is set in their environment.

    A command that fails is taken out, and what it said is told.
    """
    with tempfile.TemporaryDirectory() as folder:
        asked = {
            "commands": {name: list(command) for name, command in commands.items()},
            "rounds": rounds + 1,
            "budget": BUDGET,
            "folder": str(ROOT),
            "environment": environment(**more),
            "log": str(Path(folder) / "log"),
        }
        # -I and -S keep the launcher small: what it holds is the least peak that a child of its can be seen to have.
        command = (sys.executable, "-I", "-S", str(LAUNCHER))
        ran = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True)
    return counted([json.loads(line) for line in ran.stdout.splitlines()], commands)


def counted(lines: Sequence[Mapping[str, object]], names: Mapping[str, object]) -> Runs:
    """Sort what the launcher printed; a command that failed once has no runs."""
    failed = {str(line["name"]): " ".join(str(line.get("said", "")).split()) for line in lines if line["status"]}
    took: dict[str, list[Took]] = {name: [] for name in names if name not in failed}
    for line in lines:
        if line["round"] and line["name"] in took:
            wall, processor, peak = (float(str(line[key])) for key in ("wall", "processor", "peak"))
            took[str(line["name"])].append(Took(wall, processor, peak / 1024))
    return Runs({name: tuple(runs) for name, runs in took.items()}, failed)
