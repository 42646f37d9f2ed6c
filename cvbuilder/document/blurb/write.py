"""Clauses into a paragraph: joined, ordered by kind, each sentence with a start of its own.

Takes a voice and the clauses that were chosen, gives a text. Words and marks come from the catalog; nothing is chosen
or measured here, and no clause is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import get_args

from msgspec import Struct

from cvbuilder.document.blurb.clauses import CLOSE, OPEN, Clause, Voice
from cvbuilder.document.blurb.pronouns import Subject, filled, possessive, pronoun_of, subject_of, verbal
from cvbuilder.locale.articles import uncapitalised
from cvbuilder.profile.bio import FactKind

PLACEHOLDER = re.compile(r"\{sentence\}")
_OPENERS = ("opener_1", "opener_2", "opener_3")
_KINDS: tuple[str, ...] = get_args(FactKind)
_SUBJECT = "{subject} "
LONGEST_JOINED = 32
"""Words of two clauses that may stand in one sentence."""
LONGEST_CHINESE = 90
"""Characters of the clauses that may stand in one Chinese sentence."""
_SHARED = ("received", "won", "earned", "holds")
"""Verbs that are said once for two clauses: received an award and a medal."""
_SHARED_CHINESE = ("入选", "入選", "获得", "獲得", "曾获", "曾獲", "拥有", "擁有")


class _Unit(Struct, frozen=True):
    """A sentence in the making: ways to say it, still with their marks, and what stands before it.

    A closed one takes no other clause: what stands before or behind its own would be read with both.
    """

    kind: str
    forms: tuple[str, ...]
    lead: str = ""
    closed: bool = False


def write(voice: Voice, clauses: Sequence[Clause]) -> str:
    """Return the paragraph that says the clauses; '' for none."""
    units = _units(voice, clauses)
    sentences = _chinese(voice, units) if voice.drops_subject else _with_subjects(voice, _joined(voice, units))
    text = ("" if voice.drops_subject else " ").join(sentences)
    return text.replace(OPEN, "{").replace(CLOSE, "}").replace("\u00a0", " ")


def start_of(sentence: str, chinese: bool = False) -> str:
    """Return what a sentence begins with: its first word, the first two characters of a Chinese one."""
    return sentence[:2] if chinese else sentence.split(" ", 1)[0].casefold()


def _units(voice: Voice, clauses: Iterable[Clause]) -> list[_Unit]:
    """The clauses by kind; the items of one pattern are one list, where its first item stands."""
    ordered = sorted(clauses, key=lambda clause: _KINDS.index(clause.kind))
    lists: dict[tuple[str, str], list[Clause]] = {}
    for clause in ordered:
        if clause.pattern:
            lists.setdefault((clause.kind, clause.pattern), []).append(clause)
    units: list[_Unit] = []
    for clause in ordered:
        if not clause.pattern:
            units.append(_own(voice, clause))
        elif members := lists.pop((clause.kind, clause.pattern), None):
            units.append(_list(voice, members))
    return units


def _own(voice: Voice, clause: Clause) -> _Unit:
    words = clause.words if voice.drops_subject else verbal(clause.words)
    if clause.more:
        words = _with_more(voice, words, clause.more)
    form = voice.locale.format("bio", "sentence", subject="{subject}", predicate=words)
    return _Unit(clause.kind, (form,), clause.lead, closed=bool(clause.lead or clause.more))


def _list(voice: Voice, members: Sequence[Clause]) -> _Unit:
    locale, pattern = voice.locale, members[0].pattern
    items = locale.list(tuple(dict.fromkeys(clause.words for clause in members)))
    names = [pattern]
    if locale.has("bio", f"{pattern}_bare"):
        names.insert(0 if voice.pronoun == "name" else 1, f"{pattern}_bare")
    forms = [locale.format("bio", name, subject="{subject}", his="{his}", items=items) for name in names]
    for clause in members:
        if clause.more:
            forms = [_with_more(voice, form, clause.more) for form in forms]
    marked = [_SUBJECT + verbal(form[len(_SUBJECT) :]) if form.startswith(_SUBJECT) else form for form in forms]
    lead = next((each.lead for each in members if each.lead), "")
    return _Unit(members[0].kind, tuple(marked), lead, closed=bool(lead or any(each.more for each in members)))


def _with_more(voice: Voice, words: str, more: str) -> str:
    """A clause with what follows it; no comma where that goes on with *and*."""
    return f"{words} {more}" if more.startswith("and ") else voice.locale.format("bio", "more", words=words, more=more)


# languages with subjects ----------------------------------------------------------------------


def _joined(voice: Voice, units: Sequence[_Unit]) -> list[_Unit]:
    """Neighbours of one kind in one sentence, two at a time, where both are short."""
    found: list[_Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before is not None and _may_join(before, unit):
            found[-1] = _Unit(unit.kind, (_both(voice, before.forms[0], unit.forms[0]),), closed=True)
        else:
            found.append(unit)
    return found


def _may_join(first: _Unit, second: _Unit) -> bool:
    if first.closed or second.lead or first.kind != second.kind:
        return False
    if not (first.forms[0].startswith(_SUBJECT) and second.forms[0].startswith(_SUBJECT)):
        return False
    return len(f"{first.lead} {first.forms[0]} {second.forms[0]}".split()) <= LONGEST_JOINED


def _both(voice: Voice, first: str, second: str) -> str:
    rest = second[len(_SUBJECT) :]
    verb, _, after = rest.partition(" ")
    if verb.strip("{}") in _SHARED and first[len(_SUBJECT) :].startswith(f"{verb} "):
        rest = after
    manner = "comma_and" if "," in first or " and " in first else "and"
    return voice.locale.format("bio", manner, first=first, second=rest)


def _with_subjects(voice: Voice, units: Sequence[_Unit]) -> list[str]:
    """Each unit as a sentence that does not begin like the one before; the name once, then what stands for it."""
    sentences: list[str] = []
    openers = [voice.locale.text("bio", name) for name in _OPENERS]
    named = voice.pronoun == "first"
    for unit in units:
        last = start_of(sentences[-1]) if sentences else ""
        plain = list(_plain(voice, unit, named))
        opened = (_opened(opener, plain[0], bool(unit.lead)) for opener in _openers(voice, unit, plain[0], openers))
        chosen = next(way for way in chain(plain, opened) if start_of(way) != last)
        if chosen not in plain:  # the one that was used comes last from now on
            openers.sort(key=lambda opener: start_of(opener) == start_of(chosen))
        sentences.append(_finished(voice, chosen))
        named = True
    return sentences


def _plain(voice: Voice, unit: _Unit, named: bool) -> Iterator[str]:
    """The ways to say a unit without an opener, the best first."""
    subjects = _subjects(voice, named)
    # The first sentence says who it is about.
    forms = unit.forms if named else sorted(unit.forms, key=lambda form: not form.startswith("{"))
    for subject in subjects:
        for form in forms:
            core = _core(voice, form, subject)
            lead = filled(unit.lead, subjects[0])
            yield voice.locale.format("bio", "lead", lead=lead, sentence=core) if lead else _capital(core)


def _openers(voice: Voice, unit: _Unit, plain: str, openers: Sequence[str]) -> Iterator[str]:
    """Openers that suit the kind, then those that suit any."""
    own = f"opener_{unit.kind}"
    if voice.locale.has("bio", own) and not unit.lead and "previous" not in plain and "formerly" not in plain:
        yield voice.locale.text("bio", own)
    yield from openers


def _opened(opener: str, plain: str, led: bool) -> str:
    """A sentence behind an opener; what stood before it goes on in lower case, and so does a pronoun."""
    first = plain.split(" ", 1)[0]
    lower = led or first in ("He", "She", "They", "His", "Her", "Their", "My", "Honors", "Research")
    return PLACEHOLDER.sub(lambda _: uncapitalised(plain) if lower else plain, opener, count=1)


def _subjects(voice: Voice, named: bool) -> list[Subject]:
    if not named:
        return [subject_of(voice.name, voice.surname, voice.pronoun)]
    pronoun = pronoun_of(voice.pronoun)
    if voice.pronoun == "first" and pronoun is not None:
        return [pronoun]
    surname = subject_of(voice.surname, voice.surname, voice.pronoun)
    return [surname] if pronoun is None else [pronoun, surname]


def _core(voice: Voice, form: str, subject: Subject) -> str:
    """A form with its subject. At the head of a sentence a name has its own possessive: Zhang’s honors."""
    if form.startswith("{his}") and subject.words in (voice.name, voice.surname):
        form = possessive(subject.words) + form.removeprefix("{his}")
    return filled(form.replace("{subject}", subject.words, 1), subject)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _finished(voice: Voice, sentence: str) -> str:
    stop = voice.locale.text("bio", "stop")
    return _capital(sentence) if sentence.endswith(stop) else _capital(sentence) + stop


# Chinese --------------------------------------------------------------------------------------


def _chinese(voice: Voice, units: Sequence[_Unit]) -> list[str]:
    """Clauses without a subject, those of one kind in one sentence, former positions beside present ones."""
    groups: list[list[str]] = []
    kinds: list[str] = []
    for unit in units:
        words = re.sub(r"\{[a-z]+\}", "", unit.forms[0])
        words = voice.locale.format("bio", "lead", lead=unit.lead, sentence=words) if unit.lead else words
        words = words.rstrip("。")
        if groups and _goes_with(groups[-1], kinds[-1], words, unit.kind):
            groups[-1].append(words)
        else:
            groups.append([words])
        kinds.append(unit.kind)
    return [_tight(_together(voice, group)) + voice.locale.text("bio", "stop") for group in groups]


def _goes_with(group: Sequence[str], kind: str, words: str, other: str) -> bool:
    """True where a clause stands in one sentence with those before it; always where it would begin like them."""
    length = sum(map(len, group)) + len(words)
    if start_of(group[0], chinese=True) == start_of(words, chinese=True):
        return True
    if {kind, other} == {"present", "past"}:
        return length <= LONGEST_CHINESE // 2
    return kind == other and length <= LONGEST_CHINESE


def _together(voice: Voice, group: Sequence[str]) -> str:
    """The clauses of a sentence with commas, with semicolons where one of them has a comma of its own."""
    group = _shared(voice, group)
    manner = "comma_and" if any(mark in words for words in group for mark in "，；") else "and"
    text = group[0]
    for words in group[1:]:
        text = voice.locale.format("bio", manner, first=text, second=words)
    return text


def _shared(voice: Voice, group: Sequence[str]) -> list[str]:
    """Neighbours with one verb as one clause: 入选甲、乙和丙."""
    runs: list[tuple[str, list[str]]] = []
    for words in group:
        verb = words[:2] if words[:2] in _SHARED_CHINESE and "，" not in words else ""
        if verb and runs and runs[-1][0] == verb:
            runs[-1][1].append(words[2:])
        else:
            runs.append((verb, [words[len(verb) :]]))
    return [verb + voice.locale.list(items) if verb else items[0] for verb, items in runs]


def _tight(text: str) -> str:
    """No typed space between Han and Latin: layout sets that distance."""
    return re.sub(r"(?<=[\u3001-\uffef]) +(?=\S)|(?<=\S) +(?=[\u3001-\uffef])", "", text)
