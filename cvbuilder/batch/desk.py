"""The batch's own folder, `.cvbuilder-batch` in the output folder: manifest, report, parts of files, and a lock.

For an output that is a URL it stands in the folder where the user is, under a number for the URL. What a run that was
killed has left among the parts is thrown away by the next one.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO

from msgspec import json

from cvbuilder.batch.digests import digest_of
from cvbuilder.batch.places import is_url
from cvbuilder.batch.values import Outcome
from cvbuilder.errors import Diagnostic, WriteError

NAME = ".cvbuilder-batch"


class Desk:
    """A batch's own folder while it runs; `close` leaves manifest and report."""

    def __init__(self, output: str) -> None:
        """Make the folder, and hold it; raises WriteError where that cannot be, or another batch is at work in it."""
        self.folder = Path(NAME, digest_of(output.encode())) if is_url(output) else Path(output, NAME)
        self.parts = self.folder / "parts"
        self.manifest = self.folder / "manifest.ndjson"
        self.report = self.folder / "report.ndjson"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = (self.folder / "lock").open("a")
            if not _held(self._lock):
                self._lock.close()
                raise WriteError([Diagnostic(f"another batch is at work in {output}", hint="wait until it has ended")])
            shutil.rmtree(self.parts, ignore_errors=True)
            self.parts.mkdir(exist_ok=True)
        except OSError as error:
            raise _refused(self.folder, error) from error

    def spool(self) -> FileIO:
        """Open the file of what is to be told at the end, anew; raises WriteError."""
        try:
            return self.report.open("w+b", buffering=0)
        except OSError as error:
            raise _refused(self.report, error) from error

    def close(self) -> None:
        """Throw away what is not whole, and let go of the folder."""
        shutil.rmtree(self.parts, ignore_errors=True)
        self._lock.close()


def opened_report(path: str) -> IO[str]:
    """Open the file of a report that a user names, anew; raises WriteError."""
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _refused(Path(path), error) from error


def spooled(spool: FileIO) -> Iterator[Outcome]:
    """Give what is to be told, a line of the file after another; a last line that is torn is none."""
    spool.seek(0)
    for line in BufferedReader(FileIO(spool.fileno(), closefd=False)):
        if line.endswith(b"\n"):
            yield json.decode(line, type=Outcome)


def _refused(path: Path, error: OSError) -> WriteError:
    return WriteError([Diagnostic(f"cannot write {path}: {error.strerror or error}")])


def _held(lock: IO[str]) -> bool:
    """Hold a file until it is closed, or this process ends in any way; False where another process holds it.

    True, too, on disks that know no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
