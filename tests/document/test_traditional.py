"""Traditional Chinese: a profile of Taiwan's words composed, regions, fall-back to Simplified, conversion.

After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/document/test_traditional.py`, then read the diff.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Document
from cvbuilder.locale import open_locale, simplified_only
from cvbuilder.profile.model import DocumentPlan

HERE = Path(__file__).parent
TAIWAN = (HERE / "taiwan.yaml").read_text("utf-8")
KINDS = ("cv", "resume", "bio")
NAME = (
    "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\nsettings: {languages: [en, zh, zh-Hant, zh-HK]}\n"
)


@pytest.fixture(scope="module")
def taiwan(draft: Any) -> dict[tuple[str, str], Document]:
    return {(kind, tag): draft.compose(TAIWAN, tag, kind, name="") for kind in KINDS for tag in ("zh-Hant", "zh-HK")}


def converted(draft: Any, text: str, language: str, kind: str = "cv") -> Document:
    return compose(draft.profile(text, NAME), open_locale(language, convert=True), DocumentPlan(kind=kind))  # type: ignore[arg-type]


def words(find_texts: Any, document: Document) -> dict[str, str]:
    return {text.text: text.language for text in find_texts((document.masthead, *document.sections))}


@pytest.mark.parametrize("kind", ["cv", "bio"])
def test_golden(kind: str, taiwan: Any, lines_of: Any) -> None:
    document = taiwan[kind, "zh-Hant"]
    parts = (document.masthead, *document.sections, *document.running_head, *document.running_foot)
    omitted = [f"left out: {each.path} ({each.reason})" for each in document.omissions]
    told = "\n".join([f"title: {document.title}", "", *lines_of(parts), "", *omitted]) + "\n"
    golden = HERE / f"taiwan.{kind}.zh-Hant.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tag", ["zh-Hant", "zh-HK"])
def test_all_words_are_traditional_but_those_that_fell_back(tag: str, kind: str, taiwan: Any, find_texts: Any) -> None:
    document = taiwan[kind, tag]
    assert document.language == {"zh-Hant": "zh-Hant", "zh-HK": "zh-Hant-HK"}[tag]
    for text, language in words(find_texts, document).items():
        assert language in ("en", document.language, "zh-Hans")
        assert bool(simplified_only(text)) == (language == "zh-Hans") or not text.strip("，。、：·` "), text
    fallen = [each.path for each in document.omissions if each.reason == "fallback"]
    assert fallen == ([] if kind == "bio" else ["experience[0].highlights[2].text"])


def test_a_document_takes_the_words_of_its_region(taiwan: Any, find_texts: Any) -> None:
    assert "範例科技研究院" in words(find_texts, taiwan["cv", "zh-Hant"])
    assert "範例科技研究所" in words(find_texts, taiwan["cv", "zh-HK"])
    assert "人工智能軟件架構師" in words(find_texts, taiwan["cv", "zh-HK"])


def test_a_speakers_sheet_has_the_name_in_both_scripts(taiwan: Any, find_texts: Any) -> None:
    assert {"林範例", "Fan-Li Lin"} <= words(find_texts, taiwan["bio", "zh-Hant"]).keys()


def test_simplified_text_falls_back_with_its_own_tag(draft: Any, find_texts: Any) -> None:
    text = "headline: {en: Engineer, zh: 软件工程师}\n"
    for asked in ("zh-Hant", "zh-HK"):
        document = draft.compose(text, asked, name=NAME)
        assert words(find_texts, document)["软件工程师"] == "zh-Hans"
        assert ("headline", "fallback") in [(each.path, each.reason) for each in document.omissions]


def test_traditional_text_never_stands_in_for_simplified_unasked(draft: Any) -> None:
    omissions = draft.compose("headline: {zh-Hant: 軟體工程師}\n", "zh", name=NAME).omissions
    assert [(each.path, each.reason) for each in omissions] == [("headline", "untranslated")]


def test_hong_kong_takes_the_traditional_text_before_the_simplified(draft: Any, find_texts: Any) -> None:
    document = draft.compose("headline: {zh: 软件工程师, zh-Hant: 軟體工程師}\n", "zh-HK", name=NAME)
    assert words(find_texts, document)["軟體工程師"] == "zh-Hant-HK"


@pytest.mark.parametrize("order", ["zh-Hant: 軟體工程師, zh-HK: 軟件工程師", "zh-HK: 軟件工程師, zh-Hant: 軟體工程師"])
def test_the_nearest_text_wins_wherever_it_stands(order: str, draft: Any, find_texts: Any) -> None:
    text = f"headline: {{{order}}}\n"
    assert "軟體工程師" in words(find_texts, draft.compose(text, "zh-TW", name=NAME))
    assert "軟件工程師" in words(find_texts, draft.compose(text, "zh-HK", name=NAME))
    assert "軟件工程師" in words(find_texts, draft.compose(text, "zh-MO", name=NAME))


def test_a_neutral_name_keeps_the_writing_that_its_characters_tell(draft: Any, find_texts: Any) -> None:
    text = "publications:\n  - {title: Seeing, authors: [张磊, 陳示範, 林中石]}\n"
    found = words(find_texts, draft.compose(text, "zh-Hant", name=NAME))
    assert (found["张磊"], found["陳示範"], found["林中石"]) == ("zh-Hans", "zh-Hant", "zh-Hant")
    found = words(find_texts, draft.compose(text, "zh", name=NAME))
    assert (found["张磊"], found["陳示範"], found["林中石"]) == ("zh-Hans", "zh-Hant", "zh-Hans")


@pytest.mark.parametrize(
    ("language", "expected", "tag"),
    [("zh-TW", "人工智慧軟體工程師", "zh-Hant"), ("zh-HK", "人工智能軟件工程師", "zh-Hant-HK")],
)
def test_conversion_writes_as_the_region_does_and_is_listed(
    language: str, expected: str, tag: str, draft: Any, find_texts: Any
) -> None:
    document = converted(draft, "headline: {en: Engineer, zh: 人工智能软件工程师}\n", language)
    assert words(find_texts, document)[expected] == tag
    (listed,) = [each for each in document.omissions if each.path == "headline"]
    assert (listed.reason, listed.language, listed.origin.line) == ("converted", tag, 3)


def test_a_text_of_ones_own_is_not_converted(draft: Any, find_texts: Any) -> None:
    document = converted(draft, "headline: {zh: 软件工程师, zh-Hant: 程式設計師}\n", "zh-Hant")
    assert "程式設計師" in words(find_texts, document)
    assert not [each for each in document.omissions if each.path == "headline"]


def test_a_persons_name_is_never_converted(draft: Any, find_texts: Any) -> None:
    # 钟 may be 鍾 or 鐘: only who bears a name knows.
    document = converted(draft, "headline: {zh: 工程师}\n", "zh-Hant")
    assert words(find_texts, document)["张磊"] == "zh-Hans"
    assert {each.path: each.reason for each in document.omissions}["name.given"] == "fallback"


def test_names_of_other_people_are_never_converted(draft: Any, find_texts: Any) -> None:
    text = (
        "publications: [{title: T, authors: [{en: Lei Zhang, zh: 张磊}, {en: Ada Zhong, zh: 钟爱达}]}]\n"
        "patents: [{title: {zh: 软件}, inventors: [{en: Cy Dong, zh: 东希}]}]\n"
        "references: [{name: {en: Wei Zhao, zh: 赵伟}, position: {zh: 软件经理}}]\n"
    )
    document = converted(draft, text, "zh-Hant")
    found = words(find_texts, document)
    assert [found[name] for name in ("张磊", "钟爱达", "东希", "赵伟")] == ["zh-Hans"] * 4
    assert found["軟體"] == found["軟體經理"] == "zh-Hant"
    assert "，" in found and ", " not in found
    assert "references[0].name" in {each.path for each in document.omissions if each.reason == "fallback"}


def test_code_and_addresses_within_converted_text_stay(draft: Any, find_texts: Any) -> None:
    text = 'headline: {zh: "见`软件 --init`与[说明](https://example.org/说明)，https://example.org/软件。**软件**"}\n'
    nodes = [node for node in find_texts((converted(draft, text, "zh-Hant").masthead,)) if node.path == "headline"]
    assert "".join(node.text for node in nodes) == "見软件 --init與說明，https://example.org/软件。軟體"
    assert [node.link for node in nodes if node.text == "說明"] == ["https://example.org/说明"]
    assert [node.strong for node in nodes if node.text == "軟體"] == [True]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_other_languages_are_not_converted(language: str, draft: Any) -> None:
    locale = open_locale(language, convert=True)
    assert not locale.conversion and not locale.converts("zh")


def test_a_locale_that_converts_is_still_a_value() -> None:
    locale = open_locale("zh-HK", convert=True)
    assert pickle.loads(pickle.dumps(locale)) == locale
    assert locale.conversion == "s2hk"
    assert open_locale("zh-MO", convert=True).conversion == "s2hk"
    assert open_locale("zh-TW", convert=True).conversion == "s2twp"
