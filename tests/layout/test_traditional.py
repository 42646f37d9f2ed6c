"""Traditional Chinese with the real Traditional faces: centred marks, their squeeze, the interpunct, which face draws.

Ink is measured by HarfBuzz from the outlines, not by the layout's own tables.
"""

from __future__ import annotations

from typing import Any

import pytest

from cvbuilder.document.nodes import Text
from cvbuilder.fonts import BUNDLED, bundled, han_faces
from cvbuilder.layout.itemize import itemize
from cvbuilder.layout.items import Items, Manner
from cvbuilder.layout.manners import stretches
from cvbuilder.theme.style import TextStyle

EM = 10.0
FAMILIES = pytest.mark.parametrize("family", ["serif", "sans"])
TAIWAN_AND_HONG_KONG = pytest.mark.parametrize("language", ["zh-Hant", "zh-Hant-HK"])


def items_of(text: str, language: str, family: str, weight: int = 400) -> Items:
    faces = han_faces(family, language, weight)
    manner = Manner(
        inline=0, language=language, latin_faces=("SourceSans3-Regular",), han_faces=faces, size=EM, latin_size=EM,
        color="#000000", features=(), hyphenate=False,
    )  # fmt: skip
    items, missing = itemize([(text, manner)], bundled(), EM)
    assert not missing
    return items


