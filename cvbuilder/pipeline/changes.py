"""Fields with other values for one build: takes a source and changes as `settings.theme=modern`, gives a source.

A value is YAML like that of the file, read by the same reader, and takes its place among the nodes; so it is checked
as the file is, and errors name the option. The file itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Many

from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.source import Entry, Mapping, Node, Scalar, Sequence, Source, read_bytes

OPTION = "--set"
MAX_CHANGES = 100
LONGEST = 60
"""Characters of a change that errors show at most."""
_NOTHING = ("", "~", "null", "Null", "NULL", "---")
_STEP = re.compile(r"([^.\[\]=\s]+)((?:\[[0-9]{1,4}\])*)")
_FORM = "a path and a value, as settings.theme=modern or experience[0].position.en=Pilot"


def changed(source: Source, changes: Many[str]) -> Source:
    """Return a source with other values at these places; of two for the same place the later holds.

    Raises ProfileError for each change that has no path, no value, or no place in the profile.
    """
    if len(changes) > MAX_CHANGES:
        raise ProfileError([Diagnostic(f"{OPTION} is given {len(changes)} times", expected=f"at most {MAX_CHANGES}")])
    problems: list[Diagnostic] = []
    for change in changes:
        try:
            source = _changed(source, change)
        except ProfileError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise ProfileError(problems)
    return source


def _changed(source: Source, change: str) -> Source:
    path, equals, text = change.partition("=")
    steps = _steps(path)
    option = f"{OPTION} {change if len(change) <= LONGEST else change[: LONGEST - 1] + '…'}"
    alike = sum(part.file.startswith(option) for part in source.parts)
    option += f" ({alike + 1})" if alike else ""  # each has a text of its own, by which its offsets count
    span = SourceSpan(option, 0, len(text), 0, 0)
    if not equals or not steps:
        raise ProfileError([Diagnostic("this is no change", span, expected=_FORM)])
    value = _value(text, path, option, span)
    part = Source(option, text, value)
    root = _placed(source.root, steps, value, span, "")
    return replace(source, root=root, parts=(*source.parts, part))


def _steps(path: str) -> tuple[str | int, ...]:
    """The keys and numbers of a path; () for what is none."""
    found: list[str | int] = []
    for part in path.split("."):
        step = _STEP.fullmatch(part)
        if step is None:
            return ()
        found.append(step[1])
        found.extend(int(number) for number in re.findall("[0-9]+", step[2]))
    return tuple(found)


def _value(text: str, path: str, option: str, span: SourceSpan) -> Node:
    """The node that a value is: a text, or a list or mapping in brackets."""
    if text.strip() in _NOTHING or text.lstrip().startswith("#"):
        raise ProfileError([Diagnostic("there is no value", span, path, expected=_FORM)])
    try:
        node = read_bytes(text.encode(), option).root
    except ProfileError as error:
        told = [replace(each, span=span, path=path) for each in error.diagnostics]
        raise ProfileError(told) from None
    if not isinstance(node, Scalar) and text.lstrip()[0] not in "[{":
        expected = "a text, a list in [] or keys in {}"
        hint = f"put a text with a colon or a dash in quotes: {OPTION} '{path}=\"{text.strip()}\"'"
        raise ProfileError(
            [Diagnostic("this is a list, or keys with values, without brackets", span, path, expected, hint)]
        )
    return _on_the_line(node)


def _on_the_line(node: Node) -> Node:
    """The node with places on no line of any file; offsets stay those of the value."""
    span = replace(node.span, line=0, column=0)
    if isinstance(node, Scalar):
        return replace(node, span=span)
    if isinstance(node, Sequence):
        return Sequence(tuple(_on_the_line(item) for item in node.items), span)
    entries = [Entry(_key(entry.key), _on_the_line(entry.value)) for entry in node.entries]
    return Mapping(tuple(entries), span)


def _key(key: Scalar) -> Scalar:
    return replace(key, span=replace(key.span, line=0, column=0))


def _placed(node: Node | None, steps: Many[str | int], value: Node, span: SourceSpan, path: str) -> Node:
    """The node with a value at the end of these steps; mappings that are absent are made on the way."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _in_list(node, step, rest, value, (span, path))
    place = f"{path}.{step}" if path else step
    if node is None:
        node = Mapping((), span)
    if not isinstance(node, Mapping):
        what = "a list" if isinstance(node, Sequence) else "a single text"
        hint = f"name an item, as {path}[0]" if isinstance(node, Sequence) else f"change it whole: {path}=..."
        raise ProfileError([Diagnostic(f"`{path}` is {what}, at {node.span}", span, place, hint=hint)])
    below = _placed(node.get(step), rest, value, span, place)
    if node.get(step) is None:
        return replace(node, entries=(*node.entries, Entry(Scalar(step, "plain", span), below)))
    entries = [Entry(_named(entry, span, rest), below) if entry.key.text == step else entry for entry in node.entries]
    return replace(node, entries=tuple(entries))


def _named(entry: Entry, span: SourceSpan, rest: Many[str | int]) -> Scalar:
    """The key of what is changed: of the option where its whole value is."""
    return entry.key if rest else replace(entry.key, span=span)


def _in_list(node: Node | None, number: int, rest: Many[str | int], value: Node, place: tuple[SourceSpan, str]) -> Node:
    """A list with an item changed, or with one more at its end."""
    span, path = place
    items = node.items if isinstance(node, Sequence) else ()
    if node is not None and not isinstance(node, Sequence):
        raise ProfileError([Diagnostic(f"`{path}` is no list, at {node.span}", span, f"{path}[{number}]")])
    if number > len(items):
        expected = f"from 0 to {len(items)}" if items else "0, to begin the list"
        raise ProfileError([Diagnostic(f"`{path}` has no item {number}", span, f"{path}[{number}]", expected)])
    item = items[number] if number < len(items) else None
    below = _placed(item, rest, value, span, f"{path}[{number}]")
    return Sequence((*items[:number], below, *items[number + 1 :]), node.span if node is not None else span)
