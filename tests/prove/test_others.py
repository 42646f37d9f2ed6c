"""The reader of applications on files that other tools made: a reader that knows our layouts alone would fail here."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.prove import prove, read_back

FOLDER = Path(__file__).with_name("others")
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
FONT = Path(__file__).resolve().parents[2] / "fonts" / "NotoSansSC[wght].ttf"

ENGLISH = (
    ("Title", "Tobias Fern"),
    ("Normal", "tobias.fern@example.org, (020) 7946 0123, https://fern.example.org"),
    ("Heading2", "Profile"),
    ("Normal", "Analyst who explains numbers in plain words. Has led two teams since 2018."),
    ("Heading2", "Employment History"),
    ("Normal", "<b>Senior Data Analyst</b>, Willow Data Ltd."),
    ("Normal", "01/2020 - present"),
    ("Bullet", "Reports that the board reads to the end."),
    ("Bullet", "Moved all tables to a warehouse, in 2022."),
    ("Normal", "<b>Junior Editor</b>, Meadow Press"),
    ("Normal", "05/2016 - 12/2019"),
    ("Bullet", "Edited eleven books on birds."),
    ("Heading2", "Education"),
    ("Normal", "Brook University, Bachelor of Arts in Linguistics, 2013-2016"),
    ("Heading2", "Skills"),
    ("Normal", "SQL, R, Python"),
)
CHINESE = (
    ("Title", "范例文"),
    ("Normal", "fan@example.org　021 5550 0123　https://fan.example.org"),
    ("Heading2", "自我评价"),
    ("Normal", "十年编辑经验，善于把难懂的事写得明白。"),
    ("Heading2", "工作经验"),
    ("Normal", "示例出版社 | 高级编辑 | 2018年7月 ~ 至今"),
    ("Bullet", "策划科普丛书三套，累计发行二十万册。"),
    ("Normal", "样例报社 | 实习记者 | 2017年2月 ~ 2017年6月"),
    ("Bullet", "采写稿件四十篇。"),
    ("Heading2", "教育背景"),
    ("Normal", "示例大学 | 汉语言文学硕士 | 2015年 - 2018年"),
    ("Heading2", "技能"),
    ("Normal", "校对、排版"),
)


def platypus(story: Sequence[tuple[str, str]]) -> bytes:
    """A plain résumé by ReportLab's Platypus."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    registerFont(TTFont("Sample", str(FONT)))
    registerFontFamily("Sample", *("Sample",) * 4)
    styles, flow = getSampleStyleSheet(), list[Flowable]()
    for style in styles.byName.values():
        style.fontName = "Sample"
    for name, words in story:
        flow.append(Paragraph(words, styles[name], bulletText="•" if name == "Bullet" else None))
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build(flow)
    return out.getvalue()


def pdf_of(name: str) -> bytes:
    if name.startswith("platypus"):
        return platypus(ENGLISH if name.endswith("en") else CHINESE)
    return (FOLDER / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", EXPECTED)
def test_the_reader_finds_everything_in_a_file_of_another_tool(name: str) -> None:
    (taken,), wanted = prove(read_back(pdf_of(name), name)).taken, dict[str, Any](EXPECTED[name])
    assert (taken.name, taken.email, taken.phone) == (wanted["name"], wanted["email"], wanted["phone"])
    assert list(taken.links) == wanted["links"]
    assert [heading.kind for heading in taken.sections] == wanted["sections"]
    for found, lines in ((taken.positions, wanted["positions"]), (taken.degrees, wanted["degrees"])):
        assert [f"{each.organization} | {each.title} | {each.when}" for each in found] == lines


def test_the_committed_files_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.pdf")}
    assert sizes and all(size <= 40 * 1024 for size in sizes.values()), sizes
