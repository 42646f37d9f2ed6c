"""Links, read back: each one of the document is an annotation, in order, and lies over its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

import pikepdf
from msgspec import Struct
from pypdfium2 import PdfDocument

from cvbuilder.document.nodes import Block, Text
from tests.readback.columns import side_bar, streams
from tests.readback.normal_form import LINE_HYPHEN
from tests.readback.reading import contents
from tests.readback.samples import STARTER, Sample, documents, shipped

Linked = tuple[str, str]
"""A URL and the letters that lead to it, without spaces, which a line end may have taken."""


class Annotation(Struct, frozen=True):
    """A link annotation: its page, its rectangle in pt from the bottom left, where it leads, what it says."""

    page: int
    rectangle: tuple[float, float, float, float]
    url: str
    says: str


@documents()
def test_every_link_is_an_annotation(sample: Sample) -> None:
    """The same URLs over the same words in the same order, first in the main column, then in the side bar."""
    main, side = streams(sample)
    bar = side_bar(sample.style) if side else None
    found = list(_annotations(sample.pdf))
    beside = [one for one in found if bar and bar.left <= one.rectangle[0] < bar.right]
    assert _told([one for one in found if one not in beside]) == _wanted(main)
    assert _told(beside) == _wanted(side)


def test_there_are_links_in_both_columns() -> None:
    wanted = [_wanted(stream) for stream in streams(shipped(STARTER, "modern")["full.cv.en.pdf"])]
    assert [len(links) > number for links, number in zip(wanted, (10, 1), strict=True)] == [True, True]


def _wanted(blocks: Iterable[Block]) -> list[Linked]:
    nodes = [node for _, content in contents(tuple(blocks)) for node in content if isinstance(node, Text)]
    return _joined(dict.fromkeys((node.link, node.text) for node in nodes if node.link))


def _told(annotations: Iterable[Annotation]) -> list[Linked]:
    """Each annotation of a link says all that it shows, on however many lines; words said twice count once."""
    return _joined(dict.fromkeys((one.url, one.says) for one in annotations))


def _joined(links: Iterable[Linked]) -> list[Linked]:
    """Neighbours that lead to one place as one: two lines have two annotations, two manners two nodes."""
    groups = groupby(links, key=lambda link: link[0])
    return [(url, _letters("".join(text for _, text in group))) for url, group in groups]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in ("\u00ad", LINE_HYPHEN))


def _annotations(pdf: bytes) -> Iterator[Annotation]:
    with pikepdf.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages):
            for one in page.get("/Annots", []):
                assert one.Subtype == "/Link" and one.A.S == "/URI"
                left, bottom, right, top = map(float, one.Rect)
                yield Annotation(number, (left, bottom, right, top), str(one.A.URI), str(one.Contents))


@documents()
def test_a_link_lies_over_its_words(sample: Sample) -> None:
    """The areas of all its lines together, but for a hyphen at a line's end."""
    with PdfDocument(sample.pdf) as file:
        pages = [page.get_textpage() for page in file]
        for (_, says), areas in groupby(_annotations(sample.pdf), key=lambda one: (one.url, one.says)):
            covered = "".join(pages[one.page].get_text_bounded(*one.rectangle) for one in areas)
            shown, said = (_letters(text.replace("\x02", "")).replace("-", "") for text in (covered, says))
            assert shown == said * (len(shown) // len(said)) and shown  # the same words may be linked twice
