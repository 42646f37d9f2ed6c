"""Gaps between two atoms, and how the gaps of a line give way: CLREQ 3.2.4, in its order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.layout.items import Gap, Give
from cvbuilder.layout.justify import gap_widths

RULES = yaml.safe_load(Path(__file__).with_name("gaps.yaml").read_text("utf-8"))
CASES = [case for rule in RULES for case in rule["cases"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_gaps(case: list[Any], case_of_type: Any) -> None:
    text, natural, shrink, stretch, give, penalty = case
    items, _ = case_of_type.items(text)
    assert len(items.atoms) == 2
    gap = items.gaps[1]
    assert (gap.natural, gap.shrink, gap.stretch) == pytest.approx((natural, shrink, stretch), abs=0.001)
    assert (gap.give.name, gap.penalty) == (give, None if penalty == "none" else penalty)


def test_a_word_space_stretches_to_half_an_em_and_shrinks_in_latin_text_alone(case_of_type: Any) -> None:
    """CLREQ 3.2.4; the faces' own space is a quarter em, so that a Chinese line has nothing to take from it."""
    for language, shrink in (("en", 0.55), ("zh-Hans", 0.0)):
        gap = case_of_type.items("a b", language)[0].gaps[1]
        assert (gap.natural, gap.stretch, gap.shrink) == pytest.approx((2.5, 2.5, shrink))
        assert gap.give == Give.WORD and gap.space is not None and gap.space.text == " "


def test_the_mark_of_an_author_stands_close_to_a_han_name(case_of_type: Any) -> None:
    """It belongs to the name: no space of Han and Latin, no line begins with it."""
    for role, natural, penalty in (("", 2.5, 0.0), ("author-mark", 0.0, None)):
        stretches = [{"text": "汉"}, {"text": "*", "role": role}]
        items, _ = case_of_type.items(stretches)
        assert (items.gaps[1].natural, items.gaps[1].penalty) == (natural, penalty)


def gap(give: Give, natural: float = 5.0, stretch: float = 2.0, shrink: float = 4.0, tracks: bool = True) -> Gap:
    return Gap(natural, stretch, shrink, give, 0.0, tracks=tracks and give != Give.WORD)


SHRINK_ORDER = (Give.WORD, Give.INTERPUNCT, Give.BRACKET, Give.COMMA, Give.AUTOSPACE)
EXPAND_ORDER = (Give.WORD, Give.AUTOSPACE)


def test_marks_and_spaces_give_way_kind_by_kind() -> None:
    gaps = [gap(give) for give in reversed(SHRINK_ORDER)]
    for number, give in enumerate(SHRINK_ORDER):
        widths = dict(zip((each.give for each in gaps), gap_widths(gaps, -4.0 * number - 1.0), strict=True))
        for before in SHRINK_ORDER[:number]:
            assert widths[before] == 1.0, "a kind that comes first has given all that it can"
        assert widths[give] == 4.0
        for after in SHRINK_ORDER[number + 1 :]:
            assert widths[after] == 5.0, "a kind that comes later is as it was"


def test_a_full_stop_never_gives_way() -> None:
    assert gap_widths([gap(Give.STOP, shrink=0.0), gap(Give.COMMA)], -4.0) == [5.0, 1.0]


def test_spaces_open_first_then_the_space_beside_latin_then_all_alike() -> None:
    gaps = [gap(Give.TRACK, 0.0), gap(Give.AUTOSPACE), gap(Give.WORD)]
    assert gap_widths(gaps, 1.0) == [0.0, 5.0, 6.0]
    assert gap_widths(gaps, 3.0) == [0.0, 6.0, 7.0]
    assert gap_widths(gaps, 6.0) == [1.0, 8.0, 7.0]


def test_all_of_a_kind_move_together() -> None:
    gaps = [gap(Give.WORD), gap(Give.TRACK), gap(Give.WORD)]
    assert gap_widths(gaps, 1.0) == [5.5, 5.0, 5.5]
    assert gap_widths(gaps, -2.0) == [4.0, 5.0, 4.0]


def test_without_han_word_spaces_take_what_is_left() -> None:
    assert gap_widths([gap(Give.WORD), Gap(), gap(Give.WORD)], 20.0) == [15.0, 0.0, 15.0]


def test_no_gap_opens_inside_a_mark() -> None:
    gaps = [gap(Give.TRACK, 0.0), Gap(penalty=None), gap(Give.TRACK, 0.0)]
    assert gap_widths(gaps, 10.0) == [5.0, 0.0, 5.0]


GAPS = st.lists(
    st.builds(
        gap,
        st.sampled_from(list(Give)),
        st.floats(0, 10),
        st.floats(0, 5),
        st.floats(0, 0),
    )
)


@given(GAPS, st.floats(-50, 50))
def test_the_widths_take_exactly_the_slack(gaps: list[Gap], slack: float) -> None:
    widths = gap_widths(gaps, slack)
    assert len(widths) == len(gaps)
    given_way = sum(widths) - sum(each.natural for each in gaps)
    if slack >= 0 and any(each.tracks or each.give == Give.WORD for each in gaps):
        assert given_way == pytest.approx(slack, abs=1e-6)
    else:
        assert given_way == pytest.approx(0.0, abs=1e-6)


@given(st.lists(st.sampled_from(list(Give)), min_size=1), st.floats(-60, 0))
def test_no_gap_shrinks_beyond_its_bound(gives: list[Give], slack: float) -> None:
    gaps = [gap(give) for give in gives]
    widths = gap_widths(gaps, slack)
    assert all(
        each.natural - each.shrink - 1e-9 <= width <= each.natural for each, width in zip(gaps, widths, strict=True)
    )
    room = sum(each.shrink for each in gaps if each.give in SHRINK_ORDER)
    assert sum(each.natural for each in gaps) - sum(widths) == pytest.approx(min(-slack, room))
