"""Where pages end, and what is known only then: on pages of ten lines (plain.yaml)."""

from __future__ import annotations

import os
import pickle
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cvbuilder.document.nodes import (
    Cell,
    Choice,
    EntryBlock,
    Field,
    Figure,
    Heading,
    Image,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.errors import BoxTooLarge, DoesNotFit, MissingGlyph, UnresolvedField
from cvbuilder.layout.boxes import GlyphRun, Picture
from cvbuilder.layout.lay_out import lay_out

PHOTO = Image("photo.jpg", b"bytes")
HINT = (
    "leave something out (`show`, `limit`, `sections`) or shorten it, "
    "or let spaces and sizes give way with --max-pages 1"
)


def filler(make: Any, lines: int) -> list[Paragraph]:
    return [make.paragraph(name) for name in "甲乙丙丁戊己庚辛壬癸"[:lines]]


# what stays together -------------------------------------------------------------------------------


def test_a_page_holds_its_ten_lines(press: Any, make: Any) -> None:
    assert press.lines(*filler(make, 10)) == [[f"{name}一" for name in "甲乙丙丁戊己庚辛壬癸"]]
    assert [len(page) for page in press.lines(*filler(make, 10), make.paragraph("文", 6))] == [10, 6]


@pytest.mark.parametrize(("before", "on_first_page"), [(6, 10), (7, 10), (8, 8), (9, 9)])
def test_a_heading_has_two_lines_of_its_paragraph_under_it(
    press: Any, make: Any, before: int, on_first_page: int
) -> None:
    first, second = press.lines(*filler(make, before), make.heading("标题"), make.paragraph("文", 6))
    assert len(first) == on_first_page
    assert (second[0] == "标题") == (before >= 8)


@pytest.mark.parametrize("follows", ["list", "paragraphs", "entries"])
def test_a_heading_has_two_lines_of_short_blocks_under_it(press: Any, make: Any, follows: str) -> None:
    blocks = {
        "list": [make.bullets("项", 1, 1, 1)],
        "paragraphs": [make.paragraph(name) for name in "子丑寅"],
        "entries": [make.entry(name) for name in "子丑寅"],
    }[follows]
    first, second = press.lines(*filler(make, 8), make.heading("标题"), *blocks)
    assert len(first) == 8 and second[0] == "标题"
    first, second = press.lines(*filler(make, 7), make.heading("标题"), *blocks)
    assert len(first) == 10 and len(second) == 1


def test_a_heading_stays_with_the_heading_under_it(press: Any, make: Any) -> None:
    blocks = [make.heading("标题"), make.heading("小题", 3), make.paragraph("文", 4)]
    first, second = press.lines(*filler(make, 7), *blocks)
    assert len(first) == 7 and second[:2] == ["标题", "小题"]


@pytest.mark.parametrize(("before", "split"), [(6, (4, 2)), (7, (3, 3)), (8, (2, 4)), (9, (0, 6))])
def test_a_paragraph_leaves_two_lines_on_either_page(
    press: Any, make: Any, before: int, split: tuple[int, int]
) -> None:
    first, second = press.lines(*filler(make, before), make.paragraph("文", 6), make.heading("标题"), *filler(make, 3))
    assert (len(first) - before, len(second) - 4) == split


def test_a_paragraph_of_three_lines_is_never_cut(press: Any, make: Any) -> None:
    for before in (8, 9):
        first, second = press.lines(*filler(make, before), make.paragraph("文", 3))
        assert (len(first), len(second)) == (before, 3)


def test_an_entry_is_cut_between_lines_where_it_must(press: Any, make: Any) -> None:
    first, second = press.lines(*filler(make, 2), make.entry("项目", make.bullets("点", 2, 2, 2, 2, 2)))
    assert (len(first), second[0]) == (9, "点四一"), "between two items, not within one"


def test_an_entry_rather_moves_whole_than_leaves_two_lines(press: Any, make: Any) -> None:
    first, second = press.lines(*filler(make, 8), make.entry("项目", make.paragraph("文", 4)))
    assert (len(first), second[0]) == (8, "项目")


@pytest.mark.parametrize(("before", "on_first_page"), [(52, 52), (46, 46 + 1 + 6 + 6)])
def test_on_a_long_page_an_entry_stays_whole_where_little_stays_empty(
    press: Any, make: Any, before: int, on_first_page: int
) -> None:
    """Sixty lines a page: eight of them may stay empty, fourteen may not; then the cut is between paragraphs."""
    theme = press.theme().replace("height: 200", "height: 1000")
    blocks = [make.paragraph(name, 10) for name in "甲乙丙丁"] + [make.paragraph(name) for name in "子" * (before - 40)]
    entry = make.entry("项目", *(make.paragraph(name, 6) for name in "文章史"))
    first, _ = press.lines(*blocks, entry, make.paragraph("末", 10), make.paragraph("尾", 5), theme=theme)
    assert len(first) == on_first_page


def test_the_space_before_a_block_vanishes_at_the_top_of_a_page(press: Any, make: Any) -> None:
    sections = tuple(Section(None, (make.paragraph(name, 4),), "main", name) for name in "子丑寅")
    first, second = press.pages(sections=sections, theme=press.theme("section: { gap: 1 }")).pages
    runs = [placed.item for placed in second.items if isinstance(placed.item, GlyphRun)]
    assert runs[0].y == pytest.approx(first.items[0].item.y)


BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("heading"), st.just(1)),
        st.tuples(st.just("paragraph"), st.integers(1, 7)),
        st.tuples(st.just("list"), st.lists(st.integers(1, 3), min_size=1, max_size=4)),
        st.tuples(st.just("entry"), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=24,
)


