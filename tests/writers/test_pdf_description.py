"""Metadata, outline, links and the catalog, read back with another library."""

from __future__ import annotations

import contextlib
import io

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms

from cvbuilder.layout.boxes import Bookmark, LinkArea, Pages
from cvbuilder.writers.pdf.color import srgb_profile
from cvbuilder.writers.pdf.links import uri

CHINESE = {
    "title": "李明：学术简历（2025）",
    "author": "李明",
    "subject": "学术简历",
    "keywords": ("机器视觉", "R&D <3"),
}


@pytest.fixture
def opened():
    """Open a PDF's bytes; the file stays open as long as the test runs."""
    with contextlib.ExitStack() as files:
        yield lambda pdf: files.enter_context(pikepdf.open(io.BytesIO(pdf)))


def test_metadata_are_read_back(opened, sheet):
    file = opened(sheet.pdf(sheet.pages(), sheet.document("zh-Hans", **CHINESE)))
    described = {str(name): str(value) for name, value in file.docinfo.items()}
    assert described == {
        "/Title": "李明：学术简历（2025）",
        "/Author": "李明",
        "/Subject": "学术简历",
        "/Keywords": "机器视觉, R&D <3",
        "/Creator": "cvbuilder",
        "/Producer": "cvbuilder",
        "/CreationDate": "D:20250301000000Z",
        "/ModDate": "D:20250301000000Z",
    }
    assert str(file.Root.Lang) == "zh-Hans"


def test_the_packet_says_the_same(opened, sheet):
    with opened(sheet.pdf(sheet.pages(), sheet.document("zh-Hans", **CHINESE))).open_metadata() as packet:
        assert packet["dc:title"] == "李明：学术简历（2025）"
        assert packet["dc:creator"] == ["李明"]
        assert packet["dc:description"] == "学术简历"
        assert packet["dc:subject"] == {"机器视觉", "R&D <3"}
        assert packet["dc:language"] == {"zh-Hans"}
        assert packet["pdf:Keywords"] == "机器视觉, R&D <3"
        assert packet["pdf:Producer"] == packet["xmp:CreatorTool"] == "cvbuilder"
        assert packet["xmp:CreateDate"] == packet["xmp:ModifyDate"] == "2025-03-01T00:00:00Z"


@pytest.mark.parametrize(
    ("date", "stamp"), [(None, "20000101"), ("2025", "20250101"), ("2025-11", "20251101"), ("2025-11-30", "20251130")]
)
def test_a_day_that_is_not_known_is_made_up_the_same_way(date, stamp, opened, sheet):
    file = opened(sheet.pdf(sheet.pages(), sheet.document(date=date)))
    assert str(file.docinfo["/CreationDate"]) == f"D:{stamp}000000Z"
    with file.open_metadata() as packet:
        assert packet["xmp:CreateDate"] == f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:]}T00:00:00Z"


def test_what_is_not_said_is_left_out(opened, sheet):
    file = opened(sheet.pdf(sheet.pages(), sheet.document(author="", subject="", keywords=())))
    assert not {"/Author", "/Subject", "/Keywords"} & set(file.docinfo.keys())
    with file.open_metadata() as packet:
        assert not [name for name in ("dc:creator", "dc:description", "dc:subject", "pdf:Keywords") if name in packet]


def test_the_catalog_shows_the_title_and_tells_of_tags(opened, sheet):
    root = opened(sheet.pdf(sheet.pages())).Root
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.PageLayout == "/SinglePage"
    assert root.MarkInfo.Marked is True and root.Lang == "en"
    assert "/StructTreeRoot" in root and "/Outlines" not in root


def test_the_packet_names_the_standards_that_the_file_follows(opened, sheet):
    with opened(sheet.pdf(sheet.pages())).open_metadata() as packet:
        assert (packet["pdfaid:part"], packet["pdfaid:conformance"], packet["pdfuaid:part"]) == ("3", "A", "1")
        assert packet.pdfa_status == "3A"


def test_colours_are_srgb():
    """The profile of the output intent gives what another maker's sRGB gives, for any colour, both ways."""
    own = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    known = ImageCms.createProfile("sRGB")
    assert srgb_profile() == srgb_profile() and len(srgb_profile()) < 700
    assert ImageCms.getProfileDescription(own).strip() == "sRGB IEC61966-2.1"
    cube = Image.new("RGB", (16, 256))
    cube.putdata([(r * 17, g * 17, b * 17) for r in range(16) for g in range(16) for b in range(16)])
    for one, other in ((own, known), (known, own)):
        told = ImageCms.profileToProfile(cube, one, other)
        assert max(high for _, high in ImageChops.difference(cube, told).getextrema()) <= 1


