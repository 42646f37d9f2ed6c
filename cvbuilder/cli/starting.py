"""`cvbuilder new`: a starter profile under a name that every system can hold."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from cvbuilder.cli import report
from cvbuilder.pipeline.workspace import start_profile

SUFFIXES = (".yaml", ".yml")
MAX_NAME = 64
"""Characters of a name: with four bytes to each, all files that are named after it stay below 255 bytes."""
# What Windows refuses in names, and names that it keeps for devices, with any extension.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def start(name: str, minimal: bool) -> int:
    """Write NAME.yaml and say what to do with it; return the exit code.

    Raises BadParameter for a name that some system could not hold, WriteError where the file exists already.
    """
    path = path_of(name)
    start_profile(path, minimal)
    shown = f'"{path}"' if " " in str(path) else str(path)
    report.note(f"{path} is written; its person is made up. Now:")
    report.note(f"  cvbuilder build {shown}   makes the documents, into output/")
    report.note(f"  cvbuilder watch {shown}   makes them again on every save")
    return 0


def path_of(name: str) -> Path:
    """Return the path of the file that a name stands for; raises BadParameter."""
    path = Path(name)
    last = path.name
    if not last or last == ".." or name.endswith(("/", "\\")):
        raise _refused(f"{name!r} names no file")
    if path.suffix.lower() not in SUFFIXES:
        path = path.with_name(f"{last}.yaml")
    stem = path.stem
    found = _REFUSED.search(stem)
    if found:
        raise _refused(f"{found[0]!r} cannot stand in the name of a file on every system")
    if stem != stem.strip(" ") or stem.endswith(".") or stem.startswith((".", "-")):
        raise _refused(f"{last!r}: a name neither begins with a full stop, a hyphen or a space, nor ends with one")
    if _DEVICE.fullmatch(stem):
        raise _refused(f"{stem!r} is kept by Windows for a device; {stem + '-cv'!r} would do")
    if len(stem) > MAX_NAME:
        raise _refused(f"the name has {len(stem)} characters, {MAX_NAME} at most")
    if not path.parent.is_dir():
        raise _refused(f"the folder {path.parent} does not exist")
    return path


def _refused(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="NAME")
