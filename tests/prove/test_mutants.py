"""A good file is clean; each way to break it is found, and told by its own code."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from cvbuilder.prove import examine
from tests.prove import mutants_files
from tests.prove.mutants import MUTANTS


def codes(pdf: Any) -> set[str]:
    return {finding.code for finding in examine(pdf)}


def test_a_good_file_is_clean(opened: Any) -> None:
    assert examine(opened) == ()


def test_the_good_file_has_what_mutants_need(good: bytes, opened: Any) -> None:
    assert len(opened.pages) > 1 and len(opened.pages[0].obj.Annots) > 1
    assert mutants_files.file and len(MUTANTS) >= 70 and len(opened.attachments) > 2


@pytest.mark.parametrize(("code", "mutant"), MUTANTS.values(), ids=MUTANTS)
def test_a_broken_file_is_found(opened: Any, code: str, mutant: Any) -> None:
    mutant(opened)
    assert code in codes(opened)


@pytest.mark.parametrize("mutant", [mutant for _, mutant in MUTANTS.values()], ids=MUTANTS)
def test_a_broken_file_is_found_when_it_is_read_again(opened: Any, mutant: Any) -> None:
    mutant(opened)
    kept = io.BytesIO()
    opened.save(kept)
    with pikepdf.open(kept) as again:
        assert examine(again)


def test_an_encrypted_file_is_found(opened: Any) -> None:
    kept = io.BytesIO()
    opened.save(kept, encryption=pikepdf.Encryption(owner="owner", user=""))
    with pikepdf.open(kept) as again:
        assert "encrypted" in codes(again)


def test_a_file_without_anything_is_no_crash() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert {"no-structure", "not-marked", "no-language", "no-output-intent", "tabs"} <= codes(pdf)
