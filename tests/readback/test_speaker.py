"""The speaker's sheet: one of the versions of a bio, and no word of another; what it leaves out, it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuilder.document.markup import plain_text
from cvbuilder.document.nodes import Choice, Section
from cvbuilder.document.sections import OPTIONAL
from cvbuilder.locale import matches
from cvbuilder.pipeline import Request, build
from cvbuilder.profile.text import NEUTRAL, Prose
from tests.readback.columns import said, sections
from tests.readback.extractors import EXTRACTORS, as_read
from tests.readback.normal_form import Cursor
from tests.readback.samples import THEMES, Sample, documents, samples_of


@pytest.mark.parametrize("extractor", EXTRACTORS)
@documents("bio")
def test_exactly_one_version_of_the_bio_stands_there(sample: Sample, extractor: str) -> None:
    text = sections(sample, extractor)["bio"]
    versions = _versions(sample)
    assert len(versions) > 1
    shown = [version for version in versions if _is(text, as_read(version, extractor))]
    assert len(shown) == 1
    page = "".join(EXTRACTORS[extractor](sample.pdf, None))
    assert not any(_is_within(page, as_read(other, extractor)) for other in versions if other not in shown[0])


def _versions(sample: Sample) -> list[str]:
    """The bios of the profile in the document's language, those that differ."""
    bio = sample.profile.bio
    assert bio is not None
    values = [value for value in (bio.long, bio.medium, bio.short) if value is not None]
    return list(dict.fromkeys(text for value in values for text in _own(value, sample.document.language)))


def _own(value: Prose, language: str) -> list[str]:
    told = [text for text in value.texts if text.language == NEUTRAL or matches(text.language, language)]
    return [plain_text(text.text) for text in told]


def _is(text: str, wanted: str) -> bool:
    """True if a text is the wanted one from the first word to the last."""
    cursor = Cursor(text)
    try:
        cursor.expect(wanted)
    except AssertionError:
        return False
    return cursor.rest == ""


def _is_within(text: str, wanted: str) -> bool:
    try:
        Cursor(text).find(wanted)
    except AssertionError:
        return False
    return True


@documents("bio")
def test_what_is_left_out_is_told_and_may_be(sample: Sample) -> None:
    """A section that may be left out either has its heading on the page or a warning; nothing else gives way."""
    optional = {part.alternatives[0][0].key for part in sample.composed.sections if isinstance(part, Choice)}
    assert sample.left_out <= optional <= set(OPTIONAL["bio"])
    found = sections(sample, "poppler").keys()
    assert {key for key in optional if key in found} == optional - sample.left_out
    assert {part.key for part in sample.composed.sections if isinstance(part, Section)} <= found


LONG = "A word of the long bio that goes on over the page. " * 120
SHORT = "A short bio says this."
TOO_LONG = f"""\
name: {{given: Yuan, family: Lin}}
bio:
  long: {LONG}
  short: {SHORT}
interests: [{", ".join(f"subject {number} {'of many words ' * 25}" for number in range(10))}]
stats:
- {{value: "7", unit: bridges, label: Built by hand}}
documents: [kind: bio]
"""


@pytest.mark.parametrize("theme", THEMES)
def test_a_bio_that_is_too_long_and_a_section_without_room_leave_no_word(tmp_path: Path, theme: str) -> None:
    path = tmp_path / "lin.yaml"
    path.write_text(TOO_LONG, encoding="utf-8")
    (sample,) = samples_of(path, Request(theme=theme))
    assert sample.left_out == {"interests"}
    page = "\n".join(said(sample))
    assert SHORT in page and "7 bridges" in page and "long bio" not in page and "subject" not in page


@pytest.mark.parametrize("theme", THEMES)
def test_a_monogram_is_an_ornament(tmp_path: Path, theme: str) -> None:
    """Its letters are painted but stand outside of the reading order: the name says the same."""
    path = tmp_path / "lin.yaml"
    path.write_text("name: {given: Yuan, family: Lin}\nbio: {short: She paints.}\n", encoding="utf-8")
    (proof,) = build(path, Request(kinds=("bio",), theme=theme, formats=("proof",)))
    (row,) = (row for row in proof.content.decode("utf-8").splitlines() if '"YL"' in row)
    assert row.endswith("artifact @monogram")
