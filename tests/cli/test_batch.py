"""`cvbuilder build` of many: what may be given, what is told, what is kept, exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cvbuilder.cli.progress import duration

Fed = Callable[[bytes], None]
ONE = ("--jobs", "1", "-o", "out")
LINES = b"""\
{"name": "Ada Lin", "slug": "ada"}

{"name": "Bo Wei", "headline": "Pilot"}
{"name": "Cy Gu", "hedline": "Pilot"}
{"name": "Di Mei", "photo": {"file": "di.png"}}
"""


@pytest.fixture
def fed(monkeypatch: pytest.MonkeyPatch) -> Fed:
    """Put bytes on standard input."""

    def feed(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))

    return feed


def portrait(width: int = 20, height: int = 30) -> bytes:
    """A picture of a colour."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 150)).save(file, "PNG")
    return file.getvalue()


def made(folder: Path) -> list[str]:
    return sorted(path.name.partition(".")[0] for path in folder.glob("*.pdf"))


def report(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def people(written) -> None:
    """Profiles in folders, and files beside them that are none."""
    for name in ("people/b.yaml", "people/a.yml", "people/deep/down/c.yaml", "people/.hidden/d.yaml", "e.yaml"):
        written("", name)
    for name, text in (("words.yaml", "section.skills: {en: Craft}\n"), ("notes.txt", "name: A\n")):
        Path("people", name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["people"], ["a", "b", "c"]),
        (["people/"], ["a", "b", "c"]),
        (["people", "e.yaml"], ["a", "b", "c", "e"]),
        (["people/*.yaml"], ["b", "words"]),
        (["people/[a-b].y*ml"], ["a", "b"]),
        (["**/c.yaml"], ["c"]),
        (["people/**/[a-c].y*"], ["a", "b", "c"]),
    ],
)
def test_what_may_be_given(given: list[str], expected: list[str], run, people, desk: Path) -> None:
    ran = run("build", *given, *ONE, "--report", "told.ndjson")
    failed = [each["profile"] for each in report(desk / "told.ndjson") if each.get("state") == "failed"]
    assert made(desk / "out") == [name for name in expected if name != "words"]
    assert [Path(name).stem for name in failed] == [name for name in expected if name == "words"]
    assert ran.code == (3 if failed else 0)


def test_a_file_of_a_folder_that_is_no_profile_is_told(run, people) -> None:
    ran = run("build", "people", *ONE)
    assert "words.yaml: no profile, it has no `name`: passed over" in ran.error
    assert "3 profiles: 3 built; 3 files" in ran.error


