"""What a PDF carries is what it was built from: extracted and built again, every sample gives the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuilder.errors import ProfileError, ProofError, WriteError
from cvbuilder.pipeline import KINDS, Built, PartialDate, Request, build, load, put
from cvbuilder.pipeline.extracting import extract, put_back
from cvbuilder.pipeline.recipes import NAME
from cvbuilder.pipeline.workspace import files_of
from cvbuilder.prove.carried import attached
from cvbuilder.theme import list_themes

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "starter" / "full.yaml"
PROFILES = sorted(ROOT.glob("profiles/*/*.yaml"))
EVERY = ("all", "bilingual", "parallel")


def again(built: Built, folder: Path, file: str) -> Built:
    """Put a PDF into a folder, take its source out, and build that."""
    extracted = extract(put(built, folder / "pdf"))
    put_back(extracted, folder / "source", replace=True)
    (made,) = build(folder / "source" / file, Request())
    return made


@pytest.mark.parametrize("theme", list_themes())
@pytest.mark.parametrize("profile", [*PROFILES, STARTER], ids=lambda path: path.stem)
def test_building_the_recipe_gives_the_same_bytes(profile: Path, theme: str, tmp_path: Path) -> None:
    for number, built in enumerate(build(profile, Request(kinds=KINDS, languages=EVERY, theme=theme))):
        made = again(built, tmp_path / str(number), NAME)
        assert (made.name, made.content) == (built.name, built.content), built.name


@pytest.mark.parametrize("profile", [*PROFILES, STARTER], ids=lambda path: path.stem)
def test_building_the_profile_alone_gives_them_too(profile: Path, tmp_path: Path) -> None:
    for number, built in enumerate(build(profile, Request())):
        made = again(built, tmp_path / str(number), "profile.yaml")
        assert (made.name, made.content) == (built.name, built.content), built.name


MANY = """
name: {given: {en: Ada, zh: 艾达}, family: {en: Lin, zh: 林}, aliases: [A. Lin, Ada Sample], sort_as: Lin Ada}
headline:
  long: {en: "An engineer, of *floods* and [forecasts](https://f.example.org)", zh: 洪水预报工程师}
  short: {en: Engineer, zh: 工程师}
updated: 2026-05-04
contact: {email: ada@example.org, phone: "+1 202 555 0143"}
personal: {gender: {zh: 女}, birth: 1992-04}
bio:
  facts:
    - {kind: present, text: {en: "leads a team of [six]*", zh: 带领6人团队}}
    - {use: education}
interests: [{en: Floods, zh: 洪水}, {und: CLIP}]
education:
  - {institution: {en: Example University, zh: 示例大学}, degree: ms, start: 2014, end: 2017, tags: [research]}
  - {institution: {en: Sample College, zh: 样例学院}, degree: bs, start: 2010, end: 2014, first_for: [industry]}
experience:
  - {organization: {en: Institute, zh: 研究院}, start: 2021-03, end: present, not_for: [research],
     highlights: [{text: {en: "Kept 100% of C++", zh: 保留}, tags: [industry]}, {en: "Second", zh: 第二}]}
stats: [{value: {value: 40, unit: turbine, approx: over}, label: {en: Turbines, zh: 风机}}]
publication_groups: [{key: own, title: {en: Own, zh: 自有}}, {key: other, title: {en: Others, zh: 其他}}]
publications:
  - {title: One, authors: [Nora Sample, "Ada Lin*", "A. Lin"], year: 2020, group: own, selected: true}
  - {title: Two, authors: "林艾达、桑诺", venue: {en: Journal, zh: 学报}, year: 2021, group: other}
  - {title: Three, authors: [{name: Ada Sample, marks: [equal]}, {name: Nora Sample, marks: [equal]}], group: other}
