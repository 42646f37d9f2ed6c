"""The proof: pages as text, held by one golden file, and what its marks mean."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from cvbuilder.document.nodes import Image
from cvbuilder.layout.boxes import Bookmark, Disc, LayoutWarning, LinkArea, Page, Pages, Picture, PlacedItem, Rule
from cvbuilder.writers.proof import proof, write_proof

GOLDEN = Path(__file__).with_name("proof.txt")


def sample(sheet) -> Pages:
    first = Page(
        sheet.width,
        sheet.height,
        (
            *map(PlacedItem, sheet.line([("bold", "SenseTime "), ("han", "商汤研究院")], 61.2, "experience[0]")),
            PlacedItem(Rule(60, 66, 475.28, 0.5, "#cccccc")),
            PlacedItem(Disc(62, 77, 1.2, "#333333")),
            PlacedItem(sheet.run("负责训练平台", (70, 80), "han", 10.5, 0.42, key="experience[0].highlights[0]")),
            PlacedItem(sheet.hyphenated(sheet.run("repre-", (70, 95), key="experience[0].highlights[0]"))),
            PlacedItem(LinkArea(70, 87, 30.5, 12, "https://example.org", "repre", "experience[0].highlights[0]")),
            PlacedItem(Picture(Image("photo.jpg", b""), 480, 40, 60, 80, "A “portrait”", "en", "photo")),
        ),
    )
    foot = sheet.run("1\u00a0/\u00a02", (290, 800), "sans", 8, color="#777777", key="foot")
    second = sheet.page(sheet.run("Education", key="education"))
    return Pages(
        (replace(first, items=(*first.items, PlacedItem(foot, "artifact"))), second),
        (Bookmark("Experience", 1, 1, 55.0), Bookmark("商汤", 2, 1, 61.0)),
        (LayoutWarning("an overfull line, by 3.1 pt", "experience[0]"),),
    )


def test_golden(sheet):
    assert proof(sheet.document("zh-Hans", title="李明：简历"), sample(sheet)) == GOLDEN.read_text("utf-8")


def test_gaps_are_told(sheet):
    run = sheet.run("ab", stretch=2.0)
    assert '+4.00 SourceSerif4-Regular 10 #000000 en  "a›b"' in proof(sheet.document(), sheet.pages(run))
    tight = sheet.run("ab", stretch=-2.0)
    assert '-4.00 SourceSerif4-Regular 10 #000000 en  "a‹b"' in proof(sheet.document(), sheet.pages(tight))


def test_a_change_on_one_page_leaves_the_others_alone(sheet):
    pages = sample(sheet)
    changed = replace(pages, pages=(sheet.page(sheet.run("other", color="#ff0000")), *pages.pages[1:]))
    before, after = (proof(sheet.document(), made).partition("page 2")[2] for made in (pages, changed))
    assert before == after


def test_bytes_are_utf_8(sheet):
    written = write_proof(sheet.document(), sample(sheet), sheet.library)
    assert written.decode("utf-8") == proof(sheet.document(), sample(sheet))
