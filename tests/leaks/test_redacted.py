"""What is redacted is nowhere in a file, looked for in each place where a word can stand.

Every field that can be redacted is, in one of the rounds; each round is built in all kinds of document and in one of
the editions, so that what it leaves stands beside what it takes out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.pipeline import EDITIONS, KINDS, Built, Request, build
from tests.documents import THEMES
from tests.leaks.marked import COMMENT, PICTURE, fields, marked, put
from tests.leaks.places import places

ROUNDS = 12
LANGUAGES = ("en", "zh", *EDITIONS)
READERS = ("pdftotext", "pdfium", "mutool", "pdfminer")
PUBLIC = ("contact.email", "contact.phone", "contact.wechat", "personal", "references.email", "references.phone")
OWN = ("education.advisor", "skills", "photo.credit")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("marked"))


def found(place: str, words: set[str]) -> set[str]:
    return {word for word in words if word in place}


def test_every_field_has_words_of_its_own() -> None:
    told = marked()
    words = [word for each in told.words.values() for word in each]
    assert len(set(words)) == len(words) > 300
    assert not [one for one in words if any(one in other for other in words if other is not one)]
    assert len(fields()) > 100 and {path.split(".")[0] for path in fields()} >= {"photo", "contact", "references"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_place_tells_what_is_not_redacted(language: str, profile: Path) -> None:
    """The search can find what it is to miss elsewhere."""
    told = marked()
    expected = {
        "links": ("contact.website", "experience.url", "contact.email"),
        "words": ("photo.alt", "contact.email"),
        "outline": ("custom.title",),
        "packet": ("headline", "skills.items"),
        "properties": ("headline", "skills.items"),
        "attached": ("experience.organization", "references.email"),
        "objects": ("photo.alt", "contact.website", "references.phone"),
        "bytes": ("headline",),
        **dict.fromkeys(READERS, ("experience.organization", "references.email", "custom.paragraphs")),
    }
    for built in build(profile, Request(kinds=("cv", "bio"), languages=(language,))):
        said = places(built.content, built.name)
        if built.kind == "cv":
            for place, paths in expected.items():
                for path in paths:
                    if (place, language) != ("outline", "bilingual"):
                        assert found(said[place], told.within(path)), (built.name, place, path)
        else:
            assert found(said["codes"], told.within("documents.qr_code.url"))


def leaks(built: Built, paths: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """The redacted fields of which a word is said, with the place where it is."""
    said = places(built.content, built.name)
    gone = {path: marked().within(path) for path in paths}
    assert all(gone.values())
    return [(path, place, word) for path, words in gone.items() for place, text in said.items() for word in words
            if word in text]  # fmt: skip


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_is_redacted_is_in_no_place(number: int, profile: Path) -> None:
    paths = tuple(fields()[number::ROUNDS])
    request = Request(
        kinds=KINDS, languages=(LANGUAGES[number % 4],), redact=paths, theme=THEMES[number // 4 % len(THEMES)]
    )
    for built in build(profile, request):
        assert leaks(built, paths) == [], built.name
        assert PICTURE not in "".join(places(built.content).values())


@pytest.mark.parametrize(
    ("language", "words", "paths"),
    [
        *((language, ("public",), PUBLIC) for language in LANGUAGES),
        ("parallel", ("own",), OWN),
        ("zh", ("public", "own", "photo"), (*PUBLIC, *OWN, "photo")),
    ],
    ids=["en", "zh", *EDITIONS, "own", "all"],
)
def test_redactions_with_names(language: str, words: tuple[str, ...], paths: tuple[str, ...], profile: Path) -> None:
    private = ("gender", "native_place") if language == "zh" else ()
    for built in build(profile, Request(kinds=KINDS, languages=(language,), redact=words, private=private)):
        assert leaks(built, paths) == [], built.name
        said = places(built.content, built.name)
        assert not found(said["attached"], {COMMENT, "redact:", "redactions", '"redact"', *paths})


def test_items_by_their_numbers(profile: Path) -> None:
    """One item of a list goes, the others stay."""
    told = marked()
    (built,) = build(profile, Request(kinds=("cv",), languages=("en",), redact=("experience[0]", "contact.links[1]")))
    said = places(built.content, built.name)
    first, second = told.words["experience.organization"][0], told.words["experience.organization"][2]
    assert not [place for place, text in said.items() if first in text]
    assert all(second in said[place] for place in (*READERS, "attached"))
    link = told.words["contact.links.url"][0]
    assert not [place for place, text in said.items() if link in text]
