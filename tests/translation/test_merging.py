"""Answers put into a profile: into the right field, once, and nothing else of the file changes."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cvbuilder.errors import ProfileError
from cvbuilder.profile import Profile, parse
from cvbuilder.source import Source, read_bytes
from cvbuilder.translation import Merged, PoEntry, PoFile, listed, merged, read_po, write_po
from cvbuilder.translation.fields import places
from tests.property.profiles import profiles
from tests.translation.lacking import without

ROOT = Path(__file__).parents[2]
SAMPLES = (*sorted(ROOT.glob("profiles/*/*.yaml")), *sorted(ROOT.glob("starter/*.yaml")))
HEAD = "name: { given: Yuan, family: Lin }\nsettings: { languages: [en, zh] }\n"


def opened(text: str) -> tuple[Source, Profile]:
    source = read_bytes(text.encode("utf-8"), "me.yaml")
    return source, parse(source)


def merge(rest: str, *entries: PoEntry, language: str = "zh") -> Merged:
    source, profile = opened(HEAD + rest)
    done = merged(source, profile, language, entries)
    assert done.text.startswith(HEAD)
    return replace(done, text=done.text.removeprefix(HEAD))


def answer(path: str, text: str, words: str, **more: Any) -> PoEntry:
    return PoEntry(path, text, words, **more)


def test_an_answer_goes_into_its_field() -> None:
    done = merge("headline: Engineer # me\n", answer("headline", "Engineer", "工程师"))
    assert done.text == "headline: { en: Engineer, zh: 工程师 } # me\n"
    [given_] = done.given
    assert (given_.path, given_.text, given_.origin.line, given_.remark) == ("headline", "工程师", 3, "")
    assert (done.unmerged, done.already, done.open, done.fuzzy) == ((), 0, 0, 0)


def test_a_second_time_nothing_changes() -> None:
    entries = (answer("headline", "X", "甲"), answer("objective", "Y", "乙"))
    once = merge("headline: X\nobjective: { en: Y }\n", *entries)
    again = merge(once.text, *entries)
    assert (again.text, again.given, again.unmerged, again.already) == (once.text, (), (), 2)


def test_empty_and_unsure_answers_stay_out() -> None:
    entries = (answer("headline", "X", "甲", fuzzy=True), answer("objective", "Y", " \n"), answer("bio.short", "Z", ""))
    done = merge("headline: X\nobjective: Y\nbio: { short: Z }\n", *entries)
    assert (done.given, done.unmerged, done.open, done.fuzzy) == ((), (), 2, 1)


REFUSED: tuple[tuple[str, str, PoEntry, str], ...] = (
    ("stale", "headline: New words\n", answer("headline", "Old words", "旧"),
     "the text has changed since it was listed, which now reads “New words”; list it again"),
    ("unknown", "headline: X\n", answer("awards[7].title", "X", "甲"), "the profile has no such text"),
    ("without a place", "headline: X\n", answer("", "X", "甲"), "the profile has no such text"),
    ("another text already", "headline: { en: X, zh: 已有 }\n", answer("headline", "X", "甲"),
     "there is a text already: “已有”"),
    ("a link that no document may hold", "headline: X\n", answer("headline", "X", "[甲](javascript:x)"), "javascript"),
    ("too long", "headline: X\n", answer("headline", "X", "甲" * 20_001), "at most 20,000"),
    ("a character that no profile may hold", "headline: X\n", answer("headline", "X", "甲\u202e乙"), "characters"),
    ("a control", "headline: X\n", answer("headline", "X", "甲\x07乙"), "characters"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "rest", "entry", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_not_merged(name: str, rest: str, entry: PoEntry, reason: str) -> None:
    other = answer("objective", "Y", "乙")
    done = merge(f"{rest}objective: Y\n", entry, other)
    [left] = done.unmerged
    assert left.entry == entry and reason in left.reason, left.reason
    assert done.text == f"{rest}objective: {{ en: Y, zh: 乙 }}\n"


def test_one_field_takes_one_answer() -> None:
    done = merge("headline: X\n", answer("headline", "X", "甲"), answer("headline", "X", "乙"))
    assert (done.text, done.unmerged[0].reason) == (
        "headline: { en: X, zh: 甲 }\n", "another answer for the same field stands above it",
    )  # fmt: skip


def test_placeholders_must_agree() -> None:
    text = (
        "name: L\nsettings: { languages: [en, zh], messages: [{ message: page.of, text: { en: '{page} {pages}' } }] }\n"
    )
    source, profile = opened(text)
    path, words = "settings.messages[0].text", "{page} {pages}"
    assert merged(source, profile, "zh", [answer(path, words, "{page}")]).unmerged[0].reason.endswith("{pages}")
    done = merged(source, profile, "zh", [answer(path, words, "{pages}之{page}")])
    assert "en: '{page} {pages}'," in done.text and "zh: '{pages}之{page}' }" in done.text


def test_links_that_are_lost_or_new_are_told() -> None:
    done = merge("headline: a [b](https://c.d)\n", answer("headline", "a [b](https://c.d)", "甲"))
    assert done.given[0].remark == "the link https://c.d is not in it"
    done = merge("headline: a\n", answer("headline", "a", "[甲](https://c.d)"))
    assert done.given[0].remark == "the link https://c.d is new in it"


def test_an_entry_that_moved_is_found_again() -> None:
    rest = "awards:\n  - title: New\n  - title: B\n  - title: A\n"
    done = merge(rest, answer("awards[0].title", "A", "甲"), answer("awards[1].title", "B", "乙"))
    assert [(each.path, each.text) for each in done.given] == [("awards[2].title", "甲"), ("awards[1].title", "乙")]


def test_of_two_that_could_be_meant_none_is_taken() -> None:
    rest = "awards: [{ title: New }, { title: A }, { title: A }]\n"
    done = merge(rest, answer("awards[0].title", "A", "甲"))
    assert done.given == () and "now reads “New”" in done.unmerged[0].reason


def test_lines_of_an_answer_flow_as_a_profiles_do() -> None:
    done = merge("headline: X\nobjective: { en: Y }\n", answer("headline", "X", " 甲，\n  乙 "),
                 answer("objective", "Y", "a\nb"))  # fmt: skip
    assert [each.text for each in done.given] == ["甲，乙", "a b"]


def test_the_order_of_languages_is_the_profiles() -> None:
    text = "name: L\nsettings: { languages: [en, zh, fr] }\nheadline: { fr: X }\nobjective:\n  en: X\n  fr: Y\n"
    source, profile = opened(text)
    done = merged(source, profile, "zh", [answer("headline", "X", "甲"), answer("objective", "X", "乙")])
    assert done.text.endswith("headline: { zh: 甲, fr: X }\nobjective:\n  en: X\n  zh: 乙\n  fr: Y\n")


# through and through --------------------------------------------------------------------------------


def answered(profile: Profile, full: Profile, language: str) -> tuple[PoEntry, ...]:
    """The list of a profile, filled from another that has everything, by way of a file."""
    words = places(full)
    entries = [
        replace(entry, answer=text.text)
        for entry in listed(profile, language)
        if (text := words[entry.context].value.get(language)) is not None
    ]
    return read_po(write_po(PoFile(tuple(entries))), "a.po").entries


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_samples_is_to_be_translated(path: Path) -> None:
    _, profile = opened(path.read_text(encoding="utf-8"))
    assert [listed(profile, tag) for tag in profile.settings.languages] == [(), ()]


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_third_of_a_samples_chinese_comes_back_byte_by_byte(path: Path, first: int) -> None:
    """The texts that were taken out stand again as their author wrote them, but for entries that are English then."""
    text = path.read_text(encoding="utf-8")
    lacking, gone = without(text, "zh", first, 3)
    (source, profile), (_, full) = opened(lacking), opened(text)
    entries = answered(profile, full, "zh")
    done = merged(source, profile, "zh", entries)
    assert done.unmerged == () and len(done.given) == len(entries) >= len(gone) * 3 // 4
    lost = [line for line in ndiff(text.splitlines(), done.text.splitlines()) if line[0] == "-"]
    new = [line for line in ndiff(text.splitlines(), done.text.splitlines()) if line[0] == "+"]
    assert len(lost) == len(gone) - len(entries), "a line for each entry that is English alone now, and no other"
    assert all("zh: " in line for line in lost)
    assert all(any(is_part(line[1:], line_before[1:]) for line_before in lost) for line in new)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_not_touched_stays(path: Path, language: str) -> None:
    text = path.read_text(encoding="utf-8")
    lacking, _ = without(text, language, 0, 2)
    (source, profile), (_, full) = opened(lacking), opened(text)
    done = merged(source, profile, language, answered(profile, full, language))
    assert done.unmerged == ()
    assert is_part(lacking, done.text), "every character of before is there, in its order"
    assert remarks(done.text) == remarks(text)
    after = {path: place.value.get(language) for path, place in places(parse(source_of(done.text))).items()}
    for entry in answered(profile, full, language):
        assert after[entry.context].text == entry.answer  # type: ignore[union-attr]
    assert merged(source_of(done.text), parse(source_of(done.text)), language, ()).text == done.text


def remarks(text: str) -> list[str]:
    return [line.partition(" #")[2] for line in text.splitlines() if " #" in line or line.startswith("#")]


def is_part(few: str, many: str) -> bool:
    """True if the characters of one text stand in another, in their order."""
    rest = iter(many)
    return all(character in rest for character in few)


def source_of(text: str) -> Source:
    return read_bytes(text.encode("utf-8"), "me.yaml")


def pruned(value: Any, keep: Any) -> Any:
    """A drawn profile without some of its languages' texts."""
    if isinstance(value, dict):
        if {"en", "zh"} <= value.keys() <= {"en", "zh", "fr", "und"} and "und" not in value:
            gone = keep()
            return {key: text for key, text in value.items() if key != gone}
        return {key: pruned(item, keep) for key, item in value.items()}
    return [pruned(item, keep) for item in value] if isinstance(value, list) else value


