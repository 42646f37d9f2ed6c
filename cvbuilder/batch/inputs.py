"""Where profiles come from: takes files, folders, patterns, lists and streams, gives tasks one after another.

Nothing is held but the names of one folder, or what a pattern means. The order is the same on every system: as given, a
folder by its names, what stands in it before what stands in folders below it, a pattern by its paths.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from glob import glob, has_magic
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

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
_BLOCK = 1 << 18
_AHEAD = 16
"""Tasks that are read from standard input before they are wanted."""
_PATIENCE = 0.05
"""Seconds to wait for more of standard input before seeing to something else."""


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


def tasks_of(given: Given, standard_input: IO[bytes] | None = None) -> Iterator[Task | None]:
    """Give a task for each profile; what stands in a folder and is none comes as a task that says so.

    None means that standard input has no more at the moment, so that whoever asks need not wait for it.
    """
    for path in given.paths:
        yield from _below(path)
    if given.listed:
        yield from _read(given.listed, standard_input, _listed)
    if given.stream:
        yield from _read(given.stream, standard_input, lambda file: _lines(file, given))


def _read(
    name: str, standard_input: IO[bytes] | None, read: Callable[[IO[bytes]], Iterator[Task]]
) -> Iterator[Task | None]:
    """The tasks of a list or a stream."""
    if name != STANDARD_INPUT:
        with Path(name).open("rb", buffering=0) as file:
            yield from read(file)
    elif standard_input is None:
        raise ProfileError([Diagnostic("there is nothing on standard input")])
    else:
        yield from _ahead(read(standard_input))


def _ahead(tasks: Iterator[Task]) -> Iterator[Task | None]:
    """Read in a thread, which may wait for its input as long as it likes: None while it does."""
    waiting: Queue[Task | Exception | None] = Queue(_AHEAD)

    def read() -> None:
        try:
            for task in tasks:
                waiting.put(task)
            waiting.put(None)
        except Exception as error:
            waiting.put(error)

    Thread(target=read, daemon=True).start()
    while True:
        try:
            found = waiting.get(timeout=_PATIENCE)
        except Empty:
            yield None
            continue
        if found is None:
            return
        if isinstance(found, Exception):
            raise found
        yield found


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


def _listed(file: IO[bytes]) -> Iterator[Task]:
    """The tasks of a list: parted by NUL where there is one in its first part, else by ends of lines."""
    first = file.read(_BLOCK)
    for _, part in _parted(file, first, b"\0" if b"\0" in first else b"\n"):
        if name := os.fsdecode(part.removesuffix(b"\r")):
            yield from _at(name)


def _lines(file: IO[bytes], given: Given) -> Iterator[Task]:
    """A task for each line of a stream that is not blank."""
    stream = STREAM_OF_INPUT if given.stream == STANDARD_INPUT else given.stream
    stem = safe_slug(Path(stream).stem)
    for number, line in _parted(file, file.read(_BLOCK), b"\n"):
        content = line.removesuffix(b"\r")
        if content.strip():
            path = os.path.join(_base(given), f"{stem}-{number}.json")
            yield Task(f"{stream}:{number}", path, content, number)


def _parted(file: IO[bytes], first: bytes, end: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a file, numbered from 1; of one that is too long, as much as shows that it is.

    What has come is given at once, though more of it may be on its way.
    """
    number, rest, block = 1, b"", first
    while block:
        *parts, last = block.split(end)
        for part in parts:
            yield number, rest + part
            number, rest = number + 1, b""
        rest = (rest + last)[: MAX_BYTES + 1]
        block = file.read(_BLOCK)
    if rest:
        yield number, rest


def _base(given: Given) -> str:
    """The folder below which a stream's profiles name their files: that of the stream, where none is given."""
    return given.base or ("." if given.stream == STANDARD_INPUT else os.path.dirname(given.stream) or ".")
