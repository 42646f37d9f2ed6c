"""PO files: what we write, Babel and gettext read; what Babel writes, we read; what is none is told with its line."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as babel_reads
from babel.messages.pofile import write_po as babel_writes
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuilder.errors import ProfileError
from cvbuilder.translation import PoEntry, PoFile, read_po, write_po

# What a profile's text may hold; Babel's reader takes some characters of control for ends of lines.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200)
PATHS = st.from_regex(r"[a-z_]{1,12}(\[[0-9]{1,2}\]\.[a-z]{1,9})?", fullmatch=True)
ENTRIES = st.lists(
    st.builds(PoEntry, PATHS, TEXTS, TEXTS | st.just(""), st.lists(TEXTS, max_size=2).map(tuple), fuzzy=st.booleans()),
    max_size=6,
    unique_by=lambda entry: entry.context,
)
HEADER = (("Project-Id-Version", "me.yaml"), ("Language", "zh"), ("X-Profile-Digest", "0123456789abcdef"))


def told(file: PoFile) -> list[tuple[str, str, str, bool]]:
    return [(entry.context, entry.text, entry.answer, entry.fuzzy) for entry in file.entries]


@given(ENTRIES)
@settings(deadline=None, max_examples=200)
def test_what_is_written_is_read(entries: list[PoEntry]) -> None:
    wanted = PoFile(tuple(entries), HEADER)
    found = read_po(write_po(wanted, ["for the translator"]), "zh.po")
    assert told(found) == told(wanted)
    assert found.header[:3] == HEADER


@given(ENTRIES)
@settings(deadline=None, max_examples=200)
def test_babel_reads_what_is_written(entries: list[PoEntry]) -> None:
    catalog = babel_reads(BytesIO(write_po(PoFile(tuple(entries), HEADER))), abort_invalid=True)
    found = {(each.context, each.id, each.string, each.fuzzy) for each in catalog if each.id}
    assert found == set(told(PoFile(tuple(entries))))


@given(ENTRIES, st.sampled_from([0, 40, 76]))
@settings(deadline=None, max_examples=200)
def test_what_babel_writes_is_read(entries: list[PoEntry], width: int) -> None:
    catalog = Catalog(locale="zh_Hans")
    for entry in entries:
        flags = ["fuzzy"] if entry.fuzzy else []
        catalog.add(entry.text, entry.answer, flags=flags, context=entry.context, auto_comments=["why"])
    written = BytesIO()
    babel_writes(written, catalog, width=width)
    found = read_po(written.getvalue(), "zh.po")
    assert set(told(found)) == set(told(PoFile(tuple(entries))))
    assert found.get("language") == "zh_Hans"


def test_gettext_takes_it(tmp_path: Path) -> None:
    entries = (
        PoEntry("headline", 'Say "x" \\ y', "说“x”", ("What\nfor",), ("my file.yaml", 3)),
        PoEntry("summary[0].text", "word " * 60 + "长" * 100, "", (), ("me.yaml", 5)),
    )
    path = tmp_path / "zh.po"
    path.write_bytes(write_po(PoFile(entries, HEADER), ["For the translator."]))
    done = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "-o", str(tmp_path / "zh.mo"), str(path)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_form() -> None:
    entry = PoEntry("a[0].b", "One “two”", "", ("a: what\nfor", "zh: 三"), ("me.yaml", 7))
    assert write_po(PoFile((entry,), (("Language", "zh"),)), ["Hello.", ""]).decode() == (
        '# Hello.\n#\nmsgid ""\nmsgstr ""\n"Language: zh\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        '#. a: what for\n#. zh: 三\n#: me.yaml:7\nmsgctxt "a[0].b"\nmsgid "One “two”"\nmsgstr ""\n'
    )


def test_what_programs_for_translators_add() -> None:
    text = (
        '\ufeffmsgid ""\r\nmsgstr "Language: zh_CN\\n"\r\n\r\n#, fuzzy, c-format\r\n#| msgid "old"\r\nmsgctxt "a"\r\n'
        'msgid "new"\r\nmsgstr "新"\r\n#. no empty line before\r\nmsgctxt "b"\r\nmsgid ""\r\n"two "\r\n"lines"\r\n'
        'msgstr "\\t\\x41\\101"\r\n\r\nmsgid "one"\r\nmsgid_plural "many"\r\nmsgstr[0] "一"\r\nmsgstr[1] "多"\r\n\r\n'
        '#~ msgctxt "c"\r\n#~ msgid "gone"\r\n#~ msgstr "去"\r\n'
    )
    found = read_po(text.encode(), "zh.po")
    assert told(found) == [("a", "new", "新", True), ("b", "two lines", "\tAA", False), ("", "one", "一", False)]
    assert [entry.line for entry in found.entries] == [7, 11, 16]


def test_another_encoding() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=GB18030\\n"\n\nmsgid "a"\nmsgstr "甲"\n'
    assert read_po(text.encode("gb18030"), "zh.po").entries[0].answer == "甲"


WRONG = (
    (b"hello", 1, "neither"),
    (b'msgid "a\nmsgstr "b"\n', 1, "neither"),
    (b'\n\nmsgid "a"\n', 3, "no `msgstr`"),
    (b'msgid "a"\nmsgid "b"\nmsgstr ""\n', 2, "stands twice"),
    (b'msgstr "b"\n', 1, "no `msgid`"),
    (b'"a"\n', 1, "neither"),
    (b"\xff\xfe", 1, "encoding"),
    (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n', 1, "encoding"),
    (b"name: Lin\n", 1, "neither"),
)


@pytest.mark.parametrize(("content", "line", "message"), WRONG)
def test_what_is_none(content: bytes, line: int, message: str) -> None:
    with pytest.raises(ProfileError) as error:
        read_po(content, "zh.po")
    [problem] = error.value.diagnostics
    assert problem.span and (problem.span.file, problem.span.line) == ("zh.po", line)
    assert message in problem.message
