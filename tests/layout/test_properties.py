"""What must hold for any text in any measure, with the bundled faces; the tables here are the test's own."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvbuilder.fonts import bundled, han_faces, latin_faces
from cvbuilder.layout.boxes import GlyphRun, PlacedGlyph
from cvbuilder.layout.itemize import itemize
from cvbuilder.layout.items import Manner
from cvbuilder.layout.linebreak import break_lines
from cvbuilder.layout.place import PlacedLine, place_line

SIZE = 10.0
# The same examples on every run; others with CVBUILDER_EXPLORE=1.
EXAMPLES = settings(
    max_examples=300,
    deadline=None,
    derandomize=not os.environ.get("CVBUILDER_EXPLORE"),
    suppress_health_check=[HealthCheck.too_slow],
)

# GB/T 15834, 5.1 and CLREQ 3.1.3 (strict): what never begins and what never ends a line.
NEVER_FIRST = "，。、；：？！）》〉」』】〕〗”’…—·～／％‰℃" + ")]},.;:!?%"
NEVER_LAST = "（《〈「『【〔〖“‘／" + "([{$￥"
CLOSING = "，。、；：？！）》〉」』】〕〗”’"
OPENING = "（《〈「『【〔〖“‘"

HAN = st.text("负责大规模分布式训练平台的设计与实现研究视觉语言模型骨直角门㛃䶮", min_size=1, max_size=12)
WORDS = st.sampled_from(
    ["the", "learning", "representation", "international", "C++", "R&D", "A/B", "GPT-4", "state-of-the-art", "2D+3D",
     "don’t", "naïve", "co-author", "Xi’an", "Transformer", "PyTorch", "B.S.", "e.g.", "3.9/4.0", "NeurIPS", "RMB100",
     "100%", "2,000,000", "20–30"]
)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["https://github.com/example/project-name/tree/main", "example.org/a/long/path", "lin.yuan@example.org"]
)
MARKS = st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "……", "——", "·", "～", "％", "）。", "》，"])
QUOTED = st.builds(
    lambda pair, inner: pair[0] + inner + pair[1], st.sampled_from(["（）", "《》", "“”", "「」", "‘’"]), HAN
)
DATES = st.sampled_from(["2022年4月", "100余项", "5+", "50%", "℃", "第1名", "12万元", "￥200万", "$28"])
SPACE = st.just(" ")
TEXT = st.lists(
    st.one_of(HAN, HAN, WORDS, WORDS, SPACE, SPACE, MARKS, QUOTED, DATES, ADDRESSES), min_size=1, max_size=40
)


def manner(inline: int, language: str, weight: int, link: bool) -> Manner:
    return Manner(
        inline=inline,
        language=language,
        latin_faces=latin_faces("serif", weight),
        han_faces=han_faces("serif", language, weight),
        size=SIZE,
        latin_size=SIZE * 1.06,
        color="#000000",
        features=(),
        hyphenate=language == "en",
        link="https://example.org" if link else None,
    )


def paragraph(pieces: list[str], language: str, cuts: list[int]) -> list[tuple[str, Manner]]:
    """The pieces as stretches: at each cut another weight, every third one a link."""
    places = sorted({0, *(cut % len(pieces) for cut in cuts), len(pieces)})
    return [
        ("".join(pieces[start:end]), manner(number, language, 600 if number % 2 else 400, number % 3 == 2))
        for number, (start, end) in enumerate(pairwise(places))
    ]


def laid(stretches: list[tuple[str, Manner]], measure: float, align: str) -> list[PlacedLine]:
    items, missing = itemize(stretches, bundled(), SIZE)
    assert not missing
    return [place_line(items, line, measure, align, "") for line in break_lines(items, measure, align == "justify")]


def runs(line: PlacedLine) -> list[GlyphRun]:
    return [item for item in line.items if isinstance(item, GlyphRun)]


def text_of(line: PlacedLine) -> str:
    return "".join(run.text for run in runs(line))


def is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in "…—·“”‘’"


def normal(text: str) -> str:
    """The normal form of the notes: no soft hyphen, one space for several, none beside a full-width character."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    text = re.sub(r"[ \u00a0\u2009\u202f]+", " ", text).strip()
    found = []
    for place, character in enumerate(text):
        if character == " " and (is_wide(text[place - 1]) or is_wide(text[place + 1])):
            continue
        found.append(character)
    return "".join(found)


PARAGRAPHS = st.tuples(
    TEXT, st.sampled_from(["zh-Hans", "en"]), st.lists(st.integers(0, 40), max_size=3), st.floats(60, 460)
)


def line_ends(lines: list[PlacedLine]) -> list[tuple[str, str, bool]]:
    """What stands before and after each line's end in the whole text, and whether a hyphen was put there."""
    texts = [text_of(line) for line in lines]
    whole = [text.removesuffix("\u00ad") for text in texts]
    return [
        ("".join(whole[: number + 1]), "".join(whole[number + 1 :]), texts[number].endswith("\u00ad"))
        for number in range(len(whole) - 1)
    ]


def torn_word(before: str, after: str, language: str) -> tuple[str, str]:
    """The two parts of the word that a line's end tears: what is neither space nor full-width."""
    head, tail = before.rpartition(" ")[2], after.partition(" ")[0]
    word = re.sub(r"(?<=[A-Za-z])’(?=[A-Za-z])", "'", head + tail)
    wide = [is_wide(sign) and not (language == "en" and sign in "—…·") for sign in word]
    start = max((place + 1 for place in range(len(head)) if wide[place]), default=0)
    end = min((place for place in range(len(head), len(word)) if wide[place]), default=len(word))
    return word[start : len(head)], word[len(head) : end]


