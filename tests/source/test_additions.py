"""Texts added to a source: in the form, the style and the place that the file's own manner asks for, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from cvbuilder.errors import ProfileError
from cvbuilder.source import Mapping, Node, Scalar, Sequence, Source, read_bytes
from cvbuilder.source.additions import added
from cvbuilder.source.agreement import Addition

CASES = yaml.safe_load((Path(__file__).parent / "additions.yaml").read_text(encoding="utf-8"))
SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
WORDS = st.text(st.sampled_from("ab XY'\"\\:#-,.[]{}|>&*!%@`?~，：（）中文—…0 "), min_size=1, max_size=30)
LONG = st.lists(st.sampled_from(["word", "中文，", "a: b", "#", "-", "it's", "很长的文字"]), min_size=1, max_size=60)
ANY = st.one_of(WORDS, st.text(min_size=1, max_size=40), LONG.map(" ".join))
STYLES = (None, "'", '"', "|", ">")


def read(text: str) -> Source:
    return read_bytes(text.encode("utf-8"), "a.yaml")


def at(node: Node, path: str) -> Any:
    for step in path.split("."):
        node = node.items[int(step)] if isinstance(node, Sequence) else node.get(step)  # type: ignore
    return node


def add(text: str, path: str, words: str, key: str = "zh", after: str = "en") -> Any:
    source = read(text)
    return added(source, [Addition(at(source.root, path), key, words, "en", after)])


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_where_and_how(case: dict[str, Any]) -> None:
    text = case["before"].replace("\n", case.get("end", "\n"))
    done = add(text, case.get("at", "a"), case.get("words", "职位"), after=case.get("after", "en"))
    assert (done.text, done.left) == (case["then"].replace("\n", case.get("end", "\n")), ())


def test_several_at_once() -> None:
    source = read("a: x # one\nb: [y, { en: z }]\nc:\n  en: >-\n    w\n    v\n")
    nodes = [at(source.root, path) for path in ("a", "b.0", "b.1", "c")]
    done = added(source, [Addition(node, "zh", "字", "en", "en") for node in nodes])
    assert done.text == (
        "a: { en: x, zh: 字 } # one\nb: [{ en: y, zh: 字 }, { en: z, zh: 字 }]\nc:\n  en: >-\n    w\n    v\n  zh: 字\n"
    )
    assert len(done.made) == 4


def test_what_cannot_be_added_is_left_and_does_not_hold_up_the_rest() -> None:
    source = read("a: x\nb: { en: y, zh: 已 }\nc: z\nd: { en: w }\n")
    node = {key: at(source.root, key) for key in "abcd"}
    elsewhere = read("a: x\n").root
    wanted = [
        Addition(node["a"], "zh", "\u202e", "en", "en"),
        Addition(node["b"], "zh", "字", "en", "en"),
        Addition(node["c"], "zh", "字", "en", "en"),
        Addition(node["d"], "zh", "字", "en", "fr"),
        Addition(elsewhere, "zh", "字", "en", "en"),  # type: ignore[arg-type]
    ]
    done = added(source, wanted)
    assert done.text == "a: x\nb: { en: y, zh: 已 }\nc: { en: z, zh: 字 }\nd: { en: w }\n"
    assert done.made == (wanted[2],)
    assert [each.addition for each in done.left] == [wanted[0], wanted[1], wanted[4], wanted[3]]


def test_no_key_is_added_twice_to_one_place() -> None:
    source = read("a: x\n")
    one = Addition(at(source.root, "a"), "zh", "甲", "en", "en")
    two = Addition(at(source.root, "a"), "fr", "乙", "en", "en")
    assert added(source, [one, two]).text == "a: x\n"


def nested(value: str, style: str | None, shape: str, width: int) -> str:
    """A file with a text in a shape and style, as another program writes it, among comments and other keys."""
    text = yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    word = yaml.ScalarNode("tag:yaml.org,2002:str", "en")
    node: yaml.Node = text
    if "mapping" in shape:
        node = yaml.MappingNode("tag:yaml.org,2002:map", [(word, text)], flow_style="flow" in shape)
    if "list" in shape:
        node = yaml.SequenceNode("tag:yaml.org,2002:seq", [node], flow_style="brackets" in shape)
    key = yaml.ScalarNode("tag:yaml.org,2002:str", "b")
    try:
        middle = yaml.serialize(
            yaml.MappingNode("tag:yaml.org,2002:map", [(key, node)]), allow_unicode=True, width=width
        )
    except (yaml.YAMLError, UnicodeEncodeError):
        assume(False)
    return f"# above\na: one   # beside\n{middle}# between\nc:   'two'  # the end\n"


SHAPES = (
    "scalar", "block mapping", "flow mapping", "list", "list of block mapping", "list of flow mapping",
    "list in brackets", "list in brackets of flow mapping",
)  # fmt: skip


@given(ANY, st.sampled_from(STYLES), st.sampled_from(SHAPES), st.sampled_from([20, 80]), ANY)
@SETTINGS
def test_any_text_beside_any_text(value: str, style: str | None, shape: str, width: int, words: str) -> None:
    text = nested(value, style, shape, width)
    try:
        source = read(text)
    except ProfileError:
        assume(False)
    node = at(source.root, "b.0" if "list" in shape else "b")
    old = node.get("en") if isinstance(node, Mapping) else node
    done = added(source, [Addition(node, "zh", words, "en", "en")])
    if done.left:
        event("left")
        assert done.text == text and not done.made
        assert not words.isprintable() or not value.isprintable() or _is_odd(words) or not isinstance(old, Scalar)
        return
    event("added")
    said = yaml.safe_load(done.text)
    one = said["b"][0] if "list" in shape else said["b"]
    new = at(read(done.text).root, "b.0" if "list" in shape else "b")
    assert list(one) == ["en", "zh"]
    assert (new.get("en").text, new.get("en").style) == (old.text, old.style)
    assert new.get("zh").text == words
    assert (said["a"], said["c"]) == ("one", "two")
    assert done.text.startswith("# above\na: one   # beside\nb:")
    assert done.text.endswith("# between\nc:   'two'  # the end\n")


def _is_odd(words: str) -> bool:
    """True for what no file may hold, or what YAML does not keep as it is typed."""
    try:
        read_bytes(f"a: {yaml.safe_dump(words, allow_unicode=True)}".encode(), "a.yaml")
    except (ProfileError, UnicodeEncodeError, yaml.YAMLError):
        return True
    return False
