"""Where documents go: a folder, or a URL of fsspec; each file stands there whole or not at all.

A folder gets a file by a rename from a folder of parts on the same disk; an object store shows an object when all of it
has come; elsewhere a file is written under another name and moved.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from cvbuilder.batch.digests import digest_of
from cvbuilder.errors import Diagnostic, WriteError

WHOLE_AT_ONCE = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory")
"""Stores in which no reader sees a part of an object."""


class Place(Protocol):
    """Where files go. All methods raise WriteError where the place is at fault."""

    def put(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all."""

    def holds(self, name: str, size: int, digest: str) -> bool:
        """True if the file is there, with this size and digest."""


class Folder:
    """A folder of this machine, or one that several machines share; `parts` is on the same disk."""

    def __init__(self, path: Path, parts: Path) -> None:
        self.path, self._parts = path, parts

    def put(self, name: str, content: bytes) -> None:
        """Write among the parts, then rename."""
        target = self.path / name
        part = self._parts / f"{os.getpid()}.{name}"
        try:
            try:
                with part.open("wb") as file:
                    file.write(content)
                os.replace(part, target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise WriteError([Diagnostic(f"cannot write {target}: {error.strerror or error}")]) from error

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Ask for the size first: most that is amiss shows there."""
        path = self.path / name
        try:
            return path.stat().st_size == size and digest_of(path.read_bytes()) == digest
        except OSError:
            return False


class Remote:
    """A place that fsspec knows by its URL."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._files, self._root = _opened(url)
        self._whole = url.partition("://")[0] in WHOLE_AT_ONCE

    def put(self, name: str, content: bytes) -> None:
        """Send the bytes; where a reader could see half of them, under another name first."""
        target = f"{self._root}/{name}"
        try:
            if self._whole:
                self._files.pipe_file(target, content)
                return
            part = f"{self._root}/.{name}.{os.getpid()}.part"
            self._files.makedirs(self._root, exist_ok=True)
            self._files.pipe_file(part, content)
            self._files.mv(part, target)
        except Exception as error:  # each store has errors of its own
            raise WriteError([Diagnostic(f"cannot write {self.url}/{name}: {error}")]) from error

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Ask for the size alone: to read every object again would cost as much as to make it."""
        try:
            return bool(self._files.size(f"{self._root}/{name}") == size)
        except Exception:
            return False


def is_url(text: str) -> bool:
    """True for a URL that fsspec is to open, and no folder."""
    return "://" in text


def place_of(text: str, parts: str = "") -> Place:
    """Return the place of a folder's path or a URL; raises WriteError where fsspec does not know it."""
    return Remote(text) if is_url(text) else Folder(Path(text), Path(parts))


@lru_cache(maxsize=8)
def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        hint = "pip install 'cvbuilder[cluster]'"
        raise WriteError([Diagnostic(f"{url} is a URL, and fsspec is not installed", hint=hint)]) from None
    try:
        files, root = url_to_fs(url)
    except Exception as error:  # an unknown protocol, a library of it that is absent, an account that is refused
        raise WriteError([Diagnostic(f"cannot open {url}: {error}")]) from error
    if not str(root).strip("/"):
        raise WriteError([Diagnostic(f"cannot open {url}", expected="a place in it, as s3://bucket/folder")])
    return files, str(root).rstrip("/")
