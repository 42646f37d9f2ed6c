"""A user's own faces in layout: who draws what in a word, marks squeezed by their ink where a font has no `halt`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.fonts import FontFile, FontLibrary, bundled, han_faces, latin_faces, with_own
from cvbuilder.layout.itemize import itemize
from cvbuilder.layout.items import Items, Manner
from cvbuilder.layout.linebreak import break_lines
from cvbuilder.layout.place import place_line
from tests.own_fonts import ASCII, HAN, own_font

TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("faces.yaml").read_text(encoding="utf-8"))
EM = 10.0
IDS = {"latin": "Latin.ttf", "han": "Han.otf"}


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> FontLibrary:
    """A library in which the Latin face draws ASCII alone and the Han face has no OpenType features."""
    folder = tmp_path_factory.mktemp("fonts")
    (folder / IDS["latin"]).write_bytes(own_font(ASCII))
    (folder / IDS["han"]).write_bytes(own_font(HAN, "cff"))
    files = tuple(
        FontFile(name, "", role, (400, 400), "", path=str(folder / name), postscript_name=role)  # type: ignore[arg-type]
        for role, name in IDS.items()
    )
    return FontLibrary(with_own(files), shared=bundled())


def items(faces: FontLibrary, text: str, language: str) -> Items:
    latin = latin_faces("serif", 400, False, faces.registry)
    han = han_faces("serif", language, 400, False, faces.registry)
    manner = Manner(0, language, latin, han, EM, EM, "#000000", (), hyphenate=False)
    made, missing = itemize([(text, manner)], faces, EM)
    assert not missing
    return made


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["word"])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_who_draws_a_word(faces: FontLibrary, case: dict[str, Any], language: str) -> None:
    found: list[list[str]] = []
    for atom in items(faces, case["word"], language).atoms:
        name = "own" if atom.face == IDS["latin"] else "next"
        if found and found[-1][0] == name:
            found[-1][1] += atom.text
        else:
            found.append([name, atom.text])
    assert found == case["faces"]


@pytest.mark.parametrize(
    ("mark", "lead", "trail"),
    [
        # Ink from 650 to 950 or from 50 to 350: half an em is blank, the ink stands 150 from the other edge.
        ("（", 5.0, 0.0),
        ("《", 5.0, 0.0),
        ("）", 0.0, 5.0),
        ("，", 0.0, 5.0),
        ("。", 0.0, 5.0),
        ("？", 0.0, 5.0),
    ],
)
def test_the_blank_of_a_mark_is_told_by_its_ink(faces: FontLibrary, mark: str, lead: float, trail: float) -> None:
    atom = items(faces, f"洪{mark}水", "zh-Hans").atoms[1]
    assert atom.face == IDS["han"]
    assert (atom.lead, atom.trail, atom.width) == pytest.approx((lead, trail, 5.0))
    assert atom.shift == pytest.approx(-lead)


def test_marks_of_such_a_face_are_squeezed(faces: FontLibrary) -> None:
    """CLREQ 3.1.6: two neighbouring marks take an em and a half; at the ends of a line a mark takes half an em."""
    text = "《洪水》（预报）。"
    made = items(faces, text, "zh-Hans")
    (line,) = break_lines(made, 200.0, justified=False)
    placed = place_line(made, line, 200.0, "left", "key")
    # 《 5, 洪 10, 水 10, 》 5 and one blank half 5, （ 5, 预 10, 报 10, ） 5, 。 5, its outer half lost.
    places = [round(run.x + glyph.x, 2) for run in placed.items if hasattr(run, "glyphs") for glyph in run.glyphs]
    assert places == [-5.0, 5.0, 15.0, 25.0, 30.0, 40.0, 50.0, 60.0, 65.0]


def test_a_face_without_space_or_hyphen(tmp_path: Path) -> None:
    """The next face of the chain draws them, at line ends too."""
    (tmp_path / "Letters.ttf").write_bytes(own_font("abcdefghijklmnopqrstuvwxyz"))
    file = FontFile("Letters.ttf", "", "latin", (400, 400), "", path=str(tmp_path / "Letters.ttf"))
    library = FontLibrary(with_own((file,)), shared=bundled())
    latin = latin_faces("serif", 400, False, library.registry)
    manner = Manner(0, "en", latin, (), EM, EM, "#000000", (), hyphenate=True)
    made, missing = itemize([("an international", manner)], library, EM)
    assert not missing
    drawn = [gap.space.face for gap in made.gaps if gap.space] + [gap.hyphen.face for gap in made.gaps if gap.hyphen]
    assert len(drawn) > 1 and set(drawn) == {"SourceSerif4-Regular"}


def test_currency_signs_fill_their_cell() -> None:
    library = bundled()
    made = items(library, "￥", "zh-Hans")
    assert (made.atoms[0].lead, made.atoms[0].trail) == (0.0, 0.0)


def test_marks_in_the_middle_of_their_cell_lose_both_sides() -> None:
    """The Traditional face has no `halt` for its question mark, which stands in the middle."""
    atom = items(bundled(), "？", "zh-Hant").atoms[0]
    assert atom.face == "CVBSerifTC@400"
    assert atom.lead == atom.trail == pytest.approx(-atom.shift)
    assert 1.5 < atom.lead < 2.5