@pytest.mark.parametrize("given", [("-",), ("--from", "-")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\0"])
def test_a_list_on_standard_input(given: tuple[str, ...], end: str, run, people, fed: Fed, desk: Path) -> None:
    fed(end.join(["e.yaml", "people/b.yaml", "people/deep"]).encode())
    assert run("build", *given, *ONE).code == 0
    assert made(desk / "out") == ["b", "c", "e"]


def test_a_list_in_a_file_names_signs_as_they_are(run, written, desk: Path) -> None:
    (desk / "list").write_text(f"{written('', 'a[1].yaml')}\nnone.yaml\n", encoding="utf-8")
    ran = run("build", "--from", "list", *ONE)
    assert ran.code == 3
    assert made(desk / "out") == ["a-1"]
    assert "none.yaml:1:1: error: there is no such file" in ran.error


@pytest.mark.parametrize("given", ["people.ndjson", "-"])
def test_a_stream_of_profiles(given: str, run, fed: Fed, desk: Path) -> None:
    fed(LINES)
    (desk / "people.ndjson").write_bytes(LINES)
    ran = run("build", "--ndjson", given, *ONE, "--report", "told.ndjson")
    name = "stdin" if given == "-" else given
    assert ran.code == 3
    assert made(desk / "out") == sorted(["ada", f"{Path(name).stem}-3"])
    assert f"{name}:4:19: error: hedline: the key `hedline` is unknown here" in ran.error
    assert f"{name}:5:" in ran.error and "the photo di.png does not exist" in ran.error
    told = report(desk / "told.ndjson")
    assert [each["profile"] for each in told[:4]] == [f"{name}:{line}" for line in (1, 3, 4, 5)]
    assert told[2]["errors"][0] | {"hint": ""} == {
        "file": name, "line": 4, "column": 19, "path": "hedline", "message": "the key `hedline` is unknown here",
        "expected": "", "hint": "",
    }  # fmt: skip


def test_a_streams_files_stand_below_a_folder(run, desk: Path) -> None:
    (desk / "there").mkdir()
    (desk / "there" / "di.png").write_bytes(portrait())
    (desk / "people.ndjson").write_bytes(LINES)
    run("build", "--ndjson", "people.ndjson", "--base", "there", *ONE)
    assert "people-5" in made(desk / "out")


def test_a_stream_gives_the_bytes_of_a_file(run, desk: Path) -> None:
    (desk / "people.ndjson").write_bytes(LINES)
    (desk / "ada.json").write_bytes(LINES.splitlines()[0])
    run("build", "--ndjson", "people.ndjson", *ONE)
    run("build", "ada.json", "-o", "alone")
    name = "ada.resume.en.pdf"
    assert (desk / "out" / name).read_bytes() == (desk / "alone" / name).read_bytes()


def test_a_line_that_is_too_long_is_told_and_passed(run, desk: Path) -> None:
    long = b'{"name": "' + b"x" * 3_000_000 + b'"}\n'
    (desk / "people.ndjson").write_bytes(long + LINES)
    ran = run("build", "--ndjson", "people.ndjson", *ONE)
    assert ran.code == 3
    assert "people.ndjson:1:1: error: the file is larger than 1 MiB" in ran.error
    assert "ada" in made(desk / "out")


def test_many_files_are_a_batch(run, written, desk: Path) -> None:
    names = [written("", f"{letter}.yaml") for letter in "abcdefghi"]
    ran = run("build", *names, "-o", "out", "--json")
    assert ran.code == 0
    assert (desk / "out" / ".cvbuilder-batch").is_dir()
    batch = [Path(each["file"]).name for each in ran.report["built"]]
    alone = run("build", *names[:8], "-o", "few", "--json").report["built"]
    assert batch[:8] == [Path(each["file"]).name for each in alone]
    assert set(ran.report["built"][0]) == set(alone[0])
    assert not (desk / "few" / ".cvbuilder-batch").exists()


def test_failures_are_told_at_the_end_and_in_the_report(run, written, desk: Path) -> None:
    names = [written("hedline: A\n" if letter in "bd" else "", f"{letter}.yaml") for letter in "abcde"]
    ran = run("build", *names, *ONE, "--report", "told.ndjson")
    assert ran.code == 3
    assert made(desk / "out") == ["a", "c", "e"]
    assert ran.error.index("b.yaml:2:1: error") < ran.error.index("d.yaml:2:1: error")
    *profiles, sums, timing = report(desk / "told.ndjson")
    assert [(each["profile"], each["state"]) for each in profiles] == [
        ("a.yaml", "built"), ("b.yaml", "failed"), ("c.yaml", "built"), ("d.yaml", "failed"), ("e.yaml", "built"),
    ]  # fmt: skip
    assert profiles[0]["files"][0]["bytes"] == (desk / "out" / "a.resume.en.pdf").stat().st_size
    assert (sums["summary"]["built"], sums["summary"]["failed"]) == (3, 2)
    assert list(timing) == ["timing"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_text_ends_no_batch(run, written, desk: Path) -> None:
    written("", "a.yaml")
    with open(b"b\xff.yaml", "w", encoding="utf-8") as file:
        file.write("name: B\n")
    ran = run("build", ".", *ONE, "--report", "told.ndjson")
    assert ran.code == 3
    assert "b?.yaml: the name of the file is not UTF-8" in ran.error
    assert made(desk / "out") == ["a"]


def test_all_of_a_batch_wrong(run, written) -> None:
    ran = run("build", written("hedline: A\n", "a.yaml"), written("hedline: A\n", "b.yaml"), *ONE)
    assert ran.code == 2


def test_the_report_is_the_same_on_any_number_of_processes(run, written, desk: Path) -> None:
    names = [written("hedline: A\n" if letter == "b" else "", f"{letter}.yaml") for letter in "abcdef"]
    for jobs in "12":
        run("build", *names, "--jobs", jobs, "-o", "out", "--report", f"{jobs}.ndjson")
    assert report(desk / "1.ndjson")[:-1] == report(desk / "2.ndjson")[:-1]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("other", ["name: Bo\nslug: lin\n", "{name: Bo, slug: lin}\n"], ids=["seen", "parsed"])
def test_two_profiles_with_one_name(jobs: str, other: str, run, written, desk: Path) -> None:
    written("headline: First\n", "a/lin.yaml")
    (desk / "b.yaml").write_text(other, encoding="utf-8")
    written("", "c/lin.yaml")
    ran = run("build", "a", "b.yaml", "c", "--jobs", jobs, "-o", "out")
    assert ran.code == 3
    assert "b.yaml would overwrite lin.resume.en.pdf, which a/lin.yaml made" in ran.error.replace("\\", "/")
    assert "c/lin.yaml would overwrite" in ran.error.replace("\\", "/")
    run("build", "a/lin.yaml", "-o", "alone")
    name = "lin.resume.en.pdf"
    assert (desk / "out" / name).read_bytes() == (desk / "alone" / name).read_bytes()


def states(run, *given: str) -> dict[str, str]:
    run("build", *given, *ONE, "--resume", "--report", "told.ndjson")
    return {
        Path(each["profile"]).name.removesuffix(".yaml"): each["state"]
        for each in report(Path("told.ndjson"))
        if "profile" in each
    }


def test_resume_keeps_what_is_built_from_the_same(run, written, desk: Path) -> None:
    (desk / "p").mkdir()
    (desk / "p" / "di.png").write_bytes(portrait())
    (desk / "p" / "more.yml").write_text("summary: [A]\n", encoding="utf-8")
    for letter in "abcde":
        rest = {"d": "photo: {file: di.png}\n", "e": "include: [more.yml]\n"}.get(letter, "")
        written(rest, f"p/{letter}.yaml")
    kept = dict.fromkeys("abcde", "kept")
    assert states(run, "p") == dict.fromkeys("abcde", "built") | {"more.yml": "passed over"}
    assert states(run, "p") == kept | {"more.yml": "passed over"}
    written("headline: B\n", "p/b.yaml")
    (desk / "out" / "a.resume.en.pdf").unlink()
    with (desk / "out" / "c.resume.en.pdf").open("r+b") as file:
        file.write(b"#")  # the size stays
    assert states(run, "p") == kept | {"a": "built", "b": "built", "c": "built", "more.yml": "passed over"}
    (desk / "p" / "di.png").write_bytes(portrait(30, 30))
    (desk / "p" / "more.yml").write_text("summary: [B]\n", encoding="utf-8")
    assert states(run, "p") == kept | {"d": "built", "e": "built", "more.yml": "passed over"}
    assert set(states(run, "p", "--page", "letter").values()) == {"built", "passed over"}


def test_the_day_of_the_environment_counts(run, written, monkeypatch: pytest.MonkeyPatch) -> None:
    written("", "p/a.yaml")
    assert states(run, "p") == {"a": "built"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("build", "p", *ONE, "--resume", "--report", "told.ndjson")
    assert report(Path("told.ndjson"))[0]["state"] == "built"


def test_resume_tries_again_what_failed(run, written) -> None:
    written("hedline: A\n", "p/a.yaml")
    assert states(run, "p") == {"a": "failed"}
    written("", "p/a.yaml")
    assert states(run, "p") == {"a": "built"}


def test_resume_of_a_stream(run, desk: Path) -> None:
    (desk / "p.ndjson").write_bytes(LINES)
    first = states(run, "--ndjson", "p.ndjson")
    assert list(first.values()) == ["built", "built", "failed", "failed"]
    (desk / "p.ndjson").write_bytes(LINES.replace(b"Pilot", b"Baker"))
    assert list(states(run, "--ndjson", "p.ndjson").values()) == ["kept", "built", "failed", "failed"]


def test_without_resume_all_is_built_anew(run, written) -> None:
    written("", "p/a.yaml")
    states(run, "p")
    run("build", "p", *ONE, "--report", "told.ndjson")
    assert report(Path("told.ndjson"))[0]["state"] == "built"


def test_a_profile_on_which_the_program_stumbles_ends_no_batch(run, written, monkeypatch: pytest.MonkeyPatch) -> None:
    from cvbuilder.batch import work

    real = work.build
    monkeypatch.setattr(work, "build", lambda path, request: 1 // 0 if path.stem == "b" else real(path, request))
    names = [written("", f"{letter}.yaml") for letter in "abc"]
    ran = run("build", *names, *ONE)
    assert ran.code == 3
    assert "b.yaml:1:1: error: the program stumbled over this profile: ZeroDivisionError" in ran.error


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing/*.yaml",), "no file is meant by nothing/*.yaml"),
        (("empty",), "there is no profile in what is given"),
        (("--from", "none"), "none: there is no such file"),
        (("--ndjson", "none"), "none: there is no such file"),
        (("--ndjson", "e.yaml", "--base", "none"), "none: there is no such folder"),
        (("e.yaml", "--base", "."), "for --ndjson alone"),
        (("-", "--ndjson", "-"), "standard input is one list or one stream"),
        (("-", "--from", "e.yaml"), "one list at a time"),
        (("empty", "--prove"), "for single profiles alone"),
        (("empty", "-o", "-"), "this is a batch"),
        (("e.yaml", "--jobs", "0"), "--jobs"),
        (("e.yaml", "--engine", "spark://here"), "expected dask://HOST:PORT"),
        (("e.yaml", "--engine", "dask://h:1", "--jobs", "2"), "a cluster has its own workers"),
        (("e.yaml", "--engine", "dask://h:1", "--timeout", "2"), "not ended from here"),
        (("e.yaml", "--workers-write"), "processes of this machine do so"),
        (("e.yaml", "--jobs", "1", "--json", "--report", "-"), "both go to standard output"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str, run, written, desk: Path) -> None:
    written("", "e.yaml")
    (desk / "empty").mkdir()
    ran = run("build", *arguments)
    assert (ran.code, ran.output) == (2, b"")
    assert told in " ".join(ran.error.split())
    assert not list(desk.rglob("*.pdf"))


def test_two_batches_do_not_share_a_folder(run, written) -> None:
    from cvbuilder.batch import Desk

    desk = Desk("out")
    try:
        ran = run("build", written(), *ONE)
    finally:
        desk.close()
    assert ran.code == 2
    assert "another batch is at work in out" in ran.error
    assert run("build", "lin.yaml", *ONE).code == 0


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (89, "89 s"), (90, "2 min"), (5000, "83 min"), (12000, "3 h 20 min")]
)
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert duration(seconds) == words
