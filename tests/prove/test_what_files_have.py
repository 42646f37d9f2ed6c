"""What every file has, read by pikepdf alone, without our own checks: of all samples, kinds, themes and editions."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from cvbuilder.pipeline import EDITIONS, Built
from tests.documents import EVERY, THEMES, built
from tests.readback.tree import Node, tree

EACH = pytest.mark.parametrize(
    ("path", "theme"),
    [pytest.param(path, theme, id=f"{theme}-{path.stem}") for path in EVERY for theme in THEMES],
)
ARTIFACTS = {
    ("/Layout", None),
    ("/Background", None),
    ("/Pagination", "/Header"),
    ("/Pagination", "/Footer"),
}
"""Type and subtype of what is not read (ISO 32000-1, table 330)."""
HAN = re.compile("[\u4e00-\u9fff]")
CHINESE = ("zh-Hans", "zh-Hant", "zh-Hant-HK")


@lru_cache(None)
def opened(path: Path, theme: str) -> list[tuple[Built, pikepdf.Pdf]]:
    return [(each, pikepdf.open(io.BytesIO(each.content))) for each in built(path, theme)]


@EACH
def test_the_catalog(path: Path, theme: str) -> None:
    for each, pdf in opened(path, theme):
        root = pdf.Root
        assert root.ViewerPreferences.DisplayDocTitle is True and root.MarkInfo.Marked is True
        assert pdf.pdf_version >= "1.7" and not pdf.is_encrypted
        assert all(page.Tabs == "/S" and int(page.StructParents) == number for number, page in enumerate(pdf.pages))
        (intent,) = root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert b"CC0" in profile or "CC0".encode("utf-16-be") in profile
        assert int(intent.DestOutputProfile.N) == 3
        names = {str(key) for item in pdf.objects if isinstance(item, Dictionary) for key in item.keys()}  # noqa: SIM118
        assert not names & {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/Encrypt", "/XFA"}
        if each.language not in EDITIONS:
            assert str(root.Lang).startswith({"zh": "zh-Hans", "zh-HK": "zh-Hant-HK"}.get(each.language, each.language))


@EACH
def test_the_metadata(path: Path, theme: str) -> None:
    for each, pdf in opened(path, theme):
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
        told = dict(re.findall(r'xml:lang="([^"]+)">([^<]*)<', _within(packet, "dc:title")))
        languages = re.findall("<rdf:li>([^<]+)<", _within(packet, "dc:language"))
        assert set(languages) <= set(told) and told["x-default"] == str(pdf.docinfo.Title).replace("&", "&amp;")
        assert len(languages) == (2 if each.language in EDITIONS else 1)
        for tag in set(told) & set(CHINESE):
            assert HAN.search(told[tag]), each.name
        for tag in ("dc:creator", "dc:description", "xmp:CreateDate", "xmp:ModifyDate", "pdfuaid:part", "pdfaid:part"):
            assert _within(packet, tag), (each.name, tag)
        assert "http://www.aiim.org/pdfua/ns/id/" in _within(packet, "pdfaExtension:schemas")


def _within(packet: str, tag: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag}>", packet, re.DOTALL)
    return found[1] if found else ""


@EACH
def test_bookmarks_are_headings_in_the_language_of_their_part(path: Path, theme: str) -> None:
    for each, pdf in opened(path, theme):
        headings = {_words(node) for node in _all(tree(each.content)) if re.fullmatch("H[1-6]", node.role)}
        with pdf.open_outline() as outline:
            titles = list(_titles(outline.root))
        assert titles, each.name
        for title in titles:
            for part in title.split(" / ") if each.language == "parallel" else [title]:
                assert "".join(part.split()) in {*headings, "English", "中文"}, each.name
        if each.language in ("en", "zh"):
            chinese = [bool(HAN.search(title)) for title in titles[1:]]
            assert chinese.count(each.language == "zh") >= len(chinese) - 1, (each.name, titles)


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _all(node: Node) -> Iterator[Node]:
    yield node
    for held in node.holds:
        if isinstance(held, Node):
            yield from _all(held)


def _words(node: Node) -> str:
    """What a heading says; between Han and Latin there is a gap and no space."""
    told = "".join(held if isinstance(held, str) else _words(held) for held in node.holds)
    return "".join(told.split())


@EACH
def test_links_say_what_they_are_and_stand_in_the_tree(path: Path, theme: str) -> None:
    for each, pdf in opened(path, theme):
        below = {
            kid.Obj.objgen: element.S
            for element in pdf.objects
            if isinstance(element, Dictionary) and "/S" in element and "/P" in element
            for kid in _kids(element)
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
        }
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                assert str(link.Contents).strip() and below[link.objgen] == "/Link", each.name
                assert (int(link.F), link.get("/StructParent") is not None) == (4, True)
                assert link.A.S in ("/URI", "/GoTo")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [kids]


@EACH
def test_what_is_not_read_says_why(path: Path, theme: str) -> None:
    for each, pdf in opened(path, theme):
        kinds = set()
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BMC", "BDC") and operands[0] == "/Artifact":
                    assert str(operator) == "BDC", each.name
                    subtype = operands[1].get("/Subtype")
                    kinds.add((str(operands[1].Type), str(subtype) if subtype is not None else None))
        assert kinds <= ARTIFACTS, each.name
        assert ("/Pagination", "/Footer") in kinds or len(pdf.pages) == 1 or each.language == "bilingual"
