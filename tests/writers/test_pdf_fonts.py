"""Fonts are embedded, subset, named apart, and as wide as the file says."""

from __future__ import annotations

import io
import struct

import pikepdf
import pytest

from cvbuilder.layout.boxes import PlacedGlyph
from cvbuilder.writers.pdf.fonts import to_unicode


@pytest.fixture(scope="module")
def pdf(sheet):
    runs = sheet.line([("latin", "office "), ("han", "张三Wa"), ("bold", "office"), ("rare", "𠮷")], 80.0)
    return sheet.pdf(sheet.pages(*runs))


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def fonts_of(opened: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(opened.pages[0].Resources.Font.values())


def test_every_font_is_an_embedded_subset(pdf, run_tool):
    rows = run_tool(pdf, "pdffonts").splitlines()[2:]
    assert len(rows) == 4
    for row in rows:
        assert "CID TrueType" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


def test_no_font_is_named_but_not_embedded(pdf):
    with open_pdf(pdf) as opened:
        everything = b"".join(
            entry.read_bytes() if isinstance(entry, pikepdf.Stream) else entry.unparse() for entry in opened.objects
        )
    assert b"Helvetica" not in pdf + everything
    assert b"Type3" not in pdf


def test_names_differ_with_the_face_and_the_subset(sheet, pdf):
    with open_pdf(pdf) as opened:
        names = [str(font.BaseFont) for font in fonts_of(opened)]
        assert len(set(names)) == 4
        for font in fonts_of(opened):
            tag = str(font.BaseFont)[1:].partition("+")[0]
            assert len(tag) == 6 and tag.isascii() and tag.isupper()
            assert font.DescendantFonts[0].FontDescriptor.FontName == font.BaseFont
    with open_pdf(sheet.pdf(sheet.pages(sheet.run("other")))) as opened:
        assert str(fonts_of(opened)[0].BaseFont) not in names


def test_widths_are_those_of_the_font_program(pdf):
    with open_pdf(pdf) as opened:
        for font in fonts_of(opened):
            descendant = font.DescendantFonts[0]
            written = widths(descendant)
            glyphs = descendant.CIDToGIDMap.read_bytes()
            advances = program_advances(descendant.FontDescriptor.FontFile2.read_bytes())
            assert len(glyphs) > 2
            for code in range(1, len(glyphs) // 2):
                gid = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
                assert written.get(code, float(descendant.DW)) == pytest.approx(advances[gid], abs=0.01)


def widths(descendant: pikepdf.Object) -> dict[int, float]:
    """The /W array of lists, by code."""
    entries = list(descendant.W)
    found = {}
    for start, listed in zip(entries[::2], entries[1::2], strict=True):
        found |= {int(start) + place: float(width) for place, width in enumerate(listed)}
    return found


def program_advances(program: bytes) -> list[float]:
    """The advances of a TrueType program's hmtx, in 1/1000 em."""
    tables = {}
    for at in range(12, 12 + 16 * struct.unpack_from(">H", program, 4)[0], 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", program, at)
        tables[tag] = offset
    scale = 1000 / struct.unpack_from(">H", program, tables[b"head"] + 18)[0]
    long = struct.unpack_from(">H", program, tables[b"hhea"] + 34)[0]
    count = struct.unpack_from(">H", program, tables[b"maxp"] + 4)[0]
    listed = [struct.unpack_from(">H", program, tables[b"hmtx"] + 4 * place)[0] * scale for place in range(long)]
    return listed + [listed[-1]] * (count - long)


def test_one_glyph_with_two_texts_has_two_codes():
    glyphs = [PlacedGlyph(7, "-", 0, 300), PlacedGlyph(7, "\u00ad", 0, 300), PlacedGlyph(9, "𠮷", 0, 1000)]
    cmap = to_unicode(glyphs).decode("ascii")
    assert "3 beginbfchar\n<0001> <002D>\n<0002> <00AD>\n<0003> <D842DFB7>\nendbfchar" in cmap


def test_mappings_stand_in_blocks_of_a_hundred():
    cmap = to_unicode([PlacedGlyph(gid, chr(0x4E00 + gid), 0, 1000) for gid in range(201)]).decode("ascii")
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "1 beginbfchar",
    ]


def test_pages_without_words_need_no_font(sheet, run_tool):
    assert run_tool(sheet.pdf(sheet.pages()), "pdffonts").splitlines()[2:] == []
