"""Which faces there are: files, ids, families and weights (CSS scale, 1 to 1000), as data and pure functions.

Takes a face id, gives the file and weight that it stands for; `chains` says which face draws what. Never
opens a font file: `library` does. A `FontRegistry` is a value: a user's own files are added to a copy of
BUNDLED (`with_own`) without touching anything global, and go before the bundled ones of their family and role.

A face id is a file's stem for a static face (`SourceSerif4-Regular`) and the stem with a weight for
a variable one (`CVBSerifSC@400`: any whole weight within the file's axis). The stem of a user's file
is its path in the profile's folder, with the number of the face in a collection (`fonts/Own.ttc#2`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from cvbuilder.errors import Diagnostic, UnknownFace

Role = Literal["latin", "italic", "han", "extra", "kai", "mono"]

VARIABLE_SUFFIX = "[wght]"
EXTRA_BOLD_FROM = 600
"""From this weight on, rare Han are drawn by Extra's Bold; below it by its Regular."""
REACH = 150
"""How far from the weight that is asked for a user's face may be: a regular serves as medium, never as bold."""


class FontFile(Struct, frozen=True):
    """One font file. `weights` is the range of its axis, or one weight twice for a static face.

    `language` is the BCP 47 tag whose regional forms the file draws, '' outside of Han. `licence`
    names a file of fonts/licenses/. `left_out` are characters that the file has, but not as its role
    needs them: `covers` denies them, so that the next face of the chain draws them.

    A user's own file has a `path`, where it stands. Its `family` may be '' for all families, its
    `language` '' for all regions; `number` is its face's place in a collection, from 1, and
    `postscript_name` what the font calls itself.
    """

    name: str
    family: str
    role: Role
    weights: tuple[int, int]
    licence: str
    language: str = ""
    left_out: str = ""
    path: str = ""
    number: int = 1
    postscript_name: str = ""

    @property
    def own(self) -> bool:
        """True for a user's file."""
        return bool(self.path)

    @property
    def stem(self) -> str:
        """The file's name without its extension and axis: `CVBSerifSC`. A user's file keeps its whole name.

        Its language belongs to it, since one face may be named for two regions and drawn in the forms of each.
        """
        if self.own:
            number = f"#{self.number}" if self.number > 1 else ""
            return f"{self.name}{number}:{self.language}".removesuffix(":")
        return self.name.rpartition(".")[0].removesuffix(VARIABLE_SUFFIX)

    @property
    def variable(self) -> bool:
        """True if the file has a weight axis."""
        return self.weights[0] != self.weights[1]

    def face_id(self, weight: int) -> str:
        """The id of this file's face at a weight, held within the axis; a static file has but one."""
        if not self.variable:
            return self.stem
        return f"{self.stem}@{min(max(weight, self.weights[0]), self.weights[1])}"


class FontRegistry(Struct, frozen=True, cache_hash=True):
    """The font files that a program knows. `folder` '' stands for the bundled fonts folder."""

    files: tuple[FontFile, ...]
    folder: str = ""


class FaceSpec(Struct, frozen=True):
    """A face id resolved: the file and the weight to draw it at."""

    id: str
    file: FontFile
    weight: int


_UPRIGHT = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
_ITALIC = {"Italic": 400, "SemiBoldItalic": 600, "BoldItalic": 700}


def _latin(stem: str, family: str) -> tuple[FontFile, ...]:
    licence = f"{stem}-OFL.txt"
    styles: list[tuple[str, int, Role]] = [(style, weight, "latin") for style, weight in _UPRIGHT.items()]
    styles += [(style, weight, "italic") for style, weight in _ITALIC.items()]
    return tuple(
        FontFile(f"{stem}-{style}.ttf", family, role, (weight, weight), licence) for style, weight, role in styles
    )


def _extra(stem: str, family: str) -> tuple[FontFile, ...]:
    licence = "NotoCJK-copyright-OFL.txt"
    return tuple(
        FontFile(f"{stem}-{style}.ttf", family, "extra", (weight, weight), licence, "zh-Hans")
        for style, weight in (("Regular", 400), ("Bold", 700))
    )


BUNDLED = FontRegistry(
    (
        *_latin("SourceSans3", "sans"),
        *_latin("SourceSerif4", "serif"),
        FontFile("NotoSansSC[wght].ttf", "sans", "han", (100, 900), "NotoSansSC-OFL.txt", "zh-Hans"),
        FontFile("NotoSansTC[wght].ttf", "sans", "han", (100, 900), "NotoSansSC-OFL.txt", "zh-Hant"),
        FontFile("CVBSerifSC[wght].ttf", "serif", "han", (200, 900), "NotoSerifSC-OFL.txt", "zh-Hans"),
        FontFile("CVBSerifTC[wght].ttf", "serif", "han", (200, 900), "NotoSerifSC-OFL.txt", "zh-Hant"),
        *_extra("CVBSansSCExtra", "sans"),
        *_extra("CVBSerifSCExtra", "serif"),
        # The Kai face's curly quotes and interpunct are 0.35 em, made for Latin; Chinese sets quotes full width.
        FontFile("CVBKaiSC-Regular.ttf", "kai", "kai", (400, 400), "LXGWWenKai-copyright-OFL.txt", "zh-Hans", "“”‘’·"),
    )
)


@lru_cache(maxsize=32)
def families(registry: FontRegistry = BUNDLED) -> tuple[str, ...]:
    """The families that a chain can be asked for: those that have a Latin face, sorted."""
    return tuple(sorted({file.family for file in registry.files if file.role == "latin" and file.family}))


def with_own(own: tuple[FontFile, ...], registry: FontRegistry = BUNDLED) -> FontRegistry:
    """The registry with a user's files, which go before its own in the order in which they are given."""
    return FontRegistry((*own, *registry.files), registry.folder)


@lru_cache(maxsize=512)
def resolve(face_id: str, registry: FontRegistry = BUNDLED) -> FaceSpec:
    """Return the file and weight of a face id; raises UnknownFace with the nearest ids as a hint."""
    file = next((file for file in registry.files if not file.variable and file.stem == face_id), None)
    if file is not None:
        return FaceSpec(face_id, file, file.weights[0])
    stem, _, number = face_id.rpartition("@")
    file = next((file for file in registry.files if file.variable and file.stem == stem), None)
    if file is None:
        raise _unknown_face(face_id, registry)
    lightest, heaviest = file.weights
    if not (number.isascii() and number.isdecimal()) or not lightest <= int(number) <= heaviest:
        raise _unknown_face(face_id, registry)
    if str(int(number)) != number:  # @0400 would be a second name for one face
        raise _unknown_face(face_id, registry)
    return FaceSpec(face_id, file, int(number))


def _unknown_face(face_id: str, registry: FontRegistry) -> UnknownFace:
    from difflib import get_close_matches

    stem, _, number = face_id.partition("@")
    expected = "the id of a face, as `cvbuilder fonts` lists them"
    file = next((file for file in registry.files if file.stem == stem), None)
    if file is not None and file.variable:
        expected = f"{stem}@ and a whole weight from {file.weights[0]} to {file.weights[1]}"
    # A weight of five digits is a slip of the finger, not a wish to be brought near.
    weight = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 400
    by_stem = {file.stem: file.face_id(weight) for file in registry.files}
    near = [by_stem[match] for match in get_close_matches(stem, by_stem, n=3, cutoff=0.4)]
    hint = f"nearest: {', '.join(near)}" if near else f"families: {', '.join(families(registry))}"
    return UnknownFace((Diagnostic(f"no face is called {face_id!r}", expected=expected, hint=hint),))
