"""Where profiles come from: takes files, folders, patterns, lists and streams, gives tasks one after another.

Nothing is held but the names of one folder, or what a pattern means. The order is the same on every system: as given, a
folder by its names, what stands in it before what stands in folders below it, a pattern by its paths.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from glob import glob, has_magic
from io import BufferedReader
from pathlib import Path

from msgspec import Struct

from cvbuilder.batch.values import Task
from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile.sections import safe_slug
from cvbuilder.source import MAX_BYTES

ENDINGS = (".yaml", ".yml")
STANDARD_INPUT = "-"
STREAM_OF_INPUT = "stdin"
"""What a stream on standard input is called in errors and names."""
_IS_PROFILE = re.compile(rb"""^(?:\xef\xbb\xbf)?(?:\{|["']?(?:name|include)["']?[ \t]*:)""", re.MULTILINE)
_BLOCK = 1 << 20


class Given(Struct, frozen=True):
    """What a user gives: paths (files, folders, patterns), the file of a list, that of a stream; '-' is standard input.

    `base` is the folder below which a stream's profiles name their files.
    """

    paths: tuple[str, ...] = ()
    listed: str = ""
    stream: str = ""
    base: str = ""


def require_files(given: Given) -> None:
    """Raise ProfileError for what cannot be opened, or means nothing, before anything is built."""
    wrong = [
        Diagnostic(f"no file is meant by {path}", hint="put a pattern in quotes; ** goes through folders")
        for path in given.paths
        if is_pattern(path) and not _meant(path)
    ]
    for name in (given.listed, given.stream):
        if name not in ("", STANDARD_INPUT) and not Path(name).is_file():
            wrong.append(Diagnostic(f"{name}: there is no such file"))
    if given.stream and not Path(_base(given)).is_dir():
        wrong.append(Diagnostic(f"{given.base}: there is no such folder"))
    if wrong:
        raise ProfileError(wrong)


def is_pattern(path: str) -> bool:
    """True for what means other files by `*`, `?` or `[]`; a file of that very name is a file."""
    return has_magic(path) and not os.path.lexists(path)


def tasks_of(given: Given, standard_input: BufferedReader | None = None) -> Iterator[Task]:
    """Give a task for each profile; what stands in a folder and is none comes as a task that says so."""
    for path in given.paths:
        yield from _below(path)
    if given.listed:
        with _stream(given.listed, standard_input) as file:
            for name in _names(file):
                yield from _at(name)
    if given.stream:
        with _stream(given.stream, standard_input) as file:
            yield from _lines(file, given)


def count_of(given: Given) -> int | None:
    """Return how many tasks there will be; None where that is not known before they come."""
    if STANDARD_INPUT in (given.listed, given.stream) or given.listed:
        return None
    found = sum(sum(1 for _ in _paths(path)) for path in given.paths)
    if given.stream:
        with Path(given.stream).open("rb") as file:
            last = b"\n"
            while block := file.read(_BLOCK):
                found += block.count(b"\n")
                last = block[-1:]
            found += last != b"\n"
    return found


def _below(path: str) -> Iterator[Task]:
    """The tasks of a path that was given."""
    named = not os.path.isdir(path)
    for each in _paths(path):
        yield Task(each, each, is_profile=named or _is_profile(Path(each)))


def _at(path: str) -> Iterator[Task]:
    """The tasks of a path of a list, in which a sign is a sign."""
    if os.path.isdir(path):
        yield from _below(path)
    else:
        yield Task(path, path)


def _paths(path: str) -> Iterator[str]:
    if is_pattern(path):
        yield from _meant(path)
    elif os.path.isdir(path):
        yield from _in_folder(path)
    else:
        yield path


def _meant(pattern: str) -> list[str]:
    return sorted(path for path in glob(pattern, recursive=True) if os.path.isfile(path))


def _in_folder(folder: str) -> Iterator[str]:
    """YAML files of a folder and of those below it; hidden ones and folders behind links are passed by."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as found:
        for each in found:
            if each.name.startswith("."):
                continue
            if each.is_dir(follow_symlinks=False):
                folders.append(each.name)
            elif each.name.lower().endswith(ENDINGS) and each.is_file():
                files.append(each.name)
    for name in sorted(files):
        yield os.path.join(folder, name)
    for name in sorted(folders):
        yield from _in_folder(os.path.join(folder, name))


def _is_profile(path: Path) -> bool:
    """True if a file has a key `name`, or includes files that may have it: words and themes lie in folders too.

    A file that cannot be read is taken for one, so that it is told.
    """
    try:
        with path.open("rb") as file:
            return _IS_PROFILE.search(file.read(MAX_BYTES)) is not None
    except OSError:
        return True


def _stream(name: str, standard_input: BufferedReader | None) -> BufferedReader:
    if name == STANDARD_INPUT:
        if standard_input is None:
            raise ProfileError([Diagnostic("there is nothing on standard input")])
        return standard_input
    return Path(name).open("rb")


def _names(file: BufferedReader) -> Iterator[str]:
    """The names of a list: parted by NUL where there is one in its first part, else by ends of lines."""
    rest = b""
    end = b""
    while block := file.read1(_BLOCK):  # what has come, so that a slow list is begun at once
        rest += block
        end = end or (b"\0" if b"\0" in rest else b"\n")
        *names, rest = rest.split(end)
        yield from filter(None, map(_name, names))
    if name := _name(rest):
        yield name


def _name(line: bytes) -> str:
    return os.fsdecode(line.removesuffix(b"\r"))


def _lines(file: BufferedReader, given: Given) -> Iterator[Task]:
    """A task for each line of a stream that is not blank."""
    stream = STREAM_OF_INPUT if given.stream == STANDARD_INPUT else given.stream
    stem = safe_slug(Path(stream).stem)
    number = 0
    while line := file.readline(MAX_BYTES + 2):
        number += 1
        if not line.endswith(b"\n"):
            while (more := file.readline(_BLOCK)) and not more.endswith(b"\n"):
                continue  # a line that is too long: its beginning is refused for its length
        content = line.rstrip(b"\r\n")
        if content.strip():
            path = os.path.join(_base(given), f"{stem}-{number}.json")
            yield Task(f"{stream}:{number}", path, content, number)


def _base(given: Given) -> str:
    """The folder below which a stream's profiles name their files: that of the stream, where none is given."""
    return given.base or ("." if given.stream == STANDARD_INPUT else os.path.dirname(given.stream) or ".")
