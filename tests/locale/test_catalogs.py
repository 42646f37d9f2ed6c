"""The catalogs in locales/: complete, current, compiled, and Chinese where they say so."""

import runpy
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cvbuilder.errors import MissingMessage
from cvbuilder.locale import catalog as catalogs
from cvbuilder.locale import list_locales, list_messages
from cvbuilder.locale.tags import resolve

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
SOURCES = sorted(LOCALES.glob("*/LC_MESSAGES/cvbuilder.po"))
EVERY = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.parent.name)
SAME_BY_DESIGN = {
    line
    for line in Path(__file__).with_name("same_by_design.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def key(message: Message) -> str:
    context: str | bytes | None = message.context  # bytes where Babel has read a compiled catalog
    return f"{context.decode() if isinstance(context, bytes) else context}.{message.id}"


def texts(catalog: Catalog) -> dict[str, str]:
    return {key(message): str(message.string) for message in catalog if message.id}


def comments(catalog: Catalog) -> dict[str, str]:
    return {key(message): " ".join(message.auto_comments) for message in catalog if message.id}


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


TEMPLATE = read(LOCALES / "cvbuilder.pot")
TEXTS = {source.parent.parent.name: texts(read(source)) for source in SOURCES}


def test_there_are_catalogs() -> None:
    assert list(TEXTS) == ["en", "zh_Hans"]
    assert len(texts(TEMPLATE)) > 100


def test_every_message_has_a_comment_and_a_context() -> None:
    assert all(comments(TEMPLATE).values())
    assert not [message for message in TEMPLATE if message.id and not message.context]


@EVERY
def test_a_catalog_has_the_messages_of_the_template_and_no_others(source: Path) -> None:
    catalog = read(source)
    assert list(texts(catalog)) == list(texts(TEMPLATE))
    assert comments(catalog) == comments(TEMPLATE)
    assert not catalog.obsolete
    assert not [message.id for message in catalog if message.fuzzy]


@EVERY
def test_every_message_is_translated(source: Path) -> None:
    assert not [name for name, text in texts(read(source)).items() if not text]


@EVERY
def test_placeholders_are_those_that_the_comment_names(source: Path) -> None:
    named = {name: fields(comment) for name, comment in comments(TEMPLATE).items()}
    assert {name: fields(text) for name, text in texts(read(source)).items()} == named


@EVERY
def test_the_compiled_catalog_is_that_of_the_source(source: Path) -> None:
    compiled = source.with_suffix(".mo")
    assert compiled.exists(), catalogs.HOW_TO_COMPILE
    with compiled.open("rb") as file:
        assert texts(read_mo(file)) == texts(read(source)), catalogs.HOW_TO_COMPILE


@EVERY
def test_our_reader_reads_what_babel_wrote(source: Path) -> None:
    tag = source.parent.parent.name.replace("_", "-")
    assert catalogs.read_messages(tag) == texts(read(source))
    assert {message.key: message.text for message in list_messages(tag)} == texts(read(source))


def test_chinese_differs_from_english_unless_by_design() -> None:
    english, chinese = TEXTS["en"], TEXTS["zh_Hans"]
    assert {name for name in english if english[name] == chinese[name]} == SAME_BY_DESIGN


def test_simplified_chinese_has_no_traditional_character() -> None:
    # GB 2312 holds the simplified forms alone: a character outside of it is traditional, or rare.
    han = {char for text in TEXTS["zh_Hans"].values() for char in text if "\u4e00" <= char <= "\u9fff"}
    assert han
    "".join(sorted(han)).encode("gb2312")


def test_chinese_punctuation_is_full_width() -> None:
    half_width = set(",;:.!?()\"'<>[]")
    wrong = {name for name, text in TEXTS["zh_Hans"].items() if half_width & set(text)}
    assert wrong <= SAME_BY_DESIGN


def test_tags_of_catalogs_are_those_that_languages_resolve_to() -> None:
    assert list_locales() == ("en", "zh-Hans")
    assert all(resolve(tag) == tag for tag in list_locales())


def make_source(root: Path, text: str) -> Path:
    source = root / "locales" / "en" / "LC_MESSAGES" / "cvbuilder.po"
    source.parent.mkdir(parents=True)
    source.write_text(f'msgctxt "section"\nmsgid "press"\nmsgstr "{text}"\n', "utf-8")
    return source


def test_the_build_compiles_and_an_uncompiled_catalog_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_source(tmp_path, "Presse")
    monkeypatch.setattr(catalogs, "resource", tmp_path.joinpath)
    with pytest.raises(MissingMessage) as raised:
        catalogs.read_messages("en")
    assert raised.value.diagnostics[0].hint == catalogs.HOW_TO_COMPILE
    compile_catalogs = runpy.run_path(str(ROOT / "tools" / "compile_catalogs.py"))["compile_catalogs"]
    assert compile_catalogs(tmp_path) == [source.with_suffix(".mo")]
    assert catalogs.read_messages("en") == {"section.press": "Presse"}


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"not a catalog at all", b"cut"])
def test_a_damaged_catalog_is_an_error(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_source(tmp_path, "Press")
    whole = (LOCALES / "en" / "LC_MESSAGES" / "cvbuilder.mo").read_bytes()
    source.with_suffix(".mo").write_bytes(whole[:-100] if content == b"cut" else content)
    monkeypatch.setattr(catalogs, "resource", tmp_path.joinpath)
    with pytest.raises(MissingMessage, match="not a compiled catalog"):
        catalogs.read_messages("en")
