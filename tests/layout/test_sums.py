"""Lengths are summed alike on every Python.

The builtin `sum` compensates for lost digits of floats from Python 3.12 on, so a length that it gives may differ in
its last digit from 3.11, and a page with it. `math.fsum` is exactly rounded everywhere.
"""

from __future__ import annotations

import ast
from math import fsum
from pathlib import Path

import pytest

import cvbuilder
from cvbuilder.fonts.face import Glyph, advance_of

ROOMS = Path(cvbuilder.__file__).parent
MODULES = sorted([*ROOMS.glob("layout/*.py"), *ROOMS.glob("writers/**/*.py"), ROOMS / "fonts" / "shaping.py"])
COUNTS = {"words.py", "blocks.py", "galley.py", "editions.py"}
"""Modules that sum whole numbers alone."""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_no_length_is_summed_by_the_builtin(module: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum"
    ]
    assert module.name in COUNTS or not calls


def test_advances_are_exactly_rounded() -> None:
    parts = [0.1] * 10 + [1e16, -1e16]
    assert advance_of([Glyph(1, "a", part, part) for part in parts]) == fsum(parts) == 1.0
