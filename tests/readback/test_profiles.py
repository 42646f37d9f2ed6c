"""The profiles of the project, read back: what a profile says is in its documents, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cvbuilder.document.composition import localized_in
from cvbuilder.document.markup import plain_text
from cvbuilder.locale import matches
from cvbuilder.profile import SECTIONS
from cvbuilder.profile.text import NEUTRAL, Localized
from tests.readback.extractors import EXTRACTORS, as_read
from tests.readback.normal_form import Cursor
from tests.readback.samples import PROFILES, Sample, lines, names_of, sections, shipped, texts

DOCUMENTS = [pytest.param(path, name, id=name) for path in PROFILES for name in names_of(path)]
SAID = {
    "lei-zhang.resume.en.pdf": {
        "titles": ["Summary", "Research Interests", "Experience", "Competitions and Awards", "Skills"],
        "dates": ["Apr 2022 – Present", "May 2018 – Apr 2022", "Jul 2016 – May 2018"],
    },
    "lei-zhang.resume.zh.pdf": {
        "titles": ["个人简介", "研究方向", "工作经历", "竞赛与获奖", "专业技能"],
        "dates": ["2022年4月至今", "2018年5月至2022年4月", "2016年7月至2018年5月"],
    },
    "xiangxiang-chu.cv.en.pdf": {
        "titles": ["Summary", "Research Interests", "Experience", "Education", "Publications", "Press", "Openings"],
        "dates": ["May 2020 – Present", "Mar 2017 – May 2020", "Jun 2013 – Mar 2017", "2012", "2018", "Feb 20, 2019"],
    },
    "xiangxiang-chu.cv.zh.pdf": {
        "titles": ["个人简介", "研究方向", "工作经历", "教育背景", "论文发表", "专利", "招聘信息"],
        "dates": ["2020年5月至今", "2017年3月至2020年5月", "2013年6月至2017年3月", "2012年", "2018年", "2019年2月20日"],
    },
}


def test_every_profile_is_built_in_both_languages() -> None:
    assert {path.stem for path in PROFILES} >= {"lei-zhang", "xiangxiang-chu"}
    for path in PROFILES:
        kinds = {tuple(name.split(".")[1:3]) for name in names_of(path)}
        assert {("resume", "en"), ("resume", "zh")} <= kinds, path.stem
    assert {"xiangxiang-chu.cv.en.pdf", "xiangxiang-chu.cv.zh.pdf"} <= {document.id for document in DOCUMENTS}


@pytest.mark.parametrize(("path", "name"), DOCUMENTS)
def test_the_file_says_what_the_document_says_and_nothing_else(path: Path, name: str) -> None:
    sample = shipped(path)[name]
    cursor = Cursor("\n".join(lines(sample, "poppler")))
    for _, text in texts((sample.document.masthead, *sample.document.sections)):
        cursor.expect(text)
    assert cursor.rest == ""


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("path", "name"), DOCUMENTS)
def test_every_text_of_the_profile_is_found_in_order(path: Path, name: str, extractor: str) -> None:
    sample = shipped(path)[name]
    found = sections(sample, extractor)
    for section, records in _told(sample):
        wanted = [list(_texts(sample, record)) for record in records]
        if any(wanted):
            assert section in found, f"{section} is not in the document"
            cursor = Cursor(found[section])
            for group in wanted:
                cursor.place = max((cursor.find(as_read(text, extractor)) for text in group), default=cursor.place)


def _told(sample: Sample) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield each section's records, those first that come first; what is known of the person is the masthead.

    A bio tells in other words what the sections hold, and is for the speaker's sheet alone.
    """
    profile = sample.profile
    yield "masthead", (profile.name, profile.headline, profile.contact)
    for name in SECTIONS:
        value = getattr(profile, name)
        if name == "bio":
            continue
        if name == "publications":
            yield name, list(_by_group(sample))
        elif name == "patents" and value is not None:
            yield name, (*value.counts, *value.entries)
        elif value is not None:
            yield name, value if isinstance(value, tuple) else (value,)
    for section in profile.custom:
        yield section.key, (*section.paragraphs, *section.items, *section.entries)


def _by_group(sample: Sample) -> Iterator[object]:
    """Yield publications as a cv orders them: by the groups of the profile, under their titles, then the others."""
    papers = sample.profile.publications
    for group in sample.profile.publication_groups:
        if sample.plan.kind == "cv":
            yield group
        yield from (paper for paper in papers if paper.group == group.key)
    listed = {group.key for group in sample.profile.publication_groups}
    yield from (paper for paper in papers if paper.group not in listed)


def _texts(sample: Sample, record: object) -> Iterator[str]:
    """Yield a record's texts in the document's language: a cv tells all, the others what they do not list."""
    for value in localized_in(record):
        listed = any(_is_below(value.path, omission.path) for omission in sample.document.omissions)
        if listed and sample.plan.kind != "cv":
            continue
        yield from (plain_text(text) for text in _own(value, sample.document.language))


def _own(value: Localized, language: str) -> Iterator[str]:
    for text in value.texts:
        if text.language == NEUTRAL or matches(text.language, language):
            yield text.text


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


@pytest.mark.parametrize(("path", "name"), DOCUMENTS)
def test_no_string_of_the_profile_stands_outside_of_the_search(path: Path, name: str) -> None:
    """The search walks every text of the profile but titles, which the headings show, the bio and the settings."""
    sample = shipped(path)[name]
    walked = {value.path for _, records in _told(sample) for record in records for value in localized_in(record)}
    every = {value.path for value in localized_in(_without_settings(sample))}
    titles = {section.title.path for section in sample.profile.custom}
    titles |= {group.title.path for group in sample.profile.publication_groups}
    assert every - walked <= titles


def _without_settings(sample: Sample) -> tuple[object, ...]:
    fields = set(sample.profile.__struct_fields__) - {"bio", "settings", "documents", "personal", "photo"}
    return tuple(getattr(sample.profile, name) for name in sorted(fields))


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("path", "name"), DOCUMENTS)
def test_the_headings_are_lines_of_their_own(path: Path, name: str, extractor: str) -> None:
    sample = shipped(path)[name]
    found = sections(sample, extractor)
    assert list(found) == ["masthead", *(section.key for section in sample.document.sections)]
    assert all(text.strip() for text in found.values())


@pytest.mark.parametrize("name", SAID)
def test_titles_and_dates_are_in_the_language(name: str) -> None:
    (path,) = (path for path in PROFILES if name.startswith(f"{path.stem}."))
    sample = shipped(path)[name]
    text = "\n".join(lines(sample, "poppler"))
    for said in SAID[name].values():
        cursor = Cursor(text)
        for words in said:
            cursor.place = cursor.find(words)


def test_a_lost_or_garbled_text_is_noticed() -> None:
    """The search itself: each of these changes to a sound text must fail it."""
    cursor = Cursor("Led the team of re\u00ad\nsearch, 2019.\nA well-\nknown frame-\nwork 于 2020 年\n获奖")
    for text in ("Led the team of research, 2019.", "A well-known frame-work", "于2020年获奖"):
        cursor.expect(text)
    for text in ("Ledthe team", "Led the  teams", "of re-search", "search 2019", "well known", "于2020 年奖", "获奖A"):
        cursor.place = 0
        with pytest.raises(AssertionError):
            cursor.find(text)