@settings(max_examples=150, deadline=None, derandomize=not os.environ.get("CVBUILDER_EXPLORE"))
@given(drawn=BLOCKS)
def test_pages_of_any_document(press: Any, make: Any, drawn: list[tuple[str, Any]]) -> None:
    """Everything is on a page, in order; headings, first and last lines are in company."""
    blocks: list[Any] = []
    expected: list[str] = []
    kinds: dict[str, str] = {}
    for number, (kind, size) in enumerate(drawn):
        name = chr(0x4E10 + number)
        if kind == "heading":
            lines = [f"题{name}"]
            blocks.append(make.heading(lines[0]))
        elif kind == "paragraph":
            lines = [f"{name}{each}" for each in "一二三四五六七"[:size]]
            blocks.append(make.paragraph(name, size))
        elif kind == "list":
            lines = [f"{name}{a}{b}" for a, count in zip("一二三四", size, strict=False) for b in "一二三"[:count]]
            blocks.append(make.bullets(name, *size))
        else:
            body = [make.paragraph(name, size)] if size else []
            lines = [f"录{name}", *(f"{name}{each}" for each in "一二三四五"[:size])]
            blocks.append(make.entry(f"录{name}", *body))
        expected += lines
        kinds |= dict.fromkeys(lines, kind)
    pages = press.lines(*blocks)
    assert [line for page in pages for line in page] == expected
    for page, following in pairwise(pages):
        assert 0 < len(page) <= 10
        assert kinds[page[-1]] != "heading", "no heading at the foot"
        if len(page) > 1:
            assert kinds[page[-2]] != "heading", "nor with one line under it"
        last, first = expected.index(page[-1]), expected.index(following[0])
        assert first == last + 1
        paragraph = expected[last][:-1]
        if kinds[page[-1]] == "paragraph" and following[0][:-1] == paragraph:
            assert page[-2:-1] and page[-2][:-1] == paragraph, "no first line alone"
            assert len(following) > 1 and following[1][:-1] == paragraph, "no last line alone"


# choices -------------------------------------------------------------------------------------------


def choice(make: Any, *sizes: int) -> Choice:
    return Choice(tuple((make.paragraph(name, size),) for name, size in zip("长中短", sizes, strict=False)), key="bio")


