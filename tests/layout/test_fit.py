"""Documents squeezed into the pages that were asked for: what gives way, in which order, how far."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.document.nodes import Choice
from cvbuilder.errors import DoesNotFit
from cvbuilder.layout import fit as fit_module
from cvbuilder.layout.boxes import FitReport, GlyphRun, Pages
from cvbuilder.layout.fit import STEPS, _least, bounds_of
from cvbuilder.theme.squeeze import Squeeze, squeezed
from cvbuilder.theme.style import FitBounds

MEASURES = ("spacing", "leading", "margins", "size")
FIT = "fit: { spacing: 0.5, leading: 0.85, margins: 0.5, size: 0.8, least-size: 6 }"
GAPS = "entry: { gap: 1, dates: right }"
BOUNDS = FitBounds(0.5, 0.9, 0.8, 0.9)


# the search ----------------------------------------------------------------------------------------


def least(fits: Callable[[Squeeze], bool], bounds: FitBounds = BOUNDS) -> tuple[Squeeze | None, int]:
    """What the search finds, and after how many layouts."""
    asked: list[Squeeze] = []

    def counted(by: Squeeze) -> bool:
        asked.append(by)
        return fits(by)

    return _least(bounds, counted), len(set(asked))


def tightness(by: Squeeze) -> float:
    """How much room a squeeze saves, as a made-up document has it."""
    return (1 - by.spacing) * 0.2 + (1 - by.leading) + (1 - by.margins) * 0.3 + (1 - by.size) * 2


@pytest.mark.parametrize("need", [0.001, 0.05, 0.1, 0.11, 0.19, 0.2, 0.21, 0.25, 0.26, 0.3, 0.4, 0.459])
def test_an_earlier_measure_is_used_up_before_a_later_one_begins(need: float) -> None:
    by, layouts = least(lambda each: tightness(each) >= need - 1e-9)
    assert by is not None and tightness(by) >= need - 1e-9
    scales, floors = [getattr(by, name) for name in MEASURES], [getattr(BOUNDS, name) for name in MEASURES]
    assert all(floor <= scale <= 1 for scale, floor in zip(scales, floors, strict=True))
    last = max(index for index, scale in enumerate(scales) if scale < 1)
    assert scales[1:last] == floors[1:last], "between the space and the last, all are at their bounds"
    assert layouts <= 12


@pytest.mark.parametrize("need", [0.02, 0.15, 0.3])
def test_no_looser_step_would_have_done(need: float) -> None:
    by, _ = least(lambda each: tightness(each) >= need)
    assert by is not None
    saved = tightness(by)
    assert saved - need <= 2 * 0.1 / STEPS + 1e-9, "less than a step of the costliest stage is given away"


def test_what_is_left_over_goes_back_to_the_space() -> None:
    by, _ = least(lambda each: each.leading <= 0.95 and (1 - each.spacing) >= 0.1)
    assert by is not None and by.leading == pytest.approx(0.95, abs=0.007)
    assert 0.85 < by.spacing <= 0.9, "half the space would have been given up for nothing"


def test_a_search_that_fails_takes_one_layout() -> None:
    assert least(lambda each: False) == (None, 1)
    assert least(lambda each: True, FitBounds()) == (None, 0), "a theme that gives nothing is not asked"


def test_a_measure_that_the_theme_keeps_is_never_touched() -> None:
    by, _ = least(lambda each: tightness(each) >= 0.12, FitBounds(spacing=0.5, size=0.9))
    assert by is not None and (by.leading, by.margins) == (1, 1) and by.size < 1


@given(st.lists(st.booleans(), min_size=12, max_size=12))
def test_what_is_found_fits_however_breaks_fall(answers: list[bool]) -> None:
    told: dict[Squeeze, bool] = {}
    replies = iter([True, *answers])
    by, layouts = least(lambda each: told.setdefault(each, next(replies, False)))
    assert by is not None and told[by] and layouts <= 12


# documents -----------------------------------------------------------------------------------------


def entries(make: Any, count: int) -> list[Any]:
    return [make.entry(f"录{name}", make.paragraph(name)) for name in "甲乙丙丁戊己庚辛壬癸"[:count]]


def pages_of(press: Any, *blocks: Any, limit: int = 1, fit: str = FIT, **fields: Any) -> Pages:
    theme = press.theme(GAPS) + fit + "\n"
    return press.pages(*blocks, theme=theme, page_limit=limit, squeezable=True, **fields)


def report_of(pages: Pages) -> FitReport:
    assert pages.fit is not None
    return pages.fit


def test_space_alone_gives_way_where_it_suffices(press: Any, make: Any) -> None:
    """Four entries of two lines with a line between: eleven lines where ten have room."""
    pages = pages_of(press, *entries(make, 4))
    report = report_of(pages)
    assert (report.limit, report.natural, report.pages) == (1, 2, 1)
    (change,) = report.changes
    assert change.measure == "spacing" and 0.5 <= change.scale <= 2 / 3
    assert change.scale == pytest.approx(2 / 3, abs=0.5 / STEPS)


def test_each_measure_is_told_from_and_to(press: Any, make: Any) -> None:
    report = report_of(pages_of(press, *entries(make, 6)))
    assert [change.measure for change in report.changes] == list(MEASURES[: len(report.changes)])
    told = {change.measure: (change.before, change.after) for change in report.changes}
    assert told["leading"][0] == 16 and told["leading"][1] < 16
    assert all(change.after < change.before or change.measure == "spacing" for change in report.changes)


def test_a_document_that_is_short_enough_stays_as_it_is(press: Any, make: Any) -> None:
    blocks = entries(make, 4)
    natural = press.pages(*blocks, theme=press.theme(GAPS))
    asked = pages_of(press, *blocks, limit=3)
    assert asked.pages == natural.pages
    assert report_of(asked) == FitReport(3, 2, 2)


def test_no_report_where_no_pages_were_asked_for(press: Any, make: Any) -> None:
    assert press.pages(make.paragraph("文")).fit is None


def test_the_same_document_is_squeezed_alike_and_travels(press: Any, make: Any) -> None:
    one, other = (pages_of(press, *entries(make, 5)) for _ in range(2))
    assert one == other and pickle.loads(pickle.dumps(one)) == one


def test_sizes_keep_their_relation(press: Any) -> None:
    style = press.style(theme=press.theme("  flat: { align: left, size: 8, leading: 12 }"))
    tight = squeezed(style, Squeeze(size=0.9, leading=0.8))
    for role, block in style.blocks.items():
        assert tight.block(role).text.size == pytest.approx(block.text.size * 0.9)
        assert tight.block(role).text.leading == pytest.approx(block.text.leading * 0.72)


def test_body_text_keeps_its_least_size(press: Any) -> None:
    style = press.style(theme=press.theme() + "fit: { size: 0.8, least-size: 9.5 }\n")
    assert bounds_of(style).size == pytest.approx(0.95)
    assert bounds_of(press.style(theme=press.theme() + "fit: { size: 0.8, least-size: 12 }\n")).size == 1


def test_every_word_stays(press: Any, make: Any) -> None:
    blocks = entries(make, 6)
    natural, tight = press.pages(*blocks, theme=press.theme(GAPS)), pages_of(press, *blocks)
    assert words(natural) == words(tight)


def words(pages: Pages) -> str:
    runs = [placed.item for page in pages.pages for placed in page.items]
    return "".join(run.text for run in runs if isinstance(run, GlyphRun))


def test_a_choice_is_shortened_before_type_is_squeezed(press: Any, make: Any) -> None:
    bio = Choice(((make.paragraph("长", 8),), (make.paragraph("短", 6),)), key="bio")
    pages = pages_of(press, *[make.paragraph(name) for name in "甲乙丙丁"], bio)
    assert report_of(pages).changes == () and "短一" in words(pages)
    pages = pages_of(press, *[make.paragraph(name) for name in "甲乙丙丁戊"], bio)
    assert report_of(pages).changes != () and "短一" in words(pages), "both, where one does not do"


def test_layouts_are_bounded(press: Any, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    settled = fit_module.settled

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        return settled(*arguments, **named)

    monkeypatch.setattr(fit_module, "settled", counted)
    for number in range(4, 7):
        count = 0
        pages_of(press, *entries(make, number))
        assert 0 < count <= 12


# what does not fit ---------------------------------------------------------------------------------


def spilt(press: Any, *blocks: Any, **fields: Any) -> list[tuple[str, int, str]]:
    with pytest.raises(DoesNotFit) as raised:
        pages_of(press, *blocks, **fields)
    return [(each.path, each.span.line if each.span else 0, each.message) for each in raised.value.diagnostics]


def test_every_entry_that_spills_is_told_with_its_lines(press: Any, make: Any) -> None:
    """At its tightest the page holds 16 lines of 27 characters: six entries, less two lines."""
    from msgspec.structs import replace

    blocks = [replace(block, origin=make.origin(number)) for number, block in enumerate(entries(make, 7), 1)]
    blocks[5] = replace(blocks[5], body=(make.paragraph("长", 6),))
    assert spilt(press, *blocks) == [
        ("录己", 6, "2 of 6 lines do not fit 1 page"),
        ("录庚", 7, "all of its 2 lines do not fit 1 page"),
    ]


def test_a_heading_is_counted_with_what_it_heads(press: Any, make: Any) -> None:
    found = spilt(
        press,
        make.paragraph("文", 10),
        make.paragraph("章", 8),
        make.heading("标题"),
        make.entry("录", make.paragraph("末")),
    )
    assert found == [("录", 0, "all of its 3 lines do not fit 1 page")]


def test_the_hint_says_what_has_been_tried_and_how_many_pages_it_takes(press: Any, make: Any) -> None:
    with pytest.raises(DoesNotFit) as raised:
        pages_of(press, make.paragraph("文", 12), make.paragraph("章", 12), make.paragraph("末", 12))
    hint = raised.value.diagnostics[-1].hint
    assert "spacing 50%, leading 85%, margins 50%, size 80%" in hint and "allow 2 pages" in hint
    with pytest.raises(DoesNotFit, match=r"does not let spaces or sizes give way"):
        pages_of(press, make.paragraph("文", 12), make.paragraph("章", 12), make.paragraph("末", 12), fit="")
