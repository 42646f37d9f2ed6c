"""A good file: built from a starter with a portrait, so that it has some of everything that a document can have."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuilder.pipeline import Request, build
from cvbuilder.resources import resource

PHOTO = "photo: { file: photo.png, alt: { en: Ada Lin at a river gauge, zh: 林艾达在水文站 } }\n"


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with a portrait that has a transparent corner."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("profile")
    picture = Image.new("RGBA", (30, 40), (90, 120, 150, 255))
    picture.putpixel((0, 0), (0, 0, 0, 0))
    picture.save(folder / "photo.png")
    text = resource("starter").joinpath("full.yaml").read_text("utf-8")
    path = folder / "ada-lin.yaml"
    path.write_text(PHOTO + text, "utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def file_of(profile: Path) -> Callable[..., bytes]:
    """Build one document of the profile."""

    def made(kind: str = "resume", language: str = "en", theme: str = "classic") -> bytes:
        (built,) = build(profile, Request(kinds=(kind,), languages=(language,), theme=theme))
        return built.content

    return made


@pytest.fixture(scope="session")
def good(file_of: Callable[..., bytes]) -> bytes:
    return file_of("cv")


@pytest.fixture
def opened(good: bytes):
    """The good file, open to be changed."""
    import pikepdf

    with pikepdf.open(io.BytesIO(good)) as pdf:
        yield pdf


@pytest.fixture
def run_tool(tmp_path: Path) -> Callable[..., str]:
    """Run a program on a PDF file's bytes and give what it prints, which `make programs` installed."""

    def run(pdf: bytes, program: str, *options: str) -> str:
        assert shutil.which(program) is not None, f"{program} is not installed: make programs"
        path = tmp_path / "file.pdf"
        path.write_bytes(pdf)
        return subprocess.run([program, *options, str(path)], capture_output=True, check=True).stdout.decode("utf-8")

    return run
