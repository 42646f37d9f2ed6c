"""Whole processes: an interpreter that does nothing, `--help`, and one profile in two languages by each program.

Every program makes both PDFs in one process from files that it finds, and writes them. RenderCV's own command takes
one file, so that it is run twice; beside that its interface for programs makes both in one process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.children import ROOT, Took, in_turns
from benchmarks.matter import LANGUAGES, Matter
from benchmarks.peers.environments import RENDERCV, Ready, surroundings

BARE, HELP, OURS, ALONE = "bare interpreter", "cvbuilder --help", "cvbuilder", "cvbuilder --source none"
CARRIED = {OURS: "shown", ALONE: "none"}
"""What of its profile a PDF carries: as it comes, and with nothing, as the peers' do."""
COMMAND = "RenderCV, its command twice"
RENDER = "import os, sys; os.chdir(sys.argv.pop(1)); from rendercv.cli import app; app()"
PDF_ALONE = ("--dont-generate-markdown", "--dont-generate-html", "--dont-generate-png")


class Cold(Struct, frozen=True):
    """The runs of each program, and why some have none."""

    took: dict[str, tuple[Took, ...]]
    failed: dict[str, str]


def program() -> list[str]:
    """How cvbuilder is called: its command where it is installed beside this interpreter."""
    command = Path(sys.executable).parent / "cvbuilder"
    return [str(command)] if command.is_file() else [sys.executable, "-m", "cvbuilder"]


def cold(matter: Matter, folder: Path, ready: Sequence[Ready], rounds: int) -> Cold:
    """Measure all programs in turns with the first document of a length."""
    build = ("build", str(matter.profiles[0]), "--kind", matter.kind, "--lang", "all", "--quiet")
    out = ("--output", str(folder / "built"))
    commands = {
        BARE: [sys.executable, "-c", ""],
        HELP: [*program(), "--help"],
        OURS: [*program(), *build, *out],
        ALONE: [*program(), *build, "--source", CARRIED[ALONE], *out],
    }
    for each in ready:
        script = str(ROOT / "benchmarks" / "peers" / f"{each.peer.module}.py")
        place = folder / each.peer.module
        names = [matter.source(folder, each.peer, 0, language).stem for language in LANGUAGES]
        commands[each.peer.name] = [str(each.python), script, str(place), *names]
        if each.peer is RENDERCV:
            for language, name in zip(LANGUAGES, names, strict=True):
                render = ("render", f"{name}.yaml", *PDF_ALONE, "--output-folder-name", "rendered")
                commands[f"{COMMAND} {language}"] = [str(each.python), "-c", RENDER, str(place), *render]
    runs = in_turns(commands, rounds, **surroundings(folder / "surroundings"))
    took, failed = dict(runs.took), dict(runs.failed)
    parts = [took.pop(f"{COMMAND} {language}", ()) for language in LANGUAGES]
    if all(parts):
        took[COMMAND] = tuple(together(pair) for pair in zip(*parts, strict=False))
    return Cold(took, failed)


def together(runs: Sequence[Took]) -> Took:
    """Processes one after another as one: times add up, of memory the most counts."""
    return Took(sum(r.wall for r in runs), sum(r.processor for r in runs), max(r.peak for r in runs))
