"""The manner of each inline node: faces, sizes and colour by the style of its block and its own role.

Takes inline nodes and a TextStyle, gives stretches of text with their Manner. Han emphasis is Kai or
bold, never a slant (CLREQ 2.3.4), and bold where no Kai face draws the region's forms; code is set in a
user's mono face, else in the family of the other kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from cvbuilder.document.nodes import Inline, Text
from cvbuilder.fonts import FontRegistry, code_faces, han_faces, han_weight, has_kai, latin_faces
from cvbuilder.layout.items import Manner
from cvbuilder.theme.style import InlineStyle, TextStyle

_PLAIN = InlineStyle()


class Look(Struct, frozen=True):
    """What of an inline node its manner hangs on."""

    language: str
    role: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str | None = None


def stretches(
    content: Sequence[Inline], style: TextStyle, inlines: Mapping[str, InlineStyle], registry: FontRegistry
) -> list[tuple[str, Manner]]:
    """Return the text of each inline node with its manner; every Field must have been filled."""
    found = []
    for index, node in enumerate(content):
        if isinstance(node, Text):
            text = node.text
            look = Look(node.language, node.role, node.strong, node.emphasis, node.code, node.link)
        else:
            text, look = _words(node), Look(node.language, node.role)
        found.append((text, manner_of(look, index, style, inlines.get(node.role, _PLAIN), registry)))
    return found


def _words(node: Inline) -> str:
    if hasattr(node, "text"):
        return str(node.text)
    raise TypeError(f"a field reached the itemiser unfilled: {node!r}")


@lru_cache(1024)
def manner_of(node: Look, index: int, style: TextStyle, inline: InlineStyle, registry: FontRegistry) -> Manner:
    """The manner of a node at a place of its content. Kept, so that what is kept of a manner is found by identity."""
    weight = style.strong_weight if node.strong else inline.weight or style.weight
    family = {"serif": "sans"}.get(style.family, "serif") if node.code else style.family
    latin = (code_faces if node.code else latin_faces)(style.family, weight, node.emphasis, registry)
    kai = node.emphasis and style.han_emphasis == "kai" and has_kai(family, node.language, registry)
    heavier = style.strong_weight if node.emphasis and not kai else weight
    han = han_weight(family, heavier, registry)
    size = style.size * inline.scale
    return Manner(
        inline=index,
        language=node.language,
        latin_faces=latin,
        han_faces=han_faces(family, node.language, han, kai, registry),
        size=size * style.han_scale,
        latin_size=size * style.latin_scale,
        color=style.link_color if node.link else inline.color or style.color,
        features=style.features + inline.features,
        hyphenate=style.hyphenate and node.language.startswith("en") and not node.code and not node.link,
        cohesion=style.cohesion,
        autospace=style.autospace,
        exceptions=style.hyphenation,
        hangs=style.hanging,
        link=node.link,
        role=node.role,
    )
