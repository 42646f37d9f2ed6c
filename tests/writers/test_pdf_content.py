"""The operators of a page: glyphs where layout put them, graphics state only where it changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cvbuilder.layout.boxes import Disc, GlyphRun, LinkArea, PlacedGlyph, PlacedItem, Rule
from cvbuilder.writers.pdf.content import PageContent, artifact_mark, stretches
from cvbuilder.writers.pdf.fonts import FaceCodes, FontTable
from cvbuilder.writers.pdf.glyphs import shown_glyphs, spacing
from cvbuilder.writers.pdf.objects import number


class Drawn:
    """A library of one face, whose glyphs are all one triangle."""

    def face(self, _: str) -> Drawn:
        return self

    def contours(self, gid: int):
        return (("m", (0.0, 0.0)), ("l", (100.0 * gid, 0.0)), ("c", (0.0, 0.0, 50.0, 50.0, 0.0, 100.0)), ("h", ()))


def operators(*items) -> list[str]:
    """The operators of items, each stretch's marks aside."""
    content = PageContent(800.0, FontTable(Drawn()), {})
    for _, _, stretch in stretches(map(PlacedItem, items)):
        content.paint(stretch, "/P BDC")
    found = content.bytes().decode("latin-1").removeprefix("/P BDC\n").removesuffix("\nEMC")
    return found.replace("\nEMC\n/P BDC\n", "\n").split("\n")


def run_of(*glyphs: PlacedGlyph, size: float = 10.0, **fields: object) -> GlyphRun:
    given_fields = {"color": "#000000", "language": "en"} | fields
    return GlyphRun("face", size, 60.0, 100.0, 0.0, glyphs, **given_fields)


A = PlacedGlyph(1, "a", 0.0, 500.0)
B = PlacedGlyph(2, "b", 5.0, 500.0)


def test_a_run_of_natural_advances_is_one_string():
    assert operators(run_of(A, B)) == ["BT", "/F1 10 Tf", "60 700 Td", "[(\0\1\0\2)]TJ", "ET"]


def test_font_and_colour_are_said_once():
    found = operators(run_of(A), run_of(B), run_of(A, color="#ff0080"), run_of(A, color="#ff0080"))
    assert [line for line in found if line.endswith("Tf")] == ["/F1 10 Tf"]
    assert [line for line in found if line.endswith("rg")] == ["1 0 0.502 rg"]


def test_moves_between_runs_are_differences():
    found = operators(run_of(A), replace(run_of(B), x=61.2504, y=114.0))
    assert [line for line in found if line.endswith("Td")] == ["60 700 Td", "1.25 -14 Td"]


def test_one_stretch_for_the_neighbours_of_one_content():
    run, link = run_of(A), LinkArea(0, 0, 9, 9, "https://example.org", "x")
    placed = [PlacedItem(run, content=1), PlacedItem(run, content=1), PlacedItem(link, content=2)]
    placed += [
        PlacedItem(run, content=2),
        PlacedItem(run),
        PlacedItem(run, artifact="footer"),
        PlacedItem(run, content=2),
    ]
    found = [(content, artifact, len(items)) for content, artifact, items in stretches(placed)]
    body = "layout"
    assert found == [(1, body, 2), (2, body, 1), (-1, body, 1), (-1, "footer", 1), (2, body, 1)]


def test_a_stretch_is_one_marked_content_with_a_text_object_of_its_own():
    content = PageContent(800.0, FontTable(Drawn()), {})
    content.paint([run_of(A), run_of(B)], "/P <</MCID 0>>BDC")
    content.paint([run_of(A)], artifact_mark("header"))
    content.paint([Rule(60, 110, 480, 0.5, "#000000")], artifact_mark("layout"))
    lines = content.bytes().decode("latin-1").split("\n")
    marks = [line for line in lines if line in ("BT", "ET", "EMC") or line.endswith(("BDC", " f"))]
    assert marks == [
        "/P <</MCID 0>>BDC", "BT", "ET", "EMC",
        "/Artifact <</Type/Pagination/Subtype/Header>>BDC", "BT", "ET", "EMC",
        "/Artifact <</Type/Layout>>BDC", "60 689.5 480 0.5 re f", "EMC",
    ]  # fmt: skip


