"""The person: names in each language, private fields, contacts, the portrait, what runs at head and foot."""

from __future__ import annotations

from typing import Any

import pytest

from cvbuilder.document.addresses import LONGEST, phone_link, shortened
from cvbuilder.document.nodes import Field, Figure, Heading
from cvbuilder.profile.text import PartialDate

LANGUAGES = "settings: {languages: [en, zh]}\n"


def name_in(draft: Any, name: str, language: str) -> tuple[str, str]:
    """The name as it is shown, and its language."""
    document = draft.compose("", language, name=f"name: {name}\n" + LANGUAGES)
    heading = document.masthead.blocks[0]
    assert isinstance(heading, Heading)
    (text,) = heading.content
    assert document.author == text.text
    return text.text, text.language


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("{given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}", ("Lei Zhang", "en"), ("张磊", "zh-Hans")),
        ("{given: Lei, family: Zhang}", ("Lei Zhang", "en"), ("Lei Zhang", "en")),
        ("{given: 磊, family: 张}", ("张磊", "zh-Hans"), ("张磊", "zh-Hans")),
        ("Lei Zhang", ("Lei Zhang", "en"), ("Lei Zhang", "en")),
        ("{display: {en: Ray Zhang, zh: 张磊}, given: Lei, family: Zhang}", ("Ray Zhang", "en"), ("张磊", "zh-Hans")),
        ("{given: {zh: 磊}, family: {zh: 张}}", ("张磊", "zh-Hans"), ("张磊", "zh-Hans")),
        ("{family: Plato}", ("Plato", "en"), ("Plato", "en")),
    ],
)
def test_names(draft: Any, name: str, english: tuple[str, str], chinese: tuple[str, str]) -> None:
    assert name_in(draft, name, "en") == english
    assert name_in(draft, name, "zh") == chinese


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("{given: {en: John, zh: 约翰}, family: {en: Smith, zh: 史密斯}, transliterated: true, suffix: Jr.}",
         "John Smith Jr.", "约翰·史密斯"),
        ("{display: {en: Ray Zhang}, given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}", "Ray Zhang", "张磊"),
        ("{given: {en: Ruoxi, zh: 若汐}, family: {en: Ouyang, zh: 欧阳}}", "Ruoxi Ouyang", "欧阳若汐"),
    ],
)  # fmt: skip
def test_names_as_their_languages_write_them(draft: Any, name: str, english: str, chinese: str) -> None:
    assert (name_in(draft, name, "en")[0], name_in(draft, name, "zh")[0]) == (english, chinese)


def places(draft: Any, lines_of: Any, language: str, settings: str, plan: str = "", kind: str = "cv") -> list[str]:
    """The name over the document, at its head, as the file's author, and the file's title."""
    name = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}\n"
    name += f"settings: {{languages: [en, zh], name: {settings}}}\ndocuments: [{{kind: {kind}{plan}}}]\n"
    document = draft.compose("", language, kind, name=name)
    (head,) = document.running_head
    title = lines_of(document.masthead.blocks[:1])[0].removeprefix("# ")
    return [title, *lines_of(head.cells[0].blocks), document.author, document.title]


def test_forms_of_the_name_by_place(draft: Any, lines_of: Any) -> None:
    by_place = "{title: both, head: initials_first, metadata: family_first}"
    cv = "Lei Zhang 张磊", "L. Zhang", "Zhang Lei"
    assert places(draft, lines_of, "en", by_place)[:3] == [*cv]
    assert places(draft, lines_of, "zh", by_place)[:3] == ["张磊 Lei Zhang", "张磊", "张磊"]
    assert places(draft, lines_of, "en", "capitals")[:3] == ["ZHANG Lei"] * 3
    assert "ZHANG Lei" in places(draft, lines_of, "en", "capitals")[3]
    # what is said of a place comes before what is said of all, the document before the settings
    assert places(draft, lines_of, "en", "{form: capitals, head: comma}")[:3] == [
        "ZHANG Lei",
        "Zhang, Lei",
        "ZHANG Lei",
    ]
    assert places(draft, lines_of, "en", "{head: comma}", ", name: family_first")[:3] == ["Zhang Lei"] * 3
    assert places(draft, lines_of, "en", "usual", kind="bio")[0] == "Lei Zhang"
    assert places(draft, lines_of, "en", "{head: comma}", kind="bio")[0] == "Lei Zhang 张磊"


