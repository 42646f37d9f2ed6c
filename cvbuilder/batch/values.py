"""What a batch hands from one hand to the next: tasks, what is asked of all of them, and what became of each.

All of it pickles and is small, but for bytes that have to travel because nobody there can read or write the place.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cvbuilder.errors import Diagnostic
from cvbuilder.pipeline import Built, Request

State = Literal["built", "kept", "failed", "passed over"]
"""What became of a profile. `kept`: its files of an earlier run hold; `passed over`: a file that is no profile."""


class Task(Struct, frozen=True):
    """One profile to be built.

    `name` is what reports and the manifest call it: its path as it was found, or FILE:LINE for a line of a stream.
    `path` is its file; for a line of a stream, which has none, the file that it would be, with `content` its bytes.
    `files` are all of its files by their names below its folder, its own first, for a machine that has none of them.
    """

    name: str
    path: str
    content: bytes | None = None
    line: int = 0
    files: tuple[tuple[str, bytes], ...] = ()
    is_profile: bool = True


class Order(Struct, frozen=True):
    """What is asked of every task, and where its files go.

    `place` is the output folder or URL that whoever builds writes to, '' where the bytes are to be handed back; `parts`
    a folder on the same disk for what is not whole yet. `stem` is what the files of this task are to be called: of any
    others the bytes are handed back. `stock` is what the builder's own fonts, catalogs and libraries have to be, ''
    where they are the asker's own.
    """

    request: Request
    place: str = ""
    parts: str = ""
    stem: str = ""
    stock: str = ""


class Made(Struct, frozen=True):
    """A file that was made: what is to be said of it (without its content), its size, its digest.

    `content` are its bytes where they have still to be put in their place.
    """

    built: Built
    size: int
    digest: str
    content: bytes | None = None


class Outcome(Struct, frozen=True):
    """What became of a profile. `inputs` are the files that it was made of, below its folder, with their digests.

    An input that is not there has the digest ''. `tries` is how often it was begun.
    """

    name: str
    state: State
    made: tuple[Made, ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    tries: int = 1