def test_rules_and_discs_end_the_text():
    found = operators(run_of(A), Rule(60, 110, 480, 0.5, "#cccccc"), Disc(60, 300, 1.5, "#cccccc"), run_of(A))
    assert found[4:7] == ["ET", "0.8 0.8 0.8 rg", "60 689.5 480 0.5 re f"]
    assert found[7].startswith("q 1 0 0 1 60 500 cm 1.5 0 m 1.5 0.828 0.828 1.5 0 1.5 c ")
    assert found[7].endswith(" c f Q")
    assert found[8:] == ["BT", "0 0 0 rg", "60 700 Td", "[(\0\1)]TJ", "ET"]


def test_a_raised_glyph_returns_to_the_baseline():
    raised = replace(B, dy=300.0)
    assert operators(run_of(A, raised))[3:7] == ["[(\0\1)]TJ", "3 Ts", "[(\0\2)]TJ", "0 Ts"]


def test_equal_gaps_are_said_once():
    glyphs = [PlacedGlyph(gid, "字", gid * 10.75, 1000.0) for gid in range(6)]
    assert operators(run_of(*glyphs))[2:5] == ["60 700 Td", "0.75 Tc", "[(\0\1\0\2\0\3\0\4\0\5\0\6)]TJ"]
    assert "0 Tc" in operators(run_of(*glyphs), run_of(A, B))
    assert "0 Tc" not in operators(run_of(*glyphs), run_of(A), run_of(*glyphs[:2]))


def test_a_cluster_of_several_glyphs_is_read_as_its_text():
    """The first glyph stands for all of it; the others are painted where they stand, in its colour, and not read."""
    cluster = replace(B, text="b\u0323\u0308")
    below, above = PlacedGlyph(3, "", 6.0, 0.0), PlacedGlyph(4, "", 7.0, 0.0, 200.0)
    run = run_of(A, cluster, below, above, PlacedGlyph(1, "a", 10.0, 500.0), color="#ff0000")
    assert operators(run)[4:] == [
        "[(\0\1\0\2\0\1)]TJ",
        "ET",
        "q 1 0 0 rg 66 700 m 69 700 l 66 700 66.5 700.5 66 701 c h f Q",
        "q 1 0 0 rg 67 702 m 71 702 l 67 702 67.5 702.5 67 703 c h f Q",
    ]


@given(
    st.lists(st.tuples(st.floats(-3, 30), st.floats(0, 1200), st.sampled_from("ab")), min_size=1, max_size=80),
    st.floats(5, 40),
    st.sampled_from([0.0, 0.137, 2.5]),
)
def test_every_glyph_stands_where_layout_put_it(steps, size, even):
    x, glyphs = 0.0, []
    for gap, advance, text in steps:
        glyphs.append(PlacedGlyph(len(glyphs) + 1, text, x, advance))
        x += advance * size / 1000 + (even or gap)
    run = run_of(*glyphs, size=size)
    codes = FaceCodes("face", "F1")
    spaced = spacing(run, 0.137)
    places = shown_places(shown_glyphs(run, codes, spaced), codes, spaced / size * 1000)
    assert len(places) == len(glyphs)
    for place, glyph in zip(places, glyphs, strict=True):
        assert place == pytest.approx(glyph.x / size * 1000, abs=0.51)


def shown_places(operators: str, codes: FaceCodes, spaced: float) -> list[float]:
    """Where a reader puts each glyph, in 1/1000 em, reckoned from the operators alone."""
    places, pen = [], 0.0
    for string, move in re.findall(r"\(((?:\\.|[^\\)])*)\)|(-?\d+)", operators, re.DOTALL):
        if move:
            pen -= int(move)
            continue
        codes_shown = re.sub(r"\\(.)", lambda found: {"r": "\r"}.get(found[1], found[1]), string, flags=re.DOTALL)
        for high, low in zip(codes_shown[::2], codes_shown[1::2], strict=True):
            places.append(pen)
            pen += codes.glyphs[ord(high) * 256 + ord(low) - 1].advance + spaced
    return places


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0001, "0"), (12.5, "12.5"), (1 / 3, "0.333"), (100, "100"), (-1.10, "-1.1"), (1e-9, "0")],
)
def test_numbers_are_short(value, written):
    assert number(value) == written
