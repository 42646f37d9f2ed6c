"""Fonts of a PDF: character codes while pages are painted, font objects when all are.

Takes the glyphs of the runs as they come; gives each (glyph, text) pair of a face a code of its own, so
that ToUnicode is exact: one outline may stand for a space and a no-break space, for `-` and for U+00AD
at a line's end. At the end each face is subset and embedded as a composite font (ISO 32000-1, 9.7):
Identity-H, CIDFontType2, with a CIDToGIDMap from codes to the subset's glyphs; where outlines are CFF,
CIDFontType0 with a program that has a glyph for each code. Never shapes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from cvbuilder.errors import FontError
from cvbuilder.layout.boxes import PlacedGlyph
from cvbuilder.writers.pdf.objects import PdfFile, Stream, escaped, name, number

if TYPE_CHECKING:
    from cvbuilder.fonts import Contour, FontLibrary, SubsetFace

LARGEST_CODE = 0xFFFF
# A CMap may hold at most 100 mappings in one block (Adobe Technical Note 5014).
MAPPINGS_PER_BLOCK = 100


class FaceCodes:
    """The character codes of one face in one file. Code 0 is `.notdef`; `resource` is its name on a page.

    `known` holds the codes so far, as a literal string of a content stream writes them, by glyph and text.
    """

    def __init__(self, face: str, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.glyphs: list[PlacedGlyph] = []
        self.known: dict[tuple[int, str], str] = {}

    def code(self, glyph: PlacedGlyph) -> str:
        """The code of a glyph that stands for its text: two bytes, escaped."""
        pair = (glyph.gid, glyph.text)
        code = self.known.get(pair)
        if code is None:
            self.glyphs.append(glyph)
            if len(self.glyphs) > LARGEST_CODE:
                raise FontError(f"{self.face}: more than {LARGEST_CODE} different glyphs in one file")
            two_bytes = len(self.glyphs).to_bytes(2, "big")
            code = self.known[pair] = escaped(two_bytes).decode("latin-1")
        return code


class FontTable:
    """The faces of one file, of a library, in the order in which pages first use them."""

    def __init__(self, library: FontLibrary) -> None:
        self._library = library
        self._faces: dict[str, FaceCodes] = {}

    def face(self, face: str) -> FaceCodes:
        """The codes of the face with this id."""
        codes = self._faces.get(face)
        if codes is None:
            codes = self._faces[face] = FaceCodes(face, f"F{len(self._faces) + 1}")
        return codes

    def contours(self, face: str, gid: int) -> tuple[Contour, ...]:
        """The outline of a glyph as path operators with their points, 1/1000 em from its origin."""
        return self._library.face(face).contours(gid)

    def embed(self, file: PdfFile) -> None:
        """Add every face's font objects and the page resources that name them.

        Raises FontError for a face that cannot be embedded.
        """
        entries = [
            b"/%s %s" % (codes.resource.encode("ascii"), _embedded(file, codes, self._library))
            for codes in self._faces.values()
        ]
        file.fonts.content = b"<< " + b" ".join(entries) + b" >>"


def _embedded(file: PdfFile, codes: FaceCodes, library: FontLibrary) -> bytes:
    from cvbuilder.fonts import subset

    face = subset(codes.face, [glyph.gid for glyph in codes.glyphs], library)
    base = name(face.postscript_name if face.whole else f"{_subset_tag(face.data)}+{face.postscript_name}")
    widths = _widths([face.advance(glyph.gid) for glyph in codes.glyphs])
    descriptor = _descriptor(file, face, base)
    # A CFF program's charset leads from codes to glyphs; a map is for TrueType alone (ISO 32000-1, table 117).
    numbers = b"" if face.is_cff else b" /CIDToGIDMap %s" % file.add(Stream(_glyph_numbers(codes.glyphs, face)))
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType%d /BaseFont %s" % (0 if face.is_cff else 2, base)
        + b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        + b" /FontDescriptor %s %s%s >>" % (descriptor, widths, numbers)
    )
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H" % base
        + b" /DescendantFonts [%s] /ToUnicode %s >>" % (descendant, file.add(Stream(to_unicode(codes.glyphs))))
    )


def _subset_tag(program: bytes) -> str:
    """Six letters that differ with the subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(file: PdfFile, face: SubsetFace, base: bytes) -> bytes:
    said = b"/Subtype /CIDFontType0C" if face.is_cff else b"/Length1 %d" % len(face.data)
    program = b"/FontFile%d %s" % (3 if face.is_cff else 2, file.add(Stream(face.data, said)))
    box = " ".join(map(number, face.bbox))
    measures = (
        f"/Flags {face.flags} /FontBBox [{box}] /ItalicAngle {number(face.italic_angle)}"
        f" /Ascent {number(face.ascent)} /Descent {number(face.descent)}"
        f" /CapHeight {number(face.cap_height)} /StemV {number(face.stem_v)}"
    )
    return file.add(b"<< /Type /FontDescriptor /FontName %s %s %s >>" % (base, measures.encode("ascii"), program))


def _widths(natural: list[float]) -> bytes:
    """The /DW and /W entries: the most common advance by default, the others in lists of neighbours."""
    advances = list(map(number, natural))
    # /DW is an integer (ISO 32000-1, table 117).
    whole = Counter(advance for advance in advances if advance.isdecimal())
    default = whole.most_common(1)[0][0] if whole else "1000"
    parts: list[str] = []
    follows = False
    for code, advance in enumerate(advances, start=1):
        if advance == default:
            follows = False
            continue
        parts.append(f" {advance}" if follows else f"]{code}[{advance}")
        follows = True
    lists = "".join(parts)[1:] + "]" if parts else ""
    return f"/DW {default} /W [{lists}]".encode("ascii")


def _glyph_numbers(glyphs: list[PlacedGlyph], face: SubsetFace) -> bytes:
    """The CIDToGIDMap: two bytes for each code, 0 first."""
    return b"\0\0" + b"".join(face.glyph_map[glyph.gid].to_bytes(2, "big") for glyph in glyphs)


def to_unicode(glyphs: list[PlacedGlyph]) -> bytes:
    """The ToUnicode CMap (ISO 32000-1, 9.10.3) of codes from 1 on, in UTF-16 with surrogates.

    Every code stands for something: see `glyphs` for what does not.
    """
    mappings = [
        f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>" for code, glyph in enumerate(glyphs, start=1)
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(mappings), MAPPINGS_PER_BLOCK):
        block = mappings[start : start + MAPPINGS_PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
