"""From a text to glyphs: what HarfBuzz is told about a text, and its answer as `Glyph` values.

Takes an open HarfBuzz font, a text of one script and its language; gives glyphs in 1/1000 em. Keeps nothing.

Which forms a Chinese text gets hangs on script and language together (measured, HarfBuzz 15):
the regional dash of 1000 units needs a script other than "none" and the language of the face's own
region. Script Hani and `zh-Hans` give — 1000 and —— one glyph of 2000 in the SC faces, `zh-Hant` the
same in the TC faces; any other pairing gives the proportional dash (894, and 1676 for two).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cvbuilder.fonts.face import Glyph
from cvbuilder.fonts.registry import FontFile

if TYPE_CHECKING:
    import uharfbuzz as hb

HAN_RANGES = (("\u3005", "\u3005"), ("\u3007", "\u3007"), ("\u3021", "\u3029"), ("\u3400", "\u4dbf"),
              ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))  # fmt: skip
"""Characters of the script Han (Unicode 17, Scripts.txt) that texts use, first and last of each block."""


def shape(
    font: hb.Font, file: FontFile, text: str, language: str, features: tuple[str, ...]
) -> list[tuple[int, str, int, int, int]]:
    """Shape a text from left to right: (gid, text, advance, dx, dy) for each glyph, in font units.

    A cluster's text lies on its first glyph ('ffi' on the ligature, '' on a combining mark's glyph),
    so the texts joined are the text that was given. The grapheme cluster level keeps combining marks
    and variation selectors with their base.
    """
    import uharfbuzz as hb

    if not text:
        return []
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.script = script_of(text, language, buffer.script)
    buffer.language = font_language(file, language, buffer.script)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(font, buffer, {name.removeprefix("-"): not name.startswith("-") for name in features})
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))
    texts = _cluster_texts(text, [info.cluster for info, _ in placed])
    return [
        (info.codepoint, words, position.x_advance, position.x_offset, position.y_offset)
        for (info, position), words in zip(placed, texts, strict=True)
    ]


def scaled(
    shaped: list[tuple[int, str, int, int, int]], scale: float, natural: Callable[[int], float], blank: int | None
) -> tuple[Glyph, ...]:
    """Turn shaped glyphs from font units into 1/1000 em.

    `blank` is the gid of the space. HarfBuzz puts a space without advance where a variation selector
    or a joiner stood; within a cluster it draws and says nothing, and is dropped.
    """
    return tuple(
        Glyph(gid, words, advance * scale, natural(gid), dx * scale, dy * scale)
        for gid, words, advance, dx, dy in shaped
        if words or advance or gid != blank
    )


def script_of(text: str, language: str, guessed: str | None) -> str:
    """The ISO 15924 script to shape with: Hani for Han, else the first strong script of the text.

    Punctuation alone has no script of its own; a Chinese text's is Hani, any other's Latn.
    """
    if _has_han(text):
        return "Hani"
    return guessed or ("Hani" if language.lower().startswith("zh") else "Latn")


def font_language(file: FontFile, language: str, script: str) -> str:
    """The language to shape with. A Han face knows its own region only, and is chosen for its region.

    So Chinese, and Han in any language, is shaped in the face's region: a Traditional text that falls
    back to a Simplified face, or a Chinese name in an English line, still gets full-width forms. A user's
    face that serves all regions takes the region of the text, zh-Hans where the text has none.
    """
    if script != "Hani" and not language.lower().startswith("zh"):
        return language
    regional = language.lower().split("-")[0] in ("zh", "ja", "ko") or not file.own
    return file.language or (language if regional else "zh-Hans")


def _has_han(text: str) -> bool:
    if text.isascii():
        return False
    return any(first <= character <= last for character in text for first, last in HAN_RANGES)


def _cluster_texts(text: str, clusters: list[int]) -> list[str]:
    """Each glyph's share of the text, by the offsets at which the glyphs' clusters begin."""
    texts = [""] * len(clusters)
    end = len(text)
    for index in range(len(clusters) - 1, 0, -1):
        if clusters[index - 1] != clusters[index]:
            texts[index] = text[clusters[index] : end]
            end = clusters[index]
    if texts:
        texts[0] = text[:end]
    return texts