custom: [{key: own-section, title: {en: Own, zh: 自有}, items: [{en: It, zh: 它}], show: {languages: [zh]}}]
documents:
  - {kind: resume, languages: [en], theme: modern, sections: [education, publications, {section: own-section}]}
  - {kind: resume, languages: [zh], private: [gender], pages: 1}
  - {kind: resume, tags: [industry]}
  - {kind: cv, tags: [research], redact: [contact.phone], variant: web}
  - {kind: bio, languages: [en, zh, bilingual, parallel], qr_code: https://example.org}
  - {kind: press, redact: [public]}
settings:
  languages: [en, zh]
  dates: {month: {zh: y年M月, en: MMM y}, durations: true}
  nouns: [{noun: turbine, name: {en: turbines, zh: 风机}, measure: {zh: 台}}]
  messages: [{message: section.education, text: {en: Schooling, zh: 求学}}]
  name: {citation: initials}
  tokens: {colors: {accent: "#7a2e2e"}}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "many.yaml"
    path.write_text(text, "utf-8")
    return path


REQUESTS = {
    "as declared": Request(),
    "both editions of all": Request(kinds=KINDS, languages=EVERY),
    "a variant": Request(kinds=("resume", "cv"), languages=("all", "bilingual"), tags=("research",), length="short"),
    "redacted": Request(kinds=("cv", "bio"), languages=("en", "parallel"), redact=("public", "education[0]")),
    "private, on a page": Request(kinds=("resume",), private=("birth",), pages=1, languages=("zh",), page="letter"),
    "of another day": Request(kinds=("cv", "bio", "press"), today=PartialDate(2026, 11, 21)),
    "with other values": Request(kinds=("resume",), changes=("headline=Pilot", "settings.theme=modern")),
    "converted": Request(kinds=("resume",), languages=("zh-TW",), convert=True),
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=list(REQUESTS))
def test_what_is_cut_down_makes_the_same_document(request_: Request, tmp_path: Path) -> None:
    for number, built in enumerate(build(written(tmp_path, MANY), request_)):
        made = again(built, tmp_path / str(number), NAME)
        assert (made.name, made.content) == (built.name, built.content), built.name


@pytest.mark.parametrize("request_", [REQUESTS["as declared"], REQUESTS["a variant"], REQUESTS["of another day"]])
def test_a_whole_source_does_too(request_: Request, tmp_path: Path) -> None:
    text = MANY.replace("  - {kind: cv, tags: [research], redact: [contact.phone], variant: web}\n", "")
    path = written(tmp_path, "# a comment\n" + text.replace("redact: [public]", "page: letter"))
    for number, built in enumerate(build(path, replace(request_, source="full"))):
        files = attached(built.content, built.name)
        assert files["many.yaml"] == path.read_bytes()
        made = again(built, tmp_path / str(number), NAME)
        assert (made.name, made.content) == (built.name, built.content), built.name


def test_a_whole_source_has_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "words.yaml").write_text("- {message: section.education, text: {en: Schooling}}\n", "utf-8")
    (tmp_path / "parts" / "more.yaml").write_text("education: [{institution: {en: Example University}}]\n", "utf-8")
    settings = "{languages: [en], source: full, message_files: [parts/words.yaml]}"
    text = f"include: [parts/more.yaml]\nname: Ada Lin\nsettings: {settings}\n"
    (built,) = build(written(tmp_path, text), Request())
    assert set(attached(built.content, "")) == {"many.yaml", "parts/more.yaml", "parts/words.yaml", NAME}
    made = again(built, tmp_path / "again", NAME)
    assert made.content == built.content


