"""Personal names: the order of their parts, and the forms in which one name is met in author lists.

Takes given and family name; gives strings. The script of the name decides, so that 张三 keeps its order in
an English document and Lei Zhang in a Chinese one. It never romanises, translates or guesses a name.
"""

from __future__ import annotations

import re

from cvbuilder.locale.tags import is_east_asian


def full_name(given: str, family: str) -> str:
    """Return the name as it is read: 张三 for a Han name, Lei Zhang for any other; either part may be empty."""
    if is_east_asian(given + family):
        return family + given
    return " ".join(part for part in (given, family) if part)


def name_forms(given: str, family: str) -> tuple[str, ...]:
    """Return the forms of a name that author lists use, the usual one first, each once.

    Lei Zhang, Zhang Lei, Zhang, Lei, the family name in capitals (GB/T 28039 in passports and papers), and
    initials before or after the family name. A Han name has one form. A name of one part has that one.
    """
    if not (given and family) or is_east_asian(given + family):
        return (full_name(given, family),)
    forms = [f"{given} {family}", f"{family} {given}", f"{family}, {given}"]
    forms += [f"{family.upper()} {given}", f"{given} {family.upper()}"]
    for initials in _initials(given):
        forms += [f"{initials} {family}", f"{family}, {initials}", f"{family} {initials}"]
        forms.append(f"{family} {initials.replace('.', '').replace(' ', '').replace('-', '')}")
    return tuple(dict.fromkeys(forms))


def _initials(given: str) -> tuple[str, ...]:
    """Return `L.` for Lei; `X.-X.` and `X.` for Xiang-Xiang; `M. J.`, `M.J.` and `M.` for Mary Jane."""
    parts = [part for part in re.split(r"([\s-]+)", given.strip()) if part]
    whole = "".join(f"{part[0].upper()}." if part[0].isalpha() else part[0] for part in parts)
    return tuple(dict.fromkeys((whole, whole.replace(" ", ""), f"{given.strip()[0].upper()}.")))
