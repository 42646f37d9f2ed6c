"""Author lists in a document: cut with one's own name kept, marks explained, the name's form among authors."""

from __future__ import annotations

from typing import Any

import pytest

NAME = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\nsettings: {languages: [en, zh]%s}\n"
LATIN = ["A. One", "B. Two", "C. Three", "D. Four", "E. Five", "F. Six"]
HAN = ["甲一", "乙二", "丙三", "丁四", "戊五", "己六"]


def line(draft: Any, lines_of: Any, authors: Any, language: str = "en", settings: str = "") -> list[str]:
    """The lines of a section that has one paper, without the title."""
    text = f"publications:\n  - {{title: T, authors: {authors!r}}}\n"
    document = draft.compose(text, language, name=NAME % settings)
    return [each.replace("1. ", "").replace(", T", "").replace("，T", "") for each in lines_of(document.sections)[1:]]


def among(names: list[str], place: int, own: str) -> list[str]:
    return [*names[:place], own, *names[place:]]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, "L. Zhang, A. One, et al."),
        (1, "A. One, L. Zhang, et al."),
        (2, "A. One, B. Two, L. Zhang, et al."),
        (4, "A. One, B. Two, …, L. Zhang (5 of 7), et al."),
        (6, "A. One, B. Two, …, L. Zhang (7 of 7)"),
    ],
)
def test_a_long_list_is_cut_and_keeps_ones_own_name(draft: Any, lines_of: Any, place: int, expected: str) -> None:
    assert line(draft, lines_of, among(LATIN, place, "L. Zhang"), settings=", authors: {most: 2}") == [expected]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, "张磊，甲一等"),
        (2, "甲一，乙二，张磊等"),
        (4, "甲一，乙二，……，张磊（第5位，共7位）等"),
        (6, "甲一，乙二，……，张磊（第7位，共7位）"),
    ],
)
def test_a_long_list_in_chinese(draft: Any, lines_of: Any, place: int, expected: str) -> None:
    assert line(draft, lines_of, among(HAN, place, "张磊"), "zh", ", authors: 2") == [expected]


def test_latin_names_in_a_chinese_document_keep_their_own_marks(draft: Any, lines_of: Any) -> None:
    shown = line(draft, lines_of, among(LATIN, 4, "L. Zhang"), "zh", ", authors: 2")
    assert shown == ["A. One, B. Two, …, L. Zhang（第5位，共7位）, et al."]


def test_a_list_without_ones_own_name_or_within_the_limit(draft: Any, lines_of: Any) -> None:
    assert line(draft, lines_of, LATIN, settings=", authors: 5") == [
        "A. One, B. Two, C. Three, D. Four, E. Five, et al."
    ]
    assert line(draft, lines_of, LATIN, settings=", authors: 6") == [", ".join(LATIN)]
    assert line(draft, lines_of, "A. One, L. Zhang, et al.") == ["A. One, L. Zhang, et al."]
    assert line(draft, lines_of, [*LATIN, "et al."], settings=", authors: 2") == ["A. One, B. Two, et al."]
    assert line(draft, lines_of, "甲一、张磊等", "zh") == ["甲一，张磊等"]


def test_a_place_is_not_told_of_a_list_that_is_not_whole(draft: Any, lines_of: Any) -> None:
    text = "A. One, B. Two, L. Zhang et al."
    assert line(draft, lines_of, text, settings=", authors: 1") == ["A. One, …, L. Zhang, et al."]


def test_a_document_has_its_own_limit(draft: Any, lines_of: Any) -> None:
    text = f"publications: [{{title: T, authors: {LATIN}}}]\ndocuments: [{{kind: cv, authors: {{most: 1}}}}]\n"
    document = draft.compose(text, name=NAME % ", authors: 3")
    assert lines_of(document.sections)[1:] == ["1. A. One, et al., T"]


def test_marks_are_explained_once(draft: Any, lines_of: Any) -> None:
    text = """\
    publications:
      - {title: S, authors: [{name: A. One, marks: [equal]}, {name: L. Zhang, marks: [equal, corresponding]}]}
      - {title: T, authors: [{name: L. Zhang, marks: [corresponding]}]}
    """
    assert lines_of(draft.compose(text).sections)[1:] == [
        "1. A. One*, L. Zhang*†, S", "2. L. Zhang†, T", "* equal contribution; † corresponding author",
    ]  # fmt: skip
    assert lines_of(draft.compose(text, "zh").sections)[-1] == "* 共同一作；† 通讯作者"


def test_signs_that_the_profile_names_are_read_in_lists(draft: Any, lines_of: Any) -> None:
    signs = ", authors: {equal: '#', corresponding: '*'}"
    shown = line(draft, lines_of, "A. One#, L. Zhang#*, C. Three1", settings=signs)
    assert shown == ["A. One#, L. Zhang#*, C. Three1", "# equal contribution; * corresponding author"]


def test_signs_of_unknown_meaning_stay_and_are_not_explained(draft: Any, lines_of: Any) -> None:
    assert line(draft, lines_of, "A. One*, L. Zhang*") == ["A. One*, L. Zhang*"]
    authors = ["A. One*", {"name": "L. Zhang", "marks": ["equal"]}]
    assert line(draft, lines_of, authors) == ["A. One*, L. Zhang‡", "‡ equal contribution"]


def test_an_envelope_is_the_corresponding_author(draft: Any, lines_of: Any) -> None:
    assert line(draft, lines_of, "A. One, L. Zhang✉") == ["A. One, L. Zhang†", "† corresponding author"]


def test_marks_of_names_that_are_cut_are_not_explained(draft: Any, lines_of: Any) -> None:
    assert line(draft, lines_of, "L. Zhang, B. Two, C. Three✉", settings=", authors: 1") == ["L. Zhang, et al."]


def test_only_the_name_is_strong(draft: Any, find_texts: Any) -> None:
    text = "publications: [{title: T, authors: 'A. One*, L. Zhang*1 (equal contribution)'}]\n"
    found = [(each.text, each.strong) for each in find_texts(draft.compose(text).sections)]
    assert [text for text, strong in found if strong] == ["L. Zhang"]
    assert ("*1", False) in found and ("equal contribution", False) in found


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("A. One, Lei Zhang", "A. One, Zhang, L."),
        ("Zhang Lei, A. One", "Zhang, L., A. One"),
        ("甲一、张磊", "甲一, 张磊"),
    ],
)
def test_the_name_among_authors_in_a_form(draft: Any, lines_of: Any, authors: str, expected: str) -> None:
    assert line(draft, lines_of, authors, settings=", name: {citation: initials}") == [expected]


def test_inventors_are_authors(draft: Any, lines_of: Any, find_texts: Any) -> None:
    text = "patents: [{title: {en: P, zh: 专}, inventors: [A. One, Lei Zhang, 甲一]}]\n"
    document = draft.compose(text, "zh")
    assert [each.text for each in find_texts(document.sections) if each.strong] == ["Lei Zhang"]
    assert "发明人：A. One, Lei Zhang, 甲一" in lines_of(document.sections)[1]


def test_a_list_in_each_language(draft: Any, lines_of: Any) -> None:
    authors = {"en": "Wei Wang and Lei Zhang", "zh": "王伟、张磊"}
    assert line(draft, lines_of, authors) == ["Wei Wang, Lei Zhang"]
    assert line(draft, lines_of, authors, "zh") == ["王伟，张磊"]
