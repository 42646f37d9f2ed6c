"""Where themes stand, by name: the files that ship with the program.

Gives the source of a theme; an unknown name is a ThemeError with the names there are.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cvbuilder.errors import Diagnostic, ThemeError
from cvbuilder.source import Source, read

_FOLDER = Path(__file__).resolve().parent / "themes"


def list_themes() -> tuple[str, ...]:
    """Return the names of all themes, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def load_theme(name: str) -> Source:
    """Return a theme's marked nodes; raises ThemeError for an unknown name."""
    if name not in list_themes():
        raise ThemeError([Diagnostic(f"there is no theme {name}", expected=" or ".join(list_themes()))])
    return _read(name, (_FOLDER / f"{name}.yaml").stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(name: str, saved: int) -> Source:
    """A theme's nodes, read once for all documents of a process as long as its file is not saved again."""
    return read(_FOLDER / f"{name}.yaml", f"themes/{name}.yaml")
