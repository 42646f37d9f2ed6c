"""The layers of a style: a theme, what it changes for a kind of document, what the user changes.

Takes marked nodes, gives one mapping; each value keeps the place in the file that it comes from, so
that an error names the user's line or the theme's.
"""

from __future__ import annotations

from msgspec.structs import replace

from cvbuilder.source import Entry, Mapping, Node, Source

KINDS, EDITIONS = "kinds", "editions"
"""The sections of a theme that say what differs for a kind of document, and for an edition."""


def layered(source: Source, kind: str, edition: str, overrides: Node | None) -> Node:
    """Return a theme's tokens with those of its sections for a kind and an edition, then the user's, over them."""
    root = source.root
    if not isinstance(root, Mapping):
        return root
    layers = [_section(root.get(KINDS), kind), _section(root.get(EDITIONS), edition)]
    base: Node = replace(root, entries=tuple(each for each in root.entries if each.key.text not in (KINDS, EDITIONS)))
    for layer in (*layers, overrides):
        if layer is not None:
            base = _merged(base, layer)
    return base


def _section(node: Node | None, name: str) -> Node | None:
    return node.get(name) if isinstance(node, Mapping) else None


def _merged(below: Node, above: Node) -> Node:
    """Mappings are merged key by key; anything else is replaced."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    values = {entry.key.text: entry for entry in below.entries}
    for entry in above.entries:
        known = values.get(entry.key.text)
        values[entry.key.text] = entry if known is None else Entry(entry.key, _merged(known.value, entry.value))
    return Mapping(tuple(values.values()), above.span if not below.entries else below.span)
