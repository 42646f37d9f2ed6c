"""Profiles in folders of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a profile into a folder of its own; what is left out of the name's line is given as YAML."""

    def write(rest: str = "", name: str = "lin.yaml", folder: str = "home") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"name: Lin Yuan\n{rest}", encoding="utf-8")
        return path

    return write


@pytest.fixture(autouse=True)
def no_day_of_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build's day comes from what a test gives, never from where the tests run."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
