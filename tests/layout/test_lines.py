"""The rules of lines, case by case, in a face whose widths are round numbers (lines.yaml, and by topic lines/)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.layout.boxes import GlyphRun, LinkArea
from cvbuilder.layout.place import PlacedLine

HERE = Path(__file__).parent
TABLES = [HERE / "lines.yaml", *sorted((HERE / "lines").glob("*.yaml"))]
RULES = [rule for table in TABLES for rule in yaml.safe_load(table.read_text("utf-8"))]
CASES = [
    pytest.param(case, id=f"{rule['rule'].partition(':')[0]}-{number}")
    for rule in RULES
    for number, case in enumerate(rule["cases"], 1)
]


@pytest.mark.parametrize("case", CASES)
def test_lines(case: list[Any], case_of_type: Any, places: Callable[..., list[tuple[str, float]]]) -> None:
    text, width, expected, *rest = case
    options: dict[str, Any] = dict(rest[0]) if rest else {}
    options.update({key: tuple(value) for key, value in options.items() if key == "exceptions"})
    at, overfull = options.pop("at", None), options.pop("overfull", 0.0)
    if not isinstance(text, str):
        text = [
            {key: tuple(value) if isinstance(value, list) else value for key, value in part.items()} for part in text
        ]
    lines = case_of_type.lines(text, width * case_of_type.em, **options)
    assert [line.text.replace("\u00ad", "¬") for line in lines] == expected
    assert max(line.overfull for line in lines) == pytest.approx(overfull)
    if at is not None:
        told = [" ".join(f"{cluster}@{x:g}" for cluster, x in places(line)) for line in lines]
        assert told == at


def runs(line: PlacedLine) -> list[GlyphRun]:
    return [item for item in line.items if isinstance(item, GlyphRun)]


def test_the_hyphen_of_a_lines_end_is_drawn_and_reads_as_a_soft_one(case_of_type: Any) -> None:
    first, _ = case_of_type.lines("一二三representation四五", 70.0, hyphenate=True)
    last = runs(first)[-1].glyphs[-1]
    assert (last.text, last.gid) == ("\u00ad", ord("-"))


def test_a_run_keeps_where_it_comes_from(case_of_type: Any) -> None:
    parts = [{"text": "用"}, {"text": "AI", "link": "https://a.org", "role": "title"}, {"text": "做"}]
    (line,) = case_of_type.lines(parts, 100.0)
    assert [(run.text, run.inline, run.link, run.role, run.key) for run in runs(line)] == [
        ("用", 0, None, "", "key"),
        ("AI", 1, "https://a.org", "title", "key"),
        ("做", 2, None, "", "key"),
    ]


def test_a_link_has_one_area_on_each_line(case_of_type: Any) -> None:
    parts = [{"text": "一二三"}, {"text": "四五AI六七", "link": "https://a.org"}, {"text": "八九"}]
    lines = case_of_type.lines(parts, 50.0)
    texts = []
    for line in lines:
        linked = [run for run in runs(line) if run.link]
        areas = [item for item in line.items if isinstance(item, LinkArea)]
        assert len(areas) == bool(linked)
        for area in areas:
            assert area.url == "https://a.org" and area.y < 0 < area.y + area.height
            assert area.x == linked[0].x
            assert area.x + area.width == pytest.approx(linked[-1].x + linked[-1].width)
            texts.append(area.text)
    assert len(texts) == 2 and "".join(texts) == "四五AI六七"


def test_links_side_by_side_are_apart(case_of_type: Any) -> None:
    parts = [{"text": "甲", "link": "https://a.org"}, {"text": "乙", "link": "https://a.org"}]
    (line,) = case_of_type.lines(parts, 50.0)
    assert [(area.text, area.inline) for area in line.items if isinstance(area, LinkArea)] == [("甲", 0), ("乙", 1)]


def test_quotes_do_not_change_with_emphasis(case_of_type: Any, places: Callable[..., list[tuple[str, float]]]) -> None:
    (plain,) = case_of_type.lines("他说：“OK”。", 100.0)
    (strong,) = case_of_type.lines(
        [{"text": "他说："}, {"text": "“OK”", "latin_faces": ("bold",)}, {"text": "。"}], 100.0
    )
    assert places(strong) == places(plain)


def test_one_face_is_used_for_a_cluster_that_it_draws(case_of_type: Any) -> None:
    items, missing = case_of_type.items("一好", han_faces=("han", "han2"), lacks="")
    assert not missing and {atom.face for atom in items.atoms} == {"han"}


def test_what_no_face_draws_is_told_once_for_each_place(case_of_type: Any) -> None:
    items, missing = case_of_type.items("一㐀二A😀", han_faces=("han", "han2"), latin_faces=("latin",), lacks="㐀😀")
    assert [each.character for each in missing] == ["㐀", "😀"]
    assert missing[0].faces == ("han", "han2")
    assert "".join(atom.text for atom in items.atoms) == "一㐀二A😀"
