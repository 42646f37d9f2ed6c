"""`cvbuilder prove` and `build --prove`: what is told, in which form, with which exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.prove.broken import broken, lost

REST = "experience: [{organization: Example Bridges, position: Engineer, start: 2019-03, end: present}]\n"


def test_a_good_file_has_no_findings(run: Any, written: Callable[..., str]) -> None:
    name = written(REST)
    assert run("build", name, "--lang", "en", "-q").code == 0
    done = run("prove", "output/lin.resume.en.pdf", "--profile", name)
    assert done.code == 0
    assert "no findings" in done.text and "Example Bridges | Engineer | 2019-03/.." in done.text


def test_findings_are_exit_code_1(run: Any, desk: Path, written: Callable[..., str]) -> None:
    name = written(REST)
    run("build", name, "--lang", "en", "-q")
    path = desk / "output" / "lin.resume.en.pdf"
    path.write_bytes(broken(path.read_bytes(), lost("Example Bridges")))
    done = run("prove", path, "--profile", name, "--json")
    assert done.code == 1
    (proof,) = done.report["proved"]
    assert {"missing", "ats-employer"} <= {finding["code"] for finding in proof["findings"]}
    assert proof["ats"][0]["name"] == "Lin Yuan"
    assert run("prove", path).code == 1, "the file's own source says what is lost"
    assert run("build", name, "--lang", "en", "-q", "--source", "none").code == 0
    path.write_bytes(broken(path.read_bytes(), lost("Example Bridges")))
    assert run("prove", path).code == 0, "what is lost nobody knows without the profile"


def test_what_is_no_pdf_is_exit_code_2(run: Any, desk: Path) -> None:
    (desk / "no.pdf").write_text("not a PDF", encoding="utf-8")
    for name in ("no.pdf", "absent.pdf"):
        done = run("prove", name)
        assert done.code == 2 and name in done.error and not done.output


def test_build_reads_back_what_it_made(run: Any, written: Callable[..., str]) -> None:
    done = run("build", written(REST), "--lang", "en", "--prove")
    assert done.code == 0 and "read back: lin.resume.en.pdf: 1 page, no findings" in done.error
    report = run("build", written(REST), "--lang", "en", "--prove", "--json").report
    assert [proof["findings"] for proof in report["proofs"]] == [[]]


def test_nothing_to_read_back_is_wrong_usage(run: Any, written: Callable[..., str]) -> None:
    assert run("build", written(REST), "--format", "proof", "--prove").code == 2


def test_findings_after_a_build_keep_the_files(
    run: Any, desk: Path, written: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cvbuilder.prove import Finding, proof

    monkeypatch.setattr(proof, "characters", lambda read: [Finding("untold", "a fault", "nowhere")])
    done = run("build", written(REST), "--lang", "en", "--prove")
    assert done.code == 1 and "a fault" in done.error
    assert (desk / "output" / "lin.resume.en.pdf").exists()


def test_without_extractors_the_way_to_get_them_is_told(
    run: Any, written: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cvbuilder.prove import reading

    monkeypatch.setattr(reading, "LIBRARIES", ("no_such_extractor",))
    done = run("build", written(REST), "--prove")
    assert done.code == 2 and "pip install 'cvbuilder[prove]'" in done.error