def test_a_redacted_document_never_carries_the_whole(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot carry its whole source"):
        build(written(tmp_path, MANY), Request(kinds=("cv",), redact=("public",), source="full"))


def test_none_is_carried_where_none_is_wanted(tmp_path: Path) -> None:
    (built,) = build(written(tmp_path, "name: Ada Lin\nsettings: {source: none}\n"), Request())
    assert attached(built.content, "") == {}
    with pytest.raises(ProofError, match="carries no source"):
        extract(put(built, tmp_path))


def pictures() -> Iterator[tuple[str, bytes]]:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    tall = Image.effect_mandelbrot((400, 300), (-2, -1.5, 1, 1.5), 60)
    modes = {"grey.jpg": tall, "colour.jpg": tall.convert("RGB"), "cmyk.jpg": tall.convert("CMYK")}
    modes |= {"grey.png": tall, "alpha.png": tall.convert("RGBA"), "small.png": tall.resize((7, 9)).convert("RGB")}
    modes |= {"large.jpg": tall.resize((2000, 1700)).convert("RGB"), "large.png": tall.resize((1300, 1500))}
    modes["alpha.png"].putalpha(tall)
    for name, image in modes.items():
        stored = io.BytesIO()
        image.save(stored, "JPEG" if name.endswith("jpg") else "PNG", exif=exif)
        yield name, stored.getvalue()


@pytest.mark.parametrize(("name", "content"), [*pictures()], ids=lambda value: value if isinstance(value, str) else "")
def test_a_portrait_is_carried_as_it_is_shown(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    text = f"name: Ada Lin\nphoto: {name}\ndocuments: [{{kind: resume, languages: [en]}}, {{kind: bio}}]\n"
    for theme in list_themes():
        for source in ("shown", "full"):
            for number, built in enumerate(build(written(tmp_path, text), Request(theme=theme, source=source))):
                assert b"A camera" not in b"".join(attached(built.content, "").values())
                made = again(built, tmp_path / f"{theme}{source}{number}", NAME)
                assert made.content == built.content, built.name


def test_a_font_of_ones_own_is_told_and_not_carried(tmp_path: Path) -> None:
    own = next(ROOT.glob("fonts/SourceSans3-Light.ttf"))
    (tmp_path / "Own.ttf").write_bytes(own.read_bytes())
    path = written(tmp_path, "name: Ada Lin\nsettings: {fonts: [{file: Own.ttf, role: latin, weight: 400}]}\n")
    (built,) = build(path, Request())
    extracted = extract(put(built, tmp_path / "pdf"))
    assert extracted.lacks == ("Own.ttf",)
    assert not [name for name in extracted.files if name.endswith("ttf")]


def test_nothing_but_what_is_shown(tmp_path: Path) -> None:
    """Private fields, other variants, other languages, comments: nothing of them is in the source of a plain one."""
    path = written(tmp_path, "# NEVER\n" + MANY)
    (built,) = build(path, Request(kinds=("resume",), languages=("en",), formats=("pdf",)))[:1]
    text = attached(built.content, "")["profile.yaml"].decode("utf-8")
    for word in (
        "NEVER",
        "女",
        "1992",
        "industry",
        "research",
        "kind: bio",
        "洪水",
        "Ada Sample",
        "Two",
        "求学",
    ):
        assert word not in text, word
    assert "Schooling" in text and "Engineer" not in text.replace("An engineer", "")


WRONG = [
    ({"recipe.json": b"{"}, "is no recipe"),
    ({"recipe.json": b"[]"}, "is no recipe"),
    ({"recipe.json": b'{"recipe": 99, "cvbuilder": "9", "profile": "p", "source": "shown", "kind": "cv", "language":'
                     b' "en", "theme": "", "page": "a4"}'}, "of form 99"),
    ({"profile.yaml": b"name: Eve\n"}, "changed since"),
    ({"../eve.yaml": b"name: Eve\n"}, "wrong name"),
    ({"/eve.yaml": b"name: Eve\n"}, "wrong name"),
    ({"C:eve.yaml": b"name: Eve\n"}, "wrong name"),
    ({"profile.yaml": None}, "lacks profile.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), WRONG)
def test_what_was_tampered_with_is_told(changes: dict[str, bytes | None], told: str, tmp_path: Path) -> None:
    import pikepdf

    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request())
    path = put(built, tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for name, content in changes.items():
            if name in pdf.attachments:
                del pdf.attachments[name]
            if content is not None:
                pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.save(path)
    with pytest.raises(ProofError if "recipe" not in told and "form" not in told else ProfileError, match=told):
        extract(path)


def test_another_program_may_have_saved_it(tmp_path: Path) -> None:
    import pikepdf

    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request())
    path = put(built, tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=True)
    assert set(extract(path).files) == {"profile.yaml", NAME}


def test_no_file_is_lost(tmp_path: Path) -> None:
    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request())
    extracted = extract(put(built, tmp_path / "pdf"))
    folder = tmp_path / "source"
    put_back(extracted, folder, replace=False)
    put_back(extracted, folder, replace=False)  # what stands there is the same
    (folder / "profile.yaml").write_text("name: Mine\n", "utf-8")
    (folder / NAME).unlink()
    with pytest.raises(WriteError, match="stands there already"):
        put_back(extracted, folder, replace=False)
    assert (folder / "profile.yaml").read_text("utf-8") == "name: Mine\n" and not (folder / NAME).exists()


def test_a_recipe_tells_what_it_was_made_with(tmp_path: Path) -> None:
    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request(today=PartialDate(2026, 11, 21)))
    recipe = json.loads(attached(built.content, "")[NAME])
    assert recipe["cvbuilder"] and recipe["kind"] == "resume" and recipe["language"] == "en"
    assert recipe["theme"] == "classic" and recipe["page"] == "a4" and recipe["day"] == "2026-11-21"
    assert {name.partition(" ")[0] for name in recipe["sha256"]} == {"profile.yaml", "theme", "catalog", "font"}


def test_a_recipe_is_watched_with_its_profile(tmp_path: Path) -> None:
    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request())
    folder = tmp_path / "source"
    put_back(extract(put(built, tmp_path / "pdf")), folder, replace=False)
    assert files_of(folder / NAME, Request())[:2] == (folder / NAME, folder / "profile.yaml")


def test_a_recipe_is_told_to_be_none_where_a_profile_is_asked_for(tmp_path: Path) -> None:
    (built,) = build(written(tmp_path, "name: Ada Lin\n"), Request())
    folder = tmp_path / "source"
    put_back(extract(put(built, tmp_path / "pdf")), folder, replace=False)
    with pytest.raises(ProfileError, match="this is the recipe of a document"):
        load(folder / NAME)


@pytest.mark.parametrize("content", [b"", b"name: Ada", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"])
def test_what_is_no_pdf_is_told_and_nothing_else(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file.pdf").write_bytes(content)
    with pytest.raises(ProofError, match=r"file\.pdf (is no PDF|cannot be read as a PDF|carries no source)"):
        extract(tmp_path / "file.pdf")
    assert caplog.records == []


def test_a_bio_may_be_by_hand_in_one_language_and_of_facts_in_another(tmp_path: Path) -> None:
    text = """
name: {given: {en: Ada, zh: 艾达}, family: {en: Lin, zh: 林}}
bio:
  long: {en: By hand and long.}
  short: {en: By hand.}
  facts: [{kind: present, text: {en: leads a team, zh: 带领6人团队}}, {kind: detail, text: {en: sails, zh: 喜欢航海}}]
"""
    request = Request(kinds=("bio", "press"), languages=EVERY)
    for number, built in enumerate(build(written(tmp_path, text), request)):
        made = again(built, tmp_path / str(number), NAME)
        assert made.content == built.content, built.name
