"""The structure tree of a file: what hangs on it, in which order, and how a page leads back to it."""

from __future__ import annotations

import contextlib
import io

import pikepdf
import pytest

from cvbuilder.document.nodes import Image
from cvbuilder.layout.boxes import Element, LinkArea, Page, Pages, Picture, PlacedItem, Rule


def picture() -> bytes:
    from PIL import Image as Raster

    kept = io.BytesIO()
    Raster.new("RGB", (3, 4), (9, 9, 9)).save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture(scope="module")
def pages(sheet) -> Pages:
    """A picture, and a paragraph that goes on over the page, in which there is a link over two lines."""
    photo = Picture(Image("a.png", picture()), 60, 20, 30, 40, "Ada", "en")
    link = [
        LinkArea(60, 80, 30, 12, "https://example.org/", "a lo"),
        LinkArea(60, 95, 30, 12, "https://example.org/", "ng"),
    ]
    first = [
        PlacedItem(Rule(60, 70, 100, 1, "#000000")),
        PlacedItem(photo, content=0),
        PlacedItem(sheet.run("See ", (60, 90)), content=1),
        PlacedItem(sheet.run("a lo", (80, 90)), content=2),
        PlacedItem(link[0], content=2),
        PlacedItem(sheet.run("ng", (60, 105)), content=2),
        PlacedItem(link[1], content=2),
        PlacedItem(sheet.run(" and", (80, 105)), content=3),
        PlacedItem(sheet.run("1", (300, 800)), "artifact", artifact="footer"),
    ]
    second = [
        PlacedItem(sheet.run("so on", (60, 90)), content=3),
        PlacedItem(sheet.run("张三", (90, 90), "han"), content=4),
    ]
    figure = Element("Figure", (0,), words="Ada", language="en")
    words = Element("P", (1, Element("Link", (2,), words="a long"), 3, Element("Span", (4,), "zh-Hans")))
    both = tuple(Page(sheet.width, sheet.height, tuple(items)) for items in (first, second))
    return Pages(both, structure=Element("Document", (figure, words)))


@pytest.fixture(scope="module")
def file(sheet, pages):
    with contextlib.closing(pikepdf.open(io.BytesIO(sheet.pdf(pages)))) as opened:
        yield opened


def test_a_paragraph_holds_its_parts_in_order_over_pages(file):
    one, two = file.pages
    document = file.Root.StructTreeRoot.K
    figure, words = document.K
    assert (document.S, figure.S, words.S) == ("/Document", "/Figure", "/P")
    before, link, after, further, span = words.K
    assert (before, after) == (1, 3) and words.Pg.objgen == one.obj.objgen
    assert (further.Type, further.MCID, further.Pg.objgen) == ("/MCR", 0, two.obj.objgen)
    assert (span.S, span.Lang, span.K, span.Pg.objgen) == ("/Span", "zh-Hans", 1, two.obj.objgen)
    assert link.P.objgen == words.objgen and words.P.objgen == document.objgen


def test_a_link_holds_its_words_and_an_annotation_for_each_line(file):
    link = file.Root.StructTreeRoot.K.K[1].K[1]
    words, one, two = link.K
    assert words == 2
    annotations = list(file.pages[0].Annots)
    assert [each.Obj.objgen for each in (one, two)] == [each.objgen for each in annotations]
    assert [str(each.Contents) for each in annotations] == ["a long", "a long"]
    assert [int(each.StructParent) for each in annotations] == [2, 3]


def test_a_figure_has_its_words_language_and_place(file):
    figure = file.Root.StructTreeRoot.K.K[0]
    assert (figure.Alt, figure.Lang) == ("Ada", "en")
    assert [float(edge) for edge in figure.A.BBox] == pytest.approx([60, 841.89 - 60, 90, 841.89 - 20], abs=0.01)


def test_the_way_back(file):
    root = file.Root.StructTreeRoot
    figure, words = root.K.K
    link, span = words.K[1], words.K[4]
    entries = list(root.ParentTree.Nums)
    assert entries[::2] == [0, 1, 2, 3] and root.ParentTreeNextKey == 4
    found = [[each.objgen for each in page] for page in (entries[1], entries[3])]
    wanted = [[figure, words, link, words], [words, span]]
    assert found == [[each.objgen for each in page] for page in wanted]
    assert [entries[5].objgen, entries[7].objgen] == [link.objgen] * 2
    assert [int(page.StructParents) for page in file.pages] == [0, 1]
    assert [page.Tabs for page in file.pages] == ["/S", "/S"]


def test_what_is_not_read_is_an_artifact(file):
    content = file.pages[0].Contents.read_bytes()
    assert content.startswith(b"/Artifact <</Type/Layout>>BDC\n60 ")
    assert b"/Artifact <</Type/Pagination/Subtype/Footer>>BDC\nBT" in content
    assert content.count(b"/MCID") == 4
    assert content.count(b"BDC") == content.count(b"EMC") == 6


def test_a_numbered_list_says_so(sheet):
    items = (Element("LI", (Element("Lbl", (0,)), Element("LBody", (1,)))),)
    runs = [PlacedItem(sheet.run(text, (60, 90)), content=number) for number, text in enumerate(("1.", "one"))]
    tree = Element("Document", (Element("L", items, ordered=True),))
    made = sheet.pdf(Pages((Page(sheet.width, sheet.height, tuple(runs)),), structure=tree))
    with pikepdf.open(io.BytesIO(made)) as opened:
        attributes = opened.Root.StructTreeRoot.K.K.A
        assert (attributes.O, attributes.ListNumbering) == ("/List", "/Decimal")
