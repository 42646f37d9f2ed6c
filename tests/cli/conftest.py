"""The command line run within this process: arguments in; exit code, standard output and error out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.json import decode

from cvbuilder.cli import main


class Ran(Struct, frozen=True):
    """What a command did."""

    code: int
    output: bytes
    error: str

    @property
    def text(self) -> str:
        """What stands on standard output."""
        return self.output.decode("utf-8")

    @property
    def report(self) -> Any:
        """Standard output as JSON."""
        return decode(self.output)


Run = Callable[..., Ran]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the user stands."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(desk: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `cvbuilder` with arguments in the user's folder. A traceback is never what a user may see."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TERMINAL_WIDTH", "100")

    def ran(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cvbuilder", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        captured = capsysbinary.readouterr()
        error = captured.err.decode("utf-8")
        assert "Traceback" not in error
        assert isinstance(code, int)
        return Ran(code, captured.out, error)

    return ran


@pytest.fixture
def written(desk: Path) -> Callable[..., str]:
    """Write a profile into the user's folder; its name relative to it."""

    def write(rest: str = "", name: str = "lin.yaml") -> str:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"name: Lin Yuan\n{rest}", encoding="utf-8")
        return name

    return write