def test_a_name_that_is_not_known_is_never_made_up(draft: Any, lines_of: Any) -> None:
    name = "name: {given: Lei, family: Zhang}\nsettings: {languages: [en, zh], name: both}\n"
    for language in ("en", "zh"):
        document = draft.compose("", language, name=name)
        assert lines_of(document.masthead.blocks[:1]) == ["# Lei Zhang"]
        assert document.author == "Lei Zhang"


def test_a_name_of_another_language_is_listed(draft: Any) -> None:
    name = "name: {given: {zh: 磊}, family: {zh: 张}}\n" + LANGUAGES
    omissions = draft.compose("", "en", name=name).omissions
    assert {(each.path, each.reason) for each in omissions} == {("name.given", "fallback"), ("name.family", "fallback")}


def test_ones_own_name_is_strong_in_each_of_its_forms(draft: Any, find_texts: Any) -> None:
    name = "name: {given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}, aliases: [L. Z. Master]}\n" + LANGUAGES
    own = ["Lei Zhang", "Zhang Lei", "Zhang, Lei", "L. Zhang", "ZHANG Lei", "张磊", "L. Z. Master", "lei zhang"]
    others = ["Li Zhang", "Lei Zhangsun", "张", "Zhang"]
    for form in own:
        text = f"publications:\n  - {{title: T, authors: {[form, *others]!r}}}\n"
        for language in ("en", "zh"):
            texts = find_texts(draft.compose(text, language, name=name).sections)
            assert [each.text for each in texts if each.strong] == [form]


PERSONAL = "personal: {gender: {zh: 男}, birth: 1990-02, native_place: {zh: 河北}}\n"


def masthead(draft: Any, lines_of: Any, text: str, language: str, **plan: Any) -> list[str]:
    return lines_of((draft.compose(text, language, **plan).masthead,))


def test_private_fields_are_shown_where_they_are_named(draft: Any, lines_of: Any) -> None:
    shown = masthead(draft, lines_of, PERSONAL, "zh", private=("gender", "birth"))
    assert shown[1:] == ["性别：男 · 出生年月：1990年2月"]
    assert draft.omissions(PERSONAL, "zh", private=("gender", "birth")) == [("personal.native_place", "private")]


def test_private_fields_are_out_unless_named(draft: Any, lines_of: Any) -> None:
    assert masthead(draft, lines_of, PERSONAL, "zh") == ["# 张磊"]
    assert {reason for _, reason in draft.omissions(PERSONAL, "zh")} == {"private"}


def test_private_fields_never_stand_in_another_languages_document(draft: Any, lines_of: Any, find_texts: Any) -> None:
    every = ("gender", "birth", "native_place")
    document = draft.compose(PERSONAL, "en", private=every)
    assert lines_of((document.masthead,)) == ["# Lei Zhang"]
    assert "1990" not in repr((document.masthead, document.sections, document.subject, document.keywords))
    allowed = PERSONAL.replace("{gender", "{languages: [en], gender")
    assert masthead(draft, lines_of, allowed, "en", private=("birth",))[1:] == ["Date of birth: Feb 1990"]
    assert masthead(draft, lines_of, allowed, "zh", private=every) == ["# 张磊"]


