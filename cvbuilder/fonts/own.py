"""A user's own font file: what is wrong with it, and what it says of itself.

Takes what a user says of a file; gives a FontFile in which the font has told the rest: its weight or the
range of its axis, upright or italic or monospaced, the scripts and regions that it is made for. Never
searches for a file and never uses what it may not: a font that forbids embedding is an error.
"""

from __future__ import annotations

import struct
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from cvbuilder.errors import Diagnostic, FontError
from cvbuilder.fonts.registry import FontFile, Role

if TYPE_CHECKING:
    import uharfbuzz as hb

SFNT = (b"\0\1\0\0", b"OTTO", b"true")
COLLECTION = b"ttcf"
WEB = {b"wOFF": "WOFF", b"wOF2": "WOFF2"}
PLAIN_FORMS = "a .ttf, .otf, .ttc or .otc file"

RESTRICTED, USAGE, NO_SUBSETTING, BITMAPS_ONLY = 0x2, 0xF, 0x100, 0x200
"""Bits of OS/2.fsType (OpenType 1.9, OS/2): what a font's licence lets a document embed."""
BITMAP_TABLES = frozenset(("EBDT", "CBDT", "sbix", "bdat", "SVG "))

# A face is made for a script if it draws these, which are among the commonest.
HAN, HANGUL, LATIN = "的一是人大", "가나다이는", "AEOaeos"
SIMPLIFIED, TRADITIONAL = "们这个国说为", "們這個國說為"
CODE_PAGES = ((17, "ja"), (18, "zh-Hans"), (19, "ko"), (20, "zh-Hant"))
"""Bits of OS/2.ulCodePageRange1 that tell for which region's Han a font is made."""


class OwnFont(Struct, frozen=True):
    """What a user says of a file; what is unset the font itself tells.

    `name` is its path as the user writes it, `path` where it stands, `number` its face in a collection.
    """

    name: str
    path: str
    family: str = ""
    role: Role | UnsetType = UNSET
    language: str | UnsetType = UNSET
    weight: int | UnsetType = UNSET
    number: int | UnsetType = UNSET


def described(asked: OwnFont) -> FontFile:
    """The file as a registry has it. Raises FontError for a file that cannot be used, and for a wrong weight."""
    number = asked.number or 1
    program = open_own(Path(asked.path), number)
    weights = _weights(program)
    if asked.weight:
        if weights[0] != weights[1]:
            expected = f"no weight: the font has every one from {weights[0]} to {weights[1]}"
            raise FontError((Diagnostic("has a weight axis, and a weight is named", expected=expected),))
        weights = (asked.weight, asked.weight)
    role = asked.role or _role(program)
    language = asked.language if asked.language is not UNSET else _language(program) if role == "han" else ""
    own_name = _name(program, variable=weights[0] != weights[1])
    return FontFile(
        asked.name, asked.family, role, weights, "", language,
        path=asked.path, number=number, postscript_name=own_name,
    )  # fmt: skip


def open_own(path: Path, number: int) -> hb.Face:
    """Read a file and open its face of a number, from 1. Raises FontError, worded to follow the file's name."""
    import uharfbuzz as hb

    try:
        content = path.read_bytes()
    except OSError as error:
        raise _wrong(f"cannot be read: {error.strerror or error}") from None
    tables = _tables(content, number)
    _require_outlines(tables)
    program = hb.Face(hb.Blob(content), number - 1)
    if not program.glyph_count:
        raise _wrong("is damaged: it has no glyphs")
    if not len(program.unicodes):
        raise _wrong("has no table of characters (cmap), so that no text can be set in it")
    _require_embeddable(program)
    return program


def may_be_subset(program: hb.Face) -> bool:
    """False for a font that may be embedded only as a whole."""
    return not _embedding(program) & NO_SUBSETTING


def _tables(content: bytes, number: int) -> frozenset[str]:
    """The tables of a face, after its directory; raises FontError for what is no font, or not all of one."""
    magic, start = content[:4], 0
    if magic in WEB:
        hint = f"convert it to {PLAIN_FORMS}, or ask its maker for one"
        raise _wrong(f"is a web font ({WEB[magic]}), which is packed", PLAIN_FORMS, hint)
    try:
        if magic == COLLECTION:
            (count,) = struct.unpack_from(">L", content, 8)
            if number > count:
                raise _wrong(f"holds {count} face{'s' * (count != 1)}, not {number}", f"an index from 1 to {count}")
            (start,) = struct.unpack_from(">L", content, 8 + 4 * number)
        elif number > 1:
            raise _wrong("is a single font, not a collection", "no index")
        if content[start : start + 4] not in SFNT:
            raise _wrong("is not a font", PLAIN_FORMS)
        (count,) = struct.unpack_from(">H", content, start + 4)
        records = [struct.unpack_from(">4sLLL", content, start + 12 + 16 * place) for place in range(count)]
    except struct.error:
        raise _wrong("is cut short", hint="copy it again") from None
    if any(offset + length > len(content) for _, _, offset, length in records):
        raise _wrong("is cut short", hint="copy it again")
    if not all(tag.isascii() for tag, _, _, _ in records):
        raise _wrong("is damaged: its tables have no names", hint="copy it again")
    return frozenset(tag.decode("ascii") for tag, _, _, _ in records)


