"""The step `read`: takes a YAML file, gives a Source; never constructs a Python object from a tag.

What a profile does not need of YAML is refused: anchors, aliases, tags, merge keys, directives, several
documents, keys that are not words. All such problems of a file are told at once; a syntax error ends
the reading, since nothing after it can be relied on, and what was found before it is told as well.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.source.build import Builder
from cvbuilder.source.characters import harmless, refused
from cvbuilder.source.decode import decode
from cvbuilder.source.nodes import Node, Source

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 50_000
_MAX_CHARACTERS = 100


def read(path: Path, file: str | None = None) -> Source:
    """Read a YAML file; `file` is its name in errors, the path as given if absent.

    Raises ProfileError when the file cannot be opened, and as `read_bytes` does.
    """
    name = str(path) if file is None else file
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ProfileError([Diagnostic("there is no such file", _top(name))]) from None
    except IsADirectoryError:
        raise ProfileError([Diagnostic("this is a folder", _top(name), expected="a YAML file")]) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise ProfileError([Diagnostic(f"the file cannot be read: {reason}", _top(name))]) from None
    return read_bytes(content, name)


def read_bytes(content: bytes, file: str) -> Source:
    """Read YAML from bytes; `file` is the name that spans and errors carry.

    Raises ProfileError with every problem: size, encoding, refused characters, syntax, refused
    constructs, depth, number of nodes.
    """
    if len(content) > MAX_BYTES:
        message = "the file is larger than 1 MiB"
        raise ProfileError([Diagnostic(message, _top(file), hint="pictures and papers belong in files of their own")])
    text = decode(content, file)
    # A picture taken for a profile is full of them; the first hundred tell enough.
    problems = list(islice(refused(text, file), _MAX_CHARACTERS))
    # The parser would stop at such a character; with a harmless one it finds what else is wrong.
    root = _parse(harmless(text) if problems else text, file, problems)
    if root is None and not problems:
        hint = "a profile begins with `name:`"
        problems.append(Diagnostic("the file is empty", _top(file), expected="keys with values", hint=hint))
    if problems or root is None:
        raise ProfileError(sorted(problems, key=_place))
    return Source(file, text, root)


def _parse(text: str, file: str, problems: list[Diagnostic]) -> Node | None:
    """Build the nodes of the one document; add what is wrong to `problems`."""
    import yaml  # 10 ms: only commands that read a profile pay for it

    # libyaml where PyYAML has it, about ten times as fast; both count code points in their marks.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = Builder(file, text, problems, MAX_DEPTH, MAX_NODES)
    try:
        for event in yaml.parse(text, Loader=loader):
            if not builder.take(event):
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # ValueError, OverflowError: PyYAML without libyaml lets a \U escape beyond Unicode reach chr().
        from cvbuilder.source.syntax import explain  # only for files that cannot be read

        found = explain(error, text, file)
        if not _told_already(found, problems):
            problems.append(found)
        return None
    return builder.root


def _told_already(found: Diagnostic, problems: list[Diagnostic]) -> bool:
    """True where the line of a syntax error has a problem that explains it: an unquoted `*` reads as an alias."""
    lines = {problem.span.line for problem in problems if problem.span}
    return found.span is not None and found.span.line in lines


def _place(problem: Diagnostic) -> int:
    return problem.span.start if problem.span else 0


def _top(file: str) -> SourceSpan:
    return SourceSpan(file, 0, 0, 1, 1)
