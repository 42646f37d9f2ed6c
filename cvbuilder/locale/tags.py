"""Language tags: their form, the locale that they mean, and which text serves which document.

Takes and gives tags as strings (BCP 47: RFC 5646 section 2.1, without grandfathered tags and those of private
use alone). Extensions and private use are read and kept, but choose nothing. Knows nothing of catalogs or of
a profile's texts, and never guesses between languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from cvbuilder.errors import Diagnostic, UnknownLocale
from cvbuilder.locale import cldr
from cvbuilder.locale.variants import written_in

NEUTRAL = "und"
"""An undetermined language (RFC 5646, 4.1): such text serves every document."""

_SUBTAGS = (
    r"(?P<language>[a-z]{2,3}(?:-(?P<extended>[a-z]{3}))?|[a-z]{5,8})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)"
)
_FIRST = "\u1100"
# Scripts by their blocks: CJK radicals, the Han marks of CJK Symbols, the unified and compatibility ideographs.
_EAST_ASIAN = (
    ("\u4e00", "\u9fff", "Hani"), ("\u3400", "\u4dbf", "Hani"), ("\uf900", "\ufaff", "Hani"),
    ("\U00020000", "\U000323af", "Hani"), ("\u2e80", "\u2fdf", "Hani"), ("\u3005", "\u3007", "Hani"),
    ("\u3021", "\u3029", "Hani"), ("\u3038", "\u303b", "Hani"),
    ("\u3041", "\u3096", "Kana"), ("\u309b", "\u309f", "Kana"), ("\u30a1", "\u30fa", "Kana"),
    ("\u30fc", "\u30ff", "Kana"), ("\u31f0", "\u31ff", "Kana"), ("\uff66", "\uff9d", "Kana"),
    ("\u1100", "\u11ff", "Hang"), ("\u3131", "\u318e", "Hang"), ("\ua960", "\ua97c", "Hang"),
    ("\uac00", "\ud7a3", "Hang"), ("\ud7b0", "\ud7ff", "Hang"),
)  # fmt: skip


class Tag(Struct, frozen=True):
    """A well-formed tag in its subtags, in canonical case; absent subtags are empty."""

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()
    extensions: str = ""

    def __str__(self) -> str:
        parts = (self.language, self.script, self.region, *self.variants, self.extensions)
        return "-".join(part for part in parts if part)


def parse(tag: str) -> Tag:
    """Return the subtags of a tag, in the case of RFC 5646 section 2.1.1; `zh-yue` is yue (section 4.5).

    Raises UnknownLocale when the tag is not well-formed.
    """
    found = re.fullmatch(_SUBTAGS, tag, re.IGNORECASE | re.ASCII)
    variants = tuple(found["variants"].lower().split("-")[1:]) if found else ()
    if not found or len(set(variants)) < len(variants):
        raise UnknownLocale([_ill_formed(tag)])
    language, script, region = found["extended"] or found["language"], found["script"] or "", found["region"] or ""
    extensions = found["extensions"].lower().removeprefix("-")
    return Tag(language.lower(), script.title(), region.upper(), variants, extensions)


def canonical(tag: str) -> str:
    """Return the tag in canonical case: `zh-Hant-HK` for `ZH-hant-hk`. Raises UnknownLocale."""
    return str(parse(tag))


def preferred(tag: Tag) -> Tag:
    """Return the tag with the language subtag that CLDR prefers: `zh` for `cmn`, `sr-Latn` for `sh`."""
    alias = cldr.language_alias(tag.language)
    if not alias:
        return tag
    meant = parse(alias.replace("_", "-"))
    return Tag(meant.language, tag.script or meant.script, tag.region or meant.region, tag.variants)


@lru_cache(maxsize=512)
def resolve(tag: str) -> str:
    """Return the locale that a tag means: `zh-Hans` for `zh`, `zh-CN` and `zh-SG`, `zh-Hant-HK` for `zh-HK`.

    Chinese always names its script; other languages name theirs only if it is not the usual one. A region
    that is the usual one goes, and so does any region of Simplified Chinese. Likely subtags are CLDR's.
    Raises UnknownLocale when the tag is not well-formed.
    """
    tagged = preferred(parse(tag))
    language, usual = tagged.language, _likely(tagged.language)
    script = tagged.script or _likely(language, tagged.region).script
    region = tagged.region
    if region == _likely(language, script).region or (language, script) == ("zh", "Hans"):
        region = ""
    shown = script if language == "zh" or script != usual.script else ""
    return str(Tag(language, shown, region, tagged.variants))


@lru_cache(maxsize=512)
def script_of(tag: str) -> str:
    """Return the script that a language is written in (ISO 15924): `Latn` for `en`, empty if CLDR knows none."""
    tagged = preferred(parse(tag))
    return tagged.script or _likely(tagged.language, tagged.region).script


@lru_cache(maxsize=512)
def fallback_chain(tag: str) -> tuple[str, ...]:
    """Return the locale that a tag means and what may stand in for it, nearest first.

    `zh-HK` gives zh-Hant-HK, zh-Hant, zh-Hans; there is no step between languages, nor from Simplified to
    Traditional: a profile that wants one says so. Parents are CLDR's. Raises UnknownLocale.
    """
    chain = [resolve(tag)]
    while above := _parent(parse(chain[-1])):
        chain.append(above)
    if chain[-1] == "zh-Hant":
        chain.append("zh-Hans")
    return tuple(chain)


@lru_cache(maxsize=1024)
def matches(text_tag: str, locale_tag: str) -> bool:
    """Tell whether a text in one language serves a document in another without being a fallback.

    It does if language and script are the same: `zh` serves zh-Hans, `en-GB` serves en, `zh-Hant` serves
    zh-HK; `zh-Hant` does not serve zh-Hans. Neutral text (`und`) serves all. Raises UnknownLocale.
    """
    text, wanted = parse(resolve(text_tag)), parse(resolve(locale_tag))
    if text.language == NEUTRAL:
        return True
    return text.language == wanted.language and script_of(text_tag) == script_of(locale_tag)


def best_match(text_tags: Iterable[str], locale_tag: str) -> str | None:
    """Return which of the tags serves a document best, as it was given, or None if none matches.

    The locale itself comes before its parents, those before other regions, and neutral text comes last.
    """
    chain = fallback_chain(locale_tag)

    def distance(tag: str) -> int:
        meant = resolve(tag)
        return chain.index(meant) if meant in chain else len(chain) + (meant == NEUTRAL)

    return min((tag for tag in text_tags if matches(tag, locale_tag)), key=distance, default=None)


def script_language(text: str, default: str) -> str:
    """Return the language of a neutral text, told by its script, in a document whose language is `default`.

    Kana make it Japanese, Hangul Korean. Han is Chinese, Traditional or Simplified where its characters tell
    (張磊, 张磊), else as the document writes it (zh-Hans in one that does not), or Japanese in a Japanese one.
    Other letters are the document's if it has no script of its own among these, else English. A text without
    letters is the document's.
    """
    usual = script_of(default)
    scripts = set() if text.isascii() else set(map(_east_asian_script, text))
    if "Kana" in scripts:
        return "ja"
    if "Hang" in scripts:
        return "ko"
    if "Hani" in scripts:
        return default if usual == "Jpan" else _chinese(text, default if usual in ("Hans", "Hant") else "zh-Hans")
    if usual not in ("Hans", "Hant", "Jpan", "Kore") or not any(map(str.isalpha, text)):
        return default
    return "en"


def _chinese(text: str, default: str) -> str:
    """Return the Chinese that a text's characters tell, `default` where they tell none or that one."""
    script = written_in(text)
    return default if script in ("", script_of(default)) else f"zh-{script}"


