"""The model of a biography: facts in order of weight, and whole versions written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from cvbuilder.profile.record import About, Record
from cvbuilder.profile.text import Prose
from cvbuilder.profile.wrong import Wrong, did_you_mean

FactKind = Literal["present", "past", "education", "numbers", "honour", "research", "service", "detail"]
"""What a fact tells of; a text has them in this order, whatever their weight."""
USABLE: tuple[str, ...] = (
    "experience", "internships", "education", "interests", "stats", "awards", "open_source", "service", "volunteering",
)  # fmt: skip
"""Sections that facts may be taken from."""
REFERENCE = re.compile(r"([a-z_]+)(?:\[(0|[1-9][0-9]{0,3})\])?")
KIND_MISSING = "the key `kind` is missing"
MARK = re.compile(r"\{([^{}]*)\}")


class Fact(Record, frozen=True, kw_only=True):
    """One thing that is worth telling: a clause of your own, or an entry of the profile.

    English clauses begin with their verb, as of a third person (`leads a team of six`); the subject is put before it.
    Chinese ones have no subject. `{his}`, `{he}`, `{him}` become the pronoun that the bio asks for, and a further verb
    in braces (`{leads}`) goes with the person as the first does.
    """

    kind: Annotated[
        FactKind | None, About("What it tells of: a text has kinds together, in a fixed order", "numbers")
    ] = None
    use: Annotated[
        str | None, About("An entry, or a whole section, that says it: see below for the sections", "experience[0]")
    ] = None
    text: Annotated[Prose | None, About("The clause", "{en: has published 15 papers, zh: 发表论文15篇}")] = None
    lead: Annotated[Prose | None, About("What stands before the subject", "{en: At Xiaomi}")] = None
    more: Annotated[
        Prose | None, About("What follows the clause after a comma, where there is room", "{en: nine as first author}")
    ] = None


class Bio(Record, frozen=True, kw_only=True):
    """The person in one paragraph of any length; a hand-written version that fits goes before what facts make."""

    shorthand = "medium"
    short: Annotated[Prose | None, About("About 50 words, or 80 字")] = None
    medium: Annotated[Prose | None, About("About 100 words, or 150 字")] = None
    long: Annotated[Prose | None, About("About 200 words, or 300 字")] = None
    person: Annotated[Literal["third", "first"], About("Who speaks: of you, or you", "first")] = "third"
    pronoun: Annotated[
        Literal["he", "she", "they", "name"], About("What stands for the name after the first time", "she")
    ] = "name"
    facts: Annotated[
        tuple[Fact, ...], About("What may be told, the weightiest first; taken from the sections if there are none")
    ] = ()


def facts_wrong(bio: Bio | None, sizes: dict[str, int]) -> Iterator[tuple[str, Wrong]]:
    """Tell what is wrong with facts; `sizes` says how many entries each section has."""
    for fact in bio.facts if bio is not None else ():
        if fact.use is not None:
            yield from _wrong_use(fact, fact.use, sizes)
        elif fact.text is None:
            yield fact.path, Wrong("the fact says nothing", "a clause under `text`, or an entry under `use`")
        elif fact.kind is None:
            yield fact.path, Wrong(KIND_MISSING, "what the clause tells of, such as past or numbers")
        yield from _wrong_marks(fact)


def _wrong_use(fact: Fact, use: str, sizes: dict[str, int]) -> Iterator[tuple[str, Wrong]]:
    path = f"{fact.path}.use"
    if fact.text is not None:
        yield fact.path, Wrong("the fact has both `use` and `text`", hint="keep one of the two")
    found = REFERENCE.fullmatch(use)
    if found is None:
        yield path, Wrong(f"`{use[:60]}` names no entry", "a section, or an entry such as experience[0]")
        return
    section, index = found[1], found[2]
    if section not in USABLE:
        yield path, Wrong(f"no fact can be taken from `{section}`", hint=did_you_mean(section, USABLE))
        return
    size = sizes[section]
    if not size:
        yield path, Wrong(f"the profile has nothing under `{section}`", hint="write the clause under `text`")
    elif index is not None and int(index) >= size:
        last = f"{section}[0]" if size == 1 else f"{section}[0] to {section}[{size - 1}]"
        yield path, Wrong(f"there is no `{use}`", hint=f"there are {last}" if size > 1 else f"there is {last}")


def _wrong_marks(fact: Fact) -> Iterator[tuple[str, Wrong]]:
    for part in (fact.text, fact.lead, fact.more):
        for text in part.texts if part is not None else ():
            rest = MARK.sub(lambda found: "" if re.fullmatch("[a-z]+", found[1]) else found[0], text.text)
            if "{" in rest or "}" in rest:
                path = part.path if part is not None else fact.path
                yield path, Wrong("the braces hold no word", "a pronoun or a verb, such as {his} or {leads}")