@pytest.mark.parametrize(("before", "taken"), [(2, "长"), (4, "长"), (5, "中"), (6, "中"), (7, "短"), (8, "短")])
def test_a_choice_is_the_first_version_that_fits(press: Any, make: Any, before: int, taken: str) -> None:
    (page,) = press.lines(*filler(make, before), choice(make, 6, 4, 2))
    assert page[before] == f"{taken}一"


def test_a_choice_that_never_fits_is_its_last_version(press: Any, make: Any) -> None:
    first, second = press.lines(*filler(make, 9), choice(make, 6, 4, 2))
    assert (len(first), second) == (9, ["短一", "短二"])


def test_a_heading_stays_with_a_choice(press: Any, make: Any) -> None:
    first, second = press.lines(*filler(make, 9), make.heading("标题"), choice(make, 6, 4, 2))
    assert (len(first), second[0]) == (9, "标题")


def test_a_page_limit_shortens_the_last_choice_first(press: Any, make: Any) -> None:
    one = replace(choice(make, 5, 3), key="one")
    other = Choice(((make.paragraph("新", 6),), (make.paragraph("旧", 4),)), key="other")
    (page,) = press.lines(one, other, page_limit=1)
    assert page[0] == "长一" and page[5] == "旧一"


def test_a_page_limit_that_cannot_be_kept_is_an_error(press: Any, make: Any) -> None:
    with pytest.raises(DoesNotFit) as raised:
        press.pages(*filler(make, 8), make.paragraph("文", 6), page_limit=1)
    assert [str(each) for each in raised.value.diagnostics] == [f"文: 4 of 6 lines do not fit 1 page ({HINT})"]
    with pytest.raises(DoesNotFit) as raised:
        press.pages(*filler(make, 10), make.paragraph("文", 2), page_limit=1)
    assert raised.value.diagnostics[0].path == "文"


# fields --------------------------------------------------------------------------------------------


def page_of(anchor: str, message: str = "见第{page}页") -> Paragraph:
    return Paragraph((Field("page_of_anchor", message, "zh-Hans", anchor=anchor),), key=f"to-{anchor}")


def test_a_field_tells_the_page_of_a_block(press: Any, make: Any) -> None:
    first, second = press.lines(page_of("文"), *filler(make, 8), make.paragraph("文", 3))
    assert first[0] == "见第2页" and second[0] == "文一"


def test_a_field_tells_the_page_of_what_comes_before(press: Any, make: Any) -> None:
    _, second = press.lines(*filler(make, 10), page_of("甲"))
    assert second == ["癸一", "见第1页"]


def test_a_field_of_the_body_tells_the_page_that_it_stands_on(press: Any, make: Any) -> None:
    def here(key: str) -> Paragraph:
        return Paragraph((Field("page_of_total", "第{page}页，共{pages}页", "zh-Hans"),), key=key)

    item = ListItem((here("inner"),), "item")
    entry = EntryBlock(
        (here("title"),), (Field("page", "{page}", "zh-Hans"),), (List((item,), key="list"),), key="entry"
    )
    first, second = press.lines(here("one"), *filler(make, 9), Row((Cell((here("cell"),)),), key="row"), entry)
    assert first[0] == "第1页，共2页"
    assert second[-3:] == ["第2页，共2页", "第2页，共2页 | 2", "第2页，共2页"]


@pytest.mark.parametrize("anchor", ["录末", "录末.title", "目", "目[0]", "行", "格"])
def test_a_field_may_refer_to_any_block(anchor: str, press: Any, make: Any) -> None:
    row = Row((None, Cell((make.paragraph("格"),))), key="行")
    first, _ = press.lines(page_of(anchor), *filler(make, 9), make.entry("录末", make.bullets("目", 1)), row)
    assert first[0] == "见第2页"


def test_an_unknown_anchor_is_an_error(press: Any, make: Any) -> None:
    with pytest.raises(UnresolvedField) as raised:
        press.pages(page_of("nowhere"), page_of("elsewhere"), make.paragraph("文"))
    assert [each.path for each in raised.value.diagnostics] == ["elsewhere", "nowhere"]