def is_east_asian(text: str) -> bool:
    """Tell whether all letters of a text are Han, kana or Hangul, and it has one at least."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all(map(_east_asian_script, letters))


def _east_asian_script(character: str) -> str:
    """Return Hani, Kana or Hang for a character of these, else an empty string.

    Ranges are compared one by one: a regular expression of them takes longer to compile than a build may.
    """
    if character < _FIRST:
        return ""
    return next((script for first, last, script in _EAST_ASIAN if first <= character <= last), "")


def _likely(language: str, script_or_region: str = "") -> Tag:
    """Return the tag filled in with CLDR's likely subtags; empty subtags where CLDR knows none."""
    identifier = f"{language}_{script_or_region}" if script_or_region else language
    likely = cldr.likely_subtags(identifier) or cldr.likely_subtags(language)
    return parse(likely.replace("_", "-")) if likely else Tag(language)


def _parent(tag: Tag) -> str | None:
    exception = cldr.parent(str(tag).replace("-", "_"))
    if exception:
        return None if exception == "root" else exception.replace("_", "-")
    if tag.variants:
        return str(Tag(tag.language, tag.script, tag.region, tag.variants[:-1]))
    return str(Tag(tag.language, tag.script)) if tag.region else None


def _ill_formed(tag: str) -> Diagnostic:
    dashed = tag.strip().replace("_", "-")
    right = dashed != tag and re.fullmatch(_SUBTAGS, dashed, re.IGNORECASE | re.ASCII)
    return Diagnostic(
        f"“{tag}” is not a language tag",
        expected="a tag of BCP 47 such as en, zh or zh-Hant-HK",
        hint=f"write {canonical(dashed)}" if right else "",
    )
