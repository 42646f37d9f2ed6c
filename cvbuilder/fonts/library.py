"""Open faces: the FaceSource that reads the font files of a registry.

Takes face ids; gives faces that measure, cover and shape. Files are mapped into memory, one HarfBuzz
face a file is shared by all its weights. Never decides which face to use (`registry` has the chains)
and never writes a file. A library keeps what it has opened and a bounded number of shaped texts; it
holds open files, so it does not pickle: another process opens its own.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cvbuilder.errors import Diagnostic, FontError
from cvbuilder.fonts import shaping
from cvbuilder.fonts.contours import Contour, contours
from cvbuilder.fonts.face import FaceMetrics, Glyph
from cvbuilder.fonts.registry import BUNDLED, FaceSpec, FontFile, FontRegistry, resolve
from cvbuilder.resources import resource

if TYPE_CHECKING:
    import uharfbuzz as hb

SHAPED_TEXTS = 4_096
"""How many shaped texts a library remembers, over all its faces; then it forgets them all. Layout keeps words of its
own, so that five times as many made a batch no faster and its workers grow by a tenth: docs/scale.md."""
COVERED_CHARACTERS = 20_000
"""How many answers of `covers` a face remembers."""

CUTS_BEFORE_PREPARING = 50
"""After so many subsets of a bundled file HarfBuzz prepares it, which takes as long as it then saves in as many."""

IGNORABLE_RANGES = (
    ("\u00ad", "\u00ad"), ("\u034f", "\u034f"), ("\u061c", "\u061c"), ("\u180b", "\u180f"), ("\u200b", "\u200f"),
    ("\u202a", "\u202e"), ("\u2060", "\u206f"), ("\ufe00", "\ufe0f"), ("\ufeff", "\ufeff"),
    ("\U000e0100", "\U000e01ef"),
)  # fmt: skip
"""Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties) as far as texts use it: drawn as nothing."""

STAND_INS = {"\u00a0": " ", "\u2011": "\u2010", "\u202f": " ", "\u205f": " ", "\u3000": " "}
"""What HarfBuzz draws for a space or a hyphen that a face lacks, U+2000 to U+200A besides; widths are kept."""

ShapeKey = tuple[str, str, str, tuple[str, ...]]


class LoadedFace:
    """A face of a library: `Face` of cvbuilder.fonts.face, with the open font for `subset`."""

    def __init__(self, spec: FaceSpec, program: hb.Face, shaped: dict[ShapeKey, tuple[Glyph, ...]]) -> None:
        import uharfbuzz as hb

        self.id = spec.id
        self.spec = spec
        self.program = program
        self.font = hb.Font(program)
        if spec.file.variable:
            self.font.set_variations({"wght": float(spec.weight)})
        self.scale = 1000 / program.upem
        self._shaped = shaped
        self._covered: dict[str, bool] = {}
        self._advances: dict[int, float] = {}
        self._blank = self.font.get_nominal_glyph(0x20)

    @cached_property
    def metrics(self) -> FaceMetrics:
        """The font's own measures: ascent and descent of hhea or OS/2, heights of OS/2."""
        import uharfbuzz as hb

        extents = self.font.get_font_extents("ltr")
        heights = [
            self.font.get_metric_position_with_fallback(tag) * self.scale
            for tag in (hb.OTMetricsTag.CAP_HEIGHT, hb.OTMetricsTag.X_HEIGHT)
        ]
        return FaceMetrics(extents.ascender * self.scale, extents.descender * self.scale, *heights)

    def covers(self, character: str) -> bool:
        """True if the face draws this character, or each character of a cluster, alone or composed.

        Default ignorable characters (joiners, variation selectors, soft hyphen) count as drawn.
        """
        known = self._covered.get(character)
        if known is None:
            if len(self._covered) >= COVERED_CHARACTERS:
                self._covered.clear()
            known = all(map(self._draws, character)) or all(map(self._draws, unicodedata.normalize("NFC", character)))
            self._covered[character] = known
        return known

    def shape(self, text: str, language: str, features: tuple[str, ...] = ()) -> tuple[Glyph, ...]:
        """Shape a text of one script from left to right; see `Face.shape` and the module `shaping`."""
        key = (self.id, text, language, features)
        glyphs = self._shaped.get(key)
        if glyphs is None:
            if len(self._shaped) >= SHAPED_TEXTS:
                self._shaped.clear()
            shaped = shaping.shape(self.font, self.spec.file, text, language, features)
            glyphs = shaping.scaled(shaped, self.scale, self.advance, self._blank)
            self._shaped[key] = glyphs
        return glyphs

    def advance(self, gid: int) -> float:
        """The natural advance of a glyph in 1/1000 em, as the font file gives it at this weight."""
        width = self._advances.get(gid)
        if width is None:
            width = self._advances[gid] = self.font.get_glyph_h_advance(gid) * self.scale
        return width

    def ink(self, gid: int) -> tuple[float, float]:
        """From where to where a glyph draws, 1/1000 em from its origin; (0, 0) for one that draws nothing."""
        box = self.font.get_glyph_extents(gid)
        if box is None or not box.width:
            return 0.0, 0.0
        return box.x_bearing * self.scale, (box.x_bearing + box.width) * self.scale

    def contours(self, gid: int) -> tuple[Contour, ...]:
        """The outline of a glyph as a path, 1/1000 em from its origin; nothing for one that draws nothing."""
        return contours(self.font, gid, self.scale)

    def _draws(self, character: str) -> bool:
        if any(first <= character <= last for first, last in IGNORABLE_RANGES):
            return True
        if character in self.spec.file.left_out:
            return False
        if self.font.get_nominal_glyph(ord(character)):
            return True
        stand_in = " " if "\u2000" <= character <= "\u200a" else STAND_INS.get(character)
        return stand_in is not None and bool(self.font.get_nominal_glyph(ord(stand_in)))


