"""Opening faces, their measures, their caches, and what happens to broken files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cvbuilder.errors import FontError, UnknownFace
from cvbuilder.fonts import BUNDLED, Face, FaceSource, FontFile, FontLibrary, FontRegistry, bundled
from cvbuilder.fonts import library as module


def test_a_library_is_a_face_source(library: FontLibrary) -> None:
    source: FaceSource = library
    face: Face = source.face("SourceSans3-Regular")
    assert face.id == "SourceSans3-Regular"


def test_bundled_is_one_for_the_process() -> None:
    assert bundled() is bundled()


def test_a_face_is_opened_once_and_its_file_is_shared_by_weights(library: FontLibrary) -> None:
    regular, bold = library.face("CVBSerifSC@400"), library.face("CVBSerifSC@700")
    assert library.face("CVBSerifSC@400") is regular
    assert regular is not bold
    assert regular.program is bold.program


@pytest.mark.parametrize(
    ("face_id", "measures"),
    [
        ("SourceSerif4-Regular", (1036, -335, 670, 475)),
        ("SourceSans3-Bold", (1024, -400, 660, 496)),
        ("NotoSansSC@400", (1160, -288, 733, 543)),
        ("CVBSerifSC@700", (1151, -286, 729, 514)),
        ("CVBKaiSC-Regular", (928, -256, 695, 468)),
    ],
)
def test_metrics(library: FontLibrary, face_id: str, measures: tuple[int, ...]) -> None:
    metrics = library.face(face_id).metrics
    assert (metrics.ascent, metrics.descent, metrics.cap_height, metrics.x_height) == measures


def test_heavier_is_wider(library: FontLibrary) -> None:
    widths = [library.face(f"NotoSansSC@{weight}").shape("n", "en")[0].advance for weight in (100, 400, 900)]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("weight", [401, 433, 699])
def test_any_whole_weight_can_be_had(library: FontLibrary, weight: int) -> None:
    assert library.face(f"CVBSerifSC@{weight}").shape("一", "zh-Hans")[0].advance == 1000


def test_shaped_texts_are_remembered_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHAPED_TEXTS", 3)
    own = FontLibrary()
    face = own.face("SourceSans3-Regular")
    first = face.shape("a", "en")
    assert face.shape("a", "en") is first
    for text in "bcdefg":
        face.shape(text, "en")
    assert len(own._shaped) <= 3
    assert face.shape("a", "en") == first


def test_faces_do_not_share_shaped_texts(library: FontLibrary) -> None:
    light, heavy = (library.face(f"NotoSansSC@{weight}").shape("n", "en") for weight in (100, 900))
    assert light != heavy


def test_unknown_face(library: FontLibrary) -> None:
    with pytest.raises(UnknownFace, match="SourceSans3-Regular"):
        library.face("SourceSans-Regular")


@pytest.mark.parametrize(("content", "words"), [(None, "is not there"), (b"no font at all", "is not a font")])
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "Own-Regular.ttf").write_bytes(content)
    file = FontFile("Own-Regular.ttf", "own", "latin", (400, 400), "")
    with pytest.raises(FontError, match=words):
        FontLibrary(FontRegistry((file,), str(tmp_path))).face("Own-Regular")


def test_the_same_files_from_another_folder(library: FontLibrary) -> None:
    moved = FontLibrary(FontRegistry(BUNDLED.files, str(library.path("SourceSans3-Regular.ttf").parent)))
    assert moved.face("SourceSans3-Regular").metrics == library.face("SourceSans3-Regular").metrics


def test_importing_the_room_does_not_load_harfbuzz() -> None:
    code = "import sys, cvbuilder.fonts as f; f.han_faces('serif', 'zh', 400); print('uharfbuzz' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
