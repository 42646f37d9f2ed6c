"""Whole processes in turns: real ones, and what is made of what they told."""

from __future__ import annotations

import sys

import pytest

from benchmarks.children import counted, in_turns

PYTHON = sys.executable


@pytest.mark.skipif(not hasattr(__import__("os"), "wait4"), reason="only where the system tells of a single child")
def test_each_process_tells_of_itself_alone() -> None:
    large = "import sys; kept = bytearray(b'x') * 80_000_000; sys.exit(0)"
    runs = in_turns({"small": [PYTHON, "-c", ""], "large": [PYTHON, "-c", large]}, 2)
    assert not runs.failed
    assert len(runs.took["small"]) == len(runs.took["large"]) == 2
    assert all(run.peak < 60 for run in runs.took["small"]), "what ran beside it is not counted"
    assert all(run.peak > 76 for run in runs.took["large"])
    assert all(run.wall > 0 and run.processor > 0 for each in runs.took.values() for run in each)


@pytest.mark.skipif(not hasattr(__import__("os"), "wait4"), reason="only where the system tells of a single child")
def test_a_failed_command_says_why_and_the_others_go_on() -> None:
    runs = in_turns({"bad": [PYTHON, "-c", "raise SystemExit('out of\\npaper')"], "good": [PYTHON, "-c", ""]}, 1)
    assert list(runs.took) == ["good"]
    assert runs.failed["bad"].endswith("out of paper")


def test_the_first_round_is_not_counted() -> None:
    line = {"name": "a", "wall": 9.0, "processor": 8.0, "peak": 2048, "status": 0}
    runs = counted([{**line, "round": 0}, {**line, "round": 1, "wall": 5.0}], {"a": None})
    assert [(run.wall, run.processor, run.peak) for run in runs.took["a"]] == [(5.0, 8.0, 2.0)]