def running(kind: Any, message: str, role: str = "running-foot", anchor: str = "") -> tuple[Paragraph, ...]:
    return (Paragraph((Field(kind, message, "zh-Hans", anchor=anchor),), role, role),)


def test_head_and_foot(press: Any, make: Any, page_lines: Any) -> None:
    head = (Row((Cell((Paragraph((Text("姓名", "zh-Hans"),), "running-name"),)), None), "running-head", "head"),)
    pages = press.pages(
        *filler(make, 10),
        make.paragraph("末"),
        running_head=head,
        running_foot=running("page_of_total", "第{page}页，共{pages}页"),
    )
    artifacts = [page_lines(page, "artifact") for page in pages.pages]
    assert artifacts == [["第1页，共2页"], ["姓名", "第2页，共2页"]]


def test_one_page_has_neither_head_nor_foot(press: Any, make: Any, page_lines: Any) -> None:
    pages = press.pages(make.paragraph("文"), running_foot=running("page_of_total", "第{page}页"))
    assert page_lines(pages.pages[0], "artifact") == []


def test_head_and_foot_stand_at_their_baselines(press: Any, make: Any) -> None:
    pages = press.pages(*filler(make, 10), make.paragraph("末"), running_foot=running("page", "{page}"))
    for page in pages.pages:
        (foot,) = [placed.item for placed in page.items if placed.part == "artifact"]
        assert isinstance(foot, GlyphRun) and foot.y == pytest.approx(page.height - 8)


def test_a_running_foot_may_name_the_page_of_a_block(press: Any, make: Any, page_lines: Any) -> None:
    foot = running("page_of_anchor", "文：第{page}页", anchor="末")
    pages = press.pages(*filler(make, 10), make.paragraph("末"), running_foot=foot)
    assert page_lines(pages.pages[0], "artifact") == ["文：第2页"]
    with pytest.raises(UnresolvedField, match="nowhere"):
        press.pages(make.paragraph("文"), running_foot=running("page_of_anchor", "{page}", anchor="nowhere"))


# what cannot be set ---------------------------------------------------------------------------------


def test_a_box_that_no_page_holds_is_an_error(press: Any, make: Any) -> None:
    tall = Row((Cell((make.paragraph("文", 11),)),), key="stats.row[0]")
    with pytest.raises(BoxTooLarge) as raised:
        press.pages(*filler(make, 2), tall)
    assert raised.value.diagnostics[0].path == "stats.row[0]"


def test_characters_without_a_face_are_told_all_at_once(make: Any, press: Any, exact_faces: Any) -> None:
    blocks = (
        Paragraph((Text("好㐀的", "zh-Hans"),), key="summary[0]", origin=make.origin(3)),
        Paragraph((Text("A😀B", "en"),), key="awards[0].title", origin=make.origin(7)),
        Paragraph((Text("好㐀", "zh-Hans"), Text("\ue000", "zh-Hans")), key="awards[1].title", origin=make.origin(9)),
    )
    with pytest.raises(MissingGlyph) as raised:
        lay_out(press.document(*blocks), press.style(), exact_faces("㐀😀\ue000"))
    found = [(each.path, each.span.line, each.message) for each in raised.value.diagnostics]
    assert [(path, line) for path, line, _ in found] == [
        ("summary[0]", 3),
        ("awards[0].title", 7),
        ("awards[1].title", 9),
        ("awards[1].title", 9),
    ]
    assert "㐀" in found[0][2] and "U+3400" in found[0][2]
    assert "U+1F600 GRINNING FACE" in found[1][2]
    assert any("U+E000" in message for _, _, message in found)
    assert all("tried" in each.hint for each in raised.value.diagnostics)


def test_a_character_is_told_once_for_a_field(make: Any, press: Any, exact_faces: Any) -> None:
    block = Paragraph((Text("㐀㐀㐀" * 20, "zh-Hans"),), key="summary[0]", origin=make.origin(3))
    with pytest.raises(MissingGlyph) as raised:
        lay_out(press.document(block), press.style(), exact_faces("㐀"))
    assert len(raised.value.diagnostics) == 1


