"""A type case with exact widths: 10 pt type in which every expected place is a number that one can work out.

In 1/1000 em: Han characters and full-width marks 1000 (with `halt` 500, the ink of an opening mark then
500 further left), —— 2000 as one glyph, Latin letters, digits and signs 500, spaces 250, the interpunct 300.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.document.nodes import (
    Block,
    Document,
    EntryBlock,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
    Time,
)
from cvbuilder.errors import SourceSpan
from cvbuilder.fonts import BUNDLED
from cvbuilder.fonts.face import FaceMetrics, Glyph
from cvbuilder.layout.boxes import GlyphRun, Page, Pages
from cvbuilder.layout.itemize import Missing, itemize
from cvbuilder.layout.items import Items, Manner
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.layout.linebreak import break_lines
from cvbuilder.layout.place import PlacedLine, place_line
from cvbuilder.source import read_bytes
from cvbuilder.theme import Style, resolve

EM = 10.0
OPENING = "（《〈「『【〔〖［｛“‘"
CLOSING = "）》〉」』】〕〗］｝”’，、；。．！？："
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"


def is_wide(character: str) -> bool:
    return character in OPENING + CLOSING + "—…～／％" or unicodedata.east_asian_width(character) in "WF"


class ExactFace:
    """A face with the widths told above; ids that begin with `han` or hold `SC`, `TC` or `Kai` are Han faces."""

    metrics = FaceMetrics(880.0, -120.0, 700.0, 500.0)

    def __init__(self, face_id: str, lacks: str = "") -> None:
        self.id = face_id
        self.lacks = lacks
        self.han = face_id.startswith("han") or any(part in face_id for part in ("SC", "TC", "Kai"))

    def covers(self, character: str) -> bool:
        if any(each in self.lacks for each in character):
            return False
        quotes = "“”‘’—…·"
        return self.han or all(each in quotes or not is_wide(each) for each in character)

    def shape(self, text: str, language: str, features: tuple[str, ...] = ()) -> tuple[Glyph, ...]:
        glyphs: list[Glyph] = []
        for cluster in self._clusters(text):
            natural = self._width(cluster)
            half = self.han and "halt" in features and cluster in OPENING + CLOSING
            shift = -500.0 if half and cluster in OPENING else 0.0
            glyphs.append(Glyph(ord(cluster[0]), cluster, 500.0 if half else natural, natural, shift))
        return tuple(glyphs)

    def ink(self, gid: int) -> tuple[float, float]:
        return 0.0, 0.0

    @staticmethod
    def _clusters(text: str) -> list[str]:
        clusters: list[str] = []
        for character in text:
            joins = unicodedata.category(character)[0] == "M" or character in INVISIBLE
            if clusters and (joins or clusters[-1] + character == "——"):
                clusters[-1] += character
            else:
                clusters.append(character)
        return clusters

    def _width(self, cluster: str) -> float:
        first = cluster[0]
        if cluster == "——":
            return 2000.0
        if first in INVISIBLE:
            return 0.0
        if first == "·":
            return 300.0
        if first.isspace() and first != "\u3000":
            return 250.0
        return 1000.0 if self.han and is_wide(first) else 500.0


class ExactFaces:
    """A source that has a face for every id."""

    registry = BUNDLED

    def __init__(self, lacks: str = "") -> None:
        self.lacks = lacks
        self._faces: dict[str, ExactFace] = {}

    def face(self, face_id: str) -> ExactFace:
        return self._faces.setdefault(face_id, ExactFace(face_id, self.lacks))


class TypeCase:
    """Sets text in exact faces, 10 pt to the em. Lengths are points."""

    em = EM

    def __init__(self) -> None:
        self.faces = ExactFaces()

    def manner(self, language: str = "zh-Hans", **fields: Any) -> Manner:
        """How a stretch is set; `fields` are Manner's own."""
        given: dict[str, Any] = {
            "inline": 0,
            "latin_faces": ("latin",),
            "han_faces": ("han",),
            "size": EM,
            "latin_size": EM,
            "color": "#000000",
            "features": (),
            "hyphenate": False,
        }
        return Manner(language=language, **(given | fields))

    def stretches(self, text: str | Sequence[dict[str, Any]], language: str, **fields: Any) -> list[tuple[str, Manner]]:
        """A text, or several with what is their own, as stretches in order."""
        parts = [{"text": text}] if isinstance(text, str) else text
        found = []
        for number, part in enumerate(parts):
            own = {"language": language, "inline": number} | fields | {k: v for k, v in part.items() if k != "text"}
            found.append((part["text"], self.manner(**own)))
        return found

    def items(
        self,
        text: str | Sequence[dict[str, Any]],
        language: str = "zh-Hans",
        prohibition: Any = "strict",
        lacks: str = "",
        **fields: Any,
    ) -> tuple[Items, tuple[Missing, ...]]:
        """The items of a text and what no face draws."""
        faces = ExactFaces(lacks) if lacks else self.faces
        return itemize(self.stretches(text, language, **fields), faces, EM, prohibition)

    def lines(
        self,
        text: str | Sequence[dict[str, Any]],
        width: float,
        language: str = "zh-Hans",
        align: Any = "justify",
        prohibition: Any = "strict",
        balanced: bool = False,
        **fields: Any,
    ) -> list[PlacedLine]:
        """The lines of a text in a measure of `width` pt."""
        items, _ = self.items(text, language, prohibition, **fields)
        broken = break_lines(items, width, align == "justify", balanced)
        return [place_line(items, line, width, align, "key") for line in broken]


