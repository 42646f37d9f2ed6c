"""The names that others may build on, and what importing them costs: a change of either is a decision.

The names are listed in public_names.txt; one that goes or comes belongs in CHANGELOG.md as well.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import cvbuilder
from cvbuilder import errors

ROOT = Path(__file__).resolve().parent.parent
NAMES = (ROOT / "tests" / "public_names.txt").read_text(encoding="utf-8").split()

HEAVY = ("reportlab", "PIL", "babel", "yaml", "uharfbuzz", "pydantic", "rich", "asyncio", "msgspec")
"""Libraries that take 5 ms and more to import: each command pays for what it needs, when it needs it."""
LATE = ("source", "profile", "locale", "theme", "fonts", "layout", "writers", "pipeline")
"""Rooms that `cvbuilder --help` has no need of."""


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after one statement."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_names_are_those_of_the_list() -> None:
    assert sorted(cvbuilder.__all__) == sorted(NAMES)


def test_the_list_has_each_name_once_in_order() -> None:
    assert sorted(set(NAMES)) == NAMES == cvbuilder.__all__


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_for_something(name: str) -> None:
    found = getattr(cvbuilder, name)
    assert found is getattr(cvbuilder, name)
    assert callable(found), "a verb or a type"
    assert found.__doc__, "what others build on says what it is"


def test_an_unknown_name_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rebuild'"):
        getattr(cvbuilder, "rebuild")  # noqa: B009


def test_all_errors_are_public() -> None:
    tree = {
        name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, BaseException)
    }
    assert tree <= set(NAMES)
    assert all(issubclass(getattr(errors, name), errors.CvBuilderError) for name in tree)


def test_type_checkers_and_programs_find_a_name_in_the_same_place() -> None:
    """What stands under TYPE_CHECKING in cvbuilder/__init__.py are the objects that programs get."""
    tree = ast.parse((ROOT / "cvbuilder" / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    told = {
        alias.asname or alias.name: getattr(import_module(node.module or ""), alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert set(told) == set(NAMES)
    assert all(getattr(cvbuilder, name) is value for name, value in told.items())


def test_importing_the_package_loads_no_room_and_no_library() -> None:
    loaded = loaded_by("import cvbuilder")
    assert {name for name in loaded if name.startswith("cvbuilder")} == {"cvbuilder"}
    assert loaded.isdisjoint((*HEAVY, "typer"))


def test_importing_the_command_line_loads_what_help_needs() -> None:
    loaded = loaded_by("import cvbuilder.cli")
    assert loaded.isdisjoint(HEAVY)
    assert loaded.isdisjoint(f"cvbuilder.{room}" for room in LATE)
