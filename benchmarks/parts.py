"""Of what our own time is made: a cold process part by part, and warm documents by where the interpreter is.

`cold_parts` measures processes that do more and more of what a build does. `python -m benchmarks.parts` makes
distinct documents under Python's profiler and prints JSON: own time and calls of each module, a document. The
profiler makes calls dearer, those of Python more than those of C, so that its times are shares and no more.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.children import ROOT, environment, in_turns
from benchmarks.cold import program
from benchmarks.figures import Spread, differences, spread
from benchmarks.matter import LANGUAGES, Matter
from benchmarks.peers.by_cvbuilder import maker
from benchmarks.people import people

LIBRARIES = ("typer", "click", "yaml", "uharfbuzz", "msgspec", "reportlab", "PIL", "shellingham")
PROFILED, BEFORE = 24, 12
"""How many people's documents are profiled, and how many are made before."""


def loaded_by(arguments: Sequence[str], roots: Sequence[str]) -> str:
    """A statement that imports those modules below some packages which a command loads, in its order."""
    script = (
        f"import sys\nsys.argv = {['cvbuilder', *arguments]!r}\nfrom cvbuilder.cli import main\n"
        f"try: main()\nexcept SystemExit: pass\n"
        f"print(*(name for name in sys.modules if name.partition('.')[0] in {tuple(roots)!r}), sep=',')"
    )
    command = (sys.executable, "-c", script)
    ran = subprocess.run(command, cwd=ROOT, env=environment(), check=True, capture_output=True, encoding="utf-8")
    return f"import {ran.stdout.strip()}"


def cold_parts(matter: Matter, folder: Path, rounds: int) -> dict[str, Spread]:
    """Processor milliseconds of the parts of a build in two languages, each the difference of two processes."""
    path = str(matter.profiles[0])
    build = ("build", path, "--kind", matter.kind, "--lang", "all", "--quiet", "--output", str(folder / "parts"))
    commands = {
        "bare": [sys.executable, "-c", ""],
        "libraries": [sys.executable, "-c", loaded_by(build, LIBRARIES)],
        "modules": [sys.executable, "-c", loaded_by(build, (*LIBRARIES, "cvbuilder"))],
        "build": [*program(), *build],
    }
    runs = in_turns(commands, rounds)
    times = {name: [run.processor for run in took] for name, took in runs.took.items()}
    return {
        "the interpreter": spread(times["bare"]),
        "importing libraries": differences(times["libraries"], times["bare"]),
        "importing our own modules": differences(times["modules"], times["libraries"]),
        "the work: from reading the profile to both files, and the end": differences(times["build"], times["modules"]),
    }


def room_of(file: str) -> str:
    """Where a function stands: our modules by room and name, others by their package."""
    parts = Path(file).parts
    if "cvbuilder" in parts:
        last = len(parts) - 1 - parts[::-1].index("cvbuilder")
        return "/".join(parts[last + 1 :])
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return "Python's library"


def shares(profile: cProfile.Profile) -> dict[str, tuple[float, int]]:
    """Own seconds and calls of each module; what is written in C belongs to those who call it, but for compression."""
    found: dict[str, tuple[float, int]] = {}

    def add(place: str, seconds: float, calls: int) -> None:
        before = found.get(place, (0.0, 0))
        found[place] = (before[0] + seconds, before[1] + calls)

    entries = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for (file, _, function), (_, calls, own, _, callers) in entries.items():
        if file != "~":
            add(room_of(file), own, calls)
        elif "zlib" in function:
            add("zlib", own, calls)
        else:
            for (caller, _, _), (_, times, seconds, _) in callers.items():
                add(room_of(caller) if caller != "~" else "C", seconds, times)
    return found


def main() -> None:
    """Profile warm documents and print each module's milliseconds and calls a document."""
    make, profile = maker(""), cProfile.Profile()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "person.yaml"
        for number, text in enumerate(people(BEFORE + PROFILED, seed=4)):
            path.write_text(text, encoding="utf-8")
            for language in LANGUAGES:
                if number >= BEFORE:
                    profile.enable()
                make(f"{language}:resume:shown:{path}")
                profile.disable()
    documents = PROFILED * len(LANGUAGES)
    found = shares(profile)
    print(json.dumps({place: (1000 * own / documents, calls / documents) for place, (own, calls) in found.items()}))


if __name__ == "__main__":
    main()
