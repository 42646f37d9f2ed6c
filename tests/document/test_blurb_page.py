"""docs/blurbs.md shows what the program makes of the sample today."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_current() -> None:
    page = runpy.run_path(str(ROOT / "tools" / "write_blurb_docs.py"))["page"]
    assert (ROOT / "docs" / "blurbs.md").read_text("utf-8") == page()
