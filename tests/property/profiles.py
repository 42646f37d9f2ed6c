"""Any profile that the model allows, drawn from the model's own annotations as plain Python values.

A new field of the model is drawn without a word here; what is named is only what its type does not tell: keys that
must agree with others, files that must exist. How much is right is a profile's Manner.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from hypothesis import strategies as st
from msgspec import Struct

from cvbuilder.locale import list_messages
from cvbuilder.profile.amounts import UNITS
from cvbuilder.profile.checks import NO_NAME, PAPERS
from cvbuilder.profile.fields import Either, Fields, Raw, Shape, Text, TextOr, Value, Words, field, plan
from cvbuilder.profile.languages import canonical
from cvbuilder.profile.model import Bio, Dated, Name, Profile, Record, Settings
from cvbuilder.profile.sections import PUBLICATION_GROUPS, SECTIONS
from cvbuilder.profile.text import Prose
from cvbuilder.theme import list_themes
from tests.property import texts
from tests.property.tokens import TOKENS, WRONG

Strategy = st.SearchStrategy[Any]

PHOTO, WORDS_FILE, FONT = "photo.png", "words.yaml", "own.ttf"
"""The files that stand beside the profile."""
LANGUAGES = (("en", "zh"), ("zh", "en"), ("en", "zh", "fr"), ("zh-Hans", "en"), ("fr", "zh", "en"))
SPOKEN = ("en", "zh", "fr", "de", "ja", "zh-Hant", "zh-yue", "pt-BR", "yue", "sr-Latn", "es-419")
WRONG_VALUES = st.one_of(
    st.none(), st.just(""), st.just(" "), st.just([]), st.just({}), st.booleans(), st.integers(-1, 10**7),
    texts.ANYTHING, st.lists(texts.ANYTHING, max_size=2), st.dictionaries(texts.ANYTHING, texts.ANYTHING, max_size=2),
    st.just({"en": "a", "english": "b"}), st.just({"zh": "甲", "zh-Hans": "乙"}), st.just({"xx-wrong-": "a"}),
)  # fmt: skip
FAVOURITES: dict[type[Record], dict[str, int]] = {Profile: {"settings": 1, "documents": 3}, Settings: {"tokens": 3}}
"""Keys that decide much and are among many: each is drawn once in so many times at least."""


class Manner(Struct, frozen=True):
    """How a profile is drawn: its languages, whether it declares them, how much of it is as it should be.

    `sound`: it must build. `gaps`: required texts may lack a language. `wild`: anything may stand anywhere.
    """

    languages: tuple[str, ...]
    declared: bool
    quality: Literal["sound", "gaps", "wild"]

    @property
    def wild(self) -> bool:
        """True where values may be wrong."""
        return self.quality == "wild"

    @property
    def required(self) -> tuple[str, ...]:
        """The languages that no required text may lack: those of the documents, of which both are made."""
        return tuple(tag for tag in self.languages if tag != "fr")


def profiles() -> Strategy:
    """Profiles, half of them sound, each with True if it is."""
    qualities = st.sampled_from(["sound", "sound", "gaps", "wild"])
    manners = st.builds(Manner, st.sampled_from(LANGUAGES), st.booleans(), qualities)
    return manners.flatmap(lambda manner: st.tuples(profile_of(manner), st.just(manner.quality == "sound")))


@lru_cache(None)
def profile_of(manner: Manner) -> Strategy:
    """Profiles in one manner, their names and keys brought into agreement."""
    times = st.sampled_from([1, 1, 1, 2, 5, 15])
    return st.builds(_agreed, record(Profile, manner), st.just(manner), times)


@lru_cache(None)
def record(cls: type[Record], manner: Manner) -> Strategy:
    """A mapping of a class: its required keys and a few of the others, or its shorthand."""
    keys = plan(cls)
    values = {name: _of_field(cls, name, manner) for name in keys.names}
    optional = [name for name in keys.names if name not in keys.required]
    if issubclass(cls, Dated):
        optional = [name for name in optional if name not in ("date", "start", "end", "expected")]
    mapping = _mapping(cls, keys.required, tuple(optional), values, manner)
    if keys.shorthand is None:
        return mapping
    return mapping | values[keys.shorthand]


def _mapping(
    cls: type[Record], required: tuple[str, ...], optional: tuple[str, ...], values: dict[str, Strategy], manner: Manner
) -> Strategy:
    least, most = (3, 12) if cls is Profile else (1, 4) if cls in (Name, Bio) else (0, 4)

    some = st.lists(st.sampled_from(optional), min_size=least, max_size=most, unique=True)
    some_of_optional = some if optional else st.builds(list)

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        chosen = list(draw(some_of_optional))
        for favourite, one_in in FAVOURITES.get(cls, {}).items():
            if favourite not in chosen and draw(st.integers(1, one_in)) == one_in:
                chosen.append(favourite)
        found = {name: draw(values[name]) for name in (*required, *chosen)}
        if issubclass(cls, Dated):
            found.update(draw(WHEN))
        if manner.wild and draw(st.integers(0, 40)) == 7:
            found[draw(st.sampled_from([*plan(cls).names, "nmae", "titel", "en", "x" * 70]))] = draw(WRONG_VALUES)
        return found

    return drawn()


@st.composite
def _when(draw: st.DrawFn) -> dict[str, Any]:
    """No date, one, or a period whose end is not before its start."""
    first, second = sorted([draw(texts.WHENS), draw(texts.WHENS)], key=lambda date: (date + "-01-01")[:10])
    return draw(
        st.sampled_from(
            [
                {},
                {"date": first},
                {"start": first},
                {"start": first, "end": second},
                {"start": first, "end": "present"},
                {"date": second, "expected": True},
                {"start": first, "end": second, "expected": True},
            ]
        )
    )


WHEN = _when()
REDACTIONS = st.lists(
    st.sampled_from(["photo", "personal.birth", "experience.team_size", "publications[1]", "education.highlights[0]"]),
    max_size=3,
)
"""Fields whose values may stand elsewhere with right."""
MANNERS = {
    "approx": st.sampled_from(["about", "over", "nearly", "at_least", "plus"]),
    "form": st.sampled_from(["digits", "long", "short"]),
}
BARE = st.fixed_dictionaries({"value": texts.NUMBERS}, optional=MANNERS)
"""Quantities without a unit: what they count may stand beside them."""
QUANTITIES = st.fixed_dictionaries({"value": texts.NUMBERS, "unit": st.sampled_from(UNITS)}, optional=MANNERS)


def _of_field(cls: type[Record], name: str, manner: Manner) -> Strategy:
    """The values of a key: as it agrees with others, else as its type asks."""
    place = f"{cls.__name__}.{name}"
    told = _agreeing(manner).get(place)
    if told is not None:
        return told
    return shaped(field(cls, name).shape, manner, name in plan(cls).required or place == "Name.display")


@lru_cache(None)
def _agreeing(manner: Manner) -> dict[str, Strategy]:
    """The values of keys whose types tell too little; numbers become names when the profile is whole."""
    a_number = st.integers(0, 30)
    themes = st.sampled_from(list_themes())
    sound = not manner.wild
    return {
        "Profile.include": st.just([]) if sound else st.sampled_from([[], ["none.yaml"], [PHOTO], [WORDS_FILE]]),
        "DocumentPlan.tags": st.just(["untagged"]) if sound else texts.TAGS,
        "DocumentPlan.redact": REDACTIONS if sound else REDACTIONS | texts.WILD,
        "Settings.redact": REDACTIONS if sound else REDACTIONS | st.just(["public", "references.phone"]),
        "Redaction.fields": REDACTIONS if sound else st.just(["contact.links", "education.highlights", "name"]),
        "Redaction.name": texts.TAGS,
        "DocumentPlan.formats": st.just(["pdf"]) if sound else st.just(["pdf", "paper"]),
        "MessageOverride.text": localized(manner, complete=manner.quality == "sound"),
        "Stat.value": localized(manner, complete=manner.quality == "sound") | BARE,
        "DateManner.year": st.sampled_from(["y", {"en": "''yy"}]),
        "DateManner.month": st.sampled_from(["MMMM", "yyyyMM", {"zh": "yyyy.MM", "en": "MM/yyyy"}]),
        "DateManner.day": st.sampled_from(["yMd", "yMMMEd", {"en": "d MMM y"}] + ([] if sound else ["HH", "'"])),
        "Profile.slug": st.sampled_from(["lin-yuan", "a", "2026"] + ([] if sound else ["Lin Yuan", "con", "林"])),
        "Publication.group": a_number,
        "Publication.year": st.integers(1900, 2100),
        "PublicationGroup.key": st.just("group"),
        "CustomSection.key": st.just("section"),
        "SectionPlan.section": a_number,
        "SectionPlan.limit": st.integers(1, 3),
        "DocumentPlan.theme": themes if sound else themes | texts.WILD,
        "Settings.languages": st.just(list(manner.languages)),
        "Settings.theme": themes if sound else themes | texts.WILD,
        "Settings.tokens": TOKENS if sound else TOKENS | WRONG,
        "Settings.message_files": st.just([WORDS_FILE] if sound else [WORDS_FILE, "none.yaml"]),
        "MessageOverride.message": a_number,
        "OwnFont.file": st.just(FONT) if sound else st.sampled_from([FONT, "none.ttf", PHOTO, "../own.ttf"]),
        "OwnFont.index": st.integers(1, 1 if sound else 3),
        "OwnFont.weight": st.integers(1, 1000 if sound else 2000),
        "Photo.file": st.just(PHOTO) if sound else st.sampled_from([PHOTO, "none.png", WORDS_FILE, "../photo.png"]),
        "SpokenLanguage.language": st.sampled_from(SPOKEN if sound else (*SPOKEN, "qq", "tlh", "und", "de-1996-1996")),
        "Talk.language": st.sampled_from(SPOKEN if sound else (*SPOKEN, "qq", "english")),
    }


def shaped(shape: Shape, manner: Manner, required: bool = False) -> Strategy:
    """The values of a shape; a text that is required stands in every language that is needed."""
    if isinstance(shape, Value):
        return _values(shape.kind, manner)
    if isinstance(shape, Words):
        return st.sampled_from(shape.words)
    if isinstance(shape, Text):
        text = localized(manner, complete=required and manner.quality == "sound")
        two = st.fixed_dictionaries({"long": text, "short": text})
        return st.one_of(text, text, text, two) if issubclass(shape.cls, Prose) else text
    if isinstance(shape, TextOr):
        return shaped(shape.text, manner, required) | (record(shape.record.cls, manner) if manner.wild else QUANTITIES)
    if isinstance(shape, Either):
        return st.sampled_from(shape.words) | shaped(shape.other, manner, required)
    if isinstance(shape, Fields):
        return st.deferred(lambda: record(shape.cls, manner))
    if isinstance(shape, Raw):
        return TOKENS
    many = st.lists(shaped(shape.item, manner, required), min_size=0 if shape.single else 1, max_size=3)
    return many | shaped(shape.item, manner, required) if shape.single else many


def _values(kind: str, manner: Manner) -> Strategy:
    words = texts.WILD if manner.wild else texts.SOUND
    tags = st.sampled_from([*manner.languages, "de", "zh-Hant"])
    known: dict[str, Strategy] = {
        "text": words, "number": st.integers(1, 999_999), "truth": st.booleans(), "date": texts.DATES,
        "url": texts.URLS, "email": texts.EMAILS, "phone": texts.PHONES, "language": tags, "path": st.just(PHOTO),
        "tag": texts.TAGS, "amount": texts.AMOUNTS,
        "country": st.sampled_from(["CN", "GB", "HK", "US"] + (["XQ"] if manner.wild else [])),
    }  # fmt: skip
    return known[kind]


@lru_cache(None)
def localized(manner: Manner, complete: bool) -> Strategy:
    """A text: plain, neutral, or by language; a complete one is neutral or in every language of the documents."""
    words = texts.WILD if manner.wild else texts.SOUND
    neutral = st.fixed_dictionaries({"und": words})
    others = {tag: words for tag in manner.languages if tag not in manner.required}
    whole = st.fixed_dictionaries(dict.fromkeys(manner.required, words), optional=others)
    if complete:
        return st.one_of(whole, whole, whole, neutral)
    some = st.dictionaries(st.sampled_from([*manner.languages, "und"]), words, min_size=1)
    return st.one_of(words, whole, whole, neutral, some)


def _agreed(profile: dict[str, Any], manner: Manner, times: int) -> dict[str, Any]:
    """Bring names and keys into agreement: numbers that were drawn for names become names.

    The entries of each section stand there so many times, so that there are documents of many pages.
    """
    profile = {
        name: [_copied(item) for _ in range(times) for item in value]
        if isinstance(value, list) and name in SECTIONS
        else _copied(value)
        for name, value in profile.items()
    }
    if manner.declared:
        settings = profile.setdefault("settings", {})
        if isinstance(settings, dict):
            settings["languages"] = list(manner.languages)
    elif isinstance(profile.get("settings"), dict):
        profile["settings"].pop("languages", None)
    if isinstance(profile.get("name"), dict) and set(profile["name"]) <= set(NO_NAME) and not manner.wild:
        profile["name"]["display"] = "Lin Yuan"
    groups = _numbered(profile.get("publication_groups"), "group")
    customs = _numbered(profile.get("custom"), "section")
    for paper in _mappings(profile.get("publications")):
        if isinstance(paper.get("group"), int):
            known = groups or PUBLICATION_GROUPS
            paper["group"] = known[paper["group"] % len(known)]
    for number, document in enumerate(_mappings(profile.get("documents"))):
        if document.get("kind") in PAPERS:
            document.pop("qr_code", None)
        if not manner.wild:
            document["variant"] = f"variant-{number}"  # two documents of one name are wrong
        names = (*SECTIONS, *customs)
        sections = document.get("sections")
        for index, planned in enumerate(sections if isinstance(sections, list) else ()):
            if isinstance(planned, int):
                sections[index] = names[planned % len(names)]
            elif isinstance(planned, dict) and isinstance(planned.get("section"), int):
                planned["section"] = names[planned["section"] % len(names)]
    _name_messages(profile.get("settings"))
    _name_nouns(profile.get("settings"))
    _name_redactions(profile.get("settings"))
    _one_of_each(profile.get("settings"))
    if not manner.wild:
        _say_something(profile.get("bio"))
    return profile


def _say_something(bio: Any) -> None:
    """Give each fact a clause of a kind: one that says nothing, or names an entry that is not there, is wrong."""
    for fact in _mappings(bio.get("facts") if isinstance(bio, dict) else None):
        fact.pop("use", None)
        fact.setdefault("kind", "past")
        fact["text"] = {"en": "leads a team of six", "zh": "带领6人团队"}
        for key in ("lead", "more"):
            if key in fact:
                fact[key] = {"en": "In all", "zh": "此外"}


def _name_redactions(settings: Any) -> None:
    """Give each redaction a name of its own."""
    for number, redaction in enumerate(_mappings(settings.get("redactions") if isinstance(settings, dict) else None)):
        if "name" in redaction:
            redaction["name"] = f"redaction-{number}"


def _name_nouns(settings: Any) -> None:
    """Give each noun a name of its own."""
    for number, noun in enumerate(_mappings(settings.get("nouns") if isinstance(settings, dict) else None)):
        if "noun" in noun:
            noun["noun"] = f"noun-{number}"


def _copied(value: Any) -> Any:
    """Plain values of their own: hypothesis may hand out one value twice, and keys are changed here."""
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _numbered(value: Any, word: str) -> tuple[str, ...]:
    """Give each mapping of a list a key of its own; return the keys."""
    keys = []
    for number, item in enumerate(_mappings(value)):
        if item.get("key") == word:
            item["key"] = f"{word}-{number}"
            keys.append(item["key"])
    return tuple(keys)


def _name_messages(settings: Any) -> None:
    """Turn numbers into names of messages, each once, and give their texts the placeholders that belong there."""
    messages = list_messages("en")
    taken: set[str] = set()
    overrides = settings.get("messages") if isinstance(settings, dict) else None
    for override in _mappings(overrides):
        number = override.get("message")
        if not isinstance(number, int) or not isinstance(override.get("text"), str | dict):
            continue
        message = next(each for each in messages[number * 5 % len(messages) :] + messages if each.key not in taken)
        taken.add(message.key)
        override["message"] = message.key
        told = override["text"] if isinstance(override["text"], dict) else {"und": override["text"]}
        ending = "".join(f" {{{name}}}" for name in message.placeholders)
        override["text"] = {
            tag: text.replace("{", "").replace("}", "") + ending if isinstance(text, str) else text
            for tag, text in told.items()
        }


def _one_of_each(settings: Any) -> None:
    """Leave one stand-in for each language."""
    fallbacks = settings.get("fallback") if isinstance(settings, dict) else None
    if isinstance(fallbacks, list):
        by_language = {canonical(str(item.get("language"))): item for item in _mappings(fallbacks)}
        settings["fallback"] = list(by_language.values())
