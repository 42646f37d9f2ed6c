"""What a document costs a process that has made others before: `python -m benchmarks.warm [--count N] [PROFILE]`.

Distinct documents of one profile's make (`benchmarks.variants`), in both languages, on one core, in processor time:
ours from the YAML file to the bytes of a tagged PDF, and raw Typst from the same words as Typst source
(`benchmarks.twin`) with a compiler that is kept. The two take turns, a document each.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from benchmarks import twin
from benchmarks.cold import PROFILE
from benchmarks.variants import LANGUAGES, write_variants


def maker(kind: str) -> Callable[[Path, str], tuple[bytes, int]]:
    """Our own way from a profile's path to a PDF's bytes and pages, for one language."""
    from cvbuilder import Request
    from cvbuilder.pipeline import build

    def make(path: Path, language: str) -> tuple[bytes, int]:
        request = Request(kinds=(kind,), languages=(language,))  # type: ignore[arg-type]
        (built,) = build(path, request)
        return built.content, built.pages

    return make


def typst_maker(folder: Path) -> Callable[[Path, str], tuple[bytes, int]] | None:
    """Typst's way from a source to a PDF, with one compiler; None where it is not installed."""
    try:
        import typst
    except ImportError:
        return None
    faces = [str(folder / "faces")]
    book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=faces)
    compiler = typst.Compiler(font_paths=book)

    def make(path: Path, language: str) -> tuple[bytes, int]:
        content = compiler.compile(input=(path.with_suffix("") / f"{language}.typ").read_bytes())
        assert isinstance(content, bytes)
        return content, content.count(b"/Type /Page\n") + content.count(b"/Type/Page/")

    return make


def show(name: str, times: Iterable[float], sizes: Iterable[int], pages: Iterable[int]) -> None:
    """One row: median and quartiles of milliseconds, documents a second, kilobytes, pages."""
    found = sorted(times)
    low, middle, high = quantiles(found, n=4)
    rate = 1000 * len(found) / sum(found)
    size = median(sizes) / 1000
    print(f"  {name:<22} {middle:7.1f} {low:7.1f} {high:7.1f} {rate:6.1f} {size:5.0f} {median(pages):6.0f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.warm")
    parser.add_argument("profile", type=Path, nargs="?", default=PROFILE)
    parser.add_argument("--kind", default="cv")
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    gc.set_threshold(200_000, 10, 10)  # as the command line has it
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture in options.profile.resolve().parent.glob("*.*"):
            shutil.copy(picture, folder)
        paths = write_variants(options.profile.resolve(), options.count + 2, folder)
        for path in paths:
            path.with_suffix("").mkdir()
            twin.write_sources(path, options.kind, path.with_suffix(""))
        shutil.move(str(paths[0].with_suffix("") / "faces"), folder / "faces")
        makers = {"cvbuilder": maker(options.kind), "typst": typst_maker(folder)}
        rows: dict[tuple[str, str], list[tuple[float, int, int]]] = {}
        for number, path in enumerate(paths):
            for language in LANGUAGES:
                for program, make in makers.items():
                    if make is None:
                        continue
                    begin = process_time()
                    content, pages = make(path, language)
                    if number > 1:
                        rows.setdefault((program, language), []).append(
                            (1000 * (process_time() - begin), len(content), pages)
                        )
    print(
        f"{options.profile.name}, {options.kind}, {options.count} distinct documents; Python {sys.version.split()[0]}"
    )
    print(f"  {'processor ms, one core':<22}  median  quart.  quart.  per s    kB  pages")
    for (program, language), found in sorted(rows.items(), key=lambda row: row[0][1]):
        show(f"{program} {language}", *map(list, zip(*found, strict=True)))


if __name__ == "__main__":
    main()
