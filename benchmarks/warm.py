"""Documents one after another in processes that are kept: distinct ones, one core, the programs in turns.

Each program has a process of its own (benchmarks/peers/serve.py), all held to the same core; they are asked one after
another, a document each, so that one works while the others wait. The first documents of each are not counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.children import ROOT, environment
from benchmarks.cold import CARRIED
from benchmarks.matter import LANGUAGES, Matter
from benchmarks.peers.environments import Ready, surroundings

UNCOUNTED = 2
"""Documents of each program and language that only warm it up."""
LEAST, BUDGET = 5, 10.0
"""A program that has taken so many seconds rests, once it has made so many counted documents of a language."""


class Made(Struct, frozen=True):
    """One document: milliseconds of the processor, bytes, pages."""

    ms: float
    bytes: int
    pages: int


Warm = dict[tuple[str, str], tuple[Made, ...]]
"""The counted documents of each program and language, in their order."""


def servers(folder: Path, ready: Sequence[Ready]) -> dict[str, subprocess.Popen[str]]:
    """A process of each program that waits to be asked."""
    ours = dict.fromkeys(CARRIED, (sys.executable, "by_cvbuilder"))
    started = {**ours, **{r.peer.name: (str(r.python), r.peer.module) for r in ready}}
    kept = environment(**surroundings(folder / "surroundings"), PYTHONPATH=str(ROOT))
    return {
        name: subprocess.Popen(
            (python, "-m", "benchmarks.peers.serve", module, str(folder / module)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env=kept,
        )
        for name, (python, module) in started.items()
    }


def warm(matter: Matter, folder: Path, ready: Sequence[Ready]) -> tuple[Warm, dict[str, str]]:
    """Measure all programs with all documents of a length; and why some made none."""
    kept = servers(folder, ready)
    peers = {each.peer.name: each.peer for each in ready}
    found: dict[tuple[str, str], list[Made]] = {}
    failed: dict[str, str] = {}
    spent = dict.fromkeys(kept, 0.0)
    for number, profile in enumerate(matter.profiles):
        names = list(kept)
        for name in names[number % len(names) :] + names[: number % len(names)]:  # nobody is always the first
            if name in failed or (number >= UNCOUNTED + LEAST and spent[name] > BUDGET):
                continue
            for language in LANGUAGES:
                if name in peers:
                    asked = str(matter.source(folder, peers[name], number, language))
                else:
                    asked = f"{language}:{matter.kind}:{CARRIED[name]}:{profile}"
                answer = ask(kept[name], asked)
                if "ms" not in answer:
                    failed[name] = str(answer["said"])
                    break
                spent[name] += float(answer["wall"]) / 1000
                if number >= UNCOUNTED:
                    made = Made(float(answer["ms"]), int(answer["bytes"]), int(answer["pages"]))
                    found.setdefault((name, language), []).append(made)
    for process in kept.values():
        process.communicate()
    return {key: tuple(made) for key, made in found.items() if key[0] not in failed}, failed


def ask(process: subprocess.Popen[str], what: str) -> Mapping[str, str]:
    """Have a document made; a process that is gone tells why."""
    assert process.stdin and process.stdout and process.stderr
    try:
        process.stdin.write(f"{what}\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except BrokenPipeError:
        line = ""
    if line:
        answer: Mapping[str, str] = json.loads(line)
        return answer
    lines = [each for each in process.stderr.read().splitlines() if each.strip()]
    return {"said": lines[-1] if lines else "it ended"}