@pytest.mark.parametrize(("count", "mode"), [(4, None), (5, "/UseOutlines")])
def test_long_documents_open_with_their_outline(count, mode, opened, sheet):
    pages = Pages((sheet.page(),) * count, (Bookmark("Education", 1, 1, 60.0),))
    root = opened(sheet.pdf(pages)).Root
    assert root.PageLayout == "/OneColumn"
    assert root.get("/PageMode") == mode


def test_bookmarks_nest_by_level(opened, sheet):
    marks = (
        Bookmark("教育经历", 1, 1, 100.0),
        Bookmark("Degrees (all)", 2, 1, 120.5),
        Bookmark("Skipped level", 4, 2, 30.0),
        Bookmark("Awards", 2, 2, 60.0),
        Bookmark("Papers", 1, 2, 300.0),
    )
    file = opened(sheet.pdf(Pages((sheet.page(), sheet.page()), marks)))
    with file.open_outline() as outline:
        found = list(walk(outline.root, 0))
        assert found == [
            ("教育经历", 0, 1, 741.89),
            ("Degrees (all)", 1, 1, 721.39),
            ("Skipped level", 2, 2, 811.89),
            ("Awards", 1, 2, 781.89),
            ("Papers", 0, 2, 541.89),
        ]
    top = file.Root.Outlines
    assert (int(top.Count), int(top.First.Count), int(top.First.First.Count)) == (2, -2, -1)
    assert top.First.Next == top.Last and top.Last.Prev == top.First
    assert top.First.Last.Parent == top.First


def walk(items, depth):
    """Title, depth, page and height of each entry, in order."""
    for item in items:
        page, _, _, height, _ = item.destination
        places = [other.objgen for other in page.Parent.Kids]
        yield item.title, depth, 1 + places.index(page.objgen), pytest.approx(float(height))
        yield from walk(item.children, depth + 1)


def test_links_lead_where_they_say(opened, sheet):
    area = LinkArea(60.0, 70.0, 40.0, 12.0, "https://example.org/a_(b)?q=1&r=é", "主页")
    file = opened(sheet.pdf(sheet.pages(area)))
    (link,) = file.pages[0].Annots
    assert [float(edge) for edge in link.Rect] == pytest.approx([60, 759.89, 100, 771.89])
    assert (str(link.Subtype), int(link.F), [int(side) for side in link.Border]) == ("/Link", 4, [0, 0, 0])
    assert str(link.A.URI) == "https://example.org/a_(b)?q=1&r=%C3%A9"
    assert str(link.Contents) == "主页"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://例子.测试/路径?q=查", "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?q=%E6%9F%A5"),
        ("https://example.org/%E8%B7%AF a", "https://example.org/%E8%B7%AF%20a"),
        ("mailto:li.ming@example.org", "mailto:li.ming@example.org"),
        ("tel:+86-10-1234", "tel:+86-10-1234"),
        ("HTTP://example.org", "http://example.org"),
    ],
)
def test_a_url_is_written_in_ascii(url, written):
    assert uri(url) == written.encode("ascii")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.org", ""])
def test_no_other_scheme_is_ever_written(url, sheet):
    with pytest.raises(ValueError, match="scheme"):
        sheet.pdf(sheet.pages(LinkArea(0, 0, 1, 1, url, "x")))


def test_titles_of_other_languages_stand_beside_its_own(opened, sheet):
    said = sheet.document(titles=(("zh-Hans", "李明个人履历"), ("en", "never")))
    with opened(sheet.pdf(sheet.pages(), said)).open_metadata() as packet:
        assert packet["dc:title"] == "Li Ming: Curriculum vitae"
    packet = opened(sheet.pdf(sheet.pages(), said)).Root.Metadata.read_bytes().decode("utf-8")
    told = packet[packet.index("<dc:title>") : packet.index("</dc:title>")]
    assert told.count("xml:lang") == 3 and "never" not in told
    assert '<rdf:li xml:lang="zh-Hans">李明个人履历</rdf:li>' in told
