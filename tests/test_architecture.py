"""The order of the floors, held over the source of every module: who imports whom, who touches what.

The checker takes sources by name, so that its own tests can show it made-up ones. Imports inside functions and
under TYPE_CHECKING count, and so do modules that are named in strings ("cvbuilder.writers.pdf:write_pdf").
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("source", "profile", "locale", "document", "theme", "fonts", "layout", "writers")

MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "errors": (),
    "resources": (),
    "version": (),
    "source": (),
    "profile": ("source",),
    "locale": (),
    "document": ("profile", "locale"),
    "theme": ("source",),
    "fonts": (),
    "layout": ("document.nodes", "theme", "fonts"),
    "writers": ("layout.boxes", "document.nodes", "theme.style", "fonts"),
    "exchange": ("profile", "locale", "document"),
    "events": ("source", "profile", "locale", "document"),
    "lint": ("source", "profile", "locale", "document"),
    "translation": ("source", "profile", "locale", "document", "lint"),
    "prove": ("profile", "document"),
    "pipeline": (*STAGES, "lint", "translation", "events", "exchange", "prove"),
    "batch": (*STAGES, "pipeline"),
    "cli": ("pipeline", "batch", "lint", "prove", "exchange"),
    "__main__": ("cli",),
    "": (*STAGES, "pipeline"),  # cvbuilder/__init__.py, the public names
}
"""What each room may import of the others: a room, or one module of it."""
FOR_ALL = ("errors", "resources", "version")

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "yaml": ("source",),
    "babel": ("locale",),
    "opencc": ("locale",),  # an extra, for those who ask for it
    "pypinyin": ("locale.pinyin",),  # an extra, for those who file names by it
    "uharfbuzz": ("fonts",),
    "reportlab": ("writers.pdf",),
    "PIL": ("writers.pdf",),
    "segno": ("document.codes",),
    "distributed": ("batch.cluster",),  # an extra, as fsspec: for those who build on many machines
    "fsspec": ("batch.places",),
    "typer": ("cli",),
    "watchfiles": ("cli.watching",),
    "pypdfium2": ("prove",),  # as pdfminer, pikepdf and page: an extra, for those who read their files back
    "pypdf": ("prove.carried",),
    "pdfminer": ("prove",),
    "pikepdf": ("prove",),
    "page": ("prove",),
    "msgspec": ("",),  # Struct makes the values of all rooms: docs/decisions/0001-values-are-msgspec-structs.md
}
"""Which part of the house knows which library; any other library is unknown to it."""

NAMED_OTHERWISE = {"yaml": "pyyaml", "PIL": "reportlab", "pdfminer": "pdfminer.six", "page": "page-validation"}
"""The package that a library comes with, where that has another name."""

DOORS = ("pipeline", "batch")
"""The only rooms that write files and ask the clock or the environment."""
MAY_READ_FILES = ("source", "theme", "fonts", "locale", "resources", *DOORS)
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "data", "info"}
MAX_MODULE = 350
MAX_FUNCTION = 60

Sources = Mapping[str, str]
"""Module names below the package ("layout.items", "" for the package itself) with their source."""
Rule = Callable[[str, ast.Module, Sources], Iterator[str]]


def is_within(module: str, part: str) -> bool:
    """True if a module is this part of the house or stands in it."""
    return not part or module == part or module.startswith(f"{part}.")


def room_of(module: str) -> str:
    return module.partition(".")[0]


def imported(module: str, tree: ast.Module, sources: Sources) -> Iterator[tuple[int, str]]:
    """Yield each import with its line: modules of ours as "cvbuilder.x", of others as they are named."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                is_package = any(name.startswith(f"{module}.") for name in sources) or not module
                parts = [part for part in ("cvbuilder", *module.split(".")) if part]
                kept = parts[: len(parts) - node.level + is_package]
                base = ".".join((*kept, *filter(None, [base])))
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield node.lineno, full if full.removeprefix("cvbuilder.") in sources else base
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = re.fullmatch(r"(cvbuilder(?:\.\w+)+)(?::\w+)?", node.value)
            if named:
                yield node.lineno, named[1]