class FontLibrary:
    """The faces of a registry, opened when first asked for.

    `shared`: a library that has the bundled files open; with it, only a user's own files are opened here.
    """

    def __init__(self, registry: FontRegistry = BUNDLED, shared: FontLibrary | None = None) -> None:
        self.registry = registry
        self._shared = shared
        self._faces: dict[str, LoadedFace] = {}
        self._programs: dict[str, hb.Face] = {}
        self._shaped: dict[ShapeKey, tuple[Glyph, ...]] = {}
        self._cuts: dict[str, int] = {}
        self._prepared: dict[str, hb.Face] = {}

    def face(self, face_id: str) -> LoadedFace:
        """Return the face with this id.

        Raises UnknownFace, and FontError when the face's file cannot be read.
        """
        face = self._faces.get(face_id)
        if face is None:
            spec = resolve(face_id, self.registry)
            if self._shared is not None and not spec.file.own:
                face = self._shared.face(face_id)
            else:
                face = LoadedFace(spec, self._program(spec.file), self._shaped)
            self._faces[face_id] = face
        return face

    def program_to_cut(self, face: LoadedFace) -> hb.Face:
        """Return the open file of a face for one more subset of it.

        A process that makes many documents has bundled files prepared for it: a subset of a Chinese face then takes
        0.8 ms in place of 2, and is the same.
        """
        if face.spec.file.own:
            return face.program
        if self._shared is not None:
            return self._shared.program_to_cut(face)
        name = face.spec.file.name
        self._cuts[name] = self._cuts.get(name, 0) + 1
        if self._cuts[name] == CUTS_BEFORE_PREPARING:
            import uharfbuzz as hb

            self._prepared[name] = hb.subset_preprocess(face.program)
        return self._prepared.get(name, face.program)

    def path(self, name: str) -> Path:
        """Where a bundled file of the registry stands."""
        return Path(self.registry.folder) / name if self.registry.folder else resource("fonts") / name

    def _program(self, file: FontFile) -> hb.Face:
        """The open file. A bundled one is mapped into memory; a user's may change at any time, and is read."""
        if file.own:
            from cvbuilder.fonts.own import open_own

            key = f"{file.path}#{file.number}"
            if key not in self._programs:
                self._programs[key] = open_own(Path(file.path), file.number)
            return self._programs[key]
        return self._bundled(file.name)

    def _bundled(self, name: str) -> hb.Face:
        import uharfbuzz as hb

        program = self._programs.get(name)
        if program is None:
            path = self.path(name)
            if not path.is_file():
                raise FontError((Diagnostic(f"the font file {path} is not there", hint="install the fonts again"),))
            program = hb.Face(hb.Blob.from_file_path(str(path)))
            if not program.glyph_count:
                raise FontError((Diagnostic(f"the font file {path} is not a font", hint="install the fonts again"),))
            self._programs[name] = program
        return program


@lru_cache(maxsize=1)
def bundled() -> FontLibrary:
    """The process's library of the fonts that ship with the program."""
    return FontLibrary()
