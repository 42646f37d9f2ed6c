"""What raw Typst still does to Chinese text, each a named test of what it is to be (issues of typst in the names).

The list is the public gap analysis of Typst for Chinese (typst-doc-cn/clreq). Set with the bundled faces, in the style
of plain.yaml (20 Han characters of 10 pt to a line) or in the themes; ink comes from the outlines in the font files.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.document.markup import parse_markup
from cvbuilder.document.nodes import Document, List, ListItem, Paragraph, Section, Text
from cvbuilder.fonts import bundled
from cvbuilder.layout.boxes import Disc, GlyphRun, LinkArea
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.locale import script_language
from cvbuilder.pipeline import Request, build
from cvbuilder.source import read_bytes
from cvbuilder.theme import list_themes, load_theme, resolve

PLAIN = Path(__file__).with_name("plain.yaml").read_text("utf-8")
LEFT, RIGHT, EM = 20.0, 220.0, 10.0
FILL = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def texts(prose: str, language: str) -> tuple[Text, ...]:
    return tuple(
        Text(span.text, _language(span.text, language), "", span.strong, span.emphasis, span.code, span.link)
        for span in parse_markup(prose).spans
    )


def page_items(*blocks: Any, language: str = "zh-Hans", theme: str = PLAIN) -> list[Any]:
    """The items of all pages of a document of such blocks."""
    document = Document(
        kind="cv",
        language=language,
        title="T",
        author="A",
        subject="",
        keywords=(),
        masthead=Section(None, (), "masthead"),
        sections=(Section(None, blocks, "main", "main"),),
    )
    style = resolve(read_bytes(theme.encode(), "plain.yaml"), language, "a4")
    return [placed.item for page in lay_out(document, style, bundled()).pages for placed in page.items]


def _language(text: str, language: str) -> str:
    """The language asked for where the text is Chinese, whatever its characters tell; that of its letters elsewhere."""
    told = script_language(text, language)
    return language if told.startswith("zh") and language.startswith("zh") else told


def set_text(prose: str, language: str = "zh-Hans", theme: str = PLAIN) -> list[Any]:
    return page_items(Paragraph(texts(prose, language), key="p"), language=language, theme=theme)


def glyphs(items: list[Any]) -> list[tuple[str, float, float, GlyphRun, Any]]:
    """Each glyph as its text, where its ink starts and ends (pt), its run and itself."""
    found = []
    for run in items:
        if not isinstance(run, GlyphRun):
            continue
        face = bundled().face(run.face)
        for glyph in run.glyphs:
            extents = face.font.get_glyph_extents(glyph.gid)
            start = run.x + glyph.x + extents.x_bearing * face.scale * run.size / 1000
            found.append((glyph.text, start, start + extents.width * face.scale * run.size / 1000, run, glyph))
    return found


def lines(items: list[Any]) -> list[str]:
    found: dict[float, str] = {}
    for run in items:
        if isinstance(run, GlyphRun):
            found[run.y] = found.get(run.y, "") + run.text
    return [found[y] for y in sorted(found)]


def places(items: list[Any]) -> list[float]:
    return [round(run.x + glyph.x, 2) for _, _, _, run, glyph in glyphs(items)]


def origin(items: list[Any], character: str) -> float:
    return next(run.x + glyph.x for text, _, _, run, glyph in glyphs(items) if text == character)


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_typst_6774_no_line_begins_with_an_interpunct(family: str) -> None:
    theme = PLAIN.replace("body: { size: 10", f"body: {{ family: {family}, size: 10")
    for before in range(len(FILL)):
        found = lines(set_text(FILL[:before] + "列奥纳多·达·芬奇作" + FILL, theme=theme))
        assert len(found) >= 2 and not any(line.startswith("·") for line in found), found


@pytest.mark.parametrize("mark", ["——", "……", "，", "。", "”", "）"])
def test_typst_6735_nothing_hangs_out_of_the_measure(mark: str) -> None:
    for before in range(len(FILL)):
        items = set_text(FILL[:before] + "甲" + mark + FILL)
        assert not any(line[0] in "—…，。”）" for line in lines(items))
        for text, start, end, _, _ in glyphs(items):
            assert start >= LEFT - 0.1 and end <= RIGHT + 0.1, (text, lines(items))


def test_squeeze_is_not_interrupted_by_a_change_of_style() -> None:
    plain = set_text("他说：“好”，又写（《书》）。")
    styled = set_text("他说：**“好”**，又写（[《书》](https://example.org)）。")
    assert places(styled) == pytest.approx(places(plain), abs=0.01)
    ink = [(start, end) for _, start, end, _, _ in glyphs(styled)]
    assert ink[3][0] - ink[2][1] < EM, "between ： and “ half an em is gone"


@pytest.mark.parametrize("typed", ["用`code`做", "用 `code` 做"])
def test_autospace_stands_beside_code(typed: str) -> None:
    found = glyphs(set_text(typed))
    runs = {run.face: run for _, _, _, run, _ in found}
    code = next(run for run in runs.values() if run.text.strip() == "code")
    before, after = origin(set_text(typed), "用"), origin(set_text(typed), "做")
    assert code.face.startswith("SourceSans"), "code is the other family's"
    assert code.x - (before + EM) == pytest.approx(EM / 4, abs=0.01)
    assert after - (code.x + code.width) == pytest.approx(EM / 4, abs=0.01)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-Hant-HK"])
@pytest.mark.parametrize("mark", ["（）", "《》", "「」", "【】"])
def test_typst_2348_a_bracket_at_a_paragraphs_start_is_flush(mark: str, language: str) -> None:
    """We set no first-line indent: the ink of the bracket begins at the edge, as a Han character's does."""
    _, start, _, _, glyph = glyphs(set_text(f"{mark[0]}国{mark[1]}家", language))[0]
    assert glyph.text == mark[0]
    assert LEFT - 0.1 <= start <= LEFT + 0.25 * EM


