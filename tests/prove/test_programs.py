"""Widths that font programs have themselves: those of CFF outlines in particular, against fontTools' own reading."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet, GlobalSubrsIndex, SubrsIndex
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from cvbuilder.pipeline import Request, build
from cvbuilder.prove import examine
from cvbuilder.prove.programs import BROKEN, CompactFont, advances
from tests.own_fonts import HAN, LATIN, own_font

CHARACTERS = LATIN + HAN
PROFILE = """\
name: Ann Other
settings:
  languages: [en]
  fonts: [{ file: Own.otf, family: serif, role: latin }]
summary: [A page in a font of her own.]
"""


@pytest.fixture(params=["cff", "cff2"])
def good(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    """A document in a user's own font, of which the outlines are CFF."""
    (tmp_path / "Own.otf").write_bytes(own_font(CHARACTERS, request.param))
    path = tmp_path / "ann.yaml"
    path.write_text(PROFILE, "utf-8")
    (built,) = build(path, Request(kinds=("resume",)))
    return built.content


@contextmanager
def compact(pdf: bytes) -> Iterator[tuple[pikepdf.Pdf, Any]]:
    """The file, open, and the descendant of its font with CFF outlines."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [each.DescendantFonts[0] for page in file.pages for each in page.Resources.Font.values()]
        yield file, next(each for each in fonts if "/FontFile3" in each.FontDescriptor)


def codes(file: Any) -> set[str]:
    return {finding.code for finding in examine(file)}


def test_a_good_file_is_good(good: bytes) -> None:
    with compact(good) as (file, _):
        assert codes(file) == set()


def wrong_width(file: Any, descendant: Any) -> None:
    descendant.W = Array([1, Array([int(descendant.DW) + 2])])


def wrong_default(file: Any, descendant: Any) -> None:
    descendant.DW = int(descendant.DW) + 300


def wrong_range(file: Any, descendant: Any) -> None:
    descendant.W = Array([3, 5, int(descendant.DW) - 2])


def another_nominal_width(file: Any, descendant: Any) -> None:
    """The program itself says otherwise: each glyph is an em wider."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(descendant.FontDescriptor.FontFile3.read_bytes()), None)
    for each in fonts[0].FDArray:
        each.Private.nominalWidthX = getattr(each.Private, "nominalWidthX", 0) + 1000
        each.Private.defaultWidthX = getattr(each.Private, "defaultWidthX", 0) + 1000
    out = io.BytesIO()
    fonts.compile(out, TTFont(recalcBBoxes=False))
    descendant.FontDescriptor.FontFile3 = file.make_stream(out.getvalue(), Subtype=Name.CIDFontType0C)


@pytest.mark.parametrize(
    "mutant", [wrong_width, wrong_default, wrong_range, another_nominal_width], ids=lambda mutant: mutant.__name__
)
def test_wrong_widths_are_found(good: bytes, mutant: Callable[[Any, Any], None]) -> None:
    with compact(good) as (file, descendant):
        mutant(file, descendant)
        assert codes(file) == {"width"}


def lost(file: Any, descendant: Any) -> None:
    del descendant.FontDescriptor.FontFile3


def cut_off(file: Any, descendant: Any) -> None:
    program = descendant.FontDescriptor.FontFile3
    program.write(program.read_bytes()[: len(program.read_bytes()) // 2])


def overwritten(file: Any, descendant: Any) -> None:
    program = descendant.FontDescriptor.FontFile3
    program.write(b"\1\0\4\1" + b"\xff" * 400)


@pytest.mark.parametrize("mutant", [lost, cut_off, overwritten], ids=lambda mutant: mutant.__name__)
def test_a_program_that_is_not_whole_is_found(good: bytes, mutant: Callable[[Any, Any], None]) -> None:
    with compact(good) as (file, descendant):
        mutant(file, descendant)
        assert codes(file) == {"not-embedded"}


def bare(source: bytes) -> tuple[bytes, list[float]]:
    """The CFF table of a font, and its glyphs' advances as its own table of them says, in 1/1000 em."""
    font = TTFont(io.BytesIO(source))
    em = font["head"].unitsPerEm
    return font.getTableData("CFF "), [font["hmtx"][name][0] * 1000 / em for name in font.getGlyphOrder()]


@pytest.mark.parametrize("em", [1000, 2048])
def test_a_program_by_another_tool(em: int) -> None:
    program, wanted = bare(own_font(CHARACTERS, "cff", em=em))
    font = CompactFont(program)
    scale = 1000 / em if em == 1000 else 1.0
    assert [font.advance(glyph) for glyph in range(len(wanted))] == pytest.approx([w * scale for w in wanted], abs=0.5)
    assert font.advance(len(wanted)) is None


def test_a_width_within_subroutines() -> None:
    """Many tools put what glyphs have in common into subroutines, the first numbers with it."""
    font = TTFont(io.BytesIO(own_font("ab", "cff")))
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    private = strings["g0061"].private
    private.Subrs = SubrsIndex()
    shared: GlobalSubrsIndex = font["CFF "].cff.GlobalSubrs
    private.Subrs.append(T2CharString(program=[-107, "callgsubr", "return"]))
    width = 321 - private.nominalWidthX
    shared.append(T2CharString(program=[width, 10, 20, "rmoveto", "endchar"]))
    strings["g0061"] = T2CharString(program=[-107, "callsubr"], private=private, globalSubrs=shared)
    out = io.BytesIO()
    font.save(out)
    program = TTFont(out).getTableData("CFF ")
    assert CompactFont(program).advance(TTFont(out).getGlyphID("g0061")) == 321


@pytest.mark.parametrize("subtype", ["OpenType", "CIDFontType0C"])
def test_a_whole_font_file_in_place_of_its_outlines(subtype: str) -> None:
    source = own_font(CHARACTERS, "cff")
    _, wanted = bare(source)
    file = pikepdf.new()
    program = file.make_stream(source, Subtype=Name(f"/{subtype}"))
    advance = advances(Dictionary(FontDescriptor=Dictionary(FontFile3=file.make_indirect(program))))
    assert [advance(glyph) for glyph in range(len(wanted))] == pytest.approx(wanted, abs=0.5)


@pytest.mark.parametrize("at", range(0, 400, 7))
def test_a_cut_program_is_no_crash(at: int) -> None:
    program, wanted = bare(own_font(CHARACTERS, "cff"))
    try:
        font = CompactFont(program[:at])
        assert [font.advance(glyph) for glyph in range(len(wanted))]
    except BROKEN:
        pass
