"""Runs commands in turns and measures each as a whole process; knows as little of the standard library as it can.

Reads JSON on standard input: `commands` (name to arguments), `rounds`, `budget` (the seconds after which a command
rests, if it has had LEAST rounds), `folder`, `environment`, `log`; prints a line of JSON
for each run: name, round, wall and processor milliseconds, peak memory (KiB), status, what a failed one said.

It is a program of its own and small, since the system counts what a process held before it became another one: a
child of a large program is never seen to be smaller than that. See getrusage(2), ru_maxrss.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

LEAST = 5
TOLD = 400
"""How many characters of what a failed command said are kept."""


def run(command: list[str], environment: dict[str, str], log: int) -> dict[str, Any]:
    """Run one command to its end."""
    os.ftruncate(log, 0)
    os.lseek(log, 0, os.SEEK_SET)
    actions = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    begin = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    unit = 1 if sys.platform != "darwin" else 1024  # bytes on macOS, KiB elsewhere
    found: dict[str, Any] = {
        "wall": 1000 * wall,
        "processor": 1000 * (used.ru_utime + used.ru_stime),
        "peak": used.ru_maxrss // unit,
        "status": os.waitstatus_to_exitcode(status),
    }
    if found["status"]:
        os.lseek(log, 0, os.SEEK_SET)
        found["said"] = os.read(log, 1 << 20).decode("utf-8", "replace")[-TOLD:]
    return found


def main() -> None:
    """Run the rounds; a command that fails, or has had its time, is not run again."""
    asked = json.load(sys.stdin)
    os.chdir(asked["folder"])
    log = os.open(asked["log"], os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    commands = dict(asked["commands"])
    spent = dict.fromkeys(commands, 0.0)
    for number in range(asked["rounds"]):
        for name in list(commands):
            found = run(commands[name], asked["environment"], log)
            print(json.dumps({"name": name, "round": number, **found}), flush=True)
            spent[name] += found["wall"] / 1000
            if found["status"] or (number >= LEAST and spent[name] > asked["budget"]):
                del commands[name]


if __name__ == "__main__":
    main()
