"""One biography under one limit: a hand-written version that fits, else what the facts make.

Raises ProfileError, with the nearest length that is possible, where the limit cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from cvbuilder.document.blurb.choose import FILLED, Chosen, Limit, TooShort, choose
from cvbuilder.document.blurb.entries import said
from cvbuilder.document.blurb.topics import topics, voice_of
from cvbuilder.document.composition import Composition
from cvbuilder.errors import Diagnostic, LimitError, NothingToTell, TooLittle
from cvbuilder.locale.counting import count

UNIT_NAMES = {"words": "words", "zi": "字", "han": "Han characters", "chars": "characters", "seconds": "seconds"}


def blurb(c: Composition, limit: Limit) -> Chosen:
    """Return the biography under a limit, in the composition's language.

    Raises LimitError where no text is short enough, or none long enough, or there is nothing to tell.
    """
    try:
        made = choose(voice_of(c), topics(c), limit)
    except TooShort as problem:
        own = [each for each in _hand_written(c, limit) if limit.least <= each.length <= limit.most]
        if own:
            return max(own, key=lambda each: each.length)
        lengths = [each.length for each in _hand_written(c, limit)]
        raise _impossible(c, limit, problem, lengths) from None
    own = [each for each in _hand_written(c, limit) if limit.least <= each.length <= limit.most]
    best = max(own, key=lambda each: each.length, default=None)
    if best is not None and (best.length >= limit.most * FILLED or best.length >= made.length):
        return best
    return made


def _hand_written(c: Composition, limit: Limit) -> Iterator[Chosen]:
    """The versions that the profile has in this language, measured."""
    bio = c.profile.bio
    for value in (bio.long, bio.medium, bio.short) if bio is not None else ():
        text = said(c, value)
        if text:
            yield Chosen(text, count(text, limit.unit, c.language), ())


def _impossible(c: Composition, limit: Limit, problem: TooShort, own: list[Fraction]) -> LimitError:
    unit = UNIT_NAMES[limit.unit]
    lengths = [each for each in (problem.nearest, *own) if each]
    if not lengths:
        message = f"there is nothing to make a biography of in {c.language}"
        return NothingToTell([Diagnostic(message, hint="write facts under `bio`, or positions under `experience`")])
    if problem.longest:
        longest = max([each for each in lengths if each <= limit.most], default=problem.nearest)
        message = f"all there is to tell in {c.language} makes {floor(longest)} {unit}, not {limit.least}"
        return TooLittle([Diagnostic(message, expected=f"at least {limit.least} {unit}", hint="write more facts")])
    message = f"no biography in {c.language} is as short as {limit.most} {unit}: the shortest has {ceil(min(lengths))}"
    return LimitError([Diagnostic(message, expected=f"{ceil(min(lengths))} {unit} or more")])
