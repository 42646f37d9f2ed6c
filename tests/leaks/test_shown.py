"""The source that travels with a PDF says nothing that its document does not show."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cvbuilder.pipeline import EDITIONS, KINDS, Request, build
from tests.leaks.marked import COMMENT, PRIVATE, marked, put
from tests.leaks.places import places
from tests.leaks.test_redacted import found

SHOWN = ("pdftotext", "codes", "links", "words", "packet", "outline")
FIRST_LANGUAGE = {"photo.alt"}
"""What stands once for all languages of an edition side by side."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("marked"))


@pytest.mark.parametrize("language", ("en", "zh", *EDITIONS))
def test_the_source_says_what_the_document_shows_and_nothing_else(language: str, profile: Path) -> None:
    """No comment, no field that is not shown, no word of another language."""
    told = marked()
    others = {"en": ("zh",), "zh": ("en",)}.get(language, ())
    foreign = _texts(yaml.safe_load(profile.read_text("utf-8")), others)
    assert len(foreign) > 50 or not others
    for built in build(profile, Request(kinds=KINDS, languages=(language,))):
        said = places(built.content, built.name)
        shown = "\n".join(said[place] for place in SHOWN)
        hidden = {
            path
            for path, words in told.words.items()
            if any(word in said["attached"] and word not in shown for word in words)
        }
        assert hidden <= (FIRST_LANGUAGE if language == "parallel" else set()), built.name
        assert not {word for word in foreign if word in said["attached"] and word not in shown}, built.name
        assert COMMENT not in "".join(said.values())


def _texts(value: object, languages: tuple[str, ...]) -> set[str]:
    if isinstance(value, dict):
        own = {str(value[language]).lower() for language in languages if isinstance(value.get(language), str)}
        return own.union(*(_texts(each, languages) for each in value.values()))
    return set().union(*(_texts(each, languages) for each in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("field", PRIVATE)
def test_a_private_field_is_there_where_it_is_shown_and_nowhere_else(field: str, profile: Path) -> None:
    """Of all private fields one is asked for: the others are in no place."""
    every = {name: marked().words.get(f"personal.{name}", ()) for name in PRIVATE}
    for language, kind in (("zh", "resume"), ("en", "bio"), ("bilingual", "bio"), ("parallel", "press")):
        for built in build(profile, Request(kinds=(kind,), languages=(language,), private=(field,))):
            said = places(built.content, built.name)
            text = "".join(said.values())
            for name, words in every.items():
                for word in words:
                    shown = name == field and word in said["pdftotext"]
                    assert (word in text) == shown, (built.name, name)
            assert not [name for name in PRIVATE if name != field and f"{name}:" in said["attached"]], built.name


VARIANTS = """
name: {given: {en: Ada, zh: 艾达}, family: {en: Lin, zh: 林}}
headline: {en: Engineer, zh: 工程师}
summary:
- {text: {en: qzeveryz, zh: 鑫天天天}}
- {text: {en: qzriverz, zh: 鑫地地地}, tags: [river]}
- {text: {en: qzoceanz, zh: 鑫日日日}, tags: [ocean]}
- {text: {en: qznotriverz, zh: 鑫月月月}, not_for: [river]}
experience:
- {organization: {en: qzlakez, zh: 鑫山山山}, position: {en: Keeper, zh: 看守}, start: 2020, tags: [ocean]}
- organization: {en: qzpondz, zh: 鑫水水水}
  position: {en: Diver, zh: 潜水员}
  start: 2019
  highlights: [{text: {en: qzdeepz, zh: 鑫火火火}, tags: [river]}, {text: {en: qzflatz, zh: 鑫木木木}, tags: [ocean]}]
documents:
- {kind: resume, tags: [river]}
- {kind: resume, tags: [ocean], variant: sea}
- {kind: cv, sections: [summary], qr_code: https://qzcodez.example.org}
settings: {languages: [en, zh]}
"""
RIVER = {"qzriverz", "qzdeepz", "鑫地地地", "鑫火火火"}
OCEAN = {"qzoceanz", "qzlakez", "qzflatz", "鑫日日日", "鑫山山山", "鑫木木木"}


@pytest.mark.parametrize("language", ("en", "zh", *EDITIONS))
def test_no_word_of_another_variant(language: str, tmp_path: Path) -> None:
    path = put(tmp_path, VARIANTS.replace(", qr_code: https://qzcodez.example.org", ""))
    requests = {
        "river": (Request(kinds=("resume",), languages=(language,), tags=("river",)), RIVER, {*OCEAN, "qznotriverz"}),
        "ocean": (Request(kinds=("resume",), languages=(language,), tags=("ocean",)), OCEAN, RIVER),
        "cv": (Request(kinds=("cv",), languages=(language,)), set[str](), {"qzpondz", "qzlakez", "鑫山山山"}),
    }
    for name, (request, own, others) in requests.items():
        for built in build(path, request):
            said = places(built.content, built.name)
            assert not [(place, word) for place, text in said.items() for word in others if word in text], name
            latin, han = ({word for word in own if word.isascii() == flag} for flag in (True, False))
            wanted = {"en": latin, "zh": han}.get(language, own)
            assert found(said["attached"], own) == wanted == found(said["pdftotext"], own), built.name
        tags = {"river", "ocean"} - {name}
        assert not [tag for tag in tags if f"[{tag}]" in said["attached"] or f"-{tag}" in said["attached"]]


def test_where_no_source_is_wanted_there_is_none(profile: Path) -> None:
    for built in build(profile, Request(kinds=("bio", "press"), languages=("en", "parallel"), source="none")):
        said = places(built.content, built.name)
        assert said["attached"] == ""
        assert not found("".join(said.values()), {COMMENT, "/embeddedfile", "/filespec"})


@pytest.mark.parametrize("language", ("en", "bilingual"))
def test_the_whole_source_is_what_was_written(language: str, profile: Path) -> None:
    """Who asks for it gets all of it: the search finds what it is to miss elsewhere."""
    for built in build(profile, Request(kinds=("resume",), languages=(language,), source="full")):
        said = places(built.content, built.name)
        assert COMMENT in said["attached"]
        assert found(said["attached"], {word for words in marked().words.values() for word in words}) == {
            word for words in marked().words.values() for word in words
        }
