"""The tokens of a theme: which keys a theme file may have, and what each may hold.

Takes marked nodes, gives plain values for one language; every wrong token is a Diagnostic with its
place. Knows nothing of layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from cvbuilder.errors import Diagnostic
from cvbuilder.source import Mapping as MappingNode
from cvbuilder.source import Node, Scalar, Sequence

Value = str | float | bool | tuple[str, ...]
MM = 72 / 25.4
LANGUAGES = ("en", "zh", "zh-Hant", "zh-Hant-HK")
"""The languages that a token may be told apart by; the nearest to the document's language counts."""


class Token(Struct, frozen=True):
    """What a token may hold: its reader returns the value, or None if it is wrong; `expected` says what is right."""

    read: Callable[[Node], Value | None]
    expected: str


def number(least: float, most: float) -> Token:
    """A plain number within bounds."""

    def read(node: Node) -> float | None:
        if not isinstance(node, Scalar) or not re.fullmatch(r"-?\d+(\.\d+)?", node.text):
            return None
        value = float(node.text)
        return value if least <= value <= most else None

    return Token(read, f"a number from {least:g} to {most:g}")


def length(least: float, most: float) -> Token:
    """A length: a number of points, or one with mm; bounds in pt."""

    def read(node: Node) -> float | None:
        found = re.fullmatch(r"(\d+(?:\.\d+)?)(mm|pt)?", node.text) if isinstance(node, Scalar) else None
        if found is None:
            return None
        value = float(found[1]) * (MM if found[2] == "mm" else 1.0)
        return round(value, 3) if least <= value <= most else None

    return Token(read, f"a length from {least:g} to {most:g} pt, as 12 or 18mm")


def one_of(*words: str) -> Token:
    """One of a few words."""
    return Token(
        lambda node: node.text if isinstance(node, Scalar) and node.text in words else None, " or ".join(words)
    )


def _truth(node: Node) -> bool | None:
    return {"true": True, "false": False}.get(node.text) if isinstance(node, Scalar) else None


def _features(node: Node) -> tuple[str, ...] | None:
    if not isinstance(node, Sequence):
        return None
    tags = tuple(item.text for item in node.items if isinstance(item, Scalar))
    well_formed = len(tags) == len(node.items) and all(re.fullmatch(r"-?[a-z0-9]{4}", tag) for tag in tags)
    return tags if well_formed else None


def _names(node: Node) -> tuple[str, ...] | None:
    if not isinstance(node, Sequence):
        return None
    names = tuple(item.text for item in node.items if isinstance(item, Scalar) and item.text)
    return names if len(names) == len(node.items) else None


def _divided_words(node: Node) -> tuple[str, ...] | None:
    words = _names(node)
    well_formed = words is not None and all(re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*", word) for word in words)
    return words if well_formed else None


DIVIDED_WORDS = Token(_divided_words, "a list of words with the places where they may be divided, as [data-base]")
NAMES = Token(_names, "a list of names, as [skills, languages]")
TRUTH = Token(_truth, "true or false")
FEATURES = Token(_features, "a list of OpenType features, as [tnum, lnum]")
WEIGHT = number(100, 900)
WORDS = Token(lambda node: node.text if isinstance(node, Scalar) and node.text else None, "words")
SPACE = number(0, 6)


def color(palette: Mapping[str, str]) -> Token:
    """A colour: a name of the theme's palette, or #rrggbb."""

    def read(node: Node) -> str | None:
        if not isinstance(node, Scalar):
            return None
        named = palette.get(node.text)
        return named or (node.text if re.fullmatch("#[0-9a-fA-F]{6}", node.text) else None)

    names = ", ".join(palette)
    return Token(read, f"#rrggbb or one of {names}" if names else "#rrggbb")


class Reader:
    """Reads tokens for one language and collects what is wrong with them."""

    def __init__(self, language: str) -> None:
        subtags = language.split("-")
        self.languages = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
        self.problems: list[Diagnostic] = []

    def entries(self, node: Node | None, path: str) -> dict[str, Node]:
        """Return the keys of a mapping with their nodes; anything else is a problem."""
        if isinstance(node, MappingNode):
            return {entry.key.text: entry.value for entry in node.entries}
        if node is not None:
            self.wrong(node, path, "not a mapping", "keys with values")
        return {}

    def values(self, node: Node | None, path: str, tokens: Mapping[str, Token]) -> dict[str, Value]:
        """Return the values of a mapping whose keys are tokens; unknown and wrong ones are problems."""
        found: dict[str, Value] = {}
        for key, value in self.entries(node, path).items():
            where = f"{path}.{key}"
            if key not in tokens:
                self.unknown(value, where, key, tokens)
                continue
            chosen = self._for_language(value, where)
            read = tokens[key].read(chosen) if chosen is not None else None
            if read is None:
                self.wrong(chosen or value, where, "a wrong value", tokens[key].expected)
            else:
                found[key] = read
        return found

    def _for_language(self, node: Node, path: str) -> Node | None:
        """A value told apart by language is a mapping of en, zh and perhaps zh-Hant, zh-Hant-HK.

        zh serves all Chinese that has no value of its own, the first value other languages.
        """
        if not isinstance(node, MappingNode):
            return node
        by_language = self.entries(node, path)
        if not by_language or not set(by_language) <= set(LANGUAGES):
            return node
        found = (by_language[language] for language in self.languages if language in by_language)
        return next(found, None) or next(iter(by_language.values()))

    def wrong(self, node: Node, path: str, message: str, expected: str) -> None:
        """Note a wrong value."""
        self.problems.append(Diagnostic(message, node.span, path, expected))

    def unknown(self, node: Node, path: str, key: str, known: Mapping[str, object]) -> None:
        """Note an unknown token, with the nearest known one."""
        import difflib

        near = difflib.get_close_matches(key, known, 1)
        hint = f"did you mean {near[0]}?" if near else "known here: " + ", ".join(known)
        self.problems.append(Diagnostic(f"unknown token {key}", node.span, path, hint=hint))


def number_of(values: Mapping[str, Value], key: str, default: float) -> float:
    """Return a number among read values, or a default where it is absent or was wrong."""
    value = values.get(key, default)
    return value if isinstance(value, float) else default
