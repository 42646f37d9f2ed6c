"""A profile as git has it: takes a path and a revision, gives the source of then. The only door to git.

Git is asked by two commands with fixed arguments, `rev-parse` and `cat-file`, in the profile's folder and without a
shell; they run no hooks, change nothing, and may not go to a network.
"""

from __future__ import annotations

import os
from pathlib import Path

from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError
from cvbuilder.source import MAX_BYTES, Source, read_bytes

PATIENCE = 30
"""Seconds for one answer."""
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_TRACE")
"""What a hook hands down is of the repository in which it runs, not of the profile's."""


def source_at(path: Path, revision: str) -> Source:
    """Return a profile's source as it was at a revision; its file is named `REV:me.yaml` in errors.

    Raises CvBuilderError where git, the repository, the revision or the file in it is missing, and ProfileError for a
    source that cannot be read.
    """
    real = path.resolve()
    if not real.is_file():
        raise ProfileError([Diagnostic("there is no such file", path=str(path))])
    _require_words(revision)
    _git(real.parent, ("rev-parse", "--git-dir"), f"{path} is not in a git repository")
    told = f"git knows no revision {revision!r} in the repository of {path}"
    commit = _git(real.parent, ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"), told).decode().strip()
    told = f"{path} was not in the repository at {revision}"
    content = _git(real.parent, ("cat-file", "blob", f"{commit}:./{real.name}"), told)
    return read_bytes(content[: MAX_BYTES + 1], f"{revision}:{path.name}")


def _require_words(revision: str) -> None:
    """Raise for what git would take for an option, or for more than one revision."""
    if not revision.strip() or revision.startswith("-") or any(not character.isprintable() for character in revision):
        hint = "a commit, branch or tag, such as HEAD~1 or v2"
        raise CvBuilderError([Diagnostic(f"{revision!r} cannot name a revision", hint=hint)])


def _git(folder: Path, arguments: tuple[str, ...], told: str) -> bytes:
    """Run one command; raises CvBuilderError with `told` and git's own last word where it fails."""
    import shutil
    import subprocess

    program = shutil.which("git")
    if program is None:
        raise CvBuilderError([Diagnostic("--stale needs git, and there is no program of this name")])
    environment = {name: value for name, value in os.environ.items() if name not in _OWN}
    # A clone that lacks objects would fetch them, by a command that the repository names.
    environment.update(GIT_NO_LAZY_FETCH="1", GIT_ALLOW_PROTOCOL="none", GIT_OPTIONAL_LOCKS="0", LC_ALL="C")
    try:
        done = subprocess.run(
            [program, "-C", str(folder), *arguments], check=False, capture_output=True, stdin=subprocess.DEVNULL,
            timeout=PATIENCE, env=environment,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CvBuilderError([Diagnostic(f"git gave no answer: {type(error).__name__}")]) from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CvBuilderError([Diagnostic(told, hint=f"git says: {lines[0]}" if lines else "")])
    return done.stdout
