"""Own fonts in the PDF, whatever their outlines: embedded, as wide as the page says, read back by every extractor."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from msgspec.structs import replace

from cvbuilder.fonts import FontFile, FontLibrary, bundled, with_own
from cvbuilder.layout.boxes import GlyphRun, PlacedGlyph
from tests.own_fonts import HAN, LATIN, advance, collection, own_font

CHARACTERS = LATIN + HAN
FONTS = {
    "glyf": (own_font(CHARACTERS), "CID TrueType", (400, 400)),
    "gvar": (own_font(CHARACTERS, axis=(300, 700)), "CID TrueType", (300, 700)),
    "cff": (own_font(CHARACTERS, "cff"), "CID Type 0C", (400, 400)),
    "cff of 2048": (own_font(CHARACTERS, "cff", em=2048), "CID Type 0C", (400, 400)),
    "cff2": (own_font(CHARACTERS, "cff2"), "CID Type 0C", (400, 400)),
    "blended": (own_font(CHARACTERS, "cff2", axis=(300, 700)), "CID Type 0C", (300, 700)),
    "collection": (collection(own_font(CHARACTERS, "cff"), own_font("ab", "cff")), "CID Type 0C", (400, 400)),
    "whole": (own_font(CHARACTERS, "cff", embedding=0x100), "CID Type 0C", (400, 400)),
}
# A space and a no-break space have one look; a hyphen at a line's end stands for U+00AD.
TEXT = "an\u00a0office of 2 – “well-”洪水（预报）"


@pytest.fixture(params=sorted(FONTS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(kind: str, sheet: Any, tmp_path: Path) -> tuple[Any, GlyphRun]:
    """A sheet with the font, and the run that shows the text in it."""
    content, _, weights = FONTS[kind]
    (tmp_path / "Own.otf").write_bytes(content)
    path = str(tmp_path / "Own.otf")
    file = FontFile("Own.otf", "", "latin", weights, "", path=path, postscript_name="Own-Regular")
    sheet = type(sheet)(FontLibrary(with_own((file,)), shared=bundled()))
    face = sheet.library.face(file.face_id(500))
    placed, pen = [], 0.0
    for glyph in face.shape(TEXT, "en"):
        text = "\u00ad" if glyph.text == "-" else glyph.text
        placed.append(PlacedGlyph(glyph.gid, text, pen, glyph.natural, 0.0))
        pen += glyph.advance / 100
    return sheet, GlyphRun(face.id, 10.0, 60.0, 80.0, pen, tuple(placed), color="#000000", language="en")


def test_it_is_embedded(made, kind: str, run_tool) -> None:
    sheet, run = made
    (row,) = run_tool(sheet.pdf(sheet.pages(run)), "pdffonts").splitlines()[2:]
    assert FONTS[kind][1] in row
    subset = "no" if kind == "whole" else "yes"
    assert row.split()[-5:-2] == ["yes", subset, "yes"]


def test_text_is_read_back_by_poppler(made, run_tool) -> None:
    sheet, run = made
    # Poppler takes the soft hyphen for a hyphen within a line, and a no-break space for a space.
    expected = TEXT.replace("-", "\u00ad").replace("\u00a0", " ")
    found = run_tool(sheet.pdf(sheet.pages(run)), "pdftotext").strip().replace("\u00a0", " ")
    assert found.replace("-", "\u00ad") == expected


def test_text_is_read_back_by_pdfium(made) -> None:
    sheet, run = made
    page = pypdfium2.PdfDocument(sheet.pdf(sheet.pages(run)))[0].get_textpage()
    found = [chr(pypdfium2.raw.FPDFText_GetUnicode(page, place)) for place in range(page.count_chars())]
    assert "".join(found).replace("\u00a0", " ").replace("\x02", "\u00ad") == (
        TEXT.replace("-", "\u00ad").replace("\u00a0", " ")
    )


def test_the_file_is_sound_and_the_same_each_time(made, run_tool) -> None:
    sheet, run = made
    pdf = sheet.pdf(sheet.pages(run))
    assert "No syntax or stream encoding errors found" in run_tool(pdf, "qpdf", "--check")
    assert sheet.pdf(sheet.pages(run)) == pdf


def test_widths_agree_with_the_program(made) -> None:
    """ISO 32000-1, 9.7.4.3; PDF/A asks for it within a unit."""
    sheet, run = made
    with pikepdf.open(io.BytesIO(sheet.pdf(sheet.pages(run)))) as opened:
        descendant = next(iter(opened.pages[0].Resources.Font.values())).DescendantFonts[0]
        if descendant.Subtype == "/CIDFontType2":
            return  # test_pdf_fonts has those
        assert "/CIDToGIDMap" not in descendant
        program = descendant.FontDescriptor.FontFile3
        assert program.Subtype == "/CIDFontType0C"
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(program.read_bytes()), None)
        listed = {}
        entries = list(descendant.W)
        for start, widths in zip(entries[::2], entries[1::2], strict=True):
            listed |= {int(start) + place: float(width) for place, width in enumerate(widths)}
        texts = dict.fromkeys((glyph.gid, glyph.text) for glyph in run.glyphs)
        for code, (_, text) in enumerate(texts, 1):
            string = fonts[0].CharStrings[f"cid{code:05d}"]
            string.decompile()
            string.draw(_Nothing())
            assert string.width == pytest.approx(listed.get(code, float(descendant.DW)), abs=0.01)
            assert string.width == pytest.approx(advance(text.replace("\u00ad", "-")), abs=0.5)


class _Nothing:
    """A pen that draws nothing: a charstring tells its width when it is drawn."""

    def __getattr__(self, _: str):
        return lambda *_: None


def test_what_is_drawn_is_the_box(made) -> None:
    """pdfium paints the last mark of the text, large, just where its box is."""
    sheet, run = made
    alone = replace(run, glyphs=(replace(run.glyphs[-1], x=0.0),), size=200.0, y=400.0)
    page = pypdfium2.PdfDocument(sheet.pdf(sheet.pages(alone)))[0]
    picture = page.render(scale=1).to_pil().convert("L")
    left, top, right, bottom = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    # ） is inked from 50 to 350 and from 0 to 100 + its code modulo 600, in thousandths of 200 pt.
    heavier = 200 * 20 / 1000 if "@" in run.face else 0
    height = 200 * (100 + ord("）") % 600) / 1000
    assert (left, bottom) == pytest.approx((60 + 10, 400), abs=1.5)
    assert (right - left, bottom - top) == pytest.approx((60 + heavier, height), abs=2)
