"""The user's folder: a new profile is put into it, the files that a build reads in it are told and looked at.

The clock tells here how long something took, never which day it is, so that no document depends on it.
Nothing here prints or exits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from cvbuilder.errors import Diagnostic, WriteError
from cvbuilder.pipeline.build import load
from cvbuilder.pipeline.recipes import followed
from cvbuilder.pipeline.request import Request
from cvbuilder.pipeline.sources import included_files
from cvbuilder.resources import resource, resource_text
from cvbuilder.theme import list_themes


class Stamp(Struct, frozen=True):
    """What tells one state of a file from the next: a save moves the time, a rename brings another inode."""

    modified: int
    size: int
    inode: int


def start_profile(path: Path, minimal: bool) -> None:
    """Write a starter profile with the line by which editors find the schema.

    Raises WriteError where a file stands there already, or none can be written.
    """
    text = resource_text("starter", "minimal.yaml" if minimal else "full.yaml")
    # A URI, since a relative path would not lead from the user's folder to an installed copy.
    schema = resource("schema", "profile.schema.json").as_uri()
    content = f"# yaml-language-server: $schema={schema}\n{text}".encode()
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        hint = "choose another name; nothing was written"
        raise WriteError([Diagnostic(f"{path} exists already", hint=hint)]) from None
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot write {path}: {error.strerror or error}")]) from error


def files_of(path: Path, request: Request) -> tuple[Path, ...]:
    """Return the files that a build of a profile reads, there or not: what it includes, portrait, messages, themes.

    A recipe's are those of its profile besides. Raises ProfileError if the profile cannot be read.
    """
    given = path
    path, request = followed(path, request)
    profile = load(path, request.changes)
    folder = path.resolve().parent
    named = [*([profile.photo.file] if profile.photo else []), *profile.settings.message_files]
    named += [font.file for font in profile.settings.fonts]
    themes = {request.theme} if request.theme else {plan.theme or "" for plan in profile.documents}
    themes = {name or profile.settings.theme for name in themes or {""}}
    found = [given.absolute(), path.absolute(), *included_files(path), *(folder / name for name in named)]
    found += [resource("cvbuilder", "theme", "themes", f"{name}.yaml") for name in list_themes() if name in themes]
    return tuple(dict.fromkeys(found))


def stamps(files: Iterable[Path]) -> Mapping[Path, Stamp | None]:
    """Return how files stand at the moment, links followed; None for one that is not there."""
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def stopwatch() -> Callable[[], float]:
    """Start to measure; the function that is returned gives the milliseconds since."""
    from time import perf_counter

    start = perf_counter()
    return lambda: (perf_counter() - start) * 1000


__all__ = ["Stamp", "files_of", "included_files", "stamps", "start_profile", "stopwatch"]
