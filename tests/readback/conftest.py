"""What the tests of this folder share: a document of the project's profiles, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readback.samples import Sample, shipped


@pytest.fixture
def sample(theme: str, path: Path, name: str) -> Sample:
    """The document that `documents` asks for."""
    return shipped(path, theme)[name]
