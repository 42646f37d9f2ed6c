"""Texts as people write them, and as they do not: strategies of strings and of the scalars of a profile.

`SOUND` texts can be set in every face of the program, their links are whole; `WILD` texts are any characters
that YAML can carry. A text is never blank: what is blank is a case of `tests/profile/wrong`.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

LATIN = st.sampled_from(
    ["a", "Go", "robots", "representation", "state-of-the-art", "don’t", "naïve", "Łódź", "Ångström", "GPT-4", "C++",
     "R&D", "<3", "#1", "A/B", "e.g.", "20–30", "3.9/4.0", "1,234.5", "100%", "§2", "€5", "“quoted”", "(see below)",
     "pneumonoultramicroscopicsilicovolcanoconiosis", "W" * 90, "αβγ", "Σ"]
)  # fmt: skip
HAN = st.text("的一是在不了有和人这中大为上个国我以要他研究机器人視覺語言骨直角門", min_size=1, max_size=9)
RARE = st.sampled_from(["㛃", "䶮", "㙘", "鿍", "𬱖", "𫖯", "喆", "堃", "镕", "龘", "〇"])
MARKS = st.sampled_from(
    [*"，。、；：？！（）《》“”‘’「」…—·～％", "……", "——", "，“", "）。", ".", ",", ";", "!", "?", "-", "–"]
)
SIGNS = st.sampled_from(
    ["**", "*", "***", "`", "[", "]", "\\", "\\*", "_", "~", "|", ">", "&", "@", "%", ": ", " #", "'", '"', "{", "}",
     "**标题：**", "**lead:** ", "*kai*", "`code`", "[word](https://example.org/a_(b))",
     "[**李**](mailto:a@example.org)"]
)  # fmt: skip
ADDRESSES = st.sampled_from(
    [
        "https://example.org/a/long/path/that-goes-on?and=on#and-on",
        "lin@example.org",
        "example.org",
        "https://例子.中国/路",
    ]
)
SPACES = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\u3000", "\u2009", "\u200b", "\u2060", "\n", "\n\n", "\t"])
PIECES = st.one_of(LATIN, LATIN, HAN, HAN, RARE, MARKS, SIGNS, ADDRESSES, SPACES, SPACES)

WHOLE = ["Lin Yuan", "林源", "Ada Łukasiewicz-Smith", "A, B and C", "2022", "null", "yes", "3.10", "~", "- a", "0"]
LONG = st.builds(lambda piece, times: piece * times, PIECES, st.integers(50, 400))
VISIBLE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=20)
ANYTHING = VISIBLE | st.text(max_size=20)
BLANK = ["\u3000", "\u00a0", "\u200b", "\u00ad"]
REFUSED = [
    *BLANK,
    "[a](javascript:x)",
    "[a](b.c)",
    "😀",
    "한국",
    "ไทย",
    "עברית",
    "\ue000",
    "\u0301",
    "e\u0301",
    "\u200d",
    "\ufe0f",
]


def _visible(text: str) -> str:
    """The text, with a letter if it has neither letter nor digit."""
    return text if any(map(str.isalnum, text)) else f"{text}x"


SOUND = st.sampled_from(WHOLE) | st.lists(PIECES, min_size=1, max_size=10).map("".join).map(_visible)
MIXED = st.lists(PIECES | VISIBLE, max_size=6).map("".join)
WILD = st.one_of(SOUND, SOUND, SOUND, SOUND, LONG, VISIBLE, MIXED, st.sampled_from(REFUSED))

DATES = st.one_of(
    st.integers(1900, 2100).map(str),
    st.builds("{:04d}-{:02d}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str),
    st.sampled_from(["1900-01-01", "2100-12-31", "2024-02-29"]),
)
SEASONS = st.builds("{}-{}".format, st.integers(1900, 2100), st.sampled_from(["spring", "summer", "autumn", "winter"]))
WHENS = DATES | DATES | SEASONS
NUMBERS = st.sampled_from(["0", "1", "40", "0.5", "1256", "2000000", "120000000", "999999999999999", "1.234567"])
AMOUNTS = NUMBERS | st.sampled_from(["37-71", "3–5", "2000000-3000000"])
URLS = st.one_of(
    st.sampled_from(
        ["https://example.org", "HTTP://EXAMPLE.ORG/", "https://[::1]:80/a", "https://例子.中国/路径?q=1#f",
         "mailto:lin@example.org", "MAILTO:lin@example.org", "tel:+86-10-5550-0100", "tel:1;ext=2",
         "https://example.org/" + "a" * 300, "https://example.org/%20(a)_'b'"]
    ),
    st.text("abz019-._~/%é路", max_size=30).map("https://example.org/".__add__),
)  # fmt: skip
EMAILS = st.sampled_from(["lin@example.org", "a@b.cn", "林@例子.中国", "a+" + "b" * 60 + "@example.org"])
PHONES = st.sampled_from(["+86 10 5550 0100", "123", "(010) 5550.0100", 13800138000])
TAGS = st.sampled_from(["research", "industry", "科研", "2026", "deep-learning"])
"""Tags of variants."""
