"""The layers of a style: a theme, what it changes for a kind of document, what the user changes.

Takes marked nodes, gives one mapping; each value keeps the place in the file that it comes from, so
that an error names the user's line or the theme's.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.source import Entry, Mapping, Node, Source

KINDS = "kinds"


def layered(source: Source, kind: str, overrides: Node | None) -> Node:
    """Return a theme's tokens with those of its section for a kind, then the user's, laid over them."""
    root = source.root
    if not isinstance(root, Mapping):
        return root
    kinds = root.get(KINDS)
    of_kind = kinds.get(kind) if isinstance(kinds, Mapping) else None
    base: Node = replace(root, entries=tuple(entry for entry in root.entries if entry.key.text != KINDS))
    for layer in (of_kind, overrides):
        if layer is not None:
            base = _merged(base, layer)
    return base


def _merged(below: Node, above: Node) -> Node:
    """Mappings are merged key by key; anything else is replaced."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    values = {entry.key.text: entry for entry in below.entries}
    for entry in above.entries:
        known = values.get(entry.key.text)
        values[entry.key.text] = entry if known is None else Entry(entry.key, _merged(known.value, entry.value))
    return Mapping(tuple(values.values()), above.span if not below.entries else below.span)
