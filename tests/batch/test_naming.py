"""What files will be called, seen before a profile is parsed: never a wrong name, sometimes none."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.batch.naming import UNFORESEEN, expected_stem
from cvbuilder.batch.values import Task
from cvbuilder.pipeline import Request, load, slug_of

NAME = "name: A\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NAME, "who-is"),
        (f"{NAME}slug: lin\n", "lin"),
        (f"slug: lin-2 # mine\n{NAME}", "lin-2"),
        (f'"slug": "lin"\r\n{NAME}', "lin"),
        (f"'slug': 'lin'\n{NAME}", "lin"),
        (f"{NAME}slug: 林\n", UNFORESEEN),
        (f"{NAME}slug:\n  lin\n", UNFORESEEN),
        (f"{NAME}summary: [a slug crept by]\n", UNFORESEEN),
        (f"{NAME}include: [more.yaml]\n", UNFORESEEN),
        ("{name: A, slug: lin}\n", UNFORESEEN),
        ('{"name": "A", "slug": "lin"}\n', "lin"),
        ('{"name": "A"}\n', "who-is"),
        ('"\\x73lug": lin\nname: A\n', UNFORESEEN),
        ('{"name": "A", "\\u0073lug": "lin"}\n', "lin"),
    ],
)
def test_what_shows(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "who is.yaml"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "more.yaml").write_text("headline: B\n", encoding="utf-8")
    assert expected_stem(Task(str(path), str(path)), Request()) == expected
    if expected != UNFORESEEN:
        assert slug_of(load(path), path) == expected


def test_a_slug_of_an_option_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(NAME, encoding="utf-8")
    assert expected_stem(Task(str(path), str(path)), Request(changes=("slug=b",))) == UNFORESEEN


def test_a_file_that_is_not_there() -> None:
    assert expected_stem(Task("none.yaml", "none.yaml"), Request()) == UNFORESEEN