def test_the_bundled_faces_lack_emoji_and_private_characters(make: Any, press: Any) -> None:
    from cvbuilder.fonts import bundled

    block = Paragraph((Text("好😀\ue000", "zh-Hans"),), key="summary[0]", origin=make.origin(3))
    with pytest.raises(MissingGlyph, match=r"U\+1F600"):
        lay_out(press.document(block), press.style(), bundled())


def test_a_word_wider_than_its_column_is_cut_and_told(press: Any) -> None:
    word = Paragraph((Text("incomprehensibilities" * 3, "en"),), key="summary[0]")
    pages = press.pages(word, language="en")
    (warning,) = pages.warnings
    assert warning.key == "summary[0]" and "incomprehensibilities" in warning.message
    texts = [placed.item.text for placed in pages.pages[0].items if isinstance(placed.item, GlyphRun)]
    assert "".join(texts) == "incomprehensibilities" * 3 and max(map(len, texts)) <= 40


def test_an_overfull_line_is_a_warning(press: Any, make: Any) -> None:
    """Beside a portrait that leaves half a character's room, not even one Han character fits."""
    theme = press.theme("photo: { width: 185, height: 50, side: right, gap: 10 }")
    masthead = Section(None, (Paragraph((Text("文", "zh-Hans"),), key="name"), Figure(PHOTO, "", "en")), "masthead")
    pages = press.pages(make.paragraph("文"), theme=theme, masthead=masthead)
    assert [warning.key for warning in pages.warnings] == ["name"]
    assert "passes the measure by 5.0 pt" in pages.warnings[0].message


# values ---------------------------------------------------------------------------------------------


def whole(press: Any, make: Any) -> Any:
    masthead = Section(
        None,
        (
            Heading((Text("张磊", "zh-Hans"),), 1, "name", "name"),
            Figure(PHOTO, "照片", "zh-Hans", key="photo"),
        ),
        "masthead",
    )
    section = Section(
        make.heading("经历"), (make.entry("项目", make.bullets("点", 2, 3), when="2020年"),), "main", "main"
    )
    return press.document(masthead=masthead, sections=(section, replace(section, key="again")))


def test_two_runs_give_equal_pages(press: Any, make: Any) -> None:
    one, other = (lay_out(whole(press, make), press.style(), press.faces) for _ in range(2))
    assert one == other and one is not other


def test_pages_travel(press: Any, make: Any) -> None:
    pages = lay_out(whole(press, make), press.style(), press.faces)
    assert pickle.loads(pickle.dumps(pages)) == pages


def test_bookmarks_name_the_headings_in_order(press: Any, make: Any) -> None:
    pages = lay_out(whole(press, make), press.style(), press.faces)
    assert [(mark.title, mark.level, mark.page) for mark in pages.bookmarks] == [
        ("张磊", 1, 1),
        ("经历", 2, 1),
        ("经历", 2, 2),
    ]


def test_the_portrait_stands_beside_the_name(press: Any, make: Any) -> None:
    pages = lay_out(whole(press, make), press.style(), press.faces)
    items = [placed.item for placed in pages.pages[0].items]
    (picture,) = [item for item in items if isinstance(item, Picture)]
    assert (picture.x, picture.y, picture.width, picture.height) == (180.0, 20.0, 40.0, 50.0)
    below = [item for item in items if isinstance(item, GlyphRun) and item.y > 40]
    assert min(item.y for item in below) > picture.y + picture.height


def test_an_entrys_date_is_read_after_its_title_and_level_with_it(press: Any, make: Any) -> None:
    entry = make.entry("项目", make.paragraph("文"), when="二〇二〇年")
    (page,) = press.pages(entry).pages
    title, date, text = [placed.item for placed in page.items if isinstance(placed.item, GlyphRun)]
    assert (title.text, date.text, text.text.rstrip("字")) == ("项目", "二〇二〇年", "文一")
    assert date.y == title.y and date.x + date.width == pytest.approx(220.0, abs=0.2)
