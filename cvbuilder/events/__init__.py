"""Events: what each asks of its speakers, and a profile's answers to it.

    load_event(name) -> Event                    a preset that ships with the program
    read_event(source) -> Event                  a file of the user's own
    fill(event, composition, ...) -> answers     every field, within its limits

Never reads a profile's file and never writes one. A preset is one YAML file in `events/`.
"""

from cvbuilder.events.fill import Answer, fill
from cvbuilder.events.model import Bounds, Event, EventField, PhotoAsked
from cvbuilder.events.read import list_events, load_event, read_event

__all__ = [
    "Answer",
    "Bounds",
    "Event",
    "EventField",
    "PhotoAsked",
    "fill",
    "list_events",
    "load_event",
    "read_event",
]
