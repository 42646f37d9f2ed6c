"""The profiles of the project, read back: what a profile says is in its documents, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml

from cvbuilder.document.composition import localized_in
from cvbuilder.document.markup import plain_text
from cvbuilder.locale import matches
from cvbuilder.profile import SECTIONS
from cvbuilder.profile.text import NEUTRAL, Localized
from tests.readback.columns import rows, said, sections, streams
from tests.readback.extractors import EXTRACTORS, as_read
from tests.readback.normal_form import Cursor, normal
from tests.readback.samples import PROFILES, THEMES, Sample, documents, names_of, shipped

SAID = yaml.safe_load(Path(__file__).with_name("said.yaml").read_text(encoding="utf-8"))


def test_every_profile_is_built_in_both_languages() -> None:
    assert {path.stem for path in PROFILES} >= {"heng-zhang", "lei-zhang", "xiangxiang-chu", "zhong-zhao"}
    made = {tuple(name.split(".")[:3]) for path in PROFILES for name in names_of(path)}
    wanted = {(path.stem, kind) for path in PROFILES for kind in ("resume", "bio")}
    wanted |= {("xiangxiang-chu", "cv"), ("zhong-zhao", "cv"), ("zhong-zhao", "press")}
    assert made == {(*document, language) for document in wanted for language in ("en", "zh")}


@documents()
def test_the_file_says_what_the_document_says_and_nothing_else(sample: Sample) -> None:
    """Masthead, main column and, after them, the side bar: each block in its column, in order."""
    assert said(sample)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_so_it_does_on_letter_paper(path: Path, theme: str) -> None:
    for sample in shipped(path, theme, "letter").values():
        assert said(sample), sample.name


@pytest.mark.parametrize("extractor", EXTRACTORS)
@documents()
def test_every_text_of_the_profile_is_found_in_order(sample: Sample, extractor: str) -> None:
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

    A bio tells in other words what the sections hold; of its versions a document shows one: test_speaker.
    A section that the layout has left out, and tells so, is none.
    """
    profile = sample.profile
    yield "masthead", (profile.name, profile.headline, profile.contact)
    for name in SECTIONS:
        value = getattr(profile, name)
        if name == "bio" or name in sample.left_out:
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
    listed = {group.key for group in sample.profile.publication_groups} if sample.plan.kind == "cv" else set()
    yield from (paper for paper in papers if paper.group not in listed)


def _texts(sample: Sample, record: object) -> Iterator[str]:
    """Yield a record's texts in the document's language, those aside that it lists as left out."""
    for value in localized_in(record):
        if not any(_is_below(value.path, omission.path) for omission in sample.document.omissions):
            yield from (plain_text(text) for text in _own(value, sample.document.language))


def _own(value: Localized, language: str) -> Iterator[str]:
    for text in value.texts:
        if text.language == NEUTRAL or matches(text.language, language):
            yield text.text


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


UNTOLD_IN_A_CV = {
    "bio",
    "objective",
    "standfirst",
    "story",
    "press_contact",
    "talks[0].outline[0]",
    "talks[0].outline[1]",
}
"""What is for other kinds of documents, or for forms of events alone."""


@documents("cv")
def test_a_cv_leaves_out_only_what_it_is_told_to(sample: Sample) -> None:
    """What the profile hides, what is private, what is for other kinds of documents; nothing by its own choice."""
    reasons = {omission.path: omission.reason for omission in sample.document.omissions}
    assert set(reasons.values()) <= {"hidden", "private", "not-in-kind"}
    assert {path for path, reason in reasons.items() if reason == "not-in-kind"} <= UNTOLD_IN_A_CV


@documents()
def test_no_string_of_the_profile_stands_outside_of_the_search(sample: Sample) -> None:
    """The search walks every text of the profile but titles, which the headings show, the bio and the settings."""
    walked = {value.path for _, records in _told(sample) for record in records for value in localized_in(record)}
    every = {value.path for value in localized_in(_without_settings(sample))}
    titles = {section.title.path for section in sample.profile.custom}
    titles |= {group.title.path for group in sample.profile.publication_groups}
    left = {path for path in every if any(_is_below(path, section) for section in sample.left_out)}
    assert every - walked <= titles | left


def _without_settings(sample: Sample) -> tuple[object, ...]:
    fields = set(sample.profile.__struct_fields__) - {"bio", "settings", "documents", "personal", "photo"}
    return tuple(getattr(sample.profile, name) for name in sorted(fields))


@pytest.mark.parametrize("extractor", EXTRACTORS)
@documents()
def test_the_headings_are_lines_of_their_own(sample: Sample, extractor: str) -> None:
    found = sections(sample, extractor)
    assert list(found) == [block.key for stream in streams(sample) for block in stream]
    assert all(text.strip() for text in found.values())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SAID)
def test_names_titles_and_dates_are_in_the_language(name: str, theme: str) -> None:
    (path,) = (path for path in PROFILES if name.startswith(f"{path.stem}."))
    lines = [line for page in rows(shipped(path, theme)[name], "poppler") for line in page]
    assert set(map(normal, SAID[name]["lines"])) <= set(map(normal, lines))
    cursor = Cursor("\n".join(lines))
    for words in SAID[name]["words"]:
        place = cursor.find(words)
        cursor.place = place if theme == "classic" else 0


def test_a_lost_or_garbled_text_is_noticed() -> None:
    """The search itself: each of these changes to a sound text must fail it."""
    cursor = Cursor("Led the team of re\u00ad\nsearch, 2019.\nA well-\nknown frame-\nwork 于 2020 年\n获奖")
    for text in ("Led the team of research, 2019.", "A well-known frame-work", "于2020年获奖"):
        cursor.expect(text)
    for text in ("Ledthe team", "Led the  teams", "of re-search", "search 2019", "well known", "于2020 年奖", "获奖A"):
        cursor.place = 0
        with pytest.raises(AssertionError):
            cursor.find(text)
