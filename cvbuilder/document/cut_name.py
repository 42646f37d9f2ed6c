"""The person's name as far as a file's documents show it, and by which it is found in their author lists.

Takes what is kept of a profile and the name; gives the name with the fewest writings that do the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from cvbuilder.document.cutter import Cutter
from cvbuilder.document.own_name import find_own
from cvbuilder.document.person import own_name
from cvbuilder.document.provenance import Searched
from cvbuilder.profile.model import Name
from cvbuilder.profile.text import NEUTRAL, Neutral

PARTS = ("given", "family", "display", "suffix")


def cut_name(cut: Cutter, name: Name) -> Name:
    """Return the name in the languages in which it is shown, with the writings and aliases that lists have it by."""
    kept = next(each for each in _writings(cut, name) if _finds_as(cut, each, name))
    for alias in kept.aliases:
        fewer = replace(kept, aliases=tuple(each for each in kept.aliases if each != alias))
        kept = fewer if _finds_as(cut, fewer, name) else kept
    parts = {part: cut.made(value) for part in PARTS if (value := getattr(kept, part)) is not None}
    return replace(kept, **parts)


def _writings(cut: Cutter, name: Name) -> Iterator[Name]:
    """The name as it is shown, then with its aliases, then in one more language, then in all."""
    shown = {text.language for part in PARTS for text in cut.shown(f"name.{part}")}
    shown |= {document.made_of.other_name for document in cut.documents} - {""}
    yield _written(cut, name, shown, False)
    yield _written(cut, name, shown, True)
    others = dict.fromkeys(text.language for part in PARTS for text in (getattr(name, part) or Neutral(())).texts)
    yield from (_written(cut, name, shown | {language}, True) for language in others)
    yield replace(name, sort_as=None)


def _written(cut: Cutter, name: Name, languages: set[str], with_aliases: bool) -> Name:
    """The name in some languages: its parts that are shown, and those of languages that are not shown."""
    parts: dict[str, Neutral | None] = {}
    for part in PARTS:
        value: Neutral | None = getattr(name, part)
        own = {text.language for text in cut.shown(f"name.{part}")}
        beside = languages - {text.language for each in PARTS for text in cut.shown(f"name.{each}")}
        texts = [text for text in value.texts if text.language in own | beside] if value is not None else []
        if beside and value is not None and (neutral := value.get(NEUTRAL)) is not None and neutral not in texts:
            texts.append(neutral)  # it stands beside the parts of another writing
        parts[part] = replace(value, texts=tuple(texts)) if value is not None and texts else None
    return replace(name, aliases=name.aliases if with_aliases else (), sort_as=None, **parts)


def _finds_as(cut: Cutter, kept: Name, name: Name) -> bool:
    """True if a name is found where the whole name was, and would be written in the same form there."""
    lists: dict[Searched, None] = dict.fromkeys(chain.from_iterable(each.made_of.lists for each in cut.documents))
    if not lists:
        return True
    own, whole = own_name(kept), own_name(name)
    if any(each.own for each in lists) and own.parts[:1] != whole.parts[:1]:
        return False
    return all(find_own(each.names, own, each.told) == each.own for each in lists)
