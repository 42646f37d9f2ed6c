"""The registry of writers: names, extensions, and modules that are imported late."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cvbuilder
from cvbuilder.writers import WRITERS

ROOT = Path(next(iter(cvbuilder.__path__))).parent


def test_extensions():
    assert {name: writer.extension for name, writer in WRITERS.items()} == {"pdf": "pdf", "proof": "proof.txt"}


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_takes_the_same_and_gives_bytes(name, sheet):
    written = WRITERS[name].load()(sheet.document(), sheet.pages(sheet.run("words")), sheet.library)
    assert isinstance(written, bytes) and written


def test_a_writer_is_imported_when_it_is_used():
    script = (
        "import sys, cvbuilder.writers; print(sorted({n.split('.')[0] for n in sys.modules} & {'reportlab', 'PIL'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
