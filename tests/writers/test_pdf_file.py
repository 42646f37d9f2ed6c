"""The file as a whole: sound, small, the same on every run, from ReportLab's object layer alone."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

import cvbuilder
from cvbuilder.layout.boxes import Bookmark, Disc, LinkArea, Page, PlacedItem, Rule
from cvbuilder.writers.pdf.objects import Stream

PACKAGE = Path(next(iter(cvbuilder.__path__)))

SCRIPT = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("made", {conftest!r})
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
sheet = made.Sheet(made.FontLibrary())
runs = sheet.line([("latin", "office "), ("han", "张三李四"), ("bold", "Award")], 80.0)
sys.stdout.write(hashlib.sha256(sheet.pdf(sheet.pages(*runs), sheet.document("zh-Hans"))).hexdigest())
"""


def test_equal_input_gives_equal_bytes_in_any_process():
    script = SCRIPT.format(conftest=str(Path(__file__).with_name("conftest.py")))
    digests = set()
    for seed, zone, epoch in (("0", "UTC", "0"), ("1", "Asia/Shanghai", "1700000000")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SOURCE_DATE_EPOCH": epoch,
            "PYTHONPATH": str(PACKAGE.parent),
        }
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        digests.add(done.stdout)
    assert len(digests) == 1 and len(digests.pop()) == 64


def test_writing_twice_gives_equal_bytes(sheet):
    pages = sheet.pages(sheet.run("twice"))
    assert sheet.pdf(pages) == sheet.pdf(pages)


def identifier(pdf: bytes) -> bytes:
    return bytes(pikepdf.open(io.BytesIO(pdf)).trailer.ID[0])


def test_the_identifier_follows_the_content(sheet):
    one, other = sheet.pages(sheet.run("one")), sheet.pages(sheet.run("two"))
    assert identifier(sheet.pdf(one)) != identifier(sheet.pdf(other))
    assert identifier(sheet.pdf(one)) != identifier(sheet.pdf(one, sheet.document(title="Other")))


@pytest.fixture(scope="module")
def full(sheet):
    """Two pages with some of everything that needs no file."""
    items = []
    for row in range(50):
        y = 60.0 + row * 15
        items += sheet.line(
            [("latin", f"Entry {row} of many, "), ("han", "负责大规模训练平台的设计与实现，")], y, f"k{row}"
        )
        items += [Disc(50, y - 3, 1.2, "#333333"), LinkArea(60, y - 9, 80, 12, f"https://example.org/{row}", "here")]
    items.append(Rule(60, 40, 480, 0.5, "#cccccc"))
    page = Page(sheet.width, sheet.height, tuple(PlacedItem(item) for item in items))
    marks = tuple(Bookmark(f"节 {row}", 1 + row % 2, 1 + row // 10, 60.0) for row in range(20))
    return sheet.pdf(sheet.bound(page, page, bookmarks=marks), sheet.document("zh-Hans"))


def test_the_file_is_sound(full, run_tool):
    assert "No syntax or stream encoding errors" in run_tool(full, "qpdf", "--check")
    assert full.startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


def test_streams_end_with_an_end_of_line(full):
    assert full.count(b"\nendstream\n") == full.count(b"\nstream\n") == full.count(b"stream\n") // 2


def test_what_is_not_fonts_is_small(full):
    with pikepdf.open(io.BytesIO(full)) as opened:
        streams = [entry for entry in opened.objects if isinstance(entry, pikepdf.Stream)]
        programs = sum(len(entry.read_raw_bytes()) for entry in streams if "/Length1" in entry)
        assert all("/Filter" in entry or entry.get("/Type") == "/Metadata" for entry in streams)
    # A hundred link annotations are most of it.
    assert len(full) - programs < 40 * 1024


def test_every_object_is_referred_to(full):
    def walk(value):
        if value.is_indirect:
            if value.objgen in seen:
                return
            seen.add(value.objgen)
        if isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            for inner in value if isinstance(value, pikepdf.Array) else value.values():
                if isinstance(inner, pikepdf.Object):
                    walk(inner)

    seen: set[tuple[int, int]] = set()
    with pikepdf.open(io.BytesIO(full)) as opened:
        walk(opened.trailer)
        frame = {"/ObjStm", "/XRef"}
        all_ = {entry.objgen for entry in opened.objects if not _is_frame(entry, frame)}
    assert len(all_) > 100
    assert all_ == seen


def _is_frame(entry, types) -> bool:
    return isinstance(entry, pikepdf.Stream) and str(entry.get("/Type")) in types


def test_small_objects_are_packed(full):
    """All but streams; so says the table of the file, and qpdf finds each where it says."""
    assert full.count(b" obj\n") < 20 and b"\nxref\n" not in full
    with pikepdf.open(io.BytesIO(full)) as opened:
        packs = [entry for entry in opened.objects if _is_frame(entry, {"/ObjStm"})]
        assert sum(int(pack.N) for pack in packs) > 100
        assert all(int(pack.N) <= 400 for pack in packs)


def test_a_stream_that_ends_in_a_carriage_return_ends_unmistakably():
    """`\\r` of the data and a line feed after it would read as one end of a line (ISO 32000-1, 7.3.8.1)."""
    assert Stream(b"a\r", deflate=False).written().endswith(b"stream\na\r\r\nendstream")
    assert Stream(b"a\n", deflate=False).written().endswith(b"stream\na\n\nendstream")


def test_only_the_pdf_writer_imports_reportlab():
    found = {
        path.relative_to(PACKAGE).parts[:2]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.split(".")[0] == "reportlab"
    }
    assert found == {("writers", "pdf")}
