"""The portrait: a picture below the profile's folder, or an error that says what is wrong and where."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from cvbuilder import pipeline
from cvbuilder.errors import ProfileError
from cvbuilder.pipeline import Request, build, check

PHOTO = "photo: {file: photo.png, alt: Lin at work}\n"


def picture(width: int = 3, height: int = 4) -> bytes:
    """A small picture of one colour."""
    import struct
    import zlib

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\x20\x40\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def refusal(path: Path) -> str:
    with pytest.raises(ProfileError) as caught:
        build(path, Request())
    (problem,) = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.span.file, problem.span.line, problem.path) == (str(path), 2, "photo.file")
    with pytest.raises(ProfileError):
        check(path)
    return problem.message


def test_a_sound_picture(written) -> None:
    path = written(PHOTO)
    (path.parent / "photo.png").write_bytes(picture())
    (built,) = build(path, Request())
    with pikepdf.open(BytesIO(built.content)) as pdf:
        assert len([thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/Width" in thing]) == 1


def test_the_folders_name_is_not_in_the_file(written) -> None:
    """A picture is read by its whole path; the bytes must not tell where that was."""
    found = set()
    for folder in ("one", "two/below"):
        path = written(PHOTO, folder=folder)
        (path.parent / "photo.png").write_bytes(picture())
        found.add(build(path, Request())[0].content)
    assert len(found) == 1


def test_a_missing_picture(written) -> None:
    assert refusal(written(PHOTO)) == "the photo photo.png does not exist"


def test_a_folder_is_no_picture(written) -> None:
    path = written(PHOTO)
    (path.parent / "photo.png").mkdir()
    assert refusal(path) == "the photo photo.png does not exist"


def test_a_link_out_of_the_folder(written, tmp_path: Path) -> None:
    path = written(PHOTO)
    (tmp_path / "secret.png").write_bytes(picture())
    (path.parent / "photo.png").symlink_to(tmp_path / "secret.png")
    assert refusal(path) == "the photo photo.png is outside the profile's folder"


def test_a_folder_that_is_a_link_out(written, tmp_path: Path) -> None:
    path = written("photo: pictures/photo.png\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "photo.png").write_bytes(picture())
    (path.parent / "pictures").symlink_to(tmp_path / "elsewhere")
    assert refusal(path) == "the photo pictures/photo.png is outside the profile's folder"


def test_a_link_within_the_folder(written) -> None:
    path = written(PHOTO)
    (path.parent / "2026.png").write_bytes(picture())
    (path.parent / "photo.png").symlink_to("2026.png")
    assert build(path, Request())


def test_links_in_a_circle(written) -> None:
    path = written(PHOTO)
    (path.parent / "photo.png").symlink_to("photo.png")
    assert refusal(path) == "the photo photo.png does not exist"


def test_a_name_that_no_system_can_hold(written) -> None:
    assert "does not exist" in refusal(written(f"photo: {'x' * 300}.png\n"))


@pytest.mark.parametrize("content", [b"", b"GIF89a...", b"%PDF-1.7", b"\xff\xd8", b"<svg/>"])
def test_what_is_no_picture(content: bytes, written) -> None:
    path = written(PHOTO)
    (path.parent / "photo.png").write_bytes(content)
    assert refusal(path) == "the photo photo.png is neither JPEG nor PNG"


def test_a_picture_that_is_too_large(written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PHOTO)
    with (path.parent / "photo.png").open("wb") as file:
        file.write(picture())
        file.truncate(pipeline.MAX_PHOTO + 1)  # a hole: it takes no room
    assert refusal(path) == "the photo photo.png is larger than 20 MiB"


def test_a_picture_that_may_not_be_read(written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(PHOTO)
    (path.parent / "photo.png").write_bytes(picture())
    opened = Path.open

    def refuse(self: Path, *args: object, **options: object) -> object:
        if self.name == "photo.png":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == "the photo photo.png cannot be read: Permission denied"
