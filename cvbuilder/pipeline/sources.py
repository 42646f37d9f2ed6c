"""A profile out of the files that it is kept in: reads it with what it includes, and puts their keys together.

Files stand below the profile's folder, links followed; how many there may be, how deep and how large, is bounded.
Every node keeps its own file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.pipeline.files import inside
from cvbuilder.pipeline.recipes import is_recipe
from cvbuilder.profile.includes import KEY, includes_of, together
from cvbuilder.profile.variants import Include
from cvbuilder.source import Mapping as MappingNode
from cvbuilder.source import Node, Source, read, read_bytes

MAX_FILES = 32
"""How many files a profile may include."""
MAX_CHAIN = 8
"""How deep they may include each other."""
MAX_TOTAL = 4 * 1024 * 1024
"""Characters of all of them together at most."""


class Gathered(Struct, frozen=True):
    """A profile's source, put together, and each of its files alone, its own first.

    `absent` are the optional files that are not there: path in the profile, place.
    """

    source: Source
    files: tuple[Source, ...]
    absent: tuple[tuple[str, SourceSpan], ...] = ()


def gather(path: Path, texts: Mapping[str, str] | None = None) -> Gathered:
    """Read a profile and what it includes; `texts` stand for what files hold, by the names that spans have.

    Raises ProfileError with every problem of these files.
    """
    if is_recipe(path):
        hint = "only `build` and `watch` follow it; name the profile that stands beside it"
        raise ProfileError(
            [Diagnostic("this is the recipe of a document", SourceSpan(str(path), 0, 0, 1, 1), hint=hint)]
        )
    walk = _Walk(path, texts or {})
    source = walk.read(path, str(path))
    root = walk.with_includes(source, ())
    if walk.problems:
        raise ProfileError(tuple(walk.problems))
    parts = tuple(walk.parts)
    return Gathered(replace(source, root=root, parts=parts), (source, *parts), tuple(walk.absent))


def included_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a profile includes, there or not, as far as it can be read; raises nothing."""
    walk = _Walk(path, {})
    with suppress(ProfileError):
        walk.with_includes(walk.read(path, str(path)), ())
    return tuple(walk.files)


class _Walk:
    """Goes through the files of one profile; gathers their texts and what is wrong."""

    def __init__(self, path: Path, texts: Mapping[str, str]) -> None:
        self.folder = path.resolve().parent
        self.problems: list[Diagnostic] = []
        self.parts: list[Source] = []
        self.files: dict[Path, None] = {}
        self.absent: list[tuple[str, SourceSpan]] = []
        self._shown = path.parent
        self._texts = texts
        self._first: dict[Path, str] = {path.resolve(): "it is the profile itself"}

    def read(self, path: Path, name: str) -> Source:
        """Read a file, or the text that stands for it."""
        return read_bytes(self._texts[name].encode("utf-8"), name) if name in self._texts else read(path, name)

    def with_includes(self, source: Source, chain: tuple[Path, ...]) -> Node:
        """Return a source's root with the keys of the files that it includes."""
        root = source.root
        try:
            includes = includes_of(source)
        except ProfileError as error:
            self.problems.extend(error.diagnostics)
            return root
        for include in includes:
            part = self._part(include, chain)
            if part is None or not isinstance(root, MappingNode):
                continue
            below = self.with_includes(part, (*chain, Path(include.file)))
            if isinstance(below, MappingNode):
                own = replace(below, entries=tuple(entry for entry in below.entries if entry.key.text != KEY))
                root = together(root, own, "", self.problems)
            else:
                self._refuse(include, "holds no keys with values", f"such as `headline: ...` in {include.file}")
        return root

    def _part(self, include: Include, chain: tuple[Path, ...]) -> Source | None:
        """One included file as it was read; None where there is none, or something is wrong with it."""
        about = Diagnostic(f"the file {include.file}", include.origin, f"{include.path}.file")
        named = self.folder / include.file
        self.files.setdefault(named)
        if include.optional and not named.exists() and not named.is_symlink():
            self.absent.append((include.path, include.origin))
            return None
        try:
            path = inside(self.folder, include.file, about)
        except ProfileError as error:
            hint = "write `{file: " + include.file + ", optional: true}` if a build is to go on without it"
            told = [
                replace(each, hint=hint if "not exist" in each.message else each.hint) for each in error.diagnostics
            ]
            self.problems.extend(told)
            return None
        if path in self._first:
            self._refuse(include, "is included already", "", self._first[path])
            return None
        self._first[path] = f"first at {include.origin}"
        if len(self._first) > MAX_FILES + 1 or len(chain) >= MAX_CHAIN:
            self._refuse(include, "is one too many", f"at most {MAX_FILES} files, {MAX_CHAIN} deep")
            return None
        return self._read(path, include)

    def _read(self, path: Path, include: Include) -> Source | None:
        try:
            source = self.read(path, str(self._shown / include.file))
        except ProfileError as error:
            self.problems.extend(error.diagnostics)
            return None
        self.parts.append(source)
        if sum(len(part.text) for part in self.parts) > MAX_TOTAL:
            self._refuse(include, "makes the profile too large", f"at most {MAX_TOTAL >> 20} MiB in all files")
            return None
        return source

    def _refuse(self, include: Include, message: str, expected: str = "", hint: str = "") -> None:
        words = f"the file {include.file} {message}"
        self.problems.append(Diagnostic(words, include.origin, f"{include.path}.file", expected, hint))
