"""The message catalogs: which there are, which one serves a tag, and what it says.

Takes tags; gives a catalog as one plain mapping from `context.name` to text. Reads only compiled catalogs
(GNU MO) and never compiles one: the build does that, and a checkout without them is told how.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from cvbuilder.errors import Diagnostic, MissingMessage, UnknownLocale
from cvbuilder.locale import tags
from cvbuilder.resources import resource

DOMAIN = "cvbuilder"
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
HOW_TO_COMPILE = "run `python tools/compile_catalogs.py` in the checkout, or install the package again"


class Message(Struct, frozen=True):
    """One message of a catalog: `key` is `context.name`; `placeholders` are the names in its braces."""

    key: str
    text: str
    placeholders: tuple[str, ...]


def list_locales() -> tuple[str, ...]:
    """Return the tags of all catalogs, in alphabetical order, compiled or not."""
    folders = resource("locales").glob(f"*/LC_MESSAGES/{DOMAIN}.[pm]o")
    return tuple(sorted({folder.parent.parent.name.replace("_", "-") for folder in folders}))


def list_messages(tag: str) -> tuple[Message, ...]:
    """Return the messages of the catalog that serves a tag, in alphabetical order of their keys.

    Raises UnknownLocale and MissingMessage as `read_messages` does.
    """
    messages = read_messages(find_catalog(tag))
    return tuple(Message(key, text, placeholders(text)) for key, text in sorted(messages.items()))


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names in braces, in order, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def find_catalog(tag: str) -> str:
    """Return the tag of the catalog that serves a language: `en` for `en-GB`, `zh-Hans` for `zh`.

    Another script never serves: headings in Simplified characters would spoil a Traditional document.
    Raises UnknownLocale when there is none, or the tag is not well-formed.
    """
    known = list_locales()
    for candidate in tags.fallback_chain(tag):
        if candidate in known and tags.matches(candidate, tag):
            return candidate
    raise UnknownLocale([Diagnostic(f"no catalog for the language “{tag}”", expected="one of " + ", ".join(known))])


def read_messages(catalog: str) -> dict[str, str]:
    """Return a catalog's messages by `context.name`; the mapping is shared and not to be changed.

    A region's catalog says what differs from that of its language and script: zh-Hant-HK from zh-Hant.
    Raises MissingMessage when the catalog is not compiled or cannot be read.
    """
    known = list_locales()
    layers = [each for each in tags.fallback_chain(catalog) if each in known and tags.matches(each, catalog)]
    root = resource("locales")
    return _read(*(root / each.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo" for each in reversed(layers)))


@lru_cache(maxsize=16)
def fingerprint(tag: str) -> str:
    """Return the SHA-256 of what serves a language: the catalog's messages, whatever the order of its file.

    Raises UnknownLocale and MissingMessage as `read_messages` does.
    """
    messages = sorted(read_messages(find_catalog(tag)).items())
    return sha256("\0".join(part for message in messages for part in message).encode("utf-8")).hexdigest()


@lru_cache(maxsize=16)
def _read(*files: Path) -> dict[str, str]:
    """The messages of some catalogs, those of a later one over those of an earlier."""
    return {key: text for file in files for key, text in _messages(file).items()}


def _messages(file: Path) -> dict[str, str]:
    try:
        pairs = _parse(file.read_bytes())
    except FileNotFoundError:
        raise MissingMessage([Diagnostic(f"{file}: the catalog is not compiled", hint=HOW_TO_COMPILE)]) from None
    except (struct.error, UnicodeDecodeError, ValueError) as error:
        raise MissingMessage([Diagnostic(f"{file}: not a compiled catalog: {error}", hint=HOW_TO_COMPILE)]) from None
    return {key.replace("\x04", "."): text for key, text in pairs.items() if key}


def _parse(content: bytes) -> dict[str, str]:
    """Return the strings of a GNU MO file (GNU gettext manual, 10.3), context and id joined by U+0004.

    Written out because the standard library gives no list of a catalog's messages, and importing Babel's
    reader takes longer than everything else that a locale needs. Plural forms do not occur in our catalogs.
    """
    order = {0x950412DE: "<", 0xDE120495: ">"}.get(struct.unpack_from("<I", content)[0])
    if order is None:
        raise ValueError("no magic number")
    count, originals, translations = struct.unpack_from(f"{order}3I", content, 8)

    def string(table: int, index: int) -> str:
        length, offset = struct.unpack_from(f"{order}2I", content, table + 8 * index)
        if offset + length > len(content):
            raise ValueError("cut short")
        return content[offset : offset + length].decode("utf-8")

    return {string(originals, index): string(translations, index) for index in range(count)}
