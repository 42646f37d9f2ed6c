"""Which files a profile is put together of: takes a source, gives the list that it names, and puts nodes together.

Never opens a file: that is the pipeline's.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile.fields import field
from cvbuilder.profile.languages import Languages
from cvbuilder.profile.model import Profile
from cvbuilder.profile.reader import Reader
from cvbuilder.profile.variants import Include
from cvbuilder.source import Entry, Mapping, Node, Source

KEY = "include"


def includes_of(source: Source) -> tuple[Include, ...]:
    """Return the files that a source includes, in its order; raises ProfileError with each problem of the list."""
    node = source.root.get(KEY) if isinstance(source.root, Mapping) else None
    if node is None:
        return ()
    reader = Reader(source, Languages(("en",), False))
    found: tuple[Include, ...] | None = reader.read(node, KEY, field(Profile, KEY).shape)
    if reader.problems:
        raise ProfileError(reader.problems)
    return found or ()


def together(one: Mapping, other: Mapping, path: str, problems: list[Diagnostic]) -> Mapping:
    """Return a mapping with the keys of two, mappings below them put together likewise.

    A key that holds a text or a list in one of them may not stand in the other: nothing is laid over anything, and no
    list goes on in another file. Such keys are told at the later place.
    """
    entries = {entry.key.text: entry for entry in one.entries}
    for entry in other.entries:
        name = entry.key.text
        place = f"{path}.{name}" if path else name
        earlier = entries.get(name)
        if earlier is None:
            entries[name] = entry
        elif isinstance(earlier.value, Mapping) and isinstance(entry.value, Mapping):
            entries[name] = Entry(earlier.key, together(earlier.value, entry.value, place, problems))
        else:
            message = f"the key `{name}` stands in two files; first at {earlier.key.span}"
            problems.append(Diagnostic(message, entry.key.span, place, hint=_hint(earlier.value, entry.value)))
    return replace(one, entries=tuple(entries.values()))


def _hint(one: Node, other: Node) -> str:
    return "keep one of the two" if isinstance(one, Mapping) == isinstance(other, Mapping) else "write both as mappings"