def test_a_links_area_is_one_where_scripts_meet_and_ends_with_its_text() -> None:
    items = set_text("前文[见AI与GPT页](https://example.org)后文")
    (area,) = (item for item in items if isinstance(item, LinkArea))
    runs = [item for item in items if isinstance(item, GlyphRun) and item.link]
    assert len({run.face for run in runs}) == 2, "the link has both scripts"
    assert (area.x, area.x + area.width) == pytest.approx((runs[0].x, runs[-1].x + runs[-1].width), abs=0.01)
    assert area.text == "见AI与GPT页"


def test_a_links_area_does_not_cover_the_space_between_scripts_outside_of_it() -> None:
    items = set_text("前文[AI](https://example.org)后文")
    (area,) = (item for item in items if isinstance(item, LinkArea))
    assert area.x == pytest.approx(LEFT + 2.25 * EM, abs=0.01)
    assert origin(items, "后") - (area.x + area.width) == pytest.approx(EM / 4, abs=0.01)


@pytest.mark.parametrize("theme", list_themes())
def test_sizes_are_set_for_each_script(theme: str) -> None:
    for language in ("en", "zh-Hans"):
        body = resolve(load_theme(theme), language, "a4").blocks["body"].text
        assert body.latin_scale > body.han_scale, "Latin letters look smaller than Han characters of the same size"
    items = set_text("用AI做", theme=PLAIN.replace("body: { size: 10", "body: { latin-scale: 1.06, size: 10"))
    assert [run.size for run in items if isinstance(run, GlyphRun)] == pytest.approx([EM, 1.06 * EM, EM])
    assert len({run.y for run in items if isinstance(run, GlyphRun)}) == 1, "on one baseline"


@pytest.mark.parametrize("theme", list_themes())
@pytest.mark.parametrize("role", ["body", "list-item", "bio-text"])
def test_chinese_has_leading_enough(theme: str, role: str) -> None:
    """CLREQ 2.3.2: lines stand half an em to an em apart."""
    text = resolve(load_theme(theme), "zh-Hans", "a4").blocks[role].text
    assert 1.5 <= text.leading / (text.size * text.han_scale) <= 2.0


def items_of(words: str, ordered: bool, language: str = "zh-Hans") -> list[Any]:
    item = ListItem((Paragraph(texts(words, language), "list-item", "i"),), "i")
    return page_items(List((item,), ordered, key="l"), language=language)


def test_a_bullet_stands_at_the_middle_of_the_han_characters() -> None:
    items = items_of("国国国", False)
    (disc,) = (item for item in items if isinstance(item, Disc))
    (_, _, _, run, glyph) = next(each for each in glyphs(items) if each[0] == "国")
    face = bundled().face(run.face)
    extents = face.font.get_glyph_extents(glyph.gid)
    middle = run.y - (extents.y_bearing + extents.height / 2) * face.scale * run.size / 1000
    assert disc.y == pytest.approx(middle, abs=0.05 * EM)


@pytest.mark.parametrize("words", ["国家", "AI国家"])
def test_a_lists_number_stands_on_the_baseline_of_its_text(words: str) -> None:
    runs = [item for item in items_of(words, True) if isinstance(item, GlyphRun)]
    assert runs[0].text == "1." and len({round(run.y, 3) for run in runs}) == 1


def test_quotes_are_full_width_in_chinese_and_proportional_in_english_in_one_text() -> None:
    items = set_text("他说“好”，即 the “one” of “it’s” 是也")
    quotes = [(run.face, glyph.advance) for text, _, _, run, glyph in glyphs(items) if text in "“”‘’" and text]
    chinese, english = quotes[:2], quotes[2:]
    assert len(english) == 5
    assert all("SC" in face and advance == 1000 for face, advance in chinese), quotes
    assert all(face.startswith("Source") and advance < 600 for face, advance in english), quotes


def test_quotes_between_han_are_left_as_they_were_typed() -> None:
    items = set_text("甲“乙‘丙’丁”戊")
    assert "".join(lines(items)) == "甲“乙‘丙’丁”戊"
    assert all("SC" in run.face for _, _, _, run, _ in glyphs(items))


