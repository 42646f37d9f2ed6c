"""The page of a run: figures in, Markdown out, and only between its marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import BEGIN, END, PAGE, block, written
from benchmarks.children import Took
from benchmarks.cold import BARE, HELP, OURS, Cold, together
from benchmarks.matter import Matter
from benchmarks.parts import room_of
from benchmarks.peers.environments import TYPST, Ready
from benchmarks.report import Found, aims, main_table, profile_table, stages_table
from benchmarks.warm import Made
from cvbuilder.version import __version__


@pytest.fixture
def found() -> Found:
    took = {
        BARE: (Took(10, 9, 8), Took(12, 9, 8)),
        HELP: (Took(60, 50, 20), Took(80, 50, 20)),
        OURS: (Took(240, 200, 50), Took(120, 100, 50)),
        "Typst": (Took(100, 100, 60), Took(100, 100, 60)),
    }
    made = {
        (OURS, "en"): (Made(20, 1000, 2), Made(20, 3000, 1)),
        (OURS, "zh"): (Made(40, 1000, 2),),
        ("Typst", "en"): (Made(10, 1000, 2), Made(30, 1000, 2)),
        ("Typst", "zh"): (Made(10, 1000, 2),),
    }
    return Found(Matter("short", "resume", "résumé", (Path("a"),)), Cold(took, {}), made, {})


def test_the_table_has_a_row_for_each_program_and_a_dash_for_what_is_missing(found: Found) -> None:
    rows = [re.split(r" *\| *", line)[1:-1] for line in main_table([found], [OURS, "Typst", "RenderCV"]).splitlines()]
    assert [row[0] for row in rows[2:]] == [
        "bare interpreter", "cvbuilder --help", "résumé: cvbuilder", "résumé: Typst", "résumé: RenderCV",
    ]  # fmt: skip
    assert rows[4][1:] == [
        "180 (150–210)", "150 (125–175)", "50.0", "20.0 (20.0–20.0)", "40.0 (40.0–40.0)", "50.0 / 25.0", "2.00 / 1.00",
        "1.5 / 2",
    ]  # fmt: skip
    assert set(rows[6][1:]) == {"–"}


def test_aims_are_kept_or_not(found: Found) -> None:
    kept = {aim.what: (aim.found.middle, aim.kept) for aim in aims([found])}
    assert kept["`--help` over a bare interpreter, ms"] == (59.0, True)
    assert kept["résumé, two languages cold: cvbuilder / Typst, wall"] == (pytest.approx(1.8), False)
    assert kept["résumé, warm, English: documents a second, cvbuilder / Typst"] == (1.0, True)
    assert kept["résumé, warm, Chinese: documents a second, cvbuilder / Typst"] == (0.25, False)
    assert not any("RenderCV" in what for what in kept)


def test_a_page_tells_on_what_all_was_measured(found: Found, tmp_path: Path) -> None:
    growth = {
        "pages": [
            (0.0, 1.0, 10.0, 20.0, 1.0),
            (0.0, 2.0, 20.0, 21.0, 1.0),
            (1.0, 1.0, 9.0, 30.0, 1.0),
            (1.0, 3.0, 9, 9, 1),
        ],
        "characters": [(100.0, 70.0, 40.0, 1.0), (200.0, 80.0, 80.0, 1.0)],
        "documents": [(10.0, 0.3, 60.0, 50.0), (20.0, 0.6, 61.0, 50.0)],
    }
    ready = [Ready(TYPST, tmp_path, "0.15.2")]
    page = block([found], (ready, {"WeasyPrint": "not installed: no Pango"}, " Alone."), "PARTS", growth)
    assert f"cvbuilder {__version__}, Typst 0.15.2; Python " in page
    assert "- WeasyPrint is missing: not installed: no Pango" in page
    assert "up to 2 whole processes and 2 warm documents of each language. Alone." in page
    assert "| Time against documents               |    s |         0.030 |   0.000 | 1.0000 |" in page
    assert page.index("### Aims") < page.index("PARTS") < page.index("### Growth")


def test_processes_one_after_another_add_up_but_for_memory() -> None:
    assert together([Took(1, 2, 30), Took(10, 20, 3)]) == Took(11, 22, 30)


def test_stages_are_told_first_and_again() -> None:
    told = stages_table([{"read": [5.0, 1.0, 3.0]}, {"read": [7.0, 2.0, 2.0]}])
    assert "| read  |      6.00 |      2.00 |" in told


def test_a_profile_is_told_by_rooms() -> None:
    told = profile_table({"layout/a.py": (3, 10), "layout/b.py": (5, 20), "zlib": (2, 1), "yaml": (0.01, 1)})
    assert "| layout |   80% |               30 | b.py 50%, a.py 30% |" in told
    assert "yaml" not in told


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("/x/cvbuilder/cvbuilder/layout/itemize.py", "layout/itemize.py"),
        ("/x/lib/python3.12/site-packages/yaml/reader.py", "yaml"),
        ("/x/lib/python3.12/json/decoder.py", "Python's library"),
    ],
)
def test_a_file_belongs_to_a_room(file: str, expected: str) -> None:
    assert room_of(file) == expected


def test_only_what_stands_between_the_marks_is_written() -> None:
    page = f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n"
    once = written("new", page)
    assert once == f"before\n\n{BEGIN}\n\nnew\n\n{END}\n\nafter\n"
    assert written("new", once) == once
    with pytest.raises(ValueError, match="no marks"):
        written("new", "nothing")


def test_the_page_in_the_docs_has_its_marks() -> None:
    written("anything", PAGE.read_text(encoding="utf-8"))
