"""Mending any text: the file still reads, other values stay, and a second time nothing is left to do."""

from __future__ import annotations

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cvbuilder.errors import ProfileError
from cvbuilder.lint import Subject, examine, mended
from cvbuilder.profile import parse
from cvbuilder.source import read_bytes

PIECES = [
    *"abc XY019中文工程，：；（）()\"',:;.!?-—…。８Ａ",
    " -- ", "...", "it's", " (a) ", '"中"', "[x](https://a.b)", "`c,d`",
]  # fmt: skip
FAULTY = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def node(text: str, style: str | None = None) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


def written(english: str, chinese: str, style: str | None, width: int) -> str:
    texts = yaml.MappingNode(
        "tag:yaml.org,2002:map", [(node("en"), node(english, style)), (node("zh"), node(chinese, style))]
    )
    root = yaml.MappingNode("tag:yaml.org,2002:map", [(node("headline"), texts)])
    return f"name: '林,A' # 甲,乙\n{yaml.serialize(root, allow_unicode=True, width=width)}# the end...\n"


@given(FAULTY, FAULTY, STYLES, st.sampled_from([12, 80]))
@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_mending_ends_and_keeps_the_rest(english: str, chinese: str, style: str | None, width: int) -> None:
    text = written(english, chinese, style, width)
    try:
        source = read_bytes(text.encode(), "a.yaml")
        profile = parse(source)
    except ProfileError:
        assume(False)
    for _ in range(8):
        found = [each for each in examine(Subject(source, profile)) if each.fix]
        done = mended(source, found)
        if not done.made:
            break
        source = read_bytes(done.text.encode(), "a.yaml")
        profile = parse(source)
    else:
        raise AssertionError(f"mending does not end: {source.text!r}")
    assert source.text.startswith("name: '林,A' # 甲,乙\n")
    assert source.text.endswith("# the end...\n")
    assert profile.headline is not None
    assert [each.language for each in profile.headline.texts] == ["en", "zh"]


@given(FAULTY, STYLES, st.sampled_from([12, 80]))
@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_a_finding_stands_where_its_words_are(chinese: str, style: str | None, width: int) -> None:
    """The characters at a finding's place are among those of its text; line and column agree with the offset."""
    text = written("x", chinese, style, width)
    try:
        source = read_bytes(text.encode(), "a.yaml")
        profile = parse(source)
    except ProfileError:
        assume(False)
    for each in examine(Subject(source, profile)):
        before = source.text[: each.span.start]
        assert (each.span.line, each.span.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert 0 <= each.span.start < each.span.end <= len(source.text)
