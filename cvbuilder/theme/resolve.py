"""A theme file, a language and a page size into a Style.

Takes the marked nodes of a theme, gives the resolved style; raises ThemeError with every problem.
"""

from __future__ import annotations

from typing import Any, get_args

from cvbuilder.errors import Diagnostic, ThemeError
from cvbuilder.source import Node, Source
from cvbuilder.theme import tokens
from cvbuilder.theme.style import (
    Align,
    BlockStyle,
    InlineStyle,
    ListStyle,
    PageStyle,
    PhotoStyle,
    Prohibition,
    RulePlace,
    RuleStyle,
    Side,
    Style,
    TextStyle,
)
from cvbuilder.theme.tokens import Reader, Token, Value

PAGE_SIZES = ("a4", "letter")
_PAGE = {
    "width": tokens.length(200, 1500),
    "height": tokens.length(200, 1500),
    **{
        side: tokens.length(0, 300)
        for side in ("top", "right", "bottom", "left", "gutter", "gutter-gap", "head", "foot")
    },
}
_SECTIONS = (
    "name", "description", "colors", "pages", "texts", "blocks", "inlines", "list", "photo", "entry", "section",
    "columns",
)  # fmt: skip
ROLES = (
    "name", "headline", "contact", "section-title", "group-title", "body", "tags", "skills", "list-item",
    "reference", "entry-title", "entry-meta", "date", "stat-value", "stat-label", "running-name", "running-kind",
    "running-foot",
)  # fmt: skip
"""The roles that every theme styles."""


def resolve(source: Source, language: str, page: str) -> Style:
    """Return the style of a theme for a document's language (BCP 47) and page size (`a4`, `letter`)."""
    reader = Reader(language)
    parts = reader.entries(source.root, "theme")
    for key, node in parts.items():
        if key not in _SECTIONS:
            reader.unknown(node, key, key, dict.fromkeys(_SECTIONS))
    palette = _palette(reader, parts.get("colors"))
    texts = _texts(reader, parts.get("texts"), palette)
    body = texts.get("body")
    leading = body.leading if body is not None else 12.0
    style = Style(
        name=_words(reader, parts, "name"),
        language=language,
        page=_page(reader, parts.get("pages"), page),
        blocks=_blocks(reader, parts.get("blocks"), texts, palette, leading),
        inlines=_inlines(reader, parts.get("inlines"), palette),
        list=_list(reader, parts.get("list"), palette, leading),
        photo=_photo(reader, parts.get("photo")),
        entry_gap=_gap(reader, parts, "entry", leading),
        section_gap=_gap(reader, parts, "section", leading),
        gutter_dates=_entry(reader, parts).get("dates", "gutter") == "gutter",
        columns_gap=_number(
            reader.values(parts.get("columns"), "columns", {"gap": tokens.length(0, 100)}), "gap", 12.0
        ),
    )
    _require_roles(reader, source, style)
    if reader.problems:
        raise ThemeError(list(dict.fromkeys(reader.problems)))
    return style


def describe(source: Source) -> tuple[str, str]:
    """Return a theme's name and its description."""
    reader = Reader("en")
    parts = reader.entries(source.root, "theme")
    return _words(reader, parts, "name"), _words(reader, parts, "description")


def _words(reader: Reader, parts: dict[str, Node], key: str) -> str:
    node = parts.get(key)
    value = tokens.WORDS.read(node) if node is not None else None
    return str(value or "")


def _number(values: dict[str, Value], key: str, default: float) -> float:
    value = values.get(key, default)
    return value if isinstance(value, float) else default


def _palette(reader: Reader, node: Node | None) -> dict[str, str]:
    known = tokens.color({})
    colors = dict.fromkeys(reader.entries(node, "colors"), known)
    return {key: str(value) for key, value in reader.values(node, "colors", colors).items()}


def _page(reader: Reader, node: Node | None, size: str) -> PageStyle:
    pages = reader.entries(node, "pages")
    found: dict[str, PageStyle] = {}
    for key, value in pages.items():
        if key not in PAGE_SIZES:
            reader.unknown(value, f"pages.{key}", key, dict.fromkeys(PAGE_SIZES))
            continue
        values = reader.values(value, f"pages.{key}", _PAGE)
        lengths = {name.replace("-", "_"): _number(values, name, 0.0) for name in _PAGE}
        found[key] = PageStyle(**lengths)
    if size not in found:
        reader.problems.append(Diagnostic(f"the theme has no page size {size}", path="pages"))
        return PageStyle(*([0.0] * len(_PAGE)))
    return found[size]


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
        "prohibition": tokens.one_of(*get_args(Prohibition)),
    }


def _texts(reader: Reader, node: Node | None, palette: dict[str, str]) -> dict[str, TextStyle]:
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


def _blocks(
    reader: Reader, node: Node | None, texts: dict[str, TextStyle], palette: dict[str, str], leading: float
) -> dict[str, BlockStyle]:
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
            round(_number(values, "space-before", 0.0) * leading, 3),
            round(_number(values, "space-after", 0.0) * leading, 3),
            _number(values, "indent", 0.0),
            bool(values.get("keep-with-next", False)),
            _rule(reader, entries.get("rule"), f"blocks.{role}.rule", palette),
        )
    return found


def _without(node: Node, key: str) -> Node:
    """The same mapping without one key, which is read apart."""
    from msgspec.structs import replace

    from cvbuilder.source import Mapping

    if not isinstance(node, Mapping):
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
    return RuleStyle(_number(values, "thickness", 0.5), _number(values, "offset", 3.0), color, place)


def _inlines(reader: Reader, node: Node | None, palette: dict[str, str]) -> dict[str, InlineStyle]:
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


def _list(reader: Reader, node: Node | None, palette: dict[str, str], leading: float) -> ListStyle:
    known = {
        "indent": tokens.length(0, 60),
        "gap": tokens.SPACE,
        "bullet-radius": tokens.number(0.2, 6),
        "bullet-color": tokens.color(palette),
    }
    values = reader.values(node, "list", known)
    return ListStyle(
        _number(values, "indent", 11.0),
        round(_number(values, "gap", 0.0) * leading, 3),
        _number(values, "bullet-radius", 1.1),
        str(values.get("bullet-color", "#000000")),
    )


def _photo(reader: Reader, node: Node | None) -> PhotoStyle:
    known = {
        "width": tokens.length(20, 300),
        "height": tokens.length(20, 400),
        "side": tokens.one_of("left", "right"),
        "gap": tokens.length(0, 100),
    }
    values = reader.values(node, "photo", known)
    side: Side = "left" if values.get("side") == "left" else "right"
    return PhotoStyle(
        _number(values, "width", 76.0), _number(values, "height", 102.0), side, _number(values, "gap", 16.0)
    )


def _entry(reader: Reader, parts: dict[str, Node]) -> dict[str, Value]:
    return reader.values(parts.get("entry"), "entry", {"gap": tokens.SPACE, "dates": tokens.one_of("gutter", "right")})


def _gap(reader: Reader, parts: dict[str, Node], key: str, leading: float) -> float:
    values = _entry(reader, parts) if key == "entry" else reader.values(parts.get(key), key, {"gap": tokens.SPACE})
    return round(_number(values, "gap", 0.5) * leading, 3)


def _require_roles(reader: Reader, source: Source, style: Style) -> None:
    lacking = [role for role in ROLES if role not in style.blocks]
    if lacking:
        message = "blocks without a style: " + ", ".join(lacking)
        reader.problems.append(Diagnostic(message, source.root.span, "blocks"))
