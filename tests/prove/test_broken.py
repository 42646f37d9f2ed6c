"""Files whose words are broken, one by one: each is found by `prove`, and told for what it is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.pipeline import Request, build
from cvbuilder.pipeline.proving import prove_file
from tests.prove import broken as b

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "starter" / "full.yaml"
RESUME, CHINESE, SIDE_BAR = "classic full.resume.en.pdf", "classic full.resume.zh.pdf", "modern full.cv.en.pdf"
LONG = "classic full.cv.en.pdf"


@lru_cache(2)
def made(theme: str) -> dict[str, bytes]:
    return {each.name: each.content for each in build(STARTER, Request(theme=theme))}


def codes(tmp_path: Path, name: str, change: b.Change | None, profile: bool = True) -> set[str]:
    """The codes of what is found in a file, broken or as it is."""
    theme, _, file = name.partition(" ")
    content = made(theme)[file]
    path = tmp_path / file
    path.write_bytes(b.broken(content, change) if change else content)
    return {finding.code for finding in prove_file(path, STARTER if profile else None, Request()).findings}


BROKEN: dict[str, tuple[str, b.Change, set[str]]] = {
    "lost-unicode-map": (RESUME, b.each_font(b.without_map), {"untold", "missing"}),
    "lost-unicode-map-zh": (CHINESE, b.each_font(b.without_map), {"untold", "missing"}),
    "wrong-unicode-map": (RESUME, lambda file: b.mapped(file, {"a": "o"}), {"missing"}),
    "wrong-han": (CHINESE, lambda file: b.mapped(file, {"水": "冰"}), {"missing"}),
    "private-use": (CHINESE, lambda file: b.mapped(file, {"水": "\ue000"}), {"private-use", "missing"}),
    "radical": (CHINESE, lambda file: b.mapped(file, {"工": "\u2f2f"}), {"radical"}),
    "replacement-character": (RESUME, lambda file: b.mapped(file, {"e": "\ufffd"}), {"lost", "missing"}),
    "capitals-told-as-small": (RESUME, lambda file: b.mapped(file, {"L": "l"}), {"missing"}),
    "string-lost": (RESUME, b.lost("Wrote the handbook"), {"missing"}),
    "string-lost-in-side-bar": (SIDE_BAR, b.lost("Boarded, and ran"), {"missing"}),
    "string-twice": (RESUME, b.twice("Flood forecasting engineer"), {"twice"}),
    "heading-twice": (CHINESE, b.twice("教育背景"), {"twice"}),
    "word-twice": (RESUME, b.doubled("river ", "river gauges"), {"missing"}),
    "words-run-together": (RESUME, b.without(" ", "radar rainfall"), {"spaces"}),
    "words-run-together-in-side-bar": (SIDE_BAR, b.without(" ", "Water Resources"), {"spaces"}),
    "word-torn": (RESUME, b.torn("maintain", 4), {"spaces"}),
    "letter-lost": (RESUME, b.without("d", "handbook"), {"missing"}),
    "blocks-out-of-order": (RESUME, b.swapped("Summary", "Experience"), {"order"}),
    "blocks-out-of-order-zh": (CHINESE, b.swapped("教育背景", "工作经历"), {"order"}),
    "between-columns": (SIDE_BAR, b.swapped("Experience", "Education"), {"missing"}),
    "pages-swapped": (LONG, b.pages_swapped, {"order", "foot"}),
    "page-lost": (LONG, b.page_lost, {"missing", "foot"}),
    "page-without-text": (LONG, b.page_blank, {"missing", "no-text"}),
    "page-number-lost": (LONG, b.lost("Page"), {"foot"}),
    "link-lost": (RESUME, b.without_link, {"link-missing"}),
    "link-to-another-place": (RESUME, b.other_address, {"link-missing", "link-unexpected"}),
    "link-over-other-words": (RESUME, b.moved_link, {"link-place"}),
    "link-that-runs-a-script": (RESUME, b.script, {"action", "link-missing"}),
    "font-not-in-the-file": (RESUME, b.each_font(b.without_program), {"not-embedded"}),
    "no-title": (RESUME, b.titled(None), {"title"}),
    "another-title": (RESUME, b.titled("Untitled"), {"title"}),
    "another-title-in-the-packet": (RESUME, b.titled("Untitled", packet=True), {"title"}),
    "title-hidden": (RESUME, b.hidden_title, {"title-hidden"}),
    "another-language": (CHINESE, b.in_language("en"), {"language"}),
    "no-language": (RESUME, b.in_language(None), {"language"}),
    "no-such-language": (RESUME, b.in_language("english, I think"), {"language"}),
    "page-labels-in-roman": (LONG, b.labelled, {"page-label"}),
    "e-mail-unreadable": (RESUME, lambda file: b.mapped(file, {"@": "＠"}), {"ats-e-mail"}),
    "dates-unreadable": (RESUME, lambda file: b.mapped(file, {"0": "O"}), {"ats-date"}),
}
"""A way to break a file, which file, and codes that must be among what is found."""

ALONE = {
    "lost-unicode-map", "lost-unicode-map-zh", "private-use", "radical", "replacement-character", "page-without-text",
    "link-that-runs-a-script", "font-not-in-the-file", "no-title", "another-title", "another-title-in-the-packet",
    "title-hidden", "another-language", "no-language", "no-such-language", "page-labels-in-roman",
}  # fmt: skip
"""What is found without the profile too."""


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(tmp_path: Path, name: str) -> None:
    file, change, wanted = BROKEN[name]
    assert codes(tmp_path, file, change) >= wanted


@pytest.mark.parametrize("name", sorted(ALONE))
def test_it_is_found_in_the_file_alone(tmp_path: Path, name: str) -> None:
    file, change, wanted = BROKEN[name]
    assert codes(tmp_path, file, change, profile=False) & wanted


@pytest.mark.parametrize("name", (RESUME, CHINESE, SIDE_BAR, LONG))
def test_a_good_file_is_good_and_stays_so_when_written_again(tmp_path: Path, name: str) -> None:
    def nothing(file: Any) -> None:
        return None

    for change in (None, nothing):
        assert codes(tmp_path, name, change) == set()
        assert codes(tmp_path, name, change, profile=False) == set()
