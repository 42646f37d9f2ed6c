"""Every document that the project's profiles can be built into, built once for all tests that look at files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image

from cvbuilder.pipeline import EDITIONS, KINDS, Built, Request, build

ROOT = Path(__file__).resolve().parents[1]
PROFILES = tuple(sorted((ROOT / "profiles").glob("*/*.yaml")))
STARTER = ROOT / "starter" / "full.yaml"
TAIWAN = ROOT / "tests" / "document" / "taiwan.yaml"
EVERY = (*PROFILES, STARTER, TAIWAN)
THEMES = ("classic", "modern")
PICTURED = "pictured"
"""The stem of the starter with what it has in comments: a portrait, and a code on the speaker's sheet."""


def asked(path: Path, theme: str) -> Request:
    """All kinds in all of a profile's languages, and in both editions where there are several."""
    languages = ("zh-Hant", "zh-HK") if path == TAIWAN else ("all", *EDITIONS)
    return Request(kinds=KINDS, languages=languages, theme=theme)


@lru_cache(None)
def built(path: Path, theme: str) -> tuple[Built, ...]:
    """The documents of a profile."""
    return tuple(build(path, asked(path, theme)))


def pictured(folder: Path) -> Path:
    """Write the starter with its portrait and its code into a folder."""
    text = STARTER.read_text("utf-8")
    for line in ("photo: { file: photo", "    qr_code: {"):
        kept = line.lstrip()
        assert f"#{kept}" in text
        text = text.replace(f"#{kept}", kept)
    picture = Image.new("RGB", (60, 80), (90, 120, 150))
    picture.putpixel((0, 0), (200, 30, 30))
    picture.save(folder / "photo.jpg", quality=90)
    path = folder / f"{PICTURED}.yaml"
    path.write_text(text, "utf-8", newline="\n")
    return path
