"""The words of a style: its palette, text styles, the styles of blocks and of roles within a line.

Takes nodes and a Reader, gives values; what is wrong is noted in the Reader.
"""

from __future__ import annotations

from typing import Any, get_args

from msgspec.structs import replace

from cvbuilder.source import Mapping as MappingNode
from cvbuilder.source import Node
from cvbuilder.theme import tokens
from cvbuilder.theme.style import Align, BlockStyle, InlineStyle, Prohibition, RulePlace, RuleStyle, TextStyle
from cvbuilder.theme.tokens import Reader, Token, Value, number_of


def palette_of(reader: Reader, node: Node | None) -> dict[str, str]:
    """The palette: colours by name. A wrong one is told once and keeps its name: what refers to it is not wrong too."""
    names = reader.entries(node, "colors")
    found = reader.values(node, "colors", dict.fromkeys(names, tokens.color({})))
    return {name: str(found.get(name, "#000000")) for name in names}


def _text_tokens(palette: dict[str, str]) -> dict[str, Token]:
    return {
        "family": tokens.one_of("serif", "sans"),
        "size": tokens.number(4, 72),
        "leading": tokens.number(4, 120),
        "weight": tokens.WEIGHT,
        "strong-weight": tokens.WEIGHT,
        "color": tokens.color(palette),
        "link-color": tokens.color(palette),
        "latin-scale": tokens.number(0.8, 1.3),
        "han-scale": tokens.number(0.8, 1.3),
        "align": tokens.one_of(*get_args(Align)),
        "hyphenate": tokens.TRUTH,
        "han-emphasis": tokens.one_of("kai", "bold"),
        "features": tokens.FEATURES,
        "cohesion": tokens.number(0, 5000),
        "autospace": tokens.number(0, 0.5),
        "prohibition": tokens.one_of(*get_args(Prohibition)),
        "hanging": tokens.TRUTH,
        "balance": tokens.TRUTH,
        "hyphenation": tokens.DIVIDED_WORDS,
    }


def texts_of(reader: Reader, node: Node | None, palette: dict[str, str]) -> dict[str, TextStyle]:
    """Text styles by name; each begins as `body`."""
    entries = reader.entries(node, "texts")
    known = _text_tokens(palette)
    base = _text_defaults()
    base.update(_fields(reader.values(entries.get("body"), "texts.body", known)))
    found = {"body": TextStyle(**base)}
    for name, value in entries.items():
        if name != "body":
            found[name] = TextStyle(**{**base, **_fields(reader.values(value, f"texts.{name}", known))})
    return found


def _text_defaults() -> dict[str, Any]:
    return {
        "family": "serif", "size": 10.0, "leading": 13.6, "weight": 400, "strong_weight": 600,
        "color": "#000000", "link_color": "#000000",
    }  # fmt: skip


def _fields(values: dict[str, Value]) -> dict[str, Any]:
    """Token values under the field names of a style; weights are whole numbers."""
    fields: dict[str, Any] = {key.replace("-", "_"): value for key, value in values.items()}
    for key in ("weight", "strong_weight"):
        if key in fields:
            fields[key] = int(fields[key])
    return fields


def blocks_of(
    reader: Reader, node: Node | None, texts: dict[str, TextStyle], palette: dict[str, str], leading: float
) -> dict[str, BlockStyle]:
    """Block styles by role; spaces are leadings of the body text."""
    known = {
        "text": tokens.one_of(*texts),
        "space-before": tokens.SPACE,
        "space-after": tokens.SPACE,
        "indent": tokens.length(0, 200),
        "keep-with-next": tokens.TRUTH,
    }
    found: dict[str, BlockStyle] = {}
    for role, value in reader.entries(node, "blocks").items():
        entries = reader.entries(value, f"blocks.{role}")
        plain = _without(value, "rule")
        values = reader.values(plain, f"blocks.{role}", known)
        text = texts.get(str(values.get("text", "body")), texts["body"])
        found[role] = BlockStyle(
            text,
            round(number_of(values, "space-before", 0.0) * leading, 3),
            round(number_of(values, "space-after", 0.0) * leading, 3),
            number_of(values, "indent", 0.0),
            bool(values.get("keep-with-next", False)),
            _rule(reader, entries.get("rule"), f"blocks.{role}.rule", palette),
        )
    return found


def _without(node: Node, key: str) -> Node:
    """The same mapping without one key, which is read apart."""
    if not isinstance(node, MappingNode):
        return node
    return replace(node, entries=tuple(entry for entry in node.entries if entry.key.text != key))


def _rule(reader: Reader, node: Node | None, path: str, palette: dict[str, str]) -> RuleStyle | None:
    if node is None:
        return None
    known = {
        "thickness": tokens.number(0.1, 10),
        "offset": tokens.number(0, 40),
        "color": tokens.color(palette),
        "place": tokens.one_of("below", "gutter"),
    }
    values = reader.values(node, path, known)
    place: RulePlace = "gutter" if values.get("place") == "gutter" else "below"
    color = str(values.get("color", "#000000"))
    return RuleStyle(number_of(values, "thickness", 0.5), number_of(values, "offset", 3.0), color, place)


def inlines_of(reader: Reader, node: Node | None, palette: dict[str, str]) -> dict[str, InlineStyle]:
    """What roles change within a line."""
    known = {
        "weight": tokens.WEIGHT,
        "scale": tokens.number(0.3, 2),
        "color": tokens.color(palette),
        "features": tokens.FEATURES,
    }
    entries = reader.entries(node, "inlines")
    return {
        role: InlineStyle(**_fields(reader.values(value, f"inlines.{role}", known))) for role, value in entries.items()
    }
