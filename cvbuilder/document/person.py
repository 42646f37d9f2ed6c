"""The person's name in a document: its form in each place, and what is looked for in author lists.

Takes a composition, gives nodes and values. A name is never made up: where the document's language has none, the
name in another language stands, and is listed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cvbuilder.document.composition import Composition, is_chinese
from cvbuilder.document.nodes import Text
from cvbuilder.document.own_name import OwnName, make_own_name
from cvbuilder.locale import matches, script_language
from cvbuilder.locale.names import NameForm as WrittenForm
from cvbuilder.locale.names import NameParts, write_name
from cvbuilder.locale.tags import is_east_asian
from cvbuilder.profile.model import Name, NameForm
from cvbuilder.profile.text import NEUTRAL, Neutral

Place = Literal["title", "head", "citation", "metadata"]
"""Where a name stands: over the document, at the head of further pages, among authors, in the file's properties."""


def form_of(c: Composition, place: Place) -> NameForm | None:
    """Return the form that a place asks for: the document's own word comes before the settings'; None if neither has.

    `form` speaks for every place but `citation`, where names stand beside those of others.
    """
    for forms in (c.plan.name, c.profile.settings.name):
        if forms is not None:
            said: NameForm | None = getattr(forms, place) or (forms.form if place != "citation" else None)
            if said is not None:
                return said
    return "both" if place == "title" and c.plan.kind in ("bio", "press") else None


def name_nodes(c: Composition, place: Place | None = None) -> tuple[Text, ...]:
    """Return the person's name as a place wants it, as the language has it where there is no place."""
    form = (form_of(c, place) if place is not None else None) or "usual"
    if form != "both":
        return (_name(c, form),)
    own = _name(c, "usual")
    other = _other_name(c, own)
    return (own,) if other is None else (own, c.plain(" "), other)


def name_text(c: Composition, place: Place | None = None) -> str:
    """Return the person's name as one string."""
    return "".join(node.text for node in name_nodes(c, place))


def other_name(c: Composition) -> Text | None:
    """Return the name in the other script, Han beside Latin or Latin beside Han, where the profile knows it."""
    return _other_name(c, _name(c, "usual"))


def _name(c: Composition, form: WrittenForm) -> Text:
    """The name in a form; the display name is the usual one, and stands in every form where there are no parts."""
    name = c.profile.name
    whole = name.display
    parted = _speaks(c, name.given) and _speaks(c, name.family)
    if whole is not None and (not parted or (form == "usual" and _speaks(c, whole))):
        chosen = c.choose(whole)
        if chosen is not None:
            return Text(chosen.text, chosen.language)
    given, family, suffix = (_chosen(c, part) for part in (name.given, name.family, name.suffix))
    words = write_name(NameParts(given, family, suffix, name.transliterated), form)
    return Text(words, script_language(words, c.language))


def _speaks(c: Composition, part: Neutral | None) -> bool:
    return part is not None and any(matches(text.language, c.language) for text in part.texts)


def _chosen(c: Composition, part: Neutral | None) -> str:
    chosen = c.choose(part) if part is not None else None
    return chosen.text if chosen is not None else ""


def _other_name(c: Composition, own: Text) -> Text | None:
    """The name in the script that another writing of it has not."""
    name = c.profile.name
    tags = {text.language for part in (name.display, name.given, name.family) if part for text in part.texts}
    for tag in sorted(tags):
        whole = name.display.get(tag) if name.display is not None else None
        parts = parts_in(name, tag)
        words = whole.text if whole is not None else write_name(parts) if parts.given and parts.family else ""
        language = script_language(words, c.language) if words else own.language
        if words and is_chinese(language) != is_chinese(own.language):
            c.trace.other_name = tag
            return Text(words, language, "other-name")
    return None


def parts_in(name: Name, tag: str) -> NameParts:
    """Return a name's parts in exactly one language, a neutral part beside one of the same script; the rest empty."""
    given, family, suffix = (_in(part, tag) for part in (name.given, name.family, name.suffix))
    if given and family and is_east_asian(given) != is_east_asian(family):
        given = family = ""
    return NameParts(given, family, suffix, name.transliterated)


def _in(part: Neutral | None, tag: str) -> str:
    text = (part.get(tag) or part.get(NEUTRAL)) if part is not None else None
    return text.text if text is not None else ""


@lru_cache(maxsize=16)
def own_name(name: Name) -> OwnName:
    """Return what to look for in author lists: the name by its parts in each language, its aliases, what is displayed.

    A name of two words that is known as displayed alone is looked for in both orders; one that is displayed in the
    order of its parts or the other is looked for by them, so that capitals still tell which is the family name.
    """
    texts = [text for part in (name.given, name.family) if part is not None for text in part.texts]
    names = [parts_in(name, tag) for tag in dict.fromkeys(text.language for text in texts)]
    known = [{*each.given.split(), *each.family.split()} for each in names]
    others = list(name.aliases)
    for text in name.display.texts if name.display is not None else ():
        words = text.text.split()
        if set(words) in known:
            continue
        scripts = {is_east_asian(word) for word in words}
        others += [text.text, " ".join(reversed(words))] if len(words) == 2 and len(scripts) == 1 else [text.text]
        if len(scripts) == 2:  # Lei Zhang 张磊
            others += [" ".join(word for word in words if is_east_asian(word) == han) for han in (False, True)]
    return make_own_name([each for each in dict.fromkeys(names) if each.given or each.family], others)