def test_contacts(draft: Any, lines_of: Any, find_texts: Any) -> None:
    text = """\
    contact:
      email: a@b.org
      phone: "+86 (10) 5550-0100"
      location: {en: Beijing, zh: 北京}
      website: https://www.a.org/
      links: [https://github.com/a, {url: "https://x.org/1", label: {en: Papers, zh: 论文}}]
    """
    assert masthead(draft, lines_of, text, "en")[1] == (
        "Beijing · a@b.org · +86 (10) 5550-0100 · a.org · github.com/a · Papers"
    )
    found = {each.text: each.link for each in find_texts((draft.compose(text, "zh").masthead,))}
    assert found["a@b.org"] == "mailto:a@b.org" and found["+86 (10) 5550-0100"] == "tel:+861055500100"
    assert found["a.org"] == "https://www.a.org/" and found["论文"] == "https://x.org/1"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://example.org/a/b/", "example.org/a/b"),
        ("https://example.org/a?b=c#d", "example.org/a"),
        ("mailto:a@b.org", "a@b.org"),
        ("tel:+8610", "+8610"),
        ("https://example.org/" + "x" * 60, "example.org/" + "x" * (LONGEST - 13) + "…"),
        ("https://" + "x" * (LONGEST - 4) + ".org", "x" * (LONGEST - 4) + ".org"),
    ],
)
def test_addresses_are_shortened(url: str, shown: str) -> None:
    assert shortened(url) == shown and len(shown) <= LONGEST


def test_phone_links_are_digits() -> None:
    assert phone_link("+86 (10) 5550-0100") == "tel:+861055500100"


def test_the_portrait_has_words_in_each_language(draft: Any) -> None:
    for photo, english, chinese in (
        ("photo: me.jpg\n", "Portrait of Lei Zhang", "张磊的照片"),
        ("photo: {file: me.jpg, alt: {en: At work, zh: 工作照}}\n", "At work", "工作照"),
    ):
        for language, words in (("en", english), ("zh", chinese)):
            figure = draft.compose(photo, language).masthead.blocks[-1]
            assert isinstance(figure, Figure)
            assert figure.alternative == words and figure.image.name == "me.jpg"


def test_head_and_foot_run_with_the_page(draft: Any) -> None:
    for language, pattern in (("en", "Page {page} of {pages}"), ("zh", "第{page}页，共{pages}页")):
        document = draft.compose("", language)
        (foot,) = document.running_foot
        (field,) = foot.content
        assert field == Field("page_of_total", pattern, document.language)
        (head,) = document.running_head
        assert [cell.blocks[0].role for cell in head.cells] == ["running-name", "running-kind"]


def test_what_the_files_properties_say(draft: Any) -> None:
    text = "headline: {en: 'On **light**', zh: 论光}\ninterests: [{en: Vision, zh: 视觉}]\nskills: [Python, Vision]\n"
    english = draft.compose(text, "en")
    assert (english.language, english.author, english.subject) == ("en", "Lei Zhang", "On light")
    assert english.keywords == ("Vision", "Python")
    assert "Lei Zhang" in english.title
    chinese = draft.compose(text, "zh", "resume")
    assert (chinese.language, chinese.kind, chinese.subject) == ("zh-Hans", "resume", "论光")
    assert chinese.title.startswith("张磊")


def test_the_day_is_what_is_given(draft: Any) -> None:
    from cvbuilder.document.compose import compose
    from cvbuilder.locale import open_locale
    from cvbuilder.profile.model import DocumentPlan

    profile = draft.profile("updated: 2020-01-01\n")
    plan, locale = DocumentPlan(kind="cv"), open_locale("en")
    assert compose(profile, locale, plan).date is None
    assert compose(profile, locale, plan, day=PartialDate(2025, 3, 1)).date == "2025-03-01"


def test_a_refused_link_is_told_once(draft: Any) -> None:
    from cvbuilder.errors import ProfileError

    with pytest.raises(ProfileError) as raised:
        draft.compose("headline: 'see [me](javascript:x)'\n")
    assert len(raised.value.diagnostics) == 1
