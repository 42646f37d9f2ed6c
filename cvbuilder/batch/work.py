"""What a worker does with a task: build the profile, put its files in their place or hand them back, tell of it.

Runs in any process on any machine. A wrong profile, even one on which the program stumbles, is an outcome; only a place
that cannot be written to is an error, since it is at fault for all.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from cvbuilder.batch.digests import digest_of, inputs_of, stock
from cvbuilder.batch.packing import at_home, place_at_home, unpacked
from cvbuilder.batch.places import place_of
from cvbuilder.batch.values import Made, Order, Outcome, Task
from cvbuilder.errors import CvBuilderError, Diagnostic, EngineError, SourceSpan, WriteError
from cvbuilder.pipeline import Built, build


def make(task: Task, order: Order) -> Outcome:
    """Build a profile and put its documents in their place.

    Raises WriteError where the place does not take them, EngineError where this machine would make other bytes.
    """
    if order.stock and order.stock != stock():
        message = "a worker has another cvbuilder, or other fonts or libraries, than the machine that asks"
        raise EngineError([Diagnostic(message, hint="install the same on all machines, and --resume")])
    try:
        with unpacked(task, order.request, order.parts) as path:
            return _made(task, order, path)
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot unpack {task.name}: {error.strerror or error}")]) from error


def _made(task: Task, order: Order, path: Path) -> Outcome:
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        content = b""  # the build tells what is wrong
    try:
        # The digests are taken first: of a file that is saved meanwhile the next run knows that it has changed.
        inputs = inputs_of(path, content, order.request)
        built = build(path, order.request)
    except CvBuilderError as error:
        return Outcome(task.name, "failed", problems=tuple(at_home(each, task, path) for each in error.diagnostics))
    except Exception as error:
        return Outcome(task.name, "failed", problems=(_stumbled(task, error),))
    return Outcome(task.name, "built", tuple(_placed(each, task, order, path) for each in built), inputs)


def _placed(built: Built, task: Task, order: Order, path: Path) -> Made:
    """Put a file in its place if the order says so and it has the name that was expected; else hand it back."""
    told = _told_at_home(replace(built, content=b""), task, path)
    whole = Made(told, len(built.content), digest_of(built.content), built.content)
    if not order.place or built.name.partition(".")[0] != order.stem:
        return whole
    place_of(order.place, order.parts).put(built.name, built.content)
    return replace(whole, content=None)


def _told_at_home(built: Built, task: Task, path: Path) -> Built:
    """What is to be said of a file, with the places that the user knows."""
    if Path(task.path) == path:
        return built
    omissions = tuple(
        replace(each, origin=place_at_home(each.origin, task, path) or each.origin) for each in built.omissions
    )
    warnings = tuple(replace(each, origin=place_at_home(each.origin, task, path)) for each in built.warnings)
    return replace(built, omissions=omissions, warnings=warnings)


def _stumbled(task: Task, error: Exception) -> Diagnostic:
    """A fault of the program, so that one profile does not end the batch; the last place of ours helps to mend it."""
    from traceback import extract_tb

    frames = [frame for frame in extract_tb(error.__traceback__) if "cvbuilder" in frame.filename]
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    span = SourceSpan(task.name.rpartition(":")[0] if task.line else task.path, 0, 0, max(1, task.line), 1)
    message = f"the program stumbled over this profile: {type(error).__name__}: {error}{where}"
    return Diagnostic(message, span, hint="build it alone, and report what it says: this is no fault of yours")