def is_address(word: str) -> bool:
    return re.search(r"https?://|@[a-z]+\.|[a-z]\.[a-z]+/", word) is not None


@EXAMPLES
@given(PARAGRAPHS, st.sampled_from(["justify", "left"]))
def test_what_lines_begin_and_end_with(drawn, align):
    pieces, language, cuts, measure = drawn
    for before, after, _ in line_ends(laid(paragraph(pieces, language, cuts), measure, align)):
        head, tail = torn_word(before, after, language)
        if is_address(head + tail):
            continue  # an address has a rule of its own, tested below
        if before.endswith(" ") and re.match(r"[…—·]+[A-Za-z\d]", after):
            continue  # between Latin words such a sign may open a word
        assert after[0] not in NEVER_FIRST, (before[-20:], after[:20])
        assert before.rstrip()[-1] not in NEVER_LAST, (before[-20:], after[:20])


@EXAMPLES
@given(PARAGRAPHS)
def test_words_break_in_their_break_places_alone(drawn):
    pieces, language, cuts, measure = drawn
    for before, after, hyphenated in line_ends(laid(paragraph(pieces, language, cuts), measure, "justify")):
        head, tail = torn_word(before, after, language)
        if not head or not tail:
            assert not hyphenated
        elif hyphenated:
            assert language == "en" and re.search(r"[a-z]{2}$", head), (head, tail)
            assert re.search(r"^[a-z]{3}", tail), (head, tail)
        elif is_address(head + tail):
            # With other words before it, an address is none, and its hyphens are a word's.
            assert tail[0] in "/?&=#._~%-" or head.endswith(("//", "@", "-")), (head, tail)
        else:
            assert re.search(r"[^\W\d_]{2}-$|[^\W\d_]–$", head) and tail[0].isalpha(), (head, tail)


@EXAMPLES
@given(PARAGRAPHS, st.sampled_from(["justify", "left", "right", "center"]))
def test_no_line_passes_the_measure_unless_it_says_so(drawn, align):
    pieces, language, cuts, measure = drawn
    for line in laid(paragraph(pieces, language, cuts), measure, align):
        start, end = ink(line)
        if line.overfull:
            assert end - start > measure
        else:
            assert start >= -0.1 and end <= measure + 0.1


@EXAMPLES
@given(PARAGRAPHS)
def test_every_character_is_set_once_and_in_order(drawn):
    pieces, language, cuts, measure = drawn
    stretches = paragraph(pieces, language, cuts)
    lines = laid(stretches, measure, "justify")
    assert normal("".join(map(text_of, lines))) == normal("".join(pieces))
    assert all(line.text == text_of(line) for line in lines)
    for number, (text, _) in enumerate(stretches):
        own = "".join(run.text for line in lines for run in runs(line) if run.inline == number)
        assert normal(own).replace(" ", "") == normal(text).replace(" ", "")


@EXAMPLES
@given(PARAGRAPHS)
def test_glyphs_stand_from_left_to_right(drawn):
    pieces, language, cuts, measure = drawn
    for line in laid(paragraph(pieces, language, cuts), measure, "justify"):
        for run in runs(line):
            places = [glyph.x + (run.size / 2 if is_opening(glyph) else 0.0) for glyph in run.glyphs]
            assert all(one <= two + 1e-6 for one, two in pairwise(places))
        for one, two in pairwise(runs(line)):
            assert one.text.endswith(" ") or one.x + one.width <= two.x + 1e-6


@EXAMPLES
@given(PARAGRAPHS)
def test_justified_lines_fill_the_measure_and_the_last_is_flush_left(drawn):
    pieces, language, cuts, measure = drawn
    lines = laid(paragraph(pieces, language, cuts), measure, "justify")
    for line in lines:
        start, end = ink(line)
        assert start == pytest.approx(0.0, abs=0.05)
        text = text_of(line).strip()
        if line is not lines[-1] and not line.overfull and can_widen(text):
            assert end == pytest.approx(measure, abs=0.05), text
        for one, two in zip(line_places(lines[-1]), line_places(lines[-1])[1:], strict=False):
            assert two - one < 3.2 * SIZE  # nothing in a last line is pulled apart


def line_places(line: PlacedLine) -> list[float]:
    return [run.x + glyph.x for run in runs(line) for glyph in run.glyphs]


def ink(line: PlacedLine) -> tuple[float, float]:
    """Where the ink of a line starts and ends: the outer half of a full-width mark is none, nor is a space."""
    shown = [(run, glyph) for run in runs(line) for glyph in run.glyphs if glyph.text.strip()]
    (first, opening), (last, closing) = shown[0], shown[-1]
    start, end = first.x + opening.x, last.x + closing.x + closing.advance * last.size / 1000
    if is_opening(opening):
        start += 0.5 * first.size
    if closing.text in CLOSING and closing.advance == 1000:
        end -= 0.5 * last.size
    if closing.text == "·" and closing is last.glyphs[-1]:
        end = last.x + last.width
    elif closing is last.glyphs[-1] and not is_wide(closing.text[0]):
        # The last letter of a torn word is kerned with the next line's first.
        assert last.x + last.width == pytest.approx(end, abs=0.06 * last.size)
        end = last.x + last.width
    if opening.text == "·":
        start = first.x
    return start, end


def is_opening(glyph: PlacedGlyph) -> bool:
    """True for a full-width opening mark, whose ink starts half an em right of its origin."""
    return glyph.text in OPENING and glyph.advance == 1000


def can_widen(text: str) -> bool:
    """True if a line has a place that justification surely may widen: between words or Han characters."""
    return bool(re.search(r"[^ …—·] [^ …—·]|[\u4e00-\u9fff][\u4e00-\u9fff]", text))
