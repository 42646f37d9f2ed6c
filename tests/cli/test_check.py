"""`check` with findings: exit codes, forms of the report, what is switched off, what is mended."""

from __future__ import annotations

import re
from pathlib import Path

FAULTY = "headline: { zh: '甲,乙' }\n"


def test_findings_end_in_1(run, written) -> None:
    ran = run("check", written(FAULTY))
    assert (ran.code, ran.error) == (1, "")
    verdict, finding = ran.text.splitlines()
    assert verdict == "lin.yaml: sound, no texts missing in a language, 1 finding"
    assert finding.startswith("  lin.yaml:2:19  CVB101 half-width-mark  headline.zh: half-width `,` in Chinese text; ")
    assert finding.endswith("write `，` (--fix mends it)")


def test_findings_as_json(run, written) -> None:
    ran = run("check", written(FAULTY), "--json")
    assert ran.code == 1
    [finding] = ran.report["checked"][0]["findings"]
    assert finding == {
        "code": "CVB101", "name": "half-width-mark", "severity": "warning", "file": "lin.yaml", "line": 2, "column": 19,
        "path": "headline.zh", "message": "half-width `,` in Chinese text", "hint": "write `，`",
        "fix": [{"start": 33, "end": 34, "text": "，"}],
    }  # fmt: skip
    assert run("check", "lin.yaml", "--format", "json").output == ran.output


def test_findings_as_annotations(run, written, desk: Path) -> None:
    gaps = "settings: { languages: [en, zh] }\n"
    profile = written(FAULTY + gaps, "a, b%.yaml")
    lines = run("check", profile, "--format", "github").text.splitlines()
    assert lines[0].startswith(
        "::warning file=a%2C b%25.yaml,line=2,col=19,title=CVB101 half-width-mark::headline.zh: "
    )
    assert lines[1] == "::notice file=a%2C b%25.yaml,line=2,col=11,title=missing text::headline: no text in en"
    assert run("check", profile, "--format", "github", "--strict").text.splitlines()[1].startswith("::warning ")
    broken = run("check", written("hedline: A\n", "b.yaml"), "--format", "github")
    assert broken.code == 2
    assert broken.text.startswith("::error file=b.yaml,line=2,col=1,title=error::hedline: ")


def test_rules_are_switched_off(run, written) -> None:
    profile = written(FAULTY)
    assert run("check", profile, "--ignore", "CVB101,CVB102").code == 0
    assert run("check", written(f"{FAULTY}settings: {{ lint: {{ ignore: [CVB101] }} }}\n")).code == 0


def test_an_unknown_rule_is_an_error(run, written) -> None:
    ran = run("check", written(FAULTY), "--ignore", "CVB999")
    assert (ran.code, ran.output) == (2, b"")
    assert "CVB999 is none of CVB101" in " ".join(ran.error.split())
    ran = run("check", written("settings: { lint: { ignore: [CVB999] } }\n"))
    assert ran.code == 2
    assert "lin.yaml:2:30: error: settings.lint.ignore[0]: there is no rule `CVB999`" in ran.error
    assert run("check", "lin.yaml", "--format", "xml").code == 2


def test_fix_mends_the_file(run, written, desk: Path) -> None:
    ran = run("check", written(FAULTY), "--fix")
    assert (ran.code, ran.error) == (0, "lin.yaml: 1 place mended\n")
    assert (desk / "lin.yaml").read_text(encoding="utf-8") == "name: Lin Yuan\nheadline: { zh: '甲，乙' }\n"
    assert run("check", "lin.yaml", "--fix").error == "lin.yaml: no places mended\n"


def test_fix_leaves_a_wrong_profile(run, written, desk: Path) -> None:
    profile = written(f"{FAULTY}hedline: A\n")
    before = (desk / profile).read_bytes()
    assert run("check", profile, "--fix").code == 2
    assert (desk / profile).read_bytes() == before


def test_no_colour_off_a_terminal(run, written) -> None:
    ran = run("check", written(f"{FAULTY}settings: {{ languages: [en, zh] }}\n"))
    assert "\x1b" not in ran.text
    assert not re.search("[█░]", ran.text)


def test_a_strangers_words_do_not_steer_the_terminal(run, written) -> None:
    """Invisible characters that a profile may hold do not reach the terminal."""
    ran = run("check", written("contact: { links: ['http://example.org/\u200b'] }\n"))
    assert "\u200b" not in ran.text


def test_findings_of_a_profile_that_cannot_be_laid_out(run, written) -> None:
    ran = run("check", written("headline: { zh: '甲,乙 😀' }\n"))
    assert ran.code == 2
    assert "U+1F600" in ran.error
    assert "CVB101" in ran.text
    assert ran.text.startswith("lin.yaml: no texts missing in a language, 1 finding\n")