@pytest.fixture(scope="session")
def case_of_type() -> TypeCase:
    return TypeCase()


@pytest.fixture(scope="session")
def exact_faces() -> Callable[[str], ExactFaces]:
    """Make a source of exact faces that lack some characters."""
    return ExactFaces


PLAIN = Path(__file__).with_name("plain.yaml").read_text("utf-8")


class Press:
    """Lays out documents made of short words, on pages of ten lines of twenty Han characters (plain.yaml)."""

    def __init__(self) -> None:
        self.faces = ExactFaces()

    def style(self, language: str = "zh-Hans", theme: str = PLAIN) -> Style:
        """The plain style; `theme` is its file with changes."""
        return resolve(read_bytes(theme.encode(), "plain.yaml"), language, "a4")

    @staticmethod
    def theme(*lines: str) -> str:
        """The plain theme with some of its parts of one line replaced."""
        own = {line.partition(":")[0]: line for line in lines}
        return "\n".join(own.get(line.partition(":")[0], line) for line in PLAIN.splitlines()) + "\n"

    def document(self, *blocks: Block, language: str = "zh-Hans", **fields: Any) -> Document:
        """A document of one section without a heading, its masthead empty unless given."""
        given: dict[str, Any] = {
            "kind": "cv",
            "title": "T",
            "author": "A",
            "subject": "",
            "keywords": (),
            "masthead": Section(None, (), "masthead"),
            "sections": (Section(None, blocks, "main", "main"),),
        }
        return Document(language=language, **(given | fields))

    def pages(self, *blocks: Block, theme: str = PLAIN, **fields: Any) -> Pages:
        """The pages of such a document."""
        document = self.document(*blocks, **fields)
        return lay_out(document, self.style(document.language, theme), self.faces)

    def lines(self, *blocks: Block, **fields: Any) -> list[list[str]]:
        """The lines of each page, without what runs at its head and foot."""
        return [lines_of(page) for page in self.pages(*blocks, **fields).pages]


def lines_of(page: Page, part: str = "body") -> list[str]:
    """The lines of a page from top to bottom, `字` at their ends left out; parts that stand apart by ` | `."""
    lines: dict[float, str] = {}
    ends: dict[float, float] = {}
    for placed in page.items:
        run = placed.item
        if isinstance(run, GlyphRun) and placed.part == part:
            y = round(run.y, 2)
            apart = " | " if y in ends and run.x - ends[y] > 6 else ""
            lines[y] = lines.get(y, "") + apart + run.text
            ends[y] = run.x + run.width
    return [lines[y].rstrip("字") for y in sorted(lines)]


def origin(line: int) -> SourceSpan:
    """A place in a profile."""
    return SourceSpan("me.yaml", line * 10, line * 10 + 5, line, 1)


NUMERALS = "一二三四五六七八九十百千"


def paragraph(name: str, lines: int = 1, **fields: Any) -> Paragraph:
    """A paragraph of so many full lines of twenty Han characters, each with the name and its number."""
    text = "".join(f"{name}{NUMERALS[number]}".ljust(20, "字") for number in range(lines))
    return Paragraph((Text(text, "zh-Hans"),), key=fields.pop("key", name), **fields)


def heading(name: str, level: int = 2) -> Heading:
    return Heading((Text(name, "zh-Hans"),), level, "section-title", f"{name}.heading", origin(1))


def bullets(name: str, *items: int) -> List:
    """A list whose items have so many lines each, of nineteen characters."""
    found = []
    for number, lines in enumerate(items):
        text = "".join(f"{name}{NUMERALS[number]}{NUMERALS[line]}".ljust(19, "字") for line in range(lines))
        found.append(ListItem((Paragraph((Text(text, "zh-Hans"),), "list-item", f"{name}[{number}]"),)))
    return List(tuple(found), key=name)


def entry(name: str, *body: Block, when: str = "") -> EntryBlock:
    head = (Paragraph((Text(name, "zh-Hans"),), "entry-title", f"{name}.title"),)
    return EntryBlock(head, (Time(when, when, "zh-Hans", "date"),) if when else (), body, key=name)


class Blocks:
    """What documents of these tests are made of."""

    paragraph = staticmethod(paragraph)
    heading = staticmethod(heading)
    bullets = staticmethod(bullets)
    entry = staticmethod(entry)
    origin = staticmethod(origin)


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()


@pytest.fixture(scope="session")
def make() -> type[Blocks]:
    return Blocks


@pytest.fixture(scope="session")
def page_lines() -> Callable[..., list[str]]:
    return lines_of


def glyph_places(line: PlacedLine) -> list[tuple[str, float]]:
    """Each cluster of a line with the x of its glyph's origin, pt."""
    return [
        (glyph.text, round(item.x + glyph.x, 3))
        for item in line.items
        if isinstance(item, GlyphRun)
        for glyph in item.glyphs
    ]


@pytest.fixture(scope="session")
def places() -> Callable[[PlacedLine], list[tuple[str, float]]]:
    return glyph_places
