"""The catalogs in locales/: complete, current, compiled, and Chinese of the writing that they are for."""

import runpy
import string
from itertools import combinations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cvbuilder.errors import MissingMessage
from cvbuilder.locale import catalog as catalogs
from cvbuilder.locale import list_locales, list_messages, simplified_only, traditional_only
from cvbuilder.locale.tags import resolve

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
SOURCES = sorted(LOCALES.glob("*/LC_MESSAGES/cvbuilder.po"))
EVERY = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.parent.name)
WHOLE = pytest.mark.parametrize(
    "source",
    [source for source in SOURCES if source.parent.parent.name != "zh_Hant_HK"],
    ids=lambda p: p.parent.parent.name,
)
CHINESE = ("zh-Hans", "zh-Hant", "zh-Hant-HK")


def same_by_design() -> dict[tuple[str, str], set[str]]:
    """The pairs of languages with the messages that are the same in both on purpose."""
    found: dict[tuple[str, str], set[str]] = {}
    for line in Path(__file__).with_name("same_by_design.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            first, second = line.strip("[]").split()
            pair = found[first, second] = set()
        elif line and not line.startswith("#"):
            pair.add(line)
    return found


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
    assert list(TEXTS) == ["en", "zh_Hans", "zh_Hant", "zh_Hant_HK"]
    assert len(texts(TEMPLATE)) > 100


def test_every_message_has_a_comment_and_a_context() -> None:
    assert all(comments(TEMPLATE).values())
    assert not [message for message in TEMPLATE if message.id and not message.context]


@WHOLE
def test_a_catalog_has_the_messages_of_the_template_and_no_others(source: Path) -> None:
    catalog = read(source)
    assert list(texts(catalog)) == list(texts(TEMPLATE))
    assert comments(catalog) == comments(TEMPLATE)


def test_hong_kong_has_only_what_it_says_otherwise_than_taiwan() -> None:
    catalog = read(LOCALES / "zh_Hant_HK" / "LC_MESSAGES" / "cvbuilder.po")
    known, own = comments(TEMPLATE), texts(catalog)
    assert list(own) == [name for name in known if name in own]
    assert comments(catalog) == {name: known[name] for name in own}
    assert not [name for name, text in own.items() if text == TEXTS["zh_Hant"][name]]
    assert 10 < len(own) < len(known) / 3
    assert catalogs.read_messages("zh-Hant-HK") == {**TEXTS["zh_Hant"], **own}


@EVERY
def test_a_catalog_has_nothing_left_over(source: Path) -> None:
    catalog = read(source)
    assert not catalog.obsolete
    assert not [message.id for message in catalog if message.fuzzy]


@EVERY
def test_every_message_is_translated(source: Path) -> None:
    assert not [name for name, text in texts(read(source)).items() if not text]


@EVERY
def test_placeholders_are_those_that_the_comment_names(source: Path) -> None:
    own = texts(read(source))
    named = {name: fields(comment) for name, comment in comments(TEMPLATE).items() if name in own}
    assert {name: fields(text) for name, text in own.items()} == named


@EVERY
def test_the_compiled_catalog_is_that_of_the_source(source: Path) -> None:
    compiled = source.with_suffix(".mo")
    assert compiled.exists(), catalogs.HOW_TO_COMPILE
    with compiled.open("rb") as file:
        assert texts(read_mo(file)) == texts(read(source)), catalogs.HOW_TO_COMPILE


@WHOLE
def test_our_reader_reads_what_babel_wrote(source: Path) -> None:
    tag = source.parent.parent.name.replace("_", "-")
    assert catalogs.read_messages(tag) == texts(read(source))
    assert {message.key: message.text for message in list_messages(tag)} == texts(read(source))


def test_no_message_is_the_same_in_two_languages_unless_by_design() -> None:
    own = {tag.replace("_", "-"): messages for tag, messages in TEXTS.items()}
    same = {
        (first, second): {name for name in own[second] if own[first].get(name) == own[second][name]}
        for first, second in combinations(own, 2)
    }
    assert {pair: names for pair, names in same.items() if names} == same_by_design()


@pytest.mark.parametrize("tag", CHINESE)
def test_a_chinese_catalog_has_no_character_of_the_other_writing(tag: str) -> None:
    foreign = traditional_only if tag == "zh-Hans" else simplified_only
    assert {name: foreign(text) for name, text in catalogs.read_messages(tag).items() if foreign(text)} == {}


@pytest.mark.parametrize(("tag", "codec"), [("zh-Hans", "gb2312"), ("zh-Hant", "big5"), ("zh-Hant-HK", "big5")])
def test_a_chinese_catalog_keeps_to_the_standard_of_its_place(tag: str, codec: str) -> None:
    # GB 2312 and Big5 were made for one writing each, by others than those whose dictionaries our table is from.
    han = {char for text in catalogs.read_messages(tag).values() for char in text if "\u4e00" <= char <= "\u9fff"}
    assert len(han) > 100
    "".join(sorted(han)).encode(codec)


def test_taiwan_and_hong_kong_have_words_of_their_own() -> None:
    taiwan, hong_kong = map(catalogs.read_messages, ("zh-Hant", "zh-Hant-HK"))
    assert (taiwan["section.projects"], hong_kong["section.projects"]) == ("專案經歷", "項目經驗")
    assert (taiwan["section.grants"], hong_kong["section.grants"]) == ("研究計畫", "研究資助")
    assert (taiwan["section.skills"], hong_kong["section.skills"]) == ("專業技能", "專業技能")


@pytest.mark.parametrize("tag", ["zh-TW", "zh-Hant-TW", "zh-Hant", "cmn-Hant"])
def test_taiwan_is_served_by_the_traditional_catalog(tag: str) -> None:
    assert catalogs.find_catalog(tag) == "zh-Hant"


@pytest.mark.parametrize("tag", ["zh-HK", "zh-MO", "zh-Hant-HK", "zh-Hant-MO"])
def test_hong_kong_and_macao_are_served_by_the_catalog_of_hong_kong(tag: str) -> None:
    assert catalogs.find_catalog(tag) == "zh-Hant-HK"


@pytest.mark.parametrize("tag", CHINESE)
def test_chinese_punctuation_is_full_width(tag: str) -> None:
    half_width = set(",;:.!?()\"'<>[]")
    wrong = {name for name, text in catalogs.read_messages(tag).items() if half_width & set(text)}
    assert wrong <= {"punctuation.latin_comma", "authors.latin_et_al"}


def test_tags_of_catalogs_are_those_that_languages_resolve_to() -> None:
    assert list_locales() == ("en", "zh-Hans", "zh-Hant", "zh-Hant-HK")
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
