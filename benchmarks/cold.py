"""What a cold build costs, and of what that is made: `python -m benchmarks.cold [--runs N] [--kind KIND] [PROFILE]`.

Every figure is of this run on this machine. Whole processes are timed in rounds, each round running every command
once, so that a busy machine spoils all alike; the first round fills the caches of files and is not counted. Read the
medians; least and most show the spread. Raw Typst is measured in the same rounds where `typst` is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from operator import sub, truediv
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import twin

ROOT = Path(__file__).resolve().parent.parent
PROFILE = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"
CANVAS = "import typer, yaml, uharfbuzz, reportlab.pdfgen.canvas, msgspec"
# Modules are compiled once and kept, as on a user's machine, whatever this one is told.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PASSES = "6"  # one cold, the others warm
LIBRARIES = ("typer", "click", "yaml", "uharfbuzz", "msgspec", "reportlab", "PIL", "shellingham")


def run(command: list[str]) -> str:
    """Run a command at the checkout's root and return what it prints; a failure ends the benchmark."""
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True, encoding="utf-8").stdout


def rounds(commands: dict[str, list[str]], count: int) -> dict[str, list[float]]:
    """Milliseconds of each command in each round, but for the first."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(count + 1):
        for name, command in commands.items():
            begin = perf_counter()
            run(command)
            if number:
                times[name].append(1000 * (perf_counter() - begin))
    return times


def loaded_by(arguments: list[str], roots: tuple[str, ...]) -> str:
    """A statement that imports those modules below some packages which a build loads, in its order."""
    script = (
        f"import sys\nsys.argv = {['cvbuilder', *arguments]!r}\nfrom cvbuilder.cli import main\n"
        f"try: main()\nexcept SystemExit: pass\n"
        f"print(*(name for name in sys.modules if name.partition('.')[0] in {roots!r}), sep=',')"
    )
    return f"import {run([sys.executable, '-c', script]).strip()}"


def show_stages(profile: Path, kind: str, count: int) -> None:
    """Print what each stage takes, cold and warm."""
    command = [sys.executable, "-m", "benchmarks.stages", str(profile), kind, PASSES]
    found: list[dict[str, list[float]]] = [json.loads(run(command)) for _ in range(count)]
    print(f"\n  {'stages in one process, ms':<52} {'cold':>7} {'warm':>7}")
    cold = {stage: median(each[stage][0] for each in found) for stage in found[0]}
    warm = {stage: median(time for each in found for time in each[stage][1:]) for stage in cold}
    for stage in cold:
        print(f"  {stage:<52} {cold[stage]:7.2f} {warm[stage]:7.2f}")
    print(f"  {'all stages':<52} {sum(cold.values()):7.2f} {sum(warm.values()):7.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.cold")
    parser.add_argument("profile", type=Path, nargs="?", default=PROFILE)
    parser.add_argument("--kind", default="resume")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    profile = options.profile.resolve()
    with tempfile.TemporaryDirectory() as folder:
        build = ["build", str(profile), "--kind", options.kind, "--lang", "all", "--quiet", "--output", folder]
        python = [sys.executable]
        commands = {
            "interpreter alone": [*python, "-c", ""],
            "libraries: typer yaml harfbuzz canvas msgspec": [*python, "-c", CANVAS],
            "libraries: the modules that a build loads": [*python, "-c", loaded_by(build, LIBRARIES)],
            "  the same and our own modules": [*python, "-c", loaded_by(build, (*LIBRARIES, "cvbuilder"))],
            "cvbuilder --help": [*python, "-m", "cvbuilder", "--help"],
            "cvbuilder build, both languages": [*python, "-m", "cvbuilder", *build],
        }
        if find_spec("typst"):
            twin.write_sources(profile, options.kind, Path(folder))
            commands["typst, both languages"] = [*python, "-m", "benchmarks.twin", folder]
        times = rounds(commands, options.runs)
    _, _, libraries, modules, _, ours, *typst = times.values()
    times["our modules and the work: build - modules loaded"] = list(map(sub, ours, libraries))
    times["  of it our modules"] = list(map(sub, modules, libraries))
    times["  of it the work"] = list(map(sub, ours, modules))
    print(f"{profile.name}, {options.kind}; Python {sys.version.split()[0]}; {options.runs} rounds")
    print(f"  {'whole processes, ms':<52} {'median':>7} {'least':>7} {'most':>7}")
    for name, figures in times.items():
        print(f"  {name:<52} {median(figures):7.1f} {min(figures):7.1f} {max(figures):7.1f}")
    for figures in typst:
        ratios = list(map(truediv, ours, figures))
        print(f"  {'build : typst, round by round':<52} {median(ratios):7.2f} {min(ratios):7.2f} {max(ratios):7.2f}")
    show_stages(profile, options.kind, max(3, options.runs // 3))


if __name__ == "__main__":
    main()
