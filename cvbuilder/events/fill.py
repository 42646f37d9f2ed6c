"""A profile's answers to an event: takes an event and a composition, gives each field's text within its limits.

A text that cannot be made to fit is no answer, and says so: nothing is ever over a limit or cut in mid-sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from cvbuilder.document.blurb import Limit, blurb
from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.errors import LimitError
from cvbuilder.events.contents import Version, versions
from cvbuilder.events.model import Bounds, Event, EventField
from cvbuilder.locale.counting import count

Problem = Literal["", "missing", "long", "short"]
USUAL = {True: Limit(150, "zi"), False: Limit(100, "words")}
"""How long a bio is where the event does not say: of Chinese, and of other languages."""


class Answer(Struct, frozen=True):
    """What a profile says to one field in one language, how long that is by which limit, and what is wrong with it."""

    field: EventField
    language: str
    text: str
    length: Fraction | None = None
    limit: Bounds | None = None
    left_out: tuple[str, ...] = ()
    problem: Problem = ""
    message: str = ""


def fill(event: Event, c: Composition, talk: int = 0, usual: Limit | None = None) -> tuple[Answer, ...]:
    """Return an answer to each field, in the order of the form.

    `talk` is the place of the talk among the profile's; `usual` the length of a bio where the event does not say.
    """
    return tuple(
        _bio(field, c, usual) if field.content == "bio" else _answer(field, c, talk)
        for field in event.fields
        if field.content != "by_hand"
    )


def bounds_for(field: EventField, language: str) -> tuple[Bounds, ...]:
    """Return the limits that hold for a language: words are for letters, 字 for Chinese; all, if none is for it."""
    foreign = ("words",) if is_chinese(language) else ("zi", "han")
    own = tuple(bounds for bounds in field.bounds if bounds.unit not in foreign)
    return own or field.bounds


def _bio(field: EventField, c: Composition, usual: Limit | None) -> Answer:
    bounds = bounds_for(field, c.language)
    limits = [Limit(each.most or 100_000, each.unit, each.least or 0) for each in bounds]
    limit = limits[0] if limits else usual or USUAL[is_chinese(c.language)]
    said = bounds[0] if bounds else None
    try:
        made = blurb(c, limit)
    except LimitError as error:
        first = error.diagnostics[0]
        problem: Problem = (
            "missing" if "nothing" in first.message else "short" if "all there is" in first.message else "long"
        )
        return Answer(field, c.language, "", None, said, (), problem, first.message)
    answer = Answer(field, c.language, made.text, made.length, said, made.left_out)
    return _judged(answer, bounds[1:], c.language)


def _answer(field: EventField, c: Composition, talk: int) -> Answer:
    """The first version that keeps every limit, else the first that is not too long."""
    bounds = bounds_for(field, c.language)
    found = list(versions(field.content, c, talk))
    if not found:
        message = "" if field.optional else f"the profile has nothing for it in {c.language}"
        return Answer(field, c.language, "", None, None, (), "" if field.optional else "missing", message)
    fitting = [each for each in found if _keeps(each, bounds, c.language, least=False)]
    best = next((each for each in fitting if _keeps(each, bounds, c.language)), fitting[0] if fitting else None)
    if best is None:
        return _too_long(field, c, bounds, found)
    limit = bounds[0] if bounds else None
    length = count(best.text, limit.unit, c.language) if limit else None
    return _judged(Answer(field, c.language, best.text, length, limit, best.left_out), bounds, c.language)


def _too_long(field: EventField, c: Composition, bounds: Sequence[Bounds], found: Sequence[Version]) -> Answer:
    over = next(
        each for each in bounds if each.most is not None and count(found[-1].text, each.unit, c.language) > each.most
    )
    length = count(found[-1].text, over.unit, c.language)
    message = f"{float(length):g} {over.unit} at the shortest, {over.most} at most"
    return Answer(field, c.language, "", length, over, (), "long", message)


def _judged(answer: Answer, bounds: Sequence[Bounds], language: str) -> Answer:
    """The answer with what is wrong by any of its limits."""
    for each in bounds:
        length = count(answer.text, each.unit, language)
        if each.most is not None and length > each.most:
            message = f"{float(length):g} {each.unit}, {each.most} at most"
            return Answer(answer.field, language, "", length, each, (), "long", message)
        if each.least is not None and length < each.least:
            message = f"{float(length):g} {each.unit}, {each.least} at least"
            return Answer(answer.field, language, answer.text, length, each, answer.left_out, "short", message)
    return answer


def _keeps(version: Version, bounds: Sequence[Bounds], language: str, least: bool = True) -> bool:
    return all(_within(version.text, each, language, least) for each in bounds)


def _within(text: str, bounds: Bounds, language: str, least: bool) -> bool:
    length = count(text, bounds.unit, language)
    if bounds.most is not None and length > bounds.most:
        return False
    return not least or bounds.least is None or length >= bounds.least


def problems(answers: Sequence[Answer]) -> Iterator[Answer]:
    """The answers that are wrong."""
    return (answer for answer in answers if answer.problem)
