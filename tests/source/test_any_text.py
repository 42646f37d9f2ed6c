"""Whatever a file holds, it is read or refused with a ProfileError; what is read stands where its span says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cvbuilder.errors import ProfileError
from cvbuilder.profile import parse
from cvbuilder.source import Mapping, Node, Scalar, Sequence, Source, read_bytes

PIECES = [
    "a", "b: ",
    "name: ", "- ", "? ", ": ", "\n", "\r\n", "\n  ", "\n    ", "\t", " ", "[", "]", "{", "}", ", ", "'", '"',
    "|", ">", "|+\n ", ">-\n  ", "#", " # x", "&a", "*a", "!", "!!str ", "%", "@", "`", "---\n", "...\n", "<<: ", "~",
    "\\", "\\n",
    "\\ud800", "\\UFFFFFFFF", "钊", "😀", "é", "e\u0301", "\u2028", "\x85", "\x00", "\ufeff", "en: ", "zh: ",
    "summary: ", "settings: ", "languages: ", "start: ", "2022", "end: ", "present",
]  # fmt: skip
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXT = st.one_of(YAML_LIKE, st.text(max_size=80))
ANY_SPEED = settings(deadline=None)
BOTH = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from nodes(entry.value)


def check_places(source: Source) -> None:
    """Hold every span to the text, line and column counted independently."""
    for node in nodes(source.root):
        span = node.span
        assert 0 <= span.start <= span.end <= len(source.text)
        lines = re.split("\r\n|[\n\r\x85]", source.text[: span.start])
        assert (span.line, span.column) == (len(lines), len(lines[-1]) + 1)
        written = source.text[span.start : span.end]
        if isinstance(node, Scalar) and node.style == "plain" and not re.search("[\n\r\x85]", written):
            assert written == node.text
        elif isinstance(node, Scalar) and node.style in ("single-quoted", "double-quoted"):
            assert written[0] == written[-1] == ("'" if node.style == "single-quoted" else '"')
        elif isinstance(node, Scalar) and node.style in ("literal", "folded"):
            assert written[0] == ("|" if node.style == "literal" else ">")


@given(TEXT)
@example(text="? a")  # a value that is not there, at the end of a line that does not end
@BOTH
def test_any_text_is_read_or_refused(parser: str, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        assume(False)
    try:
        source = read_bytes(content, "a.yaml")
    except ProfileError as error:
        assert error.diagnostics
        for problem in error.diagnostics:
            assert problem.span and problem.message
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
        return
    check_places(source)


@given(TEXT)
@ANY_SPEED
def test_any_text_is_a_profile_or_refused(text: str) -> None:
    try:
        parse(read_bytes(b"name: Lin\n" + text.encode("utf-8", "replace"), "a.yaml"))
    except ProfileError as error:
        assert [problem.span.start for problem in error.diagnostics if problem.span] == sorted(
            problem.span.start for problem in error.diagnostics if problem.span
        )


@given(st.binary(max_size=60))
@ANY_SPEED
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        check_places(read_bytes(content, "a.yaml"))
    except ProfileError as error:
        assert error.diagnostics


REFUSED = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=REFUSED), max_size=30)
KEYS = st.text("abc钊", min_size=1, max_size=3)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(VALUES, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
@BOTH
def test_what_another_program_writes_is_read_as_it_was_meant(
    parser: str, value: object, style: str | None, flow: bool
) -> None:
    written = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=40)
    source = read_bytes(written.encode(), "a.yaml")
    check_places(source)
    assert plain(source.root) == value


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}
