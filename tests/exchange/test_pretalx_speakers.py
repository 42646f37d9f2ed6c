"""Speakers as pretalx's API gives them: pages and lists of its documented fields, and what is none of these."""

from __future__ import annotations

import json

import pytest

from cvbuilder.errors import ProfileError
from cvbuilder.exchange.pretalx_speakers import profile_of, read_speakers, slug_of

ADA = {
    "code": "ABCDEF",
    "name": "Ada  Example",
    "biography": "# About\r\n\r\nAda builds *quiet* machines.\r\nAnd maps.",
    "submissions": ["DEFABC"],
    "avatar": "https://pretalx.example.org/media/avatars/ada.jpg",
    "avatar_url": "https://pretalx.example.org/media/avatars/ada.jpg",
    "email": "ada@example.org",
    "timezone": "UTC",
    "locale": "en",
    "has_arrived": False,
    "is_featured": False,
    "answers": [{"id": 1, "question": 2, "answer": "tea"}],
}
YUN = {"code": "GHJKLM", "name": "云示例", "biography": "研究茶壶里的天气。\n著有谜语集。", "submissions": []}
BARE = {"code": "NOPQRS", "name": "Bo", "biography": None, "submissions": []}


def page(*speakers: object, following: str | None = None) -> bytes:
    told = {"count": len(speakers), "next": following, "previous": None, "results": list(speakers)}
    return json.dumps(told).encode()


def test_a_page_and_a_list_are_read_alike() -> None:
    found = read_speakers(page(ADA, YUN, BARE), "speakers.json")
    assert found == read_speakers(json.dumps([ADA, YUN, BARE], ensure_ascii=False).encode(), "speakers.json")
    assert [slug_of(each) for each in found] == ["abcdef", "ghjklm", "nopqrs"]


def test_a_speaker_becomes_a_profile() -> None:
    ada, yun, bare = (
        profile_of(each, ("en", "zh"), None, "s.json") for each in read_speakers(page(ADA, YUN, BARE), "s.json")
    )
    assert ada.name.display is not None and ada.name.display.texts[0].text == "Ada Example"
    assert ada.bio is not None and ada.bio.medium is not None and yun.bio is not None and yun.bio.medium is not None
    assert ada.bio.medium.texts[0].text == "About Ada builds *quiet* machines. And maps."
    assert (ada.bio.medium.texts[0].language, ada.settings.languages) == ("en", ("en",))
    assert yun.bio.medium.texts[0].text == "研究茶壶里的天气。著有谜语集。"
    assert yun.bio.medium.texts[0].language.startswith("zh")
    assert bare.bio is None
    assert {(each.language, each.chain) for each in ada.settings.fallback} == {("zh", ("en",))}


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        (b"{", "", "no JSON"),
        (b"\xff\xfe", "", "no JSON"),
        (b"7", "", "Expected"),
        (b'{"count": 1}', "", "missing required field `results`"),
        (page({"name": "Ada"}), "results[0]", "missing required field `code`"),
        (page(ADA, {"code": 7, "name": "Bo"}), "results[1].code", "Expected `str`, got `int`"),
        (page({"code": "ABC", "name": " "}), "ABC.name", "the speaker has no name"),
        (page({"code": "ABC", "name": None}), "ABC.name", "the speaker has no name"),
        (page({"code": "ABC", "name": "A", "biography": "x" * 20_001}), "ABC.biography", "20,001 characters"),
        (page(ADA, following="https://pretalx.example.org/api/?page=2"), "next", "one page of several"),
    ],
)
def test_what_is_no_export_is_told(content: bytes, path: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        read_speakers(content, "speakers.json")
    (problem,) = caught.value.diagnostics
    assert problem.path == path and message in problem.message, problem
    assert problem.span is not None and problem.span.file == "speakers.json"
