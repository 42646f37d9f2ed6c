"""Quantities as nodes: figures with their units, amounts of money, the machine's value beside the words.

Takes what a profile says, as words or as data; words of the author's own stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuilder.document.composition import Composition
from cvbuilder.document.manners import own_text
from cvbuilder.document.nodes import Inline, Quantity, Text
from cvbuilder.document.phrases import Inlines, words_of
from cvbuilder.profile import model
from cvbuilder.profile.text import Prose

if TYPE_CHECKING:
    from cvbuilder.locale.quantities import Phrase, Words


def figure(c: Composition, stat: model.Stat, role: str = "", unit_role: str = "") -> Inlines:
    """Return a figure and its unit, which a theme may set smaller."""
    if isinstance(stat.value, model.Quantity):
        return _of_quantity(c, stat.value, stat.unit, (role, unit_role))
    value = c.choose(stat.value)
    if value is None:
        return ()
    unit = c.inlines(stat.unit, unit_role)
    node = Quantity(value.text, value.text, words_of(unit), value.language, role)
    return (node, *_space(c), *unit) if unit else (node,)


def amount(c: Composition, value: Prose | model.Quantity | None) -> Inlines:
    """Return an amount in one phrase: RMB 1.2 million, 120万元; () where it has no words in this language."""
    if not isinstance(value, model.Quantity):
        return c.inlines(value)
    words = unbroken(_phrase(c, value, None, large=False).text)
    return (Quantity(words, machine_value(value), value.unit or "", c.language),)


def machine_value(value: model.Quantity) -> str:
    """Return the number as it is written in the profile; both ends of a range with a solidus between."""
    ends = value.value
    return f"{ends.low}/{ends.high}" if ends.high else ends.low


def unbroken(words: str) -> str:
    """A number stays with its scale and its unit."""
    return words.replace(" ", "\u00a0")


def _of_quantity(c: Composition, value: model.Quantity, unit: Prose | None, roles: tuple[str, str]) -> Inlines:
    phrase = _phrase(c, value, unit, large=bool(roles[0]))
    code = value.unit or (words_of(c.inlines(unit)) if unit is not None else "")
    found: list[Inline] = [Quantity(unbroken(phrase.figure), machine_value(value), code, c.language, roles[0])]
    if phrase.rest:
        space = _space(c) if phrase.rest.startswith(" ") else ()
        found.extend((*space, Text(phrase.rest.strip(), c.language, roles[1], path=value.path, origin=value.origin)))
    return tuple(found)


def _phrase(c: Composition, value: model.Quantity, unit: Prose | None, large: bool) -> Phrase:
    from cvbuilder.locale.quantities import Figure, Words

    beside = words_of(c.inlines(unit))
    own = Words(beside=beside) if beside else _own(c, value)
    amount = value.value
    unit_name, approx, form = value.unit or "", value.approx or "", value.form or ""
    return c.locale.quantity(Figure(amount.low, amount.high, unit_name, approx, form, own, large))


def _own(c: Composition, value: model.Quantity) -> Words:
    """What the profile itself says of a unit: its noun, its measure word."""
    from cvbuilder.locale.quantities import Words

    noun = next((noun for noun in c.profile.settings.nouns if noun.noun == value.unit), None)
    measure = own_text(value.measure, c.language)
    if noun is None:
        return Words(measure=measure)
    name = c.choose(noun.name)
    if name is None:
        return Words(measure=measure)
    return Words(own_text(noun.singular, c.language), name.text, measure or own_text(noun.measure, c.language))


def _space(c: Composition) -> Inlines:
    """What stands between a figure and its unit: nothing in Chinese, where the unit is a measure word."""
    return () if c.language.startswith("zh") else (c.plain(" "),)
