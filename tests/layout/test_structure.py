"""How documents are read: the tree follows the document, whatever stands where on the pages."""

from __future__ import annotations

from typing import Any

import pytest

from cvbuilder.document.nodes import (
    Cell,
    Choice,
    EntryBlock,
    Figure,
    Heading,
    Image,
    Inline,
    List,
    ListItem,
    Monogram,
    Paragraph,
    Row,
    Section,
    Text,
    Time,
)
from cvbuilder.layout.boxes import Disc, Element, GlyphRun, LinkArea, Pages, Rule
from cvbuilder.layout.structure import content_of, shown, structure_of


def words(text: str, language: str = "zh-Hans", **fields: Any) -> Text:
    return Text(text, language, **fields)


def paragraph(key: str, *content: Inline) -> Paragraph:
    return Paragraph(content or (words(key),), key=key)


def outline(element: Element | int) -> Any:
    """An element as its role, with its language, and what it holds; contents as their numbers."""
    if isinstance(element, int):
        return element
    name = f"{element.role} {element.language}".strip()
    return (name, *map(outline, element.children))


def section_of(press: Any, *blocks: Any) -> Any:
    """What a section of these blocks holds."""
    structure = structure_of(press.document(*blocks))
    _, (_, *children) = map(outline, structure.root.children)
    return children


def test_an_entry_is_read_title_date_rest(press: Any) -> None:
    entry = EntryBlock(
        (paragraph("e.title"),), (Time("2020", "2020", "zh-Hans"),), (paragraph("e.one"), paragraph("e.two")), key="e"
    )
    assert section_of(press, entry) == [("Div", ("P", 0), ("P", 1), ("P", 2), ("P", 3))]
    alone = EntryBlock((paragraph("a.title"),), (), (), key="a")
    assert section_of(press, alone) == [("P", 0)]


def test_numbers_are_labels_and_bullets_are_not(press: Any) -> None:
    items = (ListItem((paragraph("l[0]"),), "l[0]"), ListItem((paragraph("l[1]"), paragraph("more")), "l[1]"))
    bullets = ("L", ("LI", ("LBody", 0)), ("LI", ("LBody", ("P", 1), ("P", 2))))
    assert section_of(press, List(items)) == [bullets]
    numbered = ("L", ("LI", ("Lbl", 0), ("LBody", 1)), ("LI", ("Lbl", 2), ("LBody", ("P", 3), ("P", 4))))
    assert section_of(press, List(items, ordered=True)) == [numbered]


def test_rows_of_figures_are_one_list(press: Any) -> None:
    rows = [Row((Cell((paragraph(f"{row}.value"), paragraph(f"{row}.label"))), None), key=row) for row in "ab"]
    item = ("LI", ("LBody", ("P", 0), ("P", 1))), ("LI", ("LBody", ("P", 2), ("P", 3)))
    assert section_of(press, *rows, paragraph("after")) == [("L", *item), ("P", 4)]


@pytest.mark.parametrize(
    ("levels", "read"),
    [((1, 2, 3), "H1 H2 H3"), ((2, 3), "H1 H2"), ((1, 3, 3, 2), "H1 H2 H3 H2"), ((1, 2, 3, 4), "H1 H2 H3 H3")],
)
def test_headings_skip_no_level(press: Any, levels: tuple[int, ...], read: str) -> None:
    headings = [Heading((words("题"),), level, key=f"h{number}") for number, level in enumerate(levels)]
    assert [child[0] for child in section_of(press, *headings)] == read.split()


CONTENTS = {
    "one language, that of the document": ((words("一"), words("，二")), ("P", 0)),
    "one language, another": ((words("One", "en"), words(", two", "en")), ("P en", 0)),
    "a span for a run of another": ((words("一"), words("One", "en"), words("二")), ("P", 0, ("Span en", 1), 2)),
    "marks between two languages are the block's": (
        (words("One", "en"), words("，", "en"), words("二")),
        ("P", ("Span en", 0), 1),
    ),
    "marks within a language are in it": (
        (words("一"), words("One", "en"), words(", 2, "), words("two", "en")),
        ("P", 0, ("Span en", 1)),
    ),
    "marks between links are the block's": (
        (words("一"), words("One", "en", link="https://a"), words(" · ", "en"), words("Two", "en", link="https://b")),
        ("P", 0, ("Link en", 1), 2, ("Link en", 3)),
    ),
    "a year after words in another language is the block's": (
        (words("One", "en"), words(" "), words("2024", "en"), words("，二")),
        ("P", ("Span en", 0), 1),
    ),
    "figures and marks beside one language are in it": ((words("One", "en"), words(" 2024.")), ("P en", 0)),
    "marks at the beginning go with the first": ((words("·", "en"), words("二")), ("P", 0)),
    "marks alone": ((words("— · —", "en"),), ("P", 0)),
    "a number alone": ((words("2024", "en"),), ("P", 0)),
    "a link": ((words("见"), words("此处", link="https://a"), words("。")), ("P", 0, ("Link", 1), 2)),
    "a link in another language": ((words("见"), words("here", "en", link="https://a")), ("P", 0, ("Link en", 1))),
    "a link of two manners": (
        (words("a", "en", link="https://a"), words("b", "en", link="https://a", strong=True)),
        ("P en", ("Link", 0)),
    ),
    "two links": ((words("甲", link="https://a"), words("乙", link="https://b")), ("P", ("Link", 0), ("Link", 1))),
}


