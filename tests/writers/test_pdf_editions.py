"""What an edition's file says of itself, and links that lead to places within it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from cvbuilder.document.nodes import Edition, Part
from cvbuilder.layout.boxes import Bookmark, Destination, LinkArea, Pages


def edition(sheet) -> Edition:
    chinese = sheet.document(
        "zh-Hans", title="李明 个人履历", author="李明", subject="简历", keywords=("视觉", "vision")
    )
    return Edition("bilingual", (Part("English", sheet.document()), Part("中文", chinese)))


def pages(sheet) -> Pages:
    """Two pages, the first with a link to a place on the second."""
    link = LinkArea(60, 70, 20, 11, "#zh-Hans", "中文", target=Destination(2, 120.5))
    both = (sheet.page(sheet.run("One"), link), sheet.page(sheet.run("Two")))
    return Pages(
        both, (Bookmark("English", 1, 1, 0.0), Bookmark("中文", 1, 2, 0.0)), labels=(("English", 1), ("中文", 2))
    )


def test_an_inner_link_goes_to_its_page_and_height(sheet) -> None:
    with pikepdf.open(BytesIO(sheet.pdf(pages(sheet), edition(sheet)))) as file:
        (link,) = file.pages[0].Annots
        page, fit, left, top, zoom = link.A.D
        assert link.A.S == "/GoTo" and "/URI" not in link.A
        assert page.objgen == file.pages[1].objgen
        assert (fit, left, round(float(top), 2), zoom) == ("/XYZ", None, 841.89 - 120.5, None)
        assert str(link.Contents) == "中文"


def test_a_link_whose_target_was_not_found_is_no_address(sheet) -> None:
    link = LinkArea(60, 70, 20, 11, "#zh-Hans", "中文")
    with pytest.raises(ValueError, match="#zh-Hans"):
        sheet.pdf(sheet.pages(sheet.run("One"), link))


def test_the_file_describes_all_its_parts(sheet) -> None:
    with pikepdf.open(BytesIO(sheet.pdf(pages(sheet), edition(sheet)))) as file:
        assert str(file.Root.Lang) == "en"
        assert str(file.docinfo.Title) == "Li Ming: Curriculum vitae / 李明 个人履历"
        assert str(file.docinfo.Author) == "Li Ming / 李明"
        assert str(file.docinfo.Keywords) == "vision, robots, 视觉"
        with file.open_metadata() as packet:
            assert packet["dc:title"] == str(file.docinfo.Title)
            assert packet["dc:language"] == {"en", "zh-Hans"}
        xmp = bytes(file.Root.Metadata.read_bytes()).decode()
        assert '<rdf:li xml:lang="zh-Hans">李明 个人履历</rdf:li>' in xmp


def test_each_part_counts_its_pages(sheet) -> None:
    with pikepdf.open(BytesIO(sheet.pdf(pages(sheet), edition(sheet)))) as file:
        assert [page.label for page in file.pages] == ["English 1", "中文 1"]
    with pikepdf.open(BytesIO(sheet.pdf(replace(pages(sheet), labels=())))) as file:
        assert "/PageLabels" not in file.Root
