"""Variants from the command line: tags, lengths, redactions, fields with other values, several files."""

from __future__ import annotations

from pathlib import Path

import pytest

POINTS = 30
TAGGED = """
contact: {email: lin@example.org, phone: +1 202 555 0100}
headline: {long: Engineer for robots that walk on ice, short: Engineer}
service:
- {role: Reviewer, tags: [research]}
- {role: Editor}
"""


def test_a_variant_is_named_and_what_it_leaves_out_is_listed(run, written) -> None:
    ran = run("build", written(TAGGED), "--kind", "cv", "--for", "untagged", "--redact", "public")
    assert ran.code == 0
    assert "lin.cv.en.untagged-public.pdf  1 page, " in ran.error
    assert "lin.yaml:6  service[0]  (for other variants)" in ran.error
    assert "lin.yaml:3  contact.email  (redacted)" in ran.error
    assert "lin.yaml:3  contact.phone  (redacted)" in ran.error


def test_a_report_for_programs_has_the_variant(run, written) -> None:
    ran = run("build", written(TAGGED), "--kind", "cv", "--for", "research", "--length", "short", "--json")
    (built,) = ran.report["built"]
    assert built["variant"] == "research-short"
    assert built["file"].endswith("lin.cv.en.research-short.pdf")


def test_what_gave_way_to_the_pages_is_told(run, written) -> None:
    points = "".join(
        f"  - long: Point {n}, which is told at length, so that it takes two lines of the page where one would do, as "
        f"its shorter form does show to anybody who compares the two\n    short: Point {n}\n"
        for n in range(POINTS)
    )
    profile = written(f"experience:\n- organization: Institute\n  highlights:\n{points}")
    (natural,) = run("build", profile, "--json").report["built"]
    assert (natural["pages"], natural["warnings"]) == (2, [])
    (built,) = run("build", profile, "--max-pages", "1", "--json").report["built"]
    assert built["pages"] == 1
    assert built["fit"]["changes"] == [], "words give way before spaces"
    short = [warning["path"] for warning in built["warnings"] if warning["kind"] == "shortened"]
    assert 0 < len(short) < POINTS
    last = range(POINTS - len(short), POINTS)
    assert short == [f"experience[0].highlights[{n}]" for n in last], "the last ones first"
    assert {warning["line"] for warning in built["warnings"]} == {5 + 2 * n for n in last}
    (kept,) = run("build", profile, "--max-pages", "2", "--json").report["built"]
    assert (kept["pages"], kept["warnings"]) == (2, [])
    (whole,) = run("build", profile, "--length", "long", "--max-pages", "1", "--json").report["built"]
    assert whole["fit"]["changes"], "spaces give way where words may not"


def test_set_is_for_one_build_and_repeatable(run, written) -> None:
    profile = written(TAGGED)
    before = Path(profile).read_bytes()
    ran = run("build", profile, "--set", "slug=other", "--set", "name.display.en=x", "--format", "proof")
    assert ran.code == 2
    ran = run("build", profile, "--set", "slug=other", "--set", "headline=Pilot", "--format", "proof", "-o", "-")
    assert b"Pilot" in ran.output
    assert Path(profile).read_bytes() == before


@pytest.mark.parametrize(
    ("option", "lines"),
    [
        (("--set", "settings.them=modern"), [
            "--set settings.them=modern: error: settings.them: the key `them` is unknown here",
            "    hint: did you mean `theme`?",
        ]),
        (("--for", "reserch"), [
            "error: --for: nothing in the profile has the tag `reserch`", "    hint: did you mean `research`?",
        ]),
        (("--redact", "contact.fone"), [
            "error: --redact: there is no field `fone` in `contact.fone`", "    hint: did you mean `phone`?",
        ]),
        (("--length", "tiny"), []),
        (("--for", ","), []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_errors_name_the_option(option: tuple[str, str], lines: list[str], run, written) -> None:
    ran = run("build", written(TAGGED), *option)
    assert ran.code == 2
    if lines:
        assert ran.error.splitlines() == lines
    else:
        assert option[0] in ran.error
    assert ran.output == b""
