"""Make docs/images/typesetting.png: the same passages set by cvbuilder and by raw Typst, side by side.

Takes tools/typesetting.yaml, leaves the picture: cvbuilder on the left, Typst on the right, hairlines at the edges of
the measure. Size, leading, measure and faces are the same on both sides, both justify, Latin and Han have one size
(cvbuilder's themes set Latin larger beside Han, which Typst cannot). It needs the packages of the extras `test` and
`bench`: `make typesetting`.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import pypdfium2 as pdfium
import typst
import yaml
from PIL import Image, ImageDraw, ImageFont

from cvbuilder.document.markup import Span, parse_markup
from cvbuilder.document.nodes import Document, Paragraph, Section, Text
from cvbuilder.fonts import bundled
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.resources import resource
from cvbuilder.source import read_bytes
from cvbuilder.theme import Style, load_theme, resolve
from cvbuilder.writers import WRITERS

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = Path(__file__).with_name("typesetting.yaml")
TARGET = ROOT / "docs" / "images" / "typesetting.png"
EM, LEADING = 10.0, {"zh": 16.0, "en": 14.0}
MARGIN, SCALE = 16.0, 2.0
PAGE = 300.0
TOP_EDGE, MIDDLE = 8.6, 0.345
"""Where the first baseline stands: below Typst's top edge (pt), and below the middle of our first line (em)."""
HEAD = 40
INK = "#55585e"
FACES = ("SourceSerif4-*.ttf", "SourceSans3-Regular.ttf", "CVBSerifSC*.ttf", "CVBKaiSC*.ttf")
EDGE, GROUND = "#c8d4e2", "#ffffff"
TYPST = """#set page(width: {page}pt, height: {page}pt, margin: (left: {margin}pt, right: 0pt, top: {top}pt))
#set text(font: ("Source Serif 4", "CVB Serif SC"), lang: "{language}", region: "{region}", size: 10pt,
  top-edge: {edge}pt, bottom-edge: -1.4pt, hyphenate: true, cjk-latin-spacing: auto)
#set par(justify: true, leading: {leading}pt, linebreaks: "optimized")
#show raw: set text(font: ("Source Sans 3", "CVB Serif SC"), size: 1.25em)
#show strong: set text(weight: 600)
#show emph: set text(font: ("Source Serif 4", "CVB Kai SC"))
#block(width: {width}pt)[{words}]
"""


def style(language: str, width: float) -> Style:
    """The theme classic with a page for one passage, Latin as large as Han."""
    text = (
        f"size: {EM}, leading: {LEADING[language[:2]]}, align: justify, hyphenate: true, latin-scale: 1, han-scale: 1"
    )
    right = PAGE - MARGIN - width
    tokens = (
        f"pages: {{ a4: {{ width: {PAGE}, height: {PAGE}, left: {MARGIN}, right: {right}, top: {MARGIN}, "
        f"bottom: {MARGIN}, gutter: 0, gutter-gap: 0 }} }}\ntexts: {{ body: {{ {text}, weight: 400 }} }}\n"
    )
    return resolve(load_theme("classic"), language, "a4", "resume", read_bytes(tokens.encode(), "tokens.yaml").root)


def ours(text: str, language: str, width: float) -> bytes:
    """A PDF of one page that cvbuilder made."""
    tag = {"zh": "zh-Hans"}.get(language, language)
    content = tuple(
        Text(span.text, tag, strong=span.strong, emphasis=span.emphasis, code=span.code)
        for span in parse_markup(text).spans
    )
    empty = Section(None, (), "masthead")
    body = Section(None, (Paragraph(content, "body", "passage"),), "summary")
    document = Document("resume", tag, "Typesetting", "", "", (), empty, (body,))
    pages = lay_out(document, style(tag, width), bundled())
    return WRITERS["pdf"].load()(document, pages, bundled())


def typsts(text: str, language: str, width: float, faces: Path) -> bytes:
    """A PDF of one page that Typst made."""
    source = TYPST.format(
        page=PAGE,
        margin=MARGIN,
        top=MARGIN + LEADING[language] / 2 + MIDDLE * EM - TOP_EDGE,
        language=language,
        region="cn" if language == "zh" else "us",
        leading=LEADING[language] - EM,
        edge=TOP_EDGE,
        width=width,
        words="".join(map(_typst_words, parse_markup(text).spans)),
    )
    book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(faces)])
    made = typst.Compiler(font_paths=book).compile(input=source.encode())
    assert isinstance(made, bytes), "a source of one page is one PDF"
    return made


def _typst_words(span: Span) -> str:
    words = f"#{json.dumps(span.text, ensure_ascii=False)}"
    if span.code:
        words = f"#raw({json.dumps(span.text)})"
    if span.strong:
        words = f"#strong[{words}]"
    return f"#emph[{words}]" if span.emphasis else words


def picture(pdf: bytes, width: float, height: float) -> Image.Image:
    """The first page of a PDF as far as the passage goes, with the edges of its measure."""
    document = pdfium.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=SCALE).to_pil().convert("RGB")
    finally:
        document.close()
    image = image.crop((0, round((MARGIN - 6) * SCALE), round((width + 2 * MARGIN) * SCALE), round(height * SCALE)))
    draw = ImageDraw.Draw(image)
    for x in (MARGIN, MARGIN + width):
        draw.line([(x * SCALE, 0), (x * SCALE, image.height)], fill=EDGE)
    return image


def ink_height(pdf: bytes) -> float:
    """How far down the page there is ink, pt."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        return PAGE - min(float(thing.get_bounds()[1]) for thing in page.get_objects())
    finally:
        document.close()


def main() -> None:
    """Set every passage twice and write the picture."""
    rows: list[tuple[Image.Image, Image.Image]] = []
    with tempfile.TemporaryDirectory() as folder:
        for face in (face for pattern in FACES for face in resource("fonts").glob(pattern)):
            shutil.copy(face, folder)
        for passage in yaml.safe_load(PASSAGES.read_text("utf-8")):
            language, text, width = passage["language"], passage["text"], passage["width"] * EM
            pair = (ours(text, language, width), typsts(text, language, width, Path(folder)))
            height = max(map(ink_height, pair)) + 6
            rows.append((picture(pair[0], width, height), picture(pair[1], width, height)))
    column = max(image.width for row in rows for image in row)
    sheet = Image.new("RGB", (2 * column, HEAD + sum(left.height for left, _ in rows)), GROUND)
    head = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(resource("fonts", "SourceSans3-Regular.ttf")), 22)
    for number, name in enumerate(("cvbuilder", f"Typst {version('typst')}")):
        head.text((number * column + MARGIN * SCALE, 8), name, fill=INK, font=font)
    y = HEAD
    for left, right in rows:
        sheet.paste(left, (0, y))
        sheet.paste(right, (column, y))
        y += left.height
    sheet.quantize(64).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
