"""Reading: nodes with exact places, and what of YAML is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.errors import ProfileError, SourceSpan
from cvbuilder.source import MAX_DEPTH, Entry, Mapping, Node, Scalar, Sequence, Source, read, read_bytes


def source(text: str) -> Source:
    return read_bytes(text.encode(), "a.yaml")


def slices(text: str) -> list[str]:
    """The written form of every node, in the order in which they begin."""

    def walk(node: Node) -> list[Node]:
        if isinstance(node, Sequence):
            return [node, *(found for item in node.items for found in walk(item))]
        if isinstance(node, Mapping):
            return [node, *(found for entry in node.entries for found in [entry.key, *walk(entry.value)])]
        return [node]

    found = source(text)
    return [found.text[node.span.start : node.span.end] for node in walk(found.root)]


def test_a_tree_of_nodes(parser: str) -> None:
    found = source("a: 1\nb: [x, 'y']\n")

    def span(start: int, end: int, line: int, column: int) -> SourceSpan:
        return SourceSpan("a.yaml", start, end, line, column)

    assert found.root == Mapping(
        (
            Entry(Scalar("a", "plain", span(0, 1, 1, 1)), Scalar("1", "plain", span(3, 4, 1, 4))),
            Entry(
                Scalar("b", "plain", span(5, 6, 2, 1)),
                Sequence(
                    (Scalar("x", "plain", span(9, 10, 2, 5)), Scalar("y", "single-quoted", span(12, 15, 2, 8))),
                    span(8, 16, 2, 4),
                ),
            ),
        ),
        span(0, 16, 1, 1),
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: b # c\n", ["a: b", "a", "b"]),
        ("a: 'it''s'\n", ["a: 'it''s'", "a", "'it''s'"]),
        ('"a b": "c\\n"\n', ['"a b": "c\\n"', '"a b"', '"c\\n"']),
        ("a: one\n  two\n# end\n", ["a: one\n  two", "a", "one\n  two"]),
        ("a: |\n  x\n  y\n\n\nb: z\n", ["a: |\n  x\n  y\n\n\nb: z", "a", "|\n  x\n  y", "b", "z"]),
        ("a: |  # why\n  x  \n\n", ["a: |  # why\n  x  ", "a", "|  # why\n  x  "]),
        ("a: >-\r\n  x\r\n\r\n  y\r\n\r\n", ["a: >-\r\n  x\r\n\r\n  y", "a", ">-\r\n  x\r\n\r\n  y"]),
        ("a: |+\n  x\n\nb: y\n", ["a: |+\n  x\n\nb: y", "a", "|+\n  x\n\n", "b", "y"]),
        ("a:\n- x\n\n# end\nb: {c: d}\n", ["a:\n- x\n\n# end\nb: {c: d}", "a", "- x", "x", "b", "{c: d}", "c", "d"]),
        ("a:\n  b: c\n\n\nd:\n", ["a:\n  b: c\n\n\nd:", "a", "b: c", "b", "c", "d", ""]),
        ("名: 钊😀x\n字: '引'\n", ["名: 钊😀x\n字: '引'", "名", "钊😀x", "字", "'引'"]),
        ("[]", ["[]"]),
        ("- {}\n", ["- {}", "{}"]),
    ],
)  # fmt: skip
def test_spans_cover_the_written_form(text: str, written: list[str], parser: str) -> None:
    assert slices(text) == written


def test_offsets_count_code_points(parser: str) -> None:
    found = source("a: 😀😀\n钊: x\n")
    assert isinstance(found.root, Mapping)
    assert found.root.entries[1].value.span == SourceSpan("a.yaml", 9, 10, 2, 4)


def test_a_byte_order_mark_is_not_counted(parser: str) -> None:
    assert read_bytes(b"\xef\xbb\xbfa: b", "a.yaml") == source("a: b")


@pytest.mark.parametrize("text", ["a: b\r\nc: d\r\n", "a: b\rc: d\r"])
def test_other_line_ends(text: str, parser: str) -> None:
    found = source(text)
    assert isinstance(found.root, Mapping)
    value = found.root.get("c")
    assert value and (value.span.line, value.span.column) == (2, 4)
    assert text[value.span.start : value.span.end] == "d"


@pytest.mark.parametrize("text", ["2022", "2022-04-30", "yes", "0x10", "1_000", "1e3", ".5", "12:30:45", "=", "False"])
def test_scalars_stay_text(text: str, parser: str) -> None:
    found = source(f"a: {text}\n")
    assert isinstance(found.root, Mapping)
    value = found.root.get("a")
    assert isinstance(value, Scalar) and value.text == text and not value.is_null


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_a_key_without_a_value(text: str, parser: str) -> None:
    found = source(f"a: {text}\n")
    assert isinstance(found.root, Mapping)
    value = found.root.get("a")
    assert isinstance(value, Scalar) and value.is_null
    quoted = source(f"a: '{text}'\n").root
    assert isinstance(quoted, Mapping)
    value = quoted.get("a")
    assert isinstance(value, Scalar) and not value.is_null
    assert quoted.get("b") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n", "---\n", "---\n...\n", "~", "null\n"])
def test_an_empty_file(text: str, parser: str) -> None:
    with pytest.raises(ProfileError, match=r"the file is empty.*a profile begins with `name:`"):
        source(text)


def test_as_deep_as_allowed(parser: str) -> None:
    source("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(ProfileError, match="nested more than 32 deep"):
        source("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_very_deep_costs_nothing(parser: str) -> None:
    with pytest.raises(ProfileError, match="nested more than 32 deep"):
        source("[" * 100_000)


@pytest.mark.parametrize("character", [chr(code) for code in (0, 7, 11, 27, 0x7F, 0x80, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF)])
def test_control_characters(character: str, parser: str) -> None:
    with pytest.raises(ProfileError) as caught:
        source(f"# c\nname: x{character}y\n")
    (problem,) = caught.value.diagnostics
    assert problem.span == SourceSpan("a.yaml", 11, 12, 2, 8)
    assert f"U+{ord(character):04X}" in problem.message


def test_a_file_full_of_control_characters_tells_the_first_hundred(parser: str) -> None:
    with pytest.raises(ProfileError) as caught:
        source("name: x\n" + "\x01" * 5000)
    assert len(caught.value.diagnostics) == 100


@pytest.mark.parametrize("character", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_bidirectional_controls_even_in_comments(character: str, parser: str) -> None:
    with pytest.raises(ProfileError, match="bidirectional control character"):
        source(f"a: b # {character}\n")


@pytest.mark.parametrize("character", ["\t", "\u0085", "\u00a0", "\u200d", "\u3000", "\ufe0f", "😀", "\U0010fffd"])
def test_other_characters_are_kept(character: str, parser: str) -> None:
    found = source(f"a: 'x{character}y'\n").root
    assert isinstance(found, Mapping)
    value = found.get("a")
    assert isinstance(value, Scalar) and value.text == f"x{' ' if character == chr(0x85) else character}y"


def test_a_control_character_as_an_escape_is_told_at_its_scalar(parser: str) -> None:
    with pytest.raises(ProfileError) as caught:
        source('a: b\nc: "x\\u202Ey\\0"\n')
    assert [(str(problem.span), problem.message) for problem in caught.value.diagnostics] == [
        ("a.yaml:2:4", "the escape of the bidirectional control character U+202E is not allowed"),
        ("a.yaml:2:4", "the escape of the control character U+0000 is not allowed"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wider_encodings_are_named(encoding: str) -> None:
    with pytest.raises(ProfileError, match=f"the file is written in {encoding[:6].upper()}; expected UTF-8"):
        read_bytes("name: Lin".encode(encoding), "a.yaml")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_byte_that_is_not_utf8(ending: str) -> None:
    content = f"name: 林{ending}b: é".encode() + b"\xe9 \xff"
    with pytest.raises(ProfileError) as caught:
        read_bytes(content, "a.yaml")
    (problem,) = caught.value.diagnostics
    assert problem.message == "byte 0xE9 on line 2 is not UTF-8"
    offset = 7 + len(ending) + 4
    assert problem.span == SourceSpan("a.yaml", offset, offset + 1, 2, 5)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "lin.yaml"
    path.write_bytes(b"name: Lin\n")
    assert read(path).file == str(path)
    assert read(path, "lin.yaml") == read_bytes(b"name: Lin\n", "lin.yaml")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"gone\.yaml:1:1: there is no such file"):
        read(tmp_path / "gone.yaml", "gone.yaml")
    with pytest.raises(ProfileError, match=r"folder|cannot be read"):
        read(tmp_path, "here")
    with pytest.raises(ProfileError, match="cannot be read"):
        read(Path("a\0b"), "odd")
