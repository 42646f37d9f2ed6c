"""Faces by id: which there are, what they cover, how they shape, what of them a PDF embeds.

The only room that knows HarfBuzz and font files. HarfBuzz is loaded when the first face is opened.
"""

from cvbuilder.fonts.chains import code_faces, han_faces, han_weight, has_kai, latin_faces
from cvbuilder.fonts.contours import Contour
from cvbuilder.fonts.face import Face, FaceMetrics, FaceSource, Glyph
from cvbuilder.fonts.library import FontLibrary, bundled
from cvbuilder.fonts.listing import FaceListing, list_faces, missing
from cvbuilder.fonts.registry import BUNDLED, FontFile, FontRegistry, families, with_own
from cvbuilder.fonts.subset import SubsetFace, subset

__all__ = [
    "BUNDLED",
    "Contour",
    "Face",
    "FaceListing",
    "FaceMetrics",
    "FaceSource",
    "FontFile",
    "FontLibrary",
    "FontRegistry",
    "Glyph",
    "SubsetFace",
    "bundled",
    "code_faces",
    "families",
    "han_faces",
    "han_weight",
    "has_kai",
    "latin_faces",
    "list_faces",
    "missing",
    "subset",
    "with_own",
]
