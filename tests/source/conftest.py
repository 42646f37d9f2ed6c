"""Both parsers of PyYAML: `libyaml`, and the one in Python that serves where libyaml is absent."""

from __future__ import annotations

import pytest
import yaml


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with each parser; its name."""
    name: str = request.param
    if name == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    else:
        assert yaml.__with_libyaml__
    return name
