"""A process that is kept: it makes what it is asked for, and one that breaks says why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks.children import ROOT, environment
from benchmarks.warm import ask

PROFILE = ROOT / "profiles" / "lei-zhang" / "lei-zhang.yaml"


@pytest.fixture
def served() -> Iterator[subprocess.Popen[str]]:
    command = (sys.executable, "-m", "benchmarks.peers.serve", "by_cvbuilder", "")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", cwd=ROOT, env=environment()
    ) as process:
        yield process
        if process.poll() is None:
            process.communicate()


def test_documents_are_made_one_after_another(served: subprocess.Popen[str]) -> None:
    with_source = ask(served, f"en:resume:shown:{PROFILE}")
    alone = ask(served, f"zh:resume:none:{PROFILE}")
    assert with_source["pages"] == alone["pages"] == 1
    assert int(with_source["bytes"]) > 10_000
    assert float(alone["ms"]) > 0


def test_a_process_that_breaks_says_why(served: subprocess.Popen[str]) -> None:
    assert "no-such" in ask(served, "en:resume:none:no-such.yaml")["said"]
