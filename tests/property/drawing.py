"""What the properties of profiles share: how many examples are tried, the files that drawn profiles name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, settings

from tests.own_fonts import HAN, LATIN, own_font
from tests.property.profiles import FONT, PHOTO, WORDS_FILE

ASKED = int(os.environ.get("CVBUILDER_EXAMPLES", "0"))
EXAMPLES = ASKED or 500
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415478da63f8cfc0000003010100f70341430000000049454e44ae426082"
)
WORDS = "- {message: section.experience, text: {und: 工作 Work}}\n"


def examples(share: int = 1) -> Callable[[Any], Any]:
    """The settings of a property that is tried on so many examples, or a part of them."""
    return settings(
        max_examples=max(1, EXAMPLES // share), deadline=None, derandomize=not ASKED, suppress_health_check=SLOW,
        database=None,
    )  # fmt: skip


def filled(folder: Path) -> Path:
    """The folder, with the files that profiles name."""
    (folder / PHOTO).write_bytes(PIXEL)
    (folder / FONT).write_bytes(own_font(LATIN + HAN))
    (folder / WORDS_FILE).write_text(WORDS, encoding="utf-8")
    return folder


def written(profile: object, folder: Path) -> Path:
    """The file of a profile in the folder."""
    path = folder / "profile.yaml"
    path.write_text(yaml.safe_dump(profile, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
    return path
