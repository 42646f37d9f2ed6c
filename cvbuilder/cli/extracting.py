"""`cvbuilder extract`: the source of a PDF, put into a folder, and how to build the PDF again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cvbuilder.cli import report
from cvbuilder.pipeline.extracting import Extracted, extract, put_back
from cvbuilder.pipeline.recipes import NAME


def extract_source(path: Path, output: Path | None, *, force: bool, quiet: bool, json: bool) -> int:
    """Write what a PDF was made of into a folder, by default one of the file's name; return the exit code.

    Raises ProofError where it carries no source, WriteError where the files cannot be written.
    """
    extracted = extract(path)
    folder = output if output is not None else Path(path.stem)
    written = put_back(extracted, folder, replace=force)
    if json:
        report.as_json(_as_json(extracted, written))
    elif not quiet:
        _tell(extracted, folder, written)
    return 0


def _tell(extracted: Extracted, folder: Path, written: Sequence[Path]) -> None:
    for each in written:
        report.note(report.harmless(str(each)))
    if extracted.lacks:
        report.note(report.harmless(f"it needs, beside them: {', '.join(extracted.lacks)}"))
    if extracted.differs:
        report.note(report.harmless(f"not as it was, so that bytes may differ: {', '.join(extracted.differs)}"))
    report.note(report.harmless(f"build it again with: cvbuilder build {folder / NAME}"))


def _as_json(extracted: Extracted, written: Sequence[Path]) -> dict[str, object]:
    recipe = extracted.recipe
    return {
        "files": [str(path) for path in written],
        "kind": recipe.kind,
        "language": recipe.language,
        "source": recipe.source,
        "version": recipe.cvbuilder,
        "differs": list(extracted.differs),
        "lacks": list(extracted.lacks),
    }
