"""The batch: takes tasks, gives what became of each, in the order of the tasks, with a bounded number under way.

A worker that is lost takes the tasks of others with it. So the suspects are done again one at a time, when a loss can
only be the task's own; one that loses its worker three times, at last twice alone, is set aside. What an earlier run
has made of the same inputs is kept. Two profiles whose files would have one name are found: the first keeps it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.batch.digests import recipe
from cvbuilder.batch.engines import Engine
from cvbuilder.batch.known import Known
from cvbuilder.batch.manifest import Document, Entry, Manifest, still_holds
from cvbuilder.batch.naming import expected_stem
from cvbuilder.batch.packing import packed
from cvbuilder.batch.places import Place
from cvbuilder.batch.values import Made, Order, Outcome, Task
from cvbuilder.errors import Diagnostic
from cvbuilder.pipeline import Built

MOST_TRIES = 3
SUSPECTS = 16
"""How many of the tasks that were lost are done one at a time. Workers take tasks in order, so that whoever is to blame
is among the first; were it not so, the next loss would show it."""


class Under(Struct):
    """A task under way: its future, or its outcome where it is known already."""

    task: Task
    order: Order
    stem: str
    future: Future[Outcome] | None = None
    outcome: Outcome | None = None


class Batch:
    """One run over many profiles.

    `order` says where workers write: nowhere, if they hand bytes back.
    """

    def __init__(self, order: Order, engine: Engine, place: Place, manifest: Manifest) -> None:
        self._order, self._engine, self._place, self._manifest = order, engine, place, manifest
        self._recipe = recipe(order.request)
        self._taken = Known()
        self._unforeseen = 0

    def outcomes(self, tasks: Iterable[Task | None], resume: bool) -> Iterator[Outcome]:
        """Do the tasks; raises WriteError and EngineError where none of the others could be done either."""
        window: deque[Under] = deque()
        try:
            for task in tasks:
                if task is not None:
                    window.append(self._begun(task, resume))
                while len(window) >= self._engine.room or (window and _is_done(window[0])):
                    yield self._settled(window)
            while window:
                yield self._settled(window)
        except KeyboardInterrupt:
            while window and _is_done(window[0]):  # what is done is written down, so that nobody does it again
                yield self._settled(window)
            raise

    def _begun(self, task: Task, resume: bool) -> Under:
        """Begin a task, unless there is nothing to do."""
        if not task.is_profile:
            return Under(task, self._order, "", outcome=Outcome(task.name, "passed over", tries=0))
        if not _is_text(task.name):
            name = task.name.encode("utf-8", "replace").decode()
            wrong = Diagnostic(f"{name}: the name of the file is not UTF-8", hint="rename it")
            return Under(task, self._order, "", outcome=Outcome(name, "failed", problems=(wrong,), tries=0))
        stem = expected_stem(task, self._order.request)
        entry = self._manifest.entry(task.name) if resume else None
        if entry is not None and still_holds(entry, self._recipe, task, self._place):
            self._reserve(stem)
            return Under(task, self._order, stem, outcome=_kept(entry))
        # A worker may write what nobody else can write: the stem is known, and new. Else the bytes come back, and
        # whether their names are free is seen in the order of the tasks.
        alone = bool(stem) and self._unforeseen == 0 and self._reserve(stem)
        self._unforeseen += not stem
        order = replace(self._order, stem=stem) if alone else replace(self._order, place="")
        sent = packed(task, order.request) if self._engine.packs else task
        return Under(sent, order, stem, self._engine.submit(sent, order))

    def _reserve(self, stem: str) -> bool:
        """Keep a stem for the task that is begun; False if another has it."""
        if not stem or self._taken.place(f"{stem}.") is not None:
            return False
        self._taken.remember(f"{stem}.", 0)
        return True

    def _settled(self, window: deque[Under]) -> Outcome:
        """Wait for the first task under way, and put its files in place."""
        first = window[0]
        while first.outcome is None:
            assert first.future is not None
            try:
                first.outcome = first.future.result()
            except self._engine.lost:
                self._recover(window)
        window.popleft()
        self._unforeseen -= first.future is not None and not first.stem
        return self._delivered(first, first.outcome)

    def _recover(self, window: Iterable[Under]) -> None:
        """Bring new workers; do the first of what was lost one at a time, and begin the others again."""
        waiting = [under for under in window if under.future is not None and under.outcome is None]
        wait([under.future for under in waiting if under.future is not None])
        self._engine.renew()
        lost = [under for under in waiting if under.future is not None and self._is_lost(under.future)]
        for under in lost[:SUSPECTS]:
            under.outcome = self._alone(under)
        for under in lost[SUSPECTS:]:
            under.future = self._engine.submit(under.task, under.order)

    def _is_lost(self, future: Future[Outcome]) -> bool:
        return future.cancelled() or isinstance(future.exception(), self._engine.lost)

    def _alone(self, under: Under) -> Outcome:
        """Do a task again while no other is under way; it is set aside when it has lost its worker three times."""
        for tries in range(2, MOST_TRIES + 1):
            try:
                return replace(self._engine.submit(under.task, under.order).result(), tries=tries)
            except self._engine.lost:
                self._engine.renew()
        message = f"set aside after {MOST_TRIES} tries: its worker was lost each time, at last with this profile alone"
        hint = "it needs more memory or time than there is, or a library fails on it: build it alone to see"
        problem = Diagnostic(f"{under.task.name}: {message}", hint=hint)
        return Outcome(under.task.name, "failed", problems=(problem,), tries=MOST_TRIES)

    def _delivered(self, under: Under, outcome: Outcome) -> Outcome:
        """Put what came as bytes in its place, unless another profile has the name; write it all down."""
        if outcome.state == "kept":
            place = self._manifest.place(outcome.name)
        elif outcome.state != "built":
            return outcome
        else:
            place = -1
        if wrong := self._collision(under, outcome):
            return Outcome(outcome.name, "failed", problems=(wrong,), tries=outcome.tries)
        if place < 0:
            for made in outcome.made:
                if made.content is not None:
                    self._place.put(made.built.name, made.content)
            files = tuple(_written_down(made) for made in outcome.made)
            place = self._manifest.add(Entry(outcome.name, self._recipe, outcome.inputs, files))
        for made in outcome.made:
            self._taken.remember(made.built.name, place)
            self._reserve(made.built.name.partition(".")[0])
        return replace(outcome, made=tuple(replace(made, content=None) for made in outcome.made), inputs=())

    def _collision(self, under: Under, outcome: Outcome) -> Diagnostic | None:
        """Tell of files that another profile of this run has made, and of which."""
        hint = "give each profile a `slug` of its own"
        twice: list[str] = []
        other = ""
        for made in outcome.made:
            place = self._taken.place(made.built.name)
            entry = None if place is None else self._manifest.at(place)
            if entry is not None and any(each.name == made.built.name for each in entry.made):
                twice.append(made.built.name)
                other = entry.of
        if twice:
            message = f"{outcome.name} would overwrite {', '.join(twice)}, which {other} made"
            return Diagnostic(message, hint=hint)
        stems = {made.built.name.partition(".")[0] for made in outcome.made if made.content is not None}
        if under.stem and any(stem != under.stem and self._taken.place(f"{stem}.") is not None for stem in stems):
            return Diagnostic(f"{outcome.name} has a `slug` that another profile has, and that did not show", hint=hint)
        return None


def _is_done(under: Under) -> bool:
    return under.outcome is not None or (under.future is not None and under.future.done())


def _is_text(name: str) -> bool:
    """False for a path whose bytes are no text: neither reports nor the manifest could say it."""
    try:
        return bool(name.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def _written_down(made: Made) -> Document:
    built = made.built
    return Document(built.name, made.size, made.digest, built.kind, built.language, built.variant, built.pages)


def _kept(entry: Entry) -> Outcome:
    """What an earlier run has made, as far as it was written down."""
    return Outcome(entry.of, "kept", tuple(_remembered(each) for each in entry.made), tries=0)


def _remembered(each: Document) -> Made:
    built = Built(each.name, b"", each.kind, each.language, each.pages, (), (), variant=each.variant)
    return Made(built, each.size, each.digest)
