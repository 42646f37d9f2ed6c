"""Events by name, or from a file: takes a name or a source, gives an Event.

Raises EventError with every problem of a file, each at its line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from cvbuilder.errors import Diagnostic, EventError
from cvbuilder.events.model import Event
from cvbuilder.profile.languages import Languages
from cvbuilder.profile.reader import Reader
from cvbuilder.profile.wrong import did_you_mean
from cvbuilder.resources import resource
from cvbuilder.source import Mapping, Source, read

_LANGUAGES = Languages(("en", "zh", "zh-Hant"), declared=False)


def list_events() -> tuple[str, ...]:
    """Return the names of all presets, sorted."""
    return tuple(sorted(path.stem for path in resource("events").glob("*.yaml")))


def load_event(name: str) -> Event:
    """Return a preset; raises EventError for an unknown name, with the one that may be meant."""
    names = list_events()
    if name not in names:
        hint = f"{did_you_mean(name, names)}; a file of your own ends in .yaml"
        raise EventError([Diagnostic(f"there is no event {name}", hint=hint)])
    return read_event(read(resource("events", f"{name}.yaml"), f"events/{name}.yaml"))


def read_event(source: Source) -> Event:
    """Return the event that a source describes."""
    root = source.root
    if not isinstance(root, Mapping):
        raise EventError([Diagnostic("an event is a mapping", root.span, expected="keys with values: name, fields")])
    reader = Reader(source, _LANGUAGES)
    event = cast(Event, reader.record(root, "", Event))
    wrong = {problem.path for problem in reader.problems}
    problems = [*reader.problems, *_disagreements(event, wrong)]
    if problems:
        raise EventError(sorted(problems, key=lambda problem: problem.span.start if problem.span else 0))
    return event


def _disagreements(event: Event, wrong: Collection[str]) -> Iterator[Diagnostic]:
    """What does not go together; values that could not be read are passed over."""
    if event.fields == ():
        yield Diagnostic("the event asks for nothing", event.origin, "fields", expected="at least one field")
    seen: dict[str, str] = {}
    for field in event.fields or ():
        if field.key and seen.setdefault(field.key, field.path) != field.path:
            message = f"`{field.key}` stands twice; first at {seen[field.key]}"
            yield Diagnostic(message, field.origin, f"{field.path}.key", hint="rename one of the two")
        for bounds in field.bounds:
            if any(path.startswith(bounds.path) for path in wrong):
                continue
            if bounds.most is None and bounds.least is None:
                yield Diagnostic("the limit says nothing", bounds.origin, bounds.path, expected="`most` or `least`")
            elif bounds.most is not None and bounds.least is not None and bounds.least > bounds.most:
                message = f"at least {bounds.least}, but at most {bounds.most}"
                yield Diagnostic(message, bounds.origin, bounds.path, hint="the smaller number is `least`")
