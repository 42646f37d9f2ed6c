"""Booklets as files: what other programs read of pages, links, outline and order; a small one as a proof; errors.

After a change that is meant: `CVBUILDER_REGEN=1 pytest tests/pipeline/test_booklet.py`, then read the diff.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from msgspec import Struct

from benchmarks.booklet import FAMILY, GIVEN, write_event
from cvbuilder.errors import CvBuilderError, LocaleError, MissingTranslation, ProfileError, ThemeError
from cvbuilder.locale import pinyin
from cvbuilder.pipeline import Request
from cvbuilder.pipeline.booklet import build_booklet
from cvbuilder.prove import examine

HERE = Path(__file__).parent / "booklet"
COUNT = 40


class Read(Struct):
    """A booklet as other programs read it: text of each page, its links (words, page of the target), outline."""

    text: list[str]
    links: list[list[tuple[str, int]]]
    outline: list[tuple[int, str, int]]


def page_of(destination: Any, pages: list[Any]) -> int:
    return next(number for number, page in enumerate(pages, 1) if page.objgen == destination[0].objgen)


def entries(item: Any, pages: list[Any], level: int = 1) -> list[tuple[int, str, int]]:
    found = []
    while item is not None:
        found.append((level, str(item.Title), page_of(item.Dest, pages)))
        if "/First" in item:
            found += entries(item.First, pages, level + 1)
        item = item.get("/Next")
    return found


def read(content: bytes) -> Read:
    pdf = pypdfium2.PdfDocument(content)
    text = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]
    with pikepdf.open(io.BytesIO(content)) as file:
        pages = [page.obj for page in file.pages]
        links = [
            [(str(each.Contents), page_of(each.A.D, pages)) for each in page.get("/Annots", []) if each.A.S == "/GoTo"]
            for page in pages
        ]
        return Read(text, links, entries(file.Root.Outlines.First, pages))


@pytest.fixture(scope="module", params=["en", "zh"])
def booklet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Read]:
    """A booklet of many made-up speakers in one language."""
    path = write_event(tmp_path_factory.mktemp("event"), COUNT, photos=5)
    (built,) = build_booklet(path, Request(languages=(request.param,)))
    assert built.name == f"example-days.booklet.{request.param}.pdf" and not built.warnings
    return request.param, read(built.content)


def names(language: str) -> list[str]:
    """The people in the order of an index: by pinyin, which is that of their Latin names."""
    people = [(GIVEN[number % len(GIVEN)], FAMILY[number * 7 % len(FAMILY)], number) for number in range(COUNT)]
    people.sort(key=lambda each: (each[1][0].lower(), each[0][0].lower(), each[2]))
    return [f"{given[0]} {family[0]}" if language == "en" else family[1] + given[1] for given, family, _ in people]


def page_with(read: Read, title: str) -> int:
    """The page whose text begins with a title, below its running head."""
    return next(number for number, text in enumerate(read.text, 1) if f"\n{title}\n" in text[:200] and number > 2)


def test_the_page_numbers_of_the_contents_are_true(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    last = found.outline[[title for _, title, _ in found.outline].index("Programme" if language == "en" else "日程")][2]
    told = "\n".join(found.text[1 : last - 1])
    for name in names(language):
        numbers = re.findall(rf"^{name}\s*(\d+)$", told, re.MULTILINE)
        assert numbers, name
        for number in numbers:
            assert name in found.text[int(number) - 1], (name, number)
    listed = re.findall(r"^(?!Page)(\D+?)\s*(\d+)$", told, re.MULTILINE)
    assert [name for name, _ in listed][4:] == names(language)
    pages = [int(number) for _, number in listed][4:]
    assert pages == sorted(pages) and pages[-1] - pages[0] == COUNT // 2 - 1


def test_links_lead_where_the_numbers_say(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    for name in names(language):
        words = [(page, target) for page, links in enumerate(found.links, 1) for text, target in links if text == name]
        assert len(words) >= 3, name  # contents, programme, portraits; the index has the family name first
        assert all(name in found.text[target - 1] for _, target in words)
    numbers = [(text, target) for links in found.links for text, target in links if text.isdigit()]
    assert len(numbers) == 4 + 2 * COUNT
    assert all(int(text) == target for text, target in numbers)


def test_the_outline_has_every_part_day_and_speaker(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    words = {"en": ("Contents", "Programme", "Speakers", "Portraits", "Index of names"),
             "zh": ("目录", "日程", "讲师", "讲师照片", "人名索引")}[language]  # fmt: skip
    assert tuple(title for level, title, _ in found.outline if level == 2) == words
    speakers = found.outline[[title for _, title, _ in found.outline].index(words[2]) + 1 :][:COUNT]
    assert {level for level, _, _ in speakers} == {3}
    for name, (_, title, page) in zip(names(language), speakers, strict=True):
        assert title.startswith(name) and name in found.text[page - 1]


def test_the_index_is_in_order_by_letters(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    first = next(page for _, title, page in found.outline if title in ("Index of names", "人名索引"))
    lines = "\n".join(found.text[first - 1 :]).split("\n")
    letters = [line for line in lines if re.fullmatch("[A-Z]", line)]
    assert letters == sorted({family[0][0] for _, family in zip(range(COUNT), FAMILY, strict=False)})
    listed = [found[1] for line in lines if (found := re.fullmatch(r"(.+?)\s*\d+", line))]
    wanted = names(language)
    if language == "en":
        wanted = [", ".join(reversed(name.split())) for name in wanted]
    listed = [line for line in listed if any(line.startswith(name) for name in wanted)]
    assert all(line.startswith(name) for line, name in zip(listed, wanted, strict=True))


def test_all_names_titles_and_bios_are_read_back(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    text = "".join("".join(page.split()) for page in found.text)
    for number in range(COUNT):
        title = f"part{number + 1}" if language == "en" else f"（其{number + 1}）"
        assert text.count(title) >= 2, title
        assert (f"Aprizenumber{number}of" if language == "en" else f"虚构学会第{number}号奖") in text
    for day in ("Sep12,2026",) if language == "en" else ("2026年9月12日",):
        assert day in text


def test_running_heads_tell_what_the_page_holds(booklet: tuple[str, Read]) -> None:
    language, found = booklet
    first = next(page for _, title, page in found.outline if title in ("Speakers", "讲师"))
    order = names(language)
    for number in range(3):
        head = found.text[first + number - 1][:90].replace("\n", " ")
        assert order[2 * number] in head and order[2 * number + 1] in head
    assert found.text[0].count("Page") == found.text[0].count("第") == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_small_booklet_in_every_detail(language: str) -> None:
    (built,) = build_booklet(HERE / "days.yaml", Request(languages=(language,), formats=("proof",)))
    path = HERE.with_name(f"booklet.{language}.txt")
    if os.environ.get("CVBUILDER_REGEN"):
        path.write_bytes(built.content)
    assert built.content.decode("utf-8") == path.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh", "bilingual"])
def test_a_booklet_is_tagged_like_any_other_document(language: str) -> None:
    (built,) = build_booklet(HERE / "days.yaml", Request(languages=(language,)))
    with pikepdf.open(io.BytesIO(built.content)) as file:
        assert examine(file) == ()


def test_what_a_speaker_lacks_is_listed_and_strict_refuses_it() -> None:
    (built,) = build_booklet(HERE / "days.yaml", Request(languages=("zh",), formats=("proof",)))
    assert [(each.path, each.reason) for each in built.omissions] == [("BCDFGH.biography", "fallback")]
    with pytest.raises(MissingTranslation):
        build_booklet(HERE / "days.yaml", Request(languages=("zh",), strict=True))


def test_both_languages_in_one_file() -> None:
    alone = [build_booklet(HERE / "days.yaml", Request(languages=(tag,)))[0] for tag in ("en", "zh")]
    (built,) = build_booklet(HERE / "days.yaml", Request(languages=("bilingual",)))
    assert (built.name, built.pages) == ("days.booklet.bilingual.pdf", sum(each.pages for each in alone))
    found, first = read(built.content), read(alone[0].content)
    before = alone[0].pages
    assert [title for level, title, _ in found.outline if level == 1] == ["English", "中文"]
    inner = [[link for link in links if link[0] not in ("English", "中文")] for links in found.links]
    assert inner[:before] == first.links
    assert inner[before:] == [[(text, page + before) for text, page in links] for links in read(alone[1].content).links]
    speaker = next(page for _, title, page in found.outline if title.startswith("Yun Shan"))
    switch = dict(found.links[speaker - 1])["中文"]
    assert "单云" in found.text[switch - 1]


def test_a_page_for_each_speaker(tmp_path: Path) -> None:
    copied = copy(tmp_path, lambda text: text + "space: page\norder: listed\nparts: [speakers]\n")
    (built,) = build_booklet(copied, Request(languages=("en",)))
    found = read(built.content)
    assert [title for level, title, _ in found.outline if level == 3] == ["Ada Example", "Yun Shan 单云", "Bo Beispiel"]
    assert [page for level, _, page in found.outline if level == 3] == [3, 4, 5]
    assert "Out of doors." in found.text[4]


def copy(folder: Path, change: Callable[[str], str]) -> Path:
    """The small programme in a folder of its own, changed."""
    shutil.copytree(HERE, folder / "event")
    path = folder / "event" / "days.yaml"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    return path


WRONG = [
    (("people/*", "folk/*"), ProfileError, "8:12 speakers[0]", "no file is meant by folk/*.yaml"),
    (("[people/*.yaml]", "['people/[y]un.yaml']"), ProfileError, "13:3 sessions[0].speakers[0]", "no speaker `ada`"),
    (("[people/*.yaml]", "[people/eve.yaml]"), ProfileError, "8:12 speakers[0]", "does not exist"),
    (("[people/*.yaml]", "[people/*.json]"), ProfileError, "8:12 speakers[0]", "no file is meant"),
    (("[ada, bcdfgh]", "[adda]"), ProfileError, "13:3 sessions[0].speakers[0]", "no speaker `adda`"),
    (("speakers.json", "people/ada.yaml"), ProfileError, "1:1 ", "no JSON"),
    (("speakers.json", "people.json"), ProfileError, "9:10 pretalx.file", "does not exist"),
    (("zh: 开幕", "zh-Hant: 開幕"), ProfileError, "14:25 sessions[1].title.zh-Hant", "not one of"),
    (("Opening, zh: 开幕}", "Opening}"), MissingTranslation, "14:11 sessions[1].title", "no text in zh"),
    (("title: {en: Example", "theme: none\ntitle: {en: Example"), ThemeError, "1:1 theme", "none"),
    (("[en, zh]", "[en, zh, de]"), LocaleError, "1:1 languages", "de"),
]


@pytest.mark.parametrize(("change", "error", "place", "message"), WRONG)
def test_wrong_programmes(
    tmp_path: Path, change: tuple[str, str], error: type[CvBuilderError], place: str, message: str
) -> None:
    path = copy(tmp_path, lambda text: text.replace(*change))
    with pytest.raises(error) as caught:
        build_booklet(path, Request())
    told = [(f"{each.span.line}:{each.span.column} {each.path}" if each.span else "", each.message)
            for each in caught.value.diagnostics]  # fmt: skip
    assert any(where == place and message in words for where, words in told), told


def test_problems_of_all_profiles_are_told_at_once(tmp_path: Path) -> None:
    path = copy(tmp_path, str)
    people = path.parent / "people"
    (people / "ada.yaml").write_text("name: Ada\nheadlin: x\n", "utf-8")
    (people / "yun.yaml").write_text("nam: Yun\n", "utf-8")
    with pytest.raises(ProfileError) as caught:
        build_booklet(path, Request())
    assert {Path(each.span.file).name for each in caught.value.diagnostics if each.span} == {"ada.yaml", "yun.yaml"}


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = copy(tmp_path, str)
    outside = tmp_path / "eve.yaml"
    outside.write_text("name: Eve\n", "utf-8")
    try:
        (path.parent / "people" / "eve.yaml").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(ProfileError, match="outside"):
        build_booklet(path, Request())


def test_two_of_one_slug_and_a_name_without_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy(tmp_path, str)
    (path.parent / "people" / "a.yaml").write_text("name: 张磊\nslug: ada\n", "utf-8")
    with pytest.raises(ProfileError, match="two speakers have the slug `ada`"):
        build_booklet(path, Request())
    (path.parent / "people" / "a.yaml").write_text("name: 张磊\nslug: lei\n", "utf-8")
    (built,) = build_booklet(path, Request(languages=("en",), formats=("proof",)))
    assert [(each.path, Path(each.origin.file).name) for each in built.omissions if each.reason == "guessed"] == [
        ("name", "a.yaml")
    ]
    monkeypatch.setattr(pinyin, "is_to_be_had", lambda: False)
    with pytest.raises(ProfileError, match="nothing tells where an index has it") as caught:
        build_booklet(path, Request())
    assert "cvbuilder[booklet]" in caught.value.diagnostics[0].hint


def test_parallel_and_one_language_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match="no parallel edition"):
        build_booklet(HERE / "days.yaml", Request(languages=("parallel",)))
    path = tmp_path / "days.yaml"
    (tmp_path / "a.yaml").write_text("name: Ada\n", "utf-8")
    path.write_text("title: Days\nspeakers: [a.yaml]\n", "utf-8")
    with pytest.raises(ProfileError, match="one language alone"):
        build_booklet(path, Request(languages=("bilingual",)))
