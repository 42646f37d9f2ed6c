"""Strings whole and in order, by four readers: all of them, in every document of every sample, in both themes."""

from __future__ import annotations

import pytest

from tests.readback.extractors import WHOLE
from tests.readback.samples import Sample, documents
from tests.readback.whole import given


@pytest.mark.parametrize("extractor", WHOLE)
@documents()
def test_every_string_is_whole_and_in_the_order_of_the_content(sample: Sample, extractor: str) -> None:
    """pdfium orders what stands on one baseline by its place: a date in the margin comes before its title."""
    found = given(sample, WHOLE[extractor](sample.pdf), extractor)
    assert found.strings > 0
    assert found.torn == ()
    if extractor != "pdfium":
        assert found.in_order == found.strings
