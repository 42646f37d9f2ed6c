"""Real paragraphs: sentences of tests/layout/sentences (see its README for their sources), a few to a paragraph.

Takes a seed, gives a justified sample of prose as people write it, for the comparison of breakers; the samples at
random are harder than any text.
"""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from benchmarks.linebreak_fuzz.samples import Sample
from cvbuilder.document.nodes import Text

SENTENCES = Path(__file__).resolve().parents[2] / "tests" / "layout" / "sentences"
LANGUAGES = ("zh-Hans", "zh-Hans", "en")


@lru_cache(1)
def _sentences() -> dict[str, tuple[str, ...]]:
    """The sentences by language: those with Han characters, and those without."""
    found: dict[str, list[str]] = {"zh-Hans": [], "en": []}
    for path in sorted(SENTENCES.glob("*.txt")):
        if ".zh-Hant" in path.name:
            continue
        for line in path.read_text("utf-8").splitlines():
            chinese = any("\u4e00" <= character <= "\u9fff" for character in line)
            found["zh-Hans" if chinese else "en"].append(line)
    return {language: tuple(lines) for language, lines in found.items()}


def prose(seed: int) -> Sample:
    """Return the paragraph of a seed."""
    draw = random.Random(f"prose {seed}")
    language = draw.choice(LANGUAGES)
    chosen = draw.sample(_sentences()[language], draw.choice((2, 3, 4)))
    text = (" " if language == "en" else "").join(chosen)
    theme = draw.choice(("classic", "modern"))
    width = draw.uniform(90.0, 200.0) if draw.random() < 0.5 else draw.uniform(200.0, 460.0)
    return Sample(seed, (Text(text, language),), language, theme, round(width, 2), justified=True)
