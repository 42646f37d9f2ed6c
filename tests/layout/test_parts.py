"""Sections that begin a page, share one, or flow through columns: made-up strips, and where they come to stand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cvbuilder.document.nodes import Begins
from cvbuilder.errors import BoxTooLarge
from cvbuilder.layout.galley import Alternatives, Strip
from cvbuilder.layout.parts import Frame, begun, column_width, paginate_parts
from cvbuilder.theme import Style, load_theme, resolve

PAGE, HALF, COLUMNS = Begins("page"), Begins("share", 2), Begins("columns", 3)
HEIGHT = 400.0


@pytest.fixture(scope="module")
def style() -> Style:
    return replace(resolve(load_theme("classic"), "en", "a4", "booklet"), section_gap=20.0, parts_gap=10.0)


def strip(key: str, height: float = 10.0, **more) -> Strip:
    return Strip(height, (), keys=(key,), **more)


def part(key: str, begins: Begins, height: float = 10.0, count: int = 1) -> list:
    strips = [strip(f"{key}{number}", height) for number in range(count)]
    return list(begun(tuple(strips), begins))


def stand(frames: tuple[Frame, ...]) -> list[list[tuple[str, float]]]:
    return [[(each.strip.keys[0], each.y) for each in frame] for frame in frames]


def test_without_such_sections_nothing_changes(style: Style) -> None:
    galley = tuple(strip(str(number), 150) for number in range(4))
    found = stand(paginate_parts(galley, style, (HEIGHT, HEIGHT), False))
    assert [[key for key, _ in page] for page in found] == [["0", "1"], ["2", "3"]]


def test_a_title_page_has_its_page_to_itself(style: Style) -> None:
    found = stand(paginate_parts(tuple(part("a", PAGE)), style, (HEIGHT, -30.0), False))
    assert found == [[], [("a0", 0.0)]]


def test_pages_begin_where_sections_say(style: Style) -> None:
    galley = (*part("a", PAGE), *part("b", PAGE, 300, 2), *part("c", PAGE))
    found = stand(paginate_parts(galley, style, (HEIGHT, HEIGHT), False))
    assert found == [[("a0", 0.0)], [("b0", 0.0)], [("b1", 0.0)], [("c0", 0.0)]]


def test_two_halves_share_a_page_and_the_first_that_of_its_heading(style: Style) -> None:
    galley = (*part("title", PAGE, 40), *(each for name in "abc" for each in part(name, HALF, 100)))
    found = stand(paginate_parts(galley, style, (HEIGHT, HEIGHT), False))
    assert found == [[("title0", 0.0), ("a0", 60.0), ("b0", 230.0)], [("c0", 0.0)]]


def test_what_is_more_than_half_has_whole_pages(style: Style) -> None:
    galley = (*part("a", HALF, 100), *part("b", HALF, 150, 2), *part("c", HALF, 100), *part("d", HALF, 390))
    found = stand(paginate_parts(galley, style, (HEIGHT, HEIGHT), False))
    assert found == [[("a0", 0.0)], [("b0", 0.0), ("b1", 150.0)], [("c0", 0.0)], [("d0", 0.0)]]


def test_a_choice_takes_the_version_that_its_half_has_room_for(style: Style) -> None:
    versions = Alternatives(((strip("long", 150),), (strip("short", 60),)))
    galley = (*part("a", HALF, 100), versions, *part("b", HALF, 20), versions)
    found = stand(paginate_parts(galley, style, (HEIGHT, HEIGHT), False))
    assert found == [[("a0", 0.0), ("short", 100.0), ("b0", 200.0), ("long", 220.0)]]


def test_columns_flow_below_a_heading_and_end_alike(style: Style) -> None:
    galley = (*part("title", PAGE, 40), *part("n", COLUMNS, 20, 60))
    pages = paginate_parts(galley, style, (HEIGHT, HEIGHT), False)
    found = stand(pages)
    assert [len(page) for page in found] == [1 + 17 * 3, 9]
    assert found[0][1] == ("n0", 60.0) and found[0][18] == ("n17", 60.0)
    assert [key for page in found for key, _ in page] == ["title0", *(f"n{number}" for number in range(60))]
    assert [y for _, y in found[1]] == [0.0, 20.0, 40.0] * 3


def test_what_no_page_holds_is_an_error(style: Style) -> None:
    for begins in (PAGE, HALF):
        with pytest.raises(BoxTooLarge):
            paginate_parts(tuple(part("a", begins, HEIGHT + 1)), style, (HEIGHT, HEIGHT), False)


def test_columns_divide_the_measure(style: Style) -> None:
    assert column_width(style, COLUMNS, 320.0) == 100.0
    assert column_width(style, PAGE, 320.0) == column_width(style, None, 320.0) == 320.0
