"""What a document is made of, as numbers: the same numbers mean the same bytes.

`stock()` is for what all documents share (program, themes, catalogs, fonts, libraries), `recipe()` adds what is asked
for, `inputs_of()` are a profile's own files. Files are read, never written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from msgspec import json

from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.files import day_of_environment
from cvbuilder.pipeline.recipes import followed
from cvbuilder.pipeline.workspace import files_of
from cvbuilder.resources import PACKAGE, resource

SIZE = 16
"""Bytes of a digest: 128 bits, too many for two documents to have one by chance."""
ABSENT = ""
_LIBRARIES = ("reportlab", "uharfbuzz", "pillow", "segno", "opencc")
_NOT_SHARED = (".pyc", ".po", ".pot")
_MAY_NAME_FILES = re.compile(rb"photo|include|fonts|message_files|recipe|\\(?:u00|U000000|x)[0-7]")
"""Words by which a profile may name files, or escapes by which it could write such a word."""


def digest_of(content: bytes) -> str:
    """Return a number for bytes, in hexadecimal."""
    return blake2b(content, digest_size=SIZE).hexdigest()


@lru_cache(maxsize=1)
def stock() -> str:
    """Return a number for all that is not a profile's own: program, themes, catalogs, fonts and libraries.

    It is made once in a process, of 90 MB in a quarter of a second.
    """
    import zlib
    from importlib.metadata import PackageNotFoundError, version

    whole = blake2b(digest_size=SIZE)
    whole.update(zlib.ZLIB_RUNTIME_VERSION.encode())
    for library in _LIBRARIES:
        try:
            whole.update(f"{library} {version(library)}\n".encode())
        except PackageNotFoundError:
            continue
    for root in (PACKAGE, resource("fonts"), resource("locales")):
        found = sorted(path for path in root.rglob("*") if path.suffix not in _NOT_SHARED and path.is_file())
        for path in found:
            content = path.read_bytes()
            whole.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def recipe(request: Request) -> str:
    """Return a number for how profiles are built: what is asked for, the day of the environment, the stock."""
    return digest_of(json.encode((request, day_of_environment(), stock())))


def inputs_of(path: Path, content: bytes, request: Request) -> tuple[tuple[str, str], ...]:
    """Return a profile's files by their names below its folder, its own first, each with a number for what it holds.

    `content` is what the profile itself holds. Files that are not there have the number ''.
    """
    found = [(path.name, digest_of(content))]
    found += [(name, digest_in(path.parent, name)) for name in named_files(path, content, request)]
    return tuple(found)


def may_name_files(content: bytes, request: Request) -> bool:
    """False for a profile that certainly names no other file."""
    return bool(request.changes) or _MAY_NAME_FILES.search(content) is not None


def named_files(path: Path, content: bytes, request: Request) -> tuple[str, ...]:
    """Return the names, below its folder, of the files that a profile names, there or not.

    A profile that has none of the words by which files are named is not parsed for them.
    """
    if not may_name_files(content, request):
        return ()
    try:
        profile, request = followed(path, request)  # a recipe names the profile that it is of
        files = files_of(profile, request)
    except CvBuilderError:  # the build tells what is wrong
        return ()
    folder = path.resolve().parent
    names = (_below(file, folder) for file in (folder / profile.name, *files[1:]))
    return tuple(dict.fromkeys(name for name in names if name and name != path.name))


def _below(file: Path, folder: Path) -> str:
    """A file's name below a folder; '' for one that is elsewhere, as a theme of ours."""
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) and ".." not in file.parts else ""


def digest_in(folder: Path, name: str) -> str:
    """Return the number of a file in a folder, ABSENT where none can be read."""
    try:
        return digest_of((folder / name).read_bytes())
    except (OSError, ValueError):
        return ABSENT
