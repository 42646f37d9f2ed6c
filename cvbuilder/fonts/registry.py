"""Which faces there are: ids, families, weights and fall-back order, as data and pure functions.

Takes a family ("serif", "sans"), a weight (CSS scale, 1 to 1000) and a language; gives chains of face ids.
Never opens a font file: `library` does. A `FontRegistry` is a value, so a user's own files can be
added to a copy of BUNDLED without touching anything global.

A face id is a file's stem for a static face (`SourceSerif4-Regular`) and the stem with a weight for
a variable one (`CVBSerifSC@400`: any whole weight within the file's axis).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from cvbuilder.errors import Diagnostic, UnknownFace

Role = Literal["latin", "italic", "han", "extra", "kai"]

VARIABLE_SUFFIX = "[wght]"
EXTRA_BOLD_FROM = 600
"""From this weight on, rare Han are drawn by Extra's Bold; below it by its Regular."""


class FontFile(Struct, frozen=True):
    """One font file. `weights` is the range of its axis, or one weight twice for a static face.

    `language` is the BCP 47 tag whose regional forms the file draws, '' outside of Han. `licence`
    names a file of fonts/licenses/. `left_out` are characters that the file has, but not as its role
    needs them: `covers` denies them, so that the next face of the chain draws them.
    """

    name: str
    family: str
    role: Role
    weights: tuple[int, int]
    licence: str
    language: str = ""
    left_out: str = ""

    @property
    def stem(self) -> str:
        """The file's name without its extension and axis: `CVBSerifSC`."""
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
    return tuple(sorted({file.family for file in registry.files if file.role == "latin"}))


@lru_cache(maxsize=512)
def latin_faces(family: str, weight: int, italic: bool = False, registry: FontRegistry = BUNDLED) -> tuple[str, ...]:
    """The chain for Latin, Greek and Cyrillic clusters, first choice first.

    The family's Latin face at the nearest weight (of two as near, the lighter), its Han face for
    zh-Hans, the other families' Latin faces, then Extra. Raises UnknownFace for an unknown family.
    """
    others = _other_families(family, registry)
    role: Role = "italic" if italic else "latin"
    chain = _nearest(registry, family, role, weight) or _nearest(registry, family, "latin", weight)
    chain += _nearest(registry, family, "han", weight, "zh-Hans")
    for other in others:
        chain += _nearest(registry, other, role, weight)
    return chain + _nearest(registry, family, "extra", _extra_weight(weight))


@lru_cache(maxsize=512)
def han_faces(
    family: str, language: str, weight: int, kai: bool = False, registry: FontRegistry = BUNDLED
) -> tuple[str, ...]:
    """The chain for Han clusters and Chinese punctuation, first choice first.

    Kai if asked for, the family's Han face for the language's region, for zh-Hant then the one for
    zh-Hans (the Traditional faces lack 䶮, 𬬭 and their like), Extra, the same of the other families,
    and the Latin face. Raises UnknownFace for an unknown family.
    """
    others = _other_families(family, registry)
    region = han_region(language)
    chain = _nearest(registry, "kai", "kai", weight) if kai else ()
    for each in (family, *others):
        chain += _nearest(registry, each, "han", weight, region)
        if region != "zh-Hans":
            chain += _nearest(registry, each, "han", weight, "zh-Hans")
        chain += _nearest(registry, each, "extra", _extra_weight(weight))
    return chain + _nearest(registry, family, "latin", weight)


@lru_cache(maxsize=64)
def has_kai(language: str, registry: FontRegistry = BUNDLED) -> bool:
    """True if a Kai face draws the language's regional forms; elsewhere emphasis is bold."""
    region = han_region(language)
    return any(file.role == "kai" and file.language == region for file in registry.files)


def han_region(language: str) -> str:
    """`zh-Hant` for a tag written in Traditional characters or of Taiwan, Hong Kong or Macao, else `zh-Hans`."""
    subtags = language.lower().split("-")
    traditional = "hant" in subtags or (
        subtags[0] == "zh" and "hans" not in subtags and not {"tw", "hk", "mo"}.isdisjoint(subtags)
    )
    return "zh-Hant" if traditional else "zh-Hans"


@lru_cache(maxsize=512)
def resolve(face_id: str, registry: FontRegistry = BUNDLED) -> FaceSpec:
    """Return the file and weight of a face id; raises UnknownFace with the nearest ids as a hint."""
    stem, at, number = face_id.partition("@")
    file = next((file for file in registry.files if file.stem == stem), None)
    if file is None or bool(at) != file.variable:
        raise _unknown_face(face_id, registry)
    if not file.variable:
        return FaceSpec(face_id, file, file.weights[0])
    lightest, heaviest = file.weights
    if not (number.isascii() and number.isdecimal()) or not lightest <= int(number) <= heaviest:
        raise _unknown_face(face_id, registry)
    if str(int(number)) != number:  # @0400 would be a second name for one face
        raise _unknown_face(face_id, registry)
    return FaceSpec(face_id, file, int(number))


def _nearest(registry: FontRegistry, family: str, role: Role, weight: int, language: str = "") -> tuple[str, ...]:
    """The id of the family's face of a role that is nearest to the weight, or nothing."""
    matching = [
        file
        for file in registry.files
        if file.family == family and file.role == role and language in ("", file.language)
    ]
    if not matching:
        return ()

    def distance(file: FontFile) -> tuple[int, int]:
        within = min(max(weight, file.weights[0]), file.weights[1])
        return abs(within - weight), within

    return (min(matching, key=distance).face_id(weight),)


def _extra_weight(weight: int) -> int:
    return 700 if weight >= EXTRA_BOLD_FROM else 400


def _other_families(family: str, registry: FontRegistry) -> tuple[str, ...]:
    known = families(registry)
    if family not in known:
        raise UnknownFace((Diagnostic(f"no font family is called {family!r}", expected=f"one of {', '.join(known)}"),))
    return tuple(each for each in known if each != family)


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
