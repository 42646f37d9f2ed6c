"""YAML syntax errors in plain words: takes an error of the parser, gives one diagnostic with a hint.

It goes by what stands in the text where the parser stopped, and by the parser's words only where the
text does not tell; so both parsers of PyYAML lead to the same sentences.
"""

from __future__ import annotations

import re
from typing import Any

from cvbuilder.errors import Diagnostic, SourceSpan

_KEY_BEFORE = re.compile(
    r"""[ \t]*(?:- +)*(?P<key>"[^"\n]*"|'[^'\n]*'|[^\s#'"\[{-][^:\n#]*?)[ \t]*:[ \t]+(?P<value>.+)"""
)
_PROPERTY = re.compile("scanning an? (alias|anchor|tag|directive)|parsing a node")
_BREAK = re.compile("\r\n|[\n\r\x85]")
_LEADING = "@`%*&!|>,]}"


class Stop:
    """Where the parser stopped: its words, and the places in the text that they speak of."""

    def __init__(self, error: Any, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.problem: str = getattr(error, "problem", None) or str(error)
        self.context: str = getattr(error, "context", None) or ""
        mark = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        self.at: int = min(mark.index, len(text)) if mark else getattr(error, "position", 0) or 0
        self.began: int = context.index if context else self.at
        self.line_start = max(text.rfind("\n", 0, self.at), text.rfind("\r", 0, self.at)) + 1
        found = _BREAK.search(text, self.at)
        self.line = text[self.line_start : found.start() if found else len(text)]
        self.character = text[self.at : self.at + 1]

    def tell(self, message: str, hint: str = "", at: int | None = None) -> Diagnostic:
        """Make the diagnostic at an offset, by default where the parser stopped."""
        offset = self.at if at is None else at
        before = self.text[:offset]
        breaks = list(_BREAK.finditer(before))
        line_start = breaks[-1].end() if breaks else 0
        end = min(offset + 1, len(self.text))
        span = SourceSpan(self.file, offset, end, len(breaks) + 1, offset - line_start + 1)
        return Diagnostic(message, span, hint=hint)

    def line_of(self, offset: int) -> int:
        """The number of the line that an offset is on."""
        return len(_BREAK.findall(self.text, 0, offset)) + 1


def explain(error: Exception, text: str, file: str) -> Diagnostic:
    """Tell a parser's error in plain words, where it stands and what is usually meant."""
    stop = Stop(error, text, file)
    for rule in (_tab, _leading_character, _quote, _colon, _flow, _block_scalar, _escape, _line, _directive):
        found = rule(stop)
        if found:
            return found
    return stop.tell(f"this cannot be read as YAML: {stop.problem}")


def _tab(stop: Stop) -> Diagnostic | None:
    indent = stop.line[: len(stop.line) - len(stop.line.lstrip(" \t"))]
    if "\t" not in indent or "quoted scalar" in stop.context:
        return None
    at = stop.line_start + indent.index("\t")
    return stop.tell("a tab stands in the indentation", "indent with spaces; YAML does not allow tabs there", at)


def _leading_character(stop: Stop) -> Diagnostic | None:
    """A text that begins with a character that YAML keeps for itself."""
    at = stop.at
    if _PROPERTY.search(stop.context) or "tag handle" in stop.problem:
        at = stop.began
    elif not re.search("cannot start any token|expected (the )?node content", stop.problem):
        return None
    first = stop.text[at : at + 1]
    if not first or first not in _LEADING or (first == "%" and at == stop.line_start):
        return None
    return stop.tell(f"a text cannot begin with `{first}`", f"put it in quotes: {_quoted(stop.text[at:])}", at)


def _quote(stop: Stop) -> Diagnostic | None:
    """A quote that is never closed, or a text that goes on after its closing quote."""
    if "quoted scalar" in stop.context and re.search("end of stream|document (indicator|separator)", stop.problem):
        mark = stop.text[stop.began : stop.began + 1]
        return stop.tell(f"this quote ({mark}) is never closed", f"end the text with {mark}", stop.began)
    before = stop.text[: stop.at].rstrip()
    mark = before[-1:]
    if mark not in ("'", '"') or not re.search("parsing a (block|flow)", stop.context) or stop.character in ":,]}":
        return None
    hint = r"write a quote inside of double quotes as \""
    if mark == "'":
        hint = "write a quote inside of single quotes twice: ''"
    return stop.tell("a text goes on after its closing quote", f"{hint}; or the quote of a line above is not closed")


def _colon(stop: Stop) -> Diagnostic | None:
    if not re.search("mapping values are not allowed", stop.problem):
        return None
    found = _KEY_BEFORE.match(stop.line, 0, 400)  # of a longer line a person sees as little
    if found and found.start("value") <= stop.at - stop.line_start:
        key, value = found["key"], found["value"].rstrip()
        if value[0] in "'\"[{":
            return stop.tell("a colon stands where the value has ended", "one key to a line")
        hint = f"put the text in quotes: {key}: {_quoted(value)}"
        return stop.tell("a colon followed by a space stands within a text without quotes", hint)
    hint = "begin it in the same column as the keys beside it, or give the key above no text of its own"
    return stop.tell("this key is indented under a line that already has its value", hint, _first_of_line(stop))


def _flow(stop: Stop) -> Diagnostic | None:
    found = re.search("parsing a flow (sequence|mapping)", stop.context)
    if found:
        shape, closing = ("list", "]") if found[1] == "sequence" else ("mapping", "}")
        place = f"the {shape} in brackets that begins on line {stop.line_of(stop.began)}"
        return stop.tell(f"{place} is not closed here", f"put a comma between its items and end it with `{closing}`")
    if stop.character and stop.character in ",]}" and re.search("block (mapping|collection|node)", stop.context):
        return stop.tell(f"`{stop.character}` stands where no bracket is open", "delete it, or put the text in quotes")
    return None


def _block_scalar(stop: Stop) -> Diagnostic | None:
    if "block scalar" not in stop.context:
        return None
    mark = stop.text[stop.began : stop.began + 1]
    if "comment or" in stop.problem or "chomping" in stop.problem:
        hint = f"begin the text on the next line, indented; or put it in quotes if it begins with `{mark}`"
        return stop.tell(f"a text stands on the same line as `{mark}`", hint)
    return stop.tell(f"the indentation after `{mark}` is not clear", "indent all lines alike")


def _escape(stop: Stop) -> Diagnostic | None:
    if "quoted scalar" not in stop.context and not re.search("escape|chr|large to convert", stop.problem):
        return None
    hint = r"within double quotes a backslash begins an escape: write \\ for a backslash, or take single quotes"
    if "escape code" in stop.problem:
        hint = "write the character itself"
    return stop.tell("this escape in double quotes is not one that YAML knows", hint)


def _line(stop: Stop) -> Diagnostic | None:
    """A line that does not fit among the others: no colon, wrong column, an item where a key should be."""
    if "expected ':'" in stop.problem:
        hint = "a key is followed by a colon and a space; a further line of a text is indented more than its key"
        return stop.tell("this line has no `key:`", hint, stop.began)
    if "sequence entries are not allowed" in stop.problem:
        hint = "begin `- ` on the next line, or write the list as [a, b]"
        return stop.tell("a list begins on the line of its key", hint)
    if "block collection" in stop.context:
        place = f"the list that begins on line {stop.line_of(stop.began)}"
        return stop.tell(f"this line is not an item of {place}", "begin each item with `- ` in the same column")
    if "block mapping" in stop.context:
        place = f"the keys that begin on line {stop.line_of(stop.began)}"
        hint = "begin keys that belong together in the same column, and texts of several lines deeper than their key"
        return stop.tell(f"this line does not line up with {place}", hint)
    return None


def _directive(stop: Stop) -> Diagnostic | None:
    told = f"{stop.context} {stop.problem}"
    if not (stop.line.startswith("%") or "directive" in told or "document start" in told):
        return None
    return stop.tell("something stands outside of the document", "delete lines that begin with `%`, `---` or `...`")


def _quoted(text: str) -> str:
    """The first line of a text in quotes, shortened, as an example of how to write it."""
    line = _BREAK.split(text, maxsplit=1)[0].rstrip()
    shown = line if len(line) <= 40 else line[:40].rstrip() + "..."
    quote = "'" if '"' in shown else '"'
    return f"{quote}{shown}{quote}"


def _first_of_line(stop: Stop) -> int:
    return stop.line_start + len(stop.line) - len(stop.line.lstrip(" "))
