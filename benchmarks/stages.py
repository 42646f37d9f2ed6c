"""The stages of a build, timed within one process: `python -m benchmarks.stages PROFILE KIND PASSES`.

Prints JSON: processor milliseconds for each stage and language, one figure a pass. The first pass is cold (no catalog
read, no face open, nothing shaped), the others are warm. Modules are imported before, so that no stage pays for a
library.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from msgspec.structs import replace

from cvbuilder import compose, lay_out, load_theme, parse, read, resolve_style, write_pdf
from cvbuilder.fonts import bundled
from cvbuilder.pipeline import Built, Request, jobs, put, slug_of
from cvbuilder.pipeline.attaching import Origin, attachments


def one_pass(path: Path, kind: Any, folder: Path, times: dict[str, list[float]]) -> None:
    """Build a profile in its languages, stage by stage."""

    def timed(stage: str, work: Callable[..., Any], *given: Any) -> Any:
        begin = process_time()
        result = work(*given)
        times[stage].append(1000 * (process_time() - begin))
        return result

    source = timed("read", read, path)
    profile = timed("parse", parse, source)
    theme = timed("load theme", load_theme, "classic")
    fonts = bundled()
    for language in profile.settings.languages:
        request = Request(kinds=(kind,), languages=(language,))
        (job,) = timed(f"open locale, {language}", jobs, profile, request, path.parent)
        document = timed(f"compose, {language}", compose, profile, job.locale, job.plan)
        style = timed(f"resolve theme, {language}", resolve_style, theme, job.locale.tag, "a4")
        pages = timed(f"lay out, {language}", lay_out, document, style, fonts)
        origin = Origin(profile, path, slug_of(profile, path), profile.updated, {"classic": theme.text})
        carried = timed(
            f"gather what it carries, {language}", attachments, origin, job, (document, pages), request, fonts
        )
        whole = replace(document, attachments=carried)
        content = timed(f"write, {language}", write_pdf, whole, pages, fonts)
        built = Built(f"{language}.pdf", content, kind, language, len(pages.pages), (), ())
        timed(f"put, {language}", put, built, folder)


def main(profile: str, kind: str, passes: str) -> None:
    """Time a number of passes and print them."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name in ("yaml", "uharfbuzz"):
        import_module(name)
    times: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(int(passes)):
            one_pass(Path(profile), kind, Path(folder), times)
    print(json.dumps(times))


if __name__ == "__main__":
    main(*sys.argv[1:])