@given(profiles(), st.data(), st.sampled_from(["zh", "en"]), st.sampled_from([None, False, True]))
@settings(
    deadline=None, max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip
def test_any_profile(drawn: tuple[dict[str, Any], bool], data: Any, language: str, flow: bool | None) -> None:
    """Texts are taken away, listed, answered as they were, and merged: the profile says again what it said."""
    written = {
        name: yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=60)
        for name, value in (
            ("full", drawn[0]),
            ("lacking", pruned(drawn[0], lambda: data.draw(st.sampled_from([language, ""])))),
        )
    }
    remark = "# nothing of this changes\n"
    try:
        _, full = opened(written["full"])
        source, profile = opened(remark + written["lacking"] + remark)
    except ProfileError:
        assume(False)
    assume(language in profile.settings.languages)
    if tuple(profile.settings.languages) != tuple(full.settings.languages):
        event("other languages")  # without a declaration they are those that are found
        assume(False)
    entries = answered(profile, full, language)
    done = merged(source, profile, language, entries)
    event(f"{min(len(entries), 5)} texts")
    assert not done.unmerged, done.unmerged
    assert done.text.startswith(remark) and done.text.endswith(remark)
    wanted = {path: said(place.value) for path, place in places(full).items()}
    found = {path: said(place.value) for path, place in places(parse(source_of(done.text))).items()}
    for entry in entries:
        assert found[entry.context][language] == wanted[entry.context][language]
    before = {path: said(place.value) for path, place in places(profile).items()}
    # Only within one file: a space that was typed between two Han reads otherwise where the line ends at it.
    given_ = {(entry.context, language) for entry in entries}
    assert besides(given_, found) == besides(given_, before)


def besides(left_out: set[tuple[str, str]], texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Texts by path and language, without some."""
    return {
        path: {tag: text for tag, text in told.items() if (path, tag) not in left_out} for path, told in texts.items()
    }


def said(value: Any) -> dict[str, str]:
    return {text.language: text.text for text in value.texts}
