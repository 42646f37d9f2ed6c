"""A press sheet: standfirst, story, figures, the bio to quote, papers and code, whom to ask; and what it leaves out."""

from __future__ import annotations

from typing import Any

from cvbuilder.document.nodes import Choice, Figure, QrCode, Section

BIO = "bio: {short: {en: She paints., zh: 从事绘画。}, long: {en: She paints bridges., zh: 从事桥梁绘画。}}\n"
STORY = """\
standfirst: {en: She makes rivers seen., zh: 让河流被看见。}
story:
  - {label: {en: A river, zh: 一条河}, text: {en: It began at a river., zh: 一切始于一条河。}}
  - {en: And went on., zh: 此后一路向前。}
"""
PAPERS = """\
publications:
  - {title: One, venue: Rivers, year: 2020, url: "https://www.example.org/one/", authors: [Ada Li]}
  - {title: Two, status: preprint, note: {en: Oral, zh: 口头报告}}
"""
CONTACT = "contact: {email: me@example.org, phone: +1 202 555 0143, location: {en: Hilltown, zh: 山前市}}\n"


def press(draft: Any, text: str, language: str = "en") -> list[str]:
    found: list[str] = draft.sections(text, language, "press")
    return found


def test_the_story_stands_under_its_own_titles_and_the_standfirst_under_none(draft: Any) -> None:
    assert press(draft, STORY) == ["She makes rivers seen.", "## A river", "It began at a river.", "And went on."]
    assert press(draft, STORY, "zh") == ["让河流被看见。", "## 一条河", "一切始于一条河。", "此后一路向前。"]


def test_where_no_story_is_written_the_longest_bio_stands_for_it(draft: Any) -> None:
    assert press(draft, BIO) == [
        "## About Lei Zhang",
        "She paints bridges.",
        "## Short Bio, Free to Quote",
        "She paints.",
    ]
    assert press(draft, BIO, "zh") == ["## 关于张磊", "从事桥梁绘画。", "## 简介（可直接引用）", "从事绘画。"]
    assert press(draft, STORY + BIO)[4:] == ["## Short Bio, Free to Quote", "She paints."]


def test_one_bio_is_there_to_be_quoted_and_not_told_twice(draft: Any) -> None:
    assert press(draft, "bio: {en: She paints., zh: 从事绘画。}\n") == ["## Short Bio, Free to Quote", "She paints."]


def test_a_story_without_the_language_is_none_and_is_listed(draft: Any) -> None:
    text = "story: [{label: {en: A river, zh: 一条河}, text: {en: It began.}}, {en: And went on.}]\n" + BIO
    assert draft.omissions("story: [{en: And went on.}]\n" + BIO, "zh", "press")[0] == ("story[0]", "untranslated")
    assert press(draft, text)[:3] == ["## A river", "It began.", "And went on."]


def test_a_story_may_be_given_a_heading_and_stand_in_another_document(draft: Any) -> None:
    plan = "documents: [{kind: press, sections: [{section: story, title: {en: Rivers, zh: 江河}}]}]\n"
    assert press(draft, STORY + plan)[:2] == ["## Rivers", "## A river"]
    cv = "documents: [{kind: cv, sections: [standfirst]}]\n"
    assert draft.sections(STORY + cv) == ["## In Brief", "She makes rivers seen."]


def test_papers_have_their_address_and_state_but_not_their_authors(draft: Any) -> None:
    lines = ["## Publications", "- One · Rivers 2020 · example.org/one", "- Two · preprint · Oral"]
    assert press(draft, PAPERS) == lines
    assert draft.omissions(PAPERS, kind="press") == [("publications[0].authors", "not-in-kind")]


def test_selected_papers_alone_are_shown_and_four_at_most(draft: Any) -> None:
    some = "publications: [{title: A}, {title: B, selected: true}, {title: C}]\n"
    assert press(draft, some) == ["## Publications", "- B"]
    assert draft.omissions(some, kind="press") == [
        ("publications[0]", "not-selected"),
        ("publications[2]", "not-selected"),
    ]
    many = "publications: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}]\n"
    assert press(draft, many)[1:] == ["- A", "- B", "- C", "- D"]
    assert draft.omissions(many, kind="press") == [("publications[4]", "limit")]


