"""The build's own step: compile catalogs, words of CLDR and hyphenation patterns, in wheels and editable installs.

Takes the checkout; leaves the compiled files below locales/, where an editable install reads it and
the wheel picks it up. It does nothing else.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles what is read at run time before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; `version` is `standard` or `editable`, and both want them."""
        root = Path(self.root)
        for name in ("compile_catalogs", "compile_cldr", "compile_hyphenation"):
            runpy.run_path(str(root / "tools" / f"{name}.py"))[name](root)