def imports_of_ours(module: str, tree: ast.Module, sources: Sources) -> Iterator[tuple[int, str]]:
    for line, name in imported(module, tree, sources):
        if is_within(name, "cvbuilder"):
            yield line, name.removeprefix("cvbuilder").removeprefix(".")


def rooms(module: str, tree: ast.Module, sources: Sources) -> Iterator[str]:
    """A room imports only what DESIGN's table lets it import."""
    room = room_of(module)
    if room not in MAY_IMPORT:
        yield f"{module}: the table knows no room {room}"
        return
    for line, name in imports_of_ours(module, tree, sources):
        if room_of(name) == room or room_of(name) in FOR_ALL:
            continue
        if not name or not any(is_within(name, part) for part in MAY_IMPORT[room]):
            yield f"{module}:{line} imports {name or 'the package itself'}"


def libraries(module: str, tree: ast.Module, sources: Sources) -> Iterator[str]:
    """Each library is known to one part of the house."""
    for line, name in imported(module, tree, sources):
        library = name.partition(".")[0]
        if library == "cvbuilder" or library in sys.stdlib_module_names:
            continue
        if library not in LIBRARIES:
            yield f"{module}:{line} imports {library}, which no room is said to know"
        elif not any(is_within(module, part) for part in LIBRARIES[library]):
            yield f"{module}:{line} imports {library}"