def _require_outlines(tables: frozenset[str]) -> None:
    if not tables & {"glyf", "CFF ", "CFF2"}:
        pictures = "has pictures of its characters and no outlines" if tables & BITMAP_TABLES else "has no outlines"
        raise _wrong(pictures, "a font with TrueType or CFF outlines")
    lacking = sorted({"head", "hhea", "hmtx", "maxp"} - tables)
    if lacking:
        raise _wrong(f"is damaged: it lacks the table{'s' * (len(lacking) > 1)} {', '.join(lacking)}")


def _require_embeddable(program: hb.Face) -> None:
    """A font whose licence forbids embedding says so in OS/2; of several bits of usage the least strict counts."""
    embedding = _embedding(program)
    if embedding & USAGE == RESTRICTED:
        hint = "choose a font that may be embedded, or ask its maker for such a licence"
        raise _wrong("may not be embedded in documents, as its licence says (OS/2 fsType, bit 1)", hint=hint)
    if embedding & BITMAPS_ONLY:
        hint = "choose a font that may be embedded, or ask its maker for such a licence"
        raise _wrong("lets documents embed pictures of it and no outlines (OS/2 fsType, bit 9)", hint=hint)


def _embedding(program: hb.Face) -> int:
    return _number(program, "OS/2", ">H", 8)


def _number(program: hb.Face, table: str, form: str, offset: int) -> int:
    """A number of a table; 0 where the table is absent or too short."""
    content = program.reference_table(table).data
    return int(struct.unpack_from(form, content, offset)[0]) if len(content) >= offset + struct.calcsize(form) else 0


def _weights(program: hb.Face) -> tuple[int, int]:
    """The range of the weight axis; else OS/2's weight twice, or what the font's style bits say."""
    axis = next((axis for axis in program.axis_infos if axis.tag == "wght"), None)
    if axis is not None:
        lightest, heaviest = max(ceil(axis.min_value), 1), min(floor(axis.max_value), 1000)
        if lightest < heaviest:
            return lightest, heaviest
    weight = _number(program, "OS/2", ">H", 4)
    if 1 <= weight <= 9:  # a scale of old fonts
        weight *= 100
    if not 1 <= weight <= 1000:
        weight = 700 if _number(program, "head", ">H", 44) & 1 else 400
    return weight, weight


def _role(program: hb.Face) -> Role:
    """What a face is made for: Han if it draws the commonest, code if monospaced, Latin; else what others lack."""
    if _draws(program, HAN):
        return "han"
    if not _draws(program, LATIN) or _draws(program, HANGUL):
        return "extra"
    if _number(program, "post", ">L", 12):
        return "mono"
    italic = _number(program, "OS/2", ">H", 62) & 1 or _number(program, "head", ">H", 44) & 2
    return "italic" if italic else "latin"


def _language(program: hb.Face) -> str:
    """The region of whose Han a face has the forms, by its code pages, else by what it draws; '' for several."""
    pages = _number(program, "OS/2", ">L", 78)
    regions = [region for bit, region in CODE_PAGES if pages >> bit & 1]
    if not regions:
        simplified, traditional = _draws(program, SIMPLIFIED), _draws(program, TRADITIONAL)
        if simplified != traditional:
            return "zh-Hans" if simplified else "zh-Hant"
    return regions[0] if len(regions) == 1 else ""


def _draws(program: hb.Face, characters: str) -> bool:
    return all(ord(character) in program.unicodes for character in characters)


def _name(program: hb.Face, variable: bool) -> str:
    """The font's name for itself in the letters that a PostScript name may have; of a variable one the family's."""
    for name_id in (25, 16, 1) if variable else (6, 4):
        name = program.get_name(name_id) or ""
        plain = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))
        if plain:
            return plain[:60]
    return "Own"


def _wrong(message: str, expected: str = "", hint: str = "") -> FontError:
    return FontError((Diagnostic(message, expected=expected, hint=hint),))
