"""One library for all tests of the room: a library is a cache, and tests never change what it gives."""

from __future__ import annotations

import pytest

from cvbuilder.fonts import FontLibrary


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return FontLibrary()
