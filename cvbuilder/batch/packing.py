"""A profile's files as bytes, to be built where they are not: packed here, unpacked there into a folder of the moment.

A line of a stream is a profile without a file: it is unpacked too, beside copies of the files that it names below the
stream's folder. What a profile names outside of its folder is never packed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from cvbuilder.batch.digests import may_name_files, named_files
from cvbuilder.batch.values import Task
from cvbuilder.errors import CvBuilderError, Diagnostic, SourceSpan
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.files import inside


def packed(task: Task, request: Request) -> Task:
    """Return the task with all of its files as bytes.

    A file that cannot be read is left out: where the profile is built, it is told that there is none.
    """
    if task.content is not None and not may_name_files(task.content, request):
        return replace(task, files=((Path(task.path).name, task.content),), content=None)
    with unpacked(task, request) as path:
        content = path.read_bytes() if task.content is None else task.content
        files = [(path.name, content)]
        for name in named_files(path, content, request):
            found = _read(path.parent, name)
            files += [(name, found)] if found is not None else []
    return replace(task, files=tuple(files), content=None)


@contextmanager
def unpacked(task: Task, request: Request, scratch: str = "") -> Iterator[Path]:
    """Give the path of a task's profile: its own file, or one in a folder of the moment that has all it needs."""
    path = Path(task.path)
    if task.content is None and not task.files:
        yield path
        return
    with TemporaryDirectory(prefix="cvbuilder-", dir=scratch or None) as name:
        folder = Path(name).resolve()
        if task.files:
            for file, content in task.files:
                _write(folder, file, content)
        elif task.content is not None:
            _write(folder, path.name, task.content)
            _bring(folder / path.name, task, request)
        yield folder / path.name


def _bring(path: Path, task: Task, request: Request) -> None:
    """Copy what a line of a stream names from the stream's folder, and what is named in files that it includes."""
    content = task.content or b""
    tried: set[str] = set()
    while True:
        names = [name for name in named_files(path, content, request) if name not in tried]
        if not names:
            return
        for name in names:
            tried.add(name)
            found = _read(Path(task.path).parent, name)
            if found is not None:
                _write(path.parent, name, found)


def _read(folder: Path, name: str) -> bytes | None:
    """A file below a folder; None where there is none, or a link leads out of it."""
    try:
        return inside(folder, name, Diagnostic(name)).read_bytes()
    except (CvBuilderError, OSError):
        return None


def _write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def at_home(problem: Diagnostic, task: Task, path: Path) -> Diagnostic:
    """Return a problem as the user knows its file: by the profile's own path, or the stream's line.

    Offsets within a line of a stream count from its beginning.
    """
    if Path(task.path) == path:
        return problem
    away, home = str(path.parent), str(Path(task.path).parent)
    told = replace(problem, message=problem.message.replace(away, home), hint=problem.hint.replace(away, home))
    return replace(told, span=place_at_home(problem.span, task, path))


def place_at_home(span: SourceSpan | None, task: Task, path: Path) -> SourceSpan | None:
    """Return a place as `at_home` does."""
    if span is None or not span.file.startswith(str(path.parent)):
        return span
    if span.file == str(path):
        stream = task.name.rpartition(":")[0] if task.line else task.path
        return replace(span, file=stream, line=span.line + max(0, task.line - 1))
    return replace(span, file=str(Path(task.path).parent / Path(span.file).relative_to(path.parent)))
