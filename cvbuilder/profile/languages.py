"""Language tags as a profile writes them, and the languages that a profile has.

Takes nodes and tags, gives the profile's languages and the reason why a tag is none. Form alone is
checked (BCP 47, RFC 5646 section 2.1); whether a language can be set is the locale's to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cvbuilder.profile.text import NEUTRAL
from cvbuilder.profile.wrong import Wrong
from cvbuilder.source import Mapping, Node, Scalar, Sequence

TAG_PATTERN = (
    r"^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?$"
)
"""RFC 5646, 2.1, without tags of private use alone, grandfathered ones and unassigned long subtags."""
NOT_TAGS = frozenset({"alt", "bio", "day", "end", "key", "url", "use"})
"""Keys of the model that have the form of a tag (Southern Altai, Nai, Land Dayak, Ende, Kupia, Urali, Uisai).

A profile means the key."""
LENGTHS = ("long", "short")
"""The keys of a text in two lengths."""

MEANT = {
    "zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-hans-cn": "zh-hans", "zh-hans-sg": "zh-hans",
    "zh-tw": "zh-hant", "zh-hant-tw": "zh-hant", "zh-hk": "zh-hant-hk", "zh-mo": "zh-hant-mo",
}  # fmt: skip
"""Ways to write Chinese that are one language (CLDR's likely subtags), in lower case."""

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
COUNTRIES = {"cn": ("China", "Chinese", "zh"), "jp": ("Japan", "Japanese", "ja")}
"""Codes of countries that are written for languages; the others (kr, tw) are languages themselves."""


class Languages(Struct, frozen=True):
    """The languages of one file, in order, as it writes them; `declared` where the key that lists them says so."""

    tags: tuple[str, ...]
    declared: bool
    key: str = "settings.languages"

    @property
    def first(self) -> str:
        """The language of plain strings."""
        return self.tags[0]


@lru_cache(maxsize=256)
def is_tag(text: str) -> bool:
    """True for what can only be meant as a language tag; `und` included."""
    language, _, rest = text.partition("-")
    if not _is_word(language, (2, 3)) or text in NOT_TAGS or text in COUNTRIES:
        return False
    if not rest and language == text:
        return True
    # A script or a region; the pattern takes 3 ms to compile, and few profiles have more than these.
    return _is_word(rest, (2, 4)) or re.match(TAG_PATTERN, text) is not None


def _is_word(text: str, lengths: tuple[int, int]) -> bool:
    return len(text) in lengths and text.isascii() and text.isalpha()


@lru_cache(maxsize=256)
def canonical(tag: str) -> str:
    """Return the form by which two tags are compared: lower case (RFC 5646, 2.1.1), Chinese with its script.

    So `zh` is zh-Hans, `zh-TW` zh-Hant and `zh-HK` zh-Hant-HK.
    """
    lowered = tag.lower()
    return MEANT.get(lowered, lowered)


def check_tag(text: str) -> str:
    """Return a well-formed tag as it is written; raises Wrong for anything else."""
    if is_tag(text):
        return text
    if text.lower() in COUNTRIES:
        country, language, tag = COUNTRIES[text.lower()]
        raise Wrong(f"`{text}` stands for {country}, not for a language", hint=f"{language} is `{tag}`")
    mended = text.replace("_", "-")
    hint = f"write `{mended}`" if mended != text and is_tag(mended) else ""
    raise Wrong(f"`{text}` is not a language tag", expected="a tag such as en, zh or zh-Hant", hint=hint)


def is_language_mapping(node: Node) -> bool:
    """True for a mapping whose keys are all language tags."""
    return isinstance(node, Mapping) and bool(node.entries) and all(is_tag(entry.key.text) for entry in node.entries)


def has_lengths(node: Node) -> bool:
    """True for a mapping that can only be meant as a text with a shorter one."""
    return isinstance(node, Mapping) and any(entry.key.text in LENGTHS for entry in node.entries)


def languages_of(root: Node) -> Languages:
    """Return a profile's languages: those of `settings.languages`, else those that its texts are written in.

    Texts count by their mappings of languages, in order of first appearance; where there are none, the
    script of the name decides between zh and en. Wrong tags are left out here and told by the parser.
    """
    settings = root.get("settings") if isinstance(root, Mapping) else None
    declared = declared_in(settings.get("languages") if isinstance(settings, Mapping) else None)
    if declared:
        return Languages(declared, True)
    found: dict[str, str] = {}
    _collect(root, found)
    if found:
        return Languages(tuple(found.values()), False)
    name = root.get("name") if isinstance(root, Mapping) else None
    return Languages(("zh",) if name and _has_han(name) else ("en",), False)


def declared_in(listed: Node | None) -> tuple[str, ...]:
    """Return the languages that a list of tags declares, each once; wrong tags are left out."""
    nodes = listed.items if isinstance(listed, Sequence) else (listed,)
    found: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, Scalar) and is_tag(node.text) and canonical(node.text) != NEUTRAL:
            found.setdefault(canonical(node.text), node.text)
    return tuple(found.values())


def _collect(node: Node, found: dict[str, str]) -> None:
    if isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Scalar):
                _collect(item, found)
    elif isinstance(node, Mapping):
        per_language = is_language_mapping(node)
        for entry in node.entries:
            if per_language and canonical(entry.key.text) != NEUTRAL:
                found.setdefault(canonical(entry.key.text), entry.key.text)
            if not isinstance(entry.value, Scalar) and entry.key.text != "tokens":  # a theme's, not a text's
                _collect(entry.value, found)


def _has_han(node: Node) -> bool:
    if isinstance(node, Scalar):
        return re.search(_HAN, node.text) is not None
    if isinstance(node, Mapping):
        return any(_has_han(entry.value) for entry in node.entries)
    return any(map(_has_han, node.items))
