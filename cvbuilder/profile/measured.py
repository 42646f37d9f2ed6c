"""What must agree in quantities and in the manner of dates: takes a profile, gives what is wrong, with its path.

Units may be a profile's own nouns, so they can be judged only when the whole profile has been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.profile.amounts import CURRENCIES, NOUNS, TIMES, UNITS
from cvbuilder.profile.model import Profile, Quantity, Record, Stat
from cvbuilder.profile.wrong import Wrong, nearest

Found = Iterator[tuple[str, Wrong]]

_MEANT = {"%": "percent", "％": "percent", "RMB": "CNY", "元": "CNY", "NTD": "TWD", "NT$": "TWD", "$": "USD"}
HOLDERS = ("stats", "patents", "grants", "awards")
"""The sections that may hold quantities; to walk a whole profile would take a millisecond."""
_FIELDS = {"year": "y", "month": "yM", "day": "yMd"}
_LETTERS = re.compile(r"'[^']*'|([A-Za-z]+)")


def quantities(profile: Profile) -> Found:
    """Units that nobody knows, words beside a quantity that has its own, approximations of ranges."""
    own = tuple(noun.noun for noun in profile.settings.nouns if noun.noun)
    for record in records_in(tuple(getattr(profile, name) for name in HOLDERS)):
        if isinstance(record, Stat) and isinstance(record.value, Quantity) and record.value.unit and record.unit:
            hint = "keep one of the two"
            yield f"{record.path}.unit", Wrong("`unit` stands beside a quantity that has a unit of its own", hint=hint)
        if isinstance(record, Quantity):
            yield from _quantity(record, own)


def _quantity(quantity: Quantity, own: tuple[str, ...]) -> Found:
    unit = quantity.unit
    if unit is not None and unit not in UNITS and unit not in own:
        yield f"{quantity.path}.unit", _unknown_unit(unit, own)
    if quantity.measure is not None and (unit is None or unit in (*TIMES, *CURRENCIES, "percent")):
        message = "`measure` stands without a noun that it could measure"
        yield f"{quantity.path}.measure", Wrong(message, hint="name the noun under `unit`")
    if quantity.value is not None and quantity.value.high and quantity.approx not in (None, "about"):
        message = f"a range cannot be `{quantity.approx}`"
        yield f"{quantity.path}.approx", Wrong(message, "`about`, or nothing", "or give one number")


def _unknown_unit(unit: str, own: tuple[str, ...]) -> Wrong:
    known = (*own, *UNITS)
    meant = _MEANT.get(unit.upper(), "")
    meant = meant or next((word for word in (unit.upper(), unit.lower(), unit.removesuffix("s")) if word in known), "")
    meant = meant or nearest(unit, known)
    hint = f"did you mean `{meant}`?" if meant else "or list the noun under `settings.nouns`"
    return Wrong(f"the unit `{unit[:40]}` is not known", "percent, a currency, a unit of time or a noun", hint)


def nouns(profile: Profile) -> Found:
    """Nouns that stand twice, or have the name of another unit."""
    seen: set[str] = set()
    for noun in profile.settings.nouns:
        place = f"{noun.path}.noun"
        if noun.noun in seen:
            yield place, Wrong(f"`{noun.noun}` stands twice", hint="delete or rename one of the two")
        elif noun.noun and noun.noun in UNITS and noun.noun not in NOUNS:
            yield place, Wrong(f"`{noun.noun}` is a unit already", hint="give the noun another name")
        seen.add(noun.noun)


def date_manners(profile: Profile) -> Found:
    """Patterns that lack a part of the date, or ask for what a date does not have."""
    manner = profile.settings.dates
    if manner is None:
        return
    for precision in _FIELDS:
        texts = getattr(manner, precision)
        for text in texts.texts if texts is not None else ():
            plain = texts.origin == text.origin
            place = f"{manner.path}.{precision}"
            wrong = _pattern(text.text, precision)
            if wrong is not None:
                yield place if plain else f"{place}.{text.language}", wrong


def _pattern(text: str, precision: str) -> Wrong | None:
    """What is wrong with a skeleton or pattern of CLDR (UTS 35, part 4) for a date of this precision."""
    if text.count("'") % 2:
        return Wrong(f"`{text[:40]}` has a quotation that does not end", "pairs of '")
    fields = {letter for word in _LETTERS.findall(text) for letter in word}
    fields = {letter.replace("L", "M") for letter in fields}
    allowed = set(_FIELDS[precision]) | ({"E"} if precision == "day" else set())
    if fields - allowed:
        strange = "`, `".join(sorted(fields - allowed))
        message = f"`{text[:40]}` asks for `{strange}`, which a {precision} does not have"
        return Wrong(message, f"the letters {' '.join(_FIELDS[precision])}", "other words stand in '")
    skeleton = re.fullmatch(r"[A-Za-z]+", text) is not None
    lacking = [letter for letter in _FIELDS[precision] if letter not in fields]
    if lacking and not skeleton:
        return Wrong(f"`{text[:40]}` lacks `{'`, `'.join(lacking)}`", f"the letters {' '.join(_FIELDS[precision])}")
    return None


def records_in(value: object) -> Iterator[Record]:
    """Walk a record and yield it and every record in it, in the model's order."""
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
    elif isinstance(value, Record):
        yield value
        for name in value.__struct_fields__:
            yield from records_in(getattr(value, name))
