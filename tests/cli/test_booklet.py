"""`booklet` from the command line: the example of docs/booklet.md, what it reports, what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "booklet.md"
ADA = "name: Ada Lin\nslug: ada-lin\nheadline: {en: Cartographer, zh: 制图师}\nbio: {en: Made up., zh: 纯属虚构。}\n"


def event(desk: Path) -> Path:
    """The programme of the documentation with its one speaker, in the user's folder."""
    text = re.findall(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[0]
    (desk / "days.yaml").write_text(text, "utf-8")
    (desk / "people").mkdir()
    (desk / "people" / "ada.yaml").write_text(ADA, "utf-8")
    return desk / "days.yaml"


def test_the_example_of_the_documentation(run, desk: Path) -> None:
    event(desk)
    ran = run("booklet", "days.yaml")
    assert (ran.code, ran.text) == (0, "")
    assert re.fullmatch(
        r"output/days\.booklet\.en\.pdf  5 pages, \d+ KiB\noutput/days\.booklet\.zh\.pdf  5 pages, \d+ KiB\n",
        ran.error.replace("\\", "/"),
    )
    first = (desk / "output" / "days.booklet.en.pdf").read_bytes()
    assert run("booklet", "days.yaml", "--lang", "en").code == 0
    assert (desk / "output" / "days.booklet.en.pdf").read_bytes() == first


def test_forms_and_reports(run, desk: Path) -> None:
    event(desk)
    ran = run("booklet", "days.yaml", "--lang", "bilingual", "--theme", "modern", "--page", "letter", "--json")
    assert ran.code == 0 and [(each["kind"], each["language"]) for each in ran.report["built"]] == [
        ("booklet", "bilingual")
    ]
    ran = run("booklet", "days.yaml", "--lang", "zh", "--format", "proof", "-o", "-")
    assert "制图师" in ran.text and ran.code == 0


def test_what_is_wrong_ends_in_lines_and_code_2(run, desk: Path) -> None:
    path = event(desk)
    path.write_text(path.read_text("utf-8").replace("[ada-lin]", "[ada-lim]"), "utf-8")
    ran = run("booklet", "days.yaml")
    assert ran.code == 2 and not (desk / "output").exists()
    assert "days.yaml:13:5: error: sessions[0].speakers[0]: there is no speaker `ada-lim`" in ran.error
    assert "did you mean `ada-lin`?" in ran.error
    assert run("booklet", "none.yaml").code == 2
    assert run("booklet", "days.yaml", "--theme", "none").code == 2