def dotted(node: ast.expr) -> str:
    """A name or attribute as it is written: os.replace; for what is computed, its last part: .write_text."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def mode_of(call: ast.Call) -> str | None:
    """The mode of a call of open: of the builtin or of a path; None for any other call."""
    name = dotted(call.func)
    if name != "open" and (not name.endswith(".open") or name in ("os.open", "Image.open", "pikepdf.open")):
        return None
    place = 1 if name in ("open", "io.open") else 0
    modes = [word.value for word in call.keywords if word.arg == "mode"] + call.args[place : place + 1]
    if not modes:
        return "r"
    return str(modes[0].value) if isinstance(modes[0], ast.Constant) else "w"


WRITES = re.compile(
    r"os\.(open|fdopen|replace|rename|renames|remove|unlink|mkdir|makedirs|rmdir|chmod|symlink|link|truncate|umask)"
    r"|.*\.(write_text|write_bytes|mkdir|unlink|rmdir|touch|rename|chmod|symlink_to|hardlink_to)"
)
CLOCK = re.compile(r"(.*\.)?(datetime|date)\.(now|utcnow|today|fromtimestamp)|time\.\w+")
TELLS = re.compile(r"print|exit|quit|sys\.exit|os\._exit|SystemExit|input")


def files_and_clock(module: str, tree: ast.Module, sources: Sources) -> Iterator[str]:
    """Only the doors write files, ask the clock or the environment; few rooms read files; only cli talks."""
    room = room_of(module)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, mode = dotted(node.func), mode_of(node)
            if room not in DOORS and (WRITES.fullmatch(name) or set(mode or "") & set("wax+")):
                yield f"{module}:{node.lineno} writes: {name}"
            elif room not in MAY_READ_FILES and (mode is not None or re.search(r"\.read_(text|bytes)$", name)):
                yield f"{module}:{node.lineno} reads a file: {name}"
            if room not in DOORS and CLOCK.fullmatch(name):
                yield f"{module}:{node.lineno} asks the clock: {name}"
            if room not in ("cli", "__main__") and TELLS.fullmatch(name):
                yield f"{module}:{node.lineno} prints or exits: {name}"
        elif isinstance(node, ast.Attribute):
            name = dotted(node)
            if room not in DOORS and name in ("os.environ", "os.getenv"):
                yield f"{module}:{node.lineno} asks the environment: {name}"
            if room != "cli" and name in ("sys.stdout", "sys.stderr", "sys.stdin"):
                yield f"{module}:{node.lineno} prints: {name}"
    if room not in DOORS:
        for line, name in imported(module, tree, sources):
            if name.partition(".")[0] in ("tempfile", "shutil", "time", "subprocess", "socket", "urllib3", "random"):
                yield f"{module}:{line} imports {name}"


def shape(module: str, tree: ast.Module, sources: Sources) -> Iterator[str]:
    """Names that say something, a docstring, modules and functions that a reader can hold."""
    bad = FORBIDDEN_NAMES & set(module.split("."))
    if bad:
        yield f"{module}: a module named {bad.pop()} says nothing"
    if not ast.get_docstring(tree):
        yield f"{module}: no docstring"
    length = sources[module].count("\n")
    if length > MAX_MODULE:
        yield f"{module}: {length} lines"
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MAX_FUNCTION:
            yield f"{module}:{node.lineno} {node.name} has {lines} lines"
        if node.name.startswith("process_"):
            yield f"{module}:{node.lineno} {node.name} says nothing"


def cycles(sources: Sources) -> list[str]:
    """Rooms that import each other in a ring; the package itself stands above them all."""
    edges: dict[str, set[str]] = {}
    for module, text in sources.items():
        room = room_of(module)
        found = {room_of(name) for _, name in imports_of_ours(module, ast.parse(text), sources)}
        edges.setdefault(room, set()).update(found - {room})
    ends = {room for room in edges if not edges[room]}
    while ends:
        edges = {room: targets - ends for room, targets in edges.items() if room not in ends}
        ends = {room for room in edges if not edges[room] & edges.keys()}
    return sorted(edges)


def faults(rule: Rule, sources: Sources) -> list[str]:
    """Every fault of a house, in the order of its modules, each told once."""
    found = (fault for module, text in sorted(sources.items()) for fault in rule(module, ast.parse(text), sources))
    return list(dict.fromkeys(found))


def package() -> Sources:
    found = {}
    for path in sorted((ROOT / "cvbuilder").rglob("*.py")):
        parts = path.relative_to(ROOT / "cvbuilder").with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path.read_text(encoding="utf-8")
    return found


RULES: tuple[Rule, ...] = (rooms, libraries, files_and_clock, shape)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    assert "\n".join(faults(rule, package())) == ""


def test_no_rooms_import_each_other_in_a_ring() -> None:
    assert cycles(package()) == []


def test_every_room_stands_where_the_table_says() -> None:
    names = {room_of(module) for module in package()}
    assert names >= {"", "errors", "resources", "pipeline", "cli", *STAGES}


def test_the_libraries_are_those_that_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [
        each
        for name in ("booklet", "cluster", "convert", "prove", "standards")
        for each in project["optional-dependencies"][name]
    ]
    declared = {re.split(r"[<>=!~ \[]", line)[0].lower() for line in (*project["dependencies"], *extras)}
    # Pillow comes with ReportLab, which paints no picture without it.
    needed = {NAMED_OTHERWISE.get(library, library) for library in LIBRARIES}
    assert declared == needed


# The checker on made-up sources: each case names the rule, the module with the fault, and what is told of it.
WRONG: tuple[tuple[Rule, str, str, str], ...] = (
    (rooms, "layout.paint", "from cvbuilder.profile import Profile", "imports profile"),
    (rooms, "layout.paint", "def f():\n    from cvbuilder.locale import Locale", "layout.paint:2 imports locale"),
    (rooms, "layout.paint", "if TYPE_CHECKING:\n    import cvbuilder.profile.model", "imports profile.model"),
    (rooms, "layout.paint", "from cvbuilder.document import compose", "imports document.compose"),
    (rooms, "layout.paint", "from cvbuilder import profile", "imports profile"),
    (rooms, "layout.paint", "from cvbuilder import build", "imports the package itself"),
    (rooms, "layout.paint", "from ..profile import model", "imports profile.model"),
    (rooms, "layout.paint", "PLACE = 'cvbuilder.writers.pdf:write_pdf'", "imports writers.pdf"),
    (rooms, "document.nodes", "from cvbuilder.theme import Style", "imports theme"),
    (rooms, "writers.pdf", "from cvbuilder.layout import linebreak", "imports layout"),
    (rooms, "pipeline", "import cvbuilder.cli", "imports cli"),
    (rooms, "cellar", "", "no room cellar"),
    (libraries, "layout.paint", "import reportlab.lib", "imports reportlab"),
    (libraries, "writers.proof", "from reportlab import canvas", "imports reportlab"),
    (libraries, "profile", "def f():\n    import yaml", "imports yaml"),
    (libraries, "source", "import requests", "imports requests"),
    (files_and_clock, "writers.pdf", "Path('x').write_bytes(b'')", "writes"),
    (files_and_clock, "theme", "open('x', 'w')", "writes"),
    (files_and_clock, "theme", "path.open(mode='ab')", "writes"),
    (files_and_clock, "theme", "os.replace(a, b)", "writes: os.replace"),
    (files_and_clock, "theme", "import tempfile", "imports tempfile"),
    (files_and_clock, "layout", "path.open()", "reads a file"),
    (files_and_clock, "layout", "here(x).path.read_text()", "reads a file"),
    (files_and_clock, "writers.pdf", "datetime.datetime.now()", "asks the clock"),
    (files_and_clock, "writers.pdf", "date.today()", "asks the clock"),
    (files_and_clock, "layout", "from time import monotonic", "imports time"),
    (files_and_clock, "locale", "os.environ['LANG']", "asks the environment"),
    (files_and_clock, "layout", "print(1)", "prints"),
    (files_and_clock, "layout", "sys.stderr.write('')", "prints"),
    (shape, "layout.utils", '"""Doc."""', "says nothing"),
    (shape, "layout.paint", "x = 1", "no docstring"),
    (shape, "layout.paint", '"""Doc."""\n' + "\n" * (MAX_MODULE - 1), "351 lines"),
    (shape, "layout.paint", '"""Doc."""\ndef f():\n' + "    x = 1\n" * MAX_FUNCTION, "f has 61 lines"),
    (shape, "layout.paint", '"""Doc."""\ndef process_all(): pass', "process_all"),
)

SOUND: Sources = {
    "": '"""The public names."""\nPLACES = {"build": "cvbuilder.pipeline:build"}\n',
    "errors": '"""Errors."""\nimport msgspec\n',
    "resources": '"""Files."""\ndef f(path):\n    return path.read_bytes()\n',
    "source": '"""Source."""\ndef f(path):\n    import yaml\n    return path.open("rb")\n',
    "profile": '"""Profile."""\nfrom cvbuilder.source import read_bytes\nread_bytes(b"")\n',
    "profile.model": '"""Model."""\nfrom ..source import Node\nfrom . import text\n',
    "locale": '"""Locale."""\nimport datetime\nimport babel\ndatetime.date(2026, 1, 1)\n',
    "document": '"""Document."""\n',
    "document.nodes": '"""Nodes."""\nfrom cvbuilder.errors import SourceSpan\n',
    "document.compose": '"""Compose."""\nfrom cvbuilder.profile import model\nfrom cvbuilder.locale import Locale\n',
    "layout": '"""Layout."""\nfrom cvbuilder.document import nodes\nfrom cvbuilder.document.nodes import Block\n',
    "writers.pdf": '"""PDF."""\nfrom reportlab import pdfbase\nfrom cvbuilder.layout.boxes import Pages\n',
    "pipeline": '"""Pipeline."""\nimport os\nfrom cvbuilder.writers import WRITERS\nos.replace(1, 2)\nos.environ\n',
    "cli": '"""Cli."""\nimport typer\nfrom cvbuilder.pipeline import build\nprint(1)\n',
    "__main__": '"""Command."""\nfrom cvbuilder.cli import main\n',
}


@pytest.mark.parametrize(("rule", "module", "text", "told"), WRONG)
def test_the_checker_finds(rule: Rule, module: str, text: str, told: str) -> None:
    found = faults(rule, {**SOUND, module: f"{text}\n"})
    assert len(found) == 1 and told in found[0], found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_checker_lets_a_sound_house_stand(rule: Rule) -> None:
    assert faults(rule, SOUND) == []


def test_the_checker_finds_a_ring() -> None:
    assert cycles(SOUND) == []
    ring = {**SOUND, "source": "import cvbuilder.document.compose"}
    # Rooms above the ring are named with it: what they import never comes to an end.
    assert {"source", "profile", "document"} <= set(cycles(ring))
