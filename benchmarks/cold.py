"""What a cold build costs, and of what that is made: `python -m benchmarks.cold [--runs N] [--kind KIND] [PROFILE]`.

Every figure is of this run on this machine. Whole processes are timed in rounds, each round running every command
once, so that a busy machine spoils all alike; the first round fills the caches of files and is not counted. Read the
medians; least and most show the spread. Raw Typst is measured in the same rounds if the package `typst` is installed.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import twin

ROOT = Path(__file__).resolve().parent.parent
PROFILE = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"
CANVAS = "import typer, babel.dates, babel.numbers, babel.lists, yaml, uharfbuzz, reportlab.pdfgen.canvas, msgspec"
LIBRARIES = ("typer", "click", "babel", "yaml", "uharfbuzz", "msgspec", "reportlab", "PIL", "shellingham")
WARM_PASSES = 5


def run(command: list[str]) -> str:
    """Run a command at the checkout's root and return what it prints; a failure ends the benchmark."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


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


def differences(more: list[float], less: list[float]) -> list[float]:
    """What the one takes longer than the other, round by round."""
    return [a - b for a, b in zip(more, less, strict=True)]


def show(name: str, times: list[float]) -> None:
    """Print one row of the table, in ms."""
    print(f"  {name:<52} {median(times):7.1f} {min(times):7.1f} {max(times):7.1f}")


def show_stages(profile: Path, kind: str, count: int) -> None:
    """Print what each stage takes, cold and warm."""
    command = [sys.executable, "-m", "benchmarks.stages", str(profile), kind, str(1 + WARM_PASSES)]
    found: list[dict[str, list[float]]] = [json.loads(run(command)) for _ in range(count)]
    print(f"\n  {'stages in one process, ms':<52} {'cold':>7} {'warm':>7}")
    sums = [0.0, 0.0]
    for stage in found[0]:
        cold = median(each[stage][0] for each in found)
        warm = median(time for each in found for time in each[stage][1:])
        sums = [sums[0] + cold, sums[1] + warm]
        print(f"  {stage:<52} {cold:7.2f} {warm:7.2f}")
    print(f"  {'all stages':<52} {sums[0]:7.2f} {sums[1]:7.2f}")


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
            "libraries: typer babel yaml harfbuzz canvas msgspec": [*python, "-c", CANVAS],
            "libraries: the modules that a build loads": [*python, "-c", loaded_by(build, LIBRARIES)],
            "  the same and our own modules": [*python, "-c", loaded_by(build, (*LIBRARIES, "cvbuilder"))],
            "cvbuilder --help": [*python, "-m", "cvbuilder", "--help"],
            "cvbuilder build, both languages": [*python, "-m", "cvbuilder", *build],
        }
        if find_spec("typst"):
            twin.write_sources(profile, options.kind, Path(folder))
            commands["typst, both languages"] = [*python, "-m", "benchmarks.twin", folder]
        times = rounds(commands, options.runs)
    _, canvas, libraries, modules, _, ours, *typst = times.values()
    print(f"{profile.name}, {options.kind}; Python {platform.python_version()}; {options.runs} rounds")
    print(f"  {'whole processes, ms':<52} {'median':>7} {'least':>7} {'most':>7}")
    for name, figures in times.items():
        show(name, figures)
    show("our modules and the work: build - canvas and all", differences(ours, canvas))
    show("our modules and the work: build - modules loaded", differences(ours, libraries))
    show("  of it our modules", differences(modules, libraries))
    show("  of it the work", differences(ours, modules))
    for figures in typst:
        ratios = [a / b for a, b in zip(ours, figures, strict=True)]
        print(f"  {'build : typst, round by round':<52} {median(ratios):7.2f} {min(ratios):7.2f} {max(ratios):7.2f}")
    if not typst:
        print("  typst is not installed: `make bench` installs it")
    show_stages(profile, options.kind, max(3, options.runs // 3))


if __name__ == "__main__":
    main()
