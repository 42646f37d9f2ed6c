"""A profile cut down to a document says that document still, and is cut no further; so does a canonical file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuilder.document.cutter import Composed
from cvbuilder.document.nodes import Document, Edition, documents_of
from cvbuilder.document.pruning import Around, pruned
from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline import Job, Request, jobs, load, slug_of
from cvbuilder.pipeline.build import Workshop
from cvbuilder.pipeline.jobs import own_words
from cvbuilder.profile import parse
from cvbuilder.profile.canonical import canonical
from cvbuilder.source import read_bytes
from cvbuilder.source.nodes import Scalar
from tests.property.drawing import examples, filled, written
from tests.property.profiles import profiles

PLACES = ("path", "origin", "span", "style", "key", "anchor", "omissions", "made_of")
"""What tells where words stand in a file; a file that is cut down has them elsewhere."""
REQUESTS = st.builds(
    Request,
    kinds=st.sampled_from(["resume", "cv", "bio", "press"]).map(lambda kind: (kind,)),
    languages=st.sampled_from([("en",), ("zh",), ("bilingual",), ("parallel",)]),
    pages=st.sampled_from([None, 1]),
    private=st.sampled_from([(), ("gender", "birth", "native_place")]),
    redact=st.sampled_from([(), ("public",)]),
    length=st.sampled_from([None, "short"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("any profile 简历"))


def without_places(value: Any) -> Any:
    """A value of structs as plain tuples, without what tells places."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name not in PLACES]
        return (type(value).__name__, *((name, without_places(getattr(value, name))) for name in names))
    return tuple(map(without_places, value)) if isinstance(value, tuple) else value


def cut(shop: Workshop, job: Job, said: Document | Edition) -> str:
    parts = zip(documents_of(said), job.parts or (job,), strict=True)
    composed = [Composed(document, part.plan, part.asked) for document, part in parts]
    words = own_words(shop.profile, shop.folder)
    around = Around(slug_of(shop.profile, shop.path), job.variant, job.asked, shop.day, words)
    return canonical(pruned(shop.profile, composed, around))


@examples()
@given(profiles(), REQUESTS)
def test_a_cut_profile_says_the_same(folder: Path, drawn: tuple[dict[str, Any], bool], request_: Request) -> None:
    try:
        shop = Workshop(written(drawn[0], folder), None)
        made = [(job, shop.composed(job, strict=False)) for job in jobs(shop.profile, request_, shop.folder)]
    except CvBuilderError:
        return  # that such a profile is told of is another property
    for job, said in made:
        text = cut(shop, job, said)
        path = folder / "cut.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        again = Workshop(path, None)
        asked = Request(kinds=request_.kinds, languages=(job.asked,), variant=job.variant)
        (other,) = jobs(again.profile, asked, again.folder)
        assert without_places(again.composed(other, strict=False)) == without_places(said)
        assert cut(again, other, again.composed(other, strict=False)) == text


@examples()
@given(profiles())
def test_a_canonical_file_says_the_same(folder: Path, drawn: tuple[dict[str, Any], bool]) -> None:
    try:
        profile = load(written(drawn[0], folder))
    except CvBuilderError:
        return
    text = canonical(profile)
    again = parse(read_bytes(text.encode("utf-8"), "canonical.yaml"))
    assert without_places(again) == without_places(profile)
    assert canonical(again) == text
