"""`cvbuilder booklet`: a programme's booklets, all or none, and a report."""

from __future__ import annotations

from pathlib import Path

from cvbuilder.cli import report
from cvbuilder.cli.building import as_json, delivered, tell
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.booklet import build_booklet


def make_booklets(programme: Path, request: Request, output: Path, *, quiet: bool, json: bool) -> int:
    """Build the booklets of a programme; return the exit code. Raises CvBuilderError."""
    done = delivered(build_booklet(programme, request), output)
    if json:
        report.as_json(as_json(done, ()))
    elif not quiet:
        tell(done)
    return 0
