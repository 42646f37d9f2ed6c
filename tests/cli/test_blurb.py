"""`cvbuilder blurb`, `events` and `check --event`: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HENG = "profiles/heng-zhang/heng-zhang.yaml"


def run(*arguments: str, cwd: Path = ROOT) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "cvbuilder", *arguments], cwd=cwd, capture_output=True, encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": ""}, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_one_text_is_ready_to_paste() -> None:
    code, out, err = run("blurb", HENG, "--words", "80-100")
    assert code == 0 and 80 <= len(out.split()) <= 100 and out.count("\n") == 1
    assert err.startswith("left out of 100 words, en: bio.facts[8]")
    assert run("blurb", HENG, "--words", "80-100", "--quiet") == (0, out, "")


def test_the_unit_chooses_the_language() -> None:
    assert run("blurb", HENG, "--zi", "80", "-q")[1].startswith("现任国星宇航")
    out = run("blurb", HENG, "--seconds", "20", "-q")[1]
    assert "(en): 20 seconds" in out and "(zh-Hans): " in out


def test_all_usual_lengths_with_their_counts() -> None:
    code, out, _ = run("blurb", HENG, "--all")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines() if " (en): " in line or " (zh-Hans): " in line] == [
        "140 characters (en)", "50 words (en)", "100 words (en)", "150 words (en)", "200 words (en)",
        "140 characters (zh-Hans)", "80 字 (zh-Hans)", "150 字 (zh-Hans)", "300 字 (zh-Hans)",
    ]  # fmt: skip


def test_a_form_is_filled_and_what_it_lacks_is_told() -> None:
    code, out, err = run("blurb", HENG, "--event", "cfp-zh")
    assert code == 0 and "听众收益 (zh-Hans): " in out and "left out of 内容简介" in err
    code, out, err = run("blurb", HENG, "--event", "revoice")
    assert code == 1 and "not made: Title (en): 8 words at the shortest, 6 at most" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--words", "2"), "is as short as 2 words: the shortest has 6"),
        (("--words", "500-600"), "makes 183 words, not 500"),
        (("--words", "many"), "many is no length"),
        (("--words", "9-3"), "the smaller number comes first"),
        (("--words", "50", "--chars", "100"), "one of --words, --chars at a time"),
        (("--event", "pretalks"), "did you mean `pretalx`?"),
        (("--event", "none.yaml"), "there is no file none.yaml"),
        (("--event", "../profiles/none.yaml"), "there is no file ../profiles/none.yaml"),
        (("--all", "--words", "50"), "--all takes no length"),
        (("--talk", "2"), "there is no talk 2"),
        (("--format", "pdf"), "pdf is none of"),
        (("--format", "ics"), "no talk with a day"),
    ],
)
def test_mistakes(arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run("blurb", HENG, *arguments)
    assert (code, out) == (2, "") and told in " ".join(err.replace("│", " ").split())


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_text(
        "name: Mine\nfields: [{ key: bio, label: Bio, content: bio, limit: { most: 20, unit: words } }]\n", "utf-8"
    )
    (tmp_path / "lin.yaml").write_text("name: Lin Yuan\nheadline: Engineer\n", "utf-8")
    assert run("blurb", "lin.yaml", "--event", "event.yaml", cwd=tmp_path) == (0, "Lin Yuan: Engineer.\n", "")
    (tmp_path / "event.yaml").write_text("name: Mine\nfields: [{ key: bio, content: bio }]\n", "utf-8")
    code, _, err = run("blurb", "lin.yaml", "--event", "event.yaml", cwd=tmp_path)
    assert code == 2 and "event.yaml:2:10" in err and "`label` is missing" in err


def test_check_tells_what_an_event_lacks() -> None:
    code, out, _ = run("check", HENG, "--event", "revoice", "--json")
    found = json.loads(out)["checked"][0]["findings"]
    assert code == 1 and [(each["code"], each["path"]) for each in found] == [("CVB502", "talks[0].title")]
    assert run("check", HENG, "--event", "revoice", "--ignore", "CVB502")[0] == 0
    code, out, _ = run("check", HENG, "--event", "averconferences", "--json")
    assert [each["code"] for each in json.loads(out)["checked"][0]["findings"]] == ["CVB503", "CVB504"]


def test_events_are_listed() -> None:
    code, out, _ = run("events")
    assert code == 0 and "cfp-zh             zh" in out
    assert "at most 255 chars" in run("events", "cfp-zh")[1]
    assert json.loads(run("events", "scipy", "--json")[1])["fields"][3]["limits"] == [
        {"least": None, "most": 100, "unit": "words"}
    ]
    assert run("events", "nothing")[0] == 2


@pytest.mark.parametrize("form", ["txt", "md", "html", "json", "csv", "vcf", "vcf3"])
def test_every_format_of_every_sample(form: str) -> None:
    code, out, _ = run("blurb", HENG, "--event", "sessionize", "--lang", "all", "--format", form, "-q")
    assert code == 0 and "Heng" in out and ("国星宇航" in out.replace("\n ", ""))


@pytest.mark.parametrize("form", ["vcf", "vcf3", "json", "html", "csv", "md", "txt"])
def test_what_is_redacted_is_in_no_format(form: str) -> None:
    full = run("blurb", "starter/full.yaml", "--lang", "en,zh", "--format", form, "-q")
    code, out, _ = run("blurb", "starter/full.yaml", "--lang", "en,zh", "--format", form, "--redact", "public", "-q")
    assert full[0] == code == 0
    assert ("ada.lin@" in full[1].replace("\n ", "")) == (form in ("vcf", "vcf3", "json", "html"))
    for value in ("ada.lin@", "555 0143", "2025550143", "mailto:", "tel:"):
        assert value not in out.replace("\n ", "")


def test_what_is_redacted_and_said_elsewhere_is_an_error(tmp_path: Path) -> None:
    text = (ROOT / "starter" / "full.yaml").read_text("utf-8")
    told = text.replace("en: Example Water Institute", "en: Example Water Institute (ada.lin@example.org)")
    assert told != text
    (tmp_path / "me.yaml").write_text(told, "utf-8")
    code, out, err = run("blurb", str(tmp_path / "me.yaml"), "--words", "50", "--redact", "contact.email", "-q")
    assert (code, out) == (2, "") and "what was redacted" in err


def test_a_tag_that_nothing_has_is_an_error() -> None:
    code, _, err = run("blurb", "starter/full.yaml", "--for", "nobody")
    assert code == 2 and "nobody" in err
