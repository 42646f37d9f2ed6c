"""What the peers are given: the words of our documents, all of them and in their order."""

from __future__ import annotations

import re
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.children import ROOT
from benchmarks.growth import CHARACTERS, hanzi, text_of
from benchmarks.peers import as_html, as_rendercv, as_typst
from benchmarks.peers.content import Asked, asked
from benchmarks.peers.environments import Peer, prepared
from benchmarks.peers.pages import pages_of

PROFILE = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"


@pytest.fixture(scope="module")
def documents() -> list[Asked]:
    return list(asked(PROFILE, "cv"))


def words_of(value: Any) -> list[str]:
    """All texts of a document's nodes that stand in its pages, in order."""
    if isinstance(value, (tuple, list)):
        return [word for each in value for word in words_of(each)]
    own = [value.text] if type(value).__name__ in {"Text", "Time", "Quantity"} else []
    fields = ("heading", "content", "head", "when", "body", "blocks", "items", "cells")
    if type(value).__name__ == "Choice":
        return words_of(value.alternatives[0])
    return own + [word for name in fields if getattr(value, name, None) for word in words_of(getattr(value, name))]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


class Words(HTMLParser):
    """The words of a page, without its head."""

    def __init__(self) -> None:
        super().__init__()
        self.found, self.within = "", False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.within = self.within or tag == "body"

    def handle_data(self, data: str) -> None:
        self.found += data if self.within else ""


def test_a_page_of_html_has_our_words_in_our_order(documents: list[Asked]) -> None:
    for each in documents:
        reader = Words()
        reader.feed(as_html.source(each, "file:///faces"))
        said = words_of([each.document.masthead, *each.document.sections])
        assert letters(reader.found) == letters("".join(said))


def test_typst_and_rendercv_are_given_every_word(documents: list[Asked]) -> None:
    for each in documents:
        typst = letters(re.sub(r"\\(.)", r"\1", as_typst.source(each)))
        rendercv = as_rendercv.source(each)
        assert yaml.safe_load(rendercv)["cv"]["name"] == "Xiangxiang Chu"
        for word in words_of([each.document.masthead, *each.document.sections]):
            assert letters(word) in typst
            assert letters(word) in letters(rendercv)


def test_sizes_and_margins_are_the_themes(documents: list[Asked]) -> None:
    for each in documents:
        body, page = each.style.block("body").text, each.style.page
        assert f"flow({body.size}, {round(body.leading - body.size, 3)}, {body.weight}," in as_typst.source(each)
        assert f"font-size: {body.size}pt; line-height: {body.leading}pt" in as_html.source(each, "")
        assert f"right: {page.right}pt" in as_typst.source(each)


def test_pages_are_counted_in_plain_and_in_packed_objects() -> None:
    plain = b"<</Type /Pages /Count 2>> <</Type /Page>> <</Type/Page/Parent 1 0 R>>"
    packed = b"<</Type /ObjStm /N 1>>\nstream\n" + zlib.compress(b"<</Type /Page >>") + b"\nendstream"
    assert pages_of(plain) == 2
    assert pages_of(plain + packed) == 3


def test_a_peer_that_cannot_be_had_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.peers.environments.PLACE", tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    peer = Peer("Nobody", "by_nobody", ("cvbuilder-no-such-peer",), "pass", "nobody", "txt")
    found = prepared(peer)
    assert isinstance(found, str) and found.startswith("not installed: ")


@pytest.mark.parametrize("count", [100, 5000])
def test_texts_have_as_many_distinct_characters_as_asked(count: int) -> None:
    import random

    known = set(hanzi())
    assert len(known) == 6763
    said = yaml.safe_load(text_of(count, random.Random(1)))["summary"]
    text = "".join(item["zh"] for item in said).replace("。", "")
    assert len(text) == CHARACTERS
    assert len(set(text)) == count
