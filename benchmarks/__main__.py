"""All benchmarks in one run: `python -m benchmarks [--quick]`, or `make bench`.

Prints the table of all programs, the aims, the stages and how cost grows, as Markdown. A whole run also writes them
into docs/performance.md, between its two marks, and the plots into docs/images/performance.svg; `--quick` has few
turns and few documents, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.children import ROOT, environment
from benchmarks.cold import CARRIED, COMMAND, cold
from benchmarks.matter import SAMPLE, matters, write_sources
from benchmarks.parts import cold_parts
from benchmarks.peers.environments import PEERS, RENDERCV, Ready, prepared
from benchmarks.pictures import sheet
from benchmarks.report import Found
from benchmarks.warm import UNCOUNTED, warm
from cvbuilder.version import __version__

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "images" / "performance.svg"
BEGIN, END = "<!-- make bench writes from here -->", "<!-- to here -->"
FULL, QUICK = (15, 30, 10_000), (3, 5, 300)
"""Rounds of whole processes, warm documents of each length, documents in one process."""


def said(step: str) -> None:
    """Tell what is going on, apart from the result."""
    print(step, file=sys.stderr, flush=True)


def own(*arguments: str) -> Any:
    """Run one of our modules in a process of its own, and read what it prints."""
    ran = subprocess.run(
        (sys.executable, "-m", *arguments), cwd=ROOT, env=environment(), check=True, stdout=subprocess.PIPE
    )
    return json.loads(ran.stdout)


def measured(folder: Path, ready: Sequence[Ready], rounds: int, count: int) -> list[Found]:
    """Whole processes and warm documents of all programs, for both lengths."""
    said("writing what all are to make")
    given = matters(folder, count + UNCOUNTED)
    write_sources(folder, given)
    found = []
    for matter in given:
        said(f"{matter.told}: whole processes")
        runs = cold(matter, folder, ready, rounds)
        said(f"{matter.told}: warm documents")
        made, failed = warm(matter, folder, ready)
        found.append(Found(matter, runs, made, {**runs.failed, **failed}))
    return found


def made_of(found: Sequence[Found], folder: Path, rounds: int) -> str:
    """Of what our own time is made: a cold build by parts and by stages, warm documents by rooms."""
    said("of what our time is made")
    parts = cold_parts(found[0].matter, folder, rounds)
    passes = [own("benchmarks.stages", str(SAMPLE), "cv", "6") for _ in range(3)]
    tables = report.parts_table(parts), report.stages_table(passes), report.profile_table(own("benchmarks.parts"))
    return "\n\n".join(tables)


def load() -> str:
    """How many programs were at work on the machine in the last minute, where the system tells."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f" Programs at work on the machine before it began: {os.getloadavg()[0]:.1f}."


def told(found: Sequence[Found], ready: Sequence[Ready], missing: dict[str, str], before: str) -> str:
    """On what all was measured, what else was at work, and who is missing."""
    releases = ", ".join([f"cvbuilder {__version__}", *(f"{r.peer.name} {r.release}" for r in ready)])
    rounds = max(len(runs) for each in found for runs in each.cold.took.values())
    documents = max(len(made) for each in found for made in each.warm.values())
    failed = {name: why for each in found for name, why in each.failed.items()} | missing
    lines = [
        f"{releases}; Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, {processor()}.",
        f"Medians with quartiles: up to {rounds} whole processes and {documents} warm documents of each language."
        f"{before}",
        *(f"- {name} is missing: {why}" for name, why in failed.items()),
    ]
    return "\n".join(lines)


def processor() -> str:
    """What the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def written(part: str, page: str) -> str:
    """A page with a part of it between its marks. Raises ValueError if the marks are not there."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page has no marks")
    return f"{before}{BEGIN}\n\n{part.strip()}\n\n{END}{after}"


def block(
    found: Sequence[Found],
    among: tuple[Sequence[Ready], dict[str, str], str],
    parts: str,
    growth: dict[str, report.Rows],
) -> str:
    """All that a run found; `among`: the peers that ran, why others did not, what else was at work."""
    programs = [*CARRIED, *(peer.name for peer in PEERS)]
    programs.insert(programs.index(RENDERCV.name) + 1, COMMAND)
    return "\n\n".join(
        (
            told(found, *among), report.main_table(found, programs),
            "### Aims", report.aims_table(found),
            "### Of what our time is made", parts,
            "### Growth", report.lines_table(report.plots(growth)), report.documents_table(growth["documents"]),
        )
    )  # fmt: skip


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure cvbuilder and its peers.")
    parser.add_argument("--quick", action="store_true", help="few turns and few documents; nothing is written")
    quick = parser.parse_args().quick
    rounds, count, documents = QUICK if quick else FULL
    before = load()
    peers = {peer.name: prepared(peer) for peer in PEERS}
    ready = [each for each in peers.values() if isinstance(each, Ready)]
    missing = {name: why for name, why in peers.items() if isinstance(why, str)}
    with tempfile.TemporaryDirectory(prefix="cvbuilder-bench-") as name:
        found = measured(Path(name), ready, rounds, count)
        parts = made_of(found, Path(name), rounds)
    growth = {}
    for what in ("pages", "characters", "documents"):
        said(f"growth: {what}")
        growth[what] = own("benchmarks.growth", what, str(documents))
    page = block(found, (ready, missing, before), parts, growth)
    print(page)
    if not quick:
        PAGE.write_text(written(page, PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        PICTURE.write_text(sheet(report.plots(growth)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
