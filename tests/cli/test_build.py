"""`cvbuilder build`: files, reports, exit codes, and that standard output holds nothing that was not asked for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

TWO = "headline: {en: Engineer, zh: 工程师}\n"


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_files_are_put_into_output_below_the_users_folder(run, written, desk: Path) -> None:
    ran = run("build", written(TWO, "people/lin.yaml"))
    assert ran.code == 0
    assert ran.output == b""
    assert files(desk / "output") == ["lin.resume.en.pdf", "lin.resume.zh.pdf"]
    assert files(desk / "people") == ["lin.yaml"]
    assert "output/lin.resume.en.pdf  1 page, " in ran.error.replace("\\", "/")


@pytest.mark.parametrize("given", ["out/deep", "./out/deep/", "out/../out/deep"])
def test_the_folder_is_relative_to_the_user(given: str, run, written, desk: Path) -> None:
    assert run("build", written("", "people/lin.yaml"), "-o", given).code == 0
    assert files(desk / "out") == ["deep/lin.resume.en.pdf"]


def test_an_absolute_folder(run, written, tmp_path: Path) -> None:
    assert run("build", written(), "--output", tmp_path / "there").code == 0
    assert files(tmp_path / "there") == ["lin.resume.en.pdf"]


def test_quiet_says_nothing(run, written, desk: Path) -> None:
    ran = run("build", written("press: [{title: A}]\n"), "-q")
    assert (ran.code, ran.output, ran.error) == (0, b"", "")
    assert files(desk / "output") == ["lin.resume.en.pdf"]


def test_quiet_still_tells_errors(run, written) -> None:
    ran = run("build", written("hedline: A\n"), "--quiet")
    assert ran.code == 2
    assert "did you mean `headline`?" in ran.error


def test_what_is_left_out_is_listed_with_its_line(run, written) -> None:
    ran = run("build", written("headline: {en: A}\nsettings: {languages: [en, zh]}\n"), "--lang", "zh")
    assert "lin.yaml:2  headline  (no text in this language)" in ran.error


def test_options_reach_the_build(run, written, desk: Path) -> None:
    ran = run("build", written(TWO), "--kind", "cv", "--lang", "zh,en", "--format", "proof", "--page", "letter")
    assert ran.code == 0
    assert files(desk / "output") == ["lin.cv.en.proof.txt", "lin.cv.zh.proof.txt"]
    proof = (desk / "output" / "lin.cv.zh.proof.txt").read_text(encoding="utf-8")
    assert "page 1  612.00 x 792.00" in proof or "page 1  612.0" in proof
    assert "工程师" in proof


def test_json_tells_files_pages_and_omissions(run, written, desk: Path) -> None:
    ran = run("build", written("headline: {zh: 工程师}\nsettings: {languages: [en, zh]}\n"), "--json")
    assert (ran.code, ran.error) == (0, "")
    english, chinese = ran.report["built"]
    assert Path(english["file"]) == Path("output/lin.resume.en.pdf")
    assert (english["kind"], english["language"], english["pages"]) == ("resume", "en", 1)
    assert english["bytes"] == (desk / english["file"]).stat().st_size
    assert english["omissions"] == [
        {
            "file": "lin.yaml",
            "line": 2,
            "column": 11,
            "path": "headline",
            "reason": "untranslated",
            "language": "en",
        }
    ]
    assert english["warnings"] == chinese["omissions"] == ran.report["errors"] == []


def test_json_tells_errors_too(run, written) -> None:
    ran = run("build", written("hedline: A\n"), "--json")
    assert ran.code == 2
    assert ran.report["built"] == []
    assert ran.report["errors"] == [
        {
            "file": "lin.yaml",
            "line": 2,
            "column": 1,
            "path": "hedline",
            "message": "the key `hedline` is unknown here",
            "expected": "",
            "hint": "did you mean `headline`?",
        }
    ]


def test_one_file_on_standard_output(run, written, desk: Path) -> None:
    ran = run("build", written(), "-o", "-")
    assert ran.code == 0
    assert ran.output.startswith(b"%PDF-")
    assert ran.output.rstrip().endswith(b"%%EOF")
    assert files(desk) == ["lin.yaml"]
    run("build", "lin.yaml")
    assert (desk / "output" / "lin.resume.en.pdf").read_bytes() == ran.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("two.yaml",), "this makes 2: two.resume.en.pdf, two.resume.zh.pdf"),
        (("one.yaml", "two.yaml", "--lang", "en"), "these are 2 profiles"),
        (("one.yaml", "--format", "pdf,proof"), "this makes 2"),
        (("one.yaml", "--json"), "standard output"),
    ],
)
def test_two_things_do_not_go_to_standard_output(arguments: tuple[str, ...], told: str, run, written) -> None:
    written("", "one.yaml")
    written(TWO, "two.yaml")
    ran = run("build", *arguments, "-o", "-")
    assert (ran.code, ran.output) == (2, b"")
    assert told in " ".join(ran.error.split())


def test_several_profiles_of_which_one_is_wrong(run, written, desk: Path) -> None:
    good, bad, other = written("", "a.yaml"), written("hedline: A\n", "b.yaml"), written("", "c.yaml")
    ran = run("build", good, bad, other)
    assert ran.code == 3
    assert files(desk / "output") == ["a.resume.en.pdf", "c.resume.en.pdf"]
    assert "b.yaml:2:1: error: hedline" in ran.error
    report = run("build", good, bad, other, "--json")
    assert report.code == 3
    assert len(report.report["built"]) == 2
    assert [problem["file"] for problem in report.report["errors"]] == ["b.yaml"]


def test_several_profiles_all_wrong(run, written) -> None:
    ran = run("build", written("hedline: A\n", "a.yaml"), written("hedline: A\n", "b.yaml"))
    assert ran.code == 2
    assert "a.yaml:2:1" in ran.error
    assert "b.yaml:2:1" in ran.error


def test_two_profiles_with_the_same_names_do_not_overwrite_each_other(run, written, desk: Path) -> None:
    ran = run("build", written(TWO, "a/lin.yaml"), written("", "b/lin.yaml"), "--lang", "en")
    assert ran.code == 3
    assert "b/lin.yaml would overwrite lin.resume.en.pdf" in ran.error.replace("\\", "/")
    first = (desk / "output" / "lin.resume.en.pdf").read_bytes()
    run("build", "a/lin.yaml", "--lang", "en", "-o", "alone")
    assert (desk / "alone" / "lin.resume.en.pdf").read_bytes() == first


def test_an_older_good_file_outlives_a_wrong_profile(run, written, desk: Path) -> None:
    run("build", written(TWO))
    before = {path: path.read_bytes() for path in (desk / "output").iterdir()}
    ran = run("build", written("headline: {en: Engineer, zh: 工程师 😀}\n"))
    assert ran.code == 2
    assert "lin.yaml:2:" in ran.error
    assert "U+1F600" in ran.error
    assert {path: path.read_bytes() for path in (desk / "output").iterdir()} == before


def test_an_output_folder_that_cannot_be_written(run, written, desk: Path) -> None:
    ran = run("build", written(), "-o", "lin.yaml")
    assert ran.code == 2
    assert "error: cannot write lin.yaml" in ran.error
    assert (desk / "lin.yaml").read_text() == "name: Lin Yuan\n"


def test_strict(run, written, desk: Path) -> None:
    profile = written("headline: {en: A}\nsettings: {languages: [en, zh]}\n")
    assert run("build", profile).code == 0
    ran = run("build", profile, "--strict", "-o", "strict")
    assert ran.code == 2
    assert "lin.yaml:2:" in ran.error
    assert not (desk / "strict").exists()


def test_the_day(run, written) -> None:
    ran = run("build", written(), "--today", "2026-11-21", "-o", "-")
    with pikepdf.open(BytesIO(ran.output)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20261121")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--kind", "pres"), "--kind: pres is none of resume, cv"),
        (("--format", "doc"), "--format: doc is none of pdf, proof"),
        (("--format", ""), "--format"),
        (("--kind", ","), "--kind"),
        (("--page", "a5"), "--page: a5 is none of a4, letter"),
        (("--page", "a4,letter"), "--page: one of a4, letter at a time"),
        (("--private", "age"), "--private: age is none of gender, birth"),
        (("--today", "2026-13-01"), "--today: 2026-13-01 is no day"),
        (("--today", "2026-02-30"), "--today: 2026-02-30 is no day"),
        (("--today", "today"), "--today: today is no day, as 2026-11-21"),
        (("--lang", "xx"), "no catalog for the language “xx”"),
        (("--lang", "en_US"), "“en_US” is not a language tag"),
        (("--theme", "nope"), "there is no theme nope expected classic"),
        (("--theme", "../classic"), "there is no theme ../classic"),
        (("--nope",), "No such option: --nope"),
    ],
)
def test_wrong_options(options: tuple[str, ...], told: str, run, written, desk: Path) -> None:
    ran = run("build", written(), *options)
    assert (ran.code, ran.output) == (2, b"")
    assert told in " ".join(ran.error.split())
    assert files(desk) == ["lin.yaml"]


def test_no_profile_at_all(run) -> None:
    ran = run("build")
    assert ran.code == 2
    assert "PROFILE" in ran.error


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(("name", "told"), [("none.yaml", "there is no such file"), ("folder", "this is a folder")])
def test_what_is_no_file(command: str, name: str, told: str, run, desk: Path) -> None:
    (desk / "folder").mkdir()
    ran = run(command, name)
    assert ran.code == 2
    if (command, name) == ("build", "folder"):  # a folder stands for the profiles in it
        told = "there is no profile in what is given"
    assert f"error: {told}" in ran.error
    assert not (desk / "output").exists()


OMITTED = """\
settings: { languages: [en, zh] }
documents:
  - { kind: resume, languages: [zh], sections: [awards, skills, projects, { section: interests, limit: 1 }] }