def test_code_has_its_owner_and_address_and_says_what_it_is(draft: Any) -> None:
    text = """\
        open_source:
          - {name: {und: Ebb}, organization: {en: Acme, zh: 顶峰}, summary: {en: Tides., zh: 潮汐。}, keywords: [C],
             url: "https://code.example.org/ebb"}
        """
    assert press(draft, text) == ["## Open Source", "- Ebb · Acme · code.example.org/ebb", "Tides."]
    assert draft.omissions(text, kind="press") == [("open_source[0].keywords", "not-in-kind")]


def test_the_press_contact_goes_before_the_persons_own(draft: Any) -> None:
    own = draft.compose(CONTACT, kind="press")
    assert press(draft, CONTACT) == ["## Press Contact", "me@example.org · +1 202 555 0143"]
    assert [omission.path for omission in own.omissions] == ["contact.location"]
    office = (
        CONTACT
        + "press_contact: {name: Nora Sample, organization: {en: Press Office, zh: 新闻处}, email: p@example.org}\n"
    )
    assert press(draft, office) == ["## Press Contact", "Nora Sample · Press Office", "p@example.org"]
    assert press(draft, office, "zh") == ["## 媒体联系", "Nora Sample · 新闻处", "p@example.org"]
    said = str(draft.compose(office, kind="press"))
    assert "me@example.org" not in said and "555" not in said, "the person's own address is nobody's business"


def test_the_masthead_says_what_it_is_and_who_took_the_photo(draft: Any, lines_of: Any) -> None:
    text = "updated: 2026-06-30\nheadline: {en: Painter, zh: 画家}\n"
    text += "photo: {file: me.jpg, credit: {en: Li Shi, zh: 李诗}}\n"
    masthead = lines_of((draft.compose(text, kind="press").masthead,))
    assert masthead == [
        "Press Sheet · Updated Jun 30, 2026", "# Lei Zhang 张磊", "Painter", "[Portrait of Lei Zhang]", "Photo: Li Shi",
    ]  # fmt: skip
    chinese = lines_of((draft.compose(text, "zh", "press").masthead,))
    assert chinese == ["新闻资料 · 更新于2026年6月30日", "# 张磊 Lei Zhang", "画家", "[张磊的照片]", "摄影：李诗"]
    assert "Photo: Li Shi" not in lines_of((draft.compose(text, kind="cv").masthead,))
    assert "Photo: Li Shi" in lines_of((draft.compose(text, kind="bio").masthead,))


def test_a_code_comes_before_what_may_give_way(draft: Any) -> None:
    text = BIO + "interests: [{en: Rivers, zh: 江河}]\nstats: [{value: 3, label: {en: Bridges, zh: 桥}}]\n"
    plan = "documents: [{kind: bio, qr_code: {url: 'https://example.org/s', label: {en: Slides, zh: 幻灯片}}}]\n"
    document = draft.compose(text + plan, kind="bio")
    assert [section.role for section in document.sections] == ["bio", "code", "interests", "stats"]
    assert [isinstance(section, Choice) for section in document.sections] == [False, False, True, True]
    (row,) = document.sections[1].blocks
    (figure,) = row.cells[0].blocks
    assert isinstance(document.sections[1], Section) and isinstance(figure, Figure) and isinstance(figure.image, QrCode)
    assert (figure.image.content, figure.alternative) == ("https://example.org/s", "QR code for example.org/s")
    assert draft.sections(text + plan, "zh", "bio")[3] == "[二维码，指向example.org/s] || 幻灯片 / example.org/s"


def test_a_press_sheet_has_two_pages_at_most_unless_fewer_are_asked_for(draft: Any) -> None:
    for pages, limit, sheet in ((None, 2, True), (1, 1, False), (3, 2, True)):
        document = draft.compose(BIO, kind="press", pages=pages)
        assert (document.page_limit, document.sheet, document.squeezable) == (limit, sheet, True)
