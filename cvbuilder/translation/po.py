"""Texts for a translator and back: takes entries, gives a PO file; takes a PO file, gives entries.

    write_po(entries, header)   bytes: UTF-8, no clock, the same for the same entries
    read_po(content, file)      what a translator's program has made of it

The form is GNU gettext's ("The Format of PO Files"). Babel's own would put the hour and its version into every file,
and drop the fields of a header that it does not know; the tests hold both against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan

WIDTH = 76
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class PoEntry(Struct, frozen=True):
    """A text to be translated: `context` is its place in the profile, `text` its words, `answer` the translation.

    `comments` are told to the translator, `place` is file:line. `line` is where it stands in a PO file that was read.
    """

    context: str
    text: str
    answer: str = ""
    comments: tuple[str, ...] = ()
    place: tuple[str, int] = ("", 0)
    fuzzy: bool = False
    line: int = 0


class PoFile(Struct, frozen=True):
    """A PO file: its entries, the fields of its header by name."""

    entries: tuple[PoEntry, ...]
    header: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """Return a field of the header, an empty string where it is absent."""
        return next((value for key, value in self.header if key.lower() == name.lower()), "")


def write_po(file: PoFile, introduction: Sequence[str] = ()) -> bytes:
    """Return the bytes of a PO file; `introduction` stands above it as remarks for the translator."""
    fields = (
        *file.header, ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )  # fmt: skip
    lines = [f"# {line}".rstrip() for line in introduction]
    lines += ['msgid ""', 'msgstr ""', *(_quoted(f"{name}: {value}\n") for name, value in fields)]
    for entry in file.entries:
        lines += ["", *_entry_lines(entry)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _entry_lines(entry: PoEntry) -> Iterator[str]:
    for comment in entry.comments:
        yield f"#. {_one_line(comment)}"
    name, line = entry.place
    if name:
        # Names with spaces stand between U+2068 and U+2069 (gettext 0.22).
        yield f"#: \u2068{name}\u2069:{line}" if " " in name else f"#: {name}:{line}"
    if entry.fuzzy:
        yield "#, fuzzy"
    yield from _field("msgctxt", entry.context)
    yield from _field("msgid", entry.text)
    yield from _field("msgstr", entry.answer)


def _one_line(text: str) -> str:
    return " ".join(re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text))


def _field(name: str, text: str) -> Iterator[str]:
    """A keyword with its string, over several lines where it is long."""
    if len(name) + len(text) + 3 <= WIDTH:
        yield f"{name} {_quoted(text)}"
        return
    yield f'{name} ""'
    line = ""
    for word in re.findall(r"[^ ]{1,60} *| +", text):
        if line and len(line) + len(word) > WIDTH:
            yield _quoted(line)
            line = ""
        line += word
    yield _quoted(line)


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def read_po(content: bytes, file: str) -> PoFile:
    """Read a PO file; `file` is its name in errors.

    Obsolete entries (`#~`), plural forms past the first and former texts (`#|`) are passed over. Raises ProfileError
    with the line of what cannot be read.
    """
    reader = _Reader(file)
    text = _decoded(content, file)
    for number, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        reader.take(line.strip(), number)
    reader.end()
    first = next((entry for entry in reader.entries if not entry.text), None)
    pairs = [line.partition(":") for line in (first.answer if first else "").split("\n")]
    header = tuple((name.strip(), value.strip()) for name, _, value in pairs if name.strip())
    return PoFile(tuple(entry for entry in reader.entries if entry.text), header)


class _Reader:
    """Takes the lines of a PO file; `entries` are those that are complete, the header among them."""

    def __init__(self, file: str) -> None:
        self.entries: list[PoEntry] = []
        self._file = file
        self._parts: dict[str, str] = {}
        self._keyword = ""
        self._fuzzy = False
        self._line = 0

    def take(self, line: str, number: int) -> None:
        """Take a line, without the space around it."""
        if not line or line.startswith("#"):
            if "msgstr" in self._parts:
                self.end()
            self._fuzzy |= line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line)
            return
        found = re.fullmatch(r'(?:(msgctxt|msgid|msgid_plural|msgstr)(\[\d+\])?\s*)?"((?:[^"\\]|\\.)*)"', line)
        if found is None or not (found[1] or self._keyword):
            raise self._wrong("this line is neither a keyword with a text in quotes nor a text", number)
        if found[1]:
            if found[1] in ("msgctxt", "msgid") and "msgstr" in self._parts:
                self.end()
            if found[1] == "msgid":
                self._line = number
            self._keyword = f"{found[1]}{found[2] or ''}".removesuffix("[0]")
            if self._keyword in self._parts:
                raise self._wrong(f"`{self._keyword}` stands twice", number)
        self._parts[self._keyword] = self._parts.get(self._keyword, "") + _read(found[3])

    def end(self) -> None:
        """End the entry that is being read, if there is one."""
        parts, fuzzy = self._parts, self._fuzzy
        self._parts, self._keyword = {}, ""
        if not parts:
            return
        self._fuzzy = False
        if "msgid" not in parts or "msgstr" not in parts:
            raise self._wrong(f"an entry has no `{'msgstr' if 'msgid' in parts else 'msgid'}`", self._line)
        self.entries.append(
            PoEntry(parts.get("msgctxt", ""), parts["msgid"], parts["msgstr"], fuzzy=fuzzy, line=self._line)
        )

    def _wrong(self, message: str, line: int) -> ProfileError:
        return _wrong(message, self._file, line)


def _read(written: str) -> str:
    """What stands between two quotes."""
    return re.sub(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", lambda found: _unescaped(found[1]), written)


def _unescaped(escape: str) -> str:
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    return _LETTERS.get(escape, escape)


def _decoded(content: bytes, file: str) -> str:
    """The text of a file, in the encoding that its header names; UTF-8 where it names none."""
    found = re.search(rb"charset=([\w.-]+)", content[:4096])
    named = found[1].decode("ascii") if found else "utf-8"
    try:
        return content.decode("utf-8-sig" if named.lower() in ("utf-8", "utf8", "charset") else named)
    except (UnicodeError, LookupError):
        raise _wrong(f"this is not in the encoding that it names ({named})", file, 1) from None


def _wrong(message: str, file: str, line: int) -> ProfileError:
    hint = "a program for translators can save it as PO in UTF-8"
    span = SourceSpan(file, 0, 0, max(line, 1), 1)
    return ProfileError([Diagnostic(f"no PO file: {message}", span, hint=hint)])