def ink(atom: Any) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of an atom's ink from the atom's left edge and the baseline, em."""
    face: Any = bundled().face(atom.face)
    extents = face.font.get_glyph_extents(atom.glyphs[0].gid)
    unit = face.scale / 1000
    left, top = extents.x_bearing * unit + atom.shift / EM, extents.y_bearing * unit
    return left, left + extents.width * unit, top + extents.height * unit, top


@FAMILIES
@TAIWAN_AND_HONG_KONG
@pytest.mark.parametrize("mark", "，、。")
def test_commas_and_stops_stand_in_the_middle_of_their_cell(mark: str, language: str, family: str) -> None:
    # CLREQ 3.1.1: in Traditional text the pause and stop marks are centred, in Simplified at the lower left.
    atom = items_of(f"國{mark}國", language, family).atoms[1]
    left, right, bottom, top = ink(atom)
    before, after = atom.lead / EM + left, atom.width / EM - right + atom.trail / EM
    assert before == pytest.approx(after, abs=0.13)
    assert atom.lead == atom.trail == pytest.approx(EM / 4)
    assert 0.15 < bottom < top < 0.62
    simplified = items_of(f"国{mark}国", "zh-Hans", family).atoms[1]
    assert simplified.lead == pytest.approx(0) and simplified.trail == pytest.approx(EM / 2)
    assert ink(simplified)[2] < 0.05


@FAMILIES
@TAIWAN_AND_HONG_KONG
@pytest.mark.parametrize("mark", "，、；")
def test_a_centred_mark_keeps_half_of_its_blanks(mark: str, language: str, family: str) -> None:
    # CLREQ 3.2.4 lets a comma shrink to half an em; centred, it would then touch both of its neighbours.
    _, before, after = items_of(f"國{mark}國", language, family).gaps
    for gap in (before, after):
        assert gap.natural == pytest.approx(EM / 4) and gap.shrink == pytest.approx(EM / 8)
    _, _, one_sided = items_of(f"国{mark}国", "zh-Hans", family).gaps
    assert one_sided.shrink == one_sided.natural == pytest.approx(EM / 2)


@FAMILIES
@TAIWAN_AND_HONG_KONG
@pytest.mark.parametrize("mark", "，、。；：！「」『』《》〈〉（）“”")
def test_a_mark_without_its_blanks_keeps_its_ink(mark: str, language: str, family: str) -> None:
    atom = items_of(f"國{mark}國", language, family).atoms[1]
    left, right, _, _ = ink(atom)
    assert 0 <= left < right <= atom.width / EM
    assert atom.width + atom.lead + atom.trail == pytest.approx(EM)


@FAMILIES
@TAIWAN_AND_HONG_KONG
@pytest.mark.parametrize(
    "pair", ["」，", "」。", "）、", "，「", "。「", "：「", "；『", "」「", "』」", "「『", "〉「", "、《", "，，"]
)
def test_two_neighbouring_marks_take_an_em_and_a_half(pair: str, language: str, family: str) -> None:
    # CLREQ 3.1.6, GB/T 15834 5.1: marks that would take two ems take one and a half; the centred ones, too.
    items = items_of(f"國{pair}國", language, family)
    taken = sum(atom.width for atom in items.atoms) + sum(gap.natural for gap in items.gaps) - 2 * EM
    assert taken == pytest.approx(1.5 * EM)


@FAMILIES
@TAIWAN_AND_HONG_KONG
def test_a_stop_before_a_closing_quote_keeps_close_to_it(language: str, family: str) -> None:
    items = items_of("國。」國", language, family)
    assert items.gaps[2].natural == pytest.approx(0)


@FAMILIES
@TAIWAN_AND_HONG_KONG
def test_a_closing_mark_at_the_lines_end_loses_its_outer_half(language: str, family: str) -> None:
    items = items_of("國」國", language, family)
    assert items.atoms[1].width == pytest.approx(EM / 2)
    opening = items_of("「國", language, family).atoms[0]
    assert opening.width == pytest.approx(EM / 2) and opening.lead == pytest.approx(EM / 2)


@FAMILIES
@TAIWAN_AND_HONG_KONG
def test_the_interpunct_stands_in_the_middle_of_an_em(language: str, family: str) -> None:
    items = items_of("達·文", language, family)
    atom = items.atoms[1]
    taken = atom.width + sum(gap.natural for gap in items.gaps[1:])
    assert taken == pytest.approx(EM)
    left, right, _, _ = ink(atom)
    before = items.gaps[1].natural / EM + left
    after = atom.width / EM - right + items.gaps[2].natural / EM
    assert before == pytest.approx(after, abs=0.02)


@FAMILIES
@TAIWAN_AND_HONG_KONG
def test_dash_and_ellipsis_take_two_ems(language: str, family: str) -> None:
    for mark in ("——", "……"):
        assert items_of(f"國{mark}國", language, family).atoms[1].width == pytest.approx(2 * EM)


@FAMILIES
@pytest.mark.parametrize("weight", [300, 400, 700])
def test_traditional_text_is_drawn_by_the_traditional_face(family: str, weight: int) -> None:
    text = "骨直角門黃溫戶說為眾裡著，。「」資訊軟體專案人工智慧臺灣"
    faces = {atom.face.partition("@")[0] for atom in items_of(text, "zh-Hant", family, weight).atoms}
    assert faces == {"CVBSerifTC" if family == "serif" else "NotoSansTC"}


@FAMILIES
def test_what_the_traditional_faces_lack_falls_back_to_the_simplified_ones(family: str) -> None:
    own, simplified = ("CVBSerifTC", "CVBSerifSC") if family == "serif" else ("NotoSansTC", "NotoSansSC")
    items = items_of("李䶮、國", "zh-Hant", family)
    faces = [atom.face.partition("@")[0].partition("-")[0] for atom in items.atoms]
    assert (faces[0], faces[2], faces[3]) == (own, own, own)
    assert faces[1] in (simplified, f"{simplified.replace('NotoSans', 'CVBSans')}Extra")


@pytest.mark.parametrize(
    ("language", "face"),
    [("zh-Hant", "CVBSerifTC@700"), ("zh-Hant-HK", "CVBSerifTC@700"), ("zh-Hans", "CVBKaiSC-Regular")],
)
def test_emphasis_is_bold_where_no_kai_face_has_the_forms(language: str, face: str) -> None:
    style = TextStyle("serif", 10, 14, 400, 700, "#000000", "#000000", han_emphasis="kai")
    ((_, manner),) = stretches([Text("重點", language, emphasis=True)], style, {}, BUNDLED)
    assert manner.han_faces[0] == face
