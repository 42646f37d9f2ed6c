"""A thousand paragraphs of mixed text at random, and the judge of them judged: each broken placement must be told.

The judge is benchmarks/linebreak_fuzz, which shares neither tables nor functions with the layout.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from benchmarks.linebreak_fuzz.check import check, described
from benchmarks.linebreak_fuzz.greedy import compare, figures, greedy_ends
from benchmarks.linebreak_fuzz.samples import Sample, sample
from benchmarks.linebreak_fuzz.setting import Placement, items_and_lines, set_sample
from cvbuilder.document.nodes import Text
from cvbuilder.layout.boxes import GlyphRun
from cvbuilder.layout.place import PlacedLine

PARAGRAPHS, SHARES = 1000, 10
WIDE = 400.0


@pytest.mark.parametrize("share", range(SHARES))
def test_paragraphs_at_random_have_no_fault(share: int) -> None:
    count = PARAGRAPHS // SHARES
    samples = [sample(seed) for seed in range(share * count, (share + 1) * count)]
    faults = [described(one, fault) for one in samples for fault in check(one, set_sample(one))]
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:5])


def test_a_seed_makes_the_same_sample_again() -> None:
    assert [sample(seed) for seed in range(40)] == [sample(seed) for seed in range(40)]
    assert len({sample(seed).text for seed in range(40)}) == 40


# The judge judged. A paragraph is put together from lines that are set one by one, so that it can break anywhere.


def case(*texts: str, language: str = "zh-Hans", width: float = WIDE, justified: bool = False) -> Sample:
    return Sample(0, tuple(Text(text, language) for text in texts), language, "classic", width, justified)


def broken(*lines: str, language: str = "zh-Hans") -> tuple[Sample, Placement]:
    """The text of all lines as one sample, placed with exactly these lines."""
    placed = [set_sample(case(line, language=language)).lines for line in lines]
    assert all(len(one) == 1 for one in placed)
    return case("".join(lines), language=language), Placement(tuple(one[0] for one in placed))


def moved(line: PlacedLine, start: str, by: float) -> PlacedLine:
    """The line with everything from the first glyph of `start` on moved by some pt; its width with it."""
    found, runs = False, []
    for run in line.items:
        if not isinstance(run, GlyphRun):
            continue
        glyphs = []
        for glyph in run.glyphs:
            found = found or glyph.text == start
            glyphs.append(replace(glyph, x=glyph.x + by) if found else glyph)
        runs.append(replace(run, glyphs=tuple(glyphs)))
    assert found
    return replace(line, items=tuple(runs), width=line.width + by)


def shifted(one: Sample, start: str, em: float, line: int = 0) -> tuple[Sample, Placement]:
    """A sample as it is set, but for one line, which is torn apart before `start` by a part of its em."""
    lines = list(set_sample(one).lines)
    size = next(run.size for run in lines[line].items if isinstance(run, GlyphRun))
    lines[line] = moved(lines[line], start, em * size)
    return one, Placement(tuple(lines))


def without(one: Sample, text: str) -> tuple[Sample, Placement]:
    """A sample as it is set, without the first glyph of a text."""
    (line,) = set_sample(one).lines
    runs, gone = [], False
    for run in line.items:
        assert isinstance(run, GlyphRun)
        glyphs = []
        for glyph in run.glyphs:
            if glyph.text == text and not gone:
                gone = True
                continue
            glyphs.append(glyph)
        runs.append(replace(run, glyphs=tuple(glyphs)))
    assert gone
    return one, Placement((replace(line, items=tuple(runs)),))


def hyphenated(head: str, tail: str) -> tuple[Sample, Placement]:
    """A word divided with a hyphen that the text does not have."""
    _, placement = broken(head + "-", tail, language="en")
    first = placement.lines[0]
    run = first.items[0]
    assert isinstance(run, GlyphRun)
    soft = replace(run.glyphs[-1], text="\u00ad")
    line = replace(first, items=(replace(run, glyphs=(*run.glyphs[:-1], soft)),))
    return case(head + tail, language="en"), Placement((line, placement.lines[1]))


def narrow(justified: bool, by: float = 0.0) -> tuple[Sample, Placement]:
    """Three lines of Han as they are set, the sample then said to be justified, or of another width."""
    one = case("负责大规模分布式训练平台的设计与实现" * 3, width=150.0)
    return replace(one, justified=justified, width=one.width + by), set_sample(one)


def lines_of(change: Callable[[tuple[PlacedLine, ...]], tuple[PlacedLine, ...]]) -> tuple[Sample, Placement]:
    one = case("负责大规模分布式训练平台的设计与实现", width=100.0)
    return one, Placement(change(set_sample(one).lines))


def justified_with_mark() -> tuple[Sample, Placement]:
    """A justified line that ends with a mark whose outer half was counted in."""
    one = case("负责大规模分布式训练，平台的设计与实现研究视觉语言", width=9.7 * 10.5, justified=True)
    line, *rest = set_sample(one).lines
    assert line.text.endswith("，")
    return one, Placement((moved(line, "，", -4.85), *rest))


def styled(strong: str, plain: str) -> Sample:
    """A sample of two stretches, the first bold."""
    return replace(case(""), content=(Text(strong, "zh-Hans", strong=True), Text(plain, "zh-Hans")))


def wider(one: Sample, by: float) -> tuple[Sample, Placement]:
    """A sample as it is set, each line said to be wider by some pt."""
    lines = set_sample(one).lines
    return one, Placement(tuple(replace(line, width=line.width + by) for line in lines))


SOUND = {
    "a typed space is as none": case("用 AI 做，用AI做"),
    "marks": case("（一），“二。”《三》、《四》——五……六·七"),
    "bold": styled("AI", "做，用它。"),
    "English": case("a “representation” of don’t and C++, e.g. 2019–2024", language="en", width=120.0),
    "justified": case("负责大规模 AI 分布式训练（平台）的设计与 representation 实现", width=150.0, justified=True),
    "traditional": case("負責大規模分散式訓練「平臺」的設計", language="zh-Hant", width=100.0),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_the_judge_lets_sound_lines_stand(name: str) -> None:
    assert check(SOUND[name], set_sample(SOUND[name])) == []


BROKEN: dict[str, tuple[str, Callable[[], tuple[Sample, Placement]]]] = {
    "a comma begins a line": ("start", lambda: broken("汉字模型", "，算法")),
    "a closing quote begins a line": ("start", lambda: broken("“汉字模型", "”算法")),
    "an interpunct begins a line": ("start", lambda: broken("达", "·芬奇")),
    "a half-width comma begins a line": ("start", lambda: broken("we use it", ", and", language="en")),
    "a dash is torn": ("start", lambda: broken("汉字—", "—模型")),
    "a connector begins a line": ("start", lambda: broken("汉字", "～模型")),
    "an opening bracket ends a line": ("end", lambda: broken("汉字（", "模型）")),
    "an opening quote ends a line": ("end", lambda: broken("a “", "word”", language="en")),
    "a currency sign ends a line": ("end", lambda: broken("获￥", "200")),
    "a solidus ends a line": ("end", lambda: broken("用A/", "B做")),
    "a word without a hyphen": ("word", lambda: broken("repre", "sentation of", language="en")),
    "a word divided within a syllable": ("word", lambda: hyphenated("repr", "esentation")),
    "a name is hyphenated": ("word", lambda: hyphenated("Repre", "sentation")),
    "C++ is torn": ("word", lambda: broken("用C", "++做")),
    "GPT-4 is torn": ("word", lambda: broken("用GPT-", "4做")),
    "an address is torn": ("word", lambda: broken("at https://exam", "ple.org/a", language="en")),
    "a year is torn": ("unit", lambda: broken("用时5", "年完成")),
    "a unit is torn within": ("unit", lambda: broken("获12万", "元")),
    "a unit after a space": ("unit", lambda: broken("for 80 ", "GB of", language="en")),
    "a range is torn": ("range", lambda: broken("于2019–", "2024年")),
    "a mark is torn from its letter": ("cluster", lambda: broken("e", "\u0301tude", language="en")),
    "a no-break space is torn": ("glue", lambda: broken("Fig.\u00a0", "1 shows", language="en")),
    "a character is lost": ("text", lambda: without(case("负责大规模训练"), "规")),
    "a character is lost at the end": ("text", lambda: without(case("负责大规模训练"), "练")),
    "a space is lost": ("text", lambda: without(case("large models", language="en"), " ")),
    "a line is doubled": ("text", lambda: lines_of(lambda lines: (lines[0], *lines))),
    "lines change places": ("text", lambda: lines_of(lambda lines: lines[::-1])),
    "a line is lost": ("text", lambda: lines_of(lambda lines: lines[:-1])),
    "a line passes the measure": ("measure", lambda: narrow(False, by=-5.0)),
    "a justified line falls short": ("fill", lambda: narrow(True, by=4.0)),
    "a mark at the end keeps its outer half": ("fill", justified_with_mark),
    "an opening mark at the start keeps its outer half": ("flush", lambda: shifted(case("（一）二"), "（", 0.5)),
    "an unsqueezed pair": ("squeeze", lambda: shifted(case("（一），二"), "，", 0.5)),
    "an unsqueezed pair of quote and bracket": ("squeeze", lambda: shifted(case("一：“二"), "“", 0.5)),
    "an unsqueezed pair across a change of manner": ("squeeze", lambda: shifted(styled("一。", "”二"), "”", 0.5)),
    "a mark squeezed too far": ("squeeze", lambda: shifted(case("一，二三"), "二", -0.6)),
    "no autospace": ("autospace", lambda: shifted(case("用AI做"), "A", -0.25)),
    "an autospace beside a full-width mark": ("autospace", lambda: shifted(case("用，AI做"), "A", 0.25)),
    "an autospace too wide": ("autospace", lambda: shifted(case("用AI做"), "做", 0.3)),
    "autospaces that differ by a typed space": ("autospaces", lambda: shifted(case("用 AI做"), "A", 0.05)),
    "an autospace that is wider in a ragged line": ("natural", lambda: shifted(case("用AI做"), "A", 0.06)),
    "an autospace across a change of manner": ("autospace", lambda: shifted(styled("AI", "做"), "做", -0.25)),
    "an autospace at a line's end": ("width", lambda: wider(case("用AI"), 2.4)),
    "an apostrophe's word is torn": ("word", lambda: broken("we don’", "t go", language="en")),
    "Han pulled apart in one place": ("tracking", lambda: shifted(case("负责大规模"), "规", 0.1)),
    "a last line pulled apart": ("natural", lambda: shifted(case("负责，大规模"), "大", 0.1)),
    "a gap within a dash": ("joiner", lambda: shifted(case("一——二"), "二", 0.1)),
    "glyphs over each other": ("overlap", lambda: shifted(case("负责大规模"), "大", -0.5)),
    "a proportional quote beside Han": (
        "quote",
        lambda: (case("用“型”"), set_sample(replace(case("用“型”"), content=(Text("用“型”", "en"),)))),
    ),
    "a character that no face draws": ("missing", lambda: (case("한"), set_sample(case("한")))),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_the_judge_tells_of(name: str) -> None:
    kind, make = BROKEN[name]
    told = [fault.kind for fault in check(*make())]
    assert kind in told


def test_a_word_that_must_be_cut_is_no_fault_if_it_was_reported() -> None:
    one = case("a incomprehensibilitiesofeverything", language="en", width=60.0)
    one = replace(one, hyphenate=False)
    placement = set_sample(one)
    assert placement.warnings
    assert check(one, placement) == []
    assert {fault.kind for fault in check(one, replace(placement, warnings=()))} == {"word"}


def test_the_greedy_breaker_ends_lines_where_lines_may_end() -> None:
    one = sample(5)
    items, _ = items_and_lines(replace(one, width=150.0))
    ends = greedy_ends(items, 150.0)
    assert ends == sorted(set(ends)) and ends[-1] == len(items.atoms)
    assert all(items.gaps[end].penalty is not None for end in ends[:-1])


def test_the_comparison_counts_what_its_docstring_says() -> None:
    one = case("负责大规模分布式训练平台的设计与实现", width=9.7 * 5.2, justified=True)
    compared = compare(one)
    assert compared.ours == compared.best_fit and len(compared.ours) == 3
    # Five characters have four gaps of 0.06 em, to take 0.2 em.
    assert figures(compared.ours) == pytest.approx((0.2 / 0.24, 9.7 * 0.2 / 4, 0.2 / 0.24, 0.2 / 0.24))
