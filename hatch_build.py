"""The build's own step: compile the message catalogs, in wheels and in editable installs alike.

Takes the checkout; leaves each compiled catalog beside its source, where an editable install reads it and
the wheel picks it up. It does nothing else.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `locales/**/*.po` before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogs; `version` is `standard` or `editable`, and both want them."""
        root = Path(self.root)
        compile_catalogs = runpy.run_path(str(root / "tools" / "compile_catalogs.py"))["compile_catalogs"]
        compile_catalogs(root)
