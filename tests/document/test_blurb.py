"""Biographies of any length: the samples at every usual length, any profile at any length, how facts are told."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvbuilder.document.blurb import FILLED, Limit, blurb, start_of
from cvbuilder.document.blurb import compose as composing
from cvbuilder.document.composition import Composition
from cvbuilder.errors import LimitError, NothingToTell, TooLittle
from cvbuilder.events.contents import sentences
from cvbuilder.locale import open_locale
from cvbuilder.locale.counting import UNITS, count
from cvbuilder.profile import parse
from cvbuilder.profile.model import DocumentPlan
from cvbuilder.source import read, read_bytes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "profiles").glob("*/*.yaml"))
LENGTHS = {
    "en": [(140, "chars"), (50, "words"), (100, "words"), (150, "words"), (200, "words")],
    "zh": [(140, "chars"), (80, "zi"), (150, "zi"), (300, "zi")],
}


def composition(text: str, tag: str) -> Composition:
    return Composition(parse(read_bytes(text.encode(), "profile.yaml")), open_locale(tag), DocumentPlan(kind="bio"))


def starts_differ(text: str, tag: str) -> bool:
    starts = [start_of(sentence, tag.startswith("zh")) for sentence in sentences(text)]
    return all(first != second for first, second in pairwise(starts))


@pytest.mark.parametrize("by_hand", [True, False], ids=["by hand where it fits", "facts alone"])
@pytest.mark.parametrize(("tag", "most", "unit"), [(tag, *each) for tag, all_ in LENGTHS.items() for each in all_])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_fill_every_usual_length(
    path: Path, tag: str, most: int, unit: str, by_hand: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not by_hand:
        monkeypatch.setattr(composing, "_hand_written", lambda *_: iter(()))
    c = Composition(parse(read(path)), open_locale(tag), DocumentPlan(kind="bio"))
    made = blurb(c, Limit(most, unit))  # type: ignore[arg-type]
    assert count(made.text, unit, tag) == made.length <= most  # type: ignore[arg-type]
    assert made.whole or made.length >= most * FILLED
    assert starts_differ(made.text, tag)
    assert "{" not in made.text and "}" not in made.text and "  " not in made.text
    assert made.text.endswith("." if tag == "en" else "。")
    if tag == "zh":
        assert "，。" not in made.text and "；。" not in made.text and "；；" not in made.text


WORDS = st.sampled_from(
    ["Robots", "the R&D Department", "Lin & Sons, Ltd.", "data", "U.S. models", "{x}", "AI视觉", "模型"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
CLAUSE = st.tuples(st.sampled_from(["leads", "has built", "was", "held", "works on"]), TEXTS).map(" ".join)
ZH_WORDS = st.sampled_from(["现任工程师", "曾任研究员", "发表论文9篇", "专利3项", "AI", "从事研究，"])
ZH = st.lists(ZH_WORDS, min_size=1, max_size=5).map("".join)
KINDS = st.sampled_from(["present", "past", "education", "numbers", "honour", "research", "service", "detail"])


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("{x}", "{holds}") + "'"


@st.composite
def profiles(draw: st.DrawFn) -> str:
    lines = ["settings: { languages: [en, zh] }"]
    lines.append(f"name: {{ given: Yuan, family: {draw(st.sampled_from(['Lin', 'Wu']))} }}")
    lines.append("bio:")
    lines.append(f"  pronoun: {draw(st.sampled_from(['he', 'she', 'they', 'name']))}")
    lines.append(f"  person: {draw(st.sampled_from(['first', 'third']))}")
    if draw(st.booleans()):
        lines.append(f"  short: {{ en: {quoted(draw(TEXTS).replace('{x}', 'x'))}, zh: 研究员。 }}")
    facts = draw(st.lists(st.tuples(KINDS, CLAUSE, ZH, st.none() | TEXTS, st.booleans()), max_size=7))
    if facts:
        lines.append("  facts:")
    for kind, en, zh, more, lead in facts:
        lines.append(f"    - kind: {kind}")
        lines.append(f"      text: {{ en: {quoted(en)}, zh: {quoted(zh)} }}")
        if more:
            lines.append(f"      more: {{ en: {quoted(more)} }}")
        if lead:
            lines.append(f"      lead: {{ en: {draw(st.sampled_from(['In 2018', 'At Lin & Sons', 'Further']))} }}")
    interests = draw(st.lists(TEXTS, max_size=5))
    if interests:
        lines.append(f"interests: [{', '.join(f'{{ und: {quoted(each)} }}' for each in interests)}]")
    jobs = draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
    if jobs:
        lines.append("experience:")
    for organization, position in jobs:
        lines.append(f"  - organization: {{ en: {quoted(organization)}, zh: 公司 }}")
        lines.append(f"    position: {{ en: {quoted(position)}, zh: 工程师 }}")
    return "\n".join(lines) + "\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles(), st.integers(1, 400), st.sampled_from(UNITS), st.sampled_from(["en", "zh"]))
def test_any_profile_at_any_length(text: str, most: int, unit: str, tag: str) -> None:
    """Within the limit, or an error that names the smallest possible length, which is then possible."""
    c = composition(text, tag)
    limit = Limit(most, unit)  # type: ignore[arg-type]
    try:
        made = blurb(c, limit)
    except NothingToTell:
        return
    except LimitError as error:
        least = int(error.diagnostics[0].expected.split()[0])
        assert least > most
        assert blurb(c, Limit(least, limit.unit)).length <= least
        return
    assert count(made.text, limit.unit, c.language) == made.length <= most
    assert made.text.strip()
    assert blurb(c, limit) == made


@settings(max_examples=60, deadline=None)
@given(profiles(), st.integers(5, 300))
def test_no_sentence_begins_like_the_one_before(text: str, most: int) -> None:
    c = composition(text.replace("U.S. models", "models").replace("Ltd.", "Limited"), "en")
    c = Composition(c.profile, c.locale, c.plan)
    try:
        made = blurb(c, Limit(most, "words"))
    except LimitError:
        return
    assert starts_differ(made.text, "en"), made.text


LIN = """
name: { given: { en: Yuan, zh: 远 }, family: { en: Lin, zh: 林 } }
settings: { languages: [en, zh] }
interests: [{ en: Robots, zh: 机器人 }, { en: Graph learning, zh: 图学习 }]
education:
  - institution: { en: Example University, zh: 示例大学 }
    degree: ms
    field: { en: Hydrology, zh: 水文学 }
    date: 2014
