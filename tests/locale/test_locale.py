"""Opening a locale, its messages, and a user's own words for them."""

import pickle
import subprocess
import sys
import typing
from pathlib import Path

import pytest

from cvbuilder.errors import LocaleError, MissingMessage, UnknownLocale
from cvbuilder.locale import open_locale
from cvbuilder.profile import model

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("asked", "tag", "formats"),
    [("en", "en", "en"), ("en-GB", "en", "en_GB"), ("EN-us", "en", "en"), ("zh", "zh-Hans", "zh_Hans"),
     ("zh-CN", "zh-Hans", "zh_Hans"), ("zh-SG", "zh-Hans", "zh_Hans")],
)  # fmt: skip
def test_which_catalog_and_which_formats_serve_a_tag(asked: str, tag: str, formats: str) -> None:
    locale = open_locale(asked)
    assert (locale.asked, locale.tag, locale.formats) == (asked, tag, formats)


@pytest.mark.parametrize("asked", ["fr", "ja", "und"])
def test_an_unknown_language_lists_those_there_are(asked: str) -> None:
    with pytest.raises(UnknownLocale) as raised:
        open_locale(asked)
    assert asked in raised.value.diagnostics[0].message
    assert raised.value.diagnostics[0].expected == "one of en, zh-Hans, zh-Hant, zh-Hant-HK"


def test_text_format_and_has() -> None:
    locale = open_locale("zh")
    assert locale.text("section", "experience") == "工作经历"
    assert locale.text("page", "of") == "第{page}页，共{pages}页"
    assert locale.format("page", "of", page="2", pages="3") == "第2页，共3页"
    assert locale.format("document", "resume_title", name="{name}") == "{name}简历"
    assert locale.has("section", "experience")
    assert not locale.has("section", "experince")


def test_a_message_that_is_not_there_and_a_value_that_is_not_given() -> None:
    locale = open_locale("en")
    with pytest.raises(MissingMessage, match=r"catalog en has no message “section\.experince”"):
        locale.text("section", "experince")
    with pytest.raises(KeyError):
        locale.format("page", "of", page="1")


def test_overrides_stand_in_place_of_the_catalog_and_nowhere_else() -> None:
    locale = open_locale("en", {"section.experience": "Career", "page.of": "{page}/{pages}"})
    assert locale.text("section", "experience") == "Career"
    assert locale.format("page", "of", page="1", pages="2") == "1/2"
    assert open_locale("en").text("section", "experience") == "Experience"


def test_wrong_overrides_are_told_all_at_once() -> None:
    wrong = {
        "section.experince": "x",
        "page.of": "{page} of {total}",
        "label.team": "{count} {",
        "section.press": "Press",
    }
    with pytest.raises(LocaleError) as raised:
        open_locale("en", wrong)
    unknown, placeholders, brace = raised.value.diagnostics
    assert "section.experince" in unknown.message
    assert unknown.hint == "did you mean section.experience?"
    assert "“page.of” lacks {pages} and has {total}" in placeholders.message
    assert placeholders.expected == "the placeholders {page}, {pages}"
    assert "“label.team” has a brace" in brace.message


@pytest.mark.parametrize(
    "text", ["{page.__class__} {page} {pages}", "{page!r} {pages}", "{0} {page} {pages}", "{page:>9}{pages}"]
)
def test_an_override_reaches_no_attribute_and_no_format(text: str) -> None:
    with pytest.raises(LocaleError):
        open_locale("en", {"page.of": text})


def test_a_locale_pickles() -> None:
    locale = open_locale("zh-CN", {"section.press": "报道"})
    again = pickle.loads(pickle.dumps(locale))
    assert again == locale
    assert again.date(2022, 4) == "2022年4月"


@pytest.mark.parametrize(
    ("context", "names"),
    [
        ("degree", model.Degree),
        ("publication_status", model.PublicationStatus),
        ("language_level", model.LanguageLevel),
        ("personal", model.PrivateField),
        ("document", model.Kind),
    ],
)
def test_every_choice_of_the_model_has_a_message(context: str, names: object) -> None:
    locale = open_locale("en")
    assert [name for name in typing.get_args(names) if not locale.has(context, name)] == []


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_every_kind_has_a_title(tag: str) -> None:
    locale = open_locale(tag)
    for kind in typing.get_args(model.Kind):
        assert "Lei Zhang" in locale.format("document", f"{kind}_title", name="Lei Zhang")


def test_every_section_of_the_model_has_a_title() -> None:
    settings = {"name", "headline", "slug", "updated", "photo", "publication_groups", "custom", "documents", "settings"}
    settings.add("include")
    sections = set(model.Profile.__struct_fields__) - settings - {"path", "origin"}
    assert {name for name in sections if not open_locale("zh").has("section", name)} == set()


def test_importing_the_room_does_not_import_babel() -> None:
    script = "import sys, cvbuilder.locale; sys.exit(any(name.partition('.')[0] == 'babel' for name in sys.modules))"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