def test_emphasis_is_a_real_kai_and_never_slanted() -> None:
    faces = {text: run.face for text, _, _, run, _ in glyphs(set_text("甲*乙A*丙"))}
    assert faces["乙"] == "CVBKaiSC-Regular" and faces["甲"] == faces["丙"] != faces["乙"]
    assert faces["A"].endswith("Italic")
    assert not any("Italic" in face for text, face in faces.items() if text in "甲乙丙")


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_bold_is_a_weight_of_the_face_itself(family: str) -> None:
    theme = PLAIN.replace("body: { size: 10", f"body: {{ family: {family}, size: 10")
    found = {text: (run, glyph) for text, _, _, run, glyph in glyphs(set_text("国**家**", theme=theme))}
    plain, bold = found["国"][0].face, found["家"][0].face
    assert plain.partition("@")[0] == bold.partition("@")[0] and plain != bold
    face, gid = bundled().face(plain), found["家"][1].gid
    heavy = bundled().face(bold)
    outlines = [each.font.get_glyph_extents(gid) for each in (face, heavy)]
    assert outlines[0] != outlines[1], "another outline, not the same with a stroke around it"


@pytest.mark.parametrize(("language", "centred"), [("zh-Hans", False), ("zh-Hant", True), ("zh-Hant-HK", True)])
def test_marks_follow_the_region_of_the_text(language: str, centred: bool) -> None:
    """CLREQ 3.1.2: ，、。 stand at the lower left in zh-Hans, in the centre in zh-Hant; an em wide in both."""
    items = set_text("國，國。國、國", language)
    found = glyphs(items)
    for before, mark, after in ((0, 1, 2), (2, 3, 4), (4, 5, 6)):
        cell = found[before][3].x + found[before][4].x + EM
        middle = (found[mark][1] + found[mark][2]) / 2 - cell
        assert found[after][3].x + found[after][4].x - cell == pytest.approx(EM, abs=0.01)
        assert (abs(middle - EM / 2) < 0.15 * EM) == centred, (found[mark][0], middle)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-Hant-HK"])
@pytest.mark.parametrize("pair", ["，「", "。（", "）「", "、《", "）（", "」，", "）。", "》、", "（《", "』」"])
def test_two_marks_take_an_em_and_a_half_in_every_region(pair: str, language: str) -> None:
    """CLREQ 3.1.6.2: two neighbouring marks that would take two em take one and a half, or one by style.

    Where both stand in a half of their em it is one and a half exactly. Their ink never touches.
    """
    items = set_text(f"甲{pair}乙", language)
    (first, one, other, last) = glyphs(items)
    width = last[3].x + last[4].x - (first[3].x + first[4].x + EM)
    assert (1.5 if language == "zh-Hans" else 1.0) * EM - 0.01 <= width <= 1.5 * EM + 0.01
    assert one[2] < other[1]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hant-HK"])
def test_a_centred_mark_at_a_lines_end_keeps_its_ink_inside(language: str) -> None:
    for before in range(len(FILL)):
        for text, start, end, _, _ in glyphs(set_text(FILL[:before] + "甲，乙。" + FILL, language)):
            assert start >= LEFT - 0.1 and end <= RIGHT + 0.1, text


def test_glyphs_of_a_line_never_overlap_in_any_region() -> None:
    prose = "《甲》、（乙）。“丙”，丁；「戊」『己』：庚！辛？壬——癸……子·丑"
    for language in ("zh-Hans", "zh-Hant", "zh-Hant-HK"):
        for one, other in pairwise(glyphs(set_text(prose, language))):
            if one[3].y == other[3].y and one[0] + other[0] != "……":
                assert one[2] <= other[1] + 0.1, (language, one[0], other[0])


@pytest.mark.parametrize("written", ["", ">-", "|-"])
def test_a_line_break_in_the_source_is_no_space_between_han(written: str, tmp_path: Path) -> None:
    profile = tmp_path / "lin.yaml"
    summary = f"summary:\n  zh: {written}\n    负责检索系统，\n    延迟降低\n    一半。\n"
    profile.write_text(f"name: Lin Yuan\nsettings: {{languages: [zh]}}\n{summary}", "utf-8")
    (built,) = build(profile, Request(formats=("proof",)))
    told = built.content.decode()
    assert "负责检索系统，延迟降低一半。" in told


@pytest.mark.parametrize(("language", "hangs"), [("zh-Hans", True), ("zh-Hant", False)])
def test_hanging_is_configured_and_hangs_one_mark_alone(language: str, hangs: bool) -> None:
    """CLREQ 3.1.5: ，。、 may hang at a line's end; never a dash, never a second mark, and in zh-Hans alone."""
    theme = PLAIN.replace("body: { size: 10", "body: { hanging: true, size: 10")
    hung: set[str] = set()
    for tail in ("，", "。", "、", "。”", "）。", "——", "！"):
        for before in range(len(FILL)):
            prose = FILL[:before] + "甲" + tail + FILL
            out = [text for text, start, end, _, _ in glyphs(set_text(prose, language, theme)) if start > RIGHT - 0.01]
            assert len(out) <= 1
            hung.update(out)
    assert hung == (set("，。、") if hangs else set())
