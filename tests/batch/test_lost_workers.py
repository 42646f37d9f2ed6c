"""Workers that are lost: their tasks are done again, one that loses every worker is set aside, and nobody else is."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Future
from functools import partial
from pathlib import Path

import pytest

from cvbuilder.batch import Batch, Desk, Manifest, Order, Outcome, Processes, Task, place_of, work
from cvbuilder.batch.engines import _watched
from cvbuilder.pipeline import Request
from tests.batch import poison


class Poisoned(Processes):
    """Processes whose tasks may kill them."""

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        return self._pool.submit(partial(_watched, do=poison.make), task, order, None)


class Losing:
    """An engine that loses tasks as it is told to: each word of the plan is one time that a task is begun."""

    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)
    room = 4
    packs = False

    def __init__(self, losses: dict[str, int]) -> None:
        self.losses = losses
        self.begun: list[str] = []
        self.renewed = 0

    def submit(self, task: Task, order: Order) -> Future[Outcome]:
        stem = Path(task.path).stem
        self.begun.append(stem)
        future: Future[Outcome] = Future()
        if self.losses.get(stem, 0) > 0:
            self.losses[stem] -= 1
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(work.make(task, order))
        return future

    def renew(self) -> None:
        self.renewed += 1

    def stop(self, at_once: bool) -> None:
        pass


def outcomes(tmp_path: Path, engine: object, names: Sequence[str]) -> list[Outcome]:
    """What becomes of profiles of these names."""
    tasks = []
    for name in names:
        path = tmp_path / f"{name}.yaml"
        path.write_text("name: A\n", encoding="utf-8")
        tasks.append(Task(str(path), str(path)))
    output = str(tmp_path / "out")
    desk = Desk(output)
    manifest = Manifest(desk.manifest, keep=False)
    order = Order(Request(formats=("proof",)), output, str(desk.parts))
    try:
        batch = Batch(order, engine, place_of(output, str(desk.parts)), manifest)  # type: ignore[arg-type]
        return list(batch.outcomes(tasks, resume=False))
    finally:
        engine.stop(True)  # type: ignore[attr-defined]
        manifest.close()
        desk.close()


def test_one_that_kills_its_worker_is_named_and_set_aside(tmp_path: Path) -> None:
    names = ["a", "b-poison", "c", "d-once", "e", "f"]
    found = outcomes(tmp_path, Poisoned(2), names)
    assert [Path(each.name).stem for each in found] == names
    assert [each.state for each in found] == ["built", "failed", "built", "built", "built", "built"]
    (problem,) = found[1].problems
    assert "b-poison.yaml: set aside after 3 tries: its worker was lost each time" in str(problem)
    assert sorted(path.name.partition(".")[0] for path in (tmp_path / "out").glob("*.txt")) == [
        "a",
        "c",
        "d-once",
        "e",
        "f",
    ]


@pytest.mark.parametrize(
    ("losses", "state", "tries"), [(0, "built", 1), (1, "built", 2), (2, "built", 3), (3, "failed", 3)]
)
def test_how_often_a_task_is_tried(losses: int, state: str, tries: int, tmp_path: Path) -> None:
    """Once with the others, when another may be to blame, then twice alone."""
    engine = Losing({"b": losses})
    found = outcomes(tmp_path, engine, "abc")
    assert [each.state for each in found] == ["built", state, "built"]
    assert found[1].tries == tries
    assert engine.begun.count("b") == min(losses + 1, 3)


def test_many_that_were_lost_with_one_are_done_again(tmp_path: Path) -> None:
    """A pool takes all that was under way with it: more than are tried alone."""
    names = [f"{number:02}" for number in range(40)]
    engine = Losing(dict.fromkeys(names, 1))
    engine.room = 40
    found = outcomes(tmp_path, engine, names)
    assert {each.state for each in found} == {"built"}
    assert sorted(engine.begun) == sorted(names * 2)
