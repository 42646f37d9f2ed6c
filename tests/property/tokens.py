"""A user's own tokens: within the bounds of a theme, at them, and beyond."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

COLORS = st.sampled_from(["accent", "text", "#7a2e2e", "#FFFFFF"])


def length(least: int, most: int) -> st.SearchStrategy[Any]:
    """A length in points, or one in millimetres."""
    return st.one_of(
        st.integers(least, most), st.sampled_from([least, most]), st.integers(least, most).map(lambda n: f"{n}pt"),
        st.integers(-(-least * 254 // 720), most * 254 // 720).map(lambda n: f"{n}mm"),
    )  # fmt: skip


def number(least: float, most: float) -> st.SearchStrategy[Any]:
    """A number with at most two decimals."""
    return st.one_of(
        st.integers(round(least * 100), round(most * 100)).map(lambda n: n / 100), st.sampled_from([least, most])
    )


def keys(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A few of the keys of a mapping, `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return st.lists(st.sampled_from(sorted(named)), min_size=1, max_size=3, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({name: named[name] for name in chosen})
    )


def by_language(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or one for each language."""
    return value | st.fixed_dictionaries({"en": value, "zh": value})


NAMES = st.sampled_from(["body", "name", "date", "side", "section", "new"])
ROLES = st.sampled_from(["body", "entry-title", "list-item", "section-title", "contact"])
SECTIONS = st.sampled_from(["skills", "education", "talks", "bio", "stats", "publications"])
ALIGNS = st.sampled_from(["justify", "left", "center", "right"])
SIDES = st.sampled_from(["left", "right"])

WORDS = keys(
    family=st.sampled_from(["serif", "sans"]), size=by_language(number(4, 72)), leading=by_language(number(4, 120)),
    weight=st.integers(100, 900), color=COLORS, align=by_language(ALIGNS),
    hyphenate=st.booleans(), latin_scale=number(0.8, 1.3), han_emphasis=st.sampled_from(["kai", "bold"]),
    features=st.just(["tnum"]), cohesion=number(0, 5000), prohibition=st.sampled_from(["strict", "basic"]),
)  # fmt: skip
PAGE = keys(
    width=length(200, 1500), height=length(200, 1500), left=length(0, 300), right=length(0, 300), top=length(0, 300),
    bottom=length(0, 300), gutter=length(0, 300), gutter_gap=length(0, 300), head=length(0, 300), foot=length(0, 300),
)  # fmt: skip
SPACE = number(0, 6)
TOKENS = keys(
    colors=st.just({"accent": "#7a2e2e"}),
    texts=st.dictionaries(NAMES, WORDS, min_size=1, max_size=2),
    pages=keys(a4=PAGE, letter=PAGE),
    blocks=st.dictionaries(
        ROLES,
        keys(space_before=SPACE, space_after=SPACE, indent=length(0, 200), keep_with_next=st.booleans()),
        min_size=1,
        max_size=2,
    ),
    inlines=st.dictionaries(
        st.sampled_from(["title", "meta", "link"]), keys(scale=number(0.3, 2), weight=st.integers(100, 900)), max_size=2
    ),
    list=keys(indent=length(0, 60), gap=SPACE, bullet_radius=number(0.2, 6)),
    photo=keys(width=length(20, 300), height=length(20, 400), gap=length(0, 100), side=SIDES),
    entry=keys(gap=SPACE, dates=st.sampled_from(["gutter", "right", "below"])),
    section=keys(gap=SPACE),
    columns=keys(gap=length(0, 100)),
    sidebar=keys(
        width=length(80, 300), gap=length(0, 80), side=SIDES,
        sections=st.lists(SECTIONS, max_size=4),
    ),
)  # fmt: skip
WRONG = st.sampled_from(
    [
        {"colours": {"text": "#000000"}},
        {"colors": {"accent": "red"}},
        {"colors": "blue"},
        {"texts": {"body": {"size": "big"}}},
        {"texts": {"body": {"size": 400}}},
        {"pages": {"a5": {"width": "148mm"}}},
        {"blocks": {"body": {"text": "prose"}}},
        {"list": [1, 2]},
        {"kinds": {"cv": {"section": {"gap": 2}}}},
        {"": 1},
    ]
)
