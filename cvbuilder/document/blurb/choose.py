"""Which topics a limit has room for: the weightiest set that fills it, never over.

Takes a voice, topics and a limit, gives a text with the places of what was left out. A knapsack over estimated lengths
finds sets; each is then written and measured as it would be read, and the best is bettered topic by topic. The same
values always give the same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from cvbuilder.document.blurb.clauses import State, Topic, Voice
from cvbuilder.document.blurb.write import write
from cvbuilder.locale.counting import Unit, count

FILLED = Fraction(85, 100)
"""How much of a limit is to be used where there is enough to say."""
_STEPS = 200
"""Into how many steps a limit is divided to estimate."""
_ROUNDS = 8

_Set = tuple[int, ...]
"""For each topic the number of its state, from 1; 0 where it is left out."""


class Limit(Struct, frozen=True):
    """At most, and at least, so many of a unit."""

    most: int
    unit: Unit
    least: int = 0


class Chosen(Struct, frozen=True):
    """A text under a limit, how long it is, and the paths of what it does not tell.

    `whole` says that all there is has been told; `weight` is what the topics are worth.
    """

    text: str
    length: Fraction
    left_out: tuple[str, ...]
    whole: bool = False


class TooShort(Exception):
    """No text is as short, or as long, as is asked; `nearest` is the length that comes next. It stays in the house."""

    def __init__(self, nearest: Fraction, longest: bool = False) -> None:
        super().__init__(nearest)
        self.nearest = nearest
        self.longest = longest


class _Search:
    """One search: what was written once is not written again."""

    def __init__(self, voice: Voice, topics: Sequence[Topic], limit: Limit) -> None:
        self.voice, self.topics, self.limit = voice, topics, limit
        self._texts: dict[_Set, str] = {}
        self._lengths: dict[_Set, Fraction] = {}

    def text(self, chosen: _Set) -> str:
        if chosen not in self._texts:
            states = [topic.states[state - 1] for topic, state in zip(self.topics, chosen, strict=True) if state]
            self._texts[chosen] = write(self.voice, [clause for state in states for clause in state.clauses])
        return self._texts[chosen]

    def length(self, chosen: _Set) -> Fraction:
        if chosen not in self._lengths:
            self._lengths[chosen] = count(self.text(chosen), self.limit.unit, self.voice.locale.tag)
        return self._lengths[chosen]

    def weight(self, chosen: _Set) -> int:
        return sum(topic.states[state - 1].weight for topic, state in zip(self.topics, chosen, strict=True) if state)

    def full(self) -> _Set:
        return tuple(len(topic.states) for topic in self.topics)

    def singles(self) -> list[_Set]:
        """Each topic alone, in each of its states."""
        size = range(len(self.topics))
        return [
            tuple(state if place == number else 0 for place in size)
            for number in size
            for state in range(1, len(self.topics[number].states) + 1)
        ]

    def fits(self, chosen: _Set) -> bool:
        return self.length(chosen) <= self.limit.most

    def merit(self, chosen: _Set) -> tuple[int, Fraction, int, Fraction, _Set]:
        """What makes one set better than another: the minimum kept, the limit filled, then weight, then length."""
        length = self.length(chosen)
        filled = min(length, max(self.limit.most * FILLED, Fraction(self.limit.least)))
        return (int(length >= self.limit.least), filled, self.weight(chosen), length, chosen)


def choose(voice: Voice, topics: Sequence[Topic], limit: Limit) -> Chosen:
    """Return the best text under a limit. Raises TooShort where even the shortest, or the longest, does not keep it.

    The shortest possible text is the shortest of any topic alone.
    """
    search = _Search(voice, topics, limit)
    if not topics:
        raise TooShort(Fraction(0))
    best = search.full()
    if not search.fits(best):
        singles = [single for single in search.singles() if search.fits(single)]
        if not singles:
            raise TooShort(min(map(search.length, search.singles())))
        found = [each for each in _estimated(search) if search.fits(each)]
        best = _bettered(search, max([*singles, *found], key=search.merit))
    if search.length(best) < limit.least:
        raise TooShort(search.length(best), longest=True)
    left = tuple(topic.path for topic, state in zip(topics, best, strict=True) if not state)
    return Chosen(search.text(best), search.length(best), left, best == search.full())


def _estimated(search: _Search) -> list[_Set]:
    """Sets that by estimate come close to the limit: the weightiest for each length."""
    step = max(Fraction(search.limit.most, _STEPS), Fraction(1, 100))
    table: dict[int, tuple[int, _Set]] = {0: (0, ())}
    most = int(search.limit.most / step * Fraction(11, 10))
    bare = _subject_length(search)
    for number, topic in enumerate(search.topics):
        costs = [_cost(search, number, state, bare, step) for state in range(1, len(topic.states) + 1)]
        table = _with_topic(table, topic.states, costs, most)
    return [chosen for length, (_, chosen) in sorted(table.items()) if length >= most * Fraction(3, 5)]


def _with_topic(
    table: dict[int, tuple[int, _Set]], states: Sequence[State], costs: Sequence[int], most: int
) -> dict[int, tuple[int, _Set]]:
    """The table with one topic more: for each length the weightiest set."""
    found: dict[int, tuple[int, _Set]] = {}
    for length, (weight, chosen) in table.items():
        ways = [(length, weight, (*chosen, 0))]
        for number, (state, cost) in enumerate(zip(states, costs, strict=True), 1):
            ways.append((length + cost, weight + state.weight, (*chosen, number)))
        for at, worth, each in ways:
            if at <= most and (at not in found or (worth, each) > found[at]):
                found[at] = (worth, each)
    return found


def _cost(search: _Search, number: int, state: int, bare: Fraction, step: Fraction) -> int:
    alone = tuple(state if place == number else 0 for place in range(len(search.topics)))
    return max(1, round((search.length(alone) - bare) / step))


def _subject_length(search: _Search) -> Fraction:
    """How much longer a topic alone is than the same beside others, by the name that stands once."""
    if search.voice.drops_subject or search.voice.pronoun == "first":
        return Fraction(0)
    unit, tag = search.limit.unit, search.voice.locale.tag
    return max(Fraction(0), count(search.voice.name, unit, tag) - count(search.voice.surname, unit, tag))


def _bettered(search: _Search, best: _Set) -> _Set:
    """Change one topic at a time, then two, as long as that makes the set better."""
    for changes in (_one_changed, _two_changed):
        for _ in range(_ROUNDS):
            found = max((each for each in changes(search, best) if search.fits(each)), key=search.merit, default=best)
            if search.merit(found) <= search.merit(best):
                break
            best = found
    return best


def _one_changed(search: _Search, chosen: _Set) -> list[_Set]:
    return [
        (*chosen[:number], state, *chosen[number + 1 :])
        for number, topic in enumerate(search.topics)
        for state in range(len(topic.states) + 1)
        if state != chosen[number] and any((*chosen[:number], state, *chosen[number + 1 :]))
    ]


def _two_changed(search: _Search, chosen: _Set) -> list[_Set]:
    """One topic out, or told shorter, another in: only where the limit is not filled."""
    if search.length(chosen) >= search.limit.most * FILLED:
        return []
    found: dict[_Set, None] = {}
    for first in _one_changed(search, chosen):
        found.update(dict.fromkeys(_one_changed(search, first)))
    return list(found)[:2000]