experience:
  - organization: { en: Example Labs, zh: 示例实验室 }
    position: { en: Engineer, zh: 工程师 }
    end: present
    start: 2020
  - { organization: { en: Old Works, zh: 旧厂 }, position: { en: Analyst, zh: 分析员 }, start: 2015, end: 2020 }
awards: [{ title: { en: Example Medal, zh: 示例奖章 } }]
"""


def whole(text: str, tag: str) -> str:
    return blurb(composition(text, tag), Limit(1000, "chars")).text


def test_sections_alone_make_a_bio() -> None:
    assert whole(LIN, "en") == (
        "Yuan Lin is an Engineer at Example Labs. Lin was previously an Analyst at Old Works. In addition, Lin "
        "received an M.S. in Hydrology from Example University in 2014. Honors include Example Medal. Research "
        "interests include robots and graph learning."
    )
    assert whole(LIN, "zh") == (
        "现任示例实验室工程师，曾任旧厂分析员。获示例大学水文学硕士学位（2014年）。所获荣誉包括示例奖章。研究方向包括机器人和图学习。"
    )


@pytest.mark.parametrize(
    ("bio", "wanted"),
    [
        ("{ person: first }", "I am an Engineer at Example Labs."),
        ("{ pronoun: she }", "She was previously an Analyst at Old Works."),
        ("{ pronoun: they }", "They were previously an Analyst at Old Works."),
        ("{ person: first }", "My honors include Example Medal."),
        ("{ pronoun: he }", "His honors include Example Medal. Research interests include robots"),
    ],
)
def test_person_and_pronoun(bio: str, wanted: str) -> None:
    assert wanted in whole(f"{LIN}bio: {bio}\n", "en")


FACTS = """
name: { given: Yuan, family: Lin }
settings: { languages: [en, zh] }
bio:
  pronoun: PRONOUN
  person: PERSON
  facts:
    - kind: present
      text: { en: 'leads {his} team and {teaches} robots', zh: 带领团队 }
      more: { en: 'which {he} built {himself}' }
    - { kind: honour, text: { en: received a medal, zh: 获得奖章 } }
    - { kind: honour, text: { en: received a prize, zh: 获得奖金 } }
"""


MARKED = {
    ("she", "third"): "Yuan Lin leads her team and teaches robots, which she built herself. "
    "She received a medal and a prize.",
    ("they", "third"): "Yuan Lin leads their team and teaches robots, which they built themselves. "
    "They received a medal and a prize.",
    ("he", "first"): "I lead my team and teach robots, which I built myself. "
    "In addition, I received a medal and a prize.",
}


@pytest.mark.parametrize(("pronoun", "person", "wanted"), [(*key, text) for key, text in MARKED.items()])
def test_marks_go_with_the_person(pronoun: str, person: str, wanted: str) -> None:
    text = FACTS.replace("PRONOUN", pronoun).replace("PERSON", person)
    assert whole(text, "en") == wanted
    assert whole(text, "zh") == "带领团队。获得奖章和奖金。"


def test_a_version_by_hand_wins_where_it_fits() -> None:
    own = "Yuan Lin builds robots, teaches them to walk, and writes about what they do when nobody looks."
    text = f"{LIN}bio: {{ short: {{ en: '{own}' }} }}\n"
    c = composition(text, "en")
    assert blurb(c, Limit(18, "words")).text == own
    assert blurb(c, Limit(17, "words")).text == own
    assert blurb(c, Limit(40, "words")).text != own
    assert blurb(c, Limit(16, "words")).text != own


def test_what_is_left_out_is_listed() -> None:
    made = blurb(composition(LIN, "en"), Limit(15, "words"))
    assert made.left_out and "experience[0]" not in made.left_out
    assert not made.whole


def test_too_short_and_too_long() -> None:
    c = composition(LIN, "en")
    with pytest.raises(LimitError, match="as short as 2 words: the shortest has 6"):
        blurb(c, Limit(2, "words"))
    with pytest.raises(TooLittle, match="makes 40 words, not 80"):
        blurb(c, Limit(100, "words", 80))
    with pytest.raises(NothingToTell, match="nothing to make a biography of in en"):
        blurb(composition("name: Lin Yuan\n", "en"), Limit(50, "words"))


def test_a_minimum_is_kept() -> None:
    made = blurb(composition(LIN, "en"), Limit(30, "words", 28))
    assert 28 <= made.length <= 30


def test_seconds_are_those_of_the_language() -> None:
    made = blurb(composition(LIN, "zh"), Limit(10, "seconds"))
    assert made.length <= 10 and made.length == Fraction(count(made.text, "zi", "zh-Hans"), 4)


def test_position_and_headline_stand_in() -> None:
    assert whole("name: Lin Yuan\nheadline: Robotics engineer\n", "en") == "Lin Yuan: Robotics engineer."
