"""`cvbuilder new`: the starter shows every field, builds at once in all documents, and takes no other file's place."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from cvbuilder.pipeline import GAPS, Request, build
from cvbuilder.profile.fields import Either, Fields, Many, Shape, TextOr, field, plan
from cvbuilder.profile.languages import is_language_mapping
from cvbuilder.profile.model import Profile, Record
from cvbuilder.profile.schema import json_schema
from cvbuilder.source import Mapping as MappingNode
from cvbuilder.source import Node, Sequence, read_bytes
from tests.own_fonts import HAN, collection, own_font

ROOT = Path(__file__).resolve().parents[2]
STARTERS = {"full": (ROOT / "starter" / "full.yaml").read_text(encoding="utf-8"),
            "minimal": (ROOT / "starter" / "minimal.yaml").read_text(encoding="utf-8")}  # fmt: skip
ARGUMENTS = {"full": (), "minimal": ("--minimal",)}

SWITCHED_OFF = {
    "slug": "the file's own name serves, and two copies of the starter must not make the same files",
    "photo": "needs a picture, and a made-up person has none",
    "credit": "as photo",
    "qr_code": "leads to a page, and a made-up person has none",
    "label": "as qr_code",
    "url": "as qr_code",
    "display": "stands in place of given and family",
    "suffix": "few names have one, and no Chinese name",
    "transliterated": "this Chinese name is one of its own",
    "name": "the usual forms are to be seen first",
    "form": "as name",
    "title": "as name",
    "head": "as name",
    "citation": "as name",
    "metadata": "as name",
    "authors": "of a document or all of them: no list here is long",
    "most": "as authors",
    "equal": "as authors",
    "corresponding": "as authors",
    "tokens": "a theme's own measures are to be seen first",
    "fallback": "would hide a missing translation",
    "message_files": "needs a second file",
    "fonts": "the bundled faces are to be seen first, and it needs a second file",
    "source": "a PDF that carries what it was made of is to be seen first",
    "dates": "the language's own way is to be seen first",
    "nouns": "the catalogs have those that the made-up person counts",
    "country": "a made-up town lies in none",
    "expected": "nothing of hers is still to come",
    "lint": "a rule is best met before it is switched off",
    "private": "what is private is shown by nobody's default",
    "theme": "of a document: the profile's own serves",
    "page": "of a document: the profile's own serves",
    "tags": "of a document: the starter is to build the same documents for everybody",
    "not_for": "as tags",
    "first_for": "as tags",
    "length": "as tags",
    "variant": "as tags",
    "formats": "pdf serves",
    "redact": "what is left out is for its author to say",
    "redactions": "as redact",
    "include": "needs a second file",
    "pages": "a document is as long as what it says, until somebody asks for less",
}
"""Keys that the starter shows in a line that is switched off, `#key: ...`, and why."""
SHARED = ("show", "selected", "date", "start", "end", "expected", "tags", "not_for", "first_for")
"""Keys of all entries: once in the file is enough; `date` stands in place of `start` and `end`."""


def switched_on(text: str) -> str:
    """The starter with the examples on that its lines `#key: value` hold."""
    return re.sub(r"(?m)^( *)#(?=\S)", r"\1", text)


def keys_in(node: Node, shape: Shape, found: dict[type[Record], set[str]]) -> None:
    """Note which keys of each class a file uses; a shorthand uses the key that it stands for."""
    if isinstance(shape, Either):
        keys_in(node, shape.other, found)
    elif isinstance(shape, TextOr):
        if isinstance(node, MappingNode) and not is_language_mapping(node):
            keys_in(node, shape.record, found)
    elif isinstance(shape, Many):
        for item in node.items if isinstance(node, Sequence) else (node,):
            keys_in(item, shape.item, found)
    elif isinstance(shape, Fields):
        keys = plan(shape.cls)
        if isinstance(node, MappingNode) and not is_language_mapping(node):
            for entry in node.entries:
                found[shape.cls].add(entry.key.text)
                keys_in(entry.value, field(shape.cls, entry.key.text).shape, found)
        else:
            assert keys.shorthand is not None
            found[shape.cls].add(keys.shorthand)
            keys_in(node, field(shape.cls, keys.shorthand).shape, found)


def classes(shape: Shape, known: set[type[Record]]) -> Iterator[type[Record]]:
    """Every class that a profile may hold."""
    if isinstance(shape, Either | Many):
        yield from classes(shape.other if isinstance(shape, Either) else shape.item, known)
    elif isinstance(shape, TextOr):
        yield from classes(shape.record, known)
    elif isinstance(shape, Fields) and shape.cls not in known:
        known.add(shape.cls)
        yield shape.cls
        for name in plan(shape.cls).names:
            yield from classes(field(shape.cls, name).shape, known)


def keys_of(text: str) -> Mapping[type[Record], Set[str]]:
    found: dict[type[Record], set[str]] = defaultdict(set)
    keys_in(read_bytes(text.encode(), "starter").root, Fields(Profile), found)
    return found


def test_the_model_has_the_classes_that_the_next_tests_walk() -> None:
    names = {cls.__name__ for cls in classes(Fields(Profile), set())}
    assert names >= {"Profile", "Education", "Talk", "CustomEntry", "SectionPlan", "MessageOverride", "Visibility"}


@pytest.mark.parametrize("cls", list(classes(Fields(Profile), set())), ids=lambda cls: cls.__name__)
def test_the_full_starter_shows_every_key(cls: type[Record]) -> None:
    used = keys_of(switched_on(STARTERS["full"]))
    lacking = [name for name in plan(cls).names if name not in used[cls] and name not in SHARED]
    assert lacking == []


def test_the_full_starter_shows_the_keys_that_all_entries_share() -> None:
    used = set().union(*keys_of(switched_on(STARTERS["full"])).values())
    assert set(SHARED) <= used


def test_only_what_has_a_reason_is_switched_off() -> None:
    on, off = keys_of(switched_on(STARTERS["full"])), keys_of(STARTERS["full"])
    below = {"file", "alt", "language", "chain", "ignore"}  # keys of the portrait, of the fallback and of lint
    below |= {"index", "family", "role", "weight"}  # and of a font
    below |= {"year", "month", "day", "ranges", "open_end", "durations"}  # of the manner of dates
    below |= {"noun", "name", "singular", "measure"}  # of a noun
    below |= {"fields", "optional"}  # of a redaction, of an included file
    assert {name for cls in on for name in on[cls] - off[cls]} == below | set(SWITCHED_OFF)


@pytest.mark.parametrize("section", [name for name in plan(Profile).names if name not in ("slug", "updated")])
def test_every_section_of_the_full_starter_is_introduced_in_both_languages(section: str) -> None:
    lines = STARTERS["full"].splitlines()
    at = next(number for number, line in enumerate(lines) if re.match(rf"#?{section}:", line))
    comments = [line for line in (lines[at - 1], lines[at]) if "# " in line]
    if section == "headline":  # stands below the name without a word, as it explains itself
        assert not comments
        return
    assert re.search(r"# [A-Z`a-z].* / .*[\u4e00-\u9fff]", comments[0]), comments


@pytest.mark.parametrize("which", STARTERS)
def test_it_is_plainly_made_up(which: str) -> None:
    """Addresses that nobody owns (RFC 2606), telephone numbers kept for fiction (555-0100 to 555-0199)."""
    text = STARTERS[which]
    hosts = re.findall(r"https?://([^/\s?)\"]+)", text) + re.findall(r"[\w.]+@([\w.]+)", text)
    assert hosts
    assert [host for host in hosts if host != "example.org" and not host.endswith(".example.org")] == []
    assert [phone for phone in re.findall(r"phone: (.*)", text) if not re.fullmatch(r"\+1 202 555 01\d\d", phone)] == []


def test_no_chinese_text_has_a_typed_space_beside_latin() -> None:
    values = "\n".join(line.partition(" # ")[0] for text in STARTERS.values() for line in text.splitlines())
    values = re.sub(r"(?m)^ *#.*$", "", values)
    assert re.findall(r"[\u4e00-\u9fff] [A-Za-z0-9*`]|[A-Za-z0-9*`] [\u4e00-\u9fff]", values) == []


@pytest.mark.parametrize("which", STARTERS)
def test_new_then_check(which: str, run, desk: Path) -> None:
    ran = run("new", "me", *ARGUMENTS[which])
    assert (ran.code, ran.output) == (0, b"")
    assert "me.yaml is written" in ran.error
    assert "cvbuilder build me.yaml" in ran.error
    assert [path.name for path in desk.iterdir()] == ["me.yaml"]
    checked = run("check", "--strict", "me.yaml")
    assert (checked.code, checked.error) == (0, "")


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("which", STARTERS)
def test_it_builds_at_once(which: str, theme: str, page: str, run, desk: Path) -> None:
    run("new", "me", *ARGUMENTS[which])
    kinds = ("resume", "cv", "bio")
    built = build(desk / "me.yaml", Request(kinds=kinds, languages=("all",), theme=theme, page=page, strict=True))
    assert [each.name for each in built] == [f"me.{kind}.{tag}.pdf" for kind in kinds for tag in ("en", "zh")]
    told = [warning for each in built for warning in each.warnings]
    assert {(warning.kind, warning.key) for warning in told} <= {("left-out", "experience"), ("left-out", "education")}
    assert [gap for each in built for gap in each.omissions if gap.reason in GAPS] == []
    # Letter is shorter than A4, and nobody prints a Chinese résumé on it.
    short = [each for each in built if each.kind != "cv" and (page, each.name) != ("letter", "me.resume.zh.pdf")]
    assert {each.name: each.pages for each in short} == {each.name: 1 for each in short}


def test_a_plain_build_of_the_full_starter_makes_all_documents(run, desk: Path) -> None:
    run("new", "me")
    assert run("build", "me.yaml", "--quiet").code == 0
    names = {path.name for path in (desk / "output").iterdir()}
    assert names == {f"me.{kind}.{tag}.pdf" for kind in ("resume", "cv", "bio", "press") for tag in ("en", "zh")}


def test_the_examples_that_are_switched_off_work(desk: Path) -> None:
    (desk / "me.yaml").write_text(switched_on(STARTERS["full"]), encoding="utf-8")
    Image.new("RGB", (300, 400), "gray").save(desk / "photo.jpg")
    (desk / "words.yaml").write_text("- {message: section.talks, text: {en: On stage, zh: 台上}}\n", encoding="utf-8")
    (desk / "own.ttc").write_bytes(collection(own_font(HAN)))
    built = build(desk / "me.yaml", Request(strict=True, formats=("proof",)))
    assert {each.name.partition(".")[0] for each in built} == {"ada-lin"}
    told = {(each.kind, each.language): each.content.decode() for each in built}
    assert "LIN Ada" in told["cv", "en"]
    assert "On stage" in told["cv", "en"] and "台上" in told["cv", "zh"]
    assert "own.ttc:zh-Hans" in told["cv", "zh"]
    assert "籍贯" in told["resume", "zh"] and "籍贯" not in told["cv", "zh"]


@pytest.mark.parametrize("which", STARTERS)
def test_editors_find_the_schema(which: str, run, desk: Path) -> None:
    run("new", "me", *ARGUMENTS[which])
    first, _, rest = (desk / "me.yaml").read_text(encoding="utf-8").partition("\n")
    assert rest == STARTERS[which]
    uri = first.removeprefix("# yaml-language-server: $schema=")
    assert uri.isascii() and " " not in uri
    parts = urlsplit(uri)
    assert parts.scheme == "file"
    path = unquote(parts.path)
    schema = Path(path[1:] if re.match("/[A-Za-z]:", path) else path)
    assert json.loads(schema.read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("which", STARTERS)
def test_editors_find_nothing_to_complain_about(which: str) -> None:
    def plain(node: Node) -> object:
        if isinstance(node, MappingNode):
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        if isinstance(node, Sequence):
            return [plain(item) for item in node.items]
        typed = node.style == "plain"
        if typed and node.text in ("true", "false"):
            return node.text == "true"
        return int(node.text) if typed and re.fullmatch("[1-9][0-9]*", node.text) else node.text

    text = switched_on(STARTERS[which])
    errors = list(Draft202012Validator(json_schema()).iter_errors(plain(read_bytes(text.encode(), which).root)))
    assert [(list(error.absolute_path), error.message) for error in errors] == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("me", "me.yaml"),
        ("me.yaml", "me.yaml"),
        ("me.YAML", "me.YAML"),
        ("me.yml", "me.yml"),
        ("me.v2", "me.v2.yaml"),
        ("张三", "张三.yaml"),
        ("my own cv", "my own cv.yaml"),
        ("Élise", "Élise.yaml"),
        ("people/me", "people/me.yaml"),
        ("console", "console.yaml"),
        ("x" * 64, "x" * 64 + ".yaml"),
    ],
)
def test_names(name: str, file: str, run, desk: Path) -> None:
    (desk / "people").mkdir()
    assert run("new", name, "--minimal").code == 0
    assert (desk / file).is_file()
    assert run("check", file).code == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "names no file"),
        (".", "names no file"),
        ("..", "names no file"),
        ("me/", "names no file"),
        ("nowhere/me", "does not exist"),
        ("a:b", "':' cannot stand"),
        ("what?.yaml", "'?' cannot stand"),
        ("a\\b", "cannot stand"),
        ("a\nb", "cannot stand"),
        ("con", "kept by Windows"),
        ("Aux.yaml", "kept by Windows"),
        ("com1.v2", "kept by Windows"),
        (".yaml", "begins with"),
        ("-me", "begins with"),
        ("me.", "ends with"),
        ("me .yaml", "ends with"),
        ("x" * 65, "65 characters"),
    ],
)
def test_names_that_some_system_refuses(name: str, told: str, run, desk: Path) -> None:
    ran = run("new", "--", name)
    assert (ran.code, ran.output) == (2, b"")
    assert told in " ".join(ran.error.split())
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("taken", ["a file", "a folder", "a link that leads nowhere"])
def test_it_never_takes_another_files_place(taken: str, run, desk: Path) -> None:
    path = desk / "me.yaml"
    if taken == "a file":
        path.write_text("mine", encoding="utf-8")
    elif taken == "a folder":
        path.mkdir()
    else:
        path.symlink_to(desk / "elsewhere.yaml")
    ran = run("new", "me")
    assert (ran.code, ran.output) == (2, b"")
    assert "me.yaml exists already" in ran.error
    assert [each.name for each in desk.iterdir()] == ["me.yaml"]
    assert taken != "a file" or path.read_text(encoding="utf-8") == "mine"
