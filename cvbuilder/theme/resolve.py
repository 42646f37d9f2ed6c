"""A theme, a kind of document, a language and a page size into a Style.

Takes the marked nodes of a theme and of the user's own tokens, gives the resolved style; raises
ThemeError with every problem at its place.
"""

from __future__ import annotations

from functools import lru_cache

from cvbuilder.errors import Diagnostic, ThemeError
from cvbuilder.source import Mapping, Node, Source
from cvbuilder.theme import measures, texts, tokens
from cvbuilder.theme.layers import EDITIONS, KINDS, layered
from cvbuilder.theme.style import BlockStyle, Style
from cvbuilder.theme.tokens import Reader

_PARTS = (
    "name", "description", "colors", "pages", "texts", "blocks", "inlines", "list", "photo", "entry", "section",
    "columns", "sidebar", "fit", "code", "cover",
)  # fmt: skip
ROLES = (
    "name", "headline", "contact", "section-title", "group-title", "body", "tags", "skills", "list-item",
    "reference", "entry-title", "entry-meta", "date", "stat-value", "stat-label", "running-name", "running-kind",
    "running-foot",
)  # fmt: skip
"""The roles that every theme styles."""
STAND_INS = {
    "bio-text": "body",
    "author-notes": "entry-meta",
    "talk-title": "group-title",
    "talk-subtitle": "body",
    "talk-text": "body",
    "talk-event": "entry-meta",
    "monogram": "stat-value",
    "photo-credit": "entry-meta",
    "code-label": "entry-title",
    "code-address": "entry-meta",
    "kicker": "running-name",
    "standfirst": "bio-text",
    "story-title": "section-title",
    "story-text": "body",
    "press-contact": "body",
    "running-switch": "running-kind",
    "cover-title": "name",
    "cover-subtitle": "headline",
    "cover-facts": "headline",
    "cover-foot": "contact",
    "contents-line": "tags",
    "index-line": "tags",
    "index-letter": "group-title",
    "track-title": "group-title",
    "speaker": "body",
    "speaker-name": "group-title",
    "speaker-headline": "entry-meta",
    "speaker-talk": "body",
    "speaker-slot": "entry-meta",
    "speaker-text": "body",
    "portrait-name": "entry-meta",
}
"""Roles that a theme may leave to the style of another."""


@lru_cache(maxsize=64)
def resolve(
    source: Source, language: str, page: str, kind: str | tuple[str, str] = "resume", overrides: Node | None = None
) -> Style:
    """Return the style of a theme for a document's language (BCP 47), page size (`a4`, `letter`) and kind.

    `kind` may come with the form of the edition that the document stands in: `("cv", "parallel")`. `overrides` are
    the user's own tokens, in the form of a theme file. Kept, as a theme looks alike in most documents of a process.
    """
    reader = Reader(language)
    _check_sections(reader, source)
    _check_colors(reader, source, overrides)
    root = layered(source, *(kind if isinstance(kind, tuple) else (kind, "")), overrides)
    parts = reader.entries(root, "theme")
    for key, node in parts.items():
        if key not in _PARTS:
            reader.unknown(node, key, key, dict.fromkeys(_PARTS))
    palette = texts.palette_of(reader, parts.get("colors"))
    styles = texts.texts_of(reader, parts.get("texts"), palette)
    leading = styles["body"].leading
    entry_gap, dates = measures.entry_of(reader, parts.get("entry"), leading)
    columns = measures.columns_of(reader, parts.get("columns"))
    style = Style(
        name=_words(parts, "name"),
        language=language,
        page=measures.page_of(reader, parts.get("pages"), page),
        blocks=_completed(texts.blocks_of(reader, parts.get("blocks"), styles, palette, leading)),
        inlines=texts.inlines_of(reader, parts.get("inlines"), palette),
        list=measures.list_of(reader, parts.get("list"), palette, leading),
        photo=measures.photo_of(reader, parts.get("photo"), palette),
        entry_gap=entry_gap,
        section_gap=measures.section_gap_of(reader, parts.get("section"), leading),
        dates=dates,
        columns_gap=columns.gap,
        parts_gap=columns.languages,
        share=columns.share,
        sidebar=measures.sidebar_of(reader, parts.get("sidebar"), palette),
        fit=measures.fit_of(reader, parts.get("fit")),
        code=measures.code_of(reader, parts.get("code")),
        cover=measures.cover_of(reader, parts.get("cover"), palette),
    )
    lacking = [role for role in ROLES if role not in style.blocks]
    if lacking:
        reader.problems.append(Diagnostic("blocks without a style: " + ", ".join(lacking), root.span, "blocks"))
    if not reader.problems:
        measures.require_room(reader, style.page, style.sidebar, _page_node(overrides) or root)
    if reader.problems:
        raise ThemeError(list(dict.fromkeys(reader.problems)))
    return style


def _page_node(overrides: Node | None) -> Node | None:
    """The user's own tokens that decide how much room a page has."""
    if not isinstance(overrides, Mapping):
        return None
    return overrides.get("pages") or overrides.get("sidebar")


def _completed(blocks: dict[str, BlockStyle]) -> dict[str, BlockStyle]:
    """Blocks with the roles that the theme leaves to others."""
    whole = dict(blocks)
    for role, other in STAND_INS.items():
        if role not in whole and other in whole:
            whole[role] = whole[other]
    return whole


def describe(source: Source) -> tuple[str, str]:
    """Return a theme's name and its description."""
    parts = Reader("en").entries(source.root, "theme")
    return _words(parts, "name"), _words(parts, "description")


def _words(parts: dict[str, Node], key: str) -> str:
    node = parts.get(key)
    value = tokens.WORDS.read(node) if node is not None else None
    return str(value or "")


def _check_sections(reader: Reader, source: Source) -> None:
    """The tokens of each kind and edition are mappings, whichever is built."""
    for section in (KINDS, EDITIONS):
        found = reader.entries(source.root, "theme").get(section)
        for name, node in reader.entries(found, section).items():
            reader.entries(node, f"{section}.{name}")


def _check_colors(reader: Reader, source: Source, overrides: Node | None) -> None:
    """A colour of the user's own tokens is one that the theme has: another name would change nothing."""
    known = reader.entries(reader.entries(source.root, "theme").get("colors"), "colors")
    for name, node in reader.entries(reader.entries(overrides, "tokens").get("colors"), "colors").items():
        if name not in known:
            reader.unknown(node, f"colors.{name}", name, known)
