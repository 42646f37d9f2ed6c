"""The manifest: what a batch has made and of what, a line of JSON for each profile, so that the next run can go on.

Lines are only ever added. A last line that is torn, as by a full disk or a cut power line, counts for nothing; of two
for the same profile the later holds. In memory there is a number for each profile and each file, never the lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from msgspec import DecodeError, Struct, json

from cvbuilder.batch.digests import digest_in, digest_of
from cvbuilder.batch.known import Known
from cvbuilder.batch.places import Place
from cvbuilder.batch.values import Task
from cvbuilder.errors import Diagnostic, WriteError


class Document(Struct, frozen=True, array_like=True):
    """A file that was made: its name, its size in bytes, its number, what it is."""

    name: str
    size: int
    digest: str
    kind: str
    language: str
    variant: str
    pages: int


class Entry(Struct, frozen=True):
    """A profile that was built. `of` is its name, `recipe` a number for how, `inputs` its files with their numbers."""

    of: str
    recipe: str
    inputs: tuple[tuple[str, str], ...]
    made: tuple[Document, ...]


class Manifest:
    """The manifest of an output folder; raises WriteError where it cannot be read or written."""

    def __init__(self, path: Path, keep: bool) -> None:
        """Open it; without `keep`, begin anew."""
        self._profiles = Known()
        try:
            self._file: IO[bytes] = path.open("a+b")
            if not keep:
                self._file.truncate(0)
            self._end = self._read()
        except OSError as error:
            raise _refused(path, error) from error
        self._path = path

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a profile."""
        place = self._profiles.place(name)
        found = None if place is None else self.at(place)
        return found if found is not None and found.of == name else None

    def at(self, place: int) -> Entry | None:
        """Return the entry at a place of the file."""
        try:
            self._file.seek(place)
            return _entry(self._file.readline())
        except OSError as error:
            raise _refused(self._path, error) from error

    def place(self, name: str) -> int:
        """Return where the entry of a profile begins."""
        return self._profiles.place(name) or 0

    def add(self, entry: Entry) -> int:
        """Write an entry; return its place."""
        line = json.encode(entry) + b"\n"
        place = self._end
        try:
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise _refused(self._path, error) from error
        self._end += len(line)
        self._profiles.remember(entry.of, place)
        return place

    def close(self) -> None:
        """Close the file. All that was added has been written."""
        try:
            self._file.close()
        except OSError:  # it was told when it was added
            return

    def _read(self) -> int:
        """Learn where each entry is; cut off a torn last line, so that the next one begins on a line of its own."""
        self._file.seek(0)
        end = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                self._file.truncate(end)
                break
            entry = _entry(line)
            if entry is not None:
                self._profiles.remember(entry.of, end)
            end += len(line)
        return end


def still_holds(entry: Entry | None, recipe: str, task: Task, place: Place) -> bool:
    """True if a profile would be built as it was, and its documents are where they were put."""
    if entry is None or entry.recipe != recipe or not entry.inputs:
        return False
    folder = Path(task.path).parent
    own, *others = entry.inputs
    now = digest_in(folder, own[0]) if task.content is None else digest_of(task.content)
    if own != (Path(task.path).name, now):
        return False
    # A profile that is as it was names the same files, so that nothing has to be parsed.
    if any(digest_in(folder, name) != digest for name, digest in others):
        return False
    return all(place.holds(made.name, made.size, made.digest) for made in entry.made)


def _entry(line: bytes) -> Entry | None:
    try:
        return json.decode(line, type=Entry)
    except (DecodeError, UnicodeDecodeError):
        return None


def _refused(path: Path, error: OSError) -> WriteError:
    return WriteError([Diagnostic(f"cannot write {path}: {error.strerror or error}")])