@pytest.mark.parametrize(("content", "read"), CONTENTS.values(), ids=CONTENTS)
def test_words(press: Any, content: tuple[Inline, ...], read: Any) -> None:
    assert section_of(press, paragraph("p", *content)) == [read]


def test_a_link_tells_all_that_it_shows(press: Any) -> None:
    text = paragraph("p", words("见"), words("这", link="https://a"), words("里", link="https://a", emphasis=True))
    _, section = structure_of(press.document(text)).root.children
    (p,) = section.children
    assert p.children[1].words == "这里"


def test_a_portrait_has_words_and_a_monogram_is_none(press: Any) -> None:
    figure = Figure(Image("a.png", b""), "人像", "zh-Hans", key="photo")
    monogram = Monogram("李", "zh-Hans", key="monogram")
    masthead = Section(None, (figure, monogram), "masthead", "masthead")
    first, _ = structure_of(press.document(masthead=masthead)).root.children
    assert outline(first) == ("Sect", ("Figure", 0))
    assert first.children[0].words == "人像"


def placed(pages: Pages) -> list[tuple[int, int]]:
    """Each item that is read: its page and its content."""
    return [
        (number, item.content) for number, page in enumerate(pages.pages) for item in page.items if item.content >= 0
    ]


def numbers(element: Element) -> list[int]:
    return [number for child in element.children for number in ([child] if isinstance(child, int) else numbers(child))]


def test_every_word_has_its_content_and_every_content_its_words(press: Any, make: Any) -> None:
    """Over pages, in lists, beside dates: what is painted is in the tree once, and nothing else is."""
    entry = make.entry("甲", make.bullets("乙", 9, 9, 9), when="二〇二〇年")
    pages = press.pages(make.heading("题"), entry, *(make.paragraph(name, 12) for name in "丙丁戊己庚"))
    assert len(pages.pages) > 1
    found = placed(pages)
    assert sorted({content for _, content in found}) == sorted(numbers(pages.structure))
    assert any(len({page for page, content in found if content == number}) > 1 for number in numbers(pages.structure))
    for page in pages.pages:
        for item in page.items:
            if isinstance(item.item, GlyphRun) and item.part == "body":
                assert item.content >= 0
            if isinstance(item.item, Rule | Disc):
                assert item.content == -1


def test_only_the_version_that_stands_on_a_page_is_read(press: Any) -> None:
    versions = (tuple(paragraph(f"long[{number}]") for number in range(90)), (paragraph("short"),))
    pages = press.pages(Choice(versions, key="choice"), page_limit=1)
    assert section_keys(pages.structure) == ["short"]


def test_versions_of_one_key_are_told_apart(press: Any) -> None:
    """The short one has no link where the long one has its first."""
    long = paragraph("p", words("长" * 2000, link="https://a"), words("。"))
    pages = press.pages(Choice(((long,), (paragraph("p", words("短")),)), key="choice"), page_limit=1)
    assert outline(pages.structure)[1:] == (("Sect", ("P", 2)),)
    assert {content for _, content in placed(pages)} == {2}


def section_keys(root: Element) -> list[str]:
    (section,) = (child for child in root.children if isinstance(child, Element))
    return [child.key for child in section.children if isinstance(child, Element)]


def test_what_no_page_shows_is_not_in_the_tree() -> None:
    tree = Element("Document", (Element("Sect", (Element("P", (0,)), Element("P", (1,)))), Element("Sect", ())))
    assert outline(shown(tree, {1})) == ("Document", ("Sect", ("P", 1)))
    assert outline(shown(tree, set())) == ("Document",)


def test_what_is_unknown_is_not_read(press: Any) -> None:
    structure = structure_of(press.document(paragraph("p")))
    run = GlyphRun("face", 10, 0, 0, 0, (), "#000000", "en", key="p", inline=0)
    assert content_of(structure, run) == 0
    for item in (
        Rule(0, 0, 1, 1, "#000000"),
        Disc(0, 0, 1, "#000000"),
        LinkArea(0, 0, 1, 1, "https://a", "a", "other"),
    ):
        assert content_of(structure, item) == -1


def test_what_runs_at_head_and_foot_is_told_apart(press: Any, make: Any) -> None:
    head, foot = paragraph("head"), paragraph("foot")
    blocks = [make.paragraph(name, 12) for name in "丙丁戊己庚辛"]
    pages = press.pages(*blocks, running_head=(head,), running_foot=(foot,))
    kinds = [{item.artifact for item in page.items if item.part == "artifact"} for page in pages.pages]
    assert kinds[0] == {"footer"} and kinds[1] == {"header", "footer"}
    assert "head" not in section_keys(pages.structure)