headline: Engineer
personal: { gender: 女, birth: 1991-03 }
awards:
  - { title: { zh: 甲 }, show: { languages: [en] } }
  - { title: { zh: 乙 } }
skills: [{ label: { und: 丙 }, items: [{ en: Retrieval }] }]
projects:
  - { name: One, selected: true }
  - { name: Two }
interests: [{ zh: 丁 }, { zh: 戊 }]
summary: [{ zh: 己 }]
bio: { short: { zh: 庚 } }
education: [{ institution: { zh: 辛 } }]
experience: [{ organization: { zh: 壬 } }]
certificates: [{ name: { zh: 癸 } }]
teaching: [{ title: { zh: 子 } }]
grants: [{ title: { zh: 丑 } }]
"""


def test_every_kind_of_omission_is_listed_after_a_build(run, written) -> None:
    ran = run("build", written(OMITTED))
    assert ran.code == 0
    assert ran.error.split("or in another language:\n")[1] == (
        "    lin.yaml:5  headline  (no text in this language)\n"
        "    lin.yaml:8  awards[0]  (the profile says so)\n"
        "    lin.yaml:10  skills[0].items[0]  (shown in another language)\n"
        "    lin.yaml:13  projects[1]  (others of its section are selected)\n"
        "    lin.yaml:14  interests[1]  (beyond the section's limit)\n"
        "    personal.gender, personal.birth  (private, and not asked for)\n"
        "    summary, bio, education, experience, certificates, teaching, grants  (not part of this document)\n"
    )
    reasons = [each["reason"] for each in run("build", "lin.yaml", "--json").report["built"][0]["omissions"]]
    assert set(reasons) == {"untranslated", "hidden", "fallback", "not-selected", "limit", "private", "not-in-kind"}
