"""Edits by span: whatever a text says and however it is written, an edit changes that and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cvbuilder.errors import ProfileError
from cvbuilder.source import Mapping, Node, Scalar, Source, read_bytes
from cvbuilder.source.edits import Edit, edited
from cvbuilder.source.written import Unmapped, is_fold, stretches

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
WORDS = st.text(st.sampled_from("ab XY'\"\\:#-,.[]{}|>&*!%@`?~，：（）中文—…0 \t"), max_size=30)
ANY = st.one_of(WORDS, st.text(max_size=40))
STYLES = (None, "'", '"', "|", ">")


def scalar_at(source: Source, key: str) -> Scalar:
    assert isinstance(source.root, Mapping)
    found = source.root.get(key)
    assert isinstance(found, Scalar)
    return found


def read(text: str) -> Source:
    return read_bytes(text.encode("utf-8"), "a.yaml")


def values(node: Node) -> dict[str, str]:
    assert isinstance(node, Mapping)
    return {entry.key.text: entry.value.text for entry in node.entries if isinstance(entry.value, Scalar)}


def written(value: str, style: str | None, width: int) -> str:
    """A file with a text in a style, as another program writes it, among comments and other keys."""
    try:
        middle = yaml.serialize(_node(value, style), allow_unicode=True, width=width)
    except (yaml.YAMLError, UnicodeEncodeError):
        assume(False)
    return f"# above\na: one   # beside\n{middle}# between\nc:   'two'  # the end\n"


def _node(value: str, style: str | None) -> yaml.Node:
    key = yaml.ScalarNode("tag:yaml.org,2002:str", "b")
    return yaml.MappingNode(
        "tag:yaml.org,2002:map", [(key, yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style))]
    )


def places(scalar: Scalar, text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    try:
        found = stretches(scalar, text)
    except Unmapped:
        return
    yield from enumerate(found)


@given(ANY, st.sampled_from(STYLES), st.sampled_from([20, 80]), ANY, st.data())
@example("it's", "'", 80, '"', None)
@SETTINGS
def test_an_edit_changes_exactly_that(value: str, style: str | None, width: int, words: str, data) -> None:
    text = written(value, style, width)
    try:
        source = read(text)
    except ProfileError:
        assume(False)
    scalar = scalar_at(source, "b")
    found = [(index, place) for index, place in places(scalar, text) if not is_fold(text, place)]
    assume(found)
    first = 0 if data is None else data.draw(st.integers(0, len(found) - 1))
    index, (start, end) = found[first]
    done = edited(source, [Edit(start, end, words)])
    if done.refused:
        assert done.text == text
        assert not done.made
        return
    assert values(read(done.text).root) == {
        "a": "one",
        "b": scalar.text[:index] + words + scalar.text[index + 1 :],
        "c": "two",
    }
    before, after = text[: scalar.span.start], text[scalar.span.end :]
    assert done.text.startswith(before)
    assert done.text.endswith(after)


@given(ANY, st.sampled_from(STYLES), st.sampled_from([20, 80]))
@SETTINGS
def test_every_character_is_found(value: str, style: str | None, width: int) -> None:
    """All that PyYAML writes is explained: one stretch a character, in order, within the scalar."""
    text = written(value, style, width)
    try:
        source = read(text)
    except ProfileError:
        assume(False)
    scalar = scalar_at(source, "b")
    found = stretches(scalar, text)
    assert len(found) == len(scalar.text)
    assert all(scalar.span.start <= start <= end <= scalar.span.end for start, end in found)
    assert list(found) == sorted(found)
    for character, (start, end) in zip(scalar.text, found, strict=True):
        if end - start == 1 and not is_fold(text, (start, end)):
            assert text[start:end] == character


PLAIN_WORDS = st.text(st.sampled_from("abc，：（）中文—… ."), min_size=1, max_size=12)


@given(PLAIN_WORDS, st.sampled_from(STYLES), PLAIN_WORDS)
@SETTINGS
def test_ordinary_words_are_never_refused(value: str, style: str | None, words: str) -> None:
    text = written(f"x{value}x", style, 200)
    source = read(text)
    scalar = scalar_at(source, "b")
    start, end = stretches(scalar, text)[1]
    done = edited(source, [Edit(start, end, words)])
    assert done.refused == ()
    assert scalar_at(read(done.text), "b").text == scalar.text[:1] + words + scalar.text[2:]


CASES: tuple[tuple[str, str, str, str, str], ...] = (
    ("plain", "b: name：value\n", "：", ": ", 'b: "name: value"\n'),
    ("plain, quotes within", 'b: say "a"：b # x\n', "：", ": ", "b: 'say \"a\": b' # x\n"),
    ("plain, two lines", "b: one：two\n  three，\n  four # x\n", "：", ": ", 'b: "one: two\n  three，\n  four" # x\n'),
    ("plain, remark", "b: a，b   # keep\n", "，", ",", "b: a,b   # keep\n"),
    ("plain, a hash", "b: a，#b\n", "，", " ", 'b: "a #b"\n'),
    ("flow", "b: a，b\nd: [{x: y}]\n", "，", ",", "b: a,b\nd: [{x: y}]\n"),
    ("single", "b: 'it''s，so'\n", "，", "'", "b: 'it''s''so'\n"),
    ("single, a doubled quote", "b: 'it''s'\n", "''", "’", "b: 'it’s'\n"),
    ("double", 'b: "a\\"b，c"\n', "，", '"\\', 'b: "a\\"b\\"\\\\c"\n'),
    ("double, an escape", 'b: "a\\"b"\n', '\\"', "“", 'b: "a“b"\n'),
    ("double, by number", 'b: "a\\u4e2d b"\n', "\\u4e2d", "中", 'b: "a中 b"\n'),
    ("double, joined lines", 'b: "a，\\\n   b"\n', "，", ",", 'b: "a,\\\n   b"\n'),
    ("literal", "b: |\n  a，b\n\n    c，\n", "a，", "a, ", "b: |\n  a, b\n\n    c，\n"),
    ("literal, indicator", "b: |2-\n    a，b\n  c\n", "，", ",", "b: |2-\n    a,b\n  c\n"),
    ("folded", "b: >- # why\n  a，\n  b\n\n  c\nd: e\n", "，", ",", "b: >- # why\n  a,\n  b\n\n  c\nd: e\n"),
    ("line ends", "b: a，b\r\nc: d\r\n", "，", ",", "b: a,b\r\nc: d\r\n"),
    ("deletion", "b: 8 年\n", " ", "", "b: 8年\n"),
    ("what would be null", "b: ~，\n", "，", "", 'b: "~"\n'),
)


@pytest.mark.parametrize(("name", "text", "old", "new", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_edits(name: str, text: str, old: str, new: str, wanted: str) -> None:
    source = read(text)
    at = text.index(old, text.index(":") + 2)
    done = edited(source, [Edit(at, at + len(old), new)])
    assert (done.text, done.refused) == (wanted, ())


REFUSED: tuple[tuple[str, str, str, str, str], ...] = (
    ("a fold", "b: a\n  c\n", "\n  ", "", "line break"),
    ("a line break", "b: a，c\n", "，", "\n", "line break"),
    ("a key's colon", "b: a\n", ": ", "; ", "within one text"),
    ("a remark", "b: a # c，d\n", "，", ",", "within one text"),
    ("half an escape", 'b: "a\\"b"\n', '"b', "“", "line break"),
    ("nothing left", "b: a\n", "a", "", ""),
    ("a refused character", "b: a\n", "a", "\u202e", "otherwise"),
)


@pytest.mark.parametrize(("name", "text", "old", "new", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_refused(name: str, text: str, old: str, new: str, reason: str) -> None:
    at = text.index(old, 1)
    done = edited(read(text), [Edit(at, at + len(old), new)])
    if name == "nothing left":
        assert done.text == 'b: ""\n'
        return
    assert done.text == text
    assert len(done.refused) == 1 and reason in done.refused[0].reason


def test_several_edits_in_several_texts() -> None:
    text = "a: x，y，z # ，\nb: 'p，q'\nc: r：s\n"
    places = [index for index, character in enumerate(text) if character in "，："]
    edits = [Edit(at, at + 1, ", " if text[at] == "，" else ": ") for at in places]
    done = edited(read(text), edits)
    assert done.text == "a: x, y, z # ，\nb: 'p, q'\nc: \"r: s\"\n"
    assert [each.edit.start for each in done.refused] == [text.index("# ，") + 2]


def test_overlapping_edits_wait() -> None:
    done = edited(read("a: x，y\n"), [Edit(4, 5, ","), Edit(4, 6, "; ")])
    assert done.text == "a: x,y\n"
    assert "overlaps" in done.refused[0].reason


def test_one_that_cannot_be_made_does_not_hold_up_the_others() -> None:
    done = edited(read("a: x，y\nb: p，q\n"), [Edit(4, 5, "\u202e"), Edit(11, 12, ",")])
    assert done.text == "a: x，y\nb: p,q\n"
    assert len(done.refused) == 1
