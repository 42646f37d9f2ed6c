"""The files of fonts/ are those that MANIFEST.json and the registry name, to the byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cvbuilder.fonts import BUNDLED, FontLibrary, list_faces
from cvbuilder.resources import resource

FOLDER = resource("fonts")
MANIFEST: dict[str, Any] = json.loads((FOLDER / "MANIFEST.json").read_text())


@pytest.mark.parametrize("name", sorted(MANIFEST["files"]))
def test_a_file_is_the_one_of_the_manifest(name: str) -> None:
    path = FOLDER / name
    assert path.stat().st_size == MANIFEST["files"][name]["bytes"]
    with path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == MANIFEST["files"][name]["sha256"]


def test_manifest_registry_and_folder_name_the_same_files() -> None:
    assert {file.name for file in BUNDLED.files} == set(MANIFEST["files"])
    assert {path.name for path in FOLDER.glob("*.ttf")} == set(MANIFEST["files"])


def test_every_licence_is_there_and_none_besides() -> None:
    assert {file.licence for file in BUNDLED.files} == {path.name for path in (FOLDER / "licenses").iterdir()}


def test_listing(library: FontLibrary) -> None:
    listed = {listing.file: listing for listing in list_faces(library)}
    assert list(listed) == [file.name for file in BUNDLED.files]
    serif = listed["CVBSerifSC[wght].ttf"]
    assert (serif.id, serif.weights, serif.role, serif.language) == ("CVBSerifSC@400", (200, 900), "han", "zh-Hans")
    assert serif.characters > 30_000
    assert all(Path(FOLDER, "licenses", listing.licence).is_file() for listing in listed.values())


def test_axes_are_those_of_the_files(library: FontLibrary) -> None:
    for file in BUNDLED.files:
        axes = library.face(file.face_id(400)).program.axis_infos
        found = [(axis.tag, axis.min_value, axis.max_value) for axis in axes]
        assert found == ([("wght", *map(float, file.weights))] if file.variable else [])
