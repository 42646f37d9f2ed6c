"""Texts that have fallen behind: takes a profile as it is and as it was, gives those that did not change with others.

Entries of a list are matched by what they say, not by their number, so that a new one at the top makes nothing stale.
A change of the manner of writing alone (width of marks, quotes, dashes, ellipses, space) is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from cvbuilder.lint.finding import Found
from cvbuilder.profile import Profile
from cvbuilder.profile.fields import plan
from cvbuilder.profile.languages import canonical
from cvbuilder.profile.record import Record
from cvbuilder.profile.text import NEUTRAL, LanguageText, Localized

KEYS = ("key", "message")
"""Fields that name a record for good."""
SHOWN = 48
"""Characters of a text that are shown."""

_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "。": ".", "、": ",", "–": "-", "—": "-", "−": "-"}
_SAME = str.maketrans({**_MARKS, "『": '"', "』": '"', "「": '"', "」": '"'})


class Before(Struct, frozen=True):
    """A profile as it was, and the revision that it was read from."""

    profile: Profile
    revision: str


def stale_texts(now: Profile, before: Before) -> Iterator[Found]:
    """Yield each text that stayed as it was while another language's text in the same field changed."""
    for old, new in _pairs(before.profile, now):
        yield from _stale(old, new, before.revision)


def _stale(old: Localized, new: Localized, revision: str) -> Iterator[Found]:
    then = {canonical(text.language): text for text in old.texts if text.language != NEUTRAL}
    both = [(was, text) for text in new.texts if (was := then.get(canonical(text.language)))]
    changed = [(was, text) for was, text in both if is_changed(was.text, text.text)]
    if not changed:
        return
    was, text = changed[0]
    told = " and ".join(text.language for _, text in changed)
    for _, behind in both:
        if all(behind is not text for _, text in changed):
            yield Found(
                behind.origin,
                f"{new.path}.{behind.language}",
                f"{told} has changed since {revision}, {behind.language} has not: {change_of(was.text, text.text)}",
                f"change {behind.language} too, or compare with a later revision",
            )


def is_changed(old: str, new: str) -> bool:
    """True if two texts differ in more than the manner of their marks and spaces."""
    return old != new and _said(old) != _said(new)


def _said(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return re.sub(r"\s+|(?<=[-.])[-.]+", "", plain)


def change_of(old: str, new: str) -> str:
    """Return what a text was and is, each shortened to what differs and a little before it."""
    same = next(
        (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new))
    )
    start = 0 if max(len(old), len(new)) <= SHOWN else max(0, same - SHOWN // 4)
    return f"{_window(old, start)} → {_window(new, start)}"


def _window(text: str, start: int) -> str:
    shown = text[start : start + SHOWN]
    return f"“{'…' if start else ''}{shown}{'…' if start + SHOWN < len(text) else ''}”"


# which was which ---------------------------------------------------------------------------------


def _pairs(old: object, new: object) -> Iterator[tuple[Localized, Localized]]:
    """Yield each text of a value with what it was; those that are new, or are gone, have no pair."""
    if isinstance(old, Localized) and isinstance(new, Localized):
        yield old, new
    elif isinstance(old, tuple) and isinstance(new, tuple):
        for one, two in matched(old, new):
            yield from _pairs(one, two)
    elif isinstance(old, Record) and type(old) is type(new):
        for name in plan(type(old)).names:
            yield from _pairs(getattr(old, name), getattr(new, name))


class _Item:
    """One of a list: what it says, for being compared."""

    def __init__(self, value: object, number: int) -> None:
        self.value = value
        self.number = number

    @cached_property
    def facts(self) -> frozenset[tuple[str, ...]]:
        """Everything that it says, each with its field and language."""
        return frozenset(_facts(self.value, ""))

    @cached_property
    def name(self) -> str:
        """The key by which the profile calls it, an empty string if it has none."""
        return next((str(getattr(self.value, key)) for key in KEYS if hasattr(self.value, key)), "")


def matched(old: Sequence[object], new: Sequence[object]) -> list[tuple[object, object]]:
    """Pair the items of two lists that are the same thing: by key, or by the most that both say.

    Items that say nothing in common are not paired. Ties go to those that stand in the same order.
    """
    olds, news = ([_Item(value, number) for number, value in enumerate(each)] for each in (old, new))
    by_fact: dict[tuple[str, ...], list[_Item]] = {}
    for item in olds:
        for fact in item.facts:
            by_fact.setdefault(fact, []).append(item)
    scores: list[tuple[float, int, int, int]] = []
    for item in news:
        near = {each.number: each for fact in item.facts for each in by_fact.get(fact, ())}
        scores += [
            (-_likeness(each, item), abs(each.number - item.number), each.number, item.number)
            for each in near.values()
            if each.name == item.name
        ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, two in sorted(scores):
        if one not in taken and two not in pairs:
            pairs[two] = one
            taken.add(one)
    return [(old[one], new[two]) for two, one in sorted(pairs.items())]


def _likeness(one: _Item, two: _Item) -> float:
    """How much of what two items say is the same, from 0 to 1 (Dice's coefficient); a key settles it."""
    if one.name:
        return 2.0
    return 2 * len(one.facts & two.facts) / (len(one.facts) + len(two.facts))


def _facts(value: object, field: str) -> Iterator[tuple[str, ...]]:
    """Yield what a value says, whatever its number in a list."""
    if isinstance(value, Localized):
        yield from ((field, text.language, text.text) for text in value.texts)
    elif isinstance(value, tuple):
        for item in value:
            yield from _facts(item, field)
    elif isinstance(value, Record):
        for name in plan(type(value)).names:
            yield from _facts(getattr(value, name), f"{field}.{name}")
    elif value not in (None, "", False) and not isinstance(value, LanguageText):
        yield (field, "", str(value))


__all__ = ["Before", "change_of", "is_changed", "matched", "stale_texts"]
